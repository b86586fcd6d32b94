"""How a dbt node shows itself as a Dagster asset: key, group, columns, kinds, owner."""

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
    marts = {node["alias"]: node for node in _models(manifest, "marts")}
    for node in _models(manifest, "history"):
        node["mart"] = marts.get(node["alias"])
    return manifest


def _models(manifest: dict[str, Any], schema: str) -> list[dict[str, Any]]:
    models = (node for node in manifest["nodes"].values() if node["resource_type"] == "model")
    return [node for node in models if node["schema"] == schema]


def schema_of(props: Mapping[str, Any]) -> list[dg.TableColumn]:
    """The columns that a node's yml describes."""
    return [
        dg.TableColumn(name=column["name"], type=column["data_type"] or "?", description=column["description"])
        for column in props["columns"].values()
    ]


class Translator(DagsterDbtTranslator):
    """Schema and name make the key (`marts/platform_metrics`); a source has the key of the asset that writes its parquet."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """A group a layer; what is told of the build as a whole belongs to publishing."""
        if dbt_resource_props["resource_type"] == "source":
            return None
        layer = dbt_resource_props["config"].get("schema")
        return "publish" if layer == "meta" else layer

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> Sequence[str] | None:
        return OWNERS

    def get_metadata(self, dbt_resource_props: Mapping[str, Any]) -> Mapping[str, Any]:
        """dagster-dbt's, and for a table of history the columns of its mart too: its yml describes only those that it has beside them."""
        metadata = {**super().get_metadata(dbt_resource_props)}
        if mart := dbt_resource_props.get("mart"):
            own, marts = (schema_of(props) for props in (dbt_resource_props, mart))
            metadata["dagster/column_schema"] = dg.TableSchema([*marts, *own])
        return metadata

    def get_tags(self, dbt_resource_props: Mapping[str, Any]) -> Mapping[str, str]:
        layer = dbt_resource_props.get("config", {}).get("schema")
        return {**super().get_tags(dbt_resource_props), **({"layer": layer} if layer in LAYERS else {})}

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        # Only what the yml says: dagster-dbt would append the whole SQL, which the code reference shows better.
        return dbt_resource_props.get("description", "")

    def key_of(self, manifest: Mapping[str, Any], unique_id: str) -> dg.AssetKey:
        return self.get_asset_spec(manifest, unique_id, None).key
