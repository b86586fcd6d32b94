"""What a sentence leaves to the rest of its article: whose number it is, and that it is still a promise.

The news items are made up; names of regions are real.
"""

from __future__ import annotations

import pytest

from tests.extraction.figure_tables import read


def subjects(text: str, title: str) -> list[str]:
    return read(text, title=title).metric_statements.sort("span_start")["subject"].to_list()


def targets(text: str, title: str = "浙江各地抓项目", published: str = "2023-07-12") -> list[str]:
    frame = read(text, published, title=title).target_statements.sort("span_start")
    return [f"{row['value_text']}|{row['metric']}|{row['deadline'] or '-'}" for row in frame.iter_rows(named=True)]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        pytest.param(
            "平阳跨省招商",
            "3月2日,平阳县招商推介会在浙江省桐乡市举行,平阳县政府与12家企业签约。\n该县已有企业188家。",
            ["平阳县", "平阳县"],
            id="a county's day is held in another county's town",
        ),
        pytest.param(
            "抓项目促发展",
            "2月8日,安徽省人民代表大会会议在合肥召开。\n工业企业达188家。",
            ["安徽省"],
            id="where people met is not whom they spoke of",
        ),
        pytest.param(
            "招商引资",
            "廊坊开发区管委会副主任介绍,去年全区新批外资项目19个。",
            ["廊坊开发区"],
            id="the whole zone is the one whose committee speaks",
        ),
        pytest.param(
            "安徽省旅游升温",
            "江苏、浙江、上海游客位居前三,全省高速公路出口车流量1342万辆次。",
            ["安徽省"],
            id="the whole province is none of those in a ranking",
        ),
        pytest.param(
            "安庆外贸增长",
            "安庆市在全国170个海关特殊监管区域中排名前列。\n其中出口101亿元。",
            ["安庆市"],
            id="a rank in the country hands nothing on",
        ),
        pytest.param(
            "嘉兴经开区抓项目",
            "嘉兴经开区总投资14亿元的冷链项目、总投资19亿元的家居展销总部项目近日开工。",
            ["冷链项目", "家居展销总部项目"],
            id="each project of a list has a sum of its own",
        ),
        pytest.param(
            "春季攻势开局良好",
            "嘉兴经开区开工项目64个。嘉兴高新区落户企业9家。\n经开区现有企业152家。",
            ["嘉兴经开区", "嘉兴高新区", "嘉兴经开区"],
            id="a zone called by its kind long after it was named",
        ),
        pytest.param(
            "江都项目建设提速",
            "江都市沿江开发区一派繁忙。\n今年全市新开工项目60个。",
            ["江都市"],
            id="a city that has since become a district",
        ),
        pytest.param(
            "海城描绘新蓝图",
            "海城市委全会召开。\n海城有工业企业188家,全市有规上企业52家。",
            ["海城市", "海城市"],
            id="a name two regions bear, given in full once",
        ),
        pytest.param(
            "嘉兴园区扫描",
            "嘉兴高新区提速。其中,纺织服装产业园有企业18家;光伏材料产业园现有企业7家。",
            ["纺织服装产业园", "光伏材料产业园"],
            id="parks called by their trade",
        ),
        pytest.param(
            "西南钢铁简报",
            "2010年四川、云南、贵州三省共生产粗钢3680万吨。同期,邻近的重庆市生产粗钢460万吨。",
            ["四川、云南、贵州三省", "重庆市"],
            id="several together, and a neighbour",
        ),
        pytest.param(
            "海南园区扫描",
            "海口、三亚、儋州三地完成投资分别增长12.5%、9.7%和39.9%。",
            ["海口市", "三亚市", "儋州市"],
            id="as many places as numbers",
        ),
        pytest.param(
            "平阳县培育企业",
            "平阳县引进世界500强、中国500强企业12家。工业企业达188家。",
            ["平阳县", "平阳县"],
            id="中国500强 is not about the country",
        ),
        pytest.param(
            "平阳县抓招商",
            "平阳县新引进项目27个,联想集团、海康威视都在其中,总投资额超过55亿元。",
            ["平阳县", "平阳县"],
            id="a sum is the counted projects', not the firms' in between",
        ),
    ],
)
def test_the_subject_may_be_told_elsewhere(title: str, text: str, expected: list[str]) -> None:
    assert subjects(text, title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "规划明确,“十四五”期间,平阳县工业增加值年均增长7%左右。",
            ["7%|工业增加值|2025-12-31"],
            id="what a plan sets out",
        ),
        pytest.param(
            "2023—2025年,平阳县营业收入保持年均增速10%左右。",
            ["10%|营业收入|2025-12-31"],
            id="years that have only begun",
        ),
        pytest.param(
            "今年,平阳县奋斗目标是生产总值完成450亿元。", ["450亿元|生产总值|2023-12-31"], id="an aim called so"
        ),
        pytest.param("平阳县今年计划投入13亿元。", ["13亿元|投入|2023-12-31"], id="a sum to be put in"),
        pytest.param("平阳县要形成15个百亿元产业集群。", ["15个|百亿元产业集群|-"], id="要 with what is to be reached"),
        pytest.param(
            "力争到2027年平阳县产值突破800亿元。认定工业设计中心40家。新增链主企业45家、龙头企业20家。",
            [
                "800亿元|产值|2027-12-31",
                "40家|认定工业设计中心|2027-12-31",
                "45家|链主企业|2027-12-31",
                "20家|龙头企业|2027-12-31",
            ],
            id="bare verbs after a promise",
        ),
        pytest.param(
            "到2025年,平阳县进出口达50亿元,技术交易额累计突破9亿元。",
            ["50亿元|进出口|2025-12-31", "9亿元|技术交易额|2025-12-31"],
            id="what is to add up by then",
        ),
        pytest.param(
            "平阳县今年计划投资8亿元,项目全部达产达效后,年可实现产值27亿元、税收2亿元。",
            ["8亿元|计划投资|2023-12-31", "27亿元|产值|-", "2亿元|税收|-"],
            id="when it is finished is the only condition",
        ),
        pytest.param(
            "园区建成后,年产值30亿元以上、年利税1亿元以上。",
            ["30亿元|年产值|-", "1亿元|年利税|-"],
            id="two sums with 以上 are no thresholds when nothing follows",
        ),
    ],
)
def test_a_promise_may_be_told_elsewhere(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("平阳县力争产值突破800亿元。目前,认定中心40家。", 1, id="said of now"),
        pytest.param("平阳县力争产值突破800亿元。新增企业45家,同比增长8%。", 1, id="compared with last year"),
        pytest.param(
            "项目投资为平阳县今年计划开工项目投资规模的4倍,目前超680个。", 0, id="what is planned is compared with"
        ),
    ],
)
def test_what_was_observed_stays_so(text: str, expected: int) -> None:
    assert len(targets(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "平阳县工业总产值120亿元,在全省工业中的占比达到7%。", ["工业总产值", "工业总产值"], id="share in a circle"
        ),
        pytest.param(
            "平阳县注册外资3亿美元,利用外资1亿美元,在全市总量中分别占73%和82%。",
            ["注册外资", "利用外资", "注册外资", "利用外资"],
            id="shares of two told before",
        ),
        pytest.param(
            "平阳县贡献了2亿美元的注册外资和1亿美元的实际利用外资。",
            ["注册外资", "实际利用外资"],
            id="each noun after its number",
        ),
        pytest.param("平阳县固定资产投资保持了30%以上的增速。", ["固定资产投资"], id="a rate named after the number"),
        pytest.param(
            "平阳县规模以上企业数字化普及率,目前已达到70%。", ["规模以上企业数字化普及率"], id="noun, when, how much"
        ),
        pytest.param(
            "平阳县居民消费价格指数上涨1.0%。", ["居民消费价格指数"], id="the one index that measures a place"
        ),
    ],
)
def test_the_indicator_may_stand_apart(text: str, expected: list[str]) -> None:
    assert read(text).metric_statements.sort("span_start")["metric"].to_list() == expected


