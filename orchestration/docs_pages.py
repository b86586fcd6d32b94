"""`make docs`: what every table and column means and is made of, as two pages that need no server and no network.

Belongs here: turning what dbt has left of the newest build into warehouse/docs/tables.html (dbt's own documentation) and lineage.html
(which column comes from which, by dbt-colibri). Does not belong here: the descriptions themselves, which stand beside the models.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from orchestration.defs.transform.in_process import run_dbt
from orchestration.settings import Settings
from orchestration.staging import TABLES

NEEDED = ("manifest.json", "partial_parse.msgpack")


class DocsError(RuntimeError):
    """No page was written; the message says why."""


def write_docs(settings: Settings) -> list[Path]:
    """Writes both pages and returns where they are. The caller holds the write lock: dbt reads the build file."""
    missing = [name for name in NEEDED if not (settings.dbt_target / name).exists()]
    if missing or not settings.build_file.exists():
        raise DocsError("there is no build to describe: build with `make run` first")
    settings.docs.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.warehouse, prefix=".docs.") as folder:
        aside = Path(folder)
        for name in NEEDED:  # a folder of its own: publishing reads the artefacts of the build itself
            shutil.copyfile(settings.dbt_target / name, aside / name)
        run_dbt(settings, ["docs", "generate", "--static", "--no-compile", "--target-path", folder], build_id="docs")
        _write_lineage(aside)
        pages = {"static_index.html": settings.docs / "tables.html", "index.html": settings.docs / "lineage.html"}
        os.replace(aside / "static_index.html", pages["static_index.html"])
        os.replace(aside / "lineage" / "index.html", pages["index.html"])
    return list(pages.values())


def _write_lineage(folder: Path) -> None:
    """The page of column lineage in `folder`/lineage, of the manifest and the catalogue in `folder`."""
    try:
        from dbt_colibri.lineage_extractor.extractor import DbtColumnLineageExtractor
        from dbt_colibri.report.generator import DbtColibriReportGenerator
    except ImportError:
        raise DocsError("dbt-colibri is not installed: `make docs` does that") from None
    manifest, catalog = folder / "manifest.json", folder / "catalog.json"
    project, known = json.loads(manifest.read_text("utf-8")), json.loads(catalog.read_text("utf-8"))
    _name_staging(project)
    known["sources"] |= _columns_of_staging(project)
    manifest.write_text(json.dumps(project), "utf-8")
    catalog.write_text(json.dumps(known), "utf-8")
    logging.getLogger("colibri").setLevel(logging.CRITICAL)  # it tells each model as it goes
    extractor = DbtColumnLineageExtractor(str(manifest), str(catalog))
    report = DbtColibriReportGenerator(extractor, light_mode=False, disable_telemetry=True)
    report.generate_report(output_dir=str(folder / "lineage"))


def _name_staging(manifest: dict[str, Any]) -> None:
    """Lets each model read `staging.articles` by that name, where dbt has put `read_parquet('…')` into its SQL."""
    for source in manifest["sources"].values():
        name = '"{database}"."{schema}"."{name}"'.format_map(source)
        for node in manifest["nodes"].values():
            if code := node.get("compiled_code"):
                node["compiled_code"] = code.replace(source["relation_name"], name)
        source["relation_name"] = name


def _columns_of_staging(manifest: dict[str, Any]) -> dict[str, Any]:
    """What dbt's catalogue lacks: the columns of the parquet files that the first models read."""
    found = {}
    for key, source in manifest["sources"].items():
        columns = TABLES[source["name"]].columns()
        found[key] = {
            "metadata": {
                "type": "parquet",
                "schema": source["schema"],
                "name": source["name"],
                "database": source["database"],
            },
            "columns": {
                name: {"type": str(column.dtype), "index": number, "name": name, "comment": column.description or ""}
                for number, (name, column) in enumerate(columns.items(), start=1)
            },
            "unique_id": key,
            "stats": {},
        }
    return found
