"""Whether a sentence says enough of a landing: what each verb needs beside the firm (a place, a project, somebody who signs, a sum).

Belongs here: the needs named by the seed `landing_verbs`. Does not belong here: who does what (landing_roles.py), the rows (landings.py).
"""

from __future__ import annotations

import re

from orchestration.extraction import landing_sites as sites
from orchestration.extraction.landing_listed import Event
from orchestration.extraction.landing_sentence import Group, Reading
from orchestration.extraction.regions import UNIT_SIGNS

_OWN_PROJECT = frozenset({"hospital", "institute", "university", "bank"})
_OPENS = frozenset("开工建设 动工 破土动工 动工建设 奠基 建成投产 竣工投产 试产 开业".split())
_BARE = re.compile("(?:Ⓣ|正式|已经?|也|则|顺利|全面|于|将)*Ⓣ(?:正式|已经?|也|顺利|全面)*")
_DEED_OF_PLACE = re.compile(
    r"(?:签约|签署|签订|签下|签定)(?:了)?[^,;。Ⓔ]{0,6}?(?:(?:入园|入驻|入区|进园|进区|落户|投资)[^,;。Ⓔ]{0,4}?(?:协议|合同|意向)|Ⓠ?个?项目的?(?:框架)?(?:协议|合同))"
)
# Deals that bring nobody anywhere.
_SUPPLY = re.compile(
    "倡议|宣言|公约|承诺书|委托运营|供货|供应|采购|销售|代理|授信|贷款|保险|转让|服务合同|订单|供电|购销"
)
_ONLY_VENUE = re.compile("^[^Ⓟ]*[在于]Ⓟ+(?:正式|成功|共同|集中|现场|举行|双方|就[^,;]{0,12})*(?:签|达成)[^Ⓟ]*$")
_BUYS = re.compile("采购|订购|购买|引进(?:日本|美国|德国|国外)|授信")
# The project told before: 该项目由某集团投资建设, 由某公司投资建设.
_BUILT_BY = re.compile("(?:(?:该|本|此|整个)?(?:项目|工程|基地|园区|产业园|工厂|中心))?(?:系|是|将)?由")
_PLANT = re.compile(
    "(?:了|Ⓠ|一[座个家条处]|[两二三四五六][座个家条]|全?新的?|现代化的?|大型|第[二三四五六][座个家条]|自己的)*"
    "(?:智能化?|智慧|数字化|生产|制造|加工|研发)?(?:工厂|厂房|厂区|分厂|车间|生产线|基地|总部|分公司|子公司|研发中心|门店|园区)(?![^,;。]{0,3}(?:项目|工程))"
)
_NEW_PLANT = re.compile(
    "(?:的)?(?:全?新|第[二三四五六][座个家条]?|新建的?|首[座个家条])(?:工厂|厂房|厂区|总部|大楼|基地|生产线|车间|研发中心|园区|门店)"
)
_PAYING = ("投资", "出资")
_CALLED_AFTER = re.compile(
    "(?:集团|公司)?(?:项目|工厂|基地)(?:[一二三四]期)?(?:Ⓣ|已经?|也|全面|顺利|正式|如期|全部|均|将|在Ⓟ+|于Ⓣ)*"
)
_REGISTERED = re.compile(".{2,}(?:有限|股份)(?:责任)?公司")
_FOUNDS, _SOLEMNLY = ("成立", "设立", "组建"), re.compile("(?:正式|挂牌|揭牌|隆重|宣告|注册|Ⓣ)+")
_SEAT = re.compile(r"\((?!中国|集团|控股)[一-鿿]{2,4}\)")


