"""A dbt project of a dozen models, so that a whole run takes seconds: dbt's own time for the real one is most of a build of few articles.

Belongs here: the least that the rest of the pipeline asks of a dbt project. Does not belong here: anything that a table is to mean.
What decides which rows count (`stg_files`, `stg_articles`, which is continued from build to build, the ledger's balance) is the real
project's own.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from orchestration.settings import PROJECT

REAL = PROJECT / "dbt_project"
TAKEN = (
    "profiles.yml",
    "macros",
    "seeds",
    "models/staging/sources.yml",
    "models/staging/stg_files.sql",
    "models/staging/stg_readings.sql",
    "models/staging/stg_changed_articles.sql",
    "models/staging/stg_articles.sql",
    "models/marts/files.sql",
)
PROJECT_YML = """
name: qiantang
version: '1.0.0'
config-version: 2
profile: qiantang
models:
  qiantang:
    +materialized: table
    +incremental_strategy: append
    staging: {+schema: staging}
    marts: {+schema: marts}
    meta: {+schema: meta}
    history: {+schema: history}
seeds: {qiantang: {+enabled: false}}
on-run-start: ["{{ begin_changes() }}"]
on-run-end: ["{{ end_changes() }}"]
"""
# Model of the small project → the yml whose columns it has, what its rows are, and what is known of them; the other columns are null.
STATEMENTS = (
    "{{{{ source('staging', '{}') }}}} as rows inner join {{{{ ref('stg_articles') }}}} using (article_id, run_id)"
)
ONE_A_STATEMENT = {
    f"marts/{table}": (
        f"marts/{table}",
        STATEMENTS.format(table),
        {"article": "rows.article", "published_on": "rows.published_on"},
    )
    for table in ("landing_statements", "metric_statements", "target_statements")
}
MODELS: dict[str, tuple[str, str, dict[str, str]]] = {
    "marts/articles": ("marts/dim_articles", "{{ ref('stg_articles') }}", {}),
    **ONE_A_STATEMENT,
    "marts/enterprise_landings": (
        "marts/enterprise_landings",
        "{{ ref('landing_statements') }}",
        {
            "enterprise_landing_id": "statement_id",
            "enterprise_name": "enterprise",
            "place_name": "place",
            "stage_date": '"date"',
        },
    ),
    "marts/platform_metrics": (
        "marts/platform_metrics",
        "{{ ref('metric_statements') }}",
        {"platform_metric_id": "statement_id", "subject_name": "subject"},
    ),
    "marts/policy_targets": (
        "marts/policy_targets",
        "{{ ref('target_statements') }}",
        {"policy_target_id": "statement_id", "subject_name": "subject"},
    ),
    "history/row_history": ("history/row_history", "{{ ref('articles') }} where false", {}),
}
# What of those columns the rows have under the same name.
SAME = {
    "marts/articles": "article_id article path title published_on body script char_count",
    "marts/landing_statements": "statement_id article_id evidence span_start span_end rule confidence enterprise project place stage date",
    "marts/metric_statements": "statement_id article_id evidence span_start span_end rule confidence subject metric value value_text",
    "marts/target_statements": "statement_id article_id evidence span_start span_end rule confidence subject metric value value_text kind",
    "marts/enterprise_landings": "project stage evidence confidence",
    "marts/platform_metrics": "measure value value_text evidence confidence",
    "marts/policy_targets": "value value_text kind evidence confidence",
}
BUILD = """
select
    '{{ env_var("QIANTANG_BUILD_ID", "manual") }}' as build_id,
    (select count(*) from {{ ref('files') }}) as file_count,
    (select count(*) from {{ ref('articles') }}) as article_count"""
KEYS = {
    "stg_files": "path",
    "stg_articles": "article_id",
    "files": "path",
    "articles": "path",
    "enterprise_landings": "enterprise_landing_id",
    "platform_metrics": "platform_metric_id",
    "policy_targets": "policy_target_id",
    "landing_statements": "statement_id",
    "metric_statements": "statement_id",
    "target_statements": "statement_id",
    "build": "build_id",
    "row_history": "row_id",
}
MODEL_YML = "  - name: {model}\n    columns: [{{name: {key}, data_tests: [unique]}}]\n"


def write_project(folder: Path) -> Path:
    """Makes the project in `folder` and returns that."""
    folder.mkdir(parents=True)
    for name in TAKEN:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (REAL / name).is_dir():
            shutil.copytree(REAL / name, target)
        else:
            shutil.copyfile(REAL / name, target)
    for properties in (folder / "seeds").rglob("*.yml"):
        properties.unlink()  # tests of seeds that this project does not load
    (folder / "dbt_project.yml").write_text(PROJECT_YML)
    for name, sql in {**{name: _sql(name) for name in MODELS}, "meta/build": BUILD}.items():
        model = folder / "models" / f"{name}.sql"
        model.parent.mkdir(parents=True, exist_ok=True)
        model.write_text(sql)
    keys = "".join(MODEL_YML.format(model=model, key=key) for model, key in KEYS.items())
    (folder / "models" / "models.yml").write_text("models:\n" + keys)
    balance = (REAL / "tests" / "every_file_has_one_fate.sql").read_text("utf-8").replace("dim_articles", "articles")
    (folder / "tests").mkdir()
    (folder / "tests" / "every_file_has_one_fate.sql").write_text(balance)
    return folder


def _sql(name: str) -> str:
    """A model with the columns that the real one has, so that whatever asks for them finds them."""
    real, rows, known = MODELS[name]
    known = known | {column: f'"{column}"' for column in SAME.get(name, "").split() if column not in known}
    declared = yaml.safe_load((REAL / "models" / f"{real}.yml").read_text("utf-8"))["models"][0]["columns"]
    columns = (
        f'cast({known.get(each["name"], "null")} as {each["data_type"]}) as "{each["name"]}"' for each in declared
    )
    return f"select\n    {', '.join(columns)}\nfrom {rows}\n"
