"""A sentence as the landing stage reads it: clauses, lists of firms, and verbs of landing with their mood.

Belongs here: the shapes of Chinese news syntax (lists, clauses, the reach of 将 and 未). Does not belong here: which shapes make a
landing (landing_roles.py, landings.py) and what its place, date and sum are (landing_places.py, landing_parts.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from orchestration.extraction.article import View
from orchestration.extraction.context import Context
from orchestration.extraction.landing_mask import GUESSED, Mask, mask
from orchestration.extraction.landing_words import Hit, LandingWords, Verb

Span = tuple[int, int]  # half open, in the masked sentence

_CLAUSE_END = re.compile(r"[,;。!?…:]")
_BRACKETED = re.compile(r"\([^()]*\)")
# 瑞典甲、日本乙、丙,韩国丁,德国戊等世界品牌,以及国内的己、庚等品牌入驻某园: one list over its commas.
_FIRMS_OVER_COMMAS = re.compile(
    r"Ⓔ(?:[、,](?:Ⓟ的?)?(?:Ⓔ|[一-鿿]{2,4}(?=[、,等])))++(?=等)(?:等[^,;。Ⓔ]{0,10},(?:以及|还有)[^,;。Ⓔ]{0,8}Ⓔ(?:[、,](?:Ⓟ的?)?Ⓔ)*+)?"
)
# What may stand between two members of one list: the rest of the first member's project, then a joint.
_JOINT = re.compile(
    r"(?P<tail>[^、,;。:!?…ⒺⒼ]{0,36}?)(?P<joint>、|,?以及|及|和|与|,?还有)(?P<lead>(?:[^、,;。:!?…ⒺⒼ]{0,12}?)?)"
)
# Members no stage knew a name in: 甲公司、某某、乙公司.
_UNKNOWN = re.compile(r"、[^、,;。ⒺⓉⓂⒼ]{1,26}(?=、)")
_DESCRIBED = re.compile("[、和及与][^,;。:ⒺⒼⓉ]{3,40}[的之]")
_SUM_OF_ITEM = re.compile(r"(?<=[、和及])(?:计划|预计)?总?投资(?:额|约|近|超|达)*Ⓜ的")  # 甲某中心、投资5亿元的乙某基地
_FIRST_TAIL = re.compile(r"[^、,;]*?(?=、|,?以及|及|和|与|,?还有)")
AND_OTHER_PROJECTS = re.compile(r"等(?:Ⓠ|一批|多个)?[^,;。、]{0,8}?(?:项目|工程)")
_MAKING = re.compile(r"(?:投资|计划|拟)?(?:新建|扩建|改建|建设|生产|加工|实施)[^、,;。ⒺⓉ]{2,30}、(?:[ⓅⒼ]|以及|和)*")
_OWNER = re.compile("(?:的|旗下的?|下属的?)?(?:全资|控股)?子公司[、,]?[^,;。Ⓔ、]{0,12}Ⓔ|(?:集团)?旗下的?Ⓔ")
_LEAD = 4  # what may stand before the first member: Ⓟ, 其中, 包括
# 将某某总部落户某市, but 将在某市…, 将推动某某项目落户.
_DISPOSED = re.compile(
    "[把将](?P<thing>[^,;。:Ⓔ]{2,24}?)(?:也|都|均|整体|正式|全部|一并|成功|同步|同时|先后|相继|双双)*$"
)
_DOES = re.compile(
    "[在于有会以与和再从向由为使让新]|继续|陆续|[^,]{0,6}(?:推动|推进|促进|引进|吸引|带动|加快|助力|建设|打造|投资|新建|实施|启动|成为|形成)"
)
_BRINGS = ("落", "迁", "设", "布局", "放", "定", "搬", "转移", "合并", "入驻")
# Verbs that tell nothing: 投产后, 竣工项目, 开工发布会, 关于设立…的协议, 《共建…协议》.
_ATTRIBUTIVE = re.compile(r"(?:之?后|以来|之?前|产品|时|项目|工程|基地|电站)")
# 投产某某新车型: what is made there, not where it is made.
_MAKES = frozenset({"投产", "量产", "下线", "试生产"})
_PRODUCT = re.compile(r"Ⓔ(?![、等在])|[新首该第][^,;。]{0,6}(?:车|机|款|代)")
_MEETING = re.compile(r"[^,;]{0,4}(?:发布会|推介会|座谈会|现场会|推进会|洽谈会|动员会|论坛)")
_IN_TRADE = re.compile(
    "(?:领域|行业|赛道|方面|市场|板块)(?:中|内|上|里|的|进行|重点|率先|提前|全面|加快|积极)*$"
)  # 在某某领域布局
_CITED = re.compile(r"关于[^,;]{0,8}$|《[^》]*$")
_RELATIVE = re.compile(r"(?:兴?建设?|运营|Ⓜ|约|近|的?Ⓠ|总?投资|开发|打造|主导|共建)*的(?!是|话)")
_VERB_FIRST = re.compile(
    r"(?:并|正式|宣布|将|还|拟|计划|预计|其中|共同|已经?|再|用于|主要|同时|同步|尽早|早日|双方|项目|一期|二期|首期|"
    r"Ⓣ|[在于]Ⓟ+|Ⓜ|Ⓠ|、)*"
)
_ATTRIBUTE = re.compile(r"(?:总投资|投资额|总?用地|占地|年产|产能|产值|实现|带动|新增|用工|达产|税收|完成投资)")
_DONE = frozenset({"已", "已经", "现已", "业已", "均已", "都已"})
_GOES_ON = frozenset({"续建", "抓紧续建", "继续建设"})  # what is to be gone on with is under way
_LAST_STEPS = frozenset({"竣工", "完工", "竣工验收", "建成", "落成"})
_ALREADY = re.compile("已(?!经?(?:宣布|计划|决定))|先后|相继|纷纷|陆续")
_HAPPENED, _NEAR = re.compile("Ⓣ|已|正在|均|目前|如今"), 12
_NEW_HEAD = re.compile(r"的[^的]*Ⓔ|的[^的]*(?:项目|工程)$")


class Act(NamedTuple):
    """A verb of landing in the masked sentence. `mood` is asserted, planned or denied; `pushed` when something urges it on."""

    start: int
    end: int
    verb: Verb
    clause: int
    mood: str
    pushed: bool
    relative: bool  # inside 由…建设的: it says what the project is, not what happened to it
    stage: str
    told: bool = False  # said to have happened: behind a time or 已


@dataclass(slots=True)
class Group:
    """Names that share one role: 甲公司、乙集团和丙研究院等12家企业. `ats` are their places in the masked text, `end` after the last."""

    ats: list[int]
    clause: int
    tails: list[Span]  # what follows each name up to the next joint
    start: int
    end: int

    def add(self, at: int) -> None:
        self.ats.append(at)
        self.end = at + 1
        self.tails.append((self.end, self.end))


@dataclass(slots=True)
class Reading:
    """One sentence with all its shapes, and what the article said before it."""

    view: View
    context: Context
    mask: Mask
    text: str  # masked
    spans: list[Span]  # clauses
    clauses: list[str]
    groups: list[Group]
    acts: list[Act]

    def ends_run(self, clause: int) -> bool:
        """A semicolon closes the clause: what follows has its own subject, place and time."""
        return self.text.startswith(";", self.spans[clause][1])


def read(view: View, context: Context, words: LandingWords) -> Reading:
    masked = mask(view, words)
    text = masked.text
    spans = clauses(text)
    said = [text[start:end] for start, end in spans]
    return Reading(
        view, context, masked, text, spans, said, groups(masked, spans, words), acts(text, spans, said, words)
    )


def clauses(masked: str) -> list[tuple[int, int]]:
    """Half-open spans between commas and stops; commas within brackets do not count."""
    hidden: set[int] = set()
    for match in _BRACKETED.finditer(masked) if "(" in masked else ():
        hidden.update(range(*match.span()))
    for match in _FIRMS_OVER_COMMAS.finditer(masked) if "Ⓔ," in masked or "等" in masked else ():
        hidden.update(range(*match.span()))
    spans, start = [], 0
    for match in _CLAUSE_END.finditer(masked):
        at = match.start()
        if at not in hidden:
            spans.append((start, at))
            start = at + 1
    if start < len(masked):
        spans.append((start, len(masked)))
    return [span for span in spans if span[0] < span[1]]


def groups(mask: Mask, spans: list[tuple[int, int]], words: LandingWords) -> list[Group]:
    """The lists of enterprises, in order. Members stand in one clause and are joined by 、和与及 with at most a project between."""
    masked, found = mask.text, list[Group]()
    for number, (start, end) in enumerate(spans):
        at = start - 1
        while (at := masked.find("Ⓔ", at + 1, end)) >= 0:
            between = masked[found[-1].end : at] if found and found[-1].clause == number else None
            if between is not None:
                between = between.replace(",", "、")
            if found and _runs_on(masked, found[-1], number, at, spans, words):
                found[-1].clause = number  # 甲某中心,乙、丙某基地等11个项目开工: one list over commas
                between = masked[found[-1].end : at].replace(",", "、")
            if _OWNER.match(masked, at + 1) is not None:
                continue  # 甲集团旗下的乙公司: 乙 comes
            name = mask.name(at)
            touches = found and found[-1].end == at
            if touches and (name.rule == "nested" or (name.rule in GUESSED and not words.is_of_place(name.text))):
                continue  # 甲集团|某某酒厂2万吨白酒项目: what looks like a second firm is the project's name
            if touches and name.rule == "member" and masked.startswith("、", at + 1):
                found[-1].end = at + 1  # 甲石化|某地化纤、乙集团: one daughter in a list
                continue
            if between is not None and (
                _joined(between, words)
                or _made_by_each(masked, between, at, end)
                or _described_alike(masked, found[-1], between, words)
            ):
                found[-1].tails[-1] = (found[-1].end, found[-1].end + _joint_at(between, words))
                found[-1].add(at)
            else:
                found.append(Group([at], number, [(at + 1, at + 1)], at, at + 1))
    return found


def _runs_on(masked: str, last: Group, number: int, at: int, spans: list[Span], words: LandingWords) -> bool:
    """The list of the clause before goes on over the comma: it was projects only, and they are summed up further on."""
    if last.clause != number - 1 or at - spans[number][0] > _LEAD or masked[spans[number][0] - 1] != ",":
        return False
    first, end = spans[last.clause]
    whole = last.start - first <= _LEAD and words.project_end.search(masked, last.end, end) is not None
    if not whole or words.acted(masked[last.end : end]):
        return False
    stop = masked.find(";", at)
    return AND_OTHER_PROJECTS.search(masked, at, stop if stop >= 0 else len(masked)) is not None


def _made_by_each(masked: str, between: str, at: int, end: int) -> bool:
    """甲公司生产配件、乙公司新建生产线等7个项目: what each makes or builds is its project, in a list that is summed up."""
    return _MAKING.fullmatch(between) is not None and AND_OTHER_PROJECTS.search(masked, at, end) is not None


def _described_alike(masked: str, last: Group, between: str, words: LandingWords) -> bool:
    """做晶圆的甲科技、研发电子材料的乙公司: each member of the list stands behind what is said of it."""
    described = masked[last.ats[-1] - 1 : last.ats[-1]] in ("的", "之")
    return described and _DESCRIBED.fullmatch(between) is not None and not words.acted(between)


def _joint_at(between: str, words: LandingWords) -> int:
    """Where what follows the first member ends: 甲公司|的变压器和组件项目|、乙公司 is one project of 甲's."""
    whole = between.find("、")
    if whole > 0 and words.project_end.search(between, 0, whole) is not None:
        return whole
    match = _FIRST_TAIL.match(between)
    return match.end() if match is not None else 0


