"""Invented articles in any number, which grow a warehouse as real ones do.

Belongs here: what a synthetic article says. Does not belong here: building and measuring (scale.py).

Article `n` is the same in every corpus, whatever its size. Places come from the seeds; platforms, firms and outlets are coined, and the
more articles there are, the more of them. What a place reports for a year is one figure, told by whoever writes of it, now and then told
otherwise: so rows merge, disagree, and targets meet what came of them. One article in twelve is an earlier one printed again by another
outlet. Sentences are strung together from short parts, since whole ones that came again would make reprints of all.
"""

from __future__ import annotations

import csv
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

FOLDER = 1000  # articles a folder
REPRINTS = 12  # one article in so many is a reprint
SYLLABLES = "恒瑞华信宏达联创博远天成新元海川金盛润安泰卓越启明星辰云峰泽林嘉禾景曜拓朗凌昊沐岚瀚辉翰腾锐驰钧鼎"
TRADES = "新材料 生物医药 智能装备 新能源 电子 半导体 食品 软件 汽车零部件 机器人 精密机械 光电 环保 纺织 数字科技 物流".split()
PLATFORMS = "科技城 产业园 经济开发区 高新技术产业园 智造小镇 创新港 保税物流园 数字产业园 文创小镇".split()
OUTLETS = "日报 晚报 发布 新闻网 观察 时报".split()
PROJECTS = "生产基地 研发中心 总部 二期工程 智能工厂 数据中心 中试基地".split()
STAGES = "签约落户 开工建设 正式投产 落户 启动建设 建成投产".split()
OPENINGS = "记者获悉， 据介绍， 与此同时， 数据显示， 从盘面看， 据统计， 值得一提的是， 据了解，".split()
WHO = "驻村干部 企业专员 园区负责人 街道社区 科室同志 项目专班 党员骨干 青年志愿者 老师傅 技术骨干 返乡创客 商户代表".split()
HOW = "挨家走访 一线蹲点 上门问需 连夜会商 分片包干 轮流值守 逐条梳理 现场办公 主动对接 反复推敲 细致讲解 耐心倾听".split()
WHAT = "把难题摆上桌面 让服务跑在前头 把堵点逐个打通 为乡亲搭起桥梁 将清单贴上墙 让数据多跑路 把承诺写进台账 叫群众少操心".split()
THEN = "大家心里有了底 现场气氛热烈 效果渐渐显现 反响不错 口碑越来越好 经验得到推广 干劲更足了 难事一件件落地".split()
WHERE = "会议室里 车间一角 田埂边上 展厅门口 码头之上 公交站旁 老街深处 江堤沿线 厂房尽头 村口树下".split()


@dataclass(frozen=True, slots=True)
class Place:
    """A county and the prefecture it lies in, as a seed names them."""

    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Metric:
    name: str
    unit_kind: str


