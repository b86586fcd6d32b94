"""Where a firm comes to when no place is said with it: the park its paragraph is about, not only the town that holds it."""

from __future__ import annotations

import pytest

from tests.extraction.news_rows import rows

PARKS = [
    pytest.param(
        "嘉兴去年引进内资310亿元。\n南湖石化工业园区是项目集聚的主战场。总投资9亿元的晟禾化工树脂项目去年10月投产。",
        ["晟禾化工|南湖石化工业园区|operating|2010-10|9亿元"],
        id="the paragraph opens with the park",
    ),
    pytest.param(
        "嘉兴召开会议。\n走进位于嘉兴的海盐数谷产业园,塔吊林立。\n园区已有企业34家,产值52亿元。云骏电子的封测基地去年10月投产。",
        ["云骏电子|海盐数谷产业园|operating|2010-10|-"],
        id="园区 takes the park over into the next paragraph",
    ),
    pytest.param(
        "嘉兴召开会议。\n海盐数谷产业园占地1280亩。\n价格引来了客商。2010年6月,中国移动嘉兴数据中心率先入驻。",
        ["中国移动|海盐数谷产业园|landed|2010-06|-"],
        id="who moves in moves into the park",
    ),
    pytest.param(
        "嘉兴召开会议。\n海盐数谷产业园占地1280亩。\n云骏电子的封测基地去年在平湖市投产。",
        ["云骏电子|平湖市|operating|2010|-"],
        id="a place said with the verb",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARKS)
def test_the_park_of_the_paragraph(text: str, expected: list[str]) -> None:
    assert rows(text, "嘉兴要闻") == expected
