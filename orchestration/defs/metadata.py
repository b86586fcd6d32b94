"""How tables show themselves in the Dagster UI: column schema, preview, plot.

Belongs here: turning frames into metadata values. Does not belong here: computing what they hold.
"""

import base64
import io
import math
from collections.abc import Mapping

import dagster as dg
import dataframely as dy
import polars as pl

PREVIEW_ROWS = 5
PREVIEW_CHARS = 60


def column_schema(schema: type[dy.Schema]) -> dg.TableSchema:
    """The columns of a staging table with their types, descriptions and constraints."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=name,
                type=str(column.dtype),
                description=column.description,
                constraints=dg.TableColumnConstraints(nullable=column.nullable),
            )
            for name, column in schema.columns().items()
        ]
    )


def described(schema: type[dy.Schema]) -> str:
    """The grain of a staging table: the first paragraph of its schema's docstring."""
    return (schema.__doc__ or "").strip().split("\n\n")[0]


def preview(rows: pl.DataFrame) -> dg.MarkdownMetadataValue:
    """The first rows as a markdown table. Article text is hostile: nothing in it may act as markup."""
    lines = ["| " + " | ".join(rows.columns) + " |", "|" + "---|" * rows.width]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows.head(PREVIEW_ROWS).iter_rows()]
    return dg.MetadataValue.md("\n".join(lines))


def share(part: float, whole: float) -> dg.FloatMetadataValue:
    """A share between 0 and 1. Never NaN, which has broken asset pages."""
    value = part / whole if whole else 0.0
    return dg.MetadataValue.float(value if math.isfinite(value) else 0.0)


def bar_plot(counts: Mapping[str, float], title: str) -> dg.MarkdownMetadataValue:
    """A small bar chart, as a picture inside the metadata. Labels are words of ours, not article text."""
    from matplotlib.figure import Figure  # 0.3 s of imports that only a build needs

    figure = Figure(figsize=(5, 0.5 + 0.28 * max(1, len(counts))), layout="tight")
    axes = figure.subplots()
    names = list(counts)[::-1]
    bars = axes.barh(names, [counts[name] for name in names], color="#2f6f8f")
    axes.bar_label(bars, padding=3, fontsize=8)
    axes.set_title(title, fontsize=9, loc="left")
    axes.tick_params(labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.12)
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=80)
    return dg.MetadataValue.md(f"![{title}](data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()})")


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    text = text if len(text) <= PREVIEW_CHARS else text[:PREVIEW_CHARS] + "…"
    for character, safe in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("|", "&#124;"),
        ("`", "&#96;"),
        ("[", "&#91;"),
        ("!", "&#33;"),
    ):
        text = text.replace(character, safe)
    return " ".join(text.split())
