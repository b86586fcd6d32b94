"""What the tests of the pipeline share: a built warehouse to look at."""

from __future__ import annotations

import os

import pytest

from orchestration.settings import Settings
from tests.orchestration.sample import built_sample


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A warehouse of the sample articles, the same for all workers: read it, or change a copy (`copy_of`)."""
    own = tmp_path_factory.getbasetemp()
    return built_sample((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "sample")
