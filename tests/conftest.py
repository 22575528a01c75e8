"""Fixtures shared by all rooms."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
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


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Path of a system program by name; without it the test skips, or fails where `CI=true`."""

    def found(name: str) -> str:
        path = shutil.which(name)
        if path:
            return path
        reason = f"needs the program '{name}': scripts/system-packages.sh installs it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)

    return found
