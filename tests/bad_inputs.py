"""The catalogue of what may lie in raw/: how each kind is made, and what becomes of it.

    python -m tests.bad_inputs        each kind in a process of its own, with the memory and the time it takes

Belongs here: the kinds, their plain words, the outcomes that docs/bad-inputs.md lists. Does not belong here: the tests that hold them
(tests/orchestration/test_bad_inputs.py).
"""

from __future__ import annotations

import gzip
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from orchestration.settings import PROJECT, Settings

TEXT = "2022年5月6日,青溪市与远航电子签约,总投资18亿元的传感器项目落户青溪高新区。该区去年实现产值260亿元,同比增长11.2%。\n"
TRADITIONAL = "2022年5月6日,青溪市與遠航電子簽約,總投資18億元的傳感器項目落戶青溪高新區。該區去年實現產值260億元,同比增長11.2%。\n"
MIB = 1 << 20
MEMORY, SECONDS = 1024, 60  # the bars of one kind: MiB at the peak, seconds

Maker = bytes | Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file. `made`: its bytes, or what makes it at a path. `outcome` and `reason` as in `files`; no reason for what is read."""

    name: str  # of the file, as bytes have it
    what: str
    made: Maker
    outcome: str = "parsed"
    reason: str = ""


def page(inner: str, head: str = "") -> bytes:
    return f"<html><head><title>远航电子落户青溪</title>{head}</head><body><h1>远航电子落户青溪</h1>{inner}</body></html>".encode()


def story(words: str, times: int = 1) -> bytes:
    """An article with some words of its own, so that no two kinds have the same bytes."""
    return f"青溪市消息:{words}\n{TEXT * times}".encode()


def zipped(size: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "0" * size)
    return file.getvalue()


def link(target: str) -> Callable[[bytes], None]:
    return lambda path: os.symlink(target, path)


def huge(path: bytes) -> None:
    line = TEXT.encode() * 1000
    with open(path, "wb") as file:
        while file.tell() < 200_000_000:
            file.write(line)


def rejected(name: str, what: str, reason: str, made: Maker) -> Kind:
    return Kind(name, what, made, "rejected", reason)


ENCODINGS = [
    Kind("enc_gbk.txt", "GBK", story("甲").decode().encode("gbk")),
    Kind("enc_gb18030.txt", "GB18030 with four-byte characters", story("甲𠮷㐂龘").decode().encode("gb18030")),
    Kind("enc_big5.txt", "Big5", (TRADITIONAL * 3).encode("big5")),
    Kind("enc_utf16le.txt", "UTF-16 with a mark", b"\xff\xfe" + story("丙").decode().encode("utf-16-le")),
    Kind("enc_utf16be.txt", "UTF-16 without a mark", story("丁", 3).decode().encode("utf-16-be")),
    Kind("enc_bom.txt", "UTF-8 with a mark", b"\xef\xbb\xbf" + story("戊")),
    Kind("enc_lying.html", "GBK that declares UTF-8", page(f"<p>{TEXT}</p>", "<meta charset=utf-8>").decode().encode("gbk")),
    rejected("enc_mixed.txt", "two encodings in one file", "undecodable", story("己") + story("己").decode().encode("gbk")),
    rejected("enc_cut.txt", "UTF-8 cut inside a character", "undecodable", story("庚").rstrip()[:-1]),
    rejected("enc_surrogate.txt", "lone surrogates", "undecodable", story("辛") + b"\xed\xa0\x80\xed\xbf\xbf"),
    rejected("enc_utf16_bad.txt", "half a surrogate pair in UTF-16", "undecodable", b"\xff\xfe\x00\xd8\x00\x00"),
    rejected("mojibake_latin.txt", "UTF-8 once read as Latin-1", "mojibake", story("壬").decode("latin-1").encode()),
    rejected("mojibake_gbk.txt", "UTF-8 once read as GBK", "mojibake", story("癸").decode("gbk", "replace").encode()),
    rejected("noise.txt", "random bytes", "undecodable", random.Random(7).randbytes(5000)),
]  # fmt: skip
CHARACTERS = [
    Kind("nul.txt", "NULs", story("子").replace("投资".encode(), "投\0资".encode())),
    Kind("escape.txt", "control characters and terminal escapes", story("\x1b[31m丑\x07\x7f\x85\u2028")),
    Kind("rtl.txt", "right-to-left marks and zero-width characters", story("\u202e寅\u202c\u200f\u200b")),
    Kind("noncharacters.txt", "non-characters and private use", story("卯\ufdd0\uffff\ue000")),
    Kind("entities.html", "character references of NUL and surrogates", page(f"<p>&#0;&#xD800;&#x110000;辰{TEXT}</p>")),
    Kind("fullwidth.txt", "full-width figures and marks",
        story("巳").decode().translate({c: c + 0xFEE0 for c in range(0x21, 0x7F)}).encode()),
    Kind("combining.txt", "a hundred thousand combining marks", story("亿" + "\u0301" * 100_000)),
    rejected("control.txt", "mostly control characters", "binary", bytes(range(32)) * 50 + TEXT.encode()),
    rejected("lost.txt", "characters lost when it was saved", "mojibake", TEXT.replace("元", "\ufffd").encode()),
    rejected("empty.txt", "no bytes", "empty", b""),
    rejected("space.txt", "only white space", "whitespace_only", " \u3000\n\t\u200b\ufeff \n".encode()),
    rejected("no_chinese.txt", "no Chinese", "no_text", b"An English page about nothing at all."),
    rejected("short.txt", "a few words", "no_text", "投资3亿元".encode()),
]  # fmt: skip
VALUES = [
    Kind("dates.txt", "impossible dates", story("发布于2024年2月30日。2023年13月45日,0000-00-00,99999年1月1日,二〇二四年二月三十日。")),
    Kind("numbers.txt", "absurd numbers", story(f"投资1e400元,9999999999万亿元,-0亿,NaN亿元,0x1F亿,٣亿,∞亿元,3.4.5亿,{'9' * 400}亿元。")),
    Kind("powers.txt", "a number of thousands of powers", story("投资3" + "亿" * 9000)),
    Kind("markup_title.html", "markup and script in the title",
        page(f"<h1><script>alert(1)</script>&lt;img src=x onerror=alert(2)&gt;</h1><p>午{TEXT}</p>")),
    Kind("sql.txt", "SQL, Jinja and format strings", story("'); drop table articles; -- {{ env_var('HOME') }} {% raw %} ${x} {0} %s ? $$")),
    Kind("formula.txt", "spreadsheet formulas", b"=HYPERLINK(\"http://a.cn\",\"x\")\n" + story("+cmd|' /C calc'!A0 @SUM(1+1)")),
    Kind("separators.txt", "what looks like several files",
        story("未") + "\n---\n标题:假\n日期:1900-01-01\n\x1e\x1f\n".encode() + story("申")),
    Kind("front_matter.md", "front matter with tags and a YAML bomb",
        b"---\ntitle: !!python/object/apply:os.system ['id']\na: &a [x,x]\nb: &b [*a,*a]\n---\n" + story("酉")),
]  # fmt: skip
SIZES = [
    rejected("huge.txt", "200 MB of text", "too_large", huge),
    rejected("long_line.txt", "a line of ten million characters", "line_too_long", ("投资" + "1" * 10_000_000 + "亿元").encode()),
    rejected("long_story.txt", "a story of 600,000 characters", "too_large", story("戌", 10_000)),
    rejected("many_lines.txt", "30,000 lines", "too_large", "青溪市\n".encode() * 30_000),
    rejected("deep.html", "elements nested 200,000 deep", "too_large", b"<div>" * 200_000 + TEXT.encode()),
    rejected("deep_5000.html", "elements nested 5,000 deep", "too_deep", b"<div>" * 5_000 + page(f"<p>{TEXT}</p>")),
    rejected("attribute.html", "an attribute of twelve million characters", "too_large", page(f"<p title='{'a' * 12_000_000}'>{TEXT}</p>")),
    rejected("tags.html", "100,000 links", "too_large", page(f"<p>{TEXT}</p>" + "<a href=x>甲</a>" * 100_000)),
    rejected("entities_bomb.html", "entities of its own (billion laughs)", "xml_entities",
        b'<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + page("<p>&b;</p>")),
    rejected("xxe.html", "an entity that names another file", "xml_entities",
        b'<!DOCTYPE h [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page("<p>&x;</p>")),
    Kind("unclosed.html", "thousands of unclosed elements", page("<p" + f"<p>亥{TEXT}" * 300)),
    rejected("comments.html", "a hundred thousand unclosed comments", "no_text", b"<!--" * 100_000 + page(f"<p>甲子{TEXT}</p>")),
    Kind("spaces.txt", "a hundred thousand spaces", story("投资" + " " * 100_000 + "x")),
    Kind("brackets.md", "brackets without end", b"[" * 50_000 + story("乙丑") + b"](" * 50_000),
    Kind("sentence_marks.txt", "a sentence of 199,000 enumeration commas", story("、" * 199_000)),
    Kind("sentence_digits.txt", "a sentence of 199,000 digits", story("7" * 199_000)),
    Kind("sentence_and.txt", "a sentence of 199,000 和", story("和" * 199_000)),
    Kind("sentence_shares.txt", "a sentence of 60,000 percentages", story("3%、" * 60_000)),
    Kind("sentence_nested.txt", "100,000 nested brackets", story("(" * 100_000 + "3亿元" + ")" * 90_000)),
]  # fmt: skip
FORMATS = [
    rejected("picture.txt", "a picture by another name", "binary", b"\x89PNG\r\n\x1a\n" + bytes(5000)),
    rejected("zip.txt", "a zip by another name", "binary", zipped(10_000_000)),
    rejected("gzip.html", "a gzip by another name", "binary", gzip.compress(TEXT.encode())),
    rejected("word.md", "an old Office file by another name", "binary", b"\xd0\xcf\x11\xe0" + bytes(5000)),
    rejected("broken.pdf", "a format without a reader", "unsupported_format", b"%PDF-1.4 cut"),
    rejected("data.json", "JSON with a lone surrogate", "unsupported_format", b'{"title": "\\ud83d"}'),
    rejected("frames.html", "a page of frames", "no_text", b"<html><frameset><frame src=a.html></frameset></html>"),
    rejected("script.html", "a page that only a script would fill", "no_text", page("<script>var a='正文';</script>")),
    Kind("truncated.html", "a saved page that breaks off", page(f"<p>丙寅{TEXT}</p><p>青溪市今年")[:-20]),
]  # fmt: skip
NAMES = [
    Kind(name, what, story(name.encode("utf-8", "replace").decode()))
    for name, what in (
        ("new\nline.txt", "a line break in the name"),
        ("熊猫🐼🇨🇳.txt", "emoji in the name"),
        ("a'b\"c;$(id)`id`.txt", "quotes and shell in the name"),
        ("-rf.txt", "a name like an option"),
        ("新闻[1]*?.txt", "a name like a pattern"),
        ("名\u202etxt.exe.txt", "a right-to-left mark in the name"),
        ("%2e%2e%2f.txt", "an encoded path in the name"),
        ("名" * 80 + ".txt", "the longest name there can be"),
        ("UP.TXT", "a suffix in capitals"),
        ("e\u0301.txt", "a composed character in the name"),
        ("{{ x }} {% y %}.txt", "Jinja in the name"),
        ("<img src=x onerror=alert(1)>.txt", "markup in the name"),
    )
] + [
    Kind("bad\udcff\udcfename.txt", "a name that is no UTF-8", story("丁卯")),
    rejected("blank.txt ", "a blank behind the suffix", "unsupported_format", story("戊辰")),
]  # fmt: skip
PLACES = [
    rejected("link_out.txt", "a link out of raw/", "not_a_regular_file", link("/etc/passwd")),
    rejected("link_loop.txt", "a link to itself", "not_a_regular_file", link("link_loop.txt")),
    rejected("link_dangling.txt", "a link to nothing", "not_a_regular_file", link("nowhere.txt")),
    rejected("link_folder", "a link to a folder", "not_a_regular_file", link("..")),
    rejected("pipe.txt", "a pipe that nobody writes to", "not_a_regular_file", os.mkfifo),
    Kind("twin.txt", "the same bytes as another file", story("甲").decode().encode("gbk"), "duplicate"),
]  # fmt: skip
GROUPS = {
    "Encodings": ENCODINGS,
    "Characters": CHARACTERS,
    "What is said": VALUES,
    "Size and depth": SIZES,
    "Formats": FORMATS,
    "Names": NAMES,
    "Links, pipes, copies": PLACES,
}
CATALOGUE = [kind for group in GROUPS.values() for kind in group]


def make(folder: Path, kind: Kind) -> None:
    """Puts a file of this kind into the folder."""
    path = os.path.join(os.fsencode(folder), os.fsencode(kind.name))
    if isinstance(kind.made, bytes):
        with open(path, "wb") as file:
            file.write(kind.made)
    else:
        kind.made(path)


def table() -> str:
    """The catalogue as docs/bad-inputs.md shows it."""
    lines: list[str] = []
    for title, kinds in GROUPS.items():
        lines += [f"## {title}", "", "| what lies there | outcome | reason |", "|---|---|---|"]
        lines += [f"| {kind.what} | {kind.outcome} | {f'`{kind.reason}`' if kind.reason else ''} |" for kind in kinds]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def build_one(number: int, folder: Path) -> None:
    """Reads and parses a folder that holds this kind and a good article; prints outcome, reason, MiB, seconds."""
    from orchestration.ingest import read_articles
    from orchestration.ledger import Ledger
    from orchestration.parse import parse_articles

    kind = CATALOGUE[number]
    resource.setrlimit(resource.RLIMIT_CPU, (3 * SECONDS, 3 * SECONDS))
    raw = folder / "raw"
    raw.mkdir()
    make(raw, kind)
    (raw / "zz_good.txt").write_bytes(story("己巳"))
    started = time.monotonic()
    ledger = Ledger(replace(Settings(), raw=raw, warehouse=folder / "warehouse", settle_seconds=0.0))
    ledger.begin(datetime.now(UTC))
    ledger.scan()
    read_articles(ledger)
    parse_articles(ledger)
    rows = {row["path"]: row for row in ledger.outlook().to_dicts()}
    assert rows.pop("zz_good.txt")["outcome"] == "parsed"
    (row,) = rows.values()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // MIB
    print(f"{row['outcome']}\t{row['reason'] or ''}\t{peak}\t{time.monotonic() - started:.1f}")


def main() -> int:
    """Measures every kind; returns 1 if one has another outcome than the catalogue says or is over a bar."""
    wrong = 0
    for number, kind in enumerate(CATALOGUE):
        with tempfile.TemporaryDirectory() as folder:
            ran = subprocess.run(
                [sys.executable, "-m", "tests.bad_inputs", str(number), folder],
                cwd=PROJECT,
                capture_output=True,
                text=True,
            )
        told = ran.stdout.rstrip("\n").split("\t")
        expected = "parsed" if kind.outcome == "duplicate" else kind.outcome  # it is alone here
        bad = (
            ran.returncode or told[:2] != [expected, kind.reason] or int(told[2]) >= MEMORY or float(told[3]) >= SECONDS
        )
        wrong += bool(bad)
        print(f"{'WRONG' if bad else 'ok':6}{kind.what:48}", *told, ran.stderr[-300:] if bad else "", flush=True)
    print(f"{len(CATALOGUE)} kinds, {wrong} with another outcome or over {MEMORY} MiB or {SECONDS} s")
    return int(wrong > 0)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        build_one(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        sys.exit(main())
