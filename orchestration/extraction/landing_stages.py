"""How far a landing is when several verbs speak of it, and which of them speaks of which project.

Belongs here: choosing among the events of one name. Does not belong here: which verb speaks of whom (landing_roles.py), the rows
(landings.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.extraction.landing_roles import Event
from orchestration.extraction.landing_sentence import Span
from orchestration.extraction.landing_words import STAGES


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
    place = STAGES.index(event.stage)
    if event.act.mood == "planned":
        return 0
    return STAGES.index("building") if event.act.pushed and place == STAGES.index("operating") else place


def stage(events: list[Event]) -> tuple[str, Event]:
    """The furthest stage asserted, with the event that asserts it; what is only planned is `planned`."""
    # 落户某地,投资50亿元: the sum says nothing of how far it is.
    told = [event for event in events if event.act.verb.needs != "investment"] or events
    chosen = max(told, key=rank)
    return STAGES[rank(chosen)], chosen


def first(events: list[Event]) -> list[Event]:
    """The events, the one that decides the stage first."""
    deciding = stage(events)[1]
    return [deciding, *(event for event in events if event is not deciding)]


def deciding(events: list[Event]) -> list[Event]:
    """The events as far along as the furthest: their day is the landing's."""
    ordered = first(events)
    return [event for event in ordered if rank(event) == rank(ordered[0])]
