"""How the press writes times: the patterns of years, months, days, plans and lengths.

Belongs here: patterns that find a time and name its parts. Does not belong here: what a time means (period_points.py, periods.py).

Relative words (今年, 日前, 截至目前) are rows of `period_words.csv`: `role`, `grain` (year, month, day, now, vague, same_span), `offset`.
"""

from __future__ import annotations

import re

from orchestration.extraction.lexicon import Lexicon, Row
from orchestration.extraction.patterns import tree
from orchestration.extraction.period_holidays import Holidays

RANGE = r" ?[-—~至到−─]{1,2} ?"
YEAR4 = "(?:19|20|21)[0-9]{2}"
SPELLED_YEAR = "[一二][〇零○九][〇零○一二三四五六七八九]{2}"
SMALL = "(?:[0-9]{1,2}|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"
COUNT = "(?:[0-9]{1,2}|十[一二]?|[一二两三四五六七八九])"
QUARTER = "[一二三四1-4]"
HALF = "[上下]半年(?:度)?"
QUARTERS = (
    rf"(?:前 ?[两二三四2-4] ?个? ?季度|前[二三]季(?!节)|首季度?|"
    rf"第? ?{QUARTER}(?:(?:{RANGE}|、)?第? ?{QUARTER})? ?季度|第{QUARTER}季(?!节)|[Qq][1-4])"
)
MONTHS = (
    rf"(?:(?:(?<!提)前|[头首]) ?{COUNT} ?个月(?:份)?|前 ?{COUNT} ?月(?:份)?|"
    rf"(?:{SMALL}|元) ?(?:月份?)?(?:{RANGE}|、){SMALL} ?月份?|(?:{SMALL}|元) ?月份?)"
)
DAY = rf"(?:{SMALL} ?[日号]?{RANGE}{SMALL} ?[日号]|{SMALL}(?:、{SMALL}){{1,3}}[日号]|{SMALL} ?[日号])"
THIRD = "[上中下]旬"
# 今年中 is left out: 2026年中国 would be read so.
EDGE = "(?:年[底末初中]|[底末初])"
SPLIT_DAY = rf"[昨今前] ?\((?:{SMALL}月)?{SMALL}[日号]?\) ?[日天晚]"  # 昨(8)日
LENGTH = r"(?:[0-9]{1,3}(?![0-9])(?:\.[0-9]+)?|[一二两三四五六七八九十百几数]{1,9}|半)"
LENGTHS = rf"{LENGTH}(?:{RANGE}{LENGTH})?"
SPAN_UNIT = r" ?(?:多|余)?(?:个半|个多|个)? ?(?:年|月|季度|周|星期|天|日|工作日|小时|世纪)"
AHEAD = "(?:未来|今后|接下来|此后|往后|后续|下一步)"
BACK = "(?:近|最近|过去|此前|以往|这)"
PLAN_NUMBER = "(?:十[一二三四五六七八九]?|[七八九])"
PLAN_PART = "(?:期末|末期|末|初期|初|中期|开局之年|收官之年|[前后][一二两三四1-4]年)"
BEFORE = "(?:截至到|截止到|截至|截止|自从|自|从|早在|预计到|到了|到|至|于|在)"
AFTER = "(?:之前|以前|前夕|前|以来|至今|起|为止|期间|时期|以内|之内|内|间|以后|之后|后|同期)"
# A word between a time and 以来 says what began then (2018年6月成立以来).
SINCE_EVENT = "[一-龥]{1,8}?以来"


def point_parts(years: str, months: str, days: str) -> re.Pattern[str]:
    """One point of time with its parts named."""
    return re.compile(
        rf"(?:(?P<y>{YEAR4})[-/.](?P<ym>[0-9]{{1,2}})[-/.](?P<yd>[0-9]{{1,2}})|"
        rf"(?:(?P<year>{YEAR4}) ?(?:年度|年)?|(?P<spelled>{SPELLED_YEAR}) ?年|"
        rf"(?P<short>[0-9]{{2}}) ?年(?=[0-9])|(?P<rel_year>{years}))? ?的? ?"
        rf"(?:全年(?:度)?|(?P<half>[上下])半年(?:度)?|"
        rf"前 ?(?P<first_quarters>[两二三四2-4]) ?个? ?季(?:度|(?!节))|(?P<first_quarter>首季度?)|"
        rf"第? ?(?P<quarter>{QUARTER})(?:(?:{RANGE}|、)?第? ?(?P<to_quarter>{QUARTER}))? ?季度|"
        rf"第(?P<season>{QUARTER})季(?!节)|[Qq](?P<q>[1-4])|"
        rf"[前头首] ?(?P<first_months>{COUNT}) ?个?月(?:份)?|"
        rf"(?P<from_month>{SMALL}|元) ?(?:月份?)?(?:{RANGE}|、)(?P<to_month>{SMALL}) ?月份?|"
        rf"(?P<month>{SMALL}|元) ?月份?|(?P<rel_month>{months}))?"
        rf"(?: ?(?P<third>[上中下])旬)?"
        rf"(?: ?(?P<day>{SMALL}) ?[日号]?(?:(?:{RANGE}|、)(?:{SMALL}、)*(?P<to_day>{SMALL}) ?[日号])| ?(?P<one_day>{SMALL}) ?[日号])?"
        rf"(?P<edge>年[底末初中]|[底末初]|月[底末])?|"
        rf"[昨今前] ?\((?:{SMALL}月)?(?P<split_day>{SMALL})[日号]?\) ?[日天晚]|"
        rf"(?P<rel_day>{days})(?: ?\((?:(?P<said_month>{SMALL})月)?(?P<said_day>{SMALL})[日号]\))?)"
    )


