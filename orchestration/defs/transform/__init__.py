"""Statements become marts: the dbt project as assets."""
