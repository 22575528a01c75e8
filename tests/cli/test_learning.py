"""Training, measuring and the decisions of reviewers from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clausekit.store.decisions import ClauseDecision, Decisions, FindingDecision

Run = Callable[..., Any]


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store with one corrected clause, and one rule dismissed twice and confirmed once."""
    url = f"sqlite:///{tmp_path / 'decisions.db'}"
    decisions = Decisions(url)
    decisions.keep(ClauseDecision("ab" * 32, "Books are open to Customer.", "audit", ("payment",), "Books"))
    for at, verdict in enumerate(("dismissed", "dismissed", "confirmed")):
        decisions.keep(
            FindingDecision(
                "ab" * 32,
                f"f{at}",
                "TRM-01",
                quoted=True,
                verdict="dismissed" if verdict == "dismissed" else "confirmed",
                reason="our practice" if at == 0 else "",
            )
        )
    return url


def test_decisions_become_labelled_data_that_training_reads(run: Run, store: str, tmp_path: Path) -> None:
    from clausekit.training.feedback import Correction, read_feedback

    target = tmp_path / "feedback.jsonl"
    done = run("feedback", "export", "--store", store, "-o", target)
    assert done.code == 0
    assert "1 corrected clauses, 3 decided findings" in done.err
    assert read_feedback(target) == (Correction("Books are open to Customer.", "audit", ("payment",)),)
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [row["kind"] for row in rows] == ["clause", "finding", "finding", "finding"]
    assert run("feedback", "export", "--store", store).out.count("\n") == 4


def test_the_summary_says_which_rules_are_noisy(run: Run, store: str) -> None:
    done = run("feedback", "summary", "--store", store)
    assert "TRM-01        67% dismissed, 2 of 3: our practice" in done.out
    assert "1 clauses corrected" in done.out


def test_decisions_are_deleted_for_good(run: Run, store: str) -> None:
    assert "4 decisions deleted" in run("feedback", "delete", "--yes", "--store", store).err
    assert "no findings were decided on" in run("feedback", "summary", "--store", store).out


def test_the_store_of_the_environment_is_used(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEKIT_STORE", store)
    assert "TRM-01" in run("feedback", "summary").out


@pytest.mark.parametrize("verb", ["train", "evaluate"])
def test_a_folder_without_contracts_is_one_sentence(run: Run, tmp_path: Path, verb: str) -> None:
    done = run(verb, "--data", tmp_path, "--work", tmp_path / "work")
    assert done.code == 2
    assert "no contracts.jsonl" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("more", [[], ["--folds"]])
def test_a_name_that_cannot_be_measured_is_one_sentence(run: Run, tmp_path: Path, more: list[str]) -> None:
    done = run("evaluate", "--data", tmp_path, "--only", "poetry", *more)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "'poetry'" in done.err


def test_too_few_contracts_to_train_on_are_one_sentence(run: Run, tmp_path: Path) -> None:
    row = {"id": "1", "text": "1. Term. One year.", "spans": []}
    (tmp_path / "contracts.jsonl").write_text(json.dumps(row))
    done = run("train", "--data", tmp_path, "--work", tmp_path / "work", "--out", tmp_path / "out")
    assert (done.code, "20 or more" in done.err) == (2, True)
    assert not (tmp_path / "out").exists()


def test_figures_are_printed_and_written(run: Run, tmp_path: Path) -> None:
    row = {"id": "1", "type": "nda", "text": "1. Term. This Agreement runs for one year.", "spans": []}
    (tmp_path / "contracts.jsonl").write_text(json.dumps(row))
    target = tmp_path / "figures.json"
    done = run("evaluate", "--data", tmp_path, "--only", "kinds", "-o", target)
    assert done.code == 0
    assert "accuracy" in done.out
    assert json.loads(target.read_text())["kinds"]["contracts"] == 1
