"""The samples, their sources and what is expected of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "sample_contracts"
NAMES = sorted(path.stem for path in (FOLDER / "sources").glob("*.md"))

if str(ROOT) not in sys.path:  # `scripts` is beside the package, not in it
    sys.path.insert(0, str(ROOT))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """The name of each sample in turn."""
    return str(request.param)


@pytest.fixture
def expected(name: str, samples_dir: Path) -> dict[str, Any]:
    """What a reader should get out of the sample."""
    text = (samples_dir / f"{name}.expected.yaml").read_text(encoding="utf-8")
    values: dict[str, Any] = yaml.safe_load(text)
    return values


@pytest.fixture
def source_text(name: str, samples_dir: Path) -> str:
    """The sample's printed words, as its source gives them."""
    from scripts.samples.source import read

    return read(samples_dir / "sources" / f"{name}.md").text()
