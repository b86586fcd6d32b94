"""Names recognised by their neighbours: enumerations, quotes, appositions, and titles of programmes.

Belongs here: splitting 甲、乙和丙等n家 into items, and unknown items beside known firms. Does not belong here:
names recognised by themselves (gazetteer.py, name_suffixes.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import compress

from orchestration.extraction.article import ENTERPRISE_KINDS
from orchestration.extraction.name_words import Hit, Words, is_mark
from orchestration.extraction.tokenizer import Token, Tokens

_WALL = re.compile(r"[,;:。!?…\n]")
_LAST_WALL = re.compile(r".*[,;:。!?…\n]", re.DOTALL)
_JOIN = re.compile(r"、|以及|和|与|及(?!时)|暨")
_TAIL = re.compile(r"等(?!于|待|级|离子|候)|为(?:代表|首|龙头|主导|引领|骨干)")
_QUOTED = re.compile(r"“([^“”]{2,18})”")
_TITLED = re.compile(r"《([^《》]{4,60})》")
_AFTER_QUOTE = re.compile(r"\s*(?:的)?(公司|集团|品牌|连锁|超市|餐厅|酒店|门店|旗舰店|实验室|研究院|研究中心|学院)")
_PROJECT_ENDS = ("项目", "工程", "中心", "基地", "工厂", "园区", "产业园", "工业园", "物流园", "生产线", "总部", "大厦")
_TITLE = re.compile(
    "(?:常务)?[副代]?(?:市长|县长|区长|州长|省长|书记|主席|主任|部长|局长|总裁|总经理|董事长|院长|总理|大使|总领事)"
)
# What is left of an item of a list that closes with 等n个项目, 等企业 or 三家企业.
_REST_OF_ITEM = re.compile(
    r"(?P<rest>(?:(?![和与及])[\u4e00-\u9fff]){2,6}?)(?=[、和与及]|等|[两三四五六七八九十]家)"
    r"(?=[^,;。:!?]{0,60}?(?:等|(?:\d|[两三四五六七八九十])家)[^,;。、:]{0,12}?(?:项目|(?P<firms>企业(?!的|项目)|公司(?!的|项目))))"
)
_FIRM_ENDS = ("科技", "股份", "集团", "实业")  # what a second part of a firm's name ends in, and no product does
_OF_A_FIRM = (*_PROJECT_ENDS, "中国", "公司", "分公司", "旗下", "代表", "供应商", "品牌", "门店")
_PHASES = frozenset({"一期", "二期", "三期", "四期", "首期"})
_KINDS = ("企业", "公司", "巨头", "龙头", "品牌", "厂商", "集团")
_SHORTEST_SPELLED = 3  # characters
_OPENS_ITEM, _COINED = "、;:,。的了有以如像", 2
GLOSS = re.compile(r"[\u4e00-\u9fff]\([A-Z]")
_LETTERED = re.compile(r"[A-Z][A-Za-z]{2,}(?:[ &·-][A-Z][A-Za-z]+)*(?=[\u4e00-\u9fff,、])(?!型|系列)")
_LATIN = re.compile(r"(?<![A-Za-z0-9])([\u4e00-\u9fff]{2,6})\([A-Z][A-Za-z&.\- ]{1,30}\)")


def list_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the enumeration around `start:end`, in order; only the span itself if it stands alone.

    An item may keep words before or after its name (the first begins at the wall before it, the last ends at 等 or
    at the wall): the caller trims them by its own words.

    >>> list_items("引进甲信息、乙科技和丙电子等8个项目", 2, 5)
    [(0, 5), (6, 9), (10, 13)]
    """
    before = _LAST_WALL.match(text, 0, start)
    left = before.end() if before else 0
    wall = _WALL.search(text, end)
    right = wall.start() if wall else len(text)
    if text.find("、", left, right) < 0:
        return [(start, end)]
    if tail := _TAIL.search(text, end, right):
        right = tail.start()
    items: list[tuple[int, int]] = []
    position = left
    for join in _JOIN.finditer(text, left, right):
        if (join.start() < end and join.end() > start) or join.start() <= position:
            continue
        items.append((position, join.start()))
        position = join.end()
    items.append((position, right))
    return [(a, b) for a, b in items if a < b]


