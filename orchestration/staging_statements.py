"""The schemas of what articles say: statements, claims, relations of places, and the parts of the names in them.

Belongs here: the columns of these staging tables; each is listed with all others in staging.py. Does not belong here: what is in the rows.
"""

from __future__ import annotations

import dataframely as dy
import polars as pl

NUMBER = "in the base unit: yuan of its own currency, percent, or the unit as written"


class Statement(dy.Schema):
    """What every kind of statement has: one row per statement that one sentence of one article makes."""

    run_id = dy.String(description="build that parsed the article")
    statement_id = dy.String(min_length=1, description="hash of article, kind, place in the text and content")
    article_id = dy.String(description="the article")
    article = dy.String(min_length=1, description="file name of the article")
    published_on = dy.Date(nullable=True, description="day of publication")
    sentence_no = dy.Int64(min=0, description="sentence within the article, from 0")
    evidence = dy.String(min_length=1, description="the sentence as stored")
    span_start = dy.Int64(
        min=0, description="first character in the body of what proves it: the value or name as written"
    )
    span_end = dy.Int64(description="character after the last one")
    rule = dy.String(min_length=1, description="the rule that made it")
    confidence = dy.Float64(min=0.0, max=1.0, description="0 to 1")

    @dy.rule()
    def span_is_not_empty(cls) -> pl.Expr:
        return pl.col("span_end") > pl.col("span_start")


class LandingStatements(Statement):
    """One row per enterprise, project and place that one sentence says has come, is coming or has signed to come."""

    enterprise = dy.String(min_length=1, description="shortest complete proper name as written, Simplified")
    enterprise_kind = dy.String(nullable=True, description="enterprise, institute, university, hospital, fund or bank")
    project = dy.String(nullable=True, description="what it sets up there")
    place = dy.String(nullable=True, description="platform or region it comes to")
    place_kind = dy.String(nullable=True, description="platform or region")
    region_code = dy.String(nullable=True, description="GB/T 2260 code of the place's region")
    stage = dy.String(
        regex="^(planned|signed|landed|building|operating)$", description="furthest stage the sentence asserts"
    )
    date = dy.String(
        nullable=True, regex=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="of that stage: 2017, 2017-09 or 2017-11-15"
    )
    investment_value = dy.Float64(nullable=True, description="yuan of its own currency")
    investment_value_max = dy.Float64(nullable=True, description="upper end of a range")
    investment_unit = dy.String(nullable=True, description="currency: CNY, USD, ...")
    investment_comparator = dy.String(
        nullable=True, regex="^(eq|ge|le|lt|approx)$", description="eq, ge, le, lt or approx"
    )
    investment_text = dy.String(nullable=True, description="as written")


class EnterpriseNames(dy.Schema):
    """One row per article and name of an enterprise in its landing statements, with the parts of the name."""

    run_id = dy.String(description="build that parsed the article")
    article_id = dy.String(description="the article")
    enterprise = dy.String(min_length=1, description="the name as its landing statements write it")
    folded_name = dy.String(
        min_length=1, description="the same without blanks, dashes and quotes, in capital letters, a university in full"
    )
    region_code = dy.String(description="code of the region it opens with, CN for 中国; empty if none")
    site_code = dy.String(description="code of the region in brackets, else the bracketed words; empty if none")
    core = dy.String(description="what it alone is called; empty if all its words are a region, a trade and a form")
    core_kind = dy.String(
        regex="^(coined|common|place|group|brand|none)$", description="coined, common, place, group, brand or none"
    )
    trade = dy.String(description="words of its trade, or the kind of body it is; empty if none")
    general = dy.String(description="general words the press leaves out (科技, 技术); empty if none")
    form = dy.String(description="legal form and words of a group; empty if none")
    is_legal = dy.Bool(description="whether its form says 公司: the full name, as registered")
    is_group = dy.Bool(description="whether its form says 集团")
    is_holding = dy.Bool(description="whether its form says 控股")
    is_stock = dy.Bool(description="whether its form says 股份")
    branch = dy.String(description="the branch it names (浙江分公司); empty if none")
    kind_by_name = dy.String(nullable=True, description="kind of body that its own words prove")
    body_name = dy.String(min_length=1, description="all but form and branch, its region by code")
    stem = dy.String(min_length=1, description="the same without the region it opens with")
    short_stem = dy.String(description="and without general words; empty for a name with a site")
    known_name = dy.String(nullable=True, description="name in the lexicon that it equals")
    known_by = dy.String(
        nullable=True,
        regex="^(written|form|region|general|country|vague)$",
        description="what was left out for that: written (nothing), form, region, general, country or vague (words without a trade)",
    )
    known_rival = dy.String(
        nullable=True, description="name of another enterprise of the lexicon that it equals as well"
    )

    @dy.rule()
    def known_by_something(cls) -> pl.Expr:
        return pl.col("known_name").is_null() == pl.col("known_by").is_null()


