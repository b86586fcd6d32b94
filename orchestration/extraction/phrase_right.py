"""The noun phrase after a number (62家纺织企业), and the verb that ends it.

Belongs here: reading the chunks right of a quantity. Does not belong here: what the counted things did (figure_deeds.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.phrase_words import JOINING, Reading, Words, is_qualified, nominal, text_of
from orchestration.extraction.regions import UNIT_SIGNS

_QUOTES = '“”‘’"《》'
_UNITS = frozenset(UNIT_SIGNS + "镇乡")  # whose projects they are; jieba takes 县 for no noun
_OF_SUMS = re.compile("^(?:总|累计|完成|计划|实际)+(?=..)")
_BY_NOW = frozenset({"已", "已经", "均已"})
_COMING = frozenset({"入驻", "进驻", "落户", "迁入"})
_THOSE_COMING = ("企业", "公司", "项目", "机构")
_LIKE = frozenset({"如", "似", "像"})
_OF_AND_NOUN = 2  # chunks
_CLAUSE = 12  # chunks of a clause that describes what is counted


class RightPhrases:
    """Reads what stands after a number."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._grammar = words.grammar
        self._ending = self._words.main | self._grammar.right_stops
        self._acting = frozenset({"等"}).union(
            words.main, words.modifier, self._grammar.others, self._grammar.right_stops
        )

    def read(self, right: Sequence[Chunk], beyond: Sequence[Chunk], reading: Reading) -> None:
        """Fills the right half of `reading`; `beyond` is what ends the clause (a break or the next number)."""
        followed = bool(beyond) and beyond[0].kind == QUANTITY
        if not right or (followed and right[0].text in JOINING and reading.left):
            return  # 工业项目8个和|服务业项目12个
        reading.right, reading.right_verb = self._right(self._own_right(right, beyond[0]) if followed else right)
        reading.right_raw = self._raw(right)
        reading.of_right = right[0].text == "的" and bool(reading.right)

    def _right(self, right: Sequence[Chunk]) -> tuple[str, str]:
        """The noun phrase after a number, and the verb that ends it ('' when punctuation or the sentence does)."""
        phrase: list[Chunk] = []
        if len(right) > 1 and right[0].text in self._grammar.growing and right[1].text in ("到", "至", "为"):
            return "", ""  # 由3000个|发展到8600个
        described = self._described(right)
        if described:
            return described, ""
        if _is_one_verb(right):
            return right[1].text, ""  # 80%以上的就业: a noun that the tagger takes for a verb
        closed = _staying(right) - 1
        for i, here in enumerate(right):
            if i <= closed:
                phrase.append(here)
                continue
            opens = here.text == "“" and (not phrase or phrase[-1].kind == PUNCT or phrase[-1].pos == "b")
            if here.text == "“" and phrase and _quotes_deed(right, i):
                return self._finish(phrase), ""  # 120家企业|“智改数转”
            if opens and (closed := _closing(right, i)) > i:
                phrase.append(here)
                continue
            if phrase and here.text in self._grammar.all_at_once:
                continue  # 21个项目|同日|开工
            if here.kind == WORD and (here.pos[0] == "n" or here.text in _UNITS) and here.text not in self._acting:
                phrase.append(here)  # a noun: nearly all words
                continue
            if phrase and (here.text in self._grammar.above or here.text in self._grammar.ahead_of):
                break  # 2.5%的增速|低于全省, 11%的增幅|领跑全市
            if here.kind in (QUANTITY, TIME) or (here.kind == PUNCT and here.pos in ("break", "open", "close")):
                break
            if here.kind == PUNCT and (here.pos != "sep" or not phrase or not _goes_on(right, i + 1)):
                break
            if here.kind == NAME or here.kind == PUNCT:
                phrase.append(here)
                continue
            if (
                phrase
                and here.text == "等"
                and i + 1 < len(right)
                and right[i + 1].kind == WORD
                and right[i + 1].pos.startswith(("n", "b", "a", "vn"))
            ):
                phrase.append(here)
                continue
            if not phrase and here.text in self._grammar.others:
                continue
            if not phrase and here.pos.startswith("v") and here.text not in self._words.modifier:
                of = next((j for j in range(i + 1, min(len(right), i + 16)) if right[j].text == "的"), None)
                if of is not None and not any(
                    c.kind in (QUANTITY, TIME) or (c.kind == PUNCT and c.pos == "break") for c in right[i:of]
                ):
                    return self._right(right[of + 1 :])  # 60个覆盖主城区的网关
                if here.text not in self._words.main and any(
                    c.kind == WORD and c.pos.startswith(("n", "vn", "b")) for c in right[i + 1 : i + 3]
                ):
                    phrase.append(here)
                    continue
            nextword = right[i + 1] if i + 1 < len(right) else None
            if phrase and here.text in JOINING and nextword is not None and nextword.pos == "enterprise":
                return self._finish(phrase), ""  # 20个项目|和甲集团投资建设的…
            if is_qualified(right, i):
                phrase.append(here)
                continue
            if phrase and phrase[-1].text.endswith(_THOSE_COMING) and here.text in _COMING and nextword is not None:
                return self._finish(phrase), here.text  # 5户企业|入驻园区
            if here.pos in ("v", "vd") and here.text not in self._words.modifier:
                if (
                    here.text in self._ending
                    or nextword is None
                    or nextword.pos in ("ul", "uz", "ug", "p", "d")
                    or not phrase
                ):
                    return self._finish(phrase), "" if here.text in _LIKE else here.text
                if not (
                    nextword.kind == WORD
                    and (nextword.pos.startswith(("n", "vn", "uj")) or nextword.text in self._words.modifier)
                ):
                    return self._finish(phrase), here.text
            elif (
                phrase
                and here.text in self._words.main
                and not (here.pos == "vn" and nextword is not None and nextword.text in self._grammar.sites_of_making)
                and (
                    here.text not in self._words.modifier
                    or nextword is None
                    or nextword.kind != WORD
                    or not nextword.pos.startswith(("n", "uj"))
                )
            ) or (
                here.text in self._words.modifier
                and here.pos.startswith("v")
                and phrase
                and (nextword is None or nextword.kind == NAME or nextword.pos in ("ul", "p", "d"))
            ):
                return self._finish(phrase), here.text
            elif here.text in _BY_NOW and phrase and nextword is not None and nextword.pos == "v":
                return self._finish(phrase), nextword.text  # 7个项目|已|签订框架协议
            elif here.pos in ("d", "p", "ul", "r", "y", "zg", "ad") and here.text not in _QUOTES:
                return self._finish(phrase), ""
            elif phrase and (
                here.text in self._grammar.right_stops
                or (here.pos in ("i", "z") and (nextword is None or not nextword.pos.startswith("n")))
            ):
                return self._finish(phrase), here.text if here.pos.startswith("v") else ""
            phrase.append(here)
        return self._finish(phrase), ""

    def _described(self, right: Sequence[Chunk]) -> str:
        """水平居前列的示范基地, 收入过百亿元的企业: a noun phrase that begins with a clause of its own; '' when it does not."""
        verb = next(
            (
                i
                for i, c in enumerate(right[:_CLAUSE])
                if c.kind == WORD and (c.pos == "v" or c.text in ("超", "过")) and c.text not in self._words.modifier
            ),
            None,
        )
        if not verb or not nominal(right[:verb]) or right[0].text == "的":
            return ""
        of = next((i for i in range(verb + 1, min(len(right), verb + _CLAUSE)) if right[i].text == "的"), None)
        if of is None or any(
            c.kind in (QUANTITY, TIME) or (c.kind == PUNCT and c.pos != "other") or c.pos in ("ul", "d")
            for c in right[: of + 1]
        ):
            return ""
        noun, _ = self._right(right[of + 1 :])
        clause = text_of(right[:of])
        return "" if not noun else noun if len(clause) <= len(noun) else f"{clause}的{noun}"

    def _own_right(self, right: Sequence[Chunk], number: Chunk) -> Sequence[Chunk]:
        """Without the indicator of the next number (9个项目总投资26亿元)."""
        end = len(right)
        while (
            end
            and right[end - 1].kind == WORD
            and (self._words.roles.get(right[end - 1].text) in ("link", "reach") or right[end - 1].pos in ("d", "v"))
        ):
            end -= 1
        last = right[end - 1] if end else None
        if last is None or last.kind != WORD:
            return right
        works, project, sum_of = last.text.partition("项目")
        if project and _OF_SUMS.sub("", sum_of) in self._words.attribute:
            cut = len(works) + len(project)  # 重点|项目总投资, 重点项目完成投资
            return [*right[: end - 1], Chunk(last.start, last.start + cut, last.text[:cut], WORD, "n")]
        if end > 1 and number.pos == "people" and last.text.endswith(self._grammar.people_nouns):
            return right[: end - 1]  # 2所高校|在校生达3.6万人
        if end > 1 and (last.text in self._words.attribute or last.text in self._words.heads):
            return right[: end - 2] if right[end - 2].text == "总" else right[: end - 1]
        return right

    @staticmethod
    def _raw(right: Sequence[Chunk]) -> str:
        words: list[str] = []
        for here in right:
            if here.kind in (QUANTITY, TIME, PUNCT) or here.pos in ("ul", "y"):
                break
            words.append(here.text)
        return "".join(words).strip("的")

    def _finish(self, phrase: list[Chunk]) -> str:
        while phrase and (
            phrase[-1].pos in ("c", "uj", "u", "f", "d")
            or phrase[-1].text in JOINING
            or phrase[-1].text in ("、", "或")
            or phrase[-1].text in self._grammar.dimensions
            or phrase[-1].text in self._grammar.manners
            or phrase[-1].text in self._grammar.averages
        ):
            phrase = phrase[:-1]
        if not nominal(phrase) or all(here.text[0].isdigit() for here in phrase):
            return ""  # 隧道3座|4200米
        return text_of(phrase)


