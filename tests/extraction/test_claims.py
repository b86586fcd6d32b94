"""What sentences claim of their own numbers and lists, and what they do not. Not here: whether a claim holds (int_claims)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from orchestration.extraction.article import Article
from orchestration.extraction.pipeline import extract
from orchestration.extraction.text import fold
from tests.extraction.seed_tables import lexicon

HEADLINE = "临港新城观察"


def claims(sentence: str) -> list[dict[str, Any]]:
    body = f"{HEADLINE}\n{sentence}"
    article = Article("0" * 16, "a.txt", HEADLINE, body, published_on=date(2024, 7, 12), published_how="stated")
    return extract([article], lexicon()).claims.to_dicts()


def claim(sentence: str) -> dict[str, Any]:
    [row] = claims(sentence)
    return row


@pytest.mark.parametrize(("sentence", "rule", "said", "operands", "expected"), [
    pytest.param("园区现有企业214家,其中内资企业190家,外资企业(含合资)24家。", "split", "214家", ["190家", "24家"], (214, 214, 214),
                 id="a pair that leaves nothing out"),
    pytest.param("全市实现进出口总额86.4亿元,其中出口51.2亿元,增长3%,进口35.3亿元。", "split", "86.4亿元", ["51.2亿元", "35.3亿元"],
                 (8.65e9, 8.64e9, 8.66e9), id="rounded parts of a rounded whole"),
    pytest.param("培训学员360人,其中男180人,女170人。", "split", "360人", ["180人", "170人"], (350, 350, 350), id="a sum that is wrong"),
    pytest.param("签约项目20个,其中制造业8个,服务业6个,其余7个。", "split", "20个", ["8个", "6个", "7个"], (21, 21, 21),
                 id="with the rest"),
    pytest.param("上半年引进龙头企业3家、配套企业9家,共计13家。", "announced", "13家", ["3家", "9家"], (12, 12, 12),
                 id="a sum after its parts"),
    pytest.param("开工项目11个,其中产业项目7个,民生项目4个。", "adds_up", "11个", ["7个", "4个"], (11, 11, 11),
                 id="parts that happen to be all"),
])  # fmt: skip
def test_parts_make_up_a_whole(
    sentence: str, rule: str, said: str, operands: list[str], expected: tuple[float, float, float]
) -> None:
    row = claim(sentence)
    assert (row["kind"], row["rule"], row["value_text"], row["operand_texts"]) == (
        "parts_of_total",
        rule,
        said,
        operands,
    )
    assert (row["expected"], row["expected_low"], row["expected_high"]) == pytest.approx(expected)


@pytest.mark.parametrize(("sentence", "part"), [
    pytest.param("落地项目42个,其中制造业项目25个、亿元以上项目9个。", "25个", id="some of the parts"),
    pytest.param("实现税收8.2亿元,其中增值税3.1亿元,所得税2.4亿元。", "3.1亿元", id="some of a sum"),
    pytest.param("入驻企业200家,其中规上企业150家,高新技术企业120家。", "150家", id="parts that overlap"),
    pytest.param("内资企业60家、港澳台企业5家,园区有企业90家,其中内资60家,外资25家。", "60家", id="a third kind is named beside the two"),
    pytest.param("进出口50亿元,其中出口汽车5亿元,进口设备3亿元。", "5亿元", id="kinds of exports are not all exports"),
])  # fmt: skip
def test_some_parts_are_only_held_to_be_no_more_than_the_whole(sentence: str, part: str) -> None:
    row = claims(sentence)[-1]
    assert (row["kind"], row["operand_texts"], row["expected_high"]) == ("part_within_total", [part], None)


@pytest.mark.parametrize(("sentence", "kind", "rule", "expected", "bounds"), [
    pytest.param("劳动生产率为30.6万元/人,比全省的24.3万元/人高25.9%。", "percent_of_operands", "compared", 25.9259, (25.4620, 26.3918),
                 id="higher than elsewhere"),
    pytest.param("车间能耗4.5吨,比同行的6吨低25%。", "percent_of_operands", "compared", 25, (17.2727, 31.5385),
                 id="lower than elsewhere"),
    pytest.param("仓储面积由2019年的12.5万平方米扩大到2023年的20万平方米,增长60%。", "percent_of_operands", "from_to", 60,
                 (55.3785, 64.6586), id="from one level to another"),
    pytest.param("在孵企业从去年的64家增加到81家,净增17家。", "difference_of_levels", "from_to", 17, (17, 17),
                 id="the difference of two counts"),
    pytest.param("平台化率从41.5%提升至48%,提高6.5个百分点。", "difference_of_levels", "from_to", 6.5, (5.95, 7.05),
                 id="points between shares"),
    pytest.param("接待游客55万人次,比上年增加5万人次,增长10%。", "percent_of_operands", "increment", 10, (8.8235, 11.2245),
                 id="what was added to what there was"),
    pytest.param("完成货运量30万吨,占全年计划80万吨的37.5%。", "percent_of_operands", "of_plan", 37.5, (36.6460, 38.3648),
                 id="part of a plan"),
    pytest.param("共有商户500户,同比增长4%,其中网店120户,占24%。", "share_of_total", "share", 24, (24, 24),
                 id="share of the whole before"),
    pytest.param("在建的40项工程中,由本地企业承建的有26项,占比超六成。", "share_of_total", "share", 65, (65, 65), id="share in tenths"),
])  # fmt: skip
def test_rates_and_differences_are_computed_from_what_they_are_told_with(
    sentence: str, kind: str, rule: str, expected: float, bounds: tuple[float, float]
) -> None:
    row = next(row for row in claims(sentence) if row["kind"] != "part_within_total")
    assert (row["kind"], row["rule"]) == (kind, rule)
    assert row["expected"] == pytest.approx(expected, abs=1e-3)
    assert (row["expected_low"], row["expected_high"]) == pytest.approx(bounds, abs=1e-3)


def test_a_table_without_its_lines_claims_nothing() -> None:
    row = "园区有企业90家,其中内资企业60家,外资企业20家;"
    assert len(claims(row * 3)) == 3
    assert claims(row * 30) == []


def test_a_share_of_another_whole_is_not_computed() -> None:
    rows = claims("企业100家,其中外资8家,占全部外资企业的30%。")
    assert [row["kind"] for row in rows] == ["part_within_total"]


@pytest.mark.parametrize(("sentence", "low", "high"), [
    pytest.param("园区企业由50家增加到近80家,增长60%。", None, 60, id="near: at most"),
    pytest.param("园区企业由50家增加到80多家,增长60%。", 60, None, id="more than: at least"),
    pytest.param("园区企业由50家增加到约80家,增长60%。", 44, 76, id="about: a tenth either way"),
])  # fmt: skip
def test_bounds_open_what_is_expected(sentence: str, low: float | None, high: float | None) -> None:
    row = claim(sentence)
    assert (row["expected_low"], row["expected_high"]) == pytest.approx((low, high))


@pytest.mark.parametrize("sentence", [
    pytest.param("地区生产总值从2019年的300亿元增加到2023年的450亿元,增长32%。", id="constant prices"),
    pytest.param("税收收入从30亿元增加到36亿元,同口径增长15%。", id="another basis"),
    pytest.param("游客从2019年的30万人次增加到2023年的45万人次,年均增长10.7%。", id="a mean over years"),
    pytest.param("营业收入30亿元,利润比去年的2亿元增长50%。", id="of another indicator"),
    pytest.param("产量50万吨,比去年的40亿元增长20%。", id="two units"),
    pytest.param("订单8万件,比甲区多20%,比乙区的6万件多30%。", id="compared twice"),
    pytest.param("产值3亿元,占全市的12%。", id="share of what is not told"),
    pytest.param("出租率从80%提高到90%,提高12%。", id="percent of a percent"),
    pytest.param("城镇居民人均收入5.2万元,农村居民人均收入2.8万元,全体人均收入4.1万元。", id="means do not add up"),
    pytest.param("5个部门联合推介,签约企业3家、意向企业4家,现场共计到会30人。", id="a total of something else"),
    pytest.param("投资5亿元的面板项目、投资3亿元的模组项目和基金2亿元,合计8.5亿元。", id="sums that belong to things"),
    pytest.param("园区有企业90家,内资企业60家、外资企业20家、港澳台企业10家。", id="a third part"),
    pytest.param("今年签约12个,累计共签约40个。", id="two spans"),
    pytest.param("签约项目20个,开工15个,其中制造业8个,其余12个。", id="parts of an earlier number"),
])  # fmt: skip
def test_numbers_that_are_not_of_each_other_claim_nothing(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(("sentence", "said", "rule", "expected"), [
    pytest.param("聚焦生物医药、智能装备、绿色能源三大产业。", "三大", "list", (3, 3)),
    pytest.param("聚焦生物医药、智能装备、绿色能源四大产业。", "四大", "list", (3, 3)),
    pytest.param("聚焦生物医药、智能装备和绿色能源三大产业。", None, "", ()),
    pytest.param("聚焦生物医药、智能装备、海洋食品和绿色能源四大产业。", "四大", "list", (3, 4)),
    pytest.param("建设“数字港”“创意谷”“云上城”三大平台。", "三大", "list", (3, 3)),
    pytest.param("聚焦生物医药、智能装备等六大产业。", "六大", "etc", (2, None)),
    pytest.param("云帆软件、远舟生物等12家企业签约。", "12家", "etc", (2, None)),
    pytest.param("实施三大行动:产业提升、城市更新、乡村振兴。", "三大", "announced_list", (3, 3)),
    pytest.param("三大行动即产业提升、城市更新、乡村振兴、生态修复。", "三大", "announced_list", (4, 4)),
    pytest.param("推进东港、西港、南港、北港等4个码头,云桥、雨桥、虹桥等3座桥梁,学校、医院、剧场等四大配套。",
                 "四大", "etc_closing", (3, 3)),
])  # fmt: skip
def test_a_list_has_as_many_members_as_it_is_counted(
    sentence: str, said: str | None, rule: str, expected: tuple[Any, ...]
) -> None:
    rows = [row for row in claims(sentence) if row["rule"] == rule]
    assert [(row["value_text"], (row["expected_low"], row["expected_high"])) for row in rows] == [
        (said, expected)
    ] * bool(said)


@pytest.mark.parametrize("sentence", [
    pytest.param("围绕农业、林业、水利5个项目开展帮扶。", id="the number counts something else"),
    pytest.param("甲公司在云州、雨州分别建设东湖、西湖两座泵站。", id="two lists"),
    pytest.param("推进产业、城市、人才和三大工程。", id="the count is a member itself"),
    pytest.param("学习贯彻全会、座谈会和十九大精神。", id="the name of a congress"),
    pytest.param("专委会、联盟大会、“山水杯”四省邀请赛。", id="a count in a name"),
    pytest.param("北京、上海、广州三个月内开店。", id="a span of time"),
    pytest.param("位列第一、第二、第三大城市。", id="an ordinal"),
    pytest.param("实施三大行动:产业提升、城市更新等。", id="a list cut short"),
    pytest.param("建设云谷、雨谷、雾谷二十三家基地。", id="part of a longer number"),
    pytest.param("上海、江苏、浙江、安徽三省一市联合办展。", id="counted in two kinds"),
    pytest.param("推进港口、铁路、公路、机场联运五大工程。", id="the list describes what is counted"),
    pytest.param("聚焦生物医药、智能装备、绿色能源八大产业。", id="too far off for a slip"),
])  # fmt: skip
def test_lists_whose_borders_are_not_sure_claim_nothing(sentence: str) -> None:
    assert claims(sentence) == []


def test_a_whole_may_have_its_parts_in_the_next_sentence() -> None:
    row = claim(
        "全年地区生产总值820.6亿元,增长6%。其中,第一产业增加值40.2亿元,第二产业增加值380.1亿元;第三产业增加值400.3亿元。"
    )
    assert (row["kind"], row["value_text"], row["expected"]) == ("parts_of_total", "820.6亿元", pytest.approx(8.206e10))
    assert (row["sentence_no"], row["operand_sentence_no"]) == (1, 2)
    assert row["evidence"].endswith("增长6%。")
    assert row["operand_evidence"].startswith("其中,第一产业")


def test_parts_in_the_next_sentence_need_one_whole_only() -> None:
    assert claims("签约项目20个,开工15个。其中,制造业8个,其余12个。") == []


def test_a_claim_points_at_its_characters_in_the_articles_own_script() -> None:
    sentence = "全區企業達四百家；園區現有企業214家，其中內資企業190家，外資企業24家。"
    row = claim(sentence)
    body = f"{HEADLINE}\n{sentence}"
    assert body[row["span_start"] : row["span_end"]] == row["value_text"] == "214家"
    spans = zip(row["operand_starts"], row["operand_ends"], strict=True)
    assert [body[start:end] for start, end in spans] == row["operand_texts"] == ["190家", "24家"]
    assert row["evidence"] == sentence
    assert fold(row["evidence"]) != sentence


@pytest.mark.parametrize(("written", "last_place"), [
    pytest.param("12.5亿元", 1e7, id="a decimal of a hundred million"),
    pytest.param("30万吨", 1e4, id="myriads"),
    pytest.param("640公里", 1, id="a measure without decimals"),
])  # fmt: skip
def test_the_last_place_is_that_of_the_number_as_written(written: str, last_place: float) -> None:
    rows = claims(f"总量{written},其中甲类{written},占100%。")
    assert [row["last_place"] for row in rows if row["kind"] == "part_within_total"] == [last_place]
