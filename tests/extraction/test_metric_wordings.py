"""How an observed figure is put: growth, folds, units, scripts and times of made-up sentences. Things counted: test_things_counted.py."""

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
            "平阳县 | 实际利用外资 | level | eq 58400000 USD | 2023-01-01/2023-06-30",
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
        "上半年,平阳县接待游客612万人次(增长38%)。",
        "2023-08-10",
        [
            "平阳县 | 接待游客 | level | eq 6120000 人次 | 2023-01-01/2023-06-30",
            "平阳县 | 接待游客 | growth | eq 38 % | 2023-01-01/2023-06-30",
        ],
        id="bracketed_growth",
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
        "桐乡市风力发电装机容量达280万千瓦。",
        "2023-08-10",
        ["桐乡市 | 风力发电装机容量 | level | eq 2800000 千瓦 | /2023-08-10"],
        id="wind power is no weather",
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
    pytest.param(
        "2020年至2022年,桐乡工业园税收分别为2.1亿元、2.4亿元、3亿元,年均增长9%。",
        "2023-08-10",
        [
            "桐乡工业园 | 税收 | level | eq 210000000 CNY | 2020-01-01/2020-12-31",
            "桐乡工业园 | 税收 | level | eq 240000000 CNY | 2021-01-01/2021-12-31",
            "桐乡工业园 | 税收 | level | eq 300000000 CNY | 2022-01-01/2022-12-31",
            "桐乡工业园 | 税收 | growth | eq 9 % | 2020-01-01/2022-12-31",
        ],
        id="a span of years shared out",
    ),
    pytest.param(
        "2020年、2021年和2022年,桐乡工业园产值分别为6、7.5和8亿元。",
        "2023-08-10",
        [
            "桐乡工业园 | 产值 | level | eq 600000000 CNY | 2020-01-01/2020-12-31",
            "桐乡工业园 | 产值 | level | eq 750000000 CNY | 2021-01-01/2021-12-31",
            "桐乡工业园 | 产值 | level | eq 800000000 CNY | 2022-01-01/2022-12-31",
        ],
        id="years one by one and a unit said once",
    ),
    pytest.param(
        "2022年,桐乡市城镇居民、农村居民人均可支配收入分别增长4.1%、6.2%。",
        "2023-08-10",
        [
            "桐乡市 | 城镇居民人均可支配收入 | growth | eq 4.1 % | 2022-01-01/2022-12-31",
            "桐乡市 | 农村居民人均可支配收入 | growth | eq 6.2 % | 2022-01-01/2022-12-31",
        ],
        id="what is told of the last group of people",
    ),
    pytest.param(
        "2022年,桐乡市新材料产业投资27亿元,比增22%,比上年提高3个百分点,在工业投资中的占比为42%。",
        "2023-08-10",
        [
            "桐乡市 | 新材料产业投资 | level | eq 2700000000 CNY | 2022-01-01/2022-12-31",
            "桐乡市 | 新材料产业投资 | growth | eq 22 % | 2022-01-01/2022-12-31",
            "桐乡市 | 新材料产业投资增速 | increment | eq 3 pp | 2022-01-01/2022-12-31",
            "桐乡市 | 新材料产业投资 | share | eq 42 % | 2022-01-01/2022-12-31",
        ],
        id="growth said shortly, and a share of the amount",
    ),
    pytest.param(
        "2022年,桐乡软件园园区企业实现总收入约达到198亿元。",
        "2023-08-10",
        ["桐乡软件园 | 企业总收入 | level | approx 1.98e+10 CNY | 2022-01-01/2022-12-31"],
        id="about and a verb of reaching",
    ),
]


@pytest.mark.parametrize(("text", "published_on", "expected"), OBSERVED)
def test_an_observed_figure_is_read_with_its_parts(text: str, published_on: str, expected: list[str]) -> None:
    assert metrics_of(text, published_on) == expected
    assert targets_of(text, published_on) == []
