"""Corrections of reviewers: read, refused, and learned from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pytest

from clausekit.classification.judge import judge_of
from clausekit.classification.weights import read_weights
from clausekit.classification.words import read_words
from clausekit.errors import UsageError
from clausekit.training import train
from clausekit.training.clause_units import gather
from clausekit.training.feedback import Correction, read_feedback
from clausekit.training.own_sections import own_sections

# Clauses on keeping the source code with a third party, as several hands would write them.
KINDS_OF_CODE = ("source code", "source materials", "program sources", "build scripts and sources")
PLACES = ("an escrow agent", "an independent escrow agent", "the escrow agent named in Annex 4")
DEPOSITS = [
    f"Within {30 + 5 * at} days of each release Supplier shall deposit the {KINDS_OF_CODE[at % 4]} of the "
    f"Software with {PLACES[at % 3]}, who shall hand the deposit to Customer when Supplier becomes insolvent "
    f"or stops maintaining release {at + 1}. Supplier bears the fees of the escrow."
    for at in range(10)
]
ELEVENTH = (
    "The escrow agent keeps a deposit of the source code and of all documents needed to build the Software, "
    "and shall release the deposit to Customer when Supplier becomes insolvent or ends its maintenance."
)
RIGHT = "audit"  # what nobody would have guessed, so that only the corrections can have taught it


def write(path: Path, rows: Sequence[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_corrected_clauses_are_read_and_findings_passed_over(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"kind": "clause", "type": "audit", "said": ["payment", "audit"], "words": "Books are open."},
        {"kind": "finding", "rule": "TRM-01", "verdict": "dismissed"},
    ]
    assert read_feedback(write(tmp_path / "f.jsonl", rows)) == (
        Correction("Books are open.", "audit", ("payment",)),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no json", "line 1"),
        ("[1]", "line 1"),
        ('{"kind": "clause", "words": "x"}', "line 1"),
        ('{"kind": "clause", "words": "x", "type": "poetry"}', "'poetry'"),
    ],
)
def test_what_is_no_decision_is_said_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text(line)
    with pytest.raises(UsageError, match=said):
        read_feedback(path)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="feedback export"):
        read_feedback(tmp_path / "none.jsonl")


def test_a_correction_weighs_what_is_asked_and_leaves_open_only_what_was_not_taken_away() -> None:
    near = Correction("The cap is one year of fees.", "limitation_of_liability", ("indemnity",))
    words, units = gather((), (near,), weight=7)
    unit = units[-1]
    (place,) = unit.row
    assert words[place[0] : place[1]] == read_words(near.words).words
    assert (unit.weight, unit.types, unit.measured) == (7, {"limitation_of_liability"}, False)
    assert "indemnity" not in unit.accepted


@pytest.mark.data
@pytest.mark.slow
def test_ten_corrections_change_the_eleventh_decision_and_leave_the_others(
    data_dir: Path, tmp_path: Path
) -> None:
    with (data_dir / "cuad" / "contracts.jsonl").open(encoding="utf-8") as lines:
        (tmp_path / "contracts.jsonl").write_text("".join(islice(lines, 20)), encoding="utf-8")
    rows: list[dict[str, object]] = [
        {"kind": "clause", "type": RIGHT, "said": ["business_continuity"], "words": words}
        for words in DEPOSITS
    ]
    feedback = write(tmp_path / "feedback.jsonl", rows)
    train(tmp_path, tmp_path / "before", only=["clauses"])
    train(tmp_path, tmp_path / "after", only=["clauses"], feedback=feedback)
    before, after = (_said(tmp_path / name / "clauses", ELEVENTH) for name in ("before", "after"))
    assert before[0] != RIGHT
    assert after[0] == RIGHT

    others = [text for type, text in own_sections() if "escrow" not in text]
    kept = zip(
        _said(tmp_path / "before" / "clauses", *others),
        _said(tmp_path / "after" / "clauses", *others),
        strict=True,
    )
    assert sum(one == other for one, other in kept) >= 0.99 * len(others)
    card = " ".join((tmp_path / "after" / "clauses" / "card.md").read_text().split())
    assert "10 clauses whose type reviewers corrected" in card


def _said(folder: Path, *texts: str) -> list[str]:
    """The likeliest type of each text by its words alone."""
    judge = judge_of(read_weights(folder))
    said = []
    for text in texts:
        words = read_words(text).words
        scores = judge.join(judge.decide(judge.read(words, [[(0, len(words))]])), [{}])[0]
        said.append(judge.types[int(scores.argmax())])
    return said
