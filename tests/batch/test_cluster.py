"""The same scan over the workers of a Dask scheduler."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from clausekit.batch import scan
from clausekit.errors import UsageError

pytestmark = pytest.mark.slow


@pytest.mark.filterwarnings("ignore")  # Dask's own, on ports and event loops
def test_a_real_cluster_gives_the_same_outcomes_as_this_machine(folder: Path) -> None:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        there = {outcome.path: outcome for outcome in scan([folder], cluster=cluster.scheduler_address)}
    here = {outcome.path: outcome for outcome in scan([folder], workers=1)}
    assert there == here


@pytest.mark.filterwarnings("ignore")
def test_nobody_at_the_address_is_one_sentence(folder: Path) -> None:
    with warnings.catch_warnings(), pytest.raises(UsageError, match="no Dask scheduler answers"):
        next(scan([folder], cluster="tcp://127.0.0.1:1"))