def _joined(between: str, words: LandingWords) -> bool:
    if "(" in between:
        between = _BRACKETED.sub("", between)
    if "Ⓜ" in between:
        between = _SUM_OF_ITEM.sub("", between)
    match = _JOINT.fullmatch(_UNKNOWN.sub("", between) if "、" in between else between)
    if match is None:
        return False
    tail, joint, lead = match["tail"], match["joint"], match["lead"]
    if joint in ("与", "和") and lead.endswith(("Ⓟ", "Ⓖ")) and lead[0] != "Ⓟ":
        return False
    own = (
        len(tail) > 1 and words.project_end.search(tail) is not None
    )  # 甲售后服务中心、乙: 服务 is in a project's name
    if words.holds("title", tail) or words.holds("barrier", lead if own else tail + lead) or "Ⓣ" in lead:
        return False
    # A verb before the joint ends the first member's clause: 甲落户东城和乙投产 are two statements.
    return own or not words.acted(tail + "|" + lead)


def acts(masked: str, spans: list[Span], clauses: list[str], words: LandingWords) -> list[Act]:
    """Every verb of landing with its mood. A modal word reaches to the end of its clause, and over a comma into a clause that
    starts with a verb."""
    found: list[Act] = []
    mood = ""
    silent: list[str] = []  # clauses since the last verb
    verbs = words.acts(masked)
    for number, ((start, stop), text) in enumerate(zip(spans, clauses, strict=True)):
        hits = [Hit(at - start, end - start, verb) for at, end, verb in verbs if start <= at < stop]
        if not hits:
            silent.append(text)
            continue
        if _VERB_FIRST.fullmatch(text, 0, hits[0].start) is None:
            mood = ""
        else:
            for before in silent:
                mood = _without_verb(before, mood, words)
        silent.clear()
        last = 0
        for hit in hits:
            at, end, verb = hit
            if verb.urges and end == len(text):  # 甲项目有序推进: nothing follows that could be urged on
                verb = verb._replace(side="subject", urges=False)
            mood = _mood(text, last, at, mood, verb, words)
            since, last = last, end
            if _tells_nothing(text, hit):
                continue
            plain, _, pushed = mood.partition("+")
            done = plain != "denied" and text.startswith(("了", "过"), end)
            relative = (
                (verb.stage == "building" or (verb.side == "either" and "Ⓔ" in text[:at]))
                and text.find("的", end) >= 0
                and _RELATIVE.match(text, end) is not None
            )
            stage = "operating" if done and verb.needs == "project" and verb.stage == "building" else verb.stage
            told = "asserted" if done or verb.word in _GOES_ON else plain or "asserted"
            happened = done or _HAPPENED.search(text, max(since, at - _NEAR), at) is not None
            if stage == "planned" and _ALREADY.search(text, since, at) is not None:
                stage = "landed"  # 均已在某市布局
            found.append(Act(start + at, start + end, verb, number, told, bool(pushed), relative, stage, happened))
            if verb.urges and not pushed:
                mood += "+pushed"
    return found


