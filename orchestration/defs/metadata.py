"""How tables show themselves in the Dagster UI: column schema, preview, plot.

Belongs here: turning frames into metadata values. Does not belong here: computing what they hold.
"""

import base64
import io
import math
import time
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import dagster as dg
import dataframely as dy
import polars as pl

from orchestration.calibration import Bin
from orchestration.summary import printable

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROWS = 10
SECONDS = "seconds"  # of work, on each asset that has a step of its own: it plots itself
CELL_CHARS, QUOTE_CHARS = 60, 120
# Chinese may be broken after each character, so that the page squeezes a quote into a column of three; its heading keeps it open.
QUOTE_WIDTH, NO_BREAK = 44, "\u00a0"


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


def preview(rows: pl.DataFrame) -> dg.TableMetadataValue:
    """The first rows, as a table whose cells are text and nothing else.

    Article text is hostile. In markdown even an escaped address becomes a link one may click on (tried with Dagster 1.13: the page's
    renderer links what looks like one after it has undone the escapes); the cells of a table value are never read as markup.
    """
    heads = {name: name.ljust(QUOTE_WIDTH, NO_BREAK) if name.endswith("evidence") else name for name in rows.columns}
    records = [
        dg.TableRecord({heads[name]: _cell(name, value) for name, value in row.items()})
        for row in rows.head(ROWS).to_dicts()
    ]
    columns = [dg.TableColumn(heads[name], type=str(dtype)) for name, dtype in rows.schema.items()]
    return dg.MetadataValue.table(records=records, schema=dg.TableSchema(columns=columns))


def telling(chosen: tuple[str, pl.DataFrame]) -> dict[str, dg.TableMetadataValue]:
    """The metadata entry of a table's ten telling rows; its name says which they are."""
    which, rows = chosen
    return {f"preview, {which}": preview(rows)}


def sql(query: str) -> dg.MarkdownMetadataValue:
    """A query, to be copied; no article text may stand in it."""
    return dg.MetadataValue.md(f"```sql\n{query.strip()}\n```")


def share(part: float, whole: float) -> dg.FloatMetadataValue:
    """A share between 0 and 1. Never NaN, which has broken asset pages."""
    value = part / whole if whole else 0.0
    return dg.MetadataValue.float(round(value, 6) if math.isfinite(value) else 0.0)


def seconds_since(began: float) -> float:
    """Seconds since a reading of `time.monotonic()`."""
    return round(time.monotonic() - began, 3)


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
    return _picture(figure, title)


def reliability_plot(bins: Sequence[Bin], title: str) -> dg.MarkdownMetadataValue:
    """Said confidence against the share of right rows, with 95% intervals and numbers of rows; on the diagonal it is as said."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4, 3.4), layout="tight")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1, linestyle="--")
    said, shares = [b.said for b in bins], [b.share for b in bins]
    # An end that equals the share may miss it by a rounding error, and a negative length is refused.
    reach = [[max(0.0, b.share - b.interval[0]) for b in bins], [max(0.0, b.interval[1] - b.share) for b in bins]]
    axes.errorbar(said, shares, yerr=reach, fmt="o", color="#2f6f8f", capsize=3, linewidth=1)
    for b in bins:
        axes.annotate(str(b.rows), (b.said, b.share), textcoords="offset points", xytext=(6, -9), fontsize=8)
    least = min([0.5, *said, *shares])
    axes.set(xlim=(least - 0.05, 1.02), ylim=(least - 0.05, 1.02))
    axes.set_xlabel("confidence as said", fontsize=8)
    axes.set_ylabel("share of right rows", fontsize=8)
    axes.set_title(title, fontsize=9, loc="left")
    axes.tick_params(labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    return _picture(figure, title)


def _picture(figure: "Figure", title: str) -> dg.MarkdownMetadataValue:
    """A drawing inside the metadata, so that the page needs no file."""
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=80)
    return dg.MetadataValue.md(f"![{title}](data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()})")


def _cell(name: str, value: object) -> str | int | float | bool:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return round(value, 6)
    text = "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if isinstance(value, Decimal):
        text = f"{value.normalize():,f}"
    text, most = printable(" ".join(text.split())), QUOTE_CHARS if name.endswith("evidence") else CELL_CHARS
    return text if len(text) <= most else text[:most] + "…"