class Measured(Statement):
    """What observed and promised numbers share."""

    subject = dy.String(nullable=True, description="region, platform, programme or system the number is about")
    subject_kind = dy.String(nullable=True, description="region, platform, programme or system")
    region_code = dy.String(nullable=True, description="GB/T 2260 code of the subject's region")
    metric = dy.String(min_length=1, description="the indicator as written, without the number")
    metric_core = dy.String(
        min_length=1,
        description="the name of the indicator of the lexicon that it is, else the phrase without its scope",
    )
    metric_scope = dy.String(
        nullable=True, description="whose numbers it counts, if the phrase says so: above_scale, ..."
    )
    measure = dy.String(
        nullable=True, regex="^(level|growth|share|increment)$", description="level, growth, share or increment"
    )
    value = dy.Float64(nullable=True, description=f"the number {NUMBER}")
    value_max = dy.Float64(nullable=True, description="upper end of a range")
    unit = dy.String(nullable=True, description="CNY, USD, ..., %, pp, or the measure word as written")
    unit_kind = dy.String(nullable=True, description="money, percent, count, people, area, ...")
    comparator = dy.String(nullable=True, regex="^(eq|ge|le|lt|approx)$", description="eq, ge, le, lt or approx")
    value_text = dy.String(nullable=True, description="number and unit as written")


class MetricStatements(Measured):
    """One row per observed number that one sentence asserts."""

    period_start = dy.Date(nullable=True, description="first day the number covers; null for a state as of period_end")
    period_end = dy.Date(nullable=True, description="last day the number covers")

    @dy.rule()
    def observed_number(cls) -> pl.Expr:
        return pl.col("value").is_not_null() & pl.col("unit").is_not_null() & pl.col("measure").is_not_null()

    @dy.rule()
    def period_runs_forward(cls) -> pl.Expr:
        return (pl.col("period_start") <= pl.col("period_end")).fill_null(True)


class TargetStatements(Measured):
    """One row per number or milestone that one sentence promises."""

    deadline = dy.Date(nullable=True, description="last day of the stated horizon")
    kind = dy.String(regex="^(outcome|commitment|milestone)$", description="outcome, commitment or milestone")
    programme = dy.String(nullable=True, description="plan or programme it belongs to")

    @dy.rule()
    def milestone_has_no_number(cls) -> pl.Expr:
        return (pl.col("kind") == "milestone") == pl.col("value").is_null()


class Claims(Statement):
    """One row per thing that the numbers or names of one sentence say about each other, whether it holds or not.

    `expected` is what the operands give; `expected_low` and `expected_high` what they may give as rounded and bounded as they are
    written. Whether that is what the sentence says is for SQL to decide.
    """

    kind = dy.String(
        regex="^(parts_of_total|part_within_total|share_of_total|percent_of_operands|difference_of_levels|listed_count)$",
        description="what is claimed: a sum, a part, a share, a percentage, a difference or the length of a list",
    )
    value = dy.Float64(description=f"what is said {NUMBER}")
    value_max = dy.Float64(nullable=True, description="upper end of a range")
    unit = dy.String(min_length=1, description="CNY, USD, ..., %, pp, or the measure word as written")
    comparator = dy.String(regex="^(eq|ge|le|lt|approx)$", description="eq, ge, le, lt or approx")
    value_text = dy.String(min_length=1, description="what is said, as written")
    last_place = dy.Float64(min=0.0, description="unit of its last digit as written; 0 for an exact count")
    expected = dy.Float64(description="what the operands give")
    expected_low = dy.Float64(nullable=True, description="the least they may give; null = open end")
    expected_high = dy.Float64(nullable=True, description="the most they may give; null = open end")
    operand_texts = dy.List(
        dy.String(), min_length=1, description="the numbers or names it is computed from, as written"
    )
    operand_starts = dy.List(dy.Int64(), min_length=1, description="first character of each in the body")
    operand_ends = dy.List(dy.Int64(), min_length=1, description="character after the last one of each")
    operand_sentence_no = dy.Int64(min=0, description="sentence that they stand in")
    operand_evidence = dy.String(min_length=1, description="that sentence as stored")

    @dy.rule()
    def expectation_runs_upward(cls) -> pl.Expr:
        return (pl.col("expected_low") <= pl.col("expected_high")).fill_null(True)

    @dy.rule()
    def operands_have_places(cls) -> pl.Expr:
        texts = pl.col("operand_texts").list.len()
        return (texts == pl.col("operand_starts").list.len()) & (texts == pl.col("operand_ends").list.len())


class PlaceRelations(Statement):
    """One row per place that an article names and what the article says of where it lies: in a region, or in another place."""

    place = dy.String(min_length=1, description="platform or town as the article calls it in full, Simplified")
    place_kind = dy.String(regex="^(platform|town)$", description="platform or town")
    region_code = dy.String(nullable=True, description="GB/T 2260 code of the region it lies in, if the article tells")
    parent = dy.String(
        nullable=True, description="place or region said to hold it; null in the row of the place itself"
    )
    parent_kind = dy.String(nullable=True, regex="^(platform|town|region)$", description="platform, town or region")
    parent_region_code = dy.String(
        nullable=True, description="GB/T 2260 code of the parent, or of the region it lies in"
    )

    @dy.rule()
    def parent_has_kind(cls) -> pl.Expr:
        return pl.col("parent").is_null() == pl.col("parent_kind").is_null()
