"""Text comes out right whatever encoding it was saved in, and what was damaged before is told apart."""

from __future__ import annotations

import pytest

from orchestration.readers.encoding import common_share, decode
from orchestration.readers.outcome import Unreadable
from orchestration.readers.script import script_of

SIMPLIFIED = "青溪市今年一季度完成工业投资18亿元,同比增长21%,新签约项目9个。企业负责人表示,将继续扩大生产规模。\n" * 3
TRADITIONAL = "青溪市今年一季度完成工業投資18億元,同比增長21%,新簽約項目9個。企業負責人表示,將繼續擴大生產規模。\n" * 3


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        pytest.param(SIMPLIFIED, "utf-8", "utf-8", id="utf-8"),
        pytest.param(SIMPLIFIED, "utf-8-sig", "utf-8", id="utf-8 with mark"),
        pytest.param(SIMPLIFIED, "gb18030", "gb18030", id="gb18030"),
        pytest.param(SIMPLIFIED, "gbk", "gb18030", id="gbk"),
        pytest.param(SIMPLIFIED, "utf-16", "utf-16-le", id="utf-16 with mark"),
        pytest.param(SIMPLIFIED, "utf-16-le", "utf-16-le", id="utf-16 little endian without mark"),
        pytest.param(SIMPLIFIED, "utf-16-be", "utf-16-be", id="utf-16 big endian without mark"),
        pytest.param(TRADITIONAL, "big5", "big5hkscs", id="big5, which gb18030 decodes into garbage without an error"),
        pytest.param(TRADITIONAL, "utf-8", "utf-8", id="traditional utf-8"),
        pytest.param(TRADITIONAL, "gb18030", "gb18030", id="traditional gb18030"),
        pytest.param("项目落户" * 9, "gb18030", "gb18030", id="short gb18030"),
        pytest.param(
            f"<html><head><meta charset=utf-8></head><p>{SIMPLIFIED}</p>", "gbk", "gb18030", id="wrong declaration"
        ),
    ],
)
def test_text_survives_its_encoding(text: str, codec: str, encoding: str) -> None:
    decoded, found, notes = decode(text.encode(codec))
    assert (decoded, found, notes) == (text, encoding, [])


def test_invisible_characters_are_taken_out_and_counted() -> None:
    text, _, notes = decode(f"\u202e投\0资\u200b{SIMPLIFIED}\x07".encode())
    assert text == f"投资{SIMPLIFIED}"
    assert notes == ["removed 4 control or format characters"]


def test_readings_behind_characters_are_taken_out_when_they_are_no_single_gloss() -> None:
    text, _, notes = decode("青溪鎮(zhèn)經(jīng)濟(jì)發(fā)展(zhǎn)了(le)，園區(qū)招商。".encode())
    assert text == "青溪鎮經濟發展了，園區招商。"
    assert notes == ["removed 7 readings in brackets behind their characters"]
    assert decode("青溪镇的“畲(shē)”字怎么读。".encode())[0] == "青溪镇的“畲(shē)”字怎么读。"


def test_every_kind_of_line_end_becomes_one() -> None:
    text, _, _ = decode("甲\r\n乙\r丙\u2028丁\x0b戊".encode())
    assert text == "甲\n乙\n丙\n丁\n戊"


def test_a_few_lost_characters_are_noted_not_rejected() -> None:
    text, _, notes = decode((SIMPLIFIED * 10 + "\ufffd").encode())
    assert text.endswith("\ufffd")
    assert notes == ["1 characters were lost (U+FFFD) when the file was written"]


@pytest.mark.parametrize(
    "garbage",
    [
        pytest.param(SIMPLIFIED.encode().decode("gbk", "ignore"), id="utf-8 read as gbk"),
        pytest.param(SIMPLIFIED.encode("gbk").decode("big5", "ignore"), id="gbk read as big5"),
        pytest.param(TRADITIONAL.encode("big5").decode("gb18030", "ignore"), id="big5 read as gb18030"),
        pytest.param(SIMPLIFIED.encode("gbk").decode("latin-1"), id="gbk read as latin-1"),
    ],
)
def test_mojibake_is_rejected(garbage: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(garbage.encode())
    assert refusal.value.rejection.reason == "mojibake"


def test_press_text_is_made_of_common_characters() -> None:
    assert common_share(SIMPLIFIED) > 0.97
    assert common_share(TRADITIONAL) > 0.97


@pytest.mark.parametrize(
    ("text", "script"),
    [
        pytest.param(SIMPLIFIED, "Hans", id="simplified"),
        pytest.param(TRADITIONAL, "Hant", id="traditional"),
        pytest.param("山水中文", "Hans", id="characters of both scripts"),
        pytest.param(SIMPLIFIED + "臺", "Hans", id="one traditional name in a simplified text"),
    ],
)
def test_the_script_is_told_by_characters_of_one_script_only(text: str, script: str) -> None:
    assert script_of(text) == script