class PeriodGrammar:
    """The patterns over one lexicon. `pattern` finds mentions (no groups, no look-around), the others name the parts of one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.holidays = Holidays(lexicon)
        self.words: dict[str, Row] = {row["word"]: row for row in lexicon.rows("period_words")}
        self.words |= {
            word: {"word": word, "role": "span", "grain": "holiday", "offset": ""} for word in self.holidays.words
        }
        years, months, days = (self._alternation(grain) for grain in ("year", "month", "day"))
        whole = [word for word, row in self.words.items() if row["grain"] in ("now", "vague", "same_span")]
        # 至今 goes last: 至今年6月 ends in June.
        fixed, last = (tree(word for word in whole if word.startswith("至") is at_end) for at_end in (False, True))
        part = rf"(?:{HALF}|{QUARTERS}|{MONTHS})"
        year = rf"(?:{YEAR4} ?(?:年度|年)|{SPELLED_YEAR} ?年|(?:{years}))"
        points = "|".join(
            [
                rf"{YEAR4}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}",
                rf"{year}全年(?:度)?",
                rf"{year}(?: ?的? ?{part})?(?: ?{THIRD}| ?{DAY})?{EDGE}?",
                rf"{YEAR4} ?(?:{HALF}|{QUARTERS}|[前头首] ?{COUNT} ?个月)",
                rf"[0-9]{{2}} ?年 ?[0-9]{{1,2}} ?月份?(?: ?{THIRD}| ?{DAY})?{EDGE}?",
                rf"{part}(?: ?{THIRD}| ?{DAY})?{EDGE}?",
                rf"(?:{months})(?: ?{THIRD}| ?{DAY}|[底末初中])?",
                SPLIT_DAY,
                rf"(?:{days})(?: ?\((?:{SMALL}月)?{SMALL}[日号]\))?",
                r"年[底末初中]|月[底末]",
                r"[0-3]?[0-9] ?日",
            ]
        )
        point = f"(?:{points})"
        plan = (
            rf"(?:[“‘\"'《]{PLAN_NUMBER}五[”“’\"'》]|十[一二三四五六七八九]五|(?:{PLAN_NUMBER}五)(?:期间|时期|末))"
            rf"(?:期间|时期)?{PLAN_PART}?"
        )
        self.pattern = "|".join(
            [
                rf"(?:在|于)?{AHEAD} ?的? ?{LENGTHS}{SPAN_UNIT}(?:之?内|时间|里|间|左右)?",
                rf"(?:在)?{BACK} ?的? ?{LENGTHS}{SPAN_UNIT}(?:多|余)?(?:以来|来|之内|以内|内|里|间|中|时间)?",
                rf"(?:在|于)?{LENGTHS}{SPAN_UNIT}(?:多|余)?(?:之内|以内|内|以来|来|间)",
                rf"{BEFORE}?{plan}{AFTER}?",
                self.holidays.pattern,
                rf"{YEAR4} ?年?{RANGE}{YEAR4} ?年(?:度|间|期间)?",
                fixed,
                rf"(?:{BEFORE} ?)?{point}(?:{RANGE}{point})?{AFTER}?",
                last,
            ]
        )
        self.duration = re.compile(
            rf"(?:在|于)?(?P<ahead>{AHEAD})?(?P<back>{BACK})? ?的? ?"
            rf"(?P<low>{LENGTH})(?:{RANGE}(?P<high>{LENGTH}))?"
            rf" ?(?:多|余)?(?P<half>个半)?(?:个多|个)? ?"
            rf"(?P<unit>年|月|季度|周|星期|天|日|工作日|小时|世纪)(?:多|余)?"
            rf"(?P<after>之?内|以内|以来|来|间|里|中|时间|左右)?"
        )
        self.plan_parts = re.compile(
            rf"[“‘\"'《]?(?P<plan>{PLAN_NUMBER})五[”“’\"'》]?(?:期间|时期)?"
            rf"(?P<part>{PLAN_PART}?)"
        )
        self.parts = point_parts(years, months, days)

    def _alternation(self, grain: str) -> str:
        return tree(word for word, row in self.words.items() if row["grain"] == grain)
