"""Whole pages of every layout the readers must cope with, all made up: which article comes out."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction.article import Article
from orchestration.readers import ReadInfo, read

STORY = (
    "2021年3月2日,临川市与晨曦重工集团签约,总投资32亿元的精密铸件项目落户临川经济技术开发区。",
    "项目分两期建设,一期用地260亩,计划于明年年底前投产。全部达产后,年产值预计突破45亿元,带动就业1800人。",
    "2020年,该开发区实现规上工业增加值86.4亿元,同比增长9.3%。“我们将把服务送到车间门口。”开发区管委会负责人说。",
)
TITLE = "晨曦重工精密铸件项目落户临川"

PORTAL = f"""<!DOCTYPE html>
<html><head><title>{TITLE} - 江右新闻网</title>
<meta name="description" content="临川新闻"><script>var a = "<p>不是正文。</p>";</script></head>
<body>
<div class="x1"><a href="/">首页</a><a href="/a">新闻</a>
<a href="/b">财经</a><a href="/c">体育</a></div>
<div class="x2">当前位置:<a href="/">江右新闻网</a>
&gt; <a href="/a">财经</a> &gt; 正文</div>
<div class="x3"><h1>{TITLE}</h1>
<div>2021-03-03 08:12  来源:江右日报  作者:周文远 <a href="#">我要评论</a></div>
<div class="x4"><p>　　本报讯(记者 周文远){STORY[0]}</p>
<div><img src="a.jpg"><p>图为签约现场。周文远 摄</p></div>
<p><strong>明年投产</strong></p><p>　　{STORY[1]}</p><p>　　{STORY[2]}</p>
<p>[责任编辑:陈小平]</p></div>
<div>相关新闻</div><ul><li><a href="/1">临川一季度外贸增长21%</a></li>
<li><a href="/2">远山县签约项目18个</a></li></ul></div>
<div class="x5"><h3>热门推荐</h3><ul><li><a href="/3">某地发现恐龙化石</a></li>
<li><a href="/4">本周天气晴好</a></li></ul></div>
<div>版权所有 江右新闻网 未经授权不得转载 Copyright 2001-2021</div></body></html>"""

WECHAT = f"""<html><head><meta property="og:title" content="{TITLE}"><title></title></head><body>
<div id="js_article"><h1 class="rich_media_title">{TITLE}</h1>
<span>临川发布</span><em id="publish_time"></em>
<div id="js_content" style="visibility: hidden;">
<section><section><p><span>点击上方蓝字关注我们</span></p></section>
<section><p><span>{STORY[0][:20]}</span><span>{STORY[0][20:]}</span></p><p><br></p>
<p>{STORY[1]}</p><section><p>{STORY[2]}</p></section></section></section>
<p>来源:临川发布</p><p>编辑:李一鸣</p></div>
<script>var ct = "1614733200"; var msg_title = '{TITLE}';</script>
<div>预览时标签不可点</div><div>扫一扫 关注我们</div></div></body></html>"""

GOVERNMENT = f"""<html><head><meta name="ArticleTitle" content="{TITLE}">
<meta name="PubDate" content="2021-03-04 10:22">
<meta name="ContentSource" content="市商务局"><meta name="SiteName" content="临川市人民政府门户网站"></head><body>
<table><tr><td>您现在的位置:首页 > 政务动态 > 部门动态</td></tr></table>
<table width="900"><tr><td align="center"><b>{TITLE}</b></td></tr>
<tr><td>发布日期:2021-03-04 信息来源:市商务局 浏览次数:312 字体:[大 中 小] 打印本页 关闭窗口</td></tr>
<tr><td><div style="text-indent:2em">{STORY[0]}<br><br>　　{STORY[1]}<br>　　{STORY[2]}<br></div></td></tr>
<tr><td>上一篇:全市招商引资工作会议召开</td></tr></table>
<div>主办:临川市人民政府 赣ICP备00000000号</div></body></html>"""

TEMPLATE_TAGS = f"""<%@ page pageEncoding="UTF-8"%>
<%@ include file="/common/taglibs.jsp"%>
<title>{TITLE}- 【江右商讯】</title>
<c:import url="/init.jsp"><c:param name="last">true</c:param></c:import>
<?php include 'top.php'; ?>
<div><div>{{{{ user.name }}}}</div><h1>{TITLE}</h1>
<div><span>发布时间:2021-03-05</span><span>发布人:-江右日报</span></div>
<p><p>{STORY[0]}</p>
<p>{STORY[1]}</p>
<p>${{ad.slot}}{STORY[2]}</p>
</p></div>
<script>var id = $("#c").val();</script>"""

FRAGMENT = f"<div>{TITLE}<div>{STORY[0]}</div><div>{STORY[1]}</div><div>{STORY[2]}</div></div>"

NEWSPAPER_DUMP = f"""江右日报 数字报纸


