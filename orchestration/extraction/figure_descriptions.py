"""Numbers that describe a device, the weather, a plant or what a shop asks: 零下40度, 360度全景, 6000吨/日的生产线, 满300元可抽奖.

Belongs here: descriptions told by the signs right beside a number. Does not belong here: numbers that say which things are meant
(figure_specifications.py), and those that a unit tells (voltage, speed).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.article import Quantity, View
from orchestration.extraction.chunks import QUANTITY, WORD, Chunk
from orchestration.extraction.grammar import Grammar

_DEGREE = "度"  # of warmth, of an angle, and a kilowatt hour in common speech
_WARMTH = re.compile("(?:零[上下]|[气室水低高常体]温|温度|气候|严寒|酷暑)[^,;。、]{0,4}$")
_ANGLE = re.compile(
    "(?:全[角方景向息]|无死角|视角|广角|旋转|环[绕形幕景]|弯[曲折]|翻转|大?转[弯身向]|倾斜|夹角|立体|沉浸|可视|无缝|考核|评价|测评)"
)
# 消费满300元|可抽奖, 满200元|减30元: what has to be spent first.
_SPENT = re.compile("[,、的者后]{0,2}(?:即|就|均|便|还|都)?(?:可|能|立?减|返|送|抵|享|赠|领|补|免|打|参[与加])")
_REACHES = ("覆盖", "半径", "服务半径", "服务圈", "生活圈")
# 万人|龙虾宴, 千人|徒步大会: what a gathering is called.
_GATHERING = re.compile(
    "[一-龥]{0,4}?(?:宴|大会|运动会|跑(?!步)|徒步|马拉松|健步走|合唱|广场舞|相亲会|大集|剧场|体育馆|会场|计划|行动|招聘会)"
)
# 较传统光源节电|40%, 比普通品种增产|两成: what a technique promises.
_THAN_USUAL = re.compile("(?:较|比|与)(?:传统|普通|常规|一般|同类|市场同类|国外同类)[^,;。]{1,14}$")
# 对新认定的企业给予|20万元奖励: what each is granted.
_FOR_EACH = re.compile(
    "对(?:[^,;。已共]{0,6}?)(?:认定|获[得评批]?|评为|入选|首次|新[设引建]|升规|上市)[^,;。已共]{0,24}?(?:给予|奖励)(?:一次性)?$"
)
_GRANTS = ("奖励", "的奖励", "补助", "的补助", "补贴", "的补贴", "奖补", "资助", "一次性", "的一次性")
_HOLDS = re.compile("[可能]同时(?:停靠|靠泊|停放|容纳|起降|装卸|供)$")  # 可同时停靠|4艘货轮
_LONGEST_WORK = 7  # chunks
_MERITS = ("所长", "之长", "之力")  # 集两家所长
_PER_HEADS = frozenset({"万人", "千人", "百人", "十万人"})
_PER_TIME = ("/d", "/a", "/h", "/日", "/天", "/年", "/小时", "/月")


def description(quantity: Quantity, chunks: Sequence[Chunk], position: int, view: View, grammar: Grammar) -> str:
    """Why the number describes something and measures nothing of a place; '' when it does not."""
    text = view.text
    if quantity.unit_kind == "length" and text.startswith(_REACHES, quantity.end):
        return "specification"  # 公交站点500米|覆盖率
    if quantity.unit_kind in ("count", "people") and _HOLDS.search(text, 0, quantity.outer_start) is not None:
        return "specification"
    if quantity.unit_kind == "people" and text.endswith("一行", 0, quantity.start):
        return "specification"  # 董事长一行|7人
    if quantity.unit_kind == "count" and text.startswith(_MERITS, quantity.end):
        return "specification"
    if quantity.text in _PER_HEADS and _GATHERING.match(text, quantity.end) is not None:
        return "quoted_name"
    if quantity.unit_kind in ("percent", "multiple") and _THAN_USUAL.search(text, 0, quantity.start) is not None:
        return "loose_comparison"
    if quantity.unit == _DEGREE:
        if _WARMTH.search(text, 0, quantity.start) is not None:
            return "description_temperature"
        if _ANGLE.match(text, quantity.end) is not None:
            return "description_angle"
    if quantity.unit_kind == "people" and quantity.text in _PER_HEADS and _is_mean(chunks, position):
        return "per_unit"
    if quantity.unit_kind == "money" and _FOR_EACH.search(text, 0, quantity.outer_start) is not None:
        return "subsidy_cap" if text.startswith(_GRANTS, quantity.end) else ""
    if quantity.unit_kind == "money" and text.endswith(("满", "每满"), 0, quantity.start):
        return "threshold" if _SPENT.match(text, quantity.end) is not None else ""
    if quantity.unit.endswith(_PER_TIME) and _runs_in_a_work(chunks, position, grammar):
        return "capacity_of_a_plant"
    return ""


def _is_mean(chunks: Sequence[Chunk], position: int) -> bool:
    """万人|有效发明专利拥有量78.6件: the mean's own number stands behind its noun."""
    end = position + 1
    while end < len(chunks) and chunks[end].kind == WORD and end - position <= _LONGEST_WORK:
        end += 1
    opens = position == 0 or chunks[position - 1].kind != WORD or chunks[position - 1].text == "每"
    return opens and end - position > 1 and end < len(chunks) and chunks[end].kind == QUANTITY


def _runs_in_a_work(chunks: Sequence[Chunk], position: int, grammar: Grammar) -> bool:
    """4500t/d|熟料生产线, 3万吨/年|聚丙烯装置, but 日产量达6000吨/日,|建成生产线2条."""
    for here in chunks[position + 1 : position + 1 + _LONGEST_WORK]:
        if here.kind != WORD or here.pos in ("p", "ul", "v", "d"):
            return False
        if here.text.endswith(grammar.sized_works):
            return True
    return False
