"""`clausekit matrix`, as its user sees it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

DPA = """DATA PROCESSING AGREEMENT

1. Instructions. Processor shall process Personal Data only on the documented instructions of Controller.

2. Staff. Processor shall ensure that its personnel keep Personal Data in confidence.
"""


TEXT = "\n".join(line for line in DPA.splitlines() if line)


@pytest.fixture
def dpa(tmp_path: Path) -> Path:
    file = tmp_path / "dpa.txt"
    file.write_text(DPA, encoding="utf-8")
    return file


@pytest.mark.usefixtures("unlearned")
def test_it_lists_shows_and_fills(run: Callable[..., Any], dpa: Path) -> None:
    assert "gdpr_28" in run("matrix", "list").out
    assert "28(3)(h)" in run("matrix", "show", "gdpr_28").out
    answer = run("matrix", "fill", "gdpr_28", dpa)
    assert answer.code == 0
    assert "28(3)(b)  Staff bound to confidentiality: met  (2)" in answer.out
    assert "no legal advice" in answer.out


@pytest.mark.usefixtures("unlearned")
def test_every_format_holds_every_requirement(run: Callable[..., Any], dpa: Path) -> None:
    shapes = json.loads(run("matrix", "fill", "gdpr_28", dpa, "--format", "json").out)
    rows = list(csv.DictReader(StringIO(run("matrix", "fill", "gdpr_28", dpa, "--format", "csv").out)))
    table = run("matrix", "fill", "gdpr_28", dpa, "--format", "markdown").out
    assert len(shapes["answers"]) == len(rows) == 9
    for shape in shapes["answers"]:
        assert shape["requirement"] in table
        for evidence in shape["evidence"]:
            assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]


@pytest.mark.usefixtures("unlearned")
def test_it_writes_a_file(run: Callable[..., Any], dpa: Path, tmp_path: Path) -> None:
    target = tmp_path / "matrix.md"
    assert run("matrix", "fill", "gdpr_28", dpa, "-o", target).code == 0
    assert "| 28(3)(b)" in target.read_text(encoding="utf-8")


def test_an_unknown_matrix_is_one_sentence(run: Callable[..., Any], dpa: Path) -> None:
    answer = run("matrix", "fill", "hipaa", dpa)
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert "gdpr_28" in answer.err