00007版:要闻

文章导航

{TITLE}

——临川推进先进制造业集群观察

  {TITLE}

  本报记者 周 文 通讯员 李小明

  {STORY[0]}

  {STORY[1]}

项目集聚成势

  {STORY[2]}(本版图片由临川市融媒体中心提供)


江右日报 要闻 00007 {TITLE} 2021-03-06 江右日报2021-03-0600012;江右日报2021-03-0600015 2 2021年03月06日 星期六"""

PORTAL_DUMP = f"""手机网
微信
当前位置:江右网 >> 产业经济 >> 园区 >> 浏览文章

{TITLE}

2021/3/7 15:40:12 江右网 浏览: 【字体:
文章导读:{STORY[1]}

  {STORY[0]}

  {STORY[1]}

  {STORY[2]}
    (原标题:{TITLE} 周文远)

文章关键字:临川,制造业
来源:江右日报 作者: 编辑:4021 返回顶部
[声明]本站转载只为传播信息,版权归原作者所有,侵权请告知。
相关新闻

远山县一季度签约项目18个
图片新闻
新闻 专题 视频 教育 房产 理财 家居"""

TRADITIONAL_STORY = (
    "3月8日,臨川市數字經濟產業園揭牌,首批12家企業簽約入駐,總投資約15億元。",
    "2020年臨川市軟件業收入達32.5億元,比上年增長14.1%。今年2月,該市又有46家企業把設備接上網。",
    "園區負責人說,計劃到2025年引進企業100家以上,產值超過80億元,讓工程師留在家鄉。",
)
TRADITIONAL_DUMP = f"""“數字+製造”:臨川打造產業新高地


“數字+製造”:臨川打造產業新高地

從江邊遠眺園區。園區管委會供圖,周文遠攝

江右經濟導報 周文遠 記者李明華 臨川電 {TRADITIONAL_STORY[0]}

{TRADITIONAL_STORY[1]}

“數字+製造”:臨川打造產業新高地

{TRADITIONAL_STORY[2]}(文中圖片由園區管委會提供,周文遠攝影)


分享到:


相關文章:"""

MARKDOWN_BULLETIN = """# 《江右联播》 (20210309)

### 【开局之年】临川：抢抓项目建设黄金期

<p><strong>江右网消息</strong>（江右联播）：今年以来，临川市新开工项目42个，总投资118亿元。</p><p><strong>重点项目提速</strong></p><p>在临川经开区，晨曦重工精密铸件项目正在加紧建设，预计明年底投产。</p>