def _without_verb(text: str, carried: str, words: LandingWords) -> str:
    """The mood a clause without a verb hands on: 希望某集团抓住机遇,… and 某集团宣布,… set it, another subject ends it."""
    first = text.find("Ⓔ")
    modals = words.modals(text)
    if any(modal.effect == "denied" and (first < 0 or modal.start < first) for modal in modals):
        return "denied"
    if first >= 0 or "Ⓟ" in text or "Ⓖ" in text:
        said = [modal.effect for modal in modals if modal.start > first]
        if "barrier" in said or "speech" in said:
            return ""
        return "planned" if "announced" in said or "planned" in said else ""
    return carried


def _tells_nothing(text: str, hit: Hit) -> bool:
    at, end, verb = hit
    dated = text.startswith("后", end) and text.endswith(("Ⓣ", "Ⓣ正式"), 0, at)  # 去年9月投产后,已加工…
    if verb.stage == "operating" and (
        (_ATTRIBUTIVE.match(text, end) and not dated) or (verb.word in _MAKES and _PRODUCT.match(text, end))
    ):
        return True
    if verb.stage == "planned" and _IN_TRADE.search(text, 0, at) is not None:
        return True
    cited = ("《" in text or "关于" in text) and _CITED.search(text[:at]) is not None
    return cited or (("会" in text or "论坛" in text) and _MEETING.match(text, end) is not None)


