"""Whose an observed figure is: scopes, platforms, carried subjects, shares of a larger whole."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, targets_of

OBSERVED = [
    pytest.param(
        "平阳县上半年经济稳中有进。全县社会消费品零售总额205亿元,增长7.7%。",
        "2023-08-10",
        [
            "平阳县 | 社会消费品零售总额 | level | eq 2.05e+10 CNY | 2023-01-01/2023-06-30",
            "平阳县 | 社会消费品零售总额 | growth | eq 7.7 % | 2023-01-01/2023-06-30",
        ],
        id="scope_word",
    ),
    pytest.param(
        "南岸区加快发展。全市新能源汽车产量18.3万辆,增长61%。",
        "2023-08-10",
        [
            "重庆市 | 新能源汽车产量 | level | eq 183000 辆 | /2023-08-10",
            "重庆市 | 新能源汽车产量 | growth | eq 61 % | /2023-08-10",
        ],
        id="scope_parent",
    ),
    pytest.param(
        "涡阳县大力发展中医药产业。目前,种植面积达11.2万亩,年交易额超过40亿元。",
        "2023-08-10",
        [
            "涡阳县 | 种植面积 | level | eq 112000 亩 | /2023-08-10",
            "涡阳县 | 年交易额 | level | ge 4000000000 CNY | /2023-08-10",
        ],
        id="carried_subject",
    ),
    pytest.param(
        "去年,平阳县完成投资182亿元,桐乡市完成投资346亿元。",
        "2023-08-10",
        [
            "平阳县 | 完成投资 | level | eq 1.82e+10 CNY | 2022-01-01/2022-12-31",
            "桐乡市 | 完成投资 | level | eq 3.46e+10 CNY | 2022-01-01/2022-12-31",
        ],
        id="two_subjects",
    ),
    pytest.param(
        "截至目前,宜兴经济技术开发区已集聚集成电路企业58家。",
        "2023-08-10",
        [
            "宜兴经济技术开发区 | 集聚集成电路企业 | level | eq 58 家 | /2023-08-10",
        ],
        id="platform_in_region",
    ),
    pytest.param(
        "2022年,省级开发区实现进出口总额5210亿元,占全省的63.8%。",
        "2023-08-10",
        [
            "省级开发区 | 进出口总额 | level | eq 5.21e+11 CNY | 2022-01-01/2022-12-31",
            "省级开发区 | 进出口总额 | share | eq 63.8 % | 2022-01-01/2022-12-31",
        ],
        id="platforms_of_a_kind",
    ),
    pytest.param(
        "江苏上半年稳健开局。全省高新区实现营业收入6.1万亿元,增长8.3%。",
        "2023-08-10",
        [
            "江苏省高新区 | 营业收入 | level | eq 6.1e+12 CNY | 2023-01-01/2023-06-30",
            "江苏省高新区 | 营业收入 | growth | eq 8.3 % | 2023-01-01/2023-06-30",
        ],
        id="all_of_a_province",
    ),
    pytest.param(
        "今年前7个月,中欧班列开行1.02万列,发送货物109万标箱,同比分别增长11%、25%。",
        "2023-08-10",
        [
            "中欧班列 | 开行 | level | eq 10200 列 | 2023-01-01/2023-07-31",
            "中欧班列 | 发送货物 | level | eq 1090000 标箱 | 2023-01-01/2023-07-31",
            "中欧班列 | 开行 | growth | eq 11 % | 2023-01-01/2023-07-31",
            "中欧班列 | 发送货物 | growth | eq 25 % | 2023-01-01/2023-07-31",
        ],
        id="a_train",
    ),
    pytest.param(
        "上半年,宁波舟山港完成货物吞吐量6.62亿吨。",
        "2023-08-10",
        [
            "宁波舟山港 | 货物吞吐量 | level | eq 662000000 吨 | 2023-01-01/2023-06-30",
        ],
        id="a_port",
    ),
    pytest.param(
        "7月份,港珠澳大桥珠海公路口岸验放旅客147万人次。",
        "2023-08-10",
        [
            "港珠澳大桥珠海公路口岸 | 验放旅客 | level | eq 1470000 人次 | 2023-07-01/2023-07-31",
        ],
        id="a_bridge_checkpoint",
    ),
    pytest.param(
        "上半年,我国货物贸易进出口总值20.1万亿元,同比增长2.1%。",
        "2023-08-10",
        [
            "我国 | 货物贸易进出口总值 | level | eq 2.01e+13 CNY | 2023-01-01/2023-06-30",
            "我国 | 货物贸易进出口总值 | growth | eq 2.1 % | 2023-01-01/2023-06-30",
        ],
        id="nation",
    ),
    pytest.param(
        "上半年,国内生产总值593034亿元,同比增长5.5%。",
        "2023-08-10",
        [
            "我国 | 国内生产总值 | level | eq 5.93034e+13 CNY | 2023-01-01/2023-06-30",
            "我国 | 国内生产总值 | growth | eq 5.5 % | 2023-01-01/2023-06-30",
        ],
        id="nation_gdp",
    ),
    pytest.param(
        "民营企业为平阳县贡献了七成以上的税收、八成以上的就业岗位。",
        "2023-08-10",
        [
            "平阳县 | 民营企业贡献的税收 | share | ge 70 % | /2023-08-10",
            "平阳县 | 民营企业贡献的就业岗位 | share | ge 80 % | /2023-08-10",
        ],
        id="given_shares",
    ),
    pytest.param(
        "南岸区集聚了全市23%的软件企业。",
        "2023-08-10",
        [
            "南岸区 | 软件企业 | share | eq 23 % | /2023-08-10",
        ],
        id="share_of_nation",
    ),
    pytest.param(
        "柳城县蜜橘产量稳定在全区的18%左右。",
        "2023-08-10",
        [
            "柳城县 | 蜜橘产量 | share | approx 18 % | /2023-08-10",
        ],
        id="within_nation",
    ),
    pytest.param(
        "上半年,柳城县开工项目29个,总投资74亿元,年度完成投资21亿元。",
        "2023-08-10",
        [
            "柳城县 | 开工项目 | level | eq 29 个 | 2023-01-01/2023-06-30",
            "柳城县 | 开工项目总投资 | level | eq 7400000000 CNY | 2023-01-01/2023-06-30",
            "柳城县 | 年度完成投资 | level | eq 2100000000 CNY | 2023-01-01/2023-06-30",
        ],
        id="attribute_of_things",
    ),
    pytest.param(
        "目前,涡阳县新增研发机构18家,总数达97家。",
        "2023-08-10",
        [
            "涡阳县 | 研发机构 | increment | eq 18 家 | /2023-08-10",
            "涡阳县 | 研发机构总数 | level | eq 97 家 | /2023-08-10",
        ],
        id="total_of_things",
    ),
    pytest.param(
        "南岸区的规上服务业企业达218家。",
        "2023-08-10",
        [
            "南岸区 | 规上服务业企业 | level | eq 218 家 | /2023-08-10",
        ],
        id="with_subject_of",
    ),
    pytest.param(
        "2022年,南岸区家电类企业4家,创造产值40亿元,增长2%;电子类企业15家,产值6.9亿元。",
        "2023-08-10",
        [
            "南岸区 | 家电类企业 | level | eq 4 家 | 2022-01-01/2022-12-31",
            "南岸区 | 家电类企业产值 | level | eq 4000000000 CNY | 2022-01-01/2022-12-31",
            "南岸区 | 家电类企业产值 | growth | eq 2 % | 2022-01-01/2022-12-31",
            "南岸区 | 电子类企业 | level | eq 15 家 | 2022-01-01/2022-12-31",
            "南岸区 | 电子类企业产值 | level | eq 690000000 CNY | 2022-01-01/2022-12-31",
        ],
        id="of_the_firms_just_counted",
    ),
]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        pytest.param(
            "2022年,湖州市出口增长4%。排在湖州之前的嘉兴、绍兴,出口增速分别为5%、6%。",
            ["湖州市", "嘉兴市", "绍兴市"],
            id="listed ahead",
        ),
        pytest.param("目前,在滇的水泥企业有10多家。", ["云南省"], id="sign of a province"),
        pytest.param("2022年,平阳县鳌江镇财政收入3亿元。", ["鳌江镇"], id="town"),
        pytest.param(
            "龙岩市有1个国家级台湾农民创业园、1个国家级经济技术开发区、8个省级工业园,公路里程420公里。",
            ["龙岩市"] * 4,
            id="zones that are counted",
        ),
        pytest.param(
            "湖州市加快水利建设。荆江大堤综合整治工程列入规划,工程概算总投资15.6亿元。",
            ["荆江大堤综合整治工程"],
            id="public works of a name",
        ),
        pytest.param(
            "8月9日,云南省光伏产业联盟在昆明成立。联盟首批吸收了26家企业。",
            ["云南省光伏产业联盟"],
            id="an alliance",
        ),
        pytest.param("据云南省光伏产业联盟统计,去年云南省装机300万千瓦。", ["云南省"], id="an alliance that tells"),
    ],
)
def test_a_number_is_of_the_place_told_beside_it(text: str, subjects: list[str]) -> None:
    assert [row.split(" | ")[0] for row in metrics_of(text)] == subjects


@pytest.mark.parametrize(("text", "published_on", "expected"), OBSERVED)
def test_an_observed_figure_is_read_with_its_parts(text: str, published_on: str, expected: list[str]) -> None:
    assert metrics_of(text, published_on) == expected
    assert targets_of(text, published_on) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "阿克苏市上半年开工民生项目41个,其中浙江省援建项目9个,投资额7亿元。",
            ["阿克苏市 | 开工民生项目", "阿克苏市 | 浙江省援建项目", "阿克苏市 | 浙江省援建项目投资额"],
            id="who helps is not whose projects they are",
        ),
        pytest.param(
            "绵阳数字产业化占据四川全省接近一半。", ["绵阳市 | 数字产业化占据四川全省"], id="the whole of a share"
        ),
        pytest.param(
            "去年,四川新建高速公路600公里。", ["四川省 | 新建高速公路"], id="what is built is no work by name"
        ),
        pytest.param(
            "嘉兴市出口增长5%。平湖、海宁、桐乡分别出口420亿元、398亿元和356亿元。对东盟出口增长12.8%。",
            ["嘉兴市 | 出口", "平湖市 | 出口", "海宁市 | 出口", "桐乡市 | 出口", "嘉兴市 | 对东盟出口"],
            id="after a list of places the article's own",
        ),
        pytest.param("洋浦港集装箱吞吐量突破130万标箱。", ["洋浦港 | 集装箱吞吐量"], id="a port jieba knows"),
        pytest.param(
            "丰县经济开发区规划面积45平方公里。区内拥有规上企业126家。",
            ["丰县经济开发区 | 规划面积", "丰县经济开发区 | 规上企业"],
            id="inside the zone just spoken of",
        ),
        pytest.param(
            "潍坊综合保税区进出口86亿元。楚川集团建成仓库3万平方米。综保区税收2亿元。",
            ["潍坊综合保税区 | 进出口", "楚川集团 | 建成仓库", "潍坊综合保税区 | 税收"],
            id="a bonded zone by its short name",
        ),
        pytest.param(
            "酒泉市光伏发电量350亿度。瓜州县、玉门市项目分别为23个、17个,总装机860万千瓦。",
            ["酒泉市 | 光伏发电量", "瓜州县 | 项目", "玉门市 | 项目", "酒泉市 | 项目总装机"],
            id="after numbers shared out",
        ),
        pytest.param("垛田街道一个街道就有企业96家。", ["垛田街道 | 企业"], id="one town alone"),
        pytest.param(
            "嘉善县工业提速。西门子配件厂、博世总部同时动工,三个项目总投资68亿元。",
            ["嘉善县 | 项目总投资"],
            id="of all of them",
        ),
        pytest.param("小榄镇去年税收58.3亿元。", ["小榄镇 | 税收"], id="a town called like a thing"),
        pytest.param("平阳县医保基金支出3亿元。", ["平阳县 | 医保基金支出"], id="money of the public"),
        pytest.param(
            "嘉善县引进的西门子配件厂、博世总部等项目加快建设,规上工业总产值12亿元。",
            ["嘉善县 | 规上工业总产值"],
            id="one of several that are described",
        ),
        pytest.param("嘉善县引进4GW光伏组件及储能基地项目。", [], id="a number in a project's name is nobody's figure"),
        pytest.param("柘东镇是全国蔬菜基地,种植面积2.2万亩。", ["柘东镇 | 种植面积"], id="what a town is, not of whom"),
        pytest.param(
            "温州、宁波、合肥常住人口均超过800万人。",
            ["温州市 | 常住人口", "宁波市 | 常住人口", "合肥市 | 常住人口"],
            id="each of several places",
        ),
        pytest.param(
            "去年6月在桐乡经济开发区投产的宏远新材料公司,上半年出口1.4亿美元。",
            ["宏远新材料公司 | 出口"],
            id="who is described by a place",
        ),
        pytest.param(
            "落户嘉善县的格美电子公司,去年纳税3200万元。", ["格美电子公司 | 纳税"], id="who settled in a place"
        ),
        pytest.param(
            "坐落在嘉善县的西塘古镇,去年接待游客900万人次。", ["西塘古镇 | 接待游客"], id="what lies in a place"
        ),
        pytest.param(
            "一季度,桐庐县企业国内贷款占10.1%,国内专利授权35件。",
            ["桐庐县 | 企业国内贷款占比", "桐庐县 | 专利授权"],
            id="at home is no subject",
        ),
        pytest.param("去年,成都经中欧班列出口货值120亿元。", ["成都市 | 经中欧班列出口货值"], id="by way of a work"),
    ],
)
def test_a_place_beside_the_number_need_not_be_its_subject(text: str, expected: list[str]) -> None:
    assert [" | ".join(row.split(" | ")[:2]) for row in metrics_of(text)] == expected
