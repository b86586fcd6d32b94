"""How a dbt node shows itself as a Dagster asset: key, group, kinds, owner."""

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator

from orchestration.defs.resources import OWNERS

LAYERS = {"staging", "intermediate", "marts", "meta", "lexicon"}


class Translator(DagsterDbtTranslator):
    """Schema and name make the key (`marts/platform_metrics`); a source has the key of the asset that writes its parquet."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        return "transform" if dbt_resource_props["resource_type"] != "source" else None

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> Sequence[str] | None:
        return OWNERS

    def get_tags(self, dbt_resource_props: Mapping[str, Any]) -> Mapping[str, str]:
        layer = dbt_resource_props.get("config", {}).get("schema")
        return {**super().get_tags(dbt_resource_props), **({"layer": layer} if layer in LAYERS else {})}

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        # Only what the yml says: dagster-dbt would append the whole SQL, which the code reference shows better.
        return dbt_resource_props.get("description", "")

    def key_of(self, manifest: Mapping[str, Any], unique_id: str) -> dg.AssetKey:
        return self.get_asset_spec(manifest, unique_id, None).key