class Corpus:
    """Synthetic articles by number; `seeds` is the folder of the dbt project's CSVs."""

    def __init__(self, seeds: Path) -> None:
        self.seeds = seeds

    @cached_property
    def places(self) -> Sequence[Place]:
        rows = self._rows("regions")
        return [Place(row["name"], row["short_name"]) for row in rows if row["level"] in {"county", "prefecture"}]

    @cached_property
    def metrics(self) -> Sequence[Metric]:
        rows = self._rows("metrics")
        return [
            Metric(row["name_zh"], row["unit_kind"]) for row in rows if row["unit_kind"] in {"money", "count", "people"}
        ]

    def write(self, folder: Path, numbers: range) -> None:
        """Writes articles as Markdown files, a thousand a sub-folder."""
        for number in numbers:
            path = folder / f"{number // FOLDER:04}" / f"{number:07}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.article(number), "utf-8")

    def article(self, number: int) -> str:
        """The article's file: front matter and paragraphs."""
        rnd = _random("article", number)
        if number % REPRINTS == REPRINTS - 1:
            return self._reprint(number, rnd)
        return _page(*self._story(number), _outlet(rnd, number))

    def _reprint(self, number: int, rnd: random.Random) -> str:
        original = (number - 1 - rnd.randrange(min(number, 400))) // REPRINTS * REPRINTS
        title, day, paragraphs = self._story(original)
        paragraphs[rnd.randrange(len(paragraphs))] = _filler(rnd)
        return _page("转载：" + title[:8], day + timedelta(days=1), paragraphs, _outlet(rnd, number))

    def _story(self, number: int) -> tuple[str, date, list[str]]:
        """Title, day and paragraphs of an article that is no reprint."""
        rnd = _random("story", number)
        place = self.places[int(len(self.places) * rnd.random() ** 1.5)]  # some are written of more than others
        day = date(2014, 1, 1) + timedelta(days=rnd.randrange(365 * 12))
        platform = place.short_name + _coined("platform", place.name, rnd.randrange(4)) + rnd.choice(PLATFORMS)
        sentences = [f"{platform}位于{place.name}。"]
        sentences += [self._landing(rnd, number, platform, day) for _ in range(rnd.randrange(1, 4))]
        sentences += [self._figure(rnd, rnd.choice((place.name, platform)), day) for _ in range(rnd.randrange(4, 9))]
        sentences += [self._target(rnd, place.name, day) for _ in range(rnd.randrange(1, 4))]
        sentences += [_filler(rnd) for _ in range(rnd.randrange(8, 14))]
        rnd.shuffle(sentences)
        paragraphs = ["".join(sentences[first : first + 3]) for first in range(0, len(sentences), 3)]
        return place.short_name + _coined("title", number, 0) + rnd.choice(THEN), day, paragraphs

    def _figure(self, rnd: random.Random, subject: str, day: date) -> str:
        metric = rnd.choice(self.metrics)
        year = day.year - 1 - rnd.randrange(2)
        amount = _amount(metric, _truth(subject, metric.name, year) * rnd.choice((1, 1, 1, 1, 1.3)))
        growth = rnd.choice(("同比增长", "比上年增长", "增长", "增速达"))
        ending = f"，{growth}{rnd.randrange(10, 290) / 10:g}%" if rnd.random() < 0.5 else ""
        return f"{rnd.choice(OPENINGS)}{year}年，{subject}{metric.name}{rnd.choice(('达到', '为', '突破', '完成'))}{amount}{ending}。"

    def _target(self, rnd: random.Random, subject: str, day: date) -> str:
        metric, year = rnd.choice(self.metrics), day.year + 1 + rnd.randrange(4)
        amount = _amount(metric, _truth(subject, metric.name, year) * rnd.choice((0.8, 1, 1.1)))
        return f"到{year}年，{subject}{metric.name}{rnd.choice(('力争达到', '将达到', '计划突破', '要达到'))}{amount}。"

    def _landing(self, rnd: random.Random, number: int, platform: str, day: date) -> str:
        firm = self._firm(rnd.randrange(number // 2 + 50))  # a firm comes again in articles that follow
        when = rnd.choice((f"{day.month}月{day.day}日，", f"{day.year}年{day.month}月，", ""))
        money = f"，总投资{rnd.randrange(1, 900) / 10:g}亿元" if rnd.random() < 0.6 else ""
        return f"{when}{firm}{rnd.choice(PROJECTS)}在{platform}{rnd.choice(STAGES)}{money}。"

    def _firm(self, number: int) -> str:
        rnd = _random("firm", number)
        home = rnd.choice(self.places).short_name if rnd.random() < 0.5 else ""
        form = rnd.choice(("有限公司", "股份有限公司", "集团", "", ""))
        return home + _coined("firm", number, 0) + rnd.choice(TRADES) + form

    def _rows(self, seed: str) -> Iterator[dict[str, str]]:
        with (self.seeds / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def _page(title: str, day: date, paragraphs: Sequence[str], outlet: str) -> str:
    body = "\n\n".join(paragraphs)
    return f"---\ntitle: {title}\ndate: {day}\nsource: {outlet}\n---\n\n{body}\n"


def _outlet(rnd: random.Random, number: int) -> str:
    return _coined("outlet", rnd.randrange(50 + number // 100), 0) + rnd.choice(OUTLETS)


def _filler(rnd: random.Random) -> str:
    """A sentence of news that states no fact."""
    parts = [rnd.choice(WHERE), "，", rnd.choice(WHO), rnd.choice(HOW), "，", rnd.choice(WHO), rnd.choice(HOW), "，"]
    return "".join([*parts, rnd.choice(WHAT), "，", rnd.choice(THEN), "。"])


def _truth(*what: object) -> float:
    """What a place really has of an indicator in a year: between 10 and 1000."""
    return 10 ** (1 + 2 * _random(*what).random())


def _amount(metric: Metric, value: float) -> str:
    if metric.unit_kind == "money":
        return f"{value:.1f}亿元"
    return f"{value:.0f}{'人' if metric.unit_kind == 'people' else '家'}"


def _coined(*what: object) -> str:
    return "".join(_random(*what).sample(SYLLABLES, 3))


def _random(*what: object) -> random.Random:
    """The same for the same words, on every machine."""
    return random.Random(hashlib.sha256("\0".join(map(str, what)).encode()).digest())
