"""The items of a list before a number (甲、乙和丙的产值分别为…), each with the words they share.

Belongs here: telling items apart and giving each the shared head and tail. Does not belong here: which number goes with which item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.article import ENTERPRISE_KINDS
from orchestration.extraction.chunks import NAME, PUNCT, WORD, Chunk
from orchestration.extraction.phrase_words import JOINING, KEPT_PREPOSITIONS, Reading, Words, nominal, text_of

_ORDINAL = re.compile("第?(?P<nth>[一二三四五])(?P<noun>[^一二三四五]*)$")
_COUNTED_AS = re.compile(
    "[两三四五六七八九十]大[一-龥]{0,6}?(?:产业|行业|领域|集群|门类)|[两三四五六七八九十]项(?:(?:主要|核心|重要|经济)*指标(?:增速|增幅)?)?$"
)  # 电子信息|三大主导产业|增加值
_PEOPLE = re.compile("(?P<who>居民|职工|人口)(?P<what>人均.+)")
_RATE = re.compile("[一-龥]{2}率$")
_AND_SO_ON = re.compile("(?<![中高初优上下同平对相均一二三])等(?!级)")  # 优良中等路率 is one noun
_BRACKET = re.compile(r"(?<=额)\([^()、]{2,8}额\)$")  # 销售额(营业额)
_TRADES = ("产业", "行业", "制造业", "加工业")
_FRAMES = ("业", "企业", "产业", "集群", "园区", "规上工业", "规模以上工业")
_OF_TRADE = frozenset({"进口", "出口", "进出口"})
_LONGEST_EXAMPLES = 12  # characters: a longer list no longer says what is counted
_COUNTED = (
    *("项目", "工程", "企业", "机构", "公司", "平台", "街区", "基地", "园区", "中心", "实验室", "景区", "景点", "品牌"),
    *("人才", "场馆", "设施", "医院", "学校", "高校", "院校", "产品", "商圈", "活动", "赛事", "线路"),
)
_LEAST_LISTED = 2
_SHARED_TAIL = 2  # characters a tail must have to be shared by the items of a list


class Lists:
    """Built once per lexicon."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def items(self, core: Sequence[Chunk], size: int = 0) -> list[str]:
        """The items of a list A、B和C(等)tail, each with the tail they share; [] for a single noun phrase.

        `size`: how many there have to be; 软件和信息服务业、制造业 are two when two are asked for.
        """
        separated = sum(here.kind == PUNCT and here.pos == "sep" for here in core) + 1
        groups: list[list[Chunk]] = [[]]
        for here in core:
            joins = here.kind == WORD and here.text in JOINING and not (size > 1 and separated == size)
            if (here.kind == PUNCT and here.pos == "sep") or joins:
                groups.append([])
            else:
                groups[-1].append(here)
        if len(groups) < 2 or not all(groups):
            return []
        texts = _spelled_out([text_of(group) for group in groups])
        counted = _COUNTED_AS.search(texts[-1])
        if counted is not None and counted.end() == len(texts[-1]) and counted.group().endswith("产业"):
            texts[-1] = texts[-1][: counted.start()]  # 纺织、冶金|两大产业
            texts = [text if text.endswith("业") else f"{text}产业" for text in texts] if all(texts) else texts
        texts[-1] = _BRACKET.sub("", _COUNTED_AS.sub("", texts[-1]))
        if not all(texts):
            return []  # A和推进情况: what is left of the last item names nothing
        last = texts[-1]
        head = self._prefix(groups[0]) or _whose(groups[0])
        if head and "的" in texts[0]:
            head = texts[0][: texts[0].index("的") + 1]  # 对东盟出口的机械、原料
        cut = _AND_SO_ON.search(last)
        if cut is not None and cut.start():
            item, shared = last[: cut.start()], last[cut.end() :]
            return [_join(text if text.startswith(head) else head + text, shared) for text in [*texts[:-1], item]]
        tail = _of_people(texts) or self._tail(last) or _of_trades(texts)
        if not head and (frame := self._frame(texts)):
            return [texts[0], *(frame + text for text in texts[1:])]
        if head:
            texts = [texts[0], *(text if text.startswith(head) else head + text for text in texts[1:])]
        whole = self._words.grammar.whole_indicators  # 原油加工量、乙烯产量
        return [
            text if not tail or text.endswith((tail, *whole)) or self._tail(text) else _join(text, tail)
            for text in texts
        ]

    def shared_out(self, core: Sequence[Chunk], phrase: Sequence[Chunk], reading: Reading) -> list[str]:
        """食品、电子信息产业|分别实现|销售: each trade with what it reached; [] unless there are as many as numbers."""
        at = next((i for i, here in enumerate(core) if here.text == "分别"), 0)
        verb = core[at + 1 : -len(phrase)] if phrase else ()
        if reading.size < _LEAST_LISTED or not at or len(verb) != 1 or verb[0].text not in self._words.grammar.carriers:
            return []
        if any(here.kind not in (WORD, PUNCT) for here in core[:at]):
            return []  # 甲县、乙县分别完成投资…: of each place
        items = self.items(core[:at], reading.size)
        return [item + reading.left for item in items] if len(items) == reading.size else []

    def _frame(self, texts: Sequence[str]) -> str:
        """装备制造业 of 装备制造业总产值、增加值、利润总额: whose they all are, said once; '' when an item is told of a whole place."""
        of_trades = self._words.grammar.of_trades
        if not all(text in of_trades for text in texts[1:]):
            return ""
        own = next((text for text in sorted(of_trades, key=len, reverse=True) if texts[0].endswith(text)), "")
        frame = texts[0].removesuffix(own)
        return frame if own and frame.endswith(_FRAMES) else ""

    def _tail(self, text: str) -> str:
        """The indicator a phrase ends in (战略性新兴产业增加值 → 增加值, 饮用水达标率 → 达标率), or ''."""
        rate = _RATE.search(text)
        if rate is not None and rate.start():
            return rate.group()
        if not text.endswith(self._words.heads):
            return ""
        return next(
            (
                head
                for head in self._words.heads
                if text.endswith(head) and len(head) >= _SHARED_TAIL and len(head) < len(text)
            ),
            "",
        )

    @staticmethod
    def _prefix(group: Sequence[Chunk]) -> str:
        """对A、B进出口: the preposition is shared."""
        return group[0].text if group and group[0].kind == WORD and group[0].text in KEPT_PREPOSITIONS else ""