def _staying(right: Sequence[Chunk]) -> int:
    """How many chunks 已在渝 of 7个已在渝建厂企业 has: where the things counted are stands before their name."""
    at = int(bool(right) and right[0].text in ("已", "正", "拟"))
    if len(right) < at + 3 or right[at].text != "在" or right[at + 1].pos != "region":
        return 0
    noun = right[at + 2]
    return at + 2 if noun.kind == WORD and noun.pos.startswith("n") else 0


def _closing(right: Sequence[Chunk], i: int) -> int:
    """Where the quotes close that open at `i`, when a noun follows: “春苗计划”培育企业. A verb in them ends no noun phrase."""
    end = next((k for k in range(i + 1, len(right)) if right[k].text == "”"), 0)
    if not end or end + 1 == len(right) or any(c.kind in (QUANTITY, TIME, PUNCT) for c in right[i:end]):
        return -1
    after = right[end + 1]
    return end if after.kind == WORD and after.pos.startswith(("n", "vn", "b", "j", "v")) else -1


def _quotes_deed(right: Sequence[Chunk], i: int) -> bool:
    """Whether the quotes that open at `i` close the clause behind a noun: what the counted things do."""
    end = next((k for k in range(i + 1, len(right)) if right[k].text == "”"), 0)
    last = end + 1 == len(right) or (end and right[end + 1].kind == PUNCT and right[end + 1].pos == "break")
    return bool(end and last) and right[i - 1].kind == WORD and right[i - 1].pos.startswith("n")


def _goes_on(right: Sequence[Chunk], start: int) -> bool:
    """Whether the noun phrase goes on after a 、 (9个市、县重点项目): no other number or name of an indicator follows in the clause."""
    for i, here in enumerate(right[start:]):
        if here.kind == QUANTITY:
            return False
        if here.kind == PUNCT and here.pos == "break":
            return i > 0
    return len(right) > start


def _is_one_verb(right: Sequence[Chunk]) -> bool:
    return (
        len(right) > 1
        and right[0].text == "的"
        and right[1].kind == WORD
        and right[1].pos == "v"
        and len(right[1].text) > 1
        and (len(right) == _OF_AND_NOUN or right[_OF_AND_NOUN].kind == PUNCT)
    )
