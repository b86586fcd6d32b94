"""Landings that an article lists as items of a ceremony: 16个项目集中签约。其中,甲公司投资15亿元建设某项目.

Belongs here: which sentences list what a ceremony signed or began, and what that says of their landings. Does not belong here: the day a
ceremony was held (landing_story.py).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from orchestration.extraction.article import Landing, View
from orchestration.extraction.name_slot_shapes import ITEM_MARK

Ceremony = tuple[str, str | None]  # the stage it brought its projects to, and its day
# 5月16日签下9个项目, 16个项目集中开工: what the sentences after it are items of.
_CEREMONY = re.compile(
    r"(?P<signed>签约|签下|签订|签署)[^,。;]{0,30}?\d+[个家项]|\d+[个家项][^,。;]{0,14}?(?:(?P<signs>签约|签下|签订)|集中开工|同[日时]开工|集中动工)|"
    r"(?P<list>名单)"
)
_ITEMS = re.compile(
    r"其中|[^,。;]{0,4}签约(?:名单|项目|的项目|企业)中|在[^,。;]{0,8}(?:签约|开工)[^,。;]{0,4}项目中|签约台上"
)
# What sentences without a verb of their own may be items of: 集中签约仪式, 新开工项目28个.
_EVENT = re.compile(
    r"集中(?P<done>签约|开工|动工|投产|竣工)|(?P<held>签约|开工|奠基)(?:仪式|活动)|新(?P<new>签约|开工|落地|投产|引进)(?:[^,。;]{0,10}?项目\d|\d+个[^,。;]{0,8}?项目)|"
    r"\d+[个家项][^,。;]{0,14}?项目[^,。;]{0,4}?(?P<all>签约|开工|动工|投产|竣工|落地)(?!率)"
)
_NUMBERED = re.compile(ITEM_MARK)  # an item of a list, one line each
_SIZED = re.compile(r"(?:该?项目)?(?:计划|预计)?总?投资[约近超达]*\d")
STAGE_OF = defaultdict(
    lambda: "building",
    {"签约": "signed", "落地": "landed", "落户": "landed", "引进": "landed", "投产": "operating", "竣工": "operating"},
)
_AMONG = re.compile("其中,?(?:包括|有)|包括|分别[是为]")
_BEGUN = re.compile("开工|动工|奠基|封顶|在建|施工|破土")
_DONE = re.compile("已[^,;。]{0,8}?(?:工|产|建|运|顶|用)|正在?[^,;。]{0,6}?(?:建|施工|安装|调试)")


def ceremony(view: View, before: str, same_paragraph: bool) -> str:
    """The stage to which the event that the article tells of brought its projects, after `view` was read; '' when it tells of none.
    `before` is what held till then."""
    if "目标" in view.text or "力争" in view.text:
        return ""
    told = _EVENT.search(view.text)
    if told is not None:
        return STAGE_OF[told[told.lastgroup or 0]]
    goes_on = same_paragraph or any(shape.match(view.text) is not None for shape in (_ITEMS, _SIZED, _NUMBERED))
    return before if goes_on else ""


def of_ceremonies(
    rows: Sequence[Landing], views: Sequence[View], day_of: Callable[[View], str | None]
) -> list[Landing]:
    """The rows of one article, those that a ceremony's list holds with its stage and day, however far their own plans reach.

    `views` are its sentences in order, `day_of` the day on which a sentence says that an event was held.
    """
    listed = _listed(views, day_of)
    by_number = {view.sentence.no: view for view in views}
    done = []
    for row in rows:
        told = listed.get(row.sentence_no)
        planned = row.stage == "planned" or (row.stage == "building" and told is not None and told[0] == "signed")
        text = by_number[row.sentence_no].text
        further = _DONE.search(text) is not None or (row.stage == "building" and _BEGUN.search(text) is not None)
        if told is not None and planned and not further and not _is_told(row, told[0], rows):
            row = replace(row, stage=told[0], date=told[1] or row.date)
        elif told is not None and row.stage == told[0] and row.date is None:
            row = replace(row, date=told[1])
        done.append(row)
    return done


def _is_told(row: Landing, stage: str, rows: Sequence[Landing]) -> bool:
    """The firm was named among those that signed: its plans are a landing of their own."""
    return any(
        other.sentence_no < row.sentence_no
        and other.stage == stage
        and (other.enterprise in row.enterprise or row.enterprise in other.enterprise)
        for other in rows
    )


def _listed(views: Sequence[View], day_of: Callable[[View], str | None]) -> dict[int, Ceremony]:
    """The ceremony of each sentence that lists items of one, by the sentence's number."""
    listed: dict[int, Ceremony] = {}
    last: Ceremony | None = None
    day: str | None = None
    before: View | None = None
    for view in views:
        day = day_of(view) or day
        counted = _CEREMONY.search(view.text)
        if counted is not None and not view.sentence.is_title:
            signed = counted["signed"] or counted["signs"] or counted["list"]
            last = "signed" if signed else "building", day
            if _AMONG.search(view.text, counted.end()) is not None:
                listed[view.sentence.no] = last
        elif (items := _ITEMS.match(view.text)) is not None and "签约" in items.group():
            listed[view.sentence.no] = last = last or ("signed", day)
        elif last is not None:
            same = before is not None and before.sentence.paragraph == view.sentence.paragraph
            item = _ITEMS.match(view.text) or _NUMBERED.match(view.text)
            if item is not None or (same and before is not None and before.sentence.no in listed):
                listed[view.sentence.no] = last
            else:
                last = None
        before = view
    return listed
