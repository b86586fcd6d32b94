"""Whether a group of enterprises and a verb of landing in one clause belong together.

Belongs here: what may stand beside a group and between it and the verb. Does not belong here: which of several groups is asked, and what
carries over from clause to clause (landing_roles.py).
"""

from __future__ import annotations

import re

from orchestration.extraction import landing_parts as parts
from orchestration.extraction.landing_carry import ADVERB
from orchestration.extraction.landing_sentence import Act, Group, Reading
from orchestration.extraction.landing_sites import is_here
from orchestration.extraction.landing_words import LandingWords

_LONGEST_GAP, _LONGEST_BETWEEN = 60, 24  # between subject and verb, and between verb and object
_CUSTOMER = re.compile(
    r"(?:(?:公司|企业|Ⓔ)[^,;。Ⓔ总经裁长书记]{0,4}代表|作为|(?<!额)(?<!资)(?<!模)(?<!方)(?<!业主)(?<!单位)(?<!主体)(?<!商)(?<!分别)为|给|向|供应(?!商)|替|像|不同于|类似|除|除了|对|收购|并购|兼并|跟随|见证|出席|原|(?<![此目日以之年月天节])前|走进|参观)(?:[^,;。Ⓔ、]{0,2})$"
)
_RESTS_ON = re.compile("[^,;。]{0,16}?为[^,;。]{0,6}?(?:依托|支撑|后盾|载体)")  # 以某研究院的专家为技术依托
# 包括甲在内的12家企业落户, 以甲、乙为代表的企业入驻
_AMONG_THEM = re.compile(
    r"等?(?:在内|为代表|为首|为龙头|为引领|领衔)的[^,;。Ⓔ]{0,12}?(?:企业|公司|项目|机构|单位|集团)"
)
_OF_MEMBER = ("所有", "全体", "部分", "首批", "多名", "许多")
_BRACKETED = re.compile(r"^\([^()]*\)")
_SAYS_MORE = re.compile("[,;、在将投落]")
_IS = re.compile(r"(?:是|成为|为|系)(?:由)?$")  # 这是甲在国内兴建的第三个基地: it says what has been told is like
_END_OF_LIST = re.compile(r"等(?:Ⓠ|一批|多个|一大批)(?=[^,;。、]{0,10}(?:项目|工程|企业))")
_KIND_OF_FIRMS = re.compile("等[^,;。ⒺⓅ]{0,8}?(?:企业|公司|机构|品牌|龙头|巨头)")
_BARRIERS = frozenset({"barrier", "speech", "contractor"})
_BECOMES = re.compile("成为|打造成|建设成|转型|升级|发展壮大|做大做强")
_ITS_PARTS = re.compile(r"该|其|项目|中心$")
_AIRCRAFT = re.compile(r"Ⓠ?[A-Z\d-]*+(?:型|系列)?[^,;。、]{0,3}?(?:飞机|客机|货机|直升机)")  # 引进波音737飞机
# 吸引甲、乙等110家企业参加: guests of a day.
_ATTENDS = re.compile(
    r"(?:等?[^,;。]{0,14}?(?:企业|公司|机构|单位|商协会|代表|嘉宾|客商|高管|负责人))?[^,;。]{0,6}?(?:参加|参会|参展|参赛|出席|到会|与会|观展|前来考察)"
)
# 甲、乙等9家企业的代表上台签约: they sign for their firms.
# 甲集团作为企业代表签约
_DELEGATES = re.compile(r"(?:等Ⓠ?[^,;。Ⓔ]{0,6}?)?(?:作为[^,;。Ⓔ]{0,8}?)?(?:企业|公司|机构|单位)?的?(?:代表|负责人)")
# 县长某某与甲集团董事长某某签署协议
_HEAD_OF_IT = re.compile(
    "(?:党[委组]书记、?)?(?:常务|执行|高级)?副?(?:董事长|总经理|总裁|首席执行官|执行董事|CEO)(?:兼[^,;Ⓔ]{1,6}|、[^,;Ⓔ]{2,6})?[一-鿿·]{2,4}"
    "(?:代表双方|分别代表双方|共同|现场|正式|签字|在[^,;Ⓔ]{1,8})?"
)
_NO_FIRM = re.compile(
    r"(?:等[^,;。Ⓔ]{0,4}?)?(?:风险投资|战略投资|私募|投资者|资金Ⓜ)|"
    r"[^,;。Ⓔ、]{0,6}?(?:生产|制造|研制|研发)的|[^,;。Ⓔ、]{0,10}?技术(?!中心|研究|公司|园|学院|服务|有限)|(?:的|系)?(?:技术|产品|设备|模式|经验|资金|资本|人才|理念|平台技术)"
)

# 甲的虚拟拍摄棚5月投用: whatever it is called, what is opened there is a place of the firm's.
OPENED = frozenset(
    {"投用", "启用", "开工", "动工", "揭牌", "封顶", "投运", "竣工", "落成", "奠基", "完工", "破土", "建成", "投入使用"}
)
OWNED = re.compile(
    r"的(?P<thing>(?![首新该])[一-鿿A-Za-z0-9·“”ⓆⓅ]{2,14}?(?<!产品)(?<!车型)(?<!设备)(?<!系统)(?<!技术)(?<!服务)(?<!企业)(?<!公司)(?<!员工))"
    r"(?=Ⓣ|已|正|将|也|在Ⓟ|于|日前|近日|全面|顺利|$)"
)


