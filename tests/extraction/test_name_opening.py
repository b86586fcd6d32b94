"""Coined words that open registered names, whatever the dictionary makes of their syllables. All firms are invented."""

from __future__ import annotations

import pytest

from tests.extraction.news_rows import rows

HEADS = ("近达", "启宁", "盛禾", "和畅", "兴茂达", "绿动源", "奥克维", "正源")
FORMS = ("科技有限公司", "生物医药有限公司", "精密机械有限公司", "汽车零部件股份有限公司", "集团")
WAYS = (
    "由{}投资建设的工厂在嘉兴开工。",
    "嘉兴引进{}。",
    "嘉兴成功引进行业龙头{}。",
    "西门子和{}落户嘉兴。",
    "近日,{}落户嘉兴。",
)


@pytest.mark.parametrize("head", HEADS)
def test_registered_names_begin_with_their_coined_word(head: str) -> None:
    for number, form in enumerate(FORMS):
        for way in (WAYS[number], WAYS[number - 1]):
            found = rows(way.format(head + form), "嘉兴要闻", parts=("enterprise",))
            assert head + form in found, way


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("嘉兴引进全资食品有限公司。", id="how it is owned"),
        pytest.param("嘉兴引进12家汽车零部件有限公司。", id="so many"),
        pytest.param("嘉兴引进本地机械有限公司。", id="where it is from"),
    ],
)
def test_a_trade_alone_has_no_coined_word(text: str) -> None:
    assert rows(text, "嘉兴要闻", parts=("enterprise",)) == []


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        pytest.param("海盐县与源昌矿业签约。", "源昌矿业", id="与 is no part of it"),
        pytest.param("由启宁药业投资建设的工厂在海盐县开工。", "启宁药业", id="who builds"),
        pytest.param("由启宁药业与西门子共同投资的工厂在海盐县投产。", "启宁药业", id="who builds with another"),
        pytest.param("海盐县携手德茂科技共建制造基地。", "德茂科技", id="hand in hand"),
        pytest.param("西门子及云岫集团落户海盐县。", "云岫集团", id="及 is no part of it"),
    ],
)
def test_names_end_at_words_that_lead_to_them(text: str, firm: str) -> None:
    assert firm in rows(text, "海盐要闻", parts=("enterprise",))


@pytest.mark.parametrize("word", ["帮助", "解决", "其中", "去年", "最后", "发展", "研究", "先后", "得到", "围绕"])
def test_words_of_the_language_before_a_name_are_no_part_of_it(word: str) -> None:
    for firm in ("瑞朔集团", "瑞朔科技有限公司", "瑞朔药业"):
        assert rows(f"{word}{firm}落户嘉兴。", "嘉兴要闻", parts=("enterprise",)) == [firm]


def test_a_share_of_a_group_names_no_firm() -> None:
    assert rows("该项收入占到集团总收入的四成,集团已落户嘉兴。", "嘉兴要闻", parts=("enterprise",)) == []
