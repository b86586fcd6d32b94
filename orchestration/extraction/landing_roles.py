"""Who does what: which group of enterprises a verb of landing speaks of.

Belongs here: subject, object, 由-phrase, partner, and the subject that later clauses go on about. Does not belong here: the shapes
themselves (landing_sentence.py), lists without a verb (landing_listed.py), what may stand between a group and its verb
(landing_bonds.py), the parts of a row (landing_parts.py, landing_places.py), the rows (landings.py).
"""

from __future__ import annotations

import re

from orchestration.extraction import landing_parts as parts
from orchestration.extraction.landing_bonds import Bonds
from orchestration.extraction.landing_carry import carried, names_itself
from orchestration.extraction.landing_listed import REACH, Event, add_implied, add_included
from orchestration.extraction.landing_sentence import Act, Reading, Span, disposed
from orchestration.extraction.landing_words import LandingWords

_UNDER_A_HEAD = 3  # clauses more, when the subject is a heading with a colon
OWN_NAME = 5  # characters a project needs to be more than a part: 研发中心 is a part, 光伏电站二期 a project
_LONGEST_NOUN = 14
_MADE_FIRM = re.compile(r"的Ⓟ*Ⓔ")
_FOUNDING = re.compile("合资|合建|合作|共建|成立|组建|设立|创办|创立|开办")

_PARTNER = re.compile(r"(?:联合|携手|会同|联手|牵手|偕同|依托)(?:了)?(?:[^,;。Ⓔ]{0,4})$")
_WITH_BODY = re.compile("(?:集团|公司)?[与和同][^,;Ⓔ]{0,6}Ⓖ[^,;Ⓔ]{0,6}(?:、|和|与|及)[^,;Ⓔ、]{0,4}")
_PARTNERS = 7  # characters _PARTNER can match
_BY = re.compile(r"由(?:[^,;。Ⓔ]{0,8})$")
# 甲、乙等15家企业,分别与某园区、某平台签约: the partners are told, who signs stands in the clause before.
_WITH_PARTNERS = re.compile(
    r"(?:分别|共同|集中|现场|当场|正式|成功|先后|陆续|依次|各自|均|也|已|将)*(?:与|和|同)[^,;。]*$"
)
_SIGNERS_END = re.compile(r"(?:等Ⓠ?[^,;。Ⓔ]{0,6}?(?:企业|公司|机构|单位|项目|院校|高校)?)?")
_BY_THEM = re.compile(r"(?:系|是|将)?由Ⓟ*")
_NEW_FIRM = re.compile(r"(?:了|有|[^,;。]{0,12}?的)?Ⓔ(?=[,;。]|$)")
_THAT_FIRM = re.compile("(?:该|这家)(?:公司|企业|集团)|Ⓠ企业")
_NEW_COMPANY = re.compile("(?:了|有)?(?:[^,;。:Ⓔ]{0,12}?(?:子公司|分公司|公司|企业|实体)(?:—*|:)?)?“?Ⓔ(?=[”,;。]|$)")
_FOUNDS, _COMPANY = ("成立", "设立", "组建", "注册"), ("有限公司", "有限责任公司", "股份公司")
_BROUGHT = re.compile("的Ⓟ*Ⓔ(?!、|和|等|以及)")
# 园区业主甲与首批入驻企业乙签约: it is 乙 that moved in.
_OF_THOSE = re.compile("的?(?:企业|公司|机构|单位|客户|商户|商家)(?:代表)?[ⓅⓆ:、“]*Ⓔ")
_IS_BROUGHT = re.compile("(?:正|就|也)?是[^,;Ⓔ]{0,12}")  # 甲公司是某县去年引进的重点企业
_TOPIC = re.compile("(?:其中|据了解|据悉|Ⓣ)?(?P<topic>(?![该此这上以])[^,;。:ⒺⓂⓆ、]{1,40}(?:项目|工程))")
_OPENS_LIST = re.compile("分别[为是]|包括|即")


