"""The small press that the report page's tests read: invented places, firms and numbers, and a hostile article.

Belongs here: rows, each for a test that needs it. Does not belong here: how they become a published file.
"""

from __future__ import annotations

from datetime import date

from tests.report.warehouse import Press

HOSTILE = "<img src=x onerror=alert(1)><script>document.title='owned'</script>\"'&amp;"
# The first character lies beyond the 16-bit plane: what counts UTF-16 units marks one character too few.
RARE = "𠮷岭新区去年实现税收7.2亿元，同比增长11.5%。"
INDICATOR = {"metric_code": "tax", "metric_name_zh": "税收", "metric_name_en": "Tax", "is_mapped": True}
LEVELS = (
    # id, sentence, quote, value, value_max, comparator, year
    ("eq", "云溪开发区2021年实现税收3.1亿元。", "3.1亿元", 3.1e8, None, "eq", 2021),
    ("ge", "云溪开发区2022年税收突破4亿元。", "4亿元", 4e8, None, "ge", 2022),
    ("range", "云溪开发区2023年税收5至6亿元。", "5至6亿元", 5e8, 6e8, "eq", 2023),
    ("approx", "云溪开发区2024年税收约6.3亿元。", "6.3亿元", 6.3e8, None, "approx", 2024),
    ("le", "云溪开发区2025年税收不超过7亿元。", "7亿元", 7e8, None, "le", 2025),
)


def small_press() -> Press:
    """Two places, one in the other, with at least one fact of each kind."""
    press = Press()
    press.place("p1", "云溪市", kind="region")
    press.place("p2", "云溪开发区", parent="p1")
    press.add("enterprises", enterprise_id="e1", enterprise_name="晨曦电子", enterprise_kind="enterprise")
    press.add("enterprise_aliases", alias="晨曦电子股份", enterprise_id="e1", enterprise_name="晨曦电子")
    press.add("metrics", metric_code="tax", metric_name_zh="税收", metric_name_en="Tax", aliases="税收收入")
    press.article("levels", [level[1] for level in LEVELS], title="五年税收", publisher="云溪晚报")
    for number, (row_id, _, quote, value, value_max, comparator, year) in enumerate(LEVELS):
        press.fact(
            "measure", row_id, "levels", number, quote, subject_id="p2", subject_name="云溪开发区", measure="level",
            value=value, value_max=value_max, unit="CNY", comparator=comparator, value_text=quote, period_kind="year",
            period_start=date(year, 1, 1), period_end=date(year, 12, 31), **INDICATOR,
        )  # fmt: skip
    press.article("rare", [RARE], title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")
    press.fact(
        "measure", "rare", "rare", 0, "7.2亿元", subject_id="p1", subject_name="云溪市", measure="level",
        value=7.2e8, value_max=None, unit="CNY", comparator="eq", value_text="7.2亿元", period_kind="year",
        period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), **INDICATOR,
    )  # fmt: skip
    told = ["晨曦电子今天签约落户云溪开发区。", "云溪开发区力争2026年税收达到8亿元。", "晨曦电子的项目总投资26亿元。"]
    press.article("news", told, title="签约")
    press.fact(
        "landing", "came", "news", 0, "晨曦电子", enterprise_id="e1", enterprise_name="晨曦电子", place_id="p2",
        place_name="云溪开发区", project=HOSTILE, stage="signed", stage_date="2026-02-27", signed_date="2026-02-27",
        stage_on=date(2026, 2, 27), first_reported_on=date(2026, 2, 27),
        investment_text="26亿元", investment_value=2.6e9, investment_unit="CNY", investment_comparator="eq",
    )  # fmt: skip
    goal = {"subject_id": "p2", "measure": "level", "kind": "outcome", "deadline": date(2026, 12, 31), **INDICATOR}
    press.fact("target", "goal", "news", 1, "8亿元", value=8e8, unit="CNY", comparator="ge", value_text="8亿元", **goal)
    press.add(
        "target_progress", policy_target_id="goal", pace="behind", reason="compared", reason_zh="与目标可比的最新观测",
        reason_en="Newest observation that can be compared", progress_low=0.55, progress_high=0.6, time_elapsed=0.8,
        platform_metric_id="le",
    )  # fmt: skip
    body = press.rows["articles"][0]["body"]
    sides = [(body.index(quote), body.index(quote) + len(quote)) for quote in ("5至6亿元", "7亿元")]
    press.add(
        "contradictions", contradiction_id="clash", kind="two_articles", subject_id="p2", metric_name_zh="税收",
        said_text="5至6亿元", other_text="7亿元", explanation_zh="两处说法不同", explanation_en="They differ",
        article_id="levels", span_start=sides[0][0], span_end=sides[0][1], evidence=LEVELS[2][1],
        other_article_id="levels", other_span_start=sides[1][0], other_span_end=sides[1][1],
        other_evidence=LEVELS[4][1], published_on=date(2026, 2, 27), confidence=0.8,
    )  # fmt: skip
    press.add(
        "review_queue", item_id="look", kind="low_confidence", score=0.4, doubt=0.5, importance=0.8, what="云溪市 税收",
        question_zh="原文是否如此?", question_en="Does the sentence say so?", table_name="platform_metrics",
        row_id="rare", evidence=RARE, statement_id="s-rare", span_start=9, span_end=14,
    )  # fmt: skip
    return press


def big_press(facts: int) -> Press:
    """`facts` facts in 400 places: 4 of 10 landings, 5 of 10 measurements, 1 of 10 targets; a sentence of its own for each."""
    press = Press()
    for n in range(20):
        press.place(f"r{n}", f"第{n}省", kind="region")
    for n in range(380):
        press.place(f"z{n}", f"第{n}开发区", parent=f"r{n % 20}")
    for n in range(facts // 8):
        press.add("enterprises", enterprise_id=f"e{n}", enterprise_name=f"第{n}电子", enterprise_kind="enterprise")
    for n in range(0, facts, 10):
        _article_of_ten(press, n, facts // 8)
    return press


def _article_of_ten(press: Press, first: int, firms: int) -> None:
    name, place = f"a{first}", f"z{first // 10 % 380}"
    lines = [
        f"第{n}家企业今天签约落户，总投资{n}万元，将建设年产{n}台设备的生产基地。" for n in range(first, first + 10)
    ]
    press.article(name, lines, title=f"第{first}篇报道", publisher="云溪晚报")
    for n in range(first, first + 10):
        row, year = f"{n:032x}", 2015 + n // 10 % 11
        line, quote = n - first, f"{n}万元"
        if line < 4:
            press.fact(
                "landing", row, name, line, quote, enterprise_id=f"e{n % firms}", place_id=place, stage="signed",
                stage_date=f"{year}-05-06", stage_on=date(year, 5, 6), first_reported_on=date(year, 5, 7),
            )  # fmt: skip
            continue
        told = {"subject_id": place, "metric_name_zh": f"第{n % 300}指标", "measure": "level", "value": n * 1e4}
        told |= {"unit": "CNY", "comparator": "eq", "value_text": quote}
        if line < 9:
            days = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31), "period_kind": "year"}
            press.fact("measure", row, name, line, quote, **told, **days)
        else:
            press.fact("target", row, name, line, quote, **told, kind="outcome", deadline=date(year, 12, 31))
            press.add("target_progress", policy_target_id=row, pace="met", reason="compared", progress_low=1.1)
