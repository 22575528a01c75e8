"""Fixtures shared by all rooms."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Folder of real contracts (`CLAUSEKIT_DATA`); the test skips, and says so, where it is absent."""
    folder = Path(os.environ.get("CLAUSEKIT_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("no real contracts: set CLAUSEKIT_DATA to a folder that holds them")
    return folder


@pytest.fixture(scope="session")
def samples_dir() -> Path:
    """Folder of our own sample contracts."""
    return ROOT / "sample_contracts"
