"""Clauses that go on about a firm named before: 甲公司…,并将在某地建厂; …,公司某某基地落户某市; …,另一地基地试产.

Belongs here: what may stand before the verb of such a clause, and the project the clause names for the firm. Does not belong here:
which firm is meant (landing_roles.py).
"""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction import landing_parts as parts
from orchestration.extraction.article import Quantity, View
from orchestration.extraction.landing_sentence import Act, Group, Reading, Span
from orchestration.extraction.landing_words import LandingWords
from orchestration.extraction.patterns import tree

# What may stand before the verb of a clause that goes on about an earlier subject. Longest words first and possessive: 正在Ⓟ is also 正 and
# 在Ⓟ, so that n of them could be read in 2ⁿ ways.
_CARRIED = tree(
    (
        "并 正式 宣布 将 还 拟 计划 预计 其中 共同 已 已经 再 随后 目前 同时 同步 首期 双方 "
        "项目 该项目 公司 该公司 该集团 该企业 其 也 于 共 一次性 今年 年内 主要 正在 正 加紧 "
        "抓紧 紧张 火热 全力 获准 获批 同意 均 都 又 相继 先后 陆续 着手 开始 继续 再次 尽早 "
        "早日 刚 刚刚 才 力争 即 就 便 是 工人 工人们 现场 施工人员 建设者 建设者们 举行 投资 总投资 出资 "
        "全面 顺利 如期 该基地 该工厂 该工程 厂房 主体 主体工程 "
        "斥资 约 近 超 为 、 了 全 全部 分别 用于 一举 重点 参与 Ⓣ Ⓜ Ⓠ"
    ).split()
)
_CARRY = re.compile(
    rf"(?:这[一家个][^,;]{{0,24}}?(?=将|已|拟|在|Ⓣ|刚)|“?我们(?:公司|企业|厂)?|基地|工厂|工程|生产线)?(?:{_CARRIED}|[一二三]期|该[行校院所]|分[一二三四五]?期|从[一-鿿]{{2,4}}到|到$|在?(?:这里|此|当地|园区?内?|区内|县内|境内)|"
    r"在?Ⓟ++(?:[^,;Ⓔ的]{0,5}(?:镇|乡|街道|村|路|园|城|港))?(?:内|境内|市|省)?|从Ⓟ++|[在于](?:Ⓟ*[一-鿿]{2,8})|[与同和]Ⓟ*Ⓖ|[与同]Ⓟ+)*+"
)
# 甲、乙等15家企业,分别与某区招商局、某投资平台等单位签约
_WITH_PARTNERS = re.compile(r"(?:Ⓣ|分别|现场|集中|正式|已|将|还|也|共同)*[与同和跟][^,;Ⓔ]{1,40}")
ADVERB = re.compile(
    r"(?:正式|已经?|将|拟|也|都|均|双双|同时|相继|陆续|先后|成功|全面|顺利|日前|近日|Ⓣ|共同|分别|纷纷|快速|正在|正|紧张|抓紧|在|于|"
    r"Ⓟ|内|里|进入|处于|举行|隆重|同步|联合|携手|与Ⓖ|与Ⓟ|宣布|决定|计划|预计|的|了|加快|加速)+$"
)
_SOME_OF_THEM = re.compile(
    "(?:其中|已有|目前有|现有)Ⓠ|(?:其中|目前|现在|已有)?(?:部分|有的|多数|大多数|大部分|一些|一部分|个别)(?!已经?|正)"
)
_ALL_OF_THEM = re.compile(
    r"(?:随着)?(?:Ⓟ[^,;]{0,3})?(?:Ⓠ|[两三四五六七八九十]大|一个个|一批批?|一项项|一家家|一座座|众多)[^,;Ⓔ]{0,12}(?:项目|工程|总部|企业|工厂|龙头|巨头)"
)
_TAKING = re.compile(r"(?:并|还|同时|决定|宣布|选择)*(?:把|将)(?!在)")
_GOES_ON = re.compile(
    r"Ⓣ,?(?:该)?项目(?:正式|顺利)?(?=开工|动工|投产|封顶|建成|竣工|奠基|启动)|同时|此外|并|还|(?:[上下]午\d{1,2}[时点],?|随后,?|当天,?|Ⓣ,?)?(?:该?公司|该集团|该企业|这家企业)|其"
)  # what goes on about one firm after a semicolon
_OWN_WORDS = re.compile(r"(?:该|本|这家)?(?:公司|集团|企业)(?:的|旗下的?)?(?=[^,;Ⓔ])")
_ITSELF = re.compile("(?:该|本)?(?:公司|集团)(?=[^的Ⓔ,;])|“?我们(?!市|县|区|省|园)")
_THIS_FIRM = re.compile("这家[^,;]{0,14}?(?:企业|公司|集团|巨头|龙头)")
_ALL_OF_SUBJECT = re.compile("Ⓠ(?:企业|公司|项目|机构)")
_SIGNED_FOR = re.compile(r"(?:(?:计划|预计|规划)?总?投资(?:额|约|超|达)*)?(?:Ⓜ[的、]?)?")
# 某某石化2000万吨炼化项目投产,150万吨乙烯项目试产: both are the firm's.
_ITS_PRODUCT = re.compile("(?:年产|日产)?Ⓠ(?:/年|/日)?[^,;ⒺⓅ]{1,16}(?:项目|工程|装置|生产线)")
# 甲某地基地投产,另一地基地试产: the second is the firm's too.
_SITE = re.compile(r"(?:的|在)?Ⓟ")
# 甲公司宣布,位于某地的新工厂正式投产: what it announces is its own.
_ITS_PLANT = re.compile(r"(?:其?位于|其?在)Ⓟ+的[^,;ⒺⒼⓅ]{2,14}(?:厂|基地|生产线|项目|中心)$")
_OTHER_SITE = re.compile(r"Ⓟ[^,;ⒺⒼⓅ]{1,10}$")


