"""Firms' trade names recognised by the place they stand in: where only a firm can sign, invest, move in or own a project.

Belongs here: the slots (listed before 等n家企业, before 与…签约, before 投资n亿元, before 的…项目开工) and whether what stands in one
can be a trade name (a name of two or three syllables and the trade: 某某激光). Does not belong here: names recognised by
themselves (gazetteer.py, name_suffixes.py) and what the firm did (landings.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from orchestration.extraction import name_slot_shapes as shapes
from orchestration.extraction.name_brands import LIKELY, SURE, Brands
from orchestration.extraction.name_lists import list_items
from orchestration.extraction.name_words import Hit, Tables, Words, is_mark
from orchestration.extraction.tokenizer import Tokens

_MADE, _MAKING = frozenset({"装备", "设备", "机械", "器械", "零部件", "材料", "智能", "高端"}), "制造"
_PARTICLES = frozenset("暨同跟的了着与和及在于把被将由为从向对以至到等之其该各每个家名项是")
_NO_FIRM = re.compile(
    "领导|书记|市长|县长|区长|主任|董事|总裁|项目|工程|电站|央企|国企|民企|企业$|产业$|行业$|政府|管委会|重大|吨位|[高新经开保税工业范]区|三角|湾区|中国|国家|海峡|两岸"
)
# How surely a firm stands in a slot: it may, only a firm can, firms are counted there by name, they are said to be brought there.
_MAYBE, _FIRM, _COUNTED_FIRMS, _BROUGHT_FIRMS = 0, 1, 2, 3
_LONGEST, _SHORTEST = 12, 3
_OF_THE_TOWN = "投控局委办会院馆站"  # 某市城投, 某市金控, 某市文旅局: bodies of the place itself
_TRADE, _PARK_SIGNS = 2, "园城港"  # 科技园, 物流园, 软件园
_LONGEST_SITED = 8
_SHORTEST_HEAD, _LONGEST_HEAD = 2, 4  # of a coined word
_NOT_INSIDE = ("p", "c", "u", "uj", "ul", "r", "d", "y", "m", "q", "ud", "uz")
_PROPER = frozenset({"nr", "nrt", "nrfg", "nz", "ns", "nt", "s", "x", "i", "z"})
_WALLS = frozenset(",;:。!?、“”")


class SlotNames:
    """Built once from the seeds; `hits` is called for sentences with a word of landing."""

    def __init__(self, words: Words, tables: Tables) -> None:
        self._words = words
        self._brands = Brands(tables)
        trades = {row["word"] for row in tables["trade_words"]}
        trades |= {
            row["word"] for row in tables["enterprise_suffixes"] if row["kind"] == "enterprise" and len(row["word"]) > 1
        }
        self._trades = frozenset(trades)
        self._parks = tuple(
            suffix.word
            for suffix in words.suffixes.values()
            if suffix.kind == "platform" and suffix.word.endswith("园")
            if len(suffix.word) > 1
        )

    @staticmethod
    def may_hold(text: str) -> bool:
        """Whether the sentence has a word of coming, signing, investing or building at all, or heads an item of a list of projects."""
        return shapes.LANDING.search(text) is not None or shapes.HEADING.fullmatch(text) is not None

    def hits(self, text: str, tokens: Tokens, known: Sequence[Hit]) -> list[Hit]:
        """Trade names in the slots of one sentence that overlap no name already known but a region or a nested park."""
        found: dict[tuple[int, int], Hit] = {}
        for match in shapes.SPECIAL.finditer(text) if "ST" in text else ():
            found[match.span()] = Hit(*match.span(), "enterprise", match.group(), None, "slot", 1)
        blocked = [(hit.start, hit.end) for hit in known if hit.kind not in ("region", "platform")]
        for start, end in self._sited(text, tokens) if ")" in text else ():
            if not any(a < end and start < b for a, b in blocked):
                found[start, end] = Hit(start, end, "enterprise", text[start:end], None, "slot", 1)
        for start, end, sure in self._slots(text, tokens):
            if (start, end) in found or any(a < end and start < b for a, b in blocked):
                continue
            if (
                self._is_trade_name(text, start, end, tokens, sure)
                and not self._holds_park(text[start:end])
                and not self._opens_park(text, start, end, known)
            ):
                found[start, end] = Hit(start, end, "enterprise", text[start:end], None, "slot", 1)
        return [
            hit for key, hit in found.items() if not any(o != key and o[0] <= key[0] and key[1] <= o[1] for o in found)
        ]

    # ---- slots: (start, end, how surely a firm stands there) -----------------------------------------------------------------

    def _slots(self, text: str, tokens: Tokens) -> Iterator[tuple[int, int, int]]:
        if shapes.COUNTS.search(text) is not None and shapes.A_FIRM.search(text) is not None:
            for match in shapes.COUNTED.finditer(text):
                yield from self._items(text, match.start(), tokens, _COUNTED_FIRMS)
        for match in shapes.AND_SUCH.finditer(text) if "等" in text else ():
            comes = shapes.COME_HERE.match(text, match.end()) is not None
            brought = not comes and shapes.BROUGHT.search(text, 0, match.start()) is not None
            yield from self._items(
                text, match.start(), tokens, _BROUGHT_FIRMS if brought else _FIRM if comes else _MAYBE
            )
        for end in self._actions(text):
            if end and text[end - 1] not in _WALLS:
                yield from self._items(text, end, tokens, _FIRM)
        for match in shapes.SIGNED_BY.finditer(text) if "签" in text or "达成" in text else ():
            end = match.start()
            if shapes.WITH.search(text, max(0, end - shapes.LONGEST_PARTNER), end) is not None:
                yield from self._before(text, end, tokens, _FIRM)
            elif shapes.WITH_LIST.search(text, 0, end) is not None:
                yield from self._items(text, end, tokens, _COUNTED_FIRMS)
        for match in shapes.BY.finditer(text) if "由" in text or "携手" in text else ():
            yield from self._before(text, match.end(), tokens, _FIRM)
        for match in shapes.SETTLED.finditer(text) if "的" in text else ():
            yield from self._before(text, match.end(), tokens, _FIRM)
        for match in shapes.OWNED.finditer(text) if "的" in text else ():
            yield from self._before(text, match.start(), tokens, _FIRM)
        for match in shapes.PROJECT.finditer(text):
            yield from self._inside_project(text, match.start(), tokens)

    def _sited(self, text: str, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """The proper names before a region in brackets and a plant: 某某新地(马鞍山)产业园."""
        for match in shapes.SITED.finditer(text):
            if not self._words.regions.codes(match["site"]):
                continue
            for start, end, _ in self._before(text, match.start(), tokens, _FIRM):
                inside = self._inside(start, end, tokens)
                if (
                    end - start <= _LONGEST_SITED
                    and not self._words.regions.codes(inside[0][0])
                    and _NO_FIRM.search(text, start, end) is None
                    and any(self._is_proper(*part) and not self._is_common(part[0]) for part in inside)
                ):
                    yield start, end

    @staticmethod
    def _actions(text: str) -> Iterator[int]:
        """Where what only a firm does begins: it comes, signs, invests, announces, has a site."""
        for match in shapes.COMES.finditer(text):
            at = match.start()
            while text.endswith(shapes.ADVERBS, 0, at):
                at -= 1 if text[at - 1] in shapes.LETTERS else 2
            yield at
        for pattern, mark in shapes.ACTING:
            if mark.search(text) is not None:
                yield from (match.start() for match in pattern.finditer(text))

    def _items(self, text: str, end: int, tokens: Tokens, sure: int) -> Iterator[tuple[int, int, int]]:
        """The names of the enumeration that ends at `end`, or the single name there."""
        for _, stop in list_items(text, max(0, end - 2), end) if text.find("、", 0, end) >= 0 else [(0, end)]:
            yield from self._before(text, min(stop, end), tokens, sure)  # the last runs on into what it does
            if stop >= end:
                return

    def _before(self, text: str, end: int, tokens: Tokens, sure: int) -> Iterator[tuple[int, int, int]]:
        """The run of name-like tokens that ends at `end`; a nationality before it is left out."""
        last = bisect_left(tokens.ends, end)
        if last >= len(tokens.ends) or tokens.ends[last] != end:
            return
        first = last + 1
        while first > 0 and self._may_stand(tokens, first - 1) and end - tokens.starts[first - 1] <= _LONGEST:
            first -= 1
        while first <= last and (
            tokens.words[first] in self._words.foreign or tokens.words[first] in self._words.leading
        ):
            first += 1
        for index in range(last - 1, first - 1, -1):
            if tokens.words[index] in self._words.appositive and len(tokens.words[index]) > 1:
                first = index + 1  # 座椅厂商|江苏某某座椅
                break
        if first > last or (first > 0 and tokens.words[first - 1].endswith(")")):
            return  # 某某(清远)|媒体科技: only its end
        yield tokens.starts[first], end, sure

    def _inside_project(self, text: str, end: int, tokens: Tokens) -> Iterator[tuple[int, int, int]]:
        """镜湖软件 of 镜湖软件区域总部: the first trade word of the compound ends the firm's name."""
        for begin, stop, _ in self._before(text, self._border(tokens, end), tokens, _MAYBE):
            for i in range(bisect_right(tokens.starts, begin), len(tokens.ends)):
                if tokens.ends[i] > stop:
                    break
                if tokens.words[i] in self._trades:
                    if tokens.words[i] in _MADE and tokens.words[i + 1 : i + 2] == [_MAKING]:
                        break  # 某某装备制造基地: what is made there
                    yield begin, tokens.ends[i], _MAYBE
                    break

    def _border(self, tokens: Tokens, end: int) -> int:
        """Where what opens a project's name ends: before the words for what is done there (某某动力发动机|扩建项目)."""
        i = bisect_right(tokens.ends, end) - 1
        while i > 0 and tokens.words[i] in self._words.done_there:
            i -= 1
        return tokens.ends[i] if i >= 0 else 0

    def _may_stand(self, tokens: Tokens, i: int) -> bool:
        word, speech = tokens.words[i], tokens.speech[i]
        if is_mark(word) or word[0].isdigit() or (i and tokens.words[i - 1][-1].isdigit()):
            return False
        if len(word) == 1:  # a syllable of a coined name is tagged at random (蜀 | 能 | 重机)
            return word not in _PARTICLES
        # The part of speech of a word no dictionary has is a guess.
        return word not in self._words.stop and (speech not in _NOT_INSIDE or not self._words.is_known(word))

    # ---- what may be a trade name ---------------------------------------------------------------------------------------------------

    def _is_trade_name(self, text: str, start: int, end: int, tokens: Tokens, sure: int) -> bool:
        name = text[start:end]
        brief = sure == _BROUGHT_FIRMS or (sure != _MAYBE and self._brands.weight(name) >= LIKELY)
        shortest = _SHORTEST - (brief and not self._words.is_known(name))
        if not shortest <= len(name) <= _LONGEST or name in self._words.generic or _NO_FIRM.search(name):
            return False
        trade = next((name[at:] for at in range(2, len(name)) if name[at:] in self._trades), "")  # the longest
        if not trade:
            coined = self._is_coined(start, end, tokens) and (
                sure >= _COUNTED_FIRMS or self._is_bare(name, start, end, tokens)
            )
            return coined or (sure == _FIRM and self._is_from(text, start, end, tokens))
        inside = self._inside(start, end - len(trade), tokens)
        special = [(word, speech) for word, speech in inside if not self._is_common(word)]
        if sure == _FIRM and not special:  # 精工科技拟投资3亿元: a trade, but nobody else's
            special = [part for part in inside if part[0] in self._trades and not self._is_vague(part[0])]
        if not special or (sure == _MAYBE and len(special) < len(inside)):
            return False
        if sure == _MAYBE and all(self._is_city(word) for word, _ in special):
            return False  # 荆门|动力电池产业园
        syllables = sum(1 for word, _ in inside if len(word) == 1)
        return sure != _MAYBE or syllables >= 2 or any(self._is_proper(word, speech) for word, speech in special)

    def _holds_park(self, name: str) -> bool:
        """A park stands in it (某某物流园|智能工厂项目): whose the project is goes unsaid."""
        return any(name.find(park, 1, len(name)) >= 0 for park in self._parks)

    def _opens_park(self, text: str, start: int, end: int, known: Sequence[Hit]) -> bool:
        """The head of a park of its trade (京津某某科技|产业园), not of a firm's own (某某重工|产业园)."""
        trade = text[end - _TRADE : end]
        if not any(trade + sign in self._words.suffixes for sign in _PARK_SIGNS):
            return False
        return any(
            hit.kind == "platform" and hit.start <= start and text[end : hit.end] in self._words.suffixes
            for hit in known
        )

    def _is_coined(self, start: int, end: int, tokens: Tokens) -> bool:
        """A word the dictionary lacks, of syllables that are no words together (云脑, 锋锐): only where a firm must stand."""
        inside = self._inside(start, end, tokens)
        unknown = sum(len(word) for word, _ in inside if len(word) == 1 or not self._words.is_known(word))
        if not inside or self._words.regions.codes(inside[0][0]) or inside[-1][0][-1] in "镇乡村县区市州省":
            return False  # 某市城投, 某区金控, 某镇
        coined = unknown >= 2 or (unknown > 0 and self._brands.weight("".join(word for word, _ in inside)) >= LIKELY)
        return coined and not any(self._is_common(word) and len(word) > 2 for word, _ in inside)

    def _is_bare(self, name: str, start: int, end: int, tokens: Tokens) -> bool:
        """Nothing but a coined word: no verb, project or time in it."""
        weight = self._brands.weight(name)
        if len(name) > _LONGEST_HEAD or weight < LIKELY:
            return False
        known = [
            part for part in self._inside(start, end, tokens) if len(part[0]) > 1 and self._words.is_known(part[0])
        ]
        named = weight >= SURE  # 优某达, though 必达 is a word
        return all((speech[0] == "n" or named) and not self._is_common(word) for word, speech in known)

    def _is_from(self, text: str, start: int, end: int, tokens: Tokens) -> bool:
        """A place and a coined word (温州|泰思通), where only a firm can stand."""
        (town, _), *rest = self._inside(start, end, tokens)
        length = sum(len(word) for word, _ in rest)
        return (
            text[start - 1 : start] not in ("在", "于")  # 在上海马桥的工厂
            and bool(self._words.regions.codes(town))
            and _SHORTEST_HEAD <= length <= _LONGEST_HEAD
            and not any(self._is_common(word) for word, _ in rest)
            and text[end - 1] not in _OF_THE_TOWN
            and any(len(word) == 1 or not self._words.is_known(word) for word, _ in rest)
        )

    def _inside(self, start: int, end: int, tokens: Tokens) -> list[tuple[str, str]]:
        """The tokens of the span, the last cut at its end."""
        first = bisect_right(tokens.starts, start) - 1
        result = []
        for i in range(first, len(tokens.words)):
            if tokens.starts[i] >= end:
                break
            result.append((tokens.words[i][: end - tokens.starts[i]], tokens.speech[i]))
        return result

    def _is_common(self, word: str) -> bool:
        words = self._words
        return (
            word in words.generic
            or word in words.leading
            or word in words.inner
            or word in words.appositive
            or word in self._trades
        )

    def _is_vague(self, word: str) -> bool:
        return word in self._words.generic or word in self._words.inner

    def _is_city(self, word: str) -> bool:
        """A city or province, not a county that shares its name with firms (镜湖软件)."""
        codes = self._words.regions.codes(word)
        return bool(codes) and all(code.endswith("00") for code in codes)

    def _is_proper(self, word: str, speech: str) -> bool:
        return len(word) > 1 and (speech in _PROPER or not self._words.is_known(word))
