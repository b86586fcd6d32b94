"""The value of a numeral as the press writes it: 1.2万亿, 3500多, 两百余, 十七八, 十二点五亿, 上千, 半.

Belongs here: digits and number words. Does not belong here: units, bounds and anything that needs the words around.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DIGIT_VALUES = {
    "零": 0,
    "〇": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
SMALL_POWERS = {"十": 10, "百": 100, "千": 1000}
POWERS = {**SMALL_POWERS, "万": 10_000, "亿": 100_000_000}

_LEADING = "一二两三四五六七八九十百千万亿"
SPELLED = f"{_LEADING}零〇"
_MORE = "[多余来几]"
_EXACT = 1e12  # whole numbers below have no more digits than are kept
LONGEST = 40  # signs of a number in words: without an end, a page of them would take the square of its length
# Thousands groups and decimals are told apart when read; a hyphen or slash never belongs to a number.
DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
_LARGEST = 10**300  # 亿 said forty times over is no number that a float holds; found by the fuzzer
_TRILLIONS = "(?:[0-9]+兆)?"  # 1兆4,193亿, in Taiwan
_HUNDRED_MILLIONS = "个亿(?!元?以[上下]|元?级)"  # 15个亿, but not the count of 15个亿元以上项目
HUNDRED_MILLIONS = rf"{DIGITS} ?{_HUNDRED_MILLIONS}"
ARABIC = rf"{_TRILLIONS}{DIGITS}(?: ?(?:{_HUNDRED_MILLIONS}|{_MORE}?[十百千万亿]{{1,9}}{_MORE}?[万亿]{{0,9}}(?:[0-9]+万)?|{_MORE}))?"
_REST = f"[{SPELLED}]"
CHINESE = rf"(?:[上数几][十百千万亿]|[{_LEADING}]){_REST}{{0,{LONGEST}}}(?:点{_REST}{{1,{LONGEST}}})?(?:{_MORE}[百千万亿]{{0,9}})?"
# The same, as short as the rest allows: 亿千瓦时 is 亿 and 千瓦时, not 亿千 and 瓦时.
_FEW_POWERS = rf"{_MORE}?[十百千万亿]{{1,9}}?{_MORE}?[万亿]{{0,9}}?(?:[0-9]+万)?"
LAZY_ARABIC = rf"{_TRILLIONS}{DIGITS}(?: ?(?:{_HUNDRED_MILLIONS}|{_FEW_POWERS}|{_MORE}))??"
LAZY_CHINESE = rf"(?:[上数几][十百千万亿]|[{_LEADING}])[{SPELLED}]*?(?:点[{SPELLED}]+?)?(?:{_MORE}[百千万亿]*?)?"

_ARABIC_PARTS = re.compile(
    rf"({DIGITS}) ?个?([多余来几]?)([十百千万亿]{{0,9}})([多余来几]?)([万亿]{{0,9}})(?:([0-9]+)万)?"
)
_CHINESE_PARTS = re.compile(f"([{SPELLED}]+)(?:点([{SPELLED}]+))?([多余来几]?)([百千万亿]*)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_PAIR = re.compile("[一二两三四五六七八九]{2}")
# 一百五 is 150 and 两万三 is 23,000: a last digit right after a power counts tenths of it.
_SHORT_TAIL = re.compile("([百千万亿])([一二三四五六七八九])$")


class Number(NamedTuple):
    """`high` is set for a range told in one word (两三, 十七八). `hedge`: '' exact, ge (多, 余, 数, 上), approx (来)."""

    value: float
    high: float | None = None
    hedge: str = ""


def read(text: str) -> Number | None:
    """The number `text` writes, or None when it writes none.

    >>> read("1.2万亿").value, read("两百多"), read("十七八")
    (1200000000000.0, Number(value=200.0, high=None, hedge='ge'), Number(value=17.0, high=18.0, hedge=''))
    """
    if text.isascii() and text.isdigit():
        return Number(clean(float(text)))
    text = text.replace(" ", "")
    trillions, mark, rest = text.partition("兆")
    if mark and trillions.isdigit() and rest:
        below = read(rest)
        return None if below is None else below._replace(value=clean(float(trillions) * 1e12 + below.value))
    if text[:1].isdigit():
        return _read_arabic(text)
    return _read_chinese(text)


def _read_arabic(text: str) -> Number | None:
    match = _ARABIC_PARTS.fullmatch(text)
    if match is None:
        return None
    digits, more, power, later, high_power, tail = match.groups()
    value = plain(digits)
    if value is None:
        return None
    for sign in power + high_power:
        value *= POWERS[sign]
    if tail:
        value += float(tail) * POWERS["万"]
    return Number(clean(value), None, _hedge(more + later))


def plain(digits: str) -> float | None:
    """12,345.6 → 12345.6; None for what is no single number (1.2.3, 1,23)."""
    if digits.isascii() and digits.isdigit():
        return float(digits)
    if _GROUPED.fullmatch(digits):
        return float(digits.replace(",", ""))
    return float(digits) if _DECIMAL.fullmatch(digits) else None


def clean(value: float) -> float:
    """Removes the noise of binary fractions: 7.04 × 10⁸ is 704,000,000, not 704,000,000.0000001."""
    if value.is_integer() and -_EXACT < value < _EXACT:
        return value
    return float(f"{value:.12g}")


def _hedge(signs: str) -> str:
    if not signs:
        return ""
    return "approx" if signs == "来" else "ge"


def _read_chinese(text: str) -> Number | None:
    if text == "半":
        return Number(0.5)
    vague = text[0] in "上数几"
    body = text[1:] if vague else text
    match = _CHINESE_PARTS.fullmatch(body)
    if match is None:
        return None
    whole, fraction, more, after = match.groups()
    hedge = "ge" if vague else _hedge(more)
    if fraction:
        return _decimal(whole, fraction + after, hedge)
    pair = _PAIR.search(whole)
    if pair and _neighbours(pair.group()):
        low = _spelled(whole[: pair.start() + 1] + whole[pair.end() :] + after)
        high = _spelled(whole[: pair.start()] + whole[pair.start() + 1 :] + after)
        return None if low is None or high is None else Number(low, high, hedge)
    value = _spelled(whole + after)
    return None if value is None else Number(value, None, hedge)


def _neighbours(pair: str) -> bool:
    """两三, 七八 and 三五 name a range; other pairs of digits do not."""
    first, second = DIGIT_VALUES[pair[0]], DIGIT_VALUES[pair[1]]
    return second == first + 1 or pair == "三五"


def _decimal(whole: str, rest: str, hedge: str) -> Number | None:
    digits = re.match("[一二两三四五六七八九零〇]+", rest)
    value = _spelled(whole)
    if digits is None or value is None:
        return None
    fraction = float("0." + "".join(str(DIGIT_VALUES[sign]) for sign in digits.group()))
    number = value + fraction
    for sign in rest[digits.end() :]:
        if sign not in POWERS:
            return None
        number *= POWERS[sign]
    return Number(clean(number), None, hedge)


def _spelled(text: str) -> float | None:
    if all(sign in DIGIT_VALUES for sign in text):
        return float(int("".join(str(DIGIT_VALUES[sign]) for sign in text)))
    tail = _SHORT_TAIL.search(text)
    if tail:
        base = _spelled(text[:-1])
        return None if base is None else base + DIGIT_VALUES[tail[2]] * POWERS[tail[1]] / 10
    total, myriads, section, digit = 0, 0, 0, None
    for sign in text:
        if sign in DIGIT_VALUES:
            if digit not in (None, 0):
                return None
            digit = DIGIT_VALUES[sign]
        elif sign in SMALL_POWERS:
            section += (
                (1 if digit is None else digit or 1) * SMALL_POWERS[sign]
                if not (section and digit is None)
                else section * (SMALL_POWERS[sign] - 1)
            )
            digit = None
        elif sign == "万":
            myriads = (section + (digit or 0) or 1) * POWERS["万"]
            section, digit = 0, None
        else:
            total = (total + myriads + section + (digit or 0) or 1) * POWERS["亿"]
            myriads, section, digit = 0, 0, None
            if total > _LARGEST:
                return None
    return float(total + myriads + section + (digit or 0))
