"""The BI door: Apache Superset over the published file, with a dashboard for each mart.

Belongs here: everything of `make bi`. Does not belong here: what a build needs; nothing in orchestration/ imports this package, and
Superset lives in an environment of its own (requirements-bi.lock, .venv-bi).
"""
