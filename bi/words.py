"""Words of Superset's own interface that its Chinese translation gets wrong or lacks, where a reader of our dashboards meets them.

Belongs here: those words, and how they reach the browser. Does not belong here: words of the dashboards (assets/).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MENDED: Mapping[str, str] = {
    "%s record": "%s 行",  # said 异常, an anomaly
    "%s record...": "%s 行",
    "entries": "行",  # said 序列, a series
    "entries per page": "行",
    "Filters and controls": "筛选",
    "Search by": "查找列",
    "There is currently no information to display.": "目前没有可显示的内容",  # said: the type of visualization to display
}


def mended(pack: Mapping[str, Any]) -> dict[str, Any]:
    """Superset's language pack with our words in it."""
    words = pack["locale_data"]["superset"] | {name: [text] for name, text in MENDED.items()}
    return {**pack, "locale_data": {**pack["locale_data"], "superset": words}}


def mend(app: Any) -> None:
    """Makes the server hand out the mended pack: on its own it sends the file of its translation as that lies on the disk."""
    from flask import request
    from superset.translations.utils import get_language_pack

    @app.before_request
    def hand_out() -> dict[str, Any] | None:
        if request.endpoint == "Superset.language_pack" and request.view_args == {"lang": "zh"}:
            return mended(get_language_pack("zh") or {"locale_data": {"superset": {}}})
        return None