def test_a_rate_that_falls_back_is_a_negative_change() -> None:
    rows = read("平阳县工业增加值增长8%,增速同比回落1.8个百分点。").metric_statements.sort("span_start")
    assert rows["value"].to_list() == [8, -1.8]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        pytest.param("平阳县11月出口8亿元。", "2022-11-29", ["2022-11-01/2022-11-29"], id="the month that is not over"),
        pytest.param(
            "过去的2024年,平阳县实现产值218亿元。", "2025-03-06", ["2024-01-01/2024-12-31"], id="the year past"
        ),
        pytest.param(
            "刚刚过去的一年,平阳县实现产值218亿元。", "2025-03-06", ["2024-01-01/2024-12-31"], id="one year past"
        ),
        pytest.param(
            "2022年,平阳县经济向好。\n财政收入170亿元。", "2023-02-18", ["2022-01-01/2022-12-31"], id="flows go on"
        ),
        pytest.param(
            "4月11日,平阳县举行开工仪式。\n这次开工的项目31个。",
            "2023-04-14",
            ["2023-04-11/2023-04-11"],
            id="the event's day",
        ),
    ],
)
def test_the_time_may_be_told_elsewhere(text: str, published: str, expected: list[str]) -> None:
    frame = read(text, published).metric_statements.sort("span_start")
    assert [f"{row['period_start']}/{row['period_end']}" for row in frame.iter_rows(named=True)] == expected
