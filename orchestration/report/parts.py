"""Facts of the page, divided by place into parts: landings, measurements and targets with their proofs.

Belongs here: which part a place is in, which parts a build has left as they were, the tables of a part. Does not belong here: what all
parts share (tables.py), how proofs become quotes (proofs.py), files (build.py).

A part names places, enterprises and indicators by id, in a small table of its own, and its proofs by their number in the part: so it is the
same bytes as long as the facts of its places are the same, whatever else has come. A warehouse of samples is one part.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from orchestration.report.proofs import PROOF_OF, QUOTED
from orchestration.report.proofs import TABLES as PROOFS
from orchestration.report.tables import narrow

FACTS_A_PART = 10_000  # about: a part weighs some 1.3 MB then, and an article touches three or four parts
# Part of a place: its hash, so that places that come leave the others where they are. Facts of no place are in the part of ''.
PART = "cast(hash(coalesce({place}, '')) % {{parts}} as integer)"
WANTED = f"""
create or replace temp table fact as
select * from (
    select {PART.format(place="place_id")} as part, 'landing' as kind, enterprise_landing_id as row_id,
        place_id as of_place, enterprise_id as of_enterprise, null as of_indicator, evidence_statement_id as best
    from marts.enterprise_landings
    union all
    select {PART.format(place="subject_id")}, 'measure', platform_metric_id, subject_id, null, coalesce(metric_code, metric_name_zh),
        evidence_statement_id
    from marts.platform_metrics
    union all
    select {PART.format(place="subject_id")}, 'target', policy_target_id, subject_id, null, coalesce(metric_code, metric_name_zh),
        evidence_statement_id
    from marts.policy_targets
)
where list_contains({{wanted}}, part)
"""
# One row per statement: the fact it is of, and where it stands. And what facts name, numbered within each part.
PROOF = "create or replace temp table proof as" + " union all ".join(
    f"""
select part, '{kind}' as kind, row_id, statement_id, article_id, sentence_no, span_start, span_end, rule, confidence, published_on,
    evidence, statement_id is distinct from best as is_other
from (select * from fact where kind = '{kind}') inner join marts.{statements} as said on said.{key} = row_id
"""
    for kind, statements, key in (
        ("landing", "landing_statements", "enterprise_landing_id"),
        ("measure", "metric_statements", "platform_metric_id"),
        ("target", "target_statements", "policy_target_id"),
    )
)
# A landing's statement spans the enterprise. Where its sentence does not tell the sum too (项目总投资26亿元 stands in the next one), the
# first sentence behind it that has the very characters is quoted as well.
SUMS = """
insert into proof
select part, kind, row_id, statement_id, article_id, null, span_end + ahead - 1, span_end + ahead - 1 + length(sum), rule, confidence,
    published_on, sum, is_other
from (
    select proof.*, said.investment_text as sum, strpos(substr(body, proof.span_end + 1), said.investment_text) as ahead
    from proof
    inner join marts.landing_statements as said using (statement_id)
    inner join marts.articles as articles on proof.article_id = articles.article_id
    where kind = 'landing' and not contains(proof.evidence, said.investment_text)
)
where ahead > 0
"""
NAMED_BY = ("place", "enterprise", "indicator")
NUMBERED = ";".join(
    f"""