[查看原文](https://tv.example.cn/2021/03/09/VIDE0001.shtml)
"""

MARKDOWN_FRONT = f"""---
title: "{TITLE}"
date: 2021-03-10T23:30:00+08:00
author: 周文远
source: https://news.example.cn/a/1.html
tags: &x [a, a]
bomb: *x
---

# {TITLE}

![签约现场](a.jpg)

{STORY[0]}

## 明年投产

**{STORY[1][:12]}**{STORY[1][12:]} 详见[开发区网站](https://park.example.cn/)。

> {STORY[2]}
"""

UNDATED = (
    f"{TITLE}\n\n{STORY[0][5:]}\n\n{STORY[1]}\n\n2020年,该开发区实现增加值86.4亿元。"
    "今年1月,开发区又比2020年同期多签约6个项目。\n"
)


def article_of(page: str | bytes, name: str) -> Article:
    """The article a page gives; fails the test with the reason when it is rejected."""
    outcome = read(page if isinstance(page, bytes) else page.encode(), name)
    assert isinstance(outcome, tuple), outcome
    assert isinstance(outcome[1], ReadInfo)
    return outcome[0]


PLAIN_BODY = "\n".join([TITLE, *STORY])
TRADITIONAL_TITLE = "“數字+製造”:臨川打造產業新高地"


@pytest.mark.parametrize(
    ("page", "name", "body"),
    [
        pytest.param(
            PORTAL,
            "a.shtml",
            "\n".join([TITLE, STORY[0], "明年投产", *STORY[1:]]),
            id="portal page with menu and sidebar",
        ),
        pytest.param(WECHAT, "a.html", PLAIN_BODY, id="wechat page whose text a script shows"),
        pytest.param(GOVERNMENT, "a.htm", PLAIN_BODY, id="government page laid out by tables and br"),
        pytest.param(TEMPLATE_TAGS, "a.html", PLAIN_BODY, id="page that still holds template tags and p in p"),
        pytest.param(FRAGMENT, "a.html", PLAIN_BODY, id="fragment of nothing but div"),
        pytest.param(
            NEWSPAPER_DUMP,
            "a.txt",
            "\n".join([TITLE, "——临川推进先进制造业集群观察", *STORY[:2], "项目集聚成势", STORY[2]]),
            id="newspaper archive",
        ),
        pytest.param(PORTAL_DUMP, "a.txt", PLAIN_BODY, id="portal page saved as text"),
        pytest.param(
            TRADITIONAL_DUMP, "a.txt", "\n".join([TRADITIONAL_TITLE, *TRADITIONAL_STORY]), id="traditional characters"
        ),
        pytest.param(
            MARKDOWN_BULLETIN,
            "a.md",
            "【开局之年】临川：抢抓项目建设黄金期\n今年以来，临川市新开工项目42个，总投资118亿元。\n重点项目提速\n"
            "在临川经开区，晨曦重工精密铸件项目正在加紧建设，预计明年底投产。",
            id="bulletin clipped to markdown",
        ),
        pytest.param(
            MARKDOWN_FRONT,
            "a.md",
            "\n".join([TITLE, STORY[0], "明年投产", STORY[1] + "详见开发区网站。", STORY[2]]),
            id="markdown with front matter",
        ),
    ],
)
def test_the_body_is_the_headline_and_the_story_and_nothing_else(page: str, name: str, body: str) -> None:
    assert article_of(page, name).body == body


@pytest.mark.parametrize(
    ("page", "name", "expected"),
    [
        pytest.param(PORTAL, "a.html", (date(2021, 3, 3), "stated", "江右新闻网", "江右日报", "周文远"), id="portal"),
        pytest.param(WECHAT, "a.html", (date(2021, 3, 3), "stated", "临川发布", "临川发布", None), id="wechat"),
        pytest.param(
            GOVERNMENT,
            "a.html",
            (date(2021, 3, 4), "stated", "临川市人民政府门户网站", "市商务局", None),
            id="government",
        ),
        pytest.param(
            TEMPLATE_TAGS, "a.html", (date(2021, 3, 5), "stated", "江右商讯", "江右日报", None), id="templates"
        ),
        pytest.param(FRAGMENT, "a.html", (date(2021, 3, 2), "inferred", None, None, None), id="fragment"),
        pytest.param(
            NEWSPAPER_DUMP, "a.txt", (date(2021, 3, 6), "stated", "江右日报", None, "周文、李小明"), id="newspaper"
        ),
        pytest.param(PORTAL_DUMP, "a.txt", (date(2021, 3, 7), "stated", "江右网", "江右日报", None), id="dump"),
        pytest.param(
            TRADITIONAL_DUMP,
            "a.txt",
            (date(2021, 3, 8), "inferred", "江右经济导报", None, "周文远、李明华"),
            id="traditional",
        ),
        pytest.param(MARKDOWN_BULLETIN, "a.md", (date(2021, 3, 9), "stated", "江右网", None, None), id="bulletin"),
        pytest.param(MARKDOWN_FRONT, "a.md", (date(2021, 3, 10), "stated", None, None, "周文远"), id="front matter"),
        pytest.param(UNDATED, "a.txt", (date(2021, 3, 2), "inferred", None, None, None), id="undated"),
    ],
)
def test_small_print_becomes_date_publisher_source_and_author(
    page: str, name: str, expected: tuple[object, ...]
) -> None:
    article = article_of(page, name)
    found = (article.published_on, article.published_how, article.publisher, article.source, article.author)
    assert found == expected


def test_a_link_to_the_original_gives_the_address() -> None:
    assert article_of(MARKDOWN_BULLETIN, "a.md").url == "https://tv.example.cn/2021/03/09/VIDE0001.shtml"
    assert article_of(MARKDOWN_FRONT, "a.md").url == "https://news.example.cn/a/1.html"


def test_script_is_told_by_the_characters() -> None:
    assert article_of(TRADITIONAL_DUMP, "a.txt").script == "Hant"
    assert article_of(PORTAL, "a.html").script == "Hans"


def test_a_day_in_the_file_name_counts_only_when_nothing_else_states_one() -> None:
    assert article_of(UNDATED, "20210309_a.txt").published_on == date(2021, 3, 9)
    assert article_of(NEWSPAPER_DUMP, "20210309_a.txt").published_on == date(2021, 3, 6)
    assert article_of(UNDATED, "20190309_a.txt").published_on == date(2021, 3, 2)  # older than what the text proves


def test_a_sidebar_of_teasers_gives_no_line() -> None:
    teasers = "".join(
        f"<div><a href='/{n}'>远山县第{n}批项目集中签约,总投资{n}0亿元,涉及多个产业。</a></div>" for n in range(2, 20)
    )
    page = PORTAL.replace('<div class="x3">', f'<div>{teasers}</div><div class="x3">')
    assert "远山县第" not in article_of(page, "a.html").body


def test_a_sentence_cut_by_a_caption_is_whole_in_the_body() -> None:
    cut = "走进车间,机器轰鸣。今年以来,开发区已引\n\n晨曦重工效果图\n\n进高端人才120名,增长8%。"
    page = f"{TITLE}\n\n{STORY[0]}\n\n{cut}\n"
    assert "今年以来,开发区已引进高端人才120名,增长8%。\n晨曦重工效果图" in article_of(page, "a.txt").body


@pytest.mark.parametrize(
    ("page", "title", "published_on"),
    [
        pytest.param(
            f"标题:{TITLE}\n日期:2021-03-11\n来源:江右日报\n\n{STORY[0]}\n{STORY[1]}\n",
            TITLE,
            date(2021, 3, 11),
            id="labels",
        ),
        pytest.param(
            f"今天是2026年11月22日 星期日\n{TITLE}\n江右日报 2021-03-12 08:50\n{STORY[0]}\n{STORY[1]}\n",
            TITLE,
            date(2021, 3, 12),
            id="the reader's clock above the headline",
        ),
        pytest.param(
            f"真金白银来了!临川这个政策让企业家纷纷点赞!\n2021-03-13\n{STORY[0]}\n{STORY[1]}\n",
            "真金白银来了!临川这个政策让企业家纷纷点赞!",
            date(2021, 3, 13),
            id="headline that shouts",
        ),
        pytest.param(
            f"{TITLE}\n{STORY[0][5:]}\n{STORY[1]}\n相关阅读\n远山签约项目 2019-01-02\n外贸增长 2019-01-03\n",
            TITLE,
            None,
            id="days of other stories are not the story's",
        ),
    ],
)
def test_the_headline_and_the_day_are_the_storys_own(page: str, title: str, published_on: date | None) -> None:
    article = article_of(page, "a.txt")
    assert (article.title, article.published_on) == (title, published_on)


@pytest.mark.parametrize(
    ("content", "published_on"),
    [
        pytest.param("\n" + PORTAL, date(2021, 3, 3), id="a page"),
        pytest.param(
            f"---\ntitle: '{TITLE}'\ndate: Wed, 03 Mar 2021 20:05:53 GMT\n---\n\n"
            + "\n\n".join(f"<p>{p}</p>" for p in STORY),
            date(2021, 3, 4),
            id="front matter",
        ),
    ],
)
def test_a_page_saved_as_text_is_read_as_what_it_is(content: str, published_on: date) -> None:
    outcome = read(content.encode(), "a.txt")
    assert isinstance(outcome, tuple)
    article, info = outcome
    assert (article.title, article.published_on, article.body.split("\n")[-1]) == (TITLE, published_on, STORY[-1])
    assert info.format != "text"


def test_the_id_is_a_hash_of_the_bytes() -> None:
    first, again = article_of(PORTAL, "a.html"), article_of(PORTAL, "b.html")
    assert first.article_id == again.article_id
    assert len(first.article_id) == 16
    assert first.article_id != article_of(PORTAL + " ", "a.html").article_id


def test_a_short_last_paragraph_signed_by_reporters_is_story() -> None:
    page = (
        "青溪县前五月外贸出口快速增长\n2024-06-18\n"
        "青溪县前五月外贸进出口总值达到16.3亿元,同比增长3.1%,其中出口总值11.4亿元,进出口企业数量继续增加,贸易伙伴遍及三大洲的四十个国家。\n"
        "竹制品出口总值3.9亿元,增长7.2%,占出口总值的34.2%。(记者 周文 通讯员 王小明)\n"
    )
    article = read(page.encode(), "signed.txt")[0]
    assert isinstance(article, Article)
    assert article.body.endswith("占出口总值的34.2%。")
    assert article.author == "周文、王小明"


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("3月4日,远航电子落户青溪。", id="a sentence"),
        pytest.param("去年青溪市主要经济指标如下:", id="above a list"),
    ],
)
def test_a_short_first_paragraph_is_story(opening: str) -> None:
    text = f"青溪市晒出成绩单\n2021-03-04 08:50 来源:青溪日报\n{opening}\n——青溪高新区全年完成规上工业产值三百五十亿元,增长百分之九。\n"
    article, _ = read(text.encode(), "a.txt")
    assert isinstance(article, Article)
    assert opening in article.body