def enough(reading: Reading, group: Group, event: Event, named: bool) -> bool:
    """Whether the sentence says what the verb needs beside the firm; `named` when it names a project."""
    needs = event.act.verb.needs
    clause = reading.clauses[event.act.clause]
    here = "Ⓟ" in reading.text or sites.is_here(reading.text) or _names_its_seat(reading, group)
    if needs == "project":
        built = (
            event.rule == "builder"
            and any(paying in event.act.verb.word for paying in _PAYING)
            and _BUILT_BY.match(clause) is not None
        )
        return named or built or (here and (_sets_up_plant(reading, event) or _is_its_project(reading, event)))
    if needs == "tie":
        of_office = event.stage == "signed" and "Ⓖ" in clause  # 县政府与甲公司举行签约仪式
        return named or here or of_office or (event.gap is not None and _stands_for_itself(reading, event))
    if needs == "place":
        here = here or _is_founded(reading, group, event)
        return here or (named and "Ⓜ" in clause)  # 投资2亿元设立某基地
    if needs == "counterpart":
        if _SUPPLY.search(clause) is not None or _BUYS.search(_next(reading, event.act.clause)) is not None:
            return False
        if _DEED_OF_PLACE.search(reading.text, event.act.start) is not None:
            return True  # 甲、乙等企业签订了入园协议: with whom goes without saying
        listed = "、" in reading.text[group.start : group.end]  # 甲、乙在某市签约: both sign with somebody else
        if (
            not named
            and not listed
            and clause.count("Ⓔ") > 1
            and "Ⓖ" not in clause
            and _ONLY_VENUE.search(clause) is not None
        ):
            return "Ⓟ" in _next(reading, event.act.clause)  # 甲与乙在某市签署合作协议: where they met
        return (
            "Ⓖ" in clause or "Ⓟ" in clause or named or sites.is_here(clause) or "Ⓟ" in _next(reading, event.act.clause)
        )
    if needs == "investment":
        seat = "Ⓟ" in reading.text or _names_its_seat(reading, group)
        return (seat and ("Ⓜ" in clause or named)) or (event.rule == "builder" and (named or "Ⓜ" in clause))
    return True


def _sets_up_plant(reading: Reading, event: Event) -> bool:
    """What is built or opened is a plant without a name: 在某园新建一座工厂, 甲集团新工厂启用."""
    if event.gap is None:
        return False
    act = event.act
    return (
        _PLANT.match(reading.text, act.end) is not None
        or _NEW_PLANT.match(reading.text, event.gap[0], act.start) is not None
    )


def _is_its_project(reading: Reading, event: Event) -> bool:
    """某市:甲集团项目全面达产: a project that is called after nobody else."""
    return event.gap is not None and _CALLED_AFTER.fullmatch(reading.text, *event.gap) is not None


def _names_its_seat(reading: Reading, group: Group) -> bool:
    """某某阀门(海安)有限公司昨日开业; 海安某某阀门有限公司投产, in an article about 海安."""
    told = (reading.context.main_place, reading.context.main_region)
    own = tuple(short for place in told if place is not None and len(short := place.text.rstrip(UNIT_SIGNS)) > 1)
    names = [reading.mask.name(at).text for at in group.ats]
    return any(
        _SEAT.search(name) is not None or (name.startswith(own) and _REGISTERED.fullmatch(name) is not None)
        for name in names
    )


def _is_founded(reading: Reading, group: Group, event: Event) -> bool:
    """成立合资公司“重庆某某旅游发展有限公司”, 某某有限公司正式成立: a registered firm is founded, where its name or the article says."""
    if not event.act.verb.word.endswith(_FOUNDS):
        return False
    solemnly = event.gap is not None and _SOLEMNLY.fullmatch(reading.text, *event.gap) is not None
    return (event.rule == "object" or solemnly) and any(
        _REGISTERED.fullmatch(reading.mask.name(at).text) is not None for at in group.ats
    )


def _stands_for_itself(reading: Reading, event: Event) -> bool:
    """A hospital or institute that opens or is built is its own project, and so is a firm of which no more is said (甲塑胶2月开工建设)."""
    assert event.gap is not None
    at = event.gap[0] - 1
    if reading.text[at] != "Ⓔ":
        return False
    bare = event.act.verb.word in _OPENS and _BARE.fullmatch(reading.text, *event.gap) is not None
    return bare or reading.mask.name(at).kind in _OWN_PROJECT


def _next(reading: Reading, clause: int) -> str:
    """The clause after it in the same run, '' when there is none."""
    return "" if clause + 1 >= len(reading.spans) or reading.ends_run(clause) else reading.clauses[clause + 1]