create or replace temp table number_of_{name} as
select part, of_{name}, row_number() over (partition by part order by of_{name}) - 1 as {name}
from (select distinct part, of_{name} from fact where of_{name} is not null)"""
    for name in NAMED_BY
)
# Tables of a part, made for all wanted ones at once; `part` is their first column.
NAMED: Mapping[str, str] = {
    f"{name}s": f"select part, of_{name} as id from number_of_{name} order by part, {name}" for name in NAMED_BY
}
FACTS: Mapping[str, str] = {
    "landings": f"""
        select fact.part, fact.row_id as id, number_of_enterprise.enterprise, project, number_of_place.place,
            stage, stage_date, planned_date, signed_date, landed_date, building_date, operating_date,
            investment_text, investment_value, investment_value_max, investment_unit, investment_comparator, land_mu,
            first_reported_on as first_on, last_reported_on as last_on, article_count as articles, confidence, {PROOF_OF}
        from fact
        inner join marts.enterprise_landings as rows on fact.row_id = enterprise_landing_id
        inner join number_of_enterprise using (part, of_enterprise)
        left join number_of_place using (part, of_place)
        left join proved on fact.part = proved.part and fact.kind = proved.kind and fact.row_id = proved.row_id
        where fact.kind = 'landing'
        order by fact.part, coalesce(stage_on, first_reported_on) desc nulls last, enterprise_name, fact.row_id""",
    "measures": f"""
        select fact.part, fact.row_id as id, number_of_place.place, number_of_indicator.indicator, measure, value, value_max,
            value_low, value_high, unit, comparator, value_text, period_start, period_end, period_kind,
            first_reported_on as first_on, article_count as articles, confidence, {PROOF_OF}
        from fact
        inner join marts.platform_metrics as rows on fact.row_id = platform_metric_id
        inner join number_of_indicator using (part, of_indicator)
        left join number_of_place using (part, of_place)
        left join proved on fact.part = proved.part and fact.kind = proved.kind and fact.row_id = proved.row_id
        where fact.kind = 'measure'
        order by fact.part, number_of_place.place, number_of_indicator.indicator, measure, unit, period_end, period_start, fact.row_id""",
    "targets": f"""
        select fact.part, fact.row_id as id, number_of_place.place, number_of_indicator.indicator, rows.kind, rows.programme,
            rows.measure, rows.value, rows.value_text, rows.unit, rows.comparator, rows.announced_on, rows.deadline, pace, pace_then,
            reason, reason_zh, reason_en, progress_low, progress_high, time_elapsed,
            progress.platform_metric_id as observed_id, observed_text, observed_until, rows.confidence, {PROOF_OF}
        from fact
        inner join marts.policy_targets as rows on fact.row_id = rows.policy_target_id
        inner join marts.target_progress as progress on fact.row_id = progress.policy_target_id
        inner join number_of_indicator using (part, of_indicator)
        left join number_of_place using (part, of_place)
        left join proved on fact.part = proved.part and fact.kind = proved.kind and fact.row_id = proved.row_id
        where fact.kind = 'target'
        order by fact.part, rows.deadline desc nulls last, fact.row_id""",
}
COUNTS: Mapping[str, str] = {
    "landings": "enterprise_landings",
    "measures": "platform_metrics",
    "targets": "policy_targets",
}
CONTINUED = "select continued_build_id from staging.build_state inner join meta.build using (build_id)"
TOUCHED = "select row_id from intermediate.int_touched_rows where key = 'place_id'"


class Parts:
    """The parts of a published file that is open."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self.facts = {
            name: int(connection.table(f"marts.{mart}").count("*").fetchall()[0][0]) for name, mart in COUNTS.items()
        }

    @property
    def count(self) -> int:
        """How many parts the page has: a power of two, so that it is another only when there are half or twice as many facts."""
        full = -(-sum(self.facts.values()) // FACTS_A_PART)
        return 1 << max(0, full - 1).bit_length()

    def touched_since(self, build_id: str) -> set[int]:
        """Parts whose facts may be others than in that build: all, unless the file says that it continued that very build."""
        everything = set(range(self.count))
        try:
            continued = self._connection.execute(CONTINUED).fetchall()
            if continued != [(build_id,)]:
                return everything
            part = PART.format(place="row_id").format(parts=self.count)
            found = self._connection.execute(f"select distinct {part} from ({TOUCHED})").fetchall()
        except duckdb.CatalogException:  # published by a version that did not say
            return everything
        return {int(part) for (part,) in found}

    def prepare(self, wanted: set[int]) -> None:
        """Makes ready what `table` reads: the facts of the `wanted` parts with their proofs."""
        if not wanted:
            return
        self._connection.execute(WANTED.format(parts=self.count, wanted=sorted(wanted)))
        for statement in (PROOF, SUMS, QUOTED, NUMBERED):
            self._connection.execute(statement)
        for name, query in {**NAMED, **FACTS, **PROOFS}.items():
            self._connection.execute(f"create or replace temp table part_{name} as {query}")

    def table(self, name: str, part: int) -> pa.Table:
        """Rows in the order they were made in, which DuckDB keeps."""
        query = f"select * exclude (part) from part_{name} where part = $part"
        return narrow(self._connection.execute(query, {"part": part}).to_arrow_table())