class NeighbourNames:
    """Built once; each method is called for the sentences that hold its mark."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._openers = (words.appositive | words.foreign) - {"公司"}
        self._foreign_after = words.appositive | words.foreign | {"集团", "株式会社"}
        programme = "|".join(sorted(map(re.escape, words.programme), key=len, reverse=True))
        self._programme_after = re.compile(rf"[^的等了为和与、,。“”]{{0,5}}?({programme})")
        self._programme_inside = re.compile(rf"({programme})(?:\([^)]*\))?$")

    def quoted(self, text: str) -> list[Hit]:
        """“某某”项目, “某某”行动计划, 《某某规划》."""
        found: list[Hit] = []
        for match in _QUOTED.finditer(text):
            if (after := self._programme_after.match(text, match.end())) is not None:
                found.append(
                    Hit(match.start(), after.end(), "programme", text[match.start() : after.end()], None, "quote", 3)
                )
            elif _AFTER_QUOTE.match(text, match.end()) and self._may_be_quoted(match[1]):
                found.append(Hit(match.start(1), match.end(1), "enterprise", match[1], None, "quote", 0))
        for match in _TITLED.finditer(text):
            if self._programme_inside.search(match[1]):
                found.append(Hit(match.start(1), match.end(1), "programme", match[1], None, "title", 3))
        return found

    def _may_be_quoted(self, name: str) -> bool:
        return not (_WALL.search(name) or "+" in name or name in self._words.generic)

    def apposed(self, text: str, tokens: Tokens, known: list[Hit]) -> list[Hit]:
        """An unknown word after a word for a firm (制造商某某) or a country (美国某某投资), or before 总部."""
        found: list[Hit] = []
        words = tokens.words
        openings = self._openings(words)
        taken = {hit.start for hit in known} if openings else ()
        for index in openings:
            if tokens.ends[index] in taken or not self._unknown(tokens[index + 1]):
                continue
            stop = index + 1
            while (
                stop < len(tokens)
                and stop <= index + 4
                and tokens.starts[stop] not in taken
                and self._words.may_stand_inside(words[stop], tokens.speech[stop])
            ):
                stop += 1
            inside = tokens[index + 1 : stop]
            sited = stop < len(tokens) and tokens.starts[stop] in taken  # 新加坡某某|光明区某项目
            if not inside or not (sited or self._closes(words[index], tokens, stop)):
                continue
            start, end = inside[0].start, inside[-1].end
            common = any(token.text in self._words.appositive for token in inside)
            if 2 <= end - start <= 8 and not common:
                found.append(Hit(start, end, "enterprise", text[start:end], None, "apposition", 0))
        if (
            "总部" in text
            and "总部" in words
            and (index := words.index("总部"))
            and self._unknown(tokens[index - 1])
            and tokens[index - 1].speech != "ns"
        ):
            before = tokens[index - 1]
            found.append(Hit(before.start, before.end, "enterprise", before.text, None, "apposition", 0))
        return found

    def lettered(self, text: str, tokens: Tokens) -> list[Hit]:
        """Names in letters or in characters of foreign names after a country or a word for a firm: 卢某堡Solar某, 零售巨头克某格宣布."""
        found: list[Hit] = []
        for index, word in enumerate(tokens.words[:-1]):
            kind = len(word) > _COINED and word.endswith(_KINDS) and tokens.speech[index] != "nt"  # but 某某集团CMI
            if word not in self._foreign_after and not kind:
                continue
            name = _LETTERED.match(text, tokens.ends[index])
            if name is not None:
                found.append(Hit(*name.span(), "enterprise", name.group(), None, "apposition", 0))
            elif self._is_spelled(tokens[index + 1]):
                start, end = tokens.starts[index + 1], tokens.ends[index + 1]
                found.append(Hit(start, end, "enterprise", text[start:end], None, "apposition", 0))
        return found

    def _is_spelled(self, token: Token) -> bool:
        spelled = len(token.text) >= _SHORTEST_SPELLED and self._words.transliteration.issuperset(token.text)
        return spelled and (token.speech.startswith("nr") or not self._words.is_known(token.text))

    def _openings(self, words: list[str]) -> list[int]:
        """Tokens after which a firm's name may stand: kind words, and countries."""
        if self._openers.isdisjoint(words):
            return []
        return list(compress(range(len(words) - 1), map(self._openers.__contains__, words)))

    def _closes(self, opener: str, tokens: Tokens, stop: int) -> bool:
        """What follows an apposed name: the end, a mark or a predicate; after a country only a deal, 、 or 等."""
        if stop == len(tokens):
            return opener not in self._words.foreign
        word = tokens.words[stop]
        if opener in self._words.foreign:
            return word in {"、", "等", "投资"} or (
                len(word) > 1
                and word in self._words.stop
                and word not in {"表示", "指出", "介绍", "代表", "记者", "宣布"}
            )
        return (
            is_mark(word)
            or word in {"在", "于", "将", "已", "也", "正", "拟", "的"}
            or (len(word) > 1 and word in self._words.stop)
        )

    def _unknown(self, token: Token) -> bool:
        """A personal or brand name, or a word the dictionary lacks; places and abbreviations are no firms."""
        if len(token.text) == 1:
            return False
        odd = token.speech in {"nr", "nrt", "nz", "x", "eng"} or not self._words.is_known(token.text)
        return odd and self._words.is_proper(token)

    def listed(self, text: str, tokens: Tokens, known: list[Hit]) -> list[Hit]:
        """Items of an enumeration in which a neighbour is a known firm, institute or bank."""
        found: list[Hit] = []
        organisations = [hit for hit in known if hit.kind in ENTERPRISE_KINDS]
        ends = {hit.end for hit in organisations}
        done = -1
        for hit in organisations:
            if hit.start <= done:
                continue
            items = list_items(text, hit.start, hit.end)
            done = items[-1][1]
            if len(items) < 2 or not (
                any(end in ends for _, end in items[:-1]) or any(other.start == items[-1][0] for other in organisations)
            ):
                continue
            for number, (start, end) in enumerate(items):
                last = number == len(items) - 1 and not text.startswith("等", end)  # what 等 closes is whole
                item = self._item(text, start, end, tokens, number == 0, last)
                if item and not any(
                    other.start < item[1] and item[0] < other.end for other in known if other.kind != "region"
                ):
                    found.append(Hit(item[0], item[1], "enterprise", text[item[0] : item[1]], None, "list", 0))
        return found

    def completed(self, text: str, tokens: Tokens, hits: list[Hit]) -> list[Hit]:
        """The hits, each firm that opens an item of a closed list with the rest of the item, when that is its name's too: 甲电气|绿能科技、
        中甲|苏阀等13个项目."""
        done, grown = list[Hit](), 0
        for hit in hits:
            if hit.end <= grown:
                continue  # what a guess took for a firm of its own
            end = self._end_of_item(text, tokens, hit, hits) if hit.kind == "enterprise" else hit.end
            if end > hit.end:
                hit, grown = hit._replace(end=end, canonical=text[hit.start : end], rule="list"), end
            done.append(hit)
        return done

    def _opens_item(self, text: str, start: int, tokens: Tokens) -> bool:
        """Whether a mark or a verb (引来) stands before `start`."""
        if not start or text[start - 1] in _OPENS_ITEM:
            return True
        before = bisect_left(tokens.ends, start)
        return before < len(tokens.ends) and tokens.ends[before] == start and tokens.speech[before].startswith("v")

    def _end_of_item(self, text: str, tokens: Tokens, hit: Hit, hits: list[Hit]) -> int:
        rest = _REST_OF_ITEM.match(text, hit.end)
        if rest is None or not self._opens_item(text, hit.start, tokens):
            return hit.end
        end = rest.end("rest")
        if any(hit.end <= other.start < end and other.rule != "suffix_weak" for other in hits):
            return hit.end
        if end not in tokens.ends:
            return hit.end
        border = hit.end in tokens.starts
        coined = border and len(rest["rest"]) == _COINED and not self._words.is_known(rest["rest"])
        # 延某|座椅、某某|机电等企业: nothing but firms stands in such a list
        traded = rest["firms"] is not None and not rest["rest"].endswith(_OF_A_FIRM)
        return end if coined or traded or (border and rest["rest"].endswith(_FIRM_ENDS)) else hit.end

    def _item(self, text: str, start: int, end: int, tokens: Tokens, first: bool, last: bool) -> tuple[int, int] | None:
        """The span of the name in an item, or None when the item is a common noun or a clause."""
        if text[start] == "“" and text[end - 1] == "”":
            return (start + 1, end - 1) if 4 <= end - start <= 14 else None
        inside = tokens[bisect_left(tokens.starts, start) : bisect_right(tokens.ends, end)]
        if first:
            keep = len(inside)
            while keep and self._words.may_stand_inside(inside[keep - 1].text, inside[keep - 1].speech):
                keep -= 1
            inside = inside[keep:]
        elif last:
            keep = 0
            while keep < len(inside) and self._words.may_stand_inside(inside[keep].text, inside[keep].speech):
                keep += 1
            inside = inside[:keep]
        if not inside or not all(self._words.may_stand_inside(token.text, token.speech) for token in inside):
            return None
        while len(inside) > 1 and inside[-1].text in _PHASES:
            inside = inside[:-1]  # 某某科技|二期
        inside = self._without_project(inside)
        while inside and inside[0].text in self._words.leading:
            inside = inside[1:]
        if not inside or _TITLE.match(text, inside[0].start) is not None:
            return None
        proper = [token for token in inside if self._words.is_proper(token)]
        trade = [token for token in proper if len(token.text) > 1 or len(proper) > 1]
        ending = self._words.suffixes.get(inside[-1].text)
        firm = ending is not None and ending.family == "enterprise"  # after a place name too: 三江生物
        if not trade or not (firm or any(not self._words.regions.codes(token.text) for token in trade)):
            return None
        begin, stop = inside[0].start, inside[-1].end
        if (
            text[begin] == "“"
            or not 2 <= stop - begin <= 12
            or (len(inside) == 1 and self._words.regions.codes(inside[0].text))
        ):
            return None
        return begin, stop

    def _without_project(self, inside: list[Token]) -> list[Token]:
        """某某科技 of 某某科技培训基地: the first word that ends a firm's name, when the item ends in a project's."""
        if not inside[-1].text.endswith(_PROJECT_ENDS):
            return inside
        for index in range(1, len(inside) - 1):
            ending = self._words.suffixes.get(inside[index].text)
            if ending is not None and ending.family == "enterprise" and self._words.is_proper(inside[0]):
                return inside[: index + 1]
        return inside

    def glossed(self, text: str, tokens: Tokens) -> list[Hit]:
        """A name glossed in Latin letters: 某某(ABC)."""
        found: list[Hit] = []
        for match in _LATIN.finditer(text):
            before = [token for token in tokens if match.start(1) <= token.start and token.end <= match.end(1)]
            name: list[Token] = []
            while before and (
                self._unknown(before[-1]) or (name and len(before[-1].text) == 1 and before[-1].speech not in "vpcdu")
            ):
                name.insert(0, before.pop())
            if name and name[-1].end == match.end(1) and match.end(1) - name[0].start > 1:
                found.append(
                    Hit(name[0].start, match.end(1), "enterprise", text[name[0].start : match.end(1)], None, "gloss", 0)
                )
        return found
