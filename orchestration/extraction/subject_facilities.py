"""Facilities that no lexicon names, as what a clause speaks of: 枣庄锂电池检测中心已为…, 去年成立的某某创新服务综合体帮助….

Belongs here: telling the name of one facility or public service (“苏服办”) from words that count many (企业技术中心达到45家). Does not
belong here: which clause is asked (subjects.py), and works and parks (subject_mentions.py, subject_shapes.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.chunks import NAME, QUANTITY, TIME, WORD, Chunk
from orchestration.extraction.grammar import Grammar
from orchestration.extraction.subject_shapes import Subject

_IN_NAME = ("n", "v", "b", "a", "j", "l", "z", "x", "eng", "mq", "s", "g")  # parts of speech
_ADVERBS = ("d", "ad", "p", "c", "f")
_LEAST_OWN, _LEAST_TOLD, _LONGEST = 4, 6, 20  # characters: after a region's name, without one, at all
_LEAST_WORDS = 2
_LONGEST_SERVICE = 10  # characters
_OF_SIGHTS, _PROPER = ("n", "s", "b", "j"), ("nr", "ns", "nt")
_STILL = re.compile(
    ",(?:目前|现在?|如今|至今|迄今|已|累计|共|先后|截至|[一两三四五六七八九十]年)"
)  # …检测中心,已为41户企业…


def facility(chunks: Sequence[Chunk], i: int, holder: Subject | None, text: str, grammar: Grammar) -> Subject | None:
    """The facility whose name opens at `i`, when a verb of its own follows. `holder`: the place at `i` that it is named after."""
    own = holder is not None
    sight = _sight(chunks, i + own, own, grammar)
    end, best = i + own, 0
    while end < len(chunks) and _names(chunks[end], end == i or best == end):
        end += 1
        if chunks[end - 1].text.endswith(grammar.facilities):
            best = end
    if sight:
        best = sight
    elif best < i + _LEAST_WORDS or chunks[i + own].text.startswith(grammar.of_many):
        return None
    name = "".join(c.text for c in chunks[i + own : best])
    if not sight and not (_LEAST_OWN if own else _LEAST_TOLD) <= len(name) <= _LONGEST:
        return None
    if not sight and not (_acts(chunks, best, grammar) if best < len(chunks) else _STILL.match(text, chunks[-1].end)):
        return None
    if holder is not None and holder.kind == "region":
        name = (chunks[i].text if chunks[i].kind == NAME else holder.text) + name
    return Subject(name, "platform", None, "facility")


def service(chunks: Sequence[Chunk], i: int, text: str, grammar: Grammar) -> Subject | None:
    """The public service that “苏服办”注册用户…, “信易贷”平台累计… open with; not “村村通”工程, nor “四上”企业."""
    end = text.find("”", chunks[i].end)
    name = text[chunks[i].end : end]
    if not 1 < len(name) <= _LONGEST_SERVICE or end < 0:
        return None
    close = next((at for at in range(i + 1, len(chunks)) if chunks[at].start == end), None)
    if close is None or close + 1 == len(chunks):
        return None
    after = chunks[close + 1]
    calls_it = after.text.startswith(grammar.called_services)
    if not calls_it and not name.endswith(grammar.services):
        return None
    if calls_it:
        return Subject(name, "work", None, "service") if close + _LEAST_WORDS < len(chunks) else None
    goes_on = after.kind in (TIME, WORD) and not after.text.startswith(grammar.of_no_service)
    return Subject(name, "work", None, "service") if goes_on else None


def _sight(chunks: Sequence[Chunk], start: int, own: bool, grammar: Grammar) -> int:
    """Where 莫高窟 of 敦煌莫高窟接待7.2万人次 ends, 0 when no sight stands there: its name, and then that it received visitors."""
    end = start
    while end < len(chunks) and chunks[end].kind == WORD and chunks[end].pos.startswith(_OF_SIGHTS):
        if chunks[end].text.startswith(grammar.receiving):
            break
        end += 1
    proper = any(c.pos.startswith(_PROPER) for c in chunks[start:end])
    if end == start or not proper:
        return 0
    after = end
    while after < len(chunks) and (chunks[after].kind in (TIME, QUANTITY) or chunks[after].pos == "d"):
        after += 1
    received = after < len(chunks) and chunks[after].text.startswith(grammar.receiving)
    return end if received and (own or len(chunks[start].text) > 1) else 0


def _names(here: Chunk, closed: bool) -> bool:
    """Whether a word may stand in the name; a verb neither opens it nor stands after its last noun."""
    return here.kind == WORD and here.pos.startswith(_IN_NAME) and not (closed and here.pos == "v")


def _acts(chunks: Sequence[Chunk], at: int, grammar: Grammar) -> bool:
    """Whether the first verb after `at` is what a facility does, not how many of them there are."""
    timed = chunks[at].kind == TIME
    while at < len(chunks) and (chunks[at].kind == TIME or (chunks[at].kind == WORD and chunks[at].pos in _ADVERBS)):
        at += 1
    if at == len(chunks):
        return False
    here = chunks[at]
    if timed and here.kind == WORD and here.pos == "n":
        return True  # 某某商圈五一假期客流量…
    return here.kind == WORD and here.pos.startswith("v") and not here.text.startswith(grammar.of_their_number)