def carried(reading: Reading, group: Group, act: Act, words: LandingWords) -> tuple[Span, ...] | None:
    """Whether the verb's clause goes on about the subject of an earlier one; if so, the subject's project that it names first."""
    start = clause_start = reading.spans[act.clause][0]
    rest = reading.text[group.end : reading.spans[group.clause][1]]
    acted = any(other.clause == group.clause and other.start >= group.end for other in reading.acts)
    # 甲公司生产触摸屏。该公司今年5月入驻某园; 甲公司专业从事封装,…,公司在某园投资9000万元
    pointed = reading.text.rfind("。", group.end, start) >= 0 or names_itself(reading, act)
    if words.holds("barrier", rest) and not acted and not pointed:
        return None
    break_at = reading.text.rfind(";", group.end, start)
    if break_at >= 0 and _GOES_ON.match(reading.text, break_at + 1) is None:
        return None
    for other in reading.acts:
        if other.clause == act.clause and other.end <= act.start:
            start = other.end  # the earlier verb of the clause has been judged
    prefix = reading.text[start : act.start]
    if "Ⓔ" in prefix:
        return None
    prefix = _without_count(reading, group, start, prefix)
    if reading.text.startswith(":", reading.spans[group.clause][1]) and len(group.ats) == 1:
        headed = parts.nouns(reading.mask, group.end, reading.spans[group.clause][1], words)[-1:]
        if headed and not words.acted(rest):
            return tuple(headed)  # 甲公司某某生产线:总投资3亿元,已顺利投产
    own_plant = len(group.ats) == 1 and rest.startswith("项目")  # 甲公司项目总投资2亿元,主要建设生产线
    if (
        act.verb.needs == "project"
        and act.verb.side != "subject"
        and words.project.search(rest)
        and not re.search("还|同时|另", prefix)
        and not own_plant
    ):
        return None  # 甲等8个总部项目开工,合力打造…: projects do not build
    built = _built(reading, act, clause_start, words)
    if built:
        return built
    taken = _TAKING.match(prefix)
    moved = tuple(parts.nouns(reading.mask, start + taken.end(), act.start, words)) if taken is not None else ()
    if moved:
        return moved
    if _SOME_OF_THEM.match(reading.text, clause_start):
        return None  # 甲、乙等27家企业建厂,其中16家投产
    if _CARRY.fullmatch(prefix) or (act.verb.stage == "signed" and _WITH_PARTNERS.fullmatch(prefix)):
        return ()
    if start == clause_start and reading.text[start - 1 : start] == "…" and _ALL_OF_THEM.match(prefix):
        return ()
    core = ADVERB.sub("", prefix)
    if words.holds("barrier", core):
        return None
    if _ITS_PRODUCT.match(rest) is not None and _ITS_PRODUCT.fullmatch(core) is not None:
        return tuple(parts.nouns(reading.mask, start, start + len(core), words)[-1:]) or None
    own = _OWN_WORDS.match(core)
    if own is not None and words.project_end.search(core, own.end()) is not None:
        named = parts.nouns(reading.mask, start + own.end(), start + len(core), words)[-1:]
        return tuple(named) or None  # 公司某某基地落户某市
    signed = start == clause_start and any(
        other.clause == act.clause - 1 and other.verb.stage == "signed" for other in reading.acts
    )
    if signed and "Ⓠ" not in core and words.project_end.search(core) is not None and len(reading.groups) == 1:
        lead = _SIGNED_FOR.match(core)
        first = start + (lead.end() if lead is not None else 0)
        return tuple(parts.nouns(reading.mask, first, start + len(core), words)[-1:])
    if own is None and _ITS_PLANT.match(core) is not None and words.holds("announced", rest):
        return tuple(parts.nouns(reading.mask, start, start + len(core), words)[-1:])
    other_site = _OTHER_SITE.match(core) is not None and words.project_end.search(core) is not None
    if words.own_project.search(core) is None and not (other_site and _SITE.match(reading.text, group.end) is not None):
        return None
    return tuple(parts.nouns(reading.mask, start, start + len(core), words)[-1:])


