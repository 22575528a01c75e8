"""Whether a contract has a provision, from the scores of its candidates."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.classification.presence import PresenceRule, evidence, log_odds

RULE = PresenceRule((0.5, 0.6, 0.2), 0.1, {"insurance": 0.3}, {"insurance": 0.5})
SCORES = st.lists(st.floats(0, 1), max_size=8)


@given(SCORES, st.floats(0, 1))
def test_one_more_candidate_never_speaks_against(scores: list[float], more: float) -> None:
    assert RULE.probability("insurance", [*scores, more]) >= RULE.probability("insurance", scores) - 1e-9


@given(SCORES)
def test_a_probability_it_is(scores: list[float]) -> None:
    assert 0 < RULE.probability("insurance", scores) < 1


def test_nothing_found_means_not_there_and_a_sure_find_means_there() -> None:
    assert not RULE.says("insurance", [])
    assert RULE.says("insurance", [0.99])


def test_many_weak_candidates_count() -> None:
    weak = evidence(np.array([0.3] * 6), 0.3)
    assert weak[0] == pytest.approx(log_odds(np.array([0.3]))[0])
    assert weak[1] > weak[0]