# 承接甲、乙等知名品牌的车模生产: whose it is, but 甲、乙等企业的研发中心 is theirs.
_OF_THEIRS = re.compile(
    r"等[^,;。ⒺⓅ]{0,12}?(?:品牌|企业|公司|厂商|客户|巨头)的(?![^,;。]{0,12}?(?:项目|基地|总部|中心|工厂|入驻|落户|进驻))"
)
_HAS = "拥有"
_HOLDS = frozenset({_HAS, "汇聚", "汇集", "云集", "集聚", "聚集", "吸引"})
_GATHERING = re.compile("大会|展会|博览会|展览会|论坛|峰会|本届|洽谈会|交易会|展区|展馆")


def _has(before: str) -> bool:
    """Who has firms is a place: 某园拥有甲、乙等企业, not 甲旗下拥有乙, 日本拥有甲."""
    return "Ⓔ" not in before and ("Ⓟ" in before or is_here(before))


class Bonds:
    """Reads one sentence after another; holds nothing but its words."""

    def __init__(self, words: LandingWords) -> None:
        self._words = words

    def follows(self, reading: Reading, group: Group, act: Act) -> bool:
        """Whether a verb after the group in its clause is the group's."""
        gap = reading.text[group.end : act.start]
        if act.relative and _IS.search(reading.text, 0, group.start):
            return False
        # 甲某中心、…、某某大厦项目等64个项目开工: what nobody could read a name in lies between.
        listed = _END_OF_LIST.search(gap)
        delegated = act.verb.stage == "signed" and (
            _DELEGATES.match(reading.text, group.end) is not None or _HEAD_OF_IT.fullmatch(gap) is not None
        )
        if (self.barred(reading, group) and not delegated) or len(gap) - (
            listed.start() if listed is not None else 0
        ) > _LONGEST_GAP:
            return False
        if not delegated and self._blocked(reading, group.end, act.start):
            return False
        if delegated or _AMONG_THEM.match(gap) is not None:
            return True
        core = ADVERB.sub("", gap)
        last = core.rfind("的")
        # 甲公司的产品落户 speaks of the product; 甲公司投资的项目落户 of the project.
        project = self._words.project.search(core, last) is not None if last >= 0 else True
        built = any(other.relative and group.end <= other.start < act.start for other in reading.acts)
        opened = act.verb.word in OPENED and OWNED.match(reading.text, group.end, act.start) is not None
        return project or built or opened or "代表的" in core or "Ⓔ" in core[last:]

    def precedes(self, reading: Reading, group: Group, act: Act) -> bool:
        """Whether the group after the verb is whom it brought."""
        between = reading.text[act.end : group.start]
        if len(between) > _LONGEST_BETWEEN or self._words.holds("barrier", between) or "Ⓖ" in between:
            return False
        if self.barred(reading, group) or (
            not self._words.holds("origin", between) and re.search(r"的.*的|[()]", between)
        ):
            return False
        for other in reading.acts:
            if act.end <= other.start < group.start and not other.relative and other.verb.side != "object":
                return False
        if act.verb.needs == "project":
            if act.verb.side == "either" and (len(between) > 8 or "在" in between):
                return False
            if act.verb.urges and _BECOMES.search(reading.text, group.end, reading.spans[act.clause][1]):
                return False  # 推动某园成为…: it stands there already
            if _ITS_PARTS.search(reading.text[max(0, act.start - 12) : act.start]):
                return False  # 该中心将建设…: its units
        if _AIRCRAFT.match(reading.text, group.end) or _ATTENDS.match(reading.text, group.end):
            return False
        if _OF_THEIRS.match(reading.text, group.end) is not None:
            return False
        if act.verb.word in _HOLDS:
            before = reading.text[reading.spans[act.clause][0] : act.start]
            if _GATHERING.search(reading.text, 0, act.start) is not None or (
                act.verb.word == _HAS and not _has(before)
            ):
                return False
        return _NO_FIRM.match(reading.text, group.end) is None

    def barred(self, reading: Reading, group: Group, *, near: bool = True, itself: bool = False) -> bool:
        """The group is a speaker's employer, a customer or a contractor: it plays no part in what the verb says. A sentence later
        (not `near`) the firm somebody visited may well be who has come, and so may one whose head says 公司 of it (`itself`)."""
        after = reading.text[group.end : group.end + 14]
        if after.startswith("("):
            after = _BRACKETED.sub("", after)
        title = next((modal.start for modal in self._words.modals(after) if modal.effect == "title"), None)
        if title is not None:
            near = title <= 6 and not itself and not _SAYS_MORE.search(after, 0, title)
            if near and not self._words.project.search(after, 0, title):
                return True
        if after.startswith(_OF_MEMBER):
            return True
        if _RESTS_ON.match(after) is not None:
            return True
        return near and _CUSTOMER.search(reading.text[max(0, group.start - 8) : group.start]) is not None

    def _blocked(self, reading: Reading, start: int, end: int) -> bool:
        """A word between subject and verb says something else of the subject; inside a project's name (生产与研发基地) it does not."""
        kind = _KIND_OF_FIRMS.match(reading.text, start, end)
        start = kind.end() if kind is not None else start  # 等上市公司|纷纷在此建厂
        words = [modal for modal in self._words.modals(reading.text[start:end]) if modal.effect in _BARRIERS]
        if not words:
            return False
        nouns = parts.nouns(reading.mask, start, end, self._words)
        return not all(any(first <= start + modal.start < last for first, last in nouns) for modal in words)
