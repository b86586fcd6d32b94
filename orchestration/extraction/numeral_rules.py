"""What a numeral is when it is no quantity, and the two patterns that find numerals.

Belongs here: the named rules that ignore numerals, and how they combine with the grammars of quantities and times. Does not belong here:
running the patterns over a text (numerals.py) and the words in names (`number_ignores.csv`; its rule `guard` marks words that are eaten so
that nothing is seen in them: 项目前期 holds no 目前).

`scan` is cheap and finds chunks that hold every numeral and time, `lead` and `tail` what of the text around belongs to them; `grammar` is
exact and reads a chunk. Runs of letters and of number words are bounded, so that time stays linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.numeral_words import ARABIC, DIGITS, LONGEST, SPELLED
from orchestration.extraction.patterns import tree
from orchestration.extraction.period_grammar import BEFORE, YEAR4, PeriodGrammar
from orchestration.extraction.quantity_grammar import QuantityGrammar

GUARD = "guard"
MODEL = "model"  # words that a bare number turns into a product's name: 波音737
# Words whose first sign is a unit to a number before them (2023人 of 2023人工智能大会): their rule in the seed → what that number is, and
# how it is written.
_NAMED_AFTER = {
    "after_year": ("year_in_name", "(?:19|20)[0-9]{2} ?"),
    "after_digits": ("firm_name", "[0-9]{2,4}"),
    "after_count": ("grouping", "[0-9]{1,2}"),
}
TIME, MEASURED = "time", "measured"  # groups of `grammar` that are no rules
_WORDS = f"[{SPELLED}]{{1,{LONGEST}}}"
_NUMBER = f"(?:[0-9]+|{_WORDS})"

# Name of the rule → what it ignores. Order is precedence: of two that match at one place the earlier wins.
_FIRST = {
    "address": r"(?:https?://|www\.)[!-~]+|[A-Za-z0-9._-]{1,64}@[A-Za-z0-9-]+\.[A-Za-z0-9.]+",
    "phone": r"(?:\(0[0-9]{2,3}\)|0[0-9]{2,3}-) ?[0-9]{7,8}(?:-[0-9]+)?|[48]00-[0-9]{3,4}-[0-9]{3,4}|1[3-9][0-9]{9}",
    "list_mark": r"^ ?(?:[0-9]{1,2}、|[0-9]{1,2}\.(?![0-9])|[0-9]{1,2}\)|[一二三四五六七八九十]{1,3}、)|"
    r"\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\)",
    "document_number": r"[\[〔(【] ?(?:19|20)[0-9]{2} ?[\]〕)】] ?第?[0-9]*(?:-[0-9]+)?号?|[0-9]+号(?:文|令|公告|文件|决议|通知)",
}
_NAMES = {
    "programme": r"[“‘\"]?(?:十[一二三四五六七八九]?|[七八九])五[”’\"]?(?:规划|纲要|计划)(?:纲要)?",
    "number_plate": r"[0-9]+(?:、[0-9]+)*号(?:[楼栋幢座馆厅门院室仓库线路井船车机炉塔区地段口桥站坝窑])?|"
    r"[0-9]+(?:会议室|房间|室|道班)",
    "clock": r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?:[-—~至到]{1,2}(?:[01]?[0-9]|2[0-4]):[0-5][0-9])?|"
    r"(?:[01]?[0-9]|2[0-4])时(?:[0-5]?[0-9]分|许|整)?|(?:[01]?[0-9]|2[0-4])点(?:[0-5]?[0-9]分|半|钟|整|许|左右)?",
}
_LATER = {
    "ordinal": rf"第 ?{_NUMBER}[十百千万亿]{{0,2}}(?:[届批次位名个大期轮季条款章节号家产部类条所座年天场站张版代辆台架艘列吨亿])?",
    "rank": rf"前 ?{_NUMBER} ?(?:名|位|强|列|大)|后 ?{_NUMBER} ?[名位](?=[:,。;、])|(?:TOP|Top|top) ?[0-9]+|{_NUMBER}强",
    "meeting": rf"{_NUMBER}(?:届|中全会)",
    "decade": r"(?:20|19)?[0-9]0年代|[二三四五六七八九]十年代|[0-9]{2}世纪|[0-9][05]后|[零〇七八九][零〇五]后",
    "grouping": r"[0-9]{1,2}大|[两二三四五六七八九十]大",
    "award": rf"{_NUMBER}等奖",
    "grade": rf"{_NUMBER} ?(?:期|级|代|线|环|星级|类|维|化|体|纵|横|合一)",
    "digits": rf"{_NUMBER}位数",
    "slogan": r"[“‘]?[0-9XN]+(?:\+[0-9XNn一-九]+)+[”’]?|[“‘](?:[0-9]+[一-龥]{1,2}){3,}[”’]",
    "product": r"[0-9.]+ ?[×xX*] ?[0-9.]+(?: ?[×xX*] ?[0-9.]+)?(?:[十百千万亿]*(?:[KkMG]?W|千瓦|兆瓦|伏安|吨)|小时)?",
    "code_name": r"[“‘\"]第?[0-9]+[”’\"]",
    "per_unit": "",
    "unit_label": r"单位:? ?[百千]?[万亿]?[元人吨户家个]|\([百千]?[万亿](?:元|人|吨|户|家|美元)\)",
    "ratio": rf"[0-9]+(?:的[0-9]+)?次方|"
    rf"{DIGITS} ?[:∶] ?{DIGITS}(?: ?[:∶] ?{DIGITS})*|[0-9]+比[0-9]+|[一二三四五六七八九]比[一二三四五六七八九]",
    "version": r"[Vv]?[0-9]+(?:\.[0-9]+){2,}",
    "code": r"[0-9]{8,}|[0-9]+(?:-[0-9]+){2,}",
}
_LATIN = {
    "name_with_number": r"[A-Za-z]+[-_.·&/+ ]?[0-9][A-Za-z0-9._/+-]*|[A-Za-z0-9]*[A-Za-z]-[0-9]+[A-Za-z0-9-]*",
    "number_with_letters": r"[0-9]+(?:\.[0-9]+)?[A-Za-z][A-Za-z0-9+-]*",
    "bare_range": r"[0-9]+[-—~至到][0-9]+",
}
_NAMES_IN_LATIN = (_LATIN["name_with_number"], _LATIN["number_with_letters"])
ENDS_OF_TIMES = ("内", "前", "后", "间", "起", "初")
_OVER_TIMES = ("初步", "初级", "初次", "初创", "初中", "初衷")  # 2013年|初步统计
_TIME_SIGNS = (
    "年月日号季周天星时纪晚五假Qq"  # one is in every time that is no word by itself and not written 2020-05-01
)
_LEAST_SHORT = 3  # 内江 would be met in 3月内江苏…
_HAN = re.compile("[一-龥]")
_NUMERAL = re.compile(f"[0-9{SPELLED}半A-Za-z]")
_BEGINS = (
    *"上半年 下半年 元月 首季 年初 年底 年末 年中 月底 月末 昨( 今( 前( 过半 大半 超半 近半 双翻番 再翻番".split(),
)
_PREPOSITIONS = (
    *"截至到 截止到 截至 截止 截 自从 自 从 早在 预计到 到了 到 至 于 在 元至 元月至 元到 元- 元— TOP Top top".split(),
)
_AHEAD = ("未来", "今后", "接下来", "此后", "往后", "后续", "下一步")
# Signs of the endings of times, ordinals, grades and house numbers that `late` and `early` name.
_GOES_ON = (
    "之前以夕来至今起为止期间时内后同年度月份日号季半旬底末初中个里世纪代全会届级线环星类维化体强大等奖位数"
    "点分整许钟比番倍成规划纲要计开局收官乃甚或周合一纵横文令公告每批轮章款产室房议版型楼院门馆机矿井桥仓路股"
)


@dataclass(frozen=True)
class Rules:
    """The compiled rules over one lexicon: `early` go before times, `late` after them, `latin` after quantities.

    Of these three each is one pattern; the group that matched is the name of the rule. So it is in `grammar`: a group there says that
    no earlier rule takes the surface. There are two groups more, `time` and `measured`; without a group the rules have to be asked.
    """

    begins: str  # the signs that `scan` may begin with
    scan: str
    lead: str
    lead_signs: frozenset[str]  # the signs a lead is made of
    lead_ends: frozenset[str]  # the signs a lead may end in
    tail: str
    tail_begins: frozenset[str]  # the signs a tail may begin with
    grammar: re.Pattern[str]
    words: dict[str, str]
    list_mark: re.Pattern[str]
    early: re.Pattern[str]
    late: re.Pattern[str]
    latin: re.Pattern[str]
    time: re.Pattern[str]
    labelled: re.Pattern[str]
    place_over_time: str
    named: re.Pattern[str]  # a number that only looks measured; the group that matched is the name of the rule
    named_signs: frozenset[str]  # the signs that are no unit after such a number


def rules(lexicon: Lexicon, quantities: QuantityGrammar, periods: PeriodGrammar) -> Rules:
    """Raises `LexiconError` when a seed is missing."""
    words = {row["word"]: row["rule"] for row in lexicon.rows("number_ignores")}
    opened = {opening: [word for word, rule in words.items() if rule == opening] for opening in _NAMED_AFTER}
    words = {word: rule for word, rule in words.items() if rule not in _NAMED_AFTER}
    lead, tails, parts = _lead(words, quantities), _tails(words), list(_lead_parts(words, quantities))
    per_unit = rf"每 ?(?:{ARABIC}|{_WORDS}) ?(?:{quantities.any_unit})"
    labelled = rf"[A-Za-z&]{{2,}} ?{DIGITS} ?(?:[十百千万亿]+ ?(?:{quantities.any_unit})|%|个百分点)"
    yen = rf"{DIGITS} ?[百千万亿]{{0,9}}日[元圆币]{quantities.suffix}"
    models = tree(word for word, rule in words.items() if rule == MODEL)
    words = {word: rule for word, rule in words.items() if rule != MODEL}
    names = {MODEL: rf"{models}[- ]?[0-9]+[A-Za-z]*", **_NAMES}
    late = {**_LATER, "per_unit": per_unit}
    # The list mark is anchored, so it is no part: the scan alone knows where a sentence begins.
    grammar = [
        *_closed({name: pattern for name, pattern in _FIRST.items() if name != "list_mark"}),
        tree(words),
        yen,
        *_closed({**names, TIME: f"(?={_time_ahead(periods)})(?:{periods.pattern})", **late}),
        *_closed({MEASURED: "|".join([labelled, quantities.latin, *_NAMES_IN_LATIN, quantities.pattern])}),
    ]
    begin = _first_sign([*words, *quantities.prefix_words], [*names.values(), periods.pattern])
    return Rules(
        begins=_begins(periods),
        scan=_scan(quantities, periods),
        lead=lead,
        lead_signs=_BETWEEN_LEADS.union(*parts),
        lead_ends=_BETWEEN_LEADS.union(part[-1] for part in parts),
        tail=tree(tails),
        tail_begins=frozenset(tail[0] for tail in tails),
        grammar=re.compile(f"{begin}(?:{'|'.join(grammar)})"),
        words=words,
        list_mark=re.compile(_FIRST["list_mark"]),
        early=_compiled({**_FIRST, **names}),
        late=_compiled(late),
        latin=_compiled(_LATIN),
        time=re.compile(periods.pattern),
        labelled=re.compile(labelled),
        place_over_time=_place_over_time(lexicon),
        named=re.compile(
            "|".join(f"(?P<{rule}>{number}){tree(opened[opening])}" for opening, (rule, number) in _NAMED_AFTER.items())
        ),
        named_signs=frozenset(word[0] for known in opened.values() for word in known),
    )


def _time_ahead(periods: PeriodGrammar) -> str:
    """What every time needs at once or a little further on: most numbers are none, and the pattern of times is the dearest to try."""
    signs = set(_TIME_SIGNS)
    signs |= {word[0] for word in periods.words if signs.isdisjoint(word)}
    held = re.escape("".join(sorted(signs)))
    return rf"[^{held}]{{0,64}}+[{held}]|(?:{BEFORE} ?)?{YEAR4}[-/.]"


def _first_sign(words: list[str], patterns: list[str]) -> str:
    """Most Han characters of a chunk begin nothing: a match begins as one of `words` does, or with a sign that a rule itself writes."""
    written = "".join([*_FIRST.values(), *_LATER.values(), *patterns])
    signs = {word[0] for word in words} | {*_HAN.findall(written), *SPELLED, *"上数几翻双再半过大超近每"}
    return f"(?=[^一-龥]|[{''.join(sorted(signs))}])"


def _place_over_time(lexicon: Lexicon) -> str:
    """Words and names of regions whose first sign may also end a time: 1~8月|内乡县, 6月|前郭尔罗斯, 2013年|初步."""
    names = {row["name"] for row in lexicon.rows("regions")}
    names |= {row["short_name"] for row in lexicon.rows("regions") if len(row["short_name"]) >= _LEAST_SHORT}
    return tree((*_OVER_TIMES, *(name for name in names if name.startswith(ENDS_OF_TIMES))))


def _compiled(patterns: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items()))


def _closed(patterns: dict[str, str]) -> list[str]:
    """The same for a part of a larger pattern: the group is empty and comes last, as one around it would hide what it begins with."""
    return [f"(?:{pattern})(?P<{name}>)" for name, pattern in patterns.items()]


def _begins(periods: PeriodGrammar) -> str:
    words = {word[0] for word in (*periods.words, *_BEGINS)}
    return rf"[0-9A-Za-z&._{''.join(sorted(words))}{SPELLED}半上数几翻单“‘(-]"


def _scan(quantities: QuantityGrammar, periods: PeriodGrammar) -> str:
    """Chunks: something that begins a numeral or a time, and all the signs that may go on with it.

    Kept small: it is tried at every fifth sign of a text.
    """
    begins = "|".join(
        [
            tree([*periods.words, *_BEGINS]),
            "[0-9]+(?:[.,][0-9]+)*",
            f"[{SPELLED}半]",
            r"[A-Za-z&]{1,64}[-_.·&/+ ]?[0-9]+(?:\.[0-9]+)*",  # bounded: a page of letters takes no square of time
            "[上数几][十百千万亿]",
            "翻[了上番倍近超约一两二三四五0-9]",
            r"[A-Za-z0-9]{1,64}-[0-9]",
            r"[XN]\+[0-9]",
        ]
    )
    words = [
        *quantities.han_units,
        *quantities.words("after"),
        *periods.words,
        _GOES_ON,
        f"{SPELLED}半几数多余来上下前头首第",
    ]
    # 不 goes on in 不止 only: 目前不足1% is a time and a bound.
    signs = "".join(sorted({sign for word in words for sign in word if not sign.isascii()} - {"不"}))
    goes_on = "|".join(
        [
            "不止",
            f'[{signs}A-Za-zμ°℃㎡²³%‰/:∶+×*~·至到−─—”’")\\]】〕-]++',
            "[0-9]+(?:[.,][0-9]+)*",
            r"\((?:[0-9]{1,2}[月日]|[含套次家人]|[件张个辆户部只条项份批]\))",
            "、[0-9一二三四五六七八九十]{1,2} ?(?:月|号|日|季度)",
        ]
    )
    quoted = r"[“‘](?:[0-9]+[一-龥]{1,2}){3,}[”’]"
    return "|".join(
        [_FIRST["address"], _FIRST["list_mark"], _LATER["unit_label"], quoted, rf"(?:{begins})(?: ?(?:{goes_on}))*+"]
    )


_LEADS = (*_PREPOSITIONS, *"前头首第近这每", "最近", "过去", "以往", "此前", *_AHEAD)
_BETWEEN_LEADS = frozenset("- 的")
_OPENS = '-−“‘"《[(【〔'


def _lead(words: dict[str, str], quantities: QuantityGrammar) -> str:
    """What belongs to a chunk at the end of the text before it: bounds, prepositions, an opening quote, the head of an ignored word."""
    leads = rf"(?:{tree(_LEADS)} ?的? ?)*"
    models = tree(_models(words))
    whole = rf"{tree(_heads(words))}|{models}[- ]?|{quantities.prefix}{leads}[{re.escape(_OPENS)}]?"
    begin = "".join(sorted({part[0] for part in _lead_parts(words, quantities)}))
    return rf"(?:(?=[{re.escape(begin)}])(?:{whole}))?$"


def _lead_parts(words: dict[str, str], quantities: QuantityGrammar) -> Iterator[str]:
    """The words that `_lead` matches, with nothing but `_BETWEEN_LEADS` among them: most chunks need not be asked."""
    yield from (*_heads(words), *_models(words), *quantities.prefix_words, *_LEADS, *_OPENS)


def _heads(words: dict[str, str]) -> set[str]:
    """The beginnings of ignored words."""
    return {word[:end] for word in words for end in range(1, len(word)) if not _NUMERAL.match(word)}


def _models(words: dict[str, str]) -> list[str]:
    return [word for word, rule in words.items() if rule == MODEL]


def _tails(words: dict[str, str]) -> set[str]:
    """The rests of ignored words at the start of the text after a chunk (58 and 同城)."""
    return {word[start:] for word in words for start in range(1, len(word))}
