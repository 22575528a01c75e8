"""The built wheel works where there is no checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _run(*command: str | Path, folder: Path) -> str:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CLAUSEKIT"))
    }
    done = subprocess.run(  # the exit code is asserted below, with what was printed
        list(map(str, command)), cwd=folder, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_wheel_in_an_empty_environment_reviews_a_contract(tmp_path: Path) -> None:
    _run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, ROOT, folder=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    _run(sys.executable, "-m", "venv", "empty", folder=tmp_path)
    python = tmp_path / "empty" / "bin" / "python"
    _run(
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--constraint",
        ROOT / "constraints.txt",
        wheel,
        folder=tmp_path,
    )
    code = (
        "from clausekit.resources import resource; "
        "assert resource('app.py').is_file(); print(resource('sample_contracts') / 'mutual_nda.docx')"
    )
    sample = _run(python, "-c", code, folder=tmp_path).strip()
    assert sample.startswith(str(tmp_path)), sample
    command = (tmp_path / "empty" / "bin" / "clausekit", "review", sample, "--format", "json")
    review = json.loads(_run(*command, folder=tmp_path))
    assert review["contract"]["kind"]["type"] == "nda"
    assert review["clauses"]
    assert review["findings"]