def _without_count(reading: Reading, group: Group, start: int, prefix: str) -> str:
    """已 of 两家企业已开业, when the subject is two firms."""
    counted = _ALL_OF_SUBJECT.match(prefix)
    thing = reading.mask.found.get(start) if counted is not None else None
    size = len(group.ats)
    return prefix[counted.end() :] if counted and isinstance(thing, Quantity) and thing.value == size > 1 else prefix


def names_itself(reading: Reading, act: Act) -> bool:
    """The verb's clause opens with 公司, or the one before it is 这家总部位于某省的企业: the firm told last, however far."""
    if _ITSELF.match(reading.text, reading.spans[act.clause][0]) is not None:
        return True
    return act.clause > 0 and _THIS_FIRM.match(reading.clauses[act.clause - 1]) is not None


def goes_on_itself(reading: Reading, act: Act) -> bool:
    """Whether nothing stands before the verb in its clause that could be somebody else (“我们去年8月|签约, 公司10月|投产)."""
    start = reading.spans[act.clause][0]
    for other in reading.acts:
        if other.clause == act.clause and other.end <= act.start:
            start = other.end
    return _CARRY.fullmatch(reading.text[start : act.start].lstrip("“").replace("我们的", "我们")) is not None


def _built(reading: Reading, act: Act, clause_start: int, words: LandingWords) -> tuple[Span, ...]:
    """公司在某园新建的第六加工厂将于7月投产: what the subject built is what the verb speaks of."""
    for other in reading.acts:
        if other.relative and other.clause == act.clause and other.end <= act.start:
            core = ADVERB.sub("", reading.text[other.end : act.start])
            own = _OWN_WORDS.match(reading.text, clause_start, other.start)
            first = own.end() if own is not None else clause_start
            if words.project_end.search(core) and _CARRY.fullmatch(reading.text, first, other.start):
                return tuple(parts.nouns(reading.mask, other.end, other.end + len(core), words)[-1:])
    return ()


def joined(before: View, view: View, number: int, *, whole: bool) -> View:
    """Two sentences of one paragraph as one, numbered `number`; offsets count from the first. Unless `whole`, the first lends its
    names alone: its times and sums are its own."""
    shift = view.sentence.start - before.sentence.start
    text = before.text.ljust(shift) + view.text
    both = View(
        view.article, replace(before.sentence, no=number, end=view.sentence.end, text=text), names=list(before.names)
    )
    if whole:
        both.quantities, both.times = list(before.quantities), list(before.times)
    both.quantities += [
        replace(
            q,
            start=q.start + shift,
            end=q.end + shift,
            outer_start=q.outer_start + shift,
            outer_end=q.outer_end + shift,
        )
        for q in view.quantities
    ]
    both.times += [replace(time, start=time.start + shift, end=time.end + shift) for time in view.times]
    both.names += [replace(name, start=name.start + shift, end=name.end + shift) for name in view.names]
    return both
