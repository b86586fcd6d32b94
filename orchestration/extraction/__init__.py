"""Pure functions from an article's text to its statements: no dagster, dbt, duckdb, paths or clock (import-linter holds it so)."""
