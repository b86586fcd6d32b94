"""A sentence as a row of chunks: quantities, times, names, punctuation and tagged words, in order and without overlap.

Belongs here: laying mentions over the tokenizer's words. Does not belong here: what a chunk means for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from orchestration.extraction.article import View

QUANTITY, TIME, NAME, PUNCT, WORD = "Q", "T", "N", "P", "W"
_BREAKS = frozenset({*",;:。!?|", "——"})  # end a clause
_SEPARATORS = frozenset("、")  # separate the items of a list
_OPEN, _CLOSE = frozenset("(【["), frozenset(")】]")
_MARKS = (
    dict.fromkeys(_BREAKS, "break")
    | dict.fromkeys(_SEPARATORS, "sep")
    | dict.fromkeys(_OPEN, "open")
    | dict.fromkeys(_CLOSE, "close")
)
_TAILS = frozenset({"率", "额", "量", "数", "值", "额度"})
_GLUED = frozenset(
    tail + verb for tail in ("率", "额", "量", "数", "值", "比") for verb in "达为超近约降升增减"
)  # 入驻|率达
_TO_BE_DONE = frozenset(sign + verb for sign in "拟将" for verb in "用投建购引招开办设")
_COUNTED_AND_LINK = frozenset(unit + verb for unit in "省市县区镇乡村户企" for verb in "达有占")  # guessed to be words
_AVERAGED = frozenset("亩户人地日月年店村生校床次")  # 亩均, 户均: one adjective
_POINTING, _UNITS = frozenset("我该本全"), frozenset("省市县区镇乡州旗村")  # 我区: one word
_SITES = frozenset("点站场园班室柜亭队馆所库港厂桩")
_OVER_THE_YEAR = frozenset({"增", "减", "成长"})
_MORE = "多出"  # in the dictionary as a number
_STAYING = frozenset("孵谈册校岗园")  # 在孵企业, 在谈项目
_AHEAD_NOUNS = ("产业", "城市", "社区", "科技", "工厂", "乡村", "市场", "学校", "医院")  # 未来产业 is no time
_ARRIVED = frozenset({"账", "位"})  # 到账资金
_COMING = frozenset({"落地", "上线", "挂牌"})  # 新落地: one word, though tagged as nouns
_COMPARING = frozenset({"比", "较"})  # tagged as a verb or a suffix, mostly
_UPON = frozenset({"之", "上", "之上"})  # 在2022年基础|之上
# 生产总值|按2020年不变价格计算|达到…: how it is reckoned, and no time of the number.
_RECKONED = re.compile(
    r"按照?(?:\d{4} ?年|当年|上年|去年)?的?(?:可比价|不变价|现行价|现价|当年价|价)格?(?:(?:计算|核算|测算|计)的?|(?=[增上下达为是]))(?!,)"
    r"|按照?(?:可比|同一?)口径(?:计算|核算|测算|计)?的?(?!,)"
)
_MARKS_OF_ITEMS = frozenset(".、)")  # behind the number of an item
_SPACES = frozenset(" \t\u2002\u2003\u2009")
# Words that may be more than a word.
_WATCHED = (
    _TAILS
    | _UNITS
    | _COMPARING
    | _SPACES
    | _STAYING
    | _SITES
    | _OVER_THE_YEAR
    | {_MORE}
    | {"均", "账", "位", "—", "口", "间", "及"}
    | _GLUED
    | _COUNTED_AND_LINK
    | _TO_BE_DONE
)
_MOTORWAY = "高速"
_OPENERS = frozenset("新到拟") | _POINTING | {_MOTORWAY}  # words that may take the next one in
_NAME_KINDS_KEPT = frozenset(
    {
        "region",
        "platform",
        "enterprise",
        "institute",
        "university",
        "hospital",
        "fund",
        "bank",
        "government",
        "programme",
        "event",
        "work",
    }
)


@dataclass(slots=True)
class Chunk:
    """`kind` is Q, T, N, P or W. `pos` is the part of speech of a word, the kind of a name, or for punctuation one of
    break, sep, open, close, other. `index` points into the view's list for Q, T and N."""

    start: int
    end: int
    text: str
    kind: str
    pos: str
    index: int = -1


