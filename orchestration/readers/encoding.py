"""Bytes → text, or a rejection that says why not.

Belongs here: byte order marks, the choice of an encoding, mojibake, control characters. Does not belong here: anything
that knows a file format. Declared charsets are not asked: Chinese pages are often saved in another encoding than they
declare.
"""

from __future__ import annotations

import re
from functools import cache

from orchestration.readers.outcome import Unreadable

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Files renamed to .txt or .html decode "successfully" in forgiving libraries, so their first bytes are looked at first.
_MAGIC = (
    (b"%PDF-", "PDF"), (b"PK\x03\x04", "zip or Office"), (b"\x1f\x8b", "gzip"), (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"\xd0\xcf\x11\xe0", "old Office"), (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"), (b"\x7fELF", "program"),
    (b"MZ\x90", "program"), (b"SQLite format 3", "SQLite"), (b"{\\rtf", "RTF"), (b"PAR1", "parquet"), (b"BZh", "bzip2"),
)  # fmt: skip
_FALLBACKS = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# Real articles measure 0.97 and more, Big5 read as GB18030 0.7 and less, UTF-8 read as GBK 0.6 and less.
_LEAST_COMMON = 0.9
_SAMPLE = 20_000  # characters: enough for a stable share, and bounded for a large file

_LATIN, _HAN, _FOREIGN = re.compile("[\x80-\xff]"), re.compile("[\u4e00-\u9fff]"), re.compile(r"[^\x00-\x7f\s]")
_READING = re.compile(
    "(?<=[\u4e00-\u9fff])[(\uff08](?:[a-z]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü][a-zāáǎàēéěèīíǐìōóǒòūúǔùü]{0,4}|zhe|le|de|men|zi)[)\uff09]"
)
_LEAST_READINGS = 5
_LINE_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


def decode(data: bytes) -> tuple[str, str, list[str]]:
    """The text with `\\n` line ends and no invisible characters, the encoding's name, and notes on what was taken out.

    Raises Unreadable (empty, binary, undecodable, mojibake, whitespace_only).
    """
    if not data:
        raise Unreadable("empty", "the file holds no bytes")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise Unreadable("binary", f"the file is a {kind} file whatever its name says")
    text, encoding = _decode(data)
    return _visible(text, encoding)


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise Unreadable(
                    "undecodable", f"marked as {encoding}, but byte {error.start + len(mark)} does not fit"
                ) from None
    try:
        text = data.decode("utf-8")
        # ASCII text in UTF-16 is valid UTF-8 with a NUL in every other place.
        if text.count("\0") * 5 < len(text):
            return text, "utf-8"
        broken_at = text.index("\0")
    except UnicodeDecodeError as error:
        broken_at = error.start
    candidates = []
    for encoding in _FALLBACKS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        candidates.append((common_share(text), encoding, text))
    best = max(candidates, default=(0.0, "", ""), key=lambda candidate: candidate[0])
    if best[0] >= _LEAST_COMMON:
        return best[2], best[1]
    if data.count(b"\0") * 20 > len(data):
        raise Unreadable("binary", f"no text: {data.count(0)} of {len(data)} bytes are NUL")
    raise Unreadable("undecodable", _why_not_utf8(data, broken_at))


def _why_not_utf8(data: bytes, broken_at: int) -> str:
    if len(data) - broken_at < 4 and broken_at:
        return f"UTF-8 cut inside a character at byte {broken_at}: the file is incomplete"
    if data[broken_at : broken_at + 1] == b"\xed":
        return f"half of a surrogate pair at byte {broken_at}"
    mixed = ", perhaps two encodings in one file" if broken_at > 100 else ""
    return f"no encoding fits from byte {broken_at} on{mixed}"


def _visible(text: str, encoding: str) -> tuple[str, str, list[str]]:
    notes = []
    cleaned, removed = strip_invisible(text)
    if not cleaned.strip():
        raise Unreadable("whitespace_only", f"{len(text)} characters, none of them visible")
    cleaned, readings = _without_readings(cleaned)
    if readings:
        notes.append(f"removed {readings} readings in brackets behind their characters")
    # Latin-1 read of UTF-8 is a third control characters, so it is told apart before those are counted.
    damage = _damage(text)
    if damage:
        raise Unreadable("mojibake", damage)
    if removed * 10 > len(text):
        raise Unreadable("binary", f"{removed} of {len(text)} characters are control characters")
    if removed:
        notes.append(f"removed {removed} control or format characters")
    lost = cleaned.count("\ufffd")
    if lost * 200 > len(cleaned):
        raise Unreadable("mojibake", f"{lost} characters were already lost (U+FFFD) when the file was written")
    if lost:
        notes.append(f"{lost} characters were lost (U+FFFD) when the file was written")
    return cleaned, encoding, notes


def _without_readings(text: str) -> tuple[str, int]:
    """镇(zhèn)区 as 镇区: mirrors that convert scripts put the reading of every character they are unsure of behind it. One or two of
    them are the writer's own."""
    found = _READING.findall(text)
    return _READING.subn("", text) if len(found) >= _LEAST_READINGS else (text, 0)


def strip_invisible(text: str) -> tuple[str, int]:
    """The text with `\\n` line ends and without control, format, private and non-characters; how many were removed."""
    return _INVISIBLE.subn("", _LINE_BREAKS.sub("\n", text))


def _damage(text: str) -> str | None:
    """What is wrong with text that decoded without an error but was decoded wrongly before it was saved; None when
    sound.
    """
    sample = text[:_SAMPLE]
    latin, han = len(_LATIN.findall(sample)), len(_HAN.findall(sample))
    if latin > 20 and latin > han:
        return f"UTF-8 that was read as Latin-1: {latin} of the first {len(sample)} characters are accented Latin"
    share = common_share(sample)
    if han >= 30 and share < 0.85:
        return f"only {share:.0%} of the Chinese characters are common ones: text decoded wrongly before it was saved"
    return None


def common_share(text: str) -> float:
    """Share (0–1) of the text's non-ASCII characters that press Chinese is made of, by the better fitting script.

    Level 1 of GB 2312 for Simplified and of Big5 for Traditional hold 97 % and more of any news text.
    """
    foreign = _FOREIGN.findall(text[:_SAMPLE])
    return max(sum(map(level.__contains__, foreign)) for level in _common_characters()) / max(1, len(foreign))


@cache
def _common_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Level 1 characters of GB 2312 and of Big5, each with CJK punctuation, full-width forms and enclosed numbers."""
    marks = {chr(code) for block in ((0x3001, 0x3040), (0xFF01, 0xFF66), (0x2460, 0x2500)) for code in range(*block)}
    marks |= set("“”‘’—–…·•℃°×±‰→■□◆◇●○★☆▲△▼▽※§")
    return frozenset(_level("gb2312", 0xB0, 0xD7) | marks), frozenset(_level("big5", 0xA4, 0xC6) | marks)


def _level(encoding: str, first: int, last: int) -> set[str]:
    rows = range(first, last + 1)
    return {
        character
        for high in rows
        for low in range(0x40, 0xFF)
        for character in bytes((high, low)).decode(encoding, "ignore")
        if character > "\u2000"
    }
