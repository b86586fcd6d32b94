"""How an observed figure is put: folds, units, scripts, thresholds, times and verbs of made-up sentences."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, targets_of

OBSERVED = [
    pytest.param(
        "1至5月,平阳县限上社会消费品零售额26亿元,限上批发业销售额同比增长7%。",
        "2024-06-18",
        [
            "平阳县 | 限上社会消费品零售额 | level | eq 2600000000 CNY | 2024-01-01/2024-05-31",
            "平阳县 | 限上批发业销售额 | growth | eq 7 % | 2024-01-01/2024-05-31",
        ],
        id="above_the_limit_is_no_time_and_stays",
    ),
    pytest.param(
        "2023年,平阳县居民消费价格比上年上涨0.3%,商品零售价格比上年下降0.2%。",
        "2024-02-18",
        [
            "平阳县 | 居民消费价格 | growth | eq 0.3 % | 2023-01-01/2023-12-31",
            "平阳县 | 商品零售价格 | growth | eq -0.2 % | 2023-01-01/2023-12-31",
        ],
        id="prices_compared_with_the_year_before",
    ),
    pytest.param(
        "2022年,涡阳县快递业务量是2017年的4.2倍。",
        "2023-08-10",
        [
            "涡阳县 | 快递业务量 | growth | eq 4.2 倍 | 2022-01-01/2022-12-31",
        ],
        id="times_fold",
    ),
    pytest.param(
        "五年来,平阳县财政收入翻了一番。",
        "2023-08-10",
        [
            "平阳县 | 财政收入 | growth | eq 2 倍 | 2018-08-10/2023-08-10",
        ],
        id="doubled",
    ),
    pytest.param(
        "桐乡市研发强度从2017年的2.4%提高到2022年的3.3%。",
        "2023-08-10",
        [
            "桐乡市 | 研发强度 | level | eq 2.4 % | 2017-01-01/2017-12-31",
            "桐乡市 | 研发强度 | level | eq 3.3 % | 2022-01-01/2022-12-31",
        ],
        id="from_to",
    ),
    pytest.param(
        "近五年,宜兴市地区生产总值年均增长6.4%。",
        "2023-08-10",
        [
            "宜兴市 | 地区生产总值 | growth | eq 6.4 % | 2018-08-10/2023-08-10",
        ],
        id="annual",
    ),
    pytest.param(
        "2022年,南岸区人均可支配收入达5.2万元,比上年增加2100元。",
        "2023-08-10",
        [
            "南岸区 | 人均可支配收入 | level | eq 52000 CNY | 2022-01-01/2022-12-31",
            "南岸区 | 人均可支配收入 | increment | eq 2100 CNY | 2022-01-01/2022-12-31",
        ],
        id="per_head",
    ),
    pytest.param(
        "目前,宜兴经济技术开发区亩均税收达46.8万元/亩。",
        "2023-08-10",
        [
            "宜兴经济技术开发区 | 亩均税收 | level | eq 468000 元/亩 | /2023-08-10",
        ],
        id="per_acre",
    ),
    pytest.param(
        "上半年,平阳县实际利用外资5840万美元。",
        "2023-08-10",
        [
            "平阳县 | 利用外资 | level | eq 58400000 USD | 2023-01-01/2023-06-30",
        ],
        id="dollars",
    ),
    pytest.param(
        "上半年,桐乡市实现旅游收入８６．５亿元。",
        "2023-08-10",
        [
            "桐乡市 | 旅游收入 | level | eq 8650000000 CNY | 2023-01-01/2023-06-30",
        ],
        id="full_width",
    ),
    pytest.param(
        "上半年,桐鄉市實現工業產值１２０億元,同比增長６．５％。",
        "2023-08-10",
        [
            "桐乡市 | 工业产值 | level | eq 1.2e+10 CNY | 2023-01-01/2023-06-30",
            "桐乡市 | 工业产值 | growth | eq 6.5 % | 2023-01-01/2023-06-30",
        ],
        id="traditional",
    ),
    pytest.param(
        "目前,涡阳县产值超亿元企业达74家。",
        "2023-08-10",
        [
            "涡阳县 | 产值超亿元企业 | level | eq 74 家 | /2023-08-10",
        ],
        id="threshold_names",
    ),
    pytest.param(
        "宜兴市拥有年收入10亿元以上、纳税5000万元以上企业36家。",
        "2023-08-10",
        [
            "宜兴市 | 年收入10亿元以上、纳税5000万元以上企业 | level | eq 36 家 | /2023-08-10",
        ],
        id="threshold_two",
    ),
    pytest.param(
        "南岸区签约百亿级项目3个,10亿元以上项目17个。",
        "2023-08-10",
        [
            "南岸区 | 签约百亿级项目 | level | eq 3 个 | /2023-08-10",
            "南岸区 | 10亿元以上项目 | level | eq 17 个 | /2023-08-10",
        ],
        id="big_projects",
    ),
    pytest.param(
        "上半年,平阳县接待游客612万人次(增长38%)。",
        "2023-08-10",
        [
            "平阳县 | 接待游客 | level | eq 6120000 人次 | 2023-01-01/2023-06-30",
            "平阳县 | 接待游客 | growth | eq 38 % | 2023-01-01/2023-06-30",
        ],
        id="bracketed_growth",
    ),
    pytest.param(
        "平阳县设立规模达20亿元的产业基金。",
        "2023-08-10",
        [
            "平阳县 | 产业基金规模 | level | eq 2000000000 CNY | /2023-08-10",
        ],
        id="capacity_of_fund",
    ),
    pytest.param(
        "截至7月,已有85家零部件企业落户涡阳县。",
        "2023-08-10",
        [
            "涡阳县 | 落户零部件企业 | level | eq 85 家 | /2023-07-31",
        ],
        id="deed",
    ),
    pytest.param(
        "8月8日,桐乡市举行项目签约活动,现场签约项目26个,总投资158亿元。",
        "2023-08-10",
        [
            "桐乡市 | 现场签约项目 | level | eq 26 个 | 2023-08-08/2023-08-08",
            "桐乡市 | 现场签约项目总投资 | level | eq 1.58e+10 CNY | 2023-08-08/2023-08-08",
        ],
        id="signed_on_day",
    ),
    pytest.param(
        "1至12月,平阳县新登记企业8600户。",
        "2023-01-12",
        [
            "平阳县 | 新登记企业 | increment | eq 8600 户 | 2022-01-01/2022-12-31",
        ],
        id="month_range_in_january",
    ),
    pytest.param(
        "2022年,宜兴市完成投资480亿元。年末金融机构存款余额2860亿元。",
        "2023-08-10",
        [
            "宜兴市 | 完成投资 | level | eq 4.8e+10 CNY | 2022-01-01/2022-12-31",
            "宜兴市 | 金融机构存款余额 | level | eq 2.86e+11 CNY | /2022-12-31",
        ],
        id="last_year_end",
    ),
    pytest.param(
        "2022年,柳城县加快转型,全年完成技改投资19亿元。",
        "2023-08-10",
        [
            "柳城县 | 技改投资 | level | eq 1900000000 CNY | 2022-01-01/2022-12-31",
        ],
        id="whole_year_of_last",
    ),
    pytest.param(
        "预计2022年,平阳县实现地区生产总值600亿元。",
        "2023-01-20",
        [
            "平阳县 | 地区生产总值 | level | eq 6e+10 CNY | 2022-01-01/2022-12-31",
        ],
        id="estimate_of_past",
    ),
    pytest.param(
        "上半年,宜兴港集装箱吞吐量12.8万标箱,创近十年新高。",
        "2023-08-10",
        [
            "宜兴港 | 集装箱吞吐量 | level | eq 128000 标箱 | 2023-01-01/2023-06-30",
        ],
        id="record",
    ),
    pytest.param(
        "目前,南岸区生活垃圾无害化处理率达100%。",
        "2023-08-10",
        [
            "南岸区 | 生活垃圾无害化处理率 | level | eq 100 % | /2023-08-10",
        ],
        id="rate",
    ),
    pytest.param(
        "上半年,桐乡市城镇新增就业1.7万人。",
        "2023-08-10",
        [
            "桐乡市 | 城镇新增就业 | increment | eq 17000 人 | 2023-01-01/2023-06-30",
        ],
        id="employment",
    ),
    pytest.param(
        "上半年,柳城县环境治理完成投资6.3亿元。",
        "2023-08-10",
        [
            "柳城县 | 环境治理完成投资 | level | eq 630000000 CNY | 2023-01-01/2023-06-30",
        ],
        id="compound_verb_noun",
    ),
    pytest.param(
        "2022年,宜兴市万元GDP能耗下降3.1%。",
        "2023-08-10",
        [
            "宜兴市 | 万元GDP能耗 | growth | eq -3.1 % | 2022-01-01/2022-12-31",
        ],
        id="gdp_energy",
    ),
    pytest.param(
        "目前,涡阳县每千人口床位数达7.2张。",
        "2023-08-10",
        [
            "涡阳县 | 每千人口床位数 | level | eq 7.2 张 | /2023-08-10",
        ],
        id="hospital_beds",
    ),
    pytest.param(
        "上半年,平阳县工业投资占比下降2.4个百分点。",
        "2023-08-10",
        [
            "平阳县 | 工业投资占比 | increment | eq -2.4 pp | 2023-01-01/2023-06-30",
        ],
        id="negative_growth_points",
    ),
    pytest.param(
        "上半年,宜兴市进出口386亿元,其中出口291亿元、增长5.2%,进口95亿元、下降1.8%。",
        "2023-08-10",
        [
            "宜兴市 | 进出口 | level | eq 3.86e+10 CNY | 2023-01-01/2023-06-30",
            "宜兴市 | 出口 | level | eq 2.91e+10 CNY | 2023-01-01/2023-06-30",
            "宜兴市 | 出口 | growth | eq 5.2 % | 2023-01-01/2023-06-30",
            "宜兴市 | 进口 | level | eq 9500000000 CNY | 2023-01-01/2023-06-30",
            "宜兴市 | 进口 | growth | eq -1.8 % | 2023-01-01/2023-06-30",
        ],
        id="total_then_parts",
    ),
    pytest.param(
        "桐乡市已引进西门子、博世等一批优质项目270个。",
        "2023-08-10",
        ["桐乡市 | 优质项目 | level | eq 270 个 | /2023-08-10"],
        id="examples are not what is counted",
    ),
    pytest.param(
        "一季度,桐乡市重点项目完成投资19.6亿元。",
        "2023-04-20",
        ["桐乡市 | 重点项目完成投资 | level | eq 1960000000 CNY | 2023-01-01/2023-03-31"],
        id="what was invested",
    ),
    pytest.param(
        "上半年,桐乡市开工项目146个,总投资38亿元,累计完成投资17亿元。",
        "2023-08-10",
        [
            "桐乡市 | 开工项目 | level | eq 146 个 | 2023-01-01/2023-06-30",
            "桐乡市 | 开工项目总投资 | level | eq 3800000000 CNY | 2023-01-01/2023-06-30",
            "桐乡市 | 开工项目完成投资 | level | eq 1700000000 CNY | 2023-01-01/2023-06-30",
        ],
        id="what was invested in the projects counted",
    ),
    pytest.param(
        "桐乡市9个省、市重点工程总投资26.5亿元。",
        "2023-08-10",
        [
            "桐乡市 | 省、市重点工程 | level | eq 9 个 | /2023-08-10",
            "桐乡市 | 省、市重点工程总投资 | level | eq 2650000000 CNY | /2023-08-10",
        ],
        id="whose projects they are, and their sum",
    ),
    pytest.param(
        "上半年,桐乡市生产总值增长8.4%,比全省(7.7%)和全国平均水平(7.0%)分别高0.7、1.4个百分点。",
        "2023-08-10",
        [
            "桐乡市 | 生产总值 | growth | eq 8.4 % | 2023-01-01/2023-06-30",
            "桐乡市 | 生产总值增速 | growth | eq 0.7 pp | 2023-01-01/2023-06-30",
            "桐乡市 | 生产总值增速 | growth | eq 1.4 pp | 2023-01-01/2023-06-30",
        ],
        id="compared past brackets",
    ),
    pytest.param(
        "上半年,桐乡市化纤业和包装业增幅最大,分别为22.5%和21.6%。",
        "2023-08-10",
        [
            "桐乡市 | 化纤业 | growth | eq 22.5 % | 2023-01-01/2023-06-30",
            "桐乡市 | 包装业 | growth | eq 21.6 % | 2023-01-01/2023-06-30",
        ],
        id="shared out over what the clause told ahead",
    ),
    pytest.param(
        "上半年,桐乡市工业投资保持30%以上的快速增长势头。",
        "2023-08-10",
        ["桐乡市 | 工业投资 | growth | ge 30 % | 2023-01-01/2023-06-30"],
        id="a pace that is kept up",
    ),
    pytest.param(
        "桐乡市有在谈项目12个,宁波母粒生产线等新材料项目6个。",
        "2023-08-10",
        [
            "桐乡市 | 在谈项目 | level | eq 12 个 | /2023-08-10",
            "桐乡市 | 母粒生产线等新材料项目 | level | eq 6 个 | /2023-08-10",
        ],
        id="a town in the name of a thing counted",
    ),
    pytest.param(
        "桐乡市风力发电装机容量达280万千瓦。",
        "2023-08-10",
        ["桐乡市 | 风力发电装机容量 | level | eq 2800000 千瓦 | /2023-08-10"],
        id="wind power is no weather",
    ),
    pytest.param(
        "桐乡工业园落户企业15家,总用地面积3200亩,年产值9亿元。",
        "2023-08-10",
        [
            "桐乡工业园 | 落户企业 | level | eq 15 家 | /2023-08-10",
            "桐乡工业园 | 总用地面积 | level | eq 3200 亩 | /2023-08-10",
            "桐乡工业园 | 年产值 | level | eq 900000000 CNY | /2023-08-10",
        ],
        id="land is no crop",
    ),
    pytest.param(
        "2022年,桐乡市生产总值增长6%。新增就业3万人。",
        "2023-08-10",
        [
            "桐乡市 | 生产总值 | growth | eq 6 % | 2022-01-01/2022-12-31",
            "桐乡市 | 就业 | increment | eq 30000 人 | 2022-01-01/2022-12-31",
        ],
        id="what was added goes on in the year told",
    ),
]


@pytest.mark.parametrize(("text", "published_on", "expected"), OBSERVED)
def test_an_observed_figure_is_read_with_its_parts(text: str, published_on: str, expected: list[str]) -> None:
    assert metrics_of(text, published_on) == expected
    assert targets_of(text, published_on) == []