def chunk(view: View, tokens: Iterable[tuple[str, int, int, str]], nouns: frozenset[str] = frozenset()) -> list[Chunk]:
    """Chunks of the sentence; `tokens` are (word, start, end, part of speech) covering the text from its start, `nouns` words
    that are nouns whatever the tagger says."""
    marks, uncommon = _marks(view, nouns), _uncommon(nouns)
    result: list[Chunk] = []
    text, mark, opened, covered = view.text, 0, False, 0
    marks.append((len(text), len(text), "", "", -1))  # a last one that no word reaches
    border = marks[0][0]  # where the next mention begins
    for word, start, end, pos in tokens:
        if end <= border:  # no mention in this word: nearly all words
            if word not in uncommon and not opened:
                result.append(Chunk(start, end, word, WORD, pos))
            elif word in _MARKS:
                result.append(Chunk(start, end, word, PUNCT, _MARKS[word]))
                opened = False
            elif opened or word in _WATCHED or word in _OPENERS:
                _word(result, start, end, text, "n" if word in nouns else pos)
                opened = word in _OPENERS
            else:
                result.append(Chunk(start, end, word, WORD, "n"))
            continue
        if end < covered:  # inside a mention laid down already
            continue
        if word in nouns:
            pos = "n"
        while border < end:
            begin, stop, kind, subkind, index = marks[mark]
            if start < begin:
                _word(
                    result, start, begin, text, "n" if text[start:begin] in nouns else pos
                )  # 营收|超10亿元, glued by the tagger
            if start <= begin:
                result.append(Chunk(begin, stop, text[begin:stop], kind, subkind, index))
            if stop > end:
                start, covered = end, stop
                break
            start = max(start, stop)
            mark += 1
            border = marks[mark][0]
        if start < end and not border <= start < marks[mark][1]:
            _word(result, start, end, text, pos)
        opened = result[-1].text in _OPENERS
    if len(result) > 1 and result[1].text in _MARKS_OF_ITEMS and result[0].kind == WORD and result[0].text.isdigit():
        # 2.规上工业…: which item of a list it is, no part of the noun
        result[:2] = [Chunk(result[0].start, result[1].end, text[result[0].start : result[1].end], PUNCT, "break")]
    reckoned = [match.span() for match in _RECKONED.finditer(text)] if "按" in text else ()
    return (
        [c for c in result if not any(start <= c.start and c.end <= end for start, end in reckoned)]
        if reckoned
        else result
    )


@lru_cache(maxsize=4)
def _uncommon(nouns: frozenset[str]) -> frozenset[str]:
    """The words that need a second look: few."""
    return nouns.union(_OPENERS, _WATCHED, _MARKS)


def _word(result: list[Chunk], start: int, end: int, text: str, pos: str) -> None:
    piece = text[start:end]
    mark = _MARKS.get(piece) or ("break" if piece.isspace() else "")
    if mark:
        result.append(Chunk(start, end, piece, PUNCT, mark))
        return
    last = result[-1] if result else None
    if piece == "口" and last is not None and last.kind == QUANTITY and last.text.endswith("人"):
        result.append(Chunk(start, end, "人口", WORD, "n"))  # 1亿人|口
        return
    if piece == "间" and last is not None and last.kind == TIME:
        result[-1] = Chunk(last.start, end, last.text + piece, TIME, last.pos, last.index)  # 同期|间
        return
    if piece == "及" and last is not None and last.text == "惠" and last.end == start:
        result[-1] = Chunk(last.start, end, "惠及", WORD, "v")
        return
    if piece == "比" and last is not None and last.kind == WORD and last.text[-1] == "占" and last.end == start:
        if len(last.text) > 1:  # 二类苗占|比
            result[-1] = Chunk(last.start, last.end - 1, last.text[:-1], WORD, "n")
            last = None
        result[-1 if last else len(result) :] = [Chunk(end - 2, end, "占比", WORD, "n")]
        return
    if piece in _TO_BE_DONE:
        result.append(Chunk(start, start + 1, piece[0], WORD, "d" if piece[0] == "将" else "v"))  # 拟|用3年时间
        result.append(Chunk(start + 1, end, piece[1:], WORD, "v"))
        return
    if piece in _COUNTED_AND_LINK:
        result.append(Chunk(start, end - 1, piece[0], WORD, "n"))  # 亩产超过500公斤的村|达36个
        result.append(Chunk(end - 1, end, piece[1], WORD, "v"))
        return
    if piece == "—" and last is not None and last.text == "—" and last.end == start:
        result[-1] = Chunk(last.start, end, "——", PUNCT, "break")
        return
    if piece in _GLUED and last is not None and last.kind == WORD and last.end == start:
        result[-1] = Chunk(last.start, end - 1, text[last.start : end - 1], WORD, "n")
        result.append(Chunk(end - 1, end, piece[1], WORD, "v"))
        return
    if piece in _ARRIVED and last is not None and last.text == "到" and last.end == start:
        result[-1] = Chunk(last.start, end, "到" + piece, WORD, "vn")
        return
    if piece == "上市" and last is not None and last.text == "拟" and last.end == start:
        result[-1] = Chunk(last.start, end, "拟上市", WORD, "b")  # 拟上市企业38家
        return
    if piece in _STAYING and last is not None and last.text == "在" and last.end == start:
        result[-1] = Chunk(last.start, end, "在" + piece, WORD, "b")
        return
    if last is not None and last.end == start and last.text == _MOTORWAY and piece.startswith(("公路", "铁路", "路")):
        result[-1] = Chunk(last.start, end, text[last.start : end], WORD, "n")  # 高速|公路总里程
        return
    if last is not None and last.end == start and last.text in _POINTING and piece in _UNITS:
        result[-1] = Chunk(last.start, end, text[last.start : end], WORD, "n")
        return
    if (
        last is not None
        and last.kind == WORD
        and last.end == start
        and (
            piece in _TAILS
            or (last.text == "新" and (pos[0] == "v" or piece in _COMING))
            or (piece == "均" and last.text in _AVERAGED)
        )
    ):
        pos = "vn" if last.text == "新" else "b" if piece == "均" else "n"
        result[-1] = Chunk(last.start, end, text[last.start : end], WORD, pos)
        return
    if piece in _OVER_THE_YEAR and last is not None and last.text == "年" and last.end == start:
        result[-1] = Chunk(last.start, end, text[last.start : end], WORD, "v")  # 出口年|减3.2%
        return
    if piece in _SITES and last is not None and last.end == start and _is_counted_verb(result):
        result[-1] = Chunk(last.start, end, text[last.start : end], WORD, "n")  # 70个|起降|点
        return
    if piece == _MORE:
        pos = "v"  # 比前年的1兆元|多出
    if pos == "v" and piece[0] == "新" and len(piece) > 2:
        pos = "vn"  # 新投产, where the dictionary holds it as one word
    if pos == "zg" and (piece in _UNITS or piece == "园"):
        pos = "n"  # 收入超过2万元的村, 小微企业园
    result.append(Chunk(start, end, piece, WORD, "p" if piece in _COMPARING else pos))


