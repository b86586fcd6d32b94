"""A sentence as the landing stage reads it: names, sums and times masked to one character each, cut into clauses, groups and verbs.

Belongs here: the shapes of Chinese news syntax (lists, clauses, the reach of 将 and 未). Does not belong here: which shapes make a
landing (landings.py) and what its place, date and sum are (landing_parts.py).

Masks: Ⓔ an enterprise or institute, Ⓟ a place, Ⓖ a government, Ⓝ a programme, Ⓜ a sum of money, Ⓠ another quantity, Ⓣ a time.
They keep every regex short and free of what names happen to contain.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from orchestration.extraction.article import Name, Quantity, TimeMention, View
from orchestration.extraction.landing_words import LandingWords, Verb

ENTERPRISE_KINDS = frozenset({"enterprise", "institute", "university", "hospital", "fund", "bank"})
_MASK_OF_KIND = {kind: "Ⓔ" for kind in ENTERPRISE_KINDS} | {"region": "Ⓟ", "platform": "Ⓟ", "government": "Ⓖ", "programme": "Ⓝ"}
_AT = re.compile(r"(?:在|落户|入驻|进驻|位于|坐落于|落地|来到|至)$")
_PRODUCT = re.compile(r"^年产|^[一-鿿]{0,4}\d+(?:\.\d+)?万?(?:吨|套|台|千瓦|兆瓦|GWh)")
_BUILT = re.compile(r"(?:建设|打造|开建|兴建|新建|投建|共建|建成|组建)(?:[^,;。在于、]{0,20}的|了|一个|其|首个)?$")
_NO_PLACE = frozenset({"nation"})
_CLAUSE_END = re.compile(r"[,;。!?…:]")
_BRACKETED = re.compile(r"\([^()]*\)")
# What may stand between two members of one list: the rest of the first member's project, then a joint.
_JOINT = re.compile(r"(?P<tail>[^、,;。:!?…ⒺⒼ]{0,24}?)(?P<joint>、|,?以及|及|和|与|,?还有)(?P<lead>(?:[^、,;。:!?…ⒺⒼ]{0,12}?)?)")
# Members no stage knew a name in: 甲公司、某某、乙公司.
_UNKNOWN = re.compile(r"、[^、,;。ⒺⓉⓂⓅ]{1,14}(?=、)")
_FIRST_TAIL = re.compile(r"[^、,;]*?(?=、|,?以及|及|和|与|,?还有)")
_MEETING = re.compile(r"[^,;]{0,4}(?:发布会|推介会|座谈会|现场会|推进会|洽谈会|动员会|论坛)")
_CITED = re.compile(r"关于[^,;]{0,8}$|《[^》]*$")
_ATTRIBUTIVE = re.compile(r"(?:之?后|以来|之?前|产品|时|项目|工程|基地|电站)")
_GENERIC_BEFORE = re.compile(r"(?:\d[个家所项].{0,2}|一批|多家|[这某该各]个?|首批|这家|[两三五六七八九十]大)(?:跨区域|全国)?$")
# 某某投资100亿元的项目: the verb is no part of the name.
_SWALLOWED = re.compile(r"(?:投资|建设|开发)$")
_VERB_AFTER = re.compile(r"(?:约|近|超|逾|额?达)?\d|建设|兴建|的|在|了")


@dataclass(frozen=True, slots=True)
class Mask:
    """The masked sentence. `starts[i]` is the offset in the sentence of masked character i; one more entry closes the last."""

    text: str
    starts: list[int]
    found: dict[int, Name | Quantity | TimeMention]

    def name(self, at: int) -> Name:
        found = self.found[at]
        assert isinstance(found, Name)
        return found

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.starts[end]


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of landing in the masked sentence. `mood` is asserted, planned or denied; `pushed` when something urges it on."""

    start: int
    end: int
    verb: Verb
    clause: int
    mood: str
    pushed: bool
    relative: bool  # inside 由…建设的: it says what the project is, not what happened to it
    done: bool  # followed by 了: 建设了 is more than 建设

    @property
    def stage(self) -> str:
        return "operating" if self.done and self.verb.needs == "project" and self.verb.stage == "building" else self.verb.stage


