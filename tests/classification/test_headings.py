"""What headings are read to be about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.classification.headings import heading_votes
from clausekit.taxonomy import clause_types


@pytest.mark.parametrize(
    ("heading", "types"),
    [
        ("Term and Termination", {"term_and_renewal", "termination"}),
        ("TERM OF CONTRACT", {"term_and_renewal"}),
        ("Governing Law; Jurisdiction", {"governing_law", "dispute_resolution"}),
        ("Licensee’s Obligations", {"customer_obligations"}),
        ("Limitation of Liability and Indemnification", {"limitation_of_liability", "indemnity"}),
        ("Confidentiality and Non-Disclosure", {"confidentiality"}),
        ("Consequential Damages Waiver", {"limitation_of_liability"}),
        ("Early termination liability", {"termination"}),
        ("Payment Disputes", {"payment"}),
        ("Service Levels", {"service_levels"}),
        ("Sales Figures of Bananas", set()),
        ("", set()),
    ],
)
def test_a_heading_names_its_types(heading: str, types: set[str]) -> None:
    assert {type for type, vote in heading_votes(heading).items() if vote > 0.9} == types


@pytest.mark.parametrize(
    ("heading", "main", "aside"),
    [
        ("Termination of Insurance", "termination", "insurance"),
        ("Cooperation Fee", "payment", "general"),
        ("Intellectual Property Indemnity", "indemnity", "intellectual_property"),
    ],
)
def test_what_only_narrows_counts_less(heading: str, main: str, aside: str) -> None:
    votes = heading_votes(heading)
    assert votes[main] > 0.9
    assert votes[aside] < 0.5


def test_words_of_its_own_weaken_a_heading() -> None:
    assert heading_votes("Warranties")["warranties"] > heading_votes("Warranties about Whales")["warranties"]


@pytest.mark.parametrize("id", clause_types())
def test_a_type_is_named_by_its_own_cues(id: str) -> None:
    for cue in clause_types()[id].cues.headings:
        assert heading_votes(cue.replace("*", "")).get(id, 0) > 0.4, cue


@given(st.text(max_size=80))
def test_votes_are_probabilities_of_known_types(heading: str) -> None:
    votes = heading_votes(heading)
    assert set(votes) <= set(clause_types())
    assert all(0 < vote < 1 for vote in votes.values())
