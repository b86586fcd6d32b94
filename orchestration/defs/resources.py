"""What assets are handed: the warehouse, locked for the run that writes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import dagster as dg
from pydantic import PrivateAttr

from orchestration.ledger import Ledger
from orchestration.locks import alive, write_lock
from orchestration.settings import Settings

POOL = "warehouse_write"
OWNERS = ["team:qiantang"]


class AnotherRuns(RuntimeError):
    """A step would go on with what another run has left."""


class Warehouse(dg.ConfigurableResource):
    """The warehouse of this process's settings.

    Its write lock is held from the first step of a run to the last (the executor is in-process), so that two builds never mix, not
    even those that Dagster's queue does not see. What a run leaves is its own: no step of another run goes on with it.
    """

    _run_id: str = PrivateAttr(default="")

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Warehouse"]:
        self._run_id = context.run.run_id if context.run else "manual"
        with alive(self.settings, self._run_id), write_lock(self.settings, f"building (run {self._run_id[:8]})"):
            yield self

    @property
    def settings(self) -> Settings:
        return Settings.from_env()

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.settings)

    def begin(self) -> Ledger:
        """The ledger with a new run begun."""
        ledger = self.ledger
        ledger.begin(datetime.now(UTC), self._run_id)
        return ledger

    def continue_own(self) -> Ledger:
        """The ledger of the build that this run began. Raises `AnotherRuns` if it began none, or another run has begun one since."""
        ledger = self.ledger
        if ledger.build_owner != self._run_id:
            raise AnotherRuns(
                f"this step would go on with build {ledger.build_id}, which run {ledger.build_owner[:8] or 'of someone else'} began: "
                "start a whole build instead (`make run`, or materialise all assets)"
            )
        return ledger

    def build_id(self) -> str:
        """Id of the build of this run; a run of the SQL alone begins one of its own, of what is committed."""
        ledger = self.ledger
        if ledger.build_owner != self._run_id:
            return ledger.begin_build(datetime.now(UTC), self._run_id)
        return ledger.build_id


@dg.definitions
def resources() -> dg.Definitions:
    return dg.Definitions(resources={"warehouse": Warehouse()}, executor=dg.in_process_executor)
