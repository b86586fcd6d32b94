"""What is measured of the staging tables to decide whether they may be published.

Belongs here: the measuring, as plain functions over `Staging`. Does not belong here: thresholds (settings) and what happens then (defs/).
"""

from __future__ import annotations

import polars as pl

from orchestration.extraction.text import fold
from orchestration.staging import STATEMENTS, TABLES
from orchestration.staging_parts import Staging, run_of

# The column that repeats what the span points at; in Simplified Chinese even where the article is not.
QUOTED = {"landing_statements": "enterprise", "metric_statements": "value_text", "target_statements": "value_text"}


def schema_faults(staging: Staging, table: str, proven: str = "") -> pl.DataFrame:
    """Columns `fault, rows, example` of what breaks the declared schema: part files of another shape, and rows left out of them.

    Rows of articles that have been parsed again since, or are gone, do not count; nor do columns that were declared after the part
    was written, once its articles have been parsed again. Part files of runs up to `proven` are not opened: they were for the build of
    that id, and no part is ever changed.
    """
    faults: list[tuple[str, int, str]] = []
    declared = TABLES[table].create_empty().schema
    others = [
        (part, found)
        for part in staging.parts(table)
        if run_of(part) > proven and dict(found := pl.read_parquet_schema(part)) != dict(declared)
    ]
    readings = set(staging.current_articles().select("run_id").collect()["run_id"]) if others else set()
    for part, found in others:
        older = found.items() <= declared.items() and run_of(part) not in readings
        if not older:
            wrong = sorted(name for name in {*found, *declared} if found.get(name) != declared.get(name))
            faults.append((f"{part.name}: {', '.join(wrong)}", 0, ""))
    rejects = staging.rejects(table)
    if len(rejects) and "article_id" in rejects.columns and table != "files":
        rejects = rejects.join(
            staging.current_articles().select("article_id", "run_id").collect(), on=["article_id", "run_id"], how="semi"
        )
    for rule in sorted(set(rejects.columns) - set(declared)):
        broken = rejects.filter(pl.col(rule).cast(pl.String) == "invalid")
        if len(broken):
            faults.append((rule, len(broken), str(broken.select(sorted(declared)).row(0, named=True))[:300]))
    return pl.DataFrame(faults, schema={"fault": pl.String, "rows": pl.Int64, "example": pl.String}, orient="row")


def unexplained_numerals(staging: Staging) -> tuple[int, int, pl.DataFrame]:
    """(unexplained, all numerals, the most frequent unexplained ones with a sentence)."""
    rows = staging.current("numerals")
    counts = dict(rows.group_by("outcome").len().collect().iter_rows())
    frequent = (
        rows.filter(pl.col("outcome") == "unexplained")
        .group_by("text")
        .agg(pl.len().alias("times"), pl.col("article_id").min())
        .sort("times", "text", descending=[True, False])
        .head(10)
        .collect()
    )
    return counts.get("unexplained", 0), sum(counts.values()), frequent


def misquotes(staging: Staging, table: str, proven: str = "") -> pl.DataFrame:
    """Statements whose evidence is not the sentence in the body, or whose span is not the value or name as written.

    Goes part by part, so that memory does not grow with the number of articles. Parts of runs up to `proven` are left out: they were
    looked at for the build of that id, and no part is ever changed.
    """
    current = staging.current_articles().select("article_id", "run_id").filter(pl.col("run_id") > proven).collect()
    faults = [_misquotes_in(staging, table, name, current) for name in _parts_of(staging, current)]
    return pl.concat(faults) if faults else pl.DataFrame(schema=_FAULT)


_FAULT = {
    "statement_id": pl.String,
    "article": pl.String,
    "quoted": pl.String,
    "written": pl.String,
    "evidence": pl.String,
}


def _parts_of(staging: Staging, current: pl.DataFrame) -> list[str]:
    runs = set(current["run_id"])
    return [part.stem for part in staging.parts("articles") if run_of(part) in runs]


def _misquotes_in(staging: Staging, table: str, part: str, current: pl.DataFrame) -> pl.DataFrame:
    read = {name: pl.scan_parquet(staging.part(name, part), glob=False) for name in ("articles", table, "sentences")}
    sentences = read["sentences"].select("article_id", "sentence_no", first="span_start", last="span_end")
    span, sentence = pl.col("span_end") - pl.col("span_start"), pl.col("last") - pl.col("first")
    names = table == "landing_statements"  # a firm may be named in an earlier sentence, and by a short name
    doubtful = (
        read[table]
        .join(current.lazy(), on=["article_id", "run_id"], how="semi")
        .join(read["articles"].select("article_id", "body"), on="article_id", how="left")
        .join(sentences, on=["article_id", "sentence_no"], how="left")
        .with_columns(
            quoted=pl.col(QUOTED[table]),
            written=pl.col("body").str.slice("span_start", span),
            proven=(pl.col("evidence") == pl.col("body").str.slice("first", sentence)),
            inside=(pl.col("span_start") >= pl.col("first")) & (pl.col("span_end") <= pl.col("last")),
        )
        .with_columns(sound=(pl.col("proven") & (pl.col("inside") | names)).fill_null(False))
        # Nearly every value is quoted as it is written: only the others are compared letter by letter.
        .filter(
            ~(pl.col("sound") & ((pl.col("quoted") == pl.col("written")) & (pl.col("written") != "")).fill_null(False))
        )
        .select(*_FAULT, "sound")
        .collect()
    )
    same = [_same(quoted, written, names) for quoted, written in doubtful.select("quoted", "written").iter_rows()]
    return doubtful.filter(~(pl.col("sound") & pl.Series(same, dtype=pl.Boolean))).select(list(_FAULT))


def _same(quoted: str | None, written: str | None, names: bool) -> bool:
    """Whether a column repeats what the span points at; a name may be the full form of a short one (阿里 for 阿里巴巴集团)."""
    if not written:
        return False
    if quoted is None:
        return True
    return fold(quoted) == fold(written) or (names and (fold(written) in quoted or quoted in fold(written)))


def statement_counts(staging: Staging) -> dict[str, int]:
    """Current statements by table."""
    return {table: staging.current(table).select(pl.len()).collect().item() for table in STATEMENTS}
