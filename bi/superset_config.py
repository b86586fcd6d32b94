"""Superset's configuration, read by Superset itself through SUPERSET_CONFIG_PATH.

Belongs here: what differs from Superset's defaults, and why. Does not belong here: dashboards (assets/) and how it is started (server.py).
Names in capitals are Superset's own; docs/bi.md says what of it a deployer should change.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from duckdb_engine import ConnectionWrapper
from sqlalchemy.engine import URL

from bi.connection import connect
from bi.home import Home
from bi.words import mend
from orchestration.settings import Settings

_settings = Settings.from_env()
_home = Home(_settings)

SECRET_KEY = _home.secret("secret_key")
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_home.database}"
SQLALCHEMY_ENGINE_OPTIONS = {
    "connect_args": {"timeout": 60}
}  # seconds that one writer waits for another, who may be slow while a build runs
RATELIMIT_STORAGE_URI = "memory://"  # one process: nothing to share

# Chinese first, English one click away.
BABEL_DEFAULT_LOCALE = "zh"
LANGUAGES = {"zh": {"flag": "cn", "name": "中文"}, "en": {"flag": "us", "name": "English"}}
FLASK_APP_MUTATOR = mend
APP_NAME = "钱塘 Qiantang"
D3_TIME_FORMAT = {"dateTime": "%Y-%m-%d %H:%M", "date": "%Y-%m-%d", "time": "%H:%M:%S"}
# A bar for each region is one series for each: of one colour they read as one ranking.
EXTRA_CATEGORICAL_COLOR_SCHEMES = [
    {"id": "qiantang", "label": "钱塘", "description": "", "isDefault": False, "colors": ["#5B9BD5"]}
]

# What articles say stays text, and no browser that opens a dashboard calls anyone but this server.
FEATURE_FLAGS = {
    "ESCAPE_MARKDOWN_HTML": True,
    "AVOID_COLORS_COLLISION": False,
    "ALERT_REPORTS": False,
    "THUMBNAILS": False,
}
ENABLE_TEMPLATE_PROCESSING = False
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'", "data:"],
        "script-src": ["'self'", "'strict-dynamic'"],
        "frame-ancestors": ["'self'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}

# The log says what went wrong, not what is missing for good: Superset's wheel comes without that picture, at every page.
LOG_LEVEL = "WARNING"
logging.getLogger("superset.views.base").setLevel(logging.ERROR)


def DB_CONNECTION_MUTATOR(
    uri: URL, params: dict[str, Any], username: str | None, security_manager: Any, source: Any
) -> tuple[URL, dict[str, Any]]:
    """Every query of the published file opens it anew, locked down; other databases are left as they are."""
    if uri.drivername == "duckdb" and uri.database and Path(uri.database) == _settings.published_file:
        params["creator"] = lambda: ConnectionWrapper(connect(_settings.published_file))
    return uri, params
