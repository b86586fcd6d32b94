"""Nothing unaudited is published, whichever way around the checks is tried."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import dagster as dg
import duckdb
import pytest

from orchestration.defs.publish.gate import blocking_checks, refuse_unchecked
from orchestration.locks import wal_of
from orchestration.publish import PublishError, publish, seal
from orchestration.settings import Settings
from tests.orchestration.builds import BUILD, LATER, make_build, published_once


def rewrite(settings: Settings, name: str, change: Callable[[dict], None]) -> None:
    path = settings.dbt_target / name
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))


def failed_test(settings: Settings) -> None:
    make_build(settings, LATER, status="fail")


def test_left_out(settings: Settings) -> None:
    make_build(settings, LATER, ran=False)


def run_without_tests(settings: Settings) -> None:
    """`dbt run` by hand after the build: the newest results are those of models alone, and of no build of ours."""
    make_build(settings, LATER)
    rewrite(settings, "run_results.json", lambda results: results.update(metadata={"env": {}}, results=[]))


def promise_made_a_warning(settings: Settings) -> None:
    make_build(settings, LATER, status="warn")


def deleted_test(settings: Settings) -> None:
    make_build(settings, LATER)
    rewrite(settings, "manifest.json", lambda manifest: manifest["nodes"].pop("test.qiantang.grain.1"))


def rows_added_after_the_tests(settings: Settings) -> None:
    make_build(settings, LATER)
    with duckdb.connect(str(settings.build_file)) as con:
        con.execute("insert into marts.platform_metrics values (-1, '无此新区')")


def rows_added_and_left_in_the_wal(settings: Settings) -> None:
    make_build(settings, LATER)
    wal_of(settings.build_file).write_bytes(b"x")


def built_again_by_hand(settings: Settings) -> None:
    """`dbt build` by hand between two steps of a run: all tests pass, but of another build."""
    make_build(settings, LATER)
    make_build(settings, "manual")


def results_cut_short(settings: Settings) -> None:
    make_build(settings, LATER)
    path = settings.dbt_target / "run_results.json"
    path.write_text(path.read_text()[:40])


def another_storage_version(settings: Settings) -> None:
    make_build(settings, LATER)
    settings.build_file.unlink()
    duckdb.connect(str(settings.build_file)).close()
    with pytest.raises(PublishError, match=r"storage version v1\.0\.0.*, not v1\.4\.0: build again"):
        seal(settings, LATER)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        pytest.param(failed_test, r"grain \(fail\)", id="a test failed"),
        pytest.param(test_left_out, r"grain \(did not run\)", id="a test was left out"),
        pytest.param(run_without_tests, "newest dbt results are of build None", id="dbt run for dbt build"),
        pytest.param(promise_made_a_warning, r"grain \(warn\)", id="a promise was made a warning"),
        pytest.param(deleted_test, "no dbt test says what must hold of", id="a test was deleted"),
        pytest.param(rows_added_after_the_tests, "was changed after its tests", id="the build was tampered with"),
        pytest.param(rows_added_and_left_in_the_wal, "was written to after its tests", id="the same, in its wal"),
        pytest.param(built_again_by_hand, "are of build manual", id="dbt build by hand in between"),
        pytest.param(results_cut_short, "cannot be read: build with", id="results cut short by a crash"),
        pytest.param(another_storage_version, "was changed after its tests", id="another storage version"),
    ],
)
def test_an_unaudited_build_is_not_published(
    settings: Settings, fault: Callable[[Settings], None], message: str
) -> None:
    before = published_once(settings)
    fault(settings)
    with pytest.raises(PublishError, match=message):
        publish(settings, LATER)
    assert settings.published_file.read_bytes() == before


def test_a_test_that_is_advice_may_warn(settings: Settings) -> None:
    make_build(settings, BUILD, status="warn")
    advice = {"config": {"meta": {"advice": True}}}
    rewrite(settings, "manifest.json", lambda manifest: manifest["nodes"]["test.qiantang.grain.1"].update(advice))
    assert publish(settings, BUILD).tests == 1


def test_results_of_another_build_do_not_count(settings: Settings) -> None:
    make_build(settings, BUILD)
    with pytest.raises(PublishError, match=f"are of build {BUILD}, not {LATER}"):
        publish(settings, LATER)
    assert not settings.published_file.exists()


def run_of_checks(instance: dg.DagsterInstance, left_out: int = 0, failed: int = 0) -> str:
    """A run that evaluates the blocking checks but for the first few, and of the others fails the first few."""
    keys = sorted(blocking_checks())[left_out:]

    assets = sorted({key.asset_key for key in keys})

    @dg.multi_asset(
        specs=[dg.AssetSpec(asset) for asset in assets],
        check_specs=[dg.AssetCheckSpec(key.name, asset=key.asset_key) for key in keys],
    )
    def build() -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
        for asset in assets:
            yield dg.MaterializeResult(asset)
        for number, key in enumerate(keys):
            yield dg.AssetCheckResult(passed=number >= failed, asset_key=key.asset_key, check_name=key.name)

    return dg.materialize([build], instance=instance).run_id


@pytest.mark.parametrize(
    ("run", "message"),
    [
        pytest.param({"left_out": 1}, r"1 checks have not passed .* \(did not run\)", id="a check was unticked"),
        pytest.param({"failed": 2}, r"2 checks have not passed .* \(failed\)", id="two checks failed"),
    ],
)
def test_a_run_without_all_its_blocking_checks_publishes_nothing(run: dict[str, int], message: str) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        whole, lacking = run_of_checks(instance), run_of_checks(instance, **run)
        refuse_unchecked(instance, whole)
        with pytest.raises(PublishError, match=message):
            refuse_unchecked(instance, lacking)
        with pytest.raises(PublishError, match="did not run"):  # another run's checks do not count
            refuse_unchecked(instance, "00000000-0000-0000-0000-000000000000")
