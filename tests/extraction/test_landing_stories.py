"""Landings of an article of several sentences: what is carried, told twice or told again. The names stand marked (marked_text.py)."""
from __future__ import annotations

import pytest

from tests.extraction.marked_text import told

STORIES = [
    pytest.param(
        ("{企:禾木新材}落户{区:柳州|柳州市}", "{企:禾木新材}碳纤维项目昨日在{区:柳州|柳州市}开工。"),
        ["禾木新材|碳纤维项目|柳州市|building|2024-05-19|-"],
        id="a headline gives way to the body",
    ),
    pytest.param(
        ("招商快讯", "{企:禾木新材}碳纤维项目在{区:柳州|柳州市}开工。", "该项目总投资12亿元。"),
        ["禾木新材|碳纤维项目|柳州市|building|-|12亿元"],
        id="the next sentence gives the sum",
    ),
    pytest.param(
        (
            "招商快讯", "{企:禾木新材}碳纤维项目在{区:柳州|柳州市}开工。",
            "{企:禾木新材}碳纤维项目建设现场机器轰鸣,{区:柳州|柳州市}在建项目又添一员。",
        ),
        ["禾木新材|碳纤维项目|柳州市|building|-|-"],
        id="what is told twice is one row",
    ),
    pytest.param(
        ("招商快讯", "{企:禾木新材}与{区:柳州|柳州市}签约。", "该公司将在{台:空港新城}建设碳纤维生产基地。"),
        ["禾木新材|-|柳州市|signed|-|-", "禾木新材|碳纤维生产基地|空港新城|planned|-|-"],
        id="该公司 is the firm of the sentence before",
    ),
    pytest.param(
        ("招商快讯", "{企:远澜科技}研发中心、{企:百川生物}疫苗基地……", "{区:临江|临江市}12个重大项目今年将陆续开工。"),
        ["远澜科技|研发中心|临江市|planned|2024|-", "百川生物|疫苗基地|临江市|planned|2024|-"],
        id="a list that breaks off is read with what follows",
    ),
    pytest.param(
        ("招商快讯", "{企:禾木新材}3万吨碳纤维项目开工。", "{企:禾木新材}20万吨碳纤维项目投产。"),
        ["禾木新材|3万吨碳纤维项目|临江市|building|-|-", "禾木新材|20万吨碳纤维项目|临江市|operating|-|-"],
        id="projects of another size are others",
    ),
]


@pytest.mark.parametrize(("sentences", "expected"), STORIES)
def test_an_article_tells_each_landing_once(sentences: tuple[str, ...], expected: list[str]) -> None:
    assert told(*sentences) == expected
