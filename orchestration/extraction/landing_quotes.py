"""What somebody says of the firm he stands for: “我们去年8月签约,10月投产。”某公司负责人说.

Belongs here: the quote, the speaker's firm behind it, the verbs in the quote that tell of that firm. Does not belong here: sentences that
name the firm first (landing_roles.py, landing_carry.py).
"""

from __future__ import annotations

import re

from orchestration.extraction.article import ENTERPRISE_KINDS, View
from orchestration.extraction.landing_carry import goes_on_itself, joined
from orchestration.extraction.landing_listed import Event
from orchestration.extraction.landing_sentence import Reading
from orchestration.extraction.landing_words import LandingWords

RULE = "carried"
_SAYS = "(?:说|介绍|告诉|表示|透露|坦言|谈到|回忆)"
# Right behind the quote: the firm, what its speaker is, that he says so.
_SPEAKER = re.compile(
    rf"(?:Ⓣ,)?(?:在[^,;。Ⓔ]{{2,12}},)?Ⓔ(?:\([^()]*\))?(?:[^,;。Ⓔ]{{0,8}}?(?:负责人|董事长|总经理|经理|总裁|厂长|创始人|总监|主任|主管|高管|工作人员|CEO))[^,;。Ⓔ]{{0,12}}?{_SAYS}"
)
_OPENS, _CLOSES = "“", "”"


def speaks_of(view: View, before: View | None, words: LandingWords) -> View | None:
    """The quote and the sentence that says whose it is as one sentence, or None when the quote tells no landing of the speaker's firm."""
    if before is None or not before.text.endswith(_CLOSES) or _OPENS not in before.text or words.acted(view.text):
        return None
    firms = [name for name in view.names if name.kind in ENTERPRISE_KINDS]
    if (
        len(firms) != 1
        or firms[0].start > len("在生产车间里,")
        or any(n.kind in ENTERPRISE_KINDS for n in before.names)
    ):
        return None
    return joined(before, view, view.sentence.no, whole=True) if words.acted(before.text) else None


def quoted(reading: Reading) -> dict[int, list[Event]]:
    """What the verbs of the quote say of the one group of the sentence that the quote was joined with."""
    end = reading.text.rfind(_CLOSES)
    if end < 0 or len(reading.groups) != 1 or _SPEAKER.match(reading.text[end + 1 :].lstrip()) is None:
        return {}
    said = [
        Event(act, RULE, None, (), act.stage)
        for act in reading.acts
        if act.end <= end and act.verb.side != "object" and act.mood != "denied" and goes_on_itself(reading, act)
    ]
    return {0: said} if said else {}