@dataclass(slots=True)
class Group:
    """Names that share one role: 甲公司、乙集团和丙研究院等12家企业. `ats` are their places in the masked text, `end` after the last."""

    ats: list[int]
    clause: int
    tails: list[tuple[int, int]] = field(default_factory=list)  # what follows each name up to the next joint

    @property
    def start(self) -> int:
        return self.ats[0]

    @property
    def end(self) -> int:
        return self.ats[-1] + 1


def mask(view: View, words: LandingWords | None = None) -> Mask:
    """One character for each name, sum, quantity and time; where two overlap the earlier, then the longer one counts."""
    spans: list[tuple[int, int, str, Name | Quantity | TimeMention]] = []
    nested = {name.start for name in view.names if name.rule == "nested" and not _AT.search(view.text, 0, name.start)}
    firm_ends = {name.end for name in view.names if name.kind in ENTERPRISE_KINDS}
    for name in view.names:
        if name.start in nested and name.rule != "nested" or name.rule in _NO_PLACE or name.kind == "event":
            continue  # 海尔产业园 is 海尔 and its project, unless somebody else moves in there
        if name.kind == "platform" and name.rule == "suffix" and (name.start in firm_ends or _BUILT.search(view.text, 0, name.start)):
            continue  # 某集团西南产业基地, 打造西南产业基地: a project, not where one stands
        if name.kind in ENTERPRISE_KINDS:
            swallowed = _SWALLOWED.search(name.text) if _VERB_AFTER.match(view.text, name.end) else None
            if swallowed is not None and len(name.text) - 2 >= 2:
                name = replace(name, end=name.end - 2, text=name.text[:-2], canonical=name.text[:-2])
            if words is not None and words.project.fullmatch(name.text) or _PRODUCT.search(name.text):
                continue
            if name.text.endswith("企业") or name.rule not in ("lexicon", "nested") and _GENERIC_BEFORE.search(view.text, 0, name.start):
                continue
        spans.append((name.start, -name.end, _MASK_OF_KIND.get(name.kind, "Ⓝ"), name))
    for quantity in view.quantities:
        spans.append((quantity.outer_start, -quantity.outer_end, "Ⓜ" if quantity.unit_kind == "money" else "Ⓠ", quantity))
    for time in view.times:
        spans.append((time.start, -time.end, "Ⓣ", time))
    spans.sort(key=lambda span: (span[0], span[1]))
    text, pieces, starts, found, at = view.text, [], [], {}, 0
    for start, negative_end, character, thing in spans:
        if start < at:
            continue
        pieces.append(text[at:start])
        starts.extend(range(at, start))
        found[len(starts)] = thing
        pieces.append(character)
        starts.append(start)
        at = -negative_end
    pieces.append(text[at:])
    starts.extend(range(at, len(text) + 1))
    return Mask("".join(pieces), starts, found)


def clauses(masked: str) -> list[tuple[int, int]]:
    """Half-open spans between commas and stops; commas within brackets do not count."""
    hidden = {i for match in _BRACKETED.finditer(masked) for i in range(match.start(), match.end())}
    spans, start = [], 0
    for match in _CLAUSE_END.finditer(masked):
        if match.start() not in hidden:
            spans.append((start, match.start()))
            start = match.end()
    if start < len(masked):
        spans.append((start, len(masked)))
    return [span for span in spans if span[0] < span[1]]


def groups(masked: str, spans: list[tuple[int, int]], words: LandingWords) -> list[Group]:
    """The lists of enterprises, in order. Members stand in one clause and are joined by 、和与及 with at most a project between."""
    found: list[Group] = []
    for number, (start, end) in enumerate(spans):
        ats = [i for i in range(start, end) if masked[i] == "Ⓔ"]
        for at in ats:
            between = masked[found[-1].end:at] if found and found[-1].clause == number else None
            if between is not None and _joined(between, words):
                found[-1].tails[-1] = (found[-1].end, found[-1].end + _joint_at(between))
                found[-1].ats.append(at)
                found[-1].tails.append((at + 1, at + 1))
            else:
                found.append(Group([at], number, [(at + 1, at + 1)]))
    return found


def _joint_at(between: str) -> int:
    match = _FIRST_TAIL.match(between)
    return match.end() if match is not None else 0


