"""One line of a page at a time: what it says, and whether it belongs to the story."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction.text import fold
from orchestration.readers import furniture
from orchestration.readers.byline import Byline, dateline, is_people_line, person_names, read_byline, signature

DAY = date(2021, 3, 4)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("2021年3月4日 16:20来源：青溪日报", Byline(DAY, "青溪日报"), id="label glued to the time"),
        pytest.param("2021/3/4 15:40:12 江右网 浏览: 【字体:", Byline(DAY, publisher="江右网"), id="site between"),
        pytest.param("青溪日报 2021-03-04 08:50", Byline(DAY, publisher="青溪日报"), id="no label"),
        pytest.param(
            "来源:青溪日报 作者:驻溪办 发表日期:2021年03月04日", Byline(DAY, "青溪日报", "驻溪办"), id="all labelled"
        ),
        pytest.param("發佈日期：110/3/4", Byline(DAY), id="traditional, taiwanese year"),
        pytest.param("發佈時間：2021-03-04 來源：江右時報", Byline(DAY, "江右时报"), id="traditional"),
        pytest.param("发布时间:2021-03-04 发布人:管理员", Byline(DAY), id="a clerk is no source"),
        pytest.param("作者：记者 周文远", Byline(author="周文远"), id="author"),
        pytest.param("责任编辑：陈小平 审核：李一鸣", Byline(), id="staff"),
        pytest.param("时间:2021-03-04 点击:312次 字号:大 中 小", Byline(DAY), id="counts"),
    ],
)
def test_a_byline_is_read(line: str, expected: Byline) -> None:
    assert read_byline(fold(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("2021年3月4日,青溪市与远航电子签约,项目总投资18亿元。", id="a dated sentence"),
        pytest.param("数据来源:统计局。全市完成投资12亿元,增长8%,高于全省平均水平。", id="a source within prose"),
        pytest.param("青溪高新区:做强主导产业", id="headline"),
        pytest.param("项目集聚成势", id="sub-heading"),
    ],
)
def test_story_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("paragraph", "rest"),
    [
        pytest.param("本报讯(记者 周文远)青溪签约。", "青溪签约。", id="本报讯"),
        pytest.param("本网讯 (记者 周文远)3月4日,青溪签约。", "3月4日,青溪签约。", id="space before the bracket"),
        pytest.param("晚报讯(记者 周文远 通讯员 李明)青溪签约。", "青溪签约。", id="short name"),
        pytest.param("江右社青溪3月4日电(记者周文远)青溪签约。", "青溪签约。", id="agency"),
        pytest.param("江右网消息(江右联播):青溪签约。", "青溪签约。", id="broadcast"),
        pytest.param("江右网电(记者 周文远)青溪签约。", "青溪签约。", id="agency without a day"),
        pytest.param("青溪观察3月4日讯(记者 周文远)青溪签约。", "青溪签约。", id="outlet of any name"),
        pytest.param("【江右商报讯】(记者 周文远 青溪报道)青溪签约。", "青溪签约。", id="brackets, then names"),
        pytest.param("早班车消息:青溪签约。", "青溪签约。", id="bulletin"),
        pytest.param("据江右社消息:青溪签约。", "据江右社消息:青溪签约。", id="a quoted source is story"),
        pytest.param("【江右台2021年3月4日讯】青溪签约。", "青溪签约。", id="in brackets"),
        pytest.param("江右经济导报 周文 记者李明 青溪电 近年来,青溪签约。", "近年来,青溪签约。", id="names before"),
        pytest.param("(记者 周文远)青溪签约。", "青溪签约。", id="only the reporter"),
        pytest.param("青溪网络通讯公司签约。", "青溪网络通讯公司签约。", id="a firm"),
        pytest.param("国家电网3月4日在青溪开工。", "国家电网3月4日在青溪开工。", id="a grid is no agency"),
        pytest.param("互联网消息传得很快。", "互联网消息传得很快。", id="news of the net"),
    ],
)
def test_a_dateline_is_not_story(paragraph: str, rest: str) -> None:
    length, _ = dateline(paragraph)
    assert paragraph[length:] == rest


def test_a_dateline_with_a_year_states_the_day() -> None:
    assert dateline("【江右台2021年3月4日讯】青溪签约。")[1].published_on == DAY


def test_reporters_in_brackets_at_the_end_are_authors() -> None:
    text = "形成集聚效应。(记者 周文 通讯员 王小明)"
    end, said = signature(text)
    assert text[:end] == "形成集聚效应。"
    assert said.author == "周文、王小明"
    assert signature("全面推进(试行)。(二期)")[0] == len("全面推进(试行)。(二期)")


def test_author_lines_are_told_from_headlines() -> None:
    assert is_people_line("本报记者 周文远 通讯员 李明")
    assert is_people_line("周 文 李 明")
    assert not is_people_line("携手新征程 共创新未来")
    assert not is_people_line("青溪:打造制造高地")
    assert person_names("本报记者 周 文 通讯员 王小明") == "周文、王小明"
    assert person_names("首席记者") is None


@pytest.mark.parametrize(
    ("line", "judge", "expected"),
    [
        pytest.param("【相关新闻】>>", furniture.is_tail, True, id="tail heading"),
        pytest.param("相關閱讀：", furniture.is_tail, True, id="traditional tail heading"),
        pytest.param("上一篇:青溪签约项目12个", furniture.is_tail, True, id="neighbour"),
        pytest.param(
            "相关新闻发布会在青溪举行,多部门负责人出席并回答提问。", furniture.is_tail, False, id="a sentence"
        ),
        pytest.param("首页 > 新闻 > 正文", furniture.is_breadcrumb, True, id="breadcrumb"),
        pytest.param("新闻 专题 视频 教育 房产 理财 家居", furniture.is_furniture, True, id="menu"),
        pytest.param("00016版:专版", furniture.is_furniture, True, id="page number"),
        pytest.param("青溪日报 数字报纸", furniture.is_masthead, True, id="masthead"),
        pytest.param("青溪晨讯 数字报", furniture.is_masthead, True, id="masthead of an unusual name"),
        pytest.param("青溪建成全省首张工业算力网", furniture.is_masthead, False, id="headline that ends in 网"),
        pytest.param("江右网首页 | 要闻 | 产业 | 园区", furniture.is_furniture, True, id="menu with bars"),
        pytest.param("图为签约现场。", furniture.is_caption, True, id="caption"),
        pytest.param("孩子们在新校舍上课。县教育局供图,周文摄", furniture.is_caption, True, id="caption with credit"),
        pytest.param("未经授权不得转载,侵权必究。", furniture.is_legal, True, id="notice"),
        pytest.param(
            "法院去年审结侵权案件120件,平均用时30天,同比缩短8天。", furniture.is_legal, False, id="a story of law"
        ),
        pytest.param("文章关键字:青溪,制造业", furniture.is_keywords, True, id="keywords"),
        pytest.param("(原标题:青溪再签大项目 周文)", furniture.is_original_title, True, id="original title"),
    ],
)
def test_a_line_is_judged(line: str, judge: object, expected: bool) -> None:
    assert callable(judge)
    assert judge(fold(line)) is expected


def test_a_caption_at_the_end_of_a_paragraph_is_cut_off() -> None:
    line = "码头新添三台岸桥,货船不再排队。图为岸桥调试现场。周文 摄"
    assert furniture.without_credit(line, fold(line)) == "码头新添三台岸桥,货船不再排队。"


def test_no_word_of_the_page_is_listed_twice_for_one_role() -> None:
    for role in ("tail", "furniture", "source_label", "legal", "outlet_suffix"):
        assert len(set(furniture.words(role))) == len(furniture.words(role)) > 5
