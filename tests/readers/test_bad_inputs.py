"""Every file gives an article or a rejection with its reason; none raises, hangs or vanishes."""

from __future__ import annotations

import gzip
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.promises import holds_of_answer
from orchestration.readers import FORMATS, MAX_BYTES, MAX_LINE, Rejection, read

TEXT = (
    "2022年5月6日,青溪市与远航电子签约,总投资18亿元的传感器项目落户青溪高新区。"
    "该区去年实现产值260亿元,同比增长11.2%。\n"
)
PAGE = f"<html><head><title>远航电子落户</title></head><body><h1>远航电子落户</h1><p>{TEXT}</p></body></html>"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        pytest.param(b"", "a.txt", "empty", id="no bytes"),
        pytest.param(" \u3000\n\t\u200b\ufeff \n".encode(), "a.txt", "whitespace_only", id="only space"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(500), "a.txt", "binary", id="picture renamed"),
        pytest.param(gzip.compress(TEXT.encode()), "a.html", "binary", id="gzip renamed"),
        pytest.param(b"PK\x03\x04" + bytes(99), "a.md", "binary", id="zip renamed"),
        pytest.param(bytes(range(32)) * 50 + TEXT.encode(), "a.txt", "binary", id="control characters"),
        pytest.param(random.Random(7).randbytes(5000), "a.txt", "undecodable", id="noise"),
        pytest.param(TEXT.encode()[:-3], "a.txt", "undecodable", id="utf-8 cut inside a character"),
        pytest.param(TEXT.encode() + TEXT.encode("gb18030"), "a.txt", "undecodable", id="two encodings"),
        pytest.param(TEXT.encode() + b"\xed\xa0\x80", "a.txt", "undecodable", id="surrogate"),
        pytest.param(b"\xff\xfe\x00\xd8\x00\x00", "a.txt", "undecodable", id="bad utf-16"),
        pytest.param(TEXT.encode().decode("latin-1").encode(), "a.txt", "mojibake", id="read as latin-1"),
        pytest.param(TEXT.encode().decode("gbk", "replace").encode(), "a.txt", "mojibake", id="read as gbk"),
        pytest.param(TEXT.replace("元", "\ufffd").encode(), "a.txt", "mojibake", id="lost characters"),
        pytest.param(("投资" + "1" * MAX_LINE + "亿元").encode(), "a.txt", "line_too_long", id="endless line"),
        pytest.param(b"<p>" + ("中" * (MAX_LINE + 1)).encode() + b"</p>", "a.html", "line_too_long", id="endless p"),
        pytest.param((TEXT * 21_000).encode(), "a.txt", "too_large", id="too many lines"),
        pytest.param(b"a" * (MAX_BYTES + 1), "a.txt", "too_large", id="too many bytes"),
        pytest.param(
            b"<div>" * 5000 + TEXT.encode() + b"</div>" * 5000, "a.html", "too_deep", id="nested five thousand deep"
        ),
        pytest.param(
            b"<div></b>" * 5000 + TEXT.encode(), "a.html", "too_deep", id="nested deep behind stray closing tags"
        ),
        pytest.param(
            b'<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><p>&b;</p>',
            "a.html",
            "xml_entities",
            id="own entities",
        ),
        pytest.param(b"<html><head><meta http-equiv=refresh></head></html>", "a.html", "no_text", id="no body"),
        pytest.param(b"<%@ page %>", "a.html", "no_text", id="only a template tag"),
        pytest.param("<script>var 正文='没有';</script><p>无</p>".encode(), "a.html", "no_text", id="only script"),
        pytest.param(b"An English page about nothing at all.", "a.txt", "no_text", id="no Chinese"),
        pytest.param("投资3亿元".encode(), "a.txt", "no_text", id="too short"),
        pytest.param(TEXT.encode(), "a.docx", "unsupported_format", id="unknown suffix"),
        pytest.param(TEXT.encode(), "a", "unsupported_format", id="no suffix"),
    ],
)
def test_a_bad_file_is_rejected_with_its_reason(data: bytes, name: str, reason: str) -> None:
    outcome = read(data, name)
    assert isinstance(outcome, Rejection), outcome
    assert outcome.reason == reason
    assert outcome.detail