def _is_counted_verb(before: Sequence[Chunk]) -> bool:
    """Whether the last chunk is a verb of two characters right after a count, or a second one after it (70个|垂直|起降)."""
    verbs = [here for here in before[-2:] if here.kind == WORD and here.pos[0] == "v"]
    counted = before[-1 - len(verbs)] if len(before) > len(verbs) else None
    return len(before[-1].text) == 2 and verbs[-1:] == [before[-1]] and counted is not None and counted.pos == "count"


def _marks(view: View, nouns: frozenset[str]) -> list[tuple[int, int, str, str, int]]:
    """Quantities win over times, times over names; of two names the earlier and longer. A noun is no name (专业合作社)."""
    text = view.text
    marks = [(q.outer_start, q.outer_end, QUANTITY, q.unit_kind, i) for i, q in enumerate(view.quantities)]
    taken = bytearray(len(text))
    for start, end, *_ in marks:
        taken[start:end] = b"\1" * (end - start)
    for i, t in enumerate(view.times):
        start, end = t.start, t.end
        if taken.find(1, start, end) < 0 and not (t.text == "未来" and text.startswith(_AHEAD_NOUNS, end)):
            marks.append((start, end, TIME, t.role, i))
            taken[start:end] = b"\1" * (end - start)
    for i, n in enumerate(view.names):
        start, end = n.start, n.end
        if n.kind in _NAME_KINDS_KEPT and n.text not in nouns and taken.find(1, start, end) < 0:
            marks.append((start, end, NAME, n.kind, i))
            taken[start:end] = b"\1" * (end - start)
    marks.sort()
    return marks


def break_after(chunks: Sequence[Chunk], position: int) -> int:
    """The next clause break from `position` on, or the end."""
    return next((i for i in range(position, len(chunks)) if chunks[i].pos == "break"), len(chunks))


def since_break(chunks: Sequence[Chunk], position: int) -> int:
    """The chunk behind the last clause break before `position`, or the first."""
    return next((i + 1 for i in range(position - 1, -1, -1) if chunks[i].pos == "break"), 0)


_LONGEST_BASIS = 5  # chunks from the time on


def basis_end(chunks: Sequence[Chunk], i: int) -> int:
    """Where 在2022年|的基础上 ends, the state something is to grow from, for the time at `i`; `i` itself when nothing of it follows."""
    end = i + 1
    while end < min(len(chunks), i + _LONGEST_BASIS) and not chunks[end].text.startswith("基础"):
        if chunks[end].kind != WORD or not (chunks[end].text == "的" or chunks[end].pos[0] in "nvabz"):
            return i
        end += 1  # 在2022年|高位|增长|基础上
    if end >= len(chunks) or not chunks[end].text.startswith("基础"):
        return i
    while end + 1 < len(chunks) and chunks[end + 1].text in _UPON:
        end += 1
    return end + 1 if chunks[end].text.endswith("上") else i
