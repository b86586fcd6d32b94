"""Firms and projects counted in made-up sentences: what the number of them is called, and what is told of their money, land and share."""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import metrics_of, targets_of

OBSERVED = [
    pytest.param(
        "一季度,涡阳县22个重点项目完成投资47亿元,新开工项目61个、完成投资11亿元。",
        "2023-05-10",
        [
            "涡阳县 | 重点项目 | level | eq 22 个 | 2023-01-01/2023-03-31",
            "涡阳县 | 重点项目完成投资 | level | eq 4700000000 CNY | 2023-01-01/2023-03-31",
            "涡阳县 | 新开工项目 | increment | eq 61 个 | 2023-01-01/2023-03-31",
            "涡阳县 | 新开工项目完成投资 | level | eq 1100000000 CNY | 2023-01-01/2023-03-31",
        ],
        id="what was invested in those just counted",
    ),
    pytest.param(
        "涡阳县拥有合成生物研究院、国家智能算力中心等市级创新平台15家。",
        "2023-05-10",
        ["涡阳县 | 市级创新平台 | level | eq 15 家 | /2023-05-10"],
        id="long_examples_of_platforms",
    ),
    pytest.param(
        "涡阳县人口165.5万,总面积2107平方公里。",
        "2023-05-10",
        [
            "涡阳县 | 人口 | level | eq 1655000 人 | /2023-05-10",
            "涡阳县 | 总面积 | level | eq 2107 平方公里 | /2023-05-10",
        ],
        id="the next clause's unit is not this one's",
    ),
    pytest.param(
        "涡阳县建成和在建的高速公路总里程突破300公里。",
        "2023-05-10",
        ["涡阳县 | 建成和在建的高速公路总里程 | level | ge 300 公里 | /2023-05-10"],
        id="motorways",
    ),
    pytest.param(
        "上半年,涡阳县签约工业项目8个和服务业项目12个。",
        "2023-08-10",
        [
            "涡阳县 | 签约工业项目 | level | eq 8 个 | 2023-01-01/2023-06-30",
            "涡阳县 | 服务业项目 | level | eq 12 个 | 2023-01-01/2023-06-30",
        ],
        id="and_more",
    ),
    pytest.param(
        "上半年,涡阳县签约80亿元项目1个、6000万美元韩资项目2个。",
        "2023-08-10",
        [
            "涡阳县 | 签约80亿元项目 | level | eq 1 个 | 2023-01-01/2023-06-30",
            "涡阳县 | 6000万美元韩资项目 | level | eq 2 个 | 2023-01-01/2023-06-30",
        ],
        id="sized_by_money",
    ),
    pytest.param(
        "上半年,涡阳县新引进高端合成基础油、高品质门窗幕墙系统等工业项目45个。",
        "2023-08-10",
        [
            "涡阳县 | 工业项目 | increment | eq 45 个 | 2023-01-01/2023-06-30",
        ],
        id="long_examples",
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
        "桐乡市有在谈项目12个,宁波母粒生产线等新材料项目6个。",
        "2023-08-10",
        [
            "桐乡市 | 在谈项目 | level | eq 12 个 | /2023-08-10",
            "桐乡市 | 母粒生产线等新材料项目 | level | eq 6 个 | /2023-08-10",
        ],
        id="a town in the name of a thing counted",
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
        "桐乡市在建项目36个,投资额51亿元,占比分别为24%、31%。",
        "2023-08-10",
        [
            "桐乡市 | 在建项目 | level | eq 36 个 | /2023-08-10",
            "桐乡市 | 在建项目投资额 | level | eq 5100000000 CNY | /2023-08-10",
            "桐乡市 | 在建项目 | share | eq 24 % | /2023-08-10",
            "桐乡市 | 在建项目投资额 | share | eq 31 % | /2023-08-10",
        ],
        id="shares of what was counted before",
    ),
    pytest.param(
        "桐乡市已有48个项目竣工投产,投产项目已超过半数、达53.3%。",
        "2023-08-10",
        [
            "桐乡市 | 竣工投产的项目 | level | eq 48 个 | /2023-08-10",
            "桐乡市 | 投产项目 | share | ge 50 % | /2023-08-10",
            "桐乡市 | 投产项目 | share | eq 53.3 % | /2023-08-10",
        ],
        id="half of what there is",
    ),
    pytest.param(
        "桐乡市今年有工业项目31个。桐昆物流园等服务业项目19个。",
        "2023-08-10",
        [
            "桐乡市 | 工业项目 | level | eq 31 个 | 2023-01-01/2023-08-10",
            "桐乡市 | 服务业项目 | level | eq 19 个 | /2023-08-10",
        ],
        id="a park among the projects counted",
    ),
    pytest.param(
        "2022年,桐乡市签约12个项目、签约金额82亿元。",
        "2023-08-10",
        [
            "桐乡市 | 签约项目 | level | eq 12 个 | 2022-01-01/2022-12-31",
            "桐乡市 | 签约金额 | level | eq 8200000000 CNY | 2022-01-01/2022-12-31",
        ],
        id="what was counted before a comma of lists stays before it",
    ),
    pytest.param(
        "今年,桐乡市有321家“育苗计划”试点企业和20家协同企业,评出38个“最美乡村”。",
        "2023-08-10",
        [
            "桐乡市 | “育苗计划”试点企业 | level | eq 321 家 | 2023-01-01/2023-08-10",
            "桐乡市 | 协同企业 | level | eq 20 家 | 2023-01-01/2023-08-10",
            "桐乡市 | “最美乡村” | level | eq 38 个 | 2023-01-01/2023-08-10",
        ],
        id="what stands in quotes is one word, verbs and all",
    ),
    pytest.param(
        "桐乡市集中签约。这12个项目总投资60亿元,该8个项目将建在园区。",
        "2023-08-10",
        ["桐乡市 | 项目总投资 | level | eq 6000000000 CNY | /2023-08-10"],
        id="these twelve were counted before",
    ),
    pytest.param(
        "桐乡市建成2×35万千瓦热电项目,这是全省唯一一家采用该工艺的电厂,新能源占据了大半江山。",
        "2023-08-10",
        [],
        id="two sets of one size, the only one, a way of speaking",
    ),
    pytest.param(
        "桐乡市36个技改项目中有7个设备投资超过3亿元,园区里有14家年产值超2亿元。",
        "2023-08-10",
        [
            "桐乡市 | 技改项目 | level | eq 36 个 | /2023-08-10",
            "桐乡市 | 设备投资超过3亿元 | level | eq 7 个 | /2023-08-10",
            "桐乡市 | 年产值超2亿元 | level | eq 14 家 | /2023-08-10",
        ],
        id="the bound says which of them are counted",
    ),
    pytest.param(
        "桐乡市汽车产业的发展分为4个阶段。数百名领导群众参加仪式,近百名嘉宾到场。两家公司共同投资建厂。",
        "2023-08-10",
        [],
        id="parts of a story, a meeting's guests, firms named before",
    ),
    pytest.param(
        "桐乡市按投资额的10%给予奖励,按照缴费额的25%予以补贴。",
        "2023-08-10",
        [],
        id="rules of who is given how much",
    ),
    pytest.param(
        "今年,由海宁市援建的30余个农房项目和远舟集团等国企投资建设的泵站在桐乡市开工。",
        "2023-08-10",
        ["桐乡市 | 农房项目 | level | ge 30 个 | 2023-01-01/2023-08-10"],
        id="what is counted ends before the firms that build too",
    ),
]


@pytest.mark.parametrize(("text", "published_on", "expected"), OBSERVED)
def test_what_is_counted_is_told_with_its_sums_and_shares(text: str, published_on: str, expected: list[str]) -> None:
    assert metrics_of(text, published_on) == expected
    assert targets_of(text, published_on) == []
