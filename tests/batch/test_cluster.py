"""The same scan over the workers of a Dask scheduler."""

from __future__ import annotations

import os
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
def test_a_file_that_hangs_costs_its_worker_nothing(folder: Path, bundle: Path) -> None:
    from distributed import Client, LocalCluster

    pipe = folder / "endless.txt"
    os.mkfifo(pipe)  # opening it for reading waits for ever
    paths = [pipe, folder / "a.txt", folder / "b.txt", bundle]
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        address = cluster.scheduler_address
        with Client(address) as client:
            before = client.run(os.getpid)
            outcomes = {Path(found.path).name: found for found in scan(paths, cluster=address, timeout=15)}
            assert client.run(os.getpid) == before
    assert outcomes["endless.txt"].error == "'endless.txt' took longer than 15 s and was given up"
    assert all(outcomes[name].review for name in ("a.txt", "b.txt", "msa.txt"))


@pytest.mark.filterwarnings("ignore")
def test_nobody_at_the_address_is_one_sentence(folder: Path) -> None:
    with warnings.catch_warnings(), pytest.raises(UsageError, match="no Dask scheduler answers"):
        next(scan([folder], cluster="tcp://127.0.0.1:1"))
