"""A sentence as the landing stage reads it: clauses, lists of firms, and verbs of landing with their mood.

Belongs here: the shapes of Chinese news syntax (lists, clauses, the reach of 将 and 未). Does not belong here: which shapes make a
landing (landing_roles.py, landings.py) and what its place, date and sum are (landing_places.py, landing_parts.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from orchestration.extraction.article import View
from orchestration.extraction.context import Context
from orchestration.extraction.landing_mask import Mask, mask
from orchestration.extraction.landing_words import Hit, LandingWords, Verb

Span = tuple[int, int]  # half open, in the masked sentence

_CLAUSE_END = re.compile(r"[,;。!?…:]")
_BRACKETED = re.compile(r"\([^()]*\)")
# What may stand between two members of one list: the rest of the first member's project, then a joint.
_JOINT = re.compile(
    r"(?P<tail>[^、,;。:!?…ⒺⒼ]{0,36}?)(?P<joint>、|,?以及|及|和|与|,?还有)(?P<lead>(?:[^、,;。:!?…ⒺⒼ]{0,12}?)?)"
)
# Members no stage knew a name in: 甲公司、某某、乙公司.
_UNKNOWN = re.compile(r"、[^、,;。ⒺⓉⓂⒼ]{1,26}(?=、)")
_FIRST_TAIL = re.compile(r"[^、,;]*?(?=、|,?以及|及|和|与|,?还有)")
_COUNTED = re.compile(r"等(?:Ⓠ|一批|多个)[^,;。、]{0,8}?(?:项目|工程)")
_LEAD = 4  # what may stand before the first member: Ⓟ, 其中, 包括
# Verbs that tell nothing: 投产后, 竣工项目, 开工发布会, 关于设立…的协议, 《共建…协议》.
_ATTRIBUTIVE = re.compile(r"(?:之?后|以来|之?前|产品|时|项目|工程|基地|电站)")
# 投产某某新车型: what is made there, not where it is made.
_MAKES = frozenset({"投产", "量产", "下线", "试生产"})
_PRODUCT = re.compile(r"Ⓔ(?![、等在])|[新首该第][^,;。]{0,6}(?:车|机|款|代)")
_MEETING = re.compile(r"[^,;]{0,4}(?:发布会|推介会|座谈会|现场会|推进会|洽谈会|动员会|论坛)")
_CITED = re.compile(r"关于[^,;]{0,8}$|《[^》]*$")
_RELATIVE = re.compile(r"(?:兴?建设?|运营|Ⓜ|约|近|的?Ⓠ|总?投资|开发|打造|主导|共建)*的(?!是|话)")
_VERB_FIRST = re.compile(
    r"(?:并|正式|宣布|将|还|拟|计划|预计|其中|共同|已经?|再|用于|主要|同时|同步|尽早|早日|双方|项目|一期|二期|首期|"
    r"Ⓣ|在Ⓟ+|Ⓜ|Ⓠ|、)*"
)
_ATTRIBUTE = re.compile(r"(?:总投资|投资额|总?用地|占地|年产|产能|产值|实现|带动|新增|用工|达产|税收|完成投资)")
_DONE = frozenset({"已", "已经", "现已", "业已", "均已", "都已"})
_LAST_STEPS = frozenset({"竣工", "完工", "竣工验收", "建成", "落成"})
_NEW_HEAD = re.compile(r"的[^的]*Ⓔ|的[^的]*(?:项目|工程)$")


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
        return (
            "operating"
            if self.done and self.verb.needs == "project" and self.verb.stage == "building"
            else self.verb.stage
        )


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


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with all its shapes, and what the article said before it."""

    view: View
    context: Context
    mask: Mask
    spans: list[Span]  # clauses
    groups: list[Group]
    acts: list[Act]

    @property
    def text(self) -> str:
        return self.mask.text

    def clause(self, number: int) -> str:
        return self.mask.text[slice(*self.spans[number])]

    def ends_run(self, clause: int) -> bool:
        """A semicolon closes the clause: what follows has its own subject, place and time."""
        end = self.spans[clause][1]
        return self.mask.text[end : end + 1] == ";"


def read(view: View, context: Context, words: LandingWords) -> Reading:
    masked = mask(view, words)
    spans = clauses(masked.text)
    return Reading(view, context, masked, spans, groups(masked.text, spans, words), acts(masked.text, spans, words))


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
            between = masked[found[-1].end : at] if found and found[-1].clause == number else None
            if found and _runs_on(masked, found[-1], number, at, spans, words):
                found[-1].clause = number  # 甲某中心,乙、丙某基地等11个项目开工: one list over commas
                between = masked[found[-1].end : at].replace(",", "、")
            if between is not None and _joined(between, words):
                found[-1].tails[-1] = (found[-1].end, found[-1].end + _joint_at(between, words))
                found[-1].ats.append(at)
                found[-1].tails.append((at + 1, at + 1))
            else:
                found.append(Group([at], number, [(at + 1, at + 1)]))
    return found


