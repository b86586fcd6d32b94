"""Parks that earlier clauses of a sentence tell of: what the later ones list came there.

Belongs here: the words a place is said with, and the park that an earlier clause has come to, points at or opens with. Does not belong
here: the order in which readings of a landing's place are tried (landing_places.py).
"""

from __future__ import annotations

import re

from orchestration.extraction.article import Name
from orchestration.extraction.landing_sentence import Act, Reading
from orchestration.extraction.landing_sites import above, is_here, pointed, within

PLACE_VERB = re.compile(
    r"(?<!总部)(?<!总部位)(?<!总部设)(?:在(?:邻近的|附近的|相邻的)?|于|落户|落地|入驻|进驻|迁驻|迁入|迁至|来到|进入|落子|扎根|投资|布局|抢滩|选址|定址|到|至|驻|插旗|登陆|落脚|花落|情定|投建|进军|挺进|签约|"
    r"集聚|聚集|汇聚)(?:了|在|于|到|至)?(?P<place>Ⓟ+)(?![ⓅⒺⒼ]|之外|以外|等地之外)"
)
TOPIC = re.compile(
    r"(?:同时|此外|目前|如今|而|对于|其中|另外|随后|此次|日前|近日|置身|走进|走在|位于|在|Ⓣ(?:以来)?|"
    r"(?:成立|始建|创建|设立|建成|坐落|位于)[于在]?[ⓉⓅ]+的)*"
    r"(?P<place>Ⓟ+)(?![ⓅⒺⒼ和与及、]|(?:建设)?项目)"
)
THE_PARK = re.compile("园区内|园内|(?:与|在|入驻|落户|进驻)(?:该|这个)?(?:园区|小镇)|入园|入区|小镇内")
_MOVES_IN = re.compile("[入进]驻|[入进]园|迁入")


def park_above(reading: Reading, act: Act) -> Name | None:
    """The park that an earlier clause without a firm has come to or points at (园区已有企业20家,即某县甲公司、…): closer than
    the town in the firms' names."""
    mask = reading.mask
    for clause in range(act.clause - 1, -1, -1):
        start, text = reading.spans[clause][0], reading.clauses[clause]
        said = PLACE_VERB.search(text)
        if reading.ends_run(clause) or ("Ⓔ" in text and said is not None):
            return None
        if "Ⓔ" in text:
            continue  # the list goes on
        park = mask.name(start + said.end("place") - 1) if said is not None else None
        if park is None and is_here(text):
            park = pointed(mask, start, text, reading.context)
        if park is not None:
            return park if park.kind == "platform" else None
    return None


def park_of_topic(reading: Reading, act: Act) -> Name | None:
    """The park an earlier clause of the sentence opens with: 某开发区先后引来甲、乙等企业23家,其中乙的某项目上月奠基."""
    for clause in range(act.clause - 1, -1, -1):
        topic = TOPIC.match(reading.clauses[clause])
        if topic is not None:
            name = reading.mask.name(reading.spans[clause][0] + topic.end("place") - 1)
            return name if name.kind == "platform" else None
    return None


def _is_park(reading: Reading, at: int) -> bool:
    name = reading.mask.name(at) if reading.text[at] == "Ⓟ" else None
    return name is not None and name.kind == "platform" and reading.text[at - 1 : at] not in ("与", "和", "距", "离")


def in_park(found: Name, reading: Reading, act: Act) -> Name:
    """The park of the paragraph, when the place found is the region that holds it: 某某金昌数据中心 in a paragraph on a park there."""
    context = reading.context
    if _MOVES_IN.match(act.verb.word) is not None and found.kind == "region":
        opened = next((at for at in range(act.start - 1, -1, -1) if _is_park(reading, at)), None)
        if opened is not None:
            return reading.mask.name(opened)  # 某某产业园5月开园,已有甲、乙等47家企业进驻
    park, main = context.park_here, context.main_region
    if park is None and (_MOVES_IN.match(act.verb.word) is not None or THE_PARK.search(reading.text) is not None):
        park = context.park
    own = context.main_place
    park = own if park is None and own is not None and own.kind == "platform" else park
    if park is None or found.kind != "region" or not found.code:
        return found
    held = within(park, found) if park.code else main is not None and (found.code == main.code or above(found, main))
    return park if held else found
