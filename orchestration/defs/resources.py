"""What assets are handed: the warehouse, locked for the run that writes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import dagster as dg

from orchestration.ledger import Ledger
from orchestration.publish import write_lock
from orchestration.settings import Settings

POOL = "warehouse_write"
OWNERS = ["team:qiantang"]


class Warehouse(dg.ConfigurableResource):
    """The warehouse of this process's settings.

    Its write lock is held from the first step of a run to the last (the executor is in-process), so that two builds never mix, not
    even those that Dagster's queue does not see.
    """

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Warehouse"]:
        with write_lock(self.settings):
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
        ledger.begin(datetime.now(UTC))
        return ledger


@dg.definitions
def resources() -> dg.Definitions:
    return dg.Definitions(resources={"warehouse": Warehouse()}, executor=dg.in_process_executor)
