"""Where benchmarks find their data and leave their figures."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"


def data_dir() -> Path:
    """Folder of real contracts (`CLAUSEKIT_DATA`). Exits with one sentence where it is absent."""
    folder = Path(os.environ.get("CLAUSEKIT_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        raise SystemExit("no real contracts: set CLAUSEKIT_DATA to a folder that holds them")
    return folder


def save(name: str, figures: Mapping[str, object]) -> None:
    """Print `figures` and keep them, with the machine's kind, in benchmarks/results/NAME.json."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    kept = {"python": platform.python_version(), "cores": os.cpu_count(), **figures}
    text = json.dumps(kept, indent=2, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(text)
