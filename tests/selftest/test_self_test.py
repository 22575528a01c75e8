"""The self-test on a sample: changes for the worse, and whether they are noticed."""

from __future__ import annotations

import pytest

from clausekit.documents import load
from clausekit.resources import resource
from clausekit.reviewer import Reviewer
from clausekit.selftest import Trial, self_test


@pytest.fixture(scope="module")
def trials() -> list[Trial]:
    document = load(resource("sample_contracts") / "saas_balanced.docx")
    return list(self_test(document, Reviewer("saas", side="customer")))


@pytest.mark.model
@pytest.mark.slow
def test_terms_made_worse_are_noticed(trials: list[Trial]) -> None:
    noticed = {trial.change.name for trial in trials if trial.noticed}
    assert {
        "notice to stop the renewal made longer",
        "availability lowered",
        "time to cure a breach made short",
        "cross-reference broken",
        "what is said of limitation of liability taken out",
    } <= noticed


@pytest.mark.model
@pytest.mark.slow
def test_each_trial_shows_what_was_changed(trials: list[Trial]) -> None:
    assert {trial.change.kind for trial in trials} == {"deletion", "alteration"}
    for trial in trials:
        assert trial.change.before
        assert trial.change.edits
        assert trial.change.before != trial.change.after


@pytest.mark.model
@pytest.mark.slow
def test_a_change_for_the_better_is_not_called_noticed() -> None:
    """A review of the same words brings no new finding, so nothing could be noticed."""
    document = load(resource("sample_contracts") / "saas_balanced.docx")
    reviewer = Reviewer("saas", side="customer")
    once, again = (reviewer.review(document).findings for _ in range(2))
    assert {finding.fingerprint for finding in once} == {finding.fingerprint for finding in again}
