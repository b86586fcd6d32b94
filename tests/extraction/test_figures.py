"""Numbers that are no figures of a place, the reason each of them is given, and what holds for any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.extraction.article import Article
from orchestration.extraction.pipeline import extract
from tests.extraction.figure_tables import metrics_of, reasons_of, targets_of
from tests.extraction.seed_tables import lexicon

NO_FIGURES = [
    pytest.param("平阳县队以3比1战胜对手,打进2球,夺得金牌5枚。", id="sports"),
    pytest.param("本届运动会上,江苏代表团夺冠,收获金牌28枚。", id="medals"),
    pytest.param("柳城县发生5.2级地震,已转移安置受灾群众1200人。", id="earthquake"),
    pytest.param("截至8日12时,灾区已投入救援力量3600人。", id="rescue"),
    pytest.param("事故造成3人死亡、12人受伤,涡阳县已启动应急预案。", id="casualties"),
    pytest.param("宜兴市今天最高气温36℃,降雨量25毫米。", id="weather"),
    pytest.param("台风中心附近最大风力14级,桐乡市停课一天。", id="typhoon"),
    pytest.param("当日,沪指报收3288点,下跌0.6%,成交额9100亿元。", id="stock"),
    pytest.param("该股收盘报42.5元,换手率3.2%。", id="share_price"),
    pytest.param("公司每股收益0.86元,每10股派3元。", id="earnings_per_share"),
    pytest.param("桐乡市招商热线0573-88123456,联系人张先生。", id="phone"),
    pytest.param("活动在南岸区江南大道18号3楼举行。", id="address"),
    pytest.param("平阳县于2023年5月16日召开大会。", id="date_only"),
    pytest.param("涡阳县综合实力居全省第16位。", id="ordinal"),
    pytest.param("宜兴市在全国186家国家级开发区考评中位列第32位。", id="ranking_among"),
    pytest.param("来自各地的300余名嘉宾出席宜兴市推介会。", id="meeting_attendance"),
    pytest.param("平阳县举行动员大会,120名企业家到会。", id="attendance_after"),
    pytest.param("南岸区晚会吸引2万人观看。", id="audience"),
    pytest.param("在柳城县的施工现场,500多名建设者正在忙碌。", id="workers_on_site"),
    pytest.param("桐乡市工地上,60台挖掘机、机械设备同时作业。", id="machines_on_site"),
    pytest.param("从宜兴市到上海车程约2小时。", id="duration"),
    pytest.param("柳城县距柳州机场35公里。", id="distance"),
    pytest.param("平阳县群众步行15分钟就能到公园。", id="walking"),
    pytest.param("桐乡市新地标高268米。", id="height"),
    pytest.param("宜兴市农家乐每份套餐58元。", id="price"),
    pytest.param("南岸区抓好三项工作,做到两个加强。", id="small_words"),
    pytest.param("涡阳县培育五大产业,打造八大平台。", id="grouping"),
    pytest.param("平阳县实施“1+5+N”行动。", id="slogan"),
    pytest.param("柳城县推进“百千万工程”和“双百”行动。", id="name_with_number"),
    pytest.param("宜兴市弘扬“三牛”精神,落实“七个一”机制。", id="quoted_words"),
    pytest.param("桐乡市“8848”工程启动,G60沪昆高速畅通。", id="code_name"),
    pytest.param("涡阳县企业推出X7手机,搭载6.7英寸屏幕。", id="product_model"),
    pytest.param("20万吨聚丙烯项目在宜兴市投产。", id="plant_capacity"),
    pytest.param("柳城县年产5万吨蔗糖生产线开工。", id="capacity_adjacent"),
    pytest.param("美国上半年进口额1.5万亿美元,同比下降4%。", id="foreign_country"),
    pytest.param("今年上半年,越南出口增长12%。", id="foreign_firm_country"),
    pytest.param("全球新能源汽车销量达583万辆。", id="world"),
    pytest.param("对年纳税500万元以上的企业,桐乡市给予奖励。", id="threshold_only"),
    pytest.param("对节能率低于10%的,不予支持。", id="condition_percent"),
    pytest.param("南岸区人民医院设备采购项目招标公告,预算金额320万元。", id="bid_notice"),
    pytest.param("某公司以1.2亿元中标平阳县污水厂项目。", id="bid_won"),
    pytest.param("会议指出,要抓好3件事。", id="no_place_no_subject"),
    pytest.param("根据国发〔2022〕15号文件,涡阳县出台细则。", id="doc_number"),
    pytest.param("柳城县百岁老人今年103岁。", id="age"),
    pytest.param("宜兴市的水价比上海便宜三分之一。", id="loose_comparison"),
    pytest.param("平阳县95后青年返乡创业。", id="years_of_age"),
]
REASONS = [
    pytest.param("柳城县距柳州机场35公里。", "35公里", "description_length", id="distance"),
    pytest.param("从宜兴市到上海车程约2小时。", "2小时", "description_duration", id="duration"),
    pytest.param("柳城县百岁老人今年103岁。", "103岁", "description_age", id="age"),
    pytest.param("南岸区抓好三项工作。", "三项", "small_count_in_words", id="small_count"),
    pytest.param("目前,涡阳县产值超亿元企业达74家。", "亿元", "threshold", id="threshold_before_noun"),
    pytest.param("南岸区签约百亿级项目3个。", "百亿", "threshold", id="size_class"),
    pytest.param("对节能率低于10%的,宜兴市不予支持。", "10%", "threshold", id="condition"),
    pytest.param("20万吨聚丙烯项目在宜兴市投产。", "20万吨", "capacity_of_a_plant", id="plant"),
    pytest.param("柳城县年产5万吨蔗糖生产线开工。", "5万吨", "capacity_of_a_plant", id="yearly_capacity"),
    pytest.param("2022年,宜兴市万元GDP能耗下降3.1%。", "万元", "per_unit_of_money", id="per_unit_of_money"),
    pytest.param(
        "前7个月,柳城县完成税收8.2亿元,完成年任务12亿元的68.3%。", "12亿元", "planned_value", id="planned_value"
    ),
    pytest.param("西门子投资7.5亿元更新设备。", "7.5亿元", "investment_of_a_firm", id="firm_invests"),
    pytest.param(
        "宜兴市的东南大学传感器项目总投资4.2亿元。", "4.2亿元", "investment_of_a_project", id="project_of_a_firm"
    ),
    pytest.param("南岸区投资2亿美元(约合14亿元人民币)。", "14亿元人民币", "bracketed_aside", id="conversion"),
    pytest.param("平阳县举行动员大会,120名企业家到会。", "120名", "attendance", id="attendance"),
    pytest.param("在柳城县的施工现场,500多名建设者正在忙碌。", "500多名", "workforce_on_site", id="workforce"),
    pytest.param("宜兴市在全国186家国家级开发区考评中位列第32位。", "186家", "ranked_among", id="ranking"),
    pytest.param("全球新能源汽车销量达583万辆。", "583万辆", "foreign_subject", id="world"),
    pytest.param("柳城县发生5.2级地震,转移安置受灾群众1200人。", "1200人", "never_an_indicator", id="disaster"),
    pytest.param("宜兴市农家乐每份套餐58元。", "58元", "price", id="price"),
    pytest.param("宜兴市的水价比上海便宜三分之一。", "三分之一", "loose_comparison", id="loose_comparison"),
    pytest.param("宜兴市对首台套装备最高给予补助500万元。", "500万元", "subsidy_cap", id="cap"),
    pytest.param("会议指出,要抓好3件事。", "3件", "no_subject", id="no_subject"),
    pytest.param("柳城县电池在零下30度也能启动。", "30度", "description_temperature", id="cold"),
    pytest.param("柳城县剧场建成360度环幕。", "360度", "description_angle", id="angle"),
    pytest.param("柳城县市民消费满300元可抽奖。", "300元", "threshold", id="spending that is rewarded"),
    pytest.param("柳城县建成5000 t/d熟料生产线。", "5000 t/d", "capacity_of_a_plant", id="per day in letters"),
    pytest.param("平阳县有3万吨/年树脂装置2套。", "3万吨/年", "capacity_of_a_plant", id="per year before a device"),
    pytest.param("2022年,柳城县迈入“2千亿俱乐部”。", "2千亿", "size_class", id="club called by its size"),
    pytest.param("柳城县园区经工信部、商务部两家审批。", "两家", "small_count_in_words", id="bodies just named"),
    pytest.param("柳城县第300万辆整车下线。", "第300万辆", "ordinal", id="which one came off the line"),
    pytest.param("柳城港码头可同时停靠4艘货轮。", "4艘", "specification", id="what a quay holds"),
    pytest.param("柳城县的新灯较传统光源节电40%。", "40%", "loose_comparison", id="what a technique promises"),
    pytest.param("某集团斥资收购宜兴市两家水泥企业。", "两家", "small_count_in_words", id="firms that are bought"),
    pytest.param("宜兴市为各部门、科技企业代表80余人办班。", "80余人", "attendance", id="who were invited"),
]
PIECES = [
    "平阳县",
    "宜兴经济技术开发区",
    "全市",
    "2022年",
    "上半年",
    "到2025年",
    "力争",
    "实现",
    "地区生产总值",
    "同比增长",
    "高新技术企业",
    "其中",
    "占",
    "分别为",
    "、",
    ",",
    "。",
    ";",
    "的",
    "(",
    ")",
    "“",
    "612.4亿元",
    "7.9%",
    "188家",
    "3.2个百分点",
    "翻一番",
    "万元",
    "企业",
    "落户",
    "比",
    "高于",
    "和",
    "5G",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_a_number_that_measures_no_place_gives_no_row(text: str) -> None:
    assert metrics_of(text) == []
    assert targets_of(text) == []


@pytest.mark.parametrize(("text", "numeral", "reason"), REASONS)
def test_a_number_without_a_row_says_why(text: str, numeral: str, reason: str) -> None:
    assert reasons_of(text)[numeral] == reason


@settings(max_examples=120)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=24))
def test_any_text_is_read_and_every_value_stands_where_its_span_says(pieces: list[str]) -> None:
    body = "".join(pieces)
    found = extract([Article("1" * 16, "any.txt", "", body, published_on=date(2023, 8, 10))], lexicon())
    for row in (*found.metric_statements.iter_rows(named=True), *found.target_statements.iter_rows(named=True)):
        assert 0 <= row["span_start"] < row["span_end"] <= len(body)
        assert 0 < row["confidence"] <= 1
        assert row["metric"]
        if row["value"] is not None:
            assert body[row["span_start"] : row["span_end"]] == row["value_text"]


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(PIECES), min_size=4, max_size=20),
    st.lists(st.sampled_from(PIECES), min_size=4, max_size=20),
)
def test_what_one_article_says_does_not_hang_on_another(first: list[str], second: list[str]) -> None:
    articles = [
        Article(f"{number:016x}", f"{number}.txt", "", "".join(pieces), published_on=date(2023, 8, 10))
        for number, pieces in enumerate((first, second))
    ]
    together = extract(articles, lexicon())
    for name in ("metric_statements", "target_statements", "numerals"):
        alone = [getattr(extract([article], lexicon()), name).rows() for article in articles]
        assert getattr(together, name).rows() == alone[0] + alone[1]