def _runs_on(masked: str, last: Group, number: int, at: int, spans: list[Span], words: LandingWords) -> bool:
    """The list of the clause before goes on over the comma: it was projects only, and they are counted further on."""
    if last.clause != number - 1 or at - spans[number][0] > _LEAD or masked[spans[number][0] - 1] != ",":
        return False
    first, end = spans[last.clause]
    whole = last.start - first <= _LEAD and words.project_end.search(masked, last.end, end) is not None
    if not whole or any(True for _ in words.acts(masked[last.end : end])):
        return False
    stop = masked.find(";", at)
    return _COUNTED.search(masked, at, stop if stop >= 0 else len(masked)) is not None


def _joint_at(between: str, words: LandingWords) -> int:
    """Where what follows the first member ends: 甲公司|的变压器和组件项目|、乙公司 is one project of 甲's."""
    whole = between.find("、")
    if whole > 0 and words.project_end.search(between, 0, whole) is not None:
        return whole
    match = _FIRST_TAIL.match(between)
    return match.end() if match is not None else 0


def _joined(between: str, words: LandingWords) -> bool:
    match = _JOINT.fullmatch(_UNKNOWN.sub("", _BRACKETED.sub("", between)))
    if match is None:
        return False
    if (
        re.match(r"(?:与|和|同|跟)$", match["joint"])
        and re.search(r"[ⓅⒼ]$", match["lead"])
        and not match["lead"].startswith("Ⓟ")
    ):
        return False
    tail, lead = match["tail"], match["lead"]
    if words.holds("title", tail) or words.holds("barrier", tail + lead) or "Ⓣ" in lead:
        return False
    # A verb before the joint ends the first member's clause: 甲落户东城和乙投产 are two statements.
    verbs = any(True for _ in words.acts(tail + "|" + lead))
    return not verbs or (len(tail) > 1 and words.project_end.search(tail) is not None)


def acts(masked: str, spans: list[Span], words: LandingWords) -> list[Act]:
    """Every verb of landing with its mood. A modal word reaches to the end of its clause, and over a comma into a clause that
    starts with a verb."""
    found: list[Act] = []
    carried = ""
    for number, (start, end) in enumerate(spans):
        text = masked[start:end]
        verbs = list(words.acts(text))
        if not verbs:
            carried = _without_verb(text, carried, words)
            continue
        mood = carried if _VERB_FIRST.fullmatch(text[: verbs[0].start]) else ""
        last = 0
        for match in verbs:
            verb = words.verbs[match.word]
            if verb.urges and match.end == len(text):
                verb = replace(verb, side="subject")  # 甲项目有序推进: nothing follows that could be urged on
            mood = _mood(text, last, match.start, mood, verb, words)
            last = match.end
            if _tells_nothing(text, match, verb):
                continue
            done = text[match.end : match.end + 1] in ("了", "过") and not mood.startswith("denied")
            relative = _RELATIVE.match(text, match.end) is not None and (
                verb.stage == "building" or (verb.side == "either" and "Ⓔ" in text[: match.start])
            )
            found.append(
                Act(
                    start + match.start,
                    start + match.end,
                    verb,
                    number,
                    "asserted" if done else mood.partition("+")[0] or "asserted",
                    mood.endswith("+pushed"),
                    relative,
                    done,
                )
            )
            if verb.urges and not mood.endswith("+pushed"):
                mood += "+pushed"
        carried = mood
    return found


def _without_verb(text: str, carried: str, words: LandingWords) -> str:
    """The mood a clause without a verb hands on: 希望某集团抓住机遇,… and 某集团宣布,… set it, another subject ends it."""
    first = text.find("Ⓔ")
    if any(effect == "denied" for effect, match in words.modals(text) if first < 0 or match.start < first):
        return "denied"
    if first >= 0 or "Ⓟ" in text or "Ⓖ" in text:
        said = [effect for effect, _ in words.modals(text[max(first, 0) :])]
        if "barrier" in said or "speech" in said:
            return ""
        return "planned" if "announced" in said or "planned" in said else ""
    return carried


def _tells_nothing(text: str, match: Hit, verb: Verb) -> bool:
    if verb.stage == "operating" and (
        _ATTRIBUTIVE.match(text, match.end) or (match.word in _MAKES and _PRODUCT.match(text, match.end))
    ):
        return True
    return _CITED.search(text[: match.start]) is not None or _MEETING.match(text, match.end) is not None


def _mood(text: str, last: int, at: int, mood: str, verb: Verb, words: LandingWords) -> str:
    """The mood at `at`, given what held at `last`: the words between them may set it anew. A noun phrase's 的 ends a reach."""
    between = text[last:at]
    if mood and _NEW_HEAD.search(between):
        mood = ""
    pushed = mood.endswith("+pushed")
    planned = asserted = -1
    for effect, match in words.modals(between):
        if effect == "denied":
            return "denied"
        if effect == "pushing":
            pushed = True
        elif effect == "announced":
            planned = match.start if verb.needs in ("project", "investment", "place") else planned
        elif match.word == "即将" and verb.word in _LAST_STEPS:
            pushed, asserted = True, match.start  # what is about to be finished is being built
        elif effect == "planned" and not _ATTRIBUTE.match(text, last + match.end):
            planned = match.start
        elif effect == "asserted" and (match.word in _DONE or planned < 0):
            asserted = match.start  # 将正式开工 is still to come
    if mood.startswith("denied"):
        return "" if asserted >= 0 else mood
    plain = mood.partition("+")[0]
    if planned > asserted:
        plain = "planned"
    elif asserted >= 0:
        plain = ""
    return plain + "+pushed" if pushed else plain
