"""Deeds that are part of an indicator: what the counted things did, what was done with them, who gave what.

Belongs here: verbs around a number as text. Does not belong here: which number has which indicator (figure_nouns.py).
"""

from __future__ import annotations

import re

from orchestration.extraction.chunks import NAME, QUANTITY, WORD, since_break
from orchestration.extraction.figure_parts import LONGEST_CLAUSE, Place, sentence_part
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.phrase_words import Reading
from orchestration.extraction.phrases import Phrases

_OF_THINGS = ("n", "b", "j", "l", "vn", "a", "x", "eng")  # parts of speech
_BRINGING = frozenset({"引进", "招引", "吸引", "引入", "促成", "新引进", "招商引进"})
_WHEN = ("后", "时", "前", "以来")
_SHORT = 3  # characters
_LONGEST_DEED = 24
_LONGEST_LEAD = 6
_OPENING = re.compile("^(?:要(?!求|素|闻)|将|需要?(?!求)|须|再|共|就|完成|实现)+(?=..)")  # 要完成|土地收储
_HAS_DONE = re.compile("^([^已]{2,10})已经?([^已]{2})$")
_PER_SO_MANY = re.compile("每[十百千万]{1,2}(?:名|个|位)?(?:常住)?(?:人口?|[户名]|农户|老[年]?人|职工|居民)拥?有")


def verb_of_list(place: Place) -> str:
    """竣工投产 of 竣工投产甲基地、乙码头等135个项目: what was done with the things listed."""
    if not place.left or place.left[-1].text != "等":
        return ""
    words: list[str] = []
    for here in place.left:
        if here.kind != WORD or here.pos not in ("v", "vn"):
            if words or here.pos not in ("d", "t", "p", "c", "region", "platform"):
                break
            continue
        words.append(here.text)
    text = "".join(words)
    return text if len(text) <= _LONGEST_LEAD else ""


def fronted(place: Place) -> str:
    """汽车产业项目 of 像这样的汽车产业项目,某省今年将实施40多个: the thing counted fills the clause before its verb, '' when none does."""
    end = place.clause[0] - 1
    if end < 1 or place.chunks[end].text != ",":
        return ""
    start = since_break(place.chunks, end)
    clause = place.chunks[start:end]
    of = max((i for i, c in enumerate(clause) if c.text == "的"), default=-1)
    things = clause[of + 1 :]
    quoted = "".join("q" if c.text in "“”" else "w" for c in things).find("q")
    opening = things if quoted < 0 else [*things[:quoted], *things[-1:]]
    plain = all(c.kind == WORD and c.pos.startswith(_OF_THINGS) for c in opening)
    if not things or not plain or not things[-1].pos.startswith("n") or (start and of < 0):
        return ""
    text = "".join(c.text for c in things)
    return text if _SHORT <= len(text) <= LONGEST_CLAUSE else ""


def per_so_many(place: Place) -> str:
    """每百户拥有 of 每百户拥有汽车56辆: of how many there are so many."""
    text = place.view.text
    start, end = place.chunks[place.clause[0]].start, place.chunks[place.position].start
    told = _PER_SO_MANY.search(text, start, end) if text.find("每", start, end) >= 0 else None
    return told[0] if told else ""


def with_deed(reading: Reading, place: Place, grammar: Grammar) -> str:
    """落户企业 of 28家企业落户, 参与新区开发的企业 of 28家企业参与了新区开发: the counted things with what they did.

    What they did has a number of its own in 24个项目完成投资64亿元.
    """
    if place.clause[1] < len(place.chunks) and place.chunks[place.clause[1]].kind == QUANTITY:
        return ""
    if reading.right_verb in grammar.arriving and reading.verb in _BRINGING and len(reading.right) < _SHORT:
        return ""  # 引进5户企业入驻园区
    deed = verb_phrase(place, reading.right_verb, placeless=True) if reading.right_verb else ""
    if deed.endswith(_WHEN):
        return ""  # 5个项目建成达产后
    if deed == reading.right_verb and deed not in grammar.deeds:
        return ""
    if not deed or any(word in deed for word in grammar.no_deed):
        return ""
    if len(deed) > len(reading.right):
        return f"{deed}的{reading.right}" if len(deed) + len(reading.right) <= _LONGEST_DEED else ""
    return deed + reading.right


def verb_phrase(place: Place, verb: str, placeless: bool = False) -> str:
    """迁入新居 of 16.9万人迁入新居: what the counted people or things did; `placeless` leaves out where (落户平阳县)."""
    start = next(
        (i for i in range(place.position + 1, place.clause[1]) if place.chunks[i].text == verb), place.clause[1]
    )
    kept = [c for c in place.chunks[start : place.clause[1]] if c.text not in ("了", "着", "过")]
    if placeless:
        kept = [c for c in kept if not (c.kind == NAME and c.pos in ("region", "platform"))]
    text = "".join(c.text for c in kept)
    return text if len(text) <= LONGEST_CLAUSE or placeless else ""


def giver(place: Place, phrases: Phrases) -> str:
    """民营企业贡献 of 民营企业为全区贡献了90%以上的生产总值、…: who gives, and the verb."""
    part = place.chunks[sentence_part(place.chunks, place.position) : place.position]
    gives = [i for i, here in enumerate(part) if here.kind == WORD and here.text in phrases.words.give]
    if not gives:
        return ""
    verb = gives[-1]
    begin = since_break(part, verb)
    clause = part[begin:verb]
    end = next((i for i, here in enumerate(clause) if here.text in ("为", "给", "向")), len(clause))
    who = phrases.read(clause[:end], ()).left
    return who + part[verb].text if who else ""


def of_a_clause(whole: str) -> str:
    """建成公租房 of 公租房已建成: the words of a clause as a name."""
    return _HAS_DONE.sub(r"\2\1", _OPENING.sub("", whole))