def _joined(between: str, words: LandingWords) -> bool:
    match = _JOINT.fullmatch(_UNKNOWN.sub("", _BRACKETED.sub("", between)))
    if match is None:
        return False
    if re.match(r"(?:与|和|同|跟)$", match["joint"]) and re.search(r"[ⓅⒼ]$", match["lead"]) and not match["lead"].startswith("Ⓟ"):
        return False
    tail, lead = match["tail"], match["lead"]
    if words.holds("title", tail) or words.holds("barrier", tail + lead) or "Ⓣ" in lead:
        return False
    # A verb before the joint ends the first member's clause: 甲落户东城和乙投产 are two statements.
    verbs = any(True for _ in words.acts(tail + "|" + lead))
    return not verbs or (len(tail) > 1 and words.project_end.search(tail) is not None)


def acts(masked: str, spans: list[tuple[int, int]], words: LandingWords) -> list[Act]:
    """Every verb of landing with its mood. A modal word reaches to the end of its clause, and over a comma into a clause that
    starts with a verb."""
    found: list[Act] = []
    carried = ""
    for number, (start, end) in enumerate(spans):
        text = masked[start:end]
        verbs = list(words.acts(text))
        if not verbs:
            first = text.find("Ⓔ")
            if any(effect == "denied" for effect, match in words.modals(text) if first < 0 or match.start() < first):
                carried = "denied"
            elif first >= 0 or "Ⓟ" in text or "Ⓖ" in text:
                carried = "planned" if words.holds("announced", text[first:]) else ""
            continue
        mood = carried if _starts_with_verb(text[:verbs[0].start()]) else ""
        last = 0
        for match in verbs:
            mood = _mood(text, last, match.start(), mood, words.verbs[match.group()].needs, words)
            last = match.end()
            verb = words.verbs[match.group()]
            if verb.stage == "operating" and _ATTRIBUTIVE.match(text, match.end()) or _CITED.search(text[:match.start()]) or _MEETING.match(text, match.end()):
                continue  # 投产后, 关于设立…的协议: not what happened
            done = text[match.end():match.end() + 1] in ("了", "过") and not mood.startswith("denied")
            relative = _RELATIVE.match(text, match.end()) is not None and (
                words.verbs[match.group()].stage == "building" or words.verbs[match.group()].side == "either" and "Ⓔ" in text[:match.start()])
            found.append(Act(start + match.start(), start + match.end(), words.verbs[match.group()], number,
                             "asserted" if done else mood.partition("+")[0] or "asserted", mood.endswith("+pushed"), relative, done))
            if words.verbs[match.group()].urges and not mood.endswith("+pushed"):
                mood += "+pushed"
        carried = mood
    return found


_RELATIVE = re.compile(r"(?:兴?建设?|运营|Ⓜ|约|近|的?Ⓠ|总?投资|开发|打造|主导|共建)*的(?!是|话)")
_VERB_FIRST = re.compile(r"(?:并|正式|宣布|将|还|拟|计划|预计|其中|共同|已经?|再|用于|主要|同时|同步|尽早|早日|双方|项目|一期|二期|首期|Ⓣ|在Ⓟ+|Ⓜ|Ⓠ|、)*")
_ATTRIBUTE = re.compile(r"(?:总投资|投资额|总?用地|占地|年产|产能|产值|实现|带动|新增|用工|达产|税收|完成投资)")


def _starts_with_verb(prefix: str) -> bool:
    return _VERB_FIRST.fullmatch(prefix) is not None


def _mood(text: str, last: int, at: int, mood: str, needs: str, words: LandingWords) -> str:
    """The mood at `at`, given what held at `last`: the words between them may set it anew. A noun phrase's 的 ends a reach."""
    between = text[last:at]
    if mood and re.search(r"的[^的]*Ⓔ|的[^的]*(?:项目|工程)$", between):
        mood = ""
    pushed = mood.endswith("+pushed")
    planned = asserted = -1
    for effect, match in words.modals(between):
        if effect == "denied":
            return "denied"
        if effect == "pushing":
            pushed = True
        elif effect == "announced" and needs in ("project", "investment", "place"):
            planned = match.start()
        elif effect == "planned" and not _ATTRIBUTE.match(text, last + match.end()):
            planned = match.start()
        elif effect == "asserted":
            asserted = match.start()
    if mood.startswith("denied"):
        return "" if asserted >= 0 else mood
    plain = mood.partition("+")[0]
    if planned > asserted:
        plain = "planned"
    elif asserted >= 0:
        plain = ""
    return plain + "+pushed" if pushed else plain
