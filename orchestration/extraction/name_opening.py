"""The coined word that opens a firm's name, whatever the dictionary makes of its syllables: 引进|远|某|零部件有限公司.

Belongs here: how far left of the trade the name begins when it surely begins somewhere. Does not belong here: the walk over tokens that
the dictionary knows as parts of names (name_borders.py), coined words without a legal form (name_coined.py, name_heads.py).
"""

from __future__ import annotations

from orchestration.extraction.name_words import Hit, Words, is_mark
from orchestration.extraction.tokenizer import Token, Tokens

_NUMERALS = frozenset("一三五六七八九十百千万")  # that coined words open with
_SHORTEST_HEAD, _LONGEST_HEAD = 2, 4  # of a coined word
_BEFORE_NAME = frozenset("为是与和由的对向")
_FUNCTION = frozenset("在与和由将为是对从的了等至到向被把以于已拟也都均其该此本各某这那让使给同跟及有我他原新老大小")


class Opening:
    """Built once from the word lists; holds nothing else."""

    def __init__(self, words: Words, kinds: tuple[str, ...]) -> None:
        """`kinds` are the words for sorts of firms (龙头, 企业), which names stand behind."""
        self._words = words
        self._kinds = kinds

    @staticmethod
    def is_first_syllable(tokens: Tokens, index: int) -> bool:
        """A lone sign between a sum and a registered name is the name's (4亿元的|来|金汽车零部件有限公司)."""
        word = tokens.words[index]
        if not _is_sign(word):
            return False
        first = index == 0 or is_mark(tokens.words[index - 1]) or tokens.words[index - 1] in _BEFORE_NAME
        of_a_sum = index > 1 and tokens.words[index - 1] == "的" and tokens.words[index - 2].endswith("元")
        return of_a_sum or (first and word not in _FUNCTION)  # 为|正|某达|集团

    @staticmethod
    def is_alone(tokens: Tokens, index: int, anchors: dict[int, Hit]) -> bool:
        """Two lone signs that are no words of function, between a mark, a place or 的 and the word for a firm, are its name."""
        pair = tokens.words[max(0, index - 1) : index + 1]
        if len(pair) != 2 or any(not _is_sign(word) or word in _FUNCTION for word in pair):
            return False
        before = anchors.get(tokens.starts[index - 1])
        return (
            index == 1
            or is_mark(tokens.words[index - 2])
            or tokens.words[index - 2] in _BEFORE_NAME
            or (before is not None and before.kind == "region")
        )

    @staticmethod
    def is_of_two_syllables(tokens: Tokens, index: int, second: Token, anchors: dict[int, Hit]) -> bool:
        """和 between a region or a mark and a lone sign is the first syllable of a registered name (某省|和|某|光电有限公司)."""
        if tokens.words[index] != "和" or len(second.text) != 1:
            return False
        before = anchors.get(tokens.starts[index])
        return index == 0 or is_mark(tokens.words[index - 1]) or (before is not None and before.kind == "region")

    def is_border(self, tokens: Tokens, index: int) -> bool:
        """No name goes over the token: a mark, a word that leads to a name (由, 引进) or says what sort of firm it is (龙头)."""
        if index < 0:
            return True
        word = tokens.words[index]
        led = word in _BEFORE_NAME or word in self._words.leads or (len(word) > 1 and word in self._words.stop)
        return (
            led or is_mark(word) or word[-1].isdigit() or word in self._words.appositive or word.endswith(self._kinds)
        )

    def with_head(self, core: list[Token], tokens: Tokens, index: int) -> int:
        """Adds to the trade of a registered name the coined word that opens every such name, whatever the dictionary makes of its
        syllables (引进|远|腾|汽车零部件有限公司); returns the token before it."""
        known = sum(len(token.text) for token in core if not self._is_trade_word(token))
        while known < _SHORTEST_HEAD or (known < _LONGEST_HEAD and index >= 0 and len(tokens.words[index]) == 1):
            if self.is_border(tokens, index) and not (known == 1 and index >= 0 and tokens.words[index] == "和"):
                break
            word = tokens.words[index]
            if len(word) > _SHORTEST_HEAD or word in self._words.headless or word.isascii():
                break
            if not core and len(word) > 1 and self._words.is_known(word):
                break  # 占到|集团
            core.append(Token(word, tokens.starts[index], tokens.ends[index], "nz"))
            known, index = known + len(word), index - 1
        if (
            known == _SHORTEST_HEAD
            and index >= 0
            and tokens.words[index] in _NUMERALS
            and self.is_border(tokens, index - 1)
        ):
            core.append(
                Token(tokens.words[index], tokens.starts[index], tokens.ends[index], "nz")
            )  # 引进|百|川某|科技有限公司
            index -= 1
        return index

    def _is_trade_word(self, token: Token) -> bool:
        text, common = token.text, self._words.common
        return text in common or len(text) > _LONGEST_HEAD or (text[:2] in common and text[2:] in common)  # 精密机械


def _is_sign(word: str) -> bool:
    """A single Chinese character."""
    return len(word) == 1 and "\u4e00" <= word <= "\u9fff"
