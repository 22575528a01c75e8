"""The tutorial and the README's Python run as printed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```(python|console|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the samples, as a reader of the tutorial has it."""
    (tmp_path / "sample_contracts").symlink_to(ROOT / "sample_contracts")
    return tmp_path


@pytest.mark.slow
def test_the_tutorial_runs_as_printed(desk: Path) -> None:
    blocks = FENCE.findall((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))
    assert {language for language, _ in blocks} == {"python", "console", "yaml"}
    program = "".join(code for language, code in blocks if language == "python")
    _run([sys.executable, "-W", "error", "-c", program], desk)
    for language, code in blocks:
        if language == "yaml":
            (desk / "our-saas.yaml").write_text(code, encoding="utf-8")
        for line in code.splitlines() if language == "console" else ():
            _run([sys.executable, "-m", "clausekit.cli.main", *shlex.split(line)[2:]], desk)
    for name in ("reviewed.docx", "report.html", "portfolio.db", "portfolio.csv"):
        assert (desk / name).stat().st_size > 0, name


@pytest.mark.slow
def test_the_readme_python_runs(desk: Path) -> None:
    (code,) = (
        code
        for language, code in FENCE.findall((ROOT / "README.md").read_text("utf-8"))
        if language == "python"
    )
    (desk / "draft.docx").write_bytes((ROOT / "sample_contracts" / "saas_balanced.docx").read_bytes())
    _run([sys.executable, "-W", "error", "-c", code], desk)
    assert (desk / "draft-reviewed.docx").exists()


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "NO_COLOR": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr
