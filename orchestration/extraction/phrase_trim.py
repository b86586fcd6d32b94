"""What stands between a noun phrase and its number: links, bounds, aims, comparisons, and how the number measures the noun.

Belongs here: dropping it from the right, and noting what it says. Does not belong here: where the noun phrase begins (phrase_left.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.chunks import NAME, PUNCT, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.phrase_words import Reading, Words

# Parts of speech of what may stand between a noun and its number.
_DROPPED = frozenset({"d", "ad", "c", "u", "uj", "ul", "uz", "ug", "p", "r", "y", "zg"})
_EACH = re.compile("每(?:[吨斤克升户人亩件台套平]|平方米|公斤|千克|公里|平米|立方米|标箱|小时|平方公里)")
_SHORT_BASE = 4  # chunks from the plain noun compared with to the number (增速高于建筑业1.5个百分点)


class Trim:
    """Trims the chunks before a number; holds nothing but the words."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._grammar = words.grammar
        self._aims = self._grammar.aim_nouns | self._grammar.aim_words
        self._dropped = self._grammar.modals | self._grammar.manners | self._grammar.planned | {"到", "至", "为"}

    def right(self, core: list[Chunk], reading: Reading) -> list[Chunk]:
        """Drops links, bounds and times at the right end and notes the word that says how the number measures its noun."""
        reached = False
        roles = self._words.roles
        while core:
            last = core[-1]
            role = roles.get(last.text, "")
            plain = not role and last.kind == WORD and last.pos not in _DROPPED and last.text not in self._dropped
            if plain and not (last.text[0] == "每" or (reached and last.text in self._grammar.growing_into)):
                if len(core) > 2 and core[-2].text == "每" and _EACH.fullmatch(f"每{last.text}"):
                    core = core[:-2]  # 处理能力|每|小时
                    continue
                break  # a noun: where nearly all end
            if (last.kind == WORD and last.text in ("到", "至", "为")) or (
                last.kind == TIME and last.text[0] in "到至"
            ):
                reached = True  # also 提升|到2022年的9.1%
            elif role in ("up", "down") and reached and not reading.trigger:
                role = "reach"
            grown = reached and last.text in self._grammar.growing_into
            if last.kind == WORD and (grown or (len(core) > 1 and _EACH.fullmatch(last.text))):
                core.pop()  # 均价为每吨4540美元, 企业发展到38家
            elif last.kind == TIME or (last.kind == PUNCT and last.pos in ("sep", "break")):
                core.pop()
            elif last.kind == WORD and role in ("up", "down", "rate", "fall_rate", "reach", "new"):
                if not reading.trigger or role in ("rate", "fall_rate"):
                    # 增速回落1.8个百分点 is a fall of the rate.
                    reading.trigger = "fall_rate" if role == "rate" and reading.trigger == "down" else role
                    reading.gain = last.text if last.text in self._grammar.gains else ""
                if last.text in self._grammar.compared_last:
                    reading.compared = True
                core.pop()
            elif last.kind == WORD and role == "share" and len(core) > 1:
                reading.trigger = "share"
                break
            elif role == "compare" or role == "annual":
                reading.annual = reading.annual or role == "annual"
                core.pop()
            elif (
                (last.kind == WORD and role == "link")
                or (last.kind == WORD and last.pos in _DROPPED and role == "")
                or (last.kind == WORD and last.text in self._grammar.modals)
                or (len(core) > 1 and last.text in self._grammar.manners)  # 进出口总额基本|达到…, 利润明显|下降
                or (reading.trigger and len(core) > 1 and last.text in self._grammar.planned)  # 生产总值计划增长12%
            ):
                core.pop()
            elif last.kind == PUNCT and last.pos == "close" and self._bracket_counts(core):
                core = self._without_bracket(core)
            else:
                break
        return core

    def aim(self, core: list[Chunk], reading: Reading) -> list[Chunk]:
        """生产总值增长预期目标为…: the aim is not the indicator; 完成全年目标的… is left to what carries over."""
        if not core or core[-1].text not in self._grammar.aim_nouns:
            return core
        end = len(core)
        while end and core[end - 1].kind == WORD and core[end - 1].text in self._aims:
            end -= 1
        if end == len(core) or end == 0 or any(c.text in self._grammar.done for c in core):
            return core
        reading.aimed = True
        return self.right(core[:end], reading)

    def comparison(self, core: list[Chunk], reading: Reading, told: frozenset[str]) -> list[Chunk]:
        """高于全市平均水平: whom the number is measured against, between the word of comparison and the number."""
        depth = 0  # of brackets: 比全省(7.7%)和全国(7.0%)分别高0.7、1.4个百分点
        for i in range(len(core) - 1, -1, -1) if reading.trigger in ("up", "down") else ():
            here = core[i]
            if here.kind == PUNCT:
                depth += (here.pos == "close") - (here.pos == "open")
            if depth > 0:
                continue
            if here.text in ("比", "较"):
                return self.right(core[:i], reading)  # 比全国平均水平高出…
            if here.kind == QUANTITY or (here.kind == PUNCT and here.pos == "break"):
                break
        for i in range(len(core) - 1, -1, -1) if not self._grammar.above.isdisjoint(told) else ():
            here = core[i]
            if here.kind == WORD and here.text in self._grammar.above and i + 1 < len(core):
                reading.compared, reading.trigger = True, reading.trigger or "up"
                return self.right(core[:i], reading)
            plain = (
                here.kind == WORD
                and here.pos.startswith(("n", "b", "j", "vn", "l", "r"))
                and len(core) - i <= _SHORT_BASE
            )
            if not (
                here.kind in (NAME, TIME)
                or here.text in self._words.scope
                or here.text in self._grammar.standards
                or plain  # 增速高于建筑业1.5个百分点
            ):
                break
        return core

    def _bracket_counts(self, core: Sequence[Chunk]) -> bool:
        """A bracket with a number, a time or a way of reckoning in it, or right after a place (甲市(不含乙县)), is an aside; one of words
        (含中外合资) belongs to the noun."""
        opening = max((i for i, c in enumerate(core) if c.kind == PUNCT and c.pos == "open"), default=-1)
        aside = core[opening:]
        return (
            opening < 1
            or core[opening - 1].pos in ("region", "platform")
            or any(c.kind in (QUANTITY, TIME) for c in aside)
            or all(c.kind != WORD or c.text in self._grammar.ways_of_reckoning for c in aside)
            or "".join(c.text for c in aside).strip("()") in self._grammar.ways_of_reckoning
        )

    @staticmethod
    def _without_bracket(core: list[Chunk]) -> list[Chunk]:
        depth = 0
        for i in range(len(core) - 1, -1, -1):
            if core[i].kind == PUNCT and core[i].pos == "close":
                depth += 1
            elif core[i].kind == PUNCT and core[i].pos == "open":
                depth -= 1
                if depth == 0:
                    return core[:i]
        return core[:-1]