def disposed(text: str, since: int, at: int, verb: Verb, words: LandingWords) -> Span | None:
    """What 把 or 将 says is brought where the verb at `at` says (将大中华区总部设在某市): a noun phrase that ends in a project."""
    if not verb.word.startswith(_BRINGS):
        return None
    told = _DISPOSED.search(text, since, at)
    if told is None or _DOES.match(told["thing"]) is not None or words.project_end.search(told["thing"]) is None:
        return None
    return told.span("thing")


def _mood(text: str, last: int, at: int, mood: str, verb: Verb, words: LandingWords) -> str:
    """The mood at `at`, given what held at `last`: the words between them may set it anew. A noun phrase's 的 ends a reach."""
    between = text[last:at]
    if mood and _NEW_HEAD.search(between):
        mood = ""
    plain, _, pushed = mood.partition("+")
    planned = asserted = -1
    for modal in words.modals(between):
        effect = modal.effect
        if effect == "denied":
            return "denied"
        if effect == "pushing":
            pushed = "pushed"
        elif effect == "announced":
            planned = modal.start if verb.needs in ("project", "investment", "place") else planned
        elif modal.word == "即将" and verb.word in _LAST_STEPS:
            pushed, asserted = "pushed", modal.start  # what is about to be finished is being built
        elif effect == "planned" and not _ATTRIBUTE.match(text, last + modal.end):
            if modal.word != "将" or disposed(text, last + modal.start, at, verb, words) is None:
                planned = modal.start
        elif effect == "asserted" and (modal.word in _DONE or planned < 0):
            asserted = modal.start  # 将正式开工 is still to come
    if plain == "denied":
        return "" if asserted >= 0 else mood
    if planned > asserted:
        plain = "planned"
    elif asserted >= 0:
        plain = ""
    return plain + "+pushed" if pushed else plain
