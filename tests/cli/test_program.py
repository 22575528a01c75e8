"""The installed program from end to end, with the trained weights that come with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

pytestmark = pytest.mark.model
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "review.schema.json"


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "clausekit.cli.main", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("name", ["saas_vendor_draft.docx", "telecom_services.pdf"])
def test_a_review_of_a_sample_keeps_the_promise(samples_dir: Path, name: str) -> None:
    done = _run("review", samples_dir / name, "--format", "json", "--fail-on", "critical")
    assert (done.returncode, done.stderr) == (1, "")
    data = json.loads(done.stdout)
    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert data["summary"]["verdict"] == "do_not_sign"
    assert all(item["evidence"] or item["searched"] for item in data["findings"])
    if name.endswith(".pdf"):
        assert all(piece["boxes"] for item in data["findings"] for piece in item["evidence"])


def test_candidates_are_quoted_where_they_stand(samples_dir: Path) -> None:
    done = _run("predict", samples_dir / "saas_vendor_draft.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"governing_law", "cap_on_liability"} <= {line["type"] for line in lines}
    assert all(0.001 <= line["score"] <= 1 for line in lines)
    assert all(len(line["quote"]) == line["end"] - line["start"] > 0 for line in lines)


def test_a_folder_is_scanned_and_taken_up_again(samples_dir: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'portfolio.db'}"
    files = [samples_dir / "mutual_nda.docx", samples_dir / "saas_balanced.docx", tmp_path / "absent.pdf"]
    first = _run("scan", *files, "--store", url, "--workers", "1")
    again = _run("scan", *files, "--store", url, "--workers", "1")
    assert first.returncode == again.returncode == 3
    assert sorted(first.stdout.splitlines()) == sorted(again.stdout.splitlines())
    assert first.stdout.splitlines()[-1].startswith("3 contracts: 1 ")


def test_the_doctor_is_content() -> None:
    done = _run("doctor")
    assert done.returncode == 0, done.stdout