def _of_people(texts: Sequence[str]) -> str:
    """城镇、农村居民人均可支配收入, 城镇居民、农村居民人均…: what is told of the last group of people is told of each."""
    told = _PEOPLE.search(texts[-1])
    if told is None or not told.start():
        return ""
    ends = [text.endswith(told["who"]) for text in texts[:-1]]
    return told["what"] if all(ends) else "" if any(ends) else told.group()


def _of_trades(texts: Sequence[str]) -> str:
    """电子信息、航空、锂电新能源产业: 产业 is said of all."""
    told = next((trade for trade in _TRADES if texts[-1].endswith(trade) and len(texts[-1]) > len(trade)), "")
    return "" if any(text.endswith("业") for text in texts[:-1]) else told


def _spelled_out(texts: list[str]) -> list[str]:
    """第一、二、三产业 → 第一产业、第二产业、第三产业."""
    for at, text in enumerate(texts):
        last = _ORDINAL.fullmatch(text)
        if last is None or not last["noun"]:
            continue
        for before in range(at - 1, -1, -1):
            told = _ORDINAL.search(texts[before])
            if told is None or told["noun"] or told.end() != len(texts[before]):
                break
            texts[before] = f"{texts[before][: told.start()]}第{told['nth']}{last['noun']}"
            texts[at] = f"第{last['nth']}{last['noun']}"
    return texts


def _join(item: str, tail: str) -> str:
    return item if item.endswith(tail) else item + tail


def after_examples(phrase: list[Chunk], uncounted: frozenset[str]) -> list[Chunk]:
    """优质项目 of 甲科技、乙股份等一批优质项目270个: names of firms say which, not what is counted, and so does a long list of things."""
    named = False
    for i, here in enumerate(phrase):
        named = named or (here.kind == NAME and here.pos in ENTERPRISE_KINDS)
        if (
            here.text == "等"
            and phrase[-1].text.endswith(_COUNTED)
            and here.start - phrase[0].start > _LONGEST_EXAMPLES
        ):
            named = named or any(c.kind == PUNCT and c.pos == "sep" for c in phrase[:i])
        if named and here.text == "等" and i:
            kept = i + 2 if phrase[i + 1 :] and phrase[i + 1].text in uncounted else i + 1
            return phrase[kept:] if nominal(phrase[kept:]) else phrase
    return phrase


def _whose(group: Sequence[Chunk]) -> str:
    """民营企业对 of 民营企业对东盟、美国进出口: with whom is said of each."""
    at = next((i for i, here in enumerate(group) if here.kind == WORD and here.text == "对"), 0)
    return text_of(group[: at + 1]) if at and at + 1 < len(group) else ""


def joined(core: list[Chunk]) -> list[Chunk]:
    """水果、肉类分别进口: what was done with each stands after 分别, as if it stood before."""
    at = next((i for i, here in enumerate(core) if here.text == "分别"), 0)
    after = core[at + 1 :]
    listed = at > 1 and any(here.kind == PUNCT and here.pos == "sep" for here in core[:at])
    return [*core[:at], *after] if listed and len(after) == 1 and after[0].text in _OF_TRADE else core
