"""A dbt project of a dozen models, so that a whole run takes seconds: dbt's own time for the real one is most of a build of few articles.

Belongs here: the least that the rest of the pipeline asks of a dbt project. Does not belong here: anything that a table is to mean.
What decides which rows count (`stg_files`, `stg_articles`, the ledger's balance) is the real project's own.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from orchestration.settings import PROJECT

REAL = PROJECT / "dbt_project"
TAKEN = (
    "profiles.yml",
    "macros",
    "seeds",
    "models/staging/sources.yml",
    "models/staging/stg_files.sql",
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
    staging: {+schema: staging}
    marts: {+schema: marts}
    meta: {+schema: meta}
seeds: {qiantang: {+enabled: false}}
"""
COUNTING = """
select rows.* exclude (run_id)
from {{{{ source('staging', '{table}') }}}} as rows
inner join {{{{ ref('stg_articles') }}}} using (article_id, run_id)
order by rows.statement_id
"""
MODELS = {
    "marts/articles": "select article_id, article, path, title from {{ ref('stg_articles') }} order by article_id",
    "marts/enterprise_landings": """
select
    statement_id as enterprise_landing_id, enterprise as enterprise_name, place as place_name, stage, date as stage_date,
    investment_text, cast(null as decimal(38, 6)) as investment_low_cny
from {{ ref('landing_statements') }} order by statement_id""",
    "marts/platform_metrics": """
select statement_id as platform_metric_id, subject, metric, value from {{ ref('metric_statements') }} order by statement_id""",
    "marts/policy_targets": """
select statement_id as policy_target_id, subject, metric, value from {{ ref('target_statements') }} order by statement_id""",
    "meta/build": """
select
    '{{ env_var("QIANTANG_BUILD_ID", "manual") }}' as build_id,
    (select count(*) from {{ ref('files') }}) as file_count,
    (select count(*) from {{ ref('articles') }}) as article_count""",
    **{
        f"marts/{table}": COUNTING.format(table=table)
        for table in ("landing_statements", "metric_statements", "target_statements")
    },
}
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
    for name, sql in MODELS.items():
        model = folder / "models" / f"{name}.sql"
        model.parent.mkdir(parents=True, exist_ok=True)
        model.write_text(sql)
    keys = "".join(MODEL_YML.format(model=model, key=key) for model, key in KEYS.items())
    (folder / "models" / "models.yml").write_text("models:\n" + keys)
    balance = (REAL / "tests" / "every_file_has_one_fate.sql").read_text("utf-8").replace("dim_articles", "articles")
    (folder / "tests").mkdir()
    (folder / "tests" / "every_file_has_one_fate.sql").write_text(balance)
    return folder