# What a clause says of the project just named does not take the story away from it.
_SIZE_OF_IT = re.compile(
    "(?:项目|该项目|计划|预计|规划|其中)*(?:总?投资|占地|用地|位于|坐落|地处|总?建筑面积|分[两三四]期|年产|注册资本)"
)


class Roles:
    """Reads one sentence after another; holds no state but its words."""

    def __init__(self, words: LandingWords) -> None:
        self._words = words
        self._bonds = Bonds(words)

    def events(self, reading: Reading, acts: list[Act], reach: int = REACH) -> dict[int, list[Event]]:
        """Number of the group → what `acts` say of it. `reach` is how many clauses a subject may be silent."""
        events: dict[int, list[Event]] = {}
        for act in acts:
            bound = self._bind(reading, act, events, reach)
            if bound is not None:
                events.setdefault(bound[0], []).append(bound[1])
            new = _founded(reading, act)
            if new is not None and (bound is None or not _is_of_one_family(reading, bound[0], new)):
                events.setdefault(new, []).append(Event(act, "object", None, (), act.stage))
        add_included(reading, acts, events, self._words)
        add_implied(reading, events, self._words)
        return events

    def _last_subject(self, reading: Reading, act: Act, events: dict[int, list[Event]], reach: int) -> int | None:
        """The group that a clause without a subject of its own goes on about: the last one before it that did something itself."""
        for number in range(len(reading.groups) - 1, -1, -1):
            group = reading.groups[number]
            said = events.get(number, [])
            if (
                group.clause >= act.clause
                or (
                    any(event.rule == "object" and not _is_of_a_clause(reading, event.act) for event in said)
                    and not _is_that_firm(reading, act)
                )
                or self._bonds.barred(
                    reading, group, near=reach == REACH, itself=bool(said) or names_itself(reading, act)
                )
            ):
                continue
            if number > 0 and (
                _PARTNER.search(reading.text, max(0, group.start - _PARTNERS), group.start)
                or self._inner(reading, number)
                or _BY_THEM.fullmatch(reading.text, reading.groups[number - 1].end, group.start)
            ):
                continue
            built = any(
                other.clause == group.clause and other.end <= group.start and not other.relative
                for other in reading.acts
            )
            if built and not said:
                continue  # 该中心将建设甲医院、…,选址已定: what is built does not choose
            spoken = max([group.clause, *(event.act.clause for event in said)])
            headed = reading.text.startswith(":", reading.spans[group.clause][1])  # 甲公司某项目:总投资…,占地…,已投产
            passed = sum(
                _SIZE_OF_IT.match(reading.clauses[clause]) is None for clause in range(spoken + 1, act.clause + 1)
            )
            far = headed or names_itself(reading, act)
            return number if passed <= reach + far * _UNDER_A_HEAD else None
        return None

    def _inner(self, reading: Reading, number: int) -> bool:
        """The group opens the name of what the group before it builds: 由甲、乙投资的丙项目. A firm or institute they found stands
        for itself (甲、乙共建的丙研究院)."""
        group, before = reading.groups[number], reading.groups[number - 1]
        if not reading.text[reading.spans[group.clause][0] : group.start].rstrip("Ⓟ").endswith("的"):
            return False
        makers = [other for other in reading.acts if other.relative and before.end <= other.start < group.start]
        if makers and _FOUNDING.match(makers[-1].verb.word) is not None:
            return self._words.project.search(reading.text, group.end, group.end + _LONGEST_NOUN) is not None
        return bool(makers)

    def _founds_another(self, reading: Reading, act: Act) -> bool:
        """甲、乙共建的丙研究院: the verb only says whose 丙 is."""
        if not act.relative or _FOUNDING.match(act.verb.word) is None:
            return False
        made = _MADE_FIRM.match(reading.text, act.end)
        return made is not None and any(
            group.start == made.end() - 1 and number > 0 and not self._inner(reading, number)
            for number, group in enumerate(reading.groups)
        )

    def _bind(self, reading: Reading, act: Act, events: dict[int, list[Event]], reach: int) -> tuple[int, Event] | None:
        """The group of which the verb speaks, and what it says; `events` is what earlier verbs said."""
        if self._founds_another(reading, act):
            return None
        before, after = self._around(reading, act)
        verb = act.verb
        if verb.stage == "landed" and after is not None and _OF_THOSE.match(reading.text, act.end) is not None:
            before = None
        if verb.side != "object" and before is not None:
            group = reading.groups[before]
            if not self._bonds.follows(reading, group, act):
                return None
            projects = self._objects(reading, act)
            stage = _stage(reading, act, projects)
            taken = disposed(reading.text, group.end, act.start, verb, self._words)
            if taken is not None:  # 甲把总部和工厂落户某市
                projects += parts.nouns(reading.mask, *taken, self._words)
            first = reading.spans[act.clause][0]
            by = _BY.search(reading.text[first : group.start])
            whole = _TOPIC.fullmatch(reading.text, first, first + by.start()) if by is not None else None
            if whole is not None and not projects and not act.relative and "的" not in whole["topic"]:
                projects = [whole.span("topic")]  # 某某制造中心及研发中心项目由甲公司投资建设
            elif by is not None and not projects and not act.relative:
                projects = parts.nouns(reading.mask, first, first + by.start(), self._words)[-1:] or (
                    self._topic(reading, act.clause) if not by.start() else []
                )
            rule = "builder" if by is not None else "signer" if verb.stage == "signed" else "subject"
            return before, Event(act, rule, (group.end, act.start), tuple(projects), stage)
        if verb.side != "object":
            subject = self._last_subject(reading, act, events, reach)
            gone_on = carried(reading, reading.groups[subject], act, self._words) if subject is not None else None
            if subject is not None and gone_on is not None:
                projects = self._objects(reading, act)
                return subject, Event(act, "carried", None, (*gone_on, *projects), _stage(reading, act, projects))
        if verb.side == "object" and before is not None and reading.text.startswith("的", act.end):
            group = reading.groups[before]
            if _IS_BROUGHT.fullmatch(reading.text, group.end, act.start) is not None:
                return before, Event(act, "object", None, (), act.stage)
        if verb.side != "subject" and after is not None and self._bonds.precedes(reading, reading.groups[after], act):
            return after, Event(act, "object", None, (), act.stage)
        return None

    def _topic(self, reading: Reading, clause: int) -> list[Span]:
        """The project that is all the clause before says (某某项目,由甲公司投资建设)."""
        if not clause or reading.ends_run(clause - 1):
            return []
        told, start = _TOPIC.fullmatch(reading.clauses[clause - 1]), reading.spans[clause - 1][0]
        if told is None:
            return []
        found = parts.nouns(reading.mask, *reading.spans[clause - 1], self._words)
        return found[-1:] or [(start + told.start("topic"), start + told.end())]

    def _around(self, reading: Reading, act: Act) -> tuple[int | None, int | None]:
        """The nearest group of the clause before the verb that can be its subject, and the nearest after it."""
        before = after = None
        start = reading.spans[act.clause][0]
        for number, group in enumerate(reading.groups):
            if group.clause != act.clause:
                continue
            if group.end > act.start:
                if after is None and group.start >= act.end:
                    after = number
                continue
            if before is not None and act.stage == "signed":
                lead = reading.groups[before]
                if _WITH_BODY.fullmatch(reading.text, lead.end, group.start) is not None:
                    continue  # 甲与某市政府、乙签署三方协议: 甲 leads
            # 甲联合乙建设: 甲 leads. 由甲建设的乙医院新院区: 乙 is part of the project's name.
            if before is not None and (
                _PARTNER.search(reading.text, start, group.start) is not None or self._inner(reading, number)
            ):
                continue
            if (
                before is not None
                and _BY_THEM.fullmatch(reading.text, reading.groups[before].end, group.start) is not None
            ):
                continue  # 丙公司由甲、乙共同投资组建: it is 丙 that comes
            before = number
        if act.stage == "signed" and _WITH_PARTNERS.match(reading.text, start, act.start):
            signers = self._signers(reading, act.clause)
            before = before if signers is None else signers
        return before, after

    @staticmethod
    def _signers(reading: Reading, clause: int) -> int | None:
        """The list that is all the end of the clause before, which goes on to say with whom they signed."""
        if not clause or reading.ends_run(clause - 1):
            return None
        end = reading.spans[clause - 1][1]
        return next(
            (
                number
                for number, group in enumerate(reading.groups)
                if group.clause == clause - 1
                and len(group.ats) > 1
                and _SIGNERS_END.fullmatch(reading.text, group.end, end) is not None
            ),
            None,
        )

    def _objects(self, reading: Reading, act: Act) -> list[Span]:
        """The projects a verb with a subject sets up: the noun phrases after it in its clause, or listed by 分别为 in the next."""
        if (act.verb.stage == "operating" and not act.verb.word.startswith("建")) or (
            act.verb.stage == "landed" and not act.verb.needs and act.verb.side == "either"
        ):
            return []  # what follows 落户 is where
        end = reading.spans[act.clause][1]
        if act.relative:
            return parts.nouns(reading.mask, act.end, end, self._words)[:1]
        end = next((other.start for other in reading.acts if act.end <= other.start < end and not other.relative), end)
        found = parts.nouns(reading.mask, act.end, end, self._words)
        if not found:
            # 甲集团兴建了甲集团某地有限公司: the new firm is what it sets up.
            firm = _NEW_FIRM.match(reading.text, act.end)
            if firm is not None and firm.end() <= end:
                found = [(firm.end() - 1, firm.end())]
        if len(found) > 1 and min(last - first for first, last in found) < OWN_NAME:
            found = [(found[0][0], found[-1][1])]  # 某总部、研发中心、制造基地: one project in parts
        if act.clause + 1 < len(reading.spans) and _OPENS_LIST.match(reading.clauses[act.clause + 1]):
            found = parts.nouns(reading.mask, *reading.spans[act.clause + 1], self._words) or found
        return found


