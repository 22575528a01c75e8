"""What is installed, measured on a folder of another's making."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from clausekit.errors import UsageError
from clausekit.training.dataset import read_examples
from clausekit.training.measuring import MEASURES, measure, seen

LAW = "This Agreement shall be governed by the laws of the State of New York."
TEXT = f"""SOFTWARE LICENSE AGREEMENT

This Agreement is made on March 12, 2021 between Northwind Inc. ("Licensor") and Fabrikam LLC ("Licensee").

1. Governing Law. {LAW}

2. Insurance. Licensee shall maintain commercial general liability insurance of at least $1,000,000 per claim.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One contract that nothing was trained on, with answers and tagged sentences."""
    start = TEXT.index(LAW)
    span = {"label": "Governing Law", "start": start, "end": start + len(LAW)}
    row = {"id": "1", "title": "T", "type": "License_Agreements", "text": TEXT, "spans": [span]}
    (tmp_path / "contracts.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    answer = {"id": "1", "Parties": "Northwind Inc.; Fabrikam LLC", "Governing Law": "New York"}
    (tmp_path / "answers.jsonl").write_text(json.dumps(answer), encoding="utf-8")
    (tmp_path / "unfair_tos").mkdir()
    sentence = {"doc": "a", "text": "We may end your account at any time.", "tags": ["ter3"]}
    (tmp_path / "unfair_tos" / "tos_en.jsonl").write_text(json.dumps(sentence), encoding="utf-8")
    return tmp_path


def test_every_figure_that_the_folder_allows_is_given(folder: Path) -> None:
    figures = measure(folder)
    assert set(figures) == {"contracts", *MEASURES} - {"reading"}
    assert figures["contracts"]["read"] == 1
    assert set(figures["contracts"]["seen"].values()) == {0}
    assert figures["provisions"]["presence"]["governing_law"] == 1.0
    assert figures["terms"]["governing_law"] == {"present": 1, "found": 1.0, "precision": 1.0}
    assert figures["terms"]["parties"]["found"] == 1.0
    assert figures["kinds"]["contracts"] == 1
    assert json.dumps(figures)


def test_a_folder_without_answers_or_marks_gives_less(tmp_path: Path) -> None:
    row = {"id": "1", "text": TEXT, "spans": []}
    (tmp_path / "contracts.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert set(measure(tmp_path)) == {"contracts", "clauses"}


def test_only_what_is_asked_for_is_measured(folder: Path) -> None:
    assert set(measure(folder, only=["kinds"])) == {"contracts", "kinds"}
    with pytest.raises(UsageError, match="'poetry'"):
        measure(folder, only=["poetry"])


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        '{"id": "1"}',
        '{"id": "1", "text": "x", "spans": [{"label": "Poetry", "start": 0, "end": 1}]}',
        '{"id": "1", "text": "x", "spans": [{"label": "Insurance", "start": 0, "end": 9}]}',
    ],
)
def test_what_is_of_another_shape_is_said_with_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "contracts.jsonl").write_text("\n" + line)
    with pytest.raises(UsageError, match="line 2"):
        measure(tmp_path)


@pytest.mark.parametrize("name", ["answers.jsonl", "unfair_tos/tos_en.jsonl"])
def test_answers_and_sentences_of_another_shape_are_one_sentence(folder: Path, name: str) -> None:
    (folder / name).write_text('{"id": 1')
    with pytest.raises(UsageError, match=name.rpartition("/")[2]):
        measure(folder, only=["terms", "unfair_terms"])


@pytest.mark.data
def test_contracts_that_were_trained_on_are_counted(data_dir: Path, tmp_path: Path) -> None:
    with (data_dir / "cuad" / "contracts.jsonl").open(encoding="utf-8") as lines:
        (tmp_path / "contracts.jsonl").write_text("".join(islice(lines, 5)), encoding="utf-8")
    assert set(seen(read_examples(tmp_path)).values()) == {5}
