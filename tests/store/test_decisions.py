"""What reviewers decided is kept, replaced, taken back and forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.store.database import Store
from clausekit.store.decisions import (
    ClauseDecision,
    Decisions,
    FindingDecision,
    default_store,
    standing,
)  # fmt: skip

ESCROW = ClauseDecision(
    "ab" * 32, "The source code is deposited.", "business_continuity", ("deliverables",), "1."
)
DISMISSED = FindingDecision(
    "ab" * 32, "f1", "TRM-01", quoted=True, verdict="dismissed", reason="agreed by us"
)


def test_decisions_come_back_as_they_went_in(url: str) -> None:
    decisions = Decisions(url)
    decisions.keep(ESCROW)
    decisions.keep(DISMISSED)
    assert Decisions(url).clauses() == (ESCROW,)
    assert Decisions(url).findings() == (DISMISSED,)
    assert decisions.clauses("other") == ()
    assert decisions.findings(["f2"]) == ()


def test_the_last_word_on_a_clause_replaces_the_one_before(url: str) -> None:
    decisions = Decisions(url)
    decisions.keep(ESCROW)
    again = ClauseDecision(ESCROW.document, "the  source CODE is deposited.", "license")
    decisions.keep(again)
    assert decisions.clauses() == (again,)
    decisions.take_back(ESCROW)
    assert decisions.clauses() == ()


def test_a_finding_confirmed_after_all_is_dismissed_no_more(url: str) -> None:
    decisions = Decisions(url)
    decisions.keep(DISMISSED)
    confirmed = FindingDecision(DISMISSED.document, "f1", "TRM-01", quoted=True, verdict="confirmed")
    decisions.keep(confirmed)
    assert decisions.findings() == (confirmed,)
    decisions.take_back(confirmed)
    assert decisions.findings() == ()


def test_what_was_decided_on_one_document_is_forgotten_alone(url: str) -> None:
    decisions = Decisions(url)
    decisions.keep(ESCROW)
    decisions.keep(DISMISSED)
    decisions.keep(FindingDecision("cd" * 32, "f1", "TRM-01", quoted=True, verdict="dismissed"))
    assert decisions.forget("ab" * 32) == 2
    assert decisions.forget() == 1
    assert decisions.clauses() == decisions.findings() == ()


def test_decisions_and_outcomes_share_a_store(url: str) -> None:
    Store(url).close()
    Decisions(url).keep(ESCROW)
    assert Store(url).rows() == ()


def test_a_dismissal_stands_for_the_same_words_anywhere_but_absence_for_its_file_only() -> None:
    absent = FindingDecision("ab" * 32, "f2", "LOL-01", quoted=False, verdict="dismissed")
    both = (DISMISSED, absent)
    assert set(standing(both, "ab" * 32)) == {"f1", "f2"}
    assert set(standing(both, "cd" * 32)) == {"f1"}


def test_the_word_on_the_file_itself_beats_later_ones_on_others() -> None:
    other = FindingDecision("cd" * 32, "f1", "TRM-01", quoted=True, verdict="confirmed")
    assert standing((DISMISSED, other), "ab" * 32)["f1"] is DISMISSED
    assert standing((DISMISSED, other), "ef" * 32)["f1"] is other


def test_the_store_is_the_one_named_or_a_file_of_this_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("CLAUSEKIT_STORE", raising=False)
    assert default_store().endswith("decisions.db")
    monkeypatch.setenv("CLAUSEKIT_STORE", "sqlite:///ours.db")
    assert default_store() == "sqlite:///ours.db"