def test_a_rejection_points_at_the_byte() -> None:
    outcome = read(TEXT.encode()[:-3], "a.txt")
    assert isinstance(outcome, Rejection)
    assert f"byte {len(TEXT.encode()) - 4}" in outcome.detail


@pytest.mark.parametrize(
    ("page", "name"),
    [
        pytest.param(f"<p>{' ' * 100_000}x{TEXT}</p>", "a.html", id="a hundred thousand spaces"),
        pytest.param("<%" * 100_000 + PAGE, "a.html", id="unclosed template tags"),
        pytest.param("<!--" * 100_000 + PAGE, "a.html", id="unclosed comments"),
        pytest.param("{{" * 100_000 + PAGE, "a.html", id="unclosed braces"),
        pytest.param("<script>" * 100_000 + PAGE, "a.html", id="unclosed scripts"),
        pytest.param("<p>" * 50_000 + PAGE, "a.html", id="unclosed paragraphs"),
        pytest.param(f"<p title='{'a' * 1_000_000}'>{TEXT}</p>", "a.html", id="huge attribute"),
        pytest.param("[" * 50_000 + TEXT + "](" * 50_000, "a.md", id="brackets without end"),
        pytest.param("**" * 50_000 + TEXT, "a.md", id="asterisks without end"),
        pytest.param("---\na: &a [x,x]\nb: &b [*a,*a,*a]\n---\n" + TEXT, "a.md", id="yaml bomb"),
        pytest.param("。" * 100_000 + TEXT, "a.txt", id="full stops"),
        pytest.param("1," * 90_000 + "亿\n" + TEXT, "a.txt", id="digits and commas"),
        pytest.param("来源:" * 19_000 + "\n" + TEXT, "a.txt", id="labels without values"),
        pytest.param("某某\n" * 19_000 + TEXT, "a.txt", id="thousands of short lines"),
        pytest.param("核心提示:某地\n" * 19_000 + TEXT, "a.txt", id="thousands of abstracts"),
        pytest.param("今年1至5月,青溪\n" * 9_000 + TEXT, "a.txt", id="thousands of cut sentences"),
    ],
)
def test_a_page_made_to_stall_a_parser_still_ends(page: str, name: str) -> None:
    assert read(page.encode(), name)


def test_markup_in_entities_stays_text() -> None:
    outcome = read(PAGE.replace("签约", "签约&lt;script&gt;&#0;&#xD800;&#8203;").encode(), "a.html")
    assert isinstance(outcome, tuple)
    assert "签约<script>" in outcome[0].body
    assert "\u200b" not in outcome[0].body


_PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<br>",
                "<table><tr><td>",
                "<a href='x'>",
                "<!--",
                "<%",
                "%>",
                "{{",
                "}}",
            ),
            *("<script>", "</script>", "<h1>", "</h1>", "<title>", "# ", "---\n", "title: ", "[查看原文](http://a.cn)"),
            *(
                "来源:",
                "2021年2月30日",
                "2021-03-04 08:15",
                "相关新闻",
                "本报讯(记者 某某)",
                "——",
                "\n",
                "　　",
                "\u200b",
            ),
            *(TEXT, "青溪", "投资", ",", "。", "12亿元", "&#x110000;", "&nbsp;", "<?php", "<c:if>", "\x00"),
        ]
    ),
    max_size=60,
)


@settings(max_examples=150)
@given(
    pieces=_PIECES, suffix=st.sampled_from(sorted(FORMATS)), encoding=st.sampled_from(["utf-8", "gb18030", "utf-16"])
)
def test_any_page_gives_an_article_or_a_rejection(pieces: list[str], suffix: str, encoding: str) -> None:
    _holds("".join(pieces).encode(encoding), f"a{suffix}")


@settings(max_examples=150)
@given(data=st.binary(max_size=400), suffix=st.sampled_from(sorted(FORMATS)))
def test_any_bytes_give_an_article_or_a_rejection(data: bytes, suffix: str) -> None:
    _holds(data, f"a{suffix}")
    _holds(TEXT.encode() + data, f"a{suffix}")


def _holds(data: bytes, name: str) -> None:
    holds_of_answer(read(data, name))
