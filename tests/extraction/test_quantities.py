"""What a number with its unit and bounds says. Not here: where numbers stand in a text (test_numerals.py)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction import numeral_words, quantities
from tests.extraction.seed_tables import lexicon

LEXICON = lexicon()


@pytest.mark.parametrize(
    ("text", "value", "high", "hedge"),
    [
        pytest.param("1.2万亿", 1.2e12, None, "", id="myriads of myriads"),
        pytest.param("12,345.6", 12345.6, None, "", id="thousands groups"),
        pytest.param("700多万", 7e6, None, "ge", id="more inside the powers"),
        pytest.param("2亿3000万", 2.3e8, None, "", id="two powers"),
        pytest.param("40个亿", 4e9, None, "", id="spoken hundred millions"),
        pytest.param("两百多", 200, None, "ge", id="spelled with more"),
        pytest.param("一千零六十", 1060, None, "", id="spelled with a gap"),
        pytest.param("二百五", 250, None, "", id="a short tail counts tenths of the power before"),
        pytest.param("十二点五亿", 1.25e9, None, "", id="spelled decimal"),
        pytest.param("二三十", 20, 30, "", id="two digits side by side are a range"),
        pytest.param("十七八", 17, 18, "", id="a range in the last digit"),
        pytest.param("二〇二五", 2025, None, "", id="digits one by one"),
        pytest.param("数千", 1000, None, "ge", id="several thousand is at least one"),
        pytest.param("十来", 10, None, "approx", id="ten or so"),
    ],
)
def test_number_words_are_read(text: str, value: float, high: float | None, hedge: str) -> None:
    assert numeral_words.read(text) == numeral_words.Number(value, high, hedge)


@given(st.integers(1, 99_999_999))
def test_a_number_reads_the_same_spelled_or_in_digits(number: int) -> None:
    import cn2an

    assert numeral_words.read(cn2an.an2cn(number)) == numeral_words.Number(float(number))


MONEY = [
    pytest.param("36亿元", "36亿元", 3.6e9, "CNY", id="yuan"),
    pytest.param("6.2亿元人民币", "6.2亿元人民币", 6.2e8, "CNY", id="yuan with the currency named after"),
    pytest.param("人民币4500万元", "4500万元", 4.5e7, "CNY", id="yuan with the currency named before"),
    pytest.param("3.18亿美元", "3.18亿美元", 3.18e8, "USD", id="dollars"),
    pytest.param("2000万港元", "2000万港元", 2e7, "HKD", id="Hong Kong dollars"),
    pytest.param("15亿欧元", "15亿欧元", 1.5e9, "EUR", id="euros"),
    pytest.param("300亿日元", "300亿日元", 3e10, "JPY", id="yen"),
    pytest.param("新台币70亿元", "70亿元", 7e9, "TWD", id="a currency before 元 decides"),
    pytest.param("US$3亿", "US$3亿", 3e8, "USD", id="a sign before the number"),
    pytest.param("80多亿元", "80多亿元", 8e9, "CNY", id="more inside the value"),
    pytest.param("百亿元", "百亿元", 1e10, "CNY", id="a bare power"),
]


@pytest.mark.parametrize(("surface", "text", "value", "unit"), MONEY)
def test_money_is_in_units_of_its_own_currency(surface: str, text: str, value: float, unit: str) -> None:
    said = quantities.parse(surface, LEXICON)
    assert said is not None
    assert (surface[said.start : said.end], said.value, said.unit, said.unit_kind) == (text, value, unit, "money")


@pytest.mark.parametrize(
    ("surface", "value", "unit", "kind"),
    [
        pytest.param("12.4%", 12.4, "%", "percent", id="percent"),
        pytest.param("5‰", 5, "‰", "percent", id="per mille as written"),
        pytest.param("百分之十五", 15, "%", "percent", id="spelled percent"),
        pytest.param("2.3个百分点", 2.3, "pp", "pp", id="percentage points"),
        pytest.param("三分之一", 33.333333, "%", "percent", id="a fraction is a share to six decimals"),
        pytest.param("3/4", 75, "%", "percent", id="a fraction in digits"),
        pytest.param("半数", 50, "%", "percent", id="half of them"),
        pytest.param("两成", 20, "%", "percent", id="tenths"),
        pytest.param("六成半", 65, "%", "percent", id="tenths and a half"),
        pytest.param("1.8倍", 1.8, "倍", "multiple", id="times"),
        pytest.param("翻一番", 2, "倍", "multiple", id="doubled"),
        pytest.param("翻了两番", 4, "倍", "multiple", id="doubled twice"),
        pytest.param("双翻番", 2, "倍", "multiple", id="two things doubled"),
        pytest.param("-3.2%", -3.2, "%", "percent", id="a sign before a rate"),
        pytest.param("41.5万元/人", 415_000, "元/人", "compound", id="per head is scaled and keeps its words"),
        pytest.param("26万元/亩", 260_000, "元/亩", "compound", id="per mu"),
        pytest.param("8.5亿千瓦时", 8.5e8, "千瓦时", "energy", id="the power ends before a unit that begins with one"),
        pytest.param("30万千瓦", 3e5, "千瓦", "energy", id="kilowatts"),
        pytest.param("2400PFLOPS", 2400, "PFLOPS", "data", id="computing power"),
        pytest.param("1.6万平方米", 16_000, "平方米", "area", id="square metres"),
        pytest.param("320台(套)", 320, "台(套)", "count", id="a measure word with brackets"),
        pytest.param("半小时", 0.5, "小时", "duration", id="half an hour"),
        pytest.param("两个半小时", 2.5, "小时", "duration", id="two hours and a half"),
        pytest.param("4.1亿", 4.1e8, "", "other", id="no unit at all"),
    ],
)
def test_units_are_normalised(surface: str, value: float, unit: str, kind: str) -> None:
    said = quantities.parse(surface, LEXICON)
    assert said is not None
    assert (said.value, said.unit, said.unit_kind) == (value, unit, kind)


@pytest.mark.parametrize(
    ("surface", "text", "comparator"),
    [
        pytest.param("突破9亿元", "9亿元", "ge", id="break through"),
        pytest.param("首次突破9亿元", None, "", id="a word before the bound is no part of it"),
        pytest.param("突破了9亿元", "9亿元", "ge", id="with a particle"),
        pytest.param("不低于40家", "40家", "ge", id="not below"),
        pytest.param("40家以上", "40家", "ge", id="and above"),
        pytest.param("2300多家", "2300多家", "ge", id="more inside"),
        pytest.param("万余名", "万余名", "ge", id="odd ten thousand"),
        pytest.param("上百家", "百家", "ge", id="up to a hundred means at least"),
        pytest.param("三成多", "三成", "ge", id="more after the unit is a bound"),
        pytest.param("近七成", "七成", "lt", id="nearly"),
        pytest.param("近万名", "万名", "lt", id="nearly ten thousand"),
        pytest.param("不足10家", "10家", "lt", id="less than"),
        pytest.param("约30亿元", "30亿元", "approx", id="about"),
        pytest.param("6%左右", "6%", "approx", id="or so"),
        pytest.param("不超过3%", "3%", "le", id="not above"),
        pytest.param("5%以内", "5%", "le", id="within"),
        pytest.param("最高提升了14%", "14%", "le", id="at most, with a verb between"),
        pytest.param("控制在3%以内", "3%", "le", id="held within"),
        pytest.param("控制在3%左右", "3%", "approx", id="held around"),
        pytest.param("超过80%以上", "80%", "ge", id="said twice"),
        pytest.param("签约64个", "64个", "eq", id="signing is no about"),
        pytest.param("附近3家", "3家", "eq", id="nearby is no nearly"),
        pytest.param("10家以上市", "10家", "eq", id="listed is no above"),
        pytest.param("12家上下游", "12家", "eq", id="up- and downstream is no about"),
    ],
)
def test_bounds_on_both_sides_decide_the_comparator(surface: str, text: str | None, comparator: str) -> None:
    said = quantities.parse(surface, LEXICON)
    if text is None:
        assert said is None
        return
    assert said is not None
    assert (surface[said.start : said.end], said.comparator) == (text, comparator)


@pytest.mark.parametrize(
    ("surface", "low", "high", "unit"),
    [
        pytest.param("4至6个", 4, 6, "个", id="counts"),
        pytest.param("五至八家", 5, 8, "家", id="spelled"),
        pytest.param("40亿—55亿元", 4e9, 5.5e9, "CNY", id="the unit said once"),
        pytest.param("2至3万人", 20_000, 30_000, "人", id="the myriads said once"),
        pytest.param("8%-10%", 8, 10, "%", id="the unit said twice"),
        pytest.param("百亿元乃至千亿元", 1e10, 1e11, "CNY", id="even"),
        pytest.param("1800-2600小时", 1800, 2600, "小时", id="hours"),
    ],
)
def test_a_range_has_both_ends(surface: str, low: float, high: float, unit: str) -> None:
    said = quantities.parse(surface, LEXICON)
    assert said is not None
    assert (said.value, said.value_max, said.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("surface", "low", "high"),
    [
        pytest.param("3~4成", 30, 40, id="digits"),
        pytest.param("两到三成", 20, 30, id="words"),
        pytest.param("三成至五成", 30, 50, id="said twice"),
    ],
)
def test_tenths_may_be_a_range(surface: str, low: float, high: float) -> None:
    said = quantities.parse(surface, LEXICON)
    assert said is not None
    assert (said.value, said.value_max, said.unit) == (low, high, "%")


@pytest.mark.parametrize(
    ("surface", "comparator"),
    [
        pytest.param("约600余家", "ge", id="about so many and more"),
        pytest.param("几乎达到100%", "lt", id="almost"),
    ],
)
def test_bounds_that_stand_together(surface: str, comparator: str) -> None:
    said = quantities.parse(surface, LEXICON)
    assert said is not None
    assert said.comparator == comparator


@pytest.mark.parametrize(
    "surface",
    [
        pytest.param("三元", id="no currency may be a firm"),
        pytest.param("", id="nothing"),
        pytest.param("公司", id="no number"),
        pytest.param("5比3", id="a score"),
        pytest.param("1.2.3家", id="no single number"),
        pytest.param("翻130925331122番", id="doubled more often than a float can tell"),
    ],
)
def test_what_says_no_quantity_gives_none_or_money(surface: str) -> None:
    said = quantities.parse(surface, LEXICON)
    assert said is None or said.unit == "CNY"


@given(
    st.floats(0.01, 9999, allow_nan=False).map(lambda value: round(value, 2)), st.sampled_from(["", "万", "亿", "万亿"])
)
def test_digits_and_powers_multiply_without_binary_noise(number: float, power: str) -> None:
    said = quantities.parse(f"{number}{power}元", LEXICON)
    assert said is not None
    scale = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[power]
    assert said.value == pytest.approx(number * scale, rel=1e-12)
    assert len(f"{said.value:.12g}") <= 18