def _is_that_firm(reading: Reading, act: Act) -> bool:
    """引进甲公司,该公司拟投资…: the clause says that it goes on about the firm."""
    return any(_THAT_FIRM.match(reading.clauses[clause]) is not None for clause in (act.clause, act.clause - 1))


def _is_of_one_family(reading: Reading, founder: int, new: int) -> bool:
    """西门子能源 and 西门子能源(海南)有限公司: one row tells both."""
    called = [reading.mask.name(at).text for at in reading.groups[founder].ats]
    return any(reading.mask.name(at).text.startswith(tuple(called)) for at in reading.groups[new].ats)


def _founded(reading: Reading, act: Act) -> int | None:
    """The group of 成立全资子公司“某某有限公司”: the firm that is founded comes as well as the one that founds it."""
    if not act.verb.word.endswith(_FOUNDS) or act.mood == "denied":
        return None
    told = _NEW_COMPANY.match(reading.text, act.end)
    if told is None or not reading.mask.name(told.end() - 1).text.endswith(_COMPANY):
        return None
    return next((i for i, group in enumerate(reading.groups) if group.start == told.end() - 1), None)


def _is_of_a_clause(reading: Reading, act: Act) -> bool:
    """某区引进的甲公司投资3亿元,…: the firm is brought in an attribute, and what follows is what it does."""
    return reading.text.startswith("的", act.end) and _BROUGHT.match(reading.text, act.end) is not None


def _stage(reading: Reading, act: Act, projects: list[Span]) -> str:
    """The stage the verb asserts; one that sets up a firm, not a plant, has it landed."""
    founds = act.stage in ("building", "operating") and any(reading.text[start:end] == "Ⓔ" for start, end in projects)
    return "landed" if founds else act.stage
