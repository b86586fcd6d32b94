"""How a dbt node shows itself as a Dagster asset: key, group, kinds, owner."""

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator

from orchestration.defs.resources import OWNERS

LAYERS = {"staging", "intermediate", "marts", "history", "meta", "lexicon"}


def with_attached_tests(manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest with every test attached to a model, so that each is an asset check with a description.

    A singular test over several models belongs to none of them for dbt; here it is a check of the first one that it names.
    """
    for node in manifest["nodes"].values():
        if node["resource_type"] != "test":
            continue
        models = [name for name in node["depends_on"]["nodes"] if name.startswith("model.")]
        if not node.get("attached_node") and models:
            node["attached_node"] = models[0]
        node["meta"] = {**node.get("meta", {}), "description": node.get("description") or None}
    return manifest


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
