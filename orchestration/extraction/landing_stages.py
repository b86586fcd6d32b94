"""How far a landing is when several verbs speak of it, and which of them speaks of which project.

Belongs here: choosing among the events of one name. Does not belong here: which verb speaks of whom (landing_roles.py), the rows
(landings.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.extraction.landing_listed import Event
from orchestration.extraction.landing_sentence import Span
from orchestration.extraction.landing_words import STAGES

_RANKS = {stage: number for number, stage in enumerate(STAGES)}
_BUILDING = _RANKS["building"]
_ONE_WORD = 4  # characters
_OF_DEED = (
    *"共建 合建 合作共建 设立 成立 组建 建立 建设 兴建 打造 新建 投资 合资 斥资 出资".split(),
    *"落户 入驻 进驻 落地 布局 引入 投建 开设 增资 入园 落子".split(),
)


def choices(
    own: Span | None, shared: dict[Span | None, list[Event]], plain: list[Event], main: list[Event]
) -> Iterator[tuple[Span | None, list[Event]]]:
    """The projects of one name with what is said of each. What is said without a project counts for all it sets up."""
    if own is not None:
        yield own, plain or main
        for span, events in shared.items():
            if plain and all(event.rule == "carried" for event in events):
                yield span, events
    elif shared:
        for span, events in shared.items():
            yield span, events + plain
    else:
        yield None, plain


def rank(event: Event) -> int:
    """How far the event says the landing is: what is planned counts as that, what is urged on as under way."""
    if event.act.mood == "planned":
        return 0
    place = _RANKS[event.stage]
    return _BUILDING if event.act.pushed and place > _BUILDING else place


def stage(events: list[Event]) -> tuple[str, Event]:
    """The furthest stage asserted, with the event that asserts it; what is only planned is `planned`."""
    if len(events) == 1:
        return STAGES[rank(events[0])], events[0]
    # 落户某地,投资50亿元: the sum says nothing of how far it is.
    told = [event for event in events if event.act.verb.needs != "investment"] or events
    signed = [event.act.start for event in told if event.stage == "signed" and event.act.mood != "planned"]
    if signed:  # 与某市签约,投资2亿元建设某基地: what is to be done was signed
        told = [event for event in told if event.stage == "signed" or not _of_deed(event, min(signed))]
    chosen = max(told, key=rank)
    return STAGES[rank(chosen)], chosen


def _of_deed(event: Event, signed: int) -> bool:
    """What the verb says is what was signed for: said after it, with no day and no 已 of its own."""
    if event.act.start < signed or event.act.told or (event.projects and not event.act.verb.needs):
        return False  # 签署协议,公司华中基地落户某市
    if event.act.verb.word.startswith("落") and event.act.start - signed <= _ONE_WORD:
        return False  # 签约落户 asserts both
    return event.act.verb.word.startswith(_OF_DEED)


def first(events: list[Event], deciding: Event) -> list[Event]:
    """The events, the one that decides the stage first."""
    return [deciding, *(event for event in events if event is not deciding)] if len(events) > 1 else events


def deciding(events: list[Event]) -> list[Event]:
    """The events as far along as the furthest: their day is the landing's."""
    if len(events) == 1:
        return events
    furthest = stage(events)[1]
    reached = rank(furthest)
    return [event for event in first(events, furthest) if rank(event) == reached]
