"""Queries that show the rows a check speaks of, for a person to run.

Belongs here: SQL over the staging tables, the ledger and the two DuckDB files, with paths and names quoted. Does not belong here: deciding
whether a check passes (quality.py, accuracy.py, growth.py), running the queries (failures.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orchestration.ledger import Ledger
from orchestration.quality import QUOTED
from orchestration.settings import Settings
from orchestration.staging_parts import Staging

MOST = 40  # rows that a query asks for by name


def text(value: object) -> str:
    """A string literal."""
    return "'" + str(value).replace("'", "''") + "'"


def files_of(folder: Path, pattern: str = "*.parquet") -> str:
    """A literal for read_parquet; DuckDB takes the signs of patterns in the folder's own name as patterns too."""
    return text(f"{str(folder).replace('[', '[[]')}/{pattern}")


def current(staging: Staging, table: str) -> str:
    """The rows of a staging table of each article's newest reading."""
    return f"""(
    select * from read_parquet({files_of(staging.root / table)}, union_by_name = true)
    semi join (
        select article_id, max(run_id) as run_id from read_parquet({files_of(staging.root / "articles")}) group by all
    ) using (article_id, run_id)
)"""


def schema_faults(staging: Staging, table: str) -> str:
    """Rows that break the schema, with the rules they break; without any, the columns of each part file."""
    if any((staging.root / table / ".rejects").glob("*.parquet")):
        return f"select * from read_parquet({files_of(staging.root / table / '.rejects')}, union_by_name = true)"
    return f"""select parse_filename(file_name) as part, name as column_name, type, converted_type
from parquet_schema({files_of(staging.root / table)})
where num_children is null
order by all"""


def quotes(staging: Staging, table: str, statement_ids: Iterable[str]) -> str:
    """What the given statements say beside what the article has at their place; without any, ten that are in order."""
    wanted = ", ".join(map(text, list(statement_ids)[:MOST]))
    narrowed = f"where said.statement_id in ({wanted})" if wanted else "limit 10"
    return f"""select
    said.statement_id,
    said.article,
    said.{QUOTED[table]} as quoted,
    substr(articles.body, said.span_start + 1, said.span_end - said.span_start) as written,
    said.evidence
from {current(staging, table)} as said
join {current(staging, "articles")} as articles using (article_id)
{narrowed}"""


def said_in(staging: Staging, table: str, articles: Iterable[str]) -> str:
    """Everything that the build states of one kind in the given articles, to be held against their labels."""
    wanted = ", ".join(map(text, sorted(set(articles))[:MOST]))
    narrowed = f"where article in ({wanted})" if wanted else ""
    return f"""select * exclude (run_id, article_id, statement_id, span_start, span_end)
from {current(staging, table)}
{narrowed}
order by article, sentence_no
limit 400"""


def unexplained_numerals(staging: Staging) -> str:
    return f"""select numerals.text, count(*) as times, any_value(sentences.text) as example
from {current(staging, "numerals")} as numerals
join {current(staging, "sentences")} as sentences using (article_id, sentence_no)
where numerals.outcome = 'unexplained'
group by numerals.text
order by times desc, numerals.text"""


def failed_extractions(staging: Staging) -> str:
    return f"""select path, reason, detail
from read_parquet({files_of(staging.root / "files")}, union_by_name = true)
qualify row_number() over (partition by path order by run_id desc) = 1 and reason = 'extraction_failed'
order by path"""


def rejected_files(ledger: Ledger) -> str:
    """Files rejected by the run at hand, which is not committed yet; after its commit, all that are rejected."""
    if ledger.run_id:
        return f"""select distinct path, reason, detail
from read_parquet({files_of(ledger.pending)}, union_by_name = true, filename = true)
where outcome = 'rejected' and not ends_with(filename, '/todo.parquet')
order by path"""
    return f"""select path, reason, detail
from read_parquet({files_of(ledger.staging.root / "files")}, union_by_name = true)
qualify row_number() over (partition by path order by run_id desc) = 1 and outcome = 'rejected'
order by path"""


def newest_articles(staging: Staging) -> str:
    return f"""select article, title, published_on, published_how
from read_parquet({files_of(staging.root / "articles")}, union_by_name = true)
order by published_on desc nulls last
limit 10"""


def lost_rows(settings: Settings, mart: str) -> str:
    """Rows of the published file that the build lacks; without a published file, the build's own."""
    if not settings.published_file.exists():
        return f"select * from marts.{mart} limit 10"
    return f"""attach if not exists {text(settings.published_file)} as published (read_only);
select before.*
from published.marts.{mart} as before
anti join marts.{mart} as now using ({mart.removesuffix("s")}_id)"""
