"""The rule of presence: fitted on other folds, thresholds where F1 is expected to be best."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from clausekit.classification.scene import Scene
from clausekit.datamodel import Span
from clausekit.documents.from_text import document_from_string
from clausekit.training.dataset import Example
from clausekit.training.presence import Presence, _threshold, judge_presence
from clausekit.training.provision_model import Outcome
from clausekit.training.provision_rows import Corpus

TYPES = ("audit_rights", "insurance")


def outcome(table: np.ndarray) -> Outcome:
    """One candidate in each contract, with the scores of `table`."""
    count = len(table)
    corpus = Corpus(
        shape="sentences",
        types=TYPES,
        scenes=tuple(
            Scene("sentences", (Span(0, 5),), np.zeros(1, np.int64), *[np.zeros(1, np.float32)] * 3)
            for _ in range(count)
        ),
        rows=csr_matrix((count, 1), dtype=np.float32),
        answers=np.zeros((count, 2), np.int8),
        folds=np.arange(count) % 5,
        starts=np.arange(count + 1),
    )
    return Outcome(corpus, np.zeros((count, 2), np.float32), table.astype(np.float32))


def judged(flip: int | None = None) -> Presence:
    """60 contracts whose scores tell the truth; with `flip` the truth of that fold is turned round."""
    chance = np.random.default_rng(0)
    there = chance.random((60, 2)) < 0.4
    scores = np.where(there, 0.8, 0.05)
    folds = np.arange(60) % 5
    if flip is not None:
        there[folds == flip] = ~there[folds == flip]
    examples = [
        Example(
            str(place),
            "",
            "",
            document_from_string("words"),
            tuple((type, Span(0, 5)) for type, has in zip(TYPES, row, strict=True) if has),
        )
        for place, row in enumerate(there)
    ]
    return judge_presence(examples, [outcome(scores)], folds)


def test_scores_that_tell_the_truth_are_believed() -> None:
    found = judged()
    assert found.types == TYPES
    assert found.f1() == {"audit_rights": 1.0, "insurance": 1.0}


def test_a_fold_is_judged_by_the_others() -> None:
    assert max(judged(flip=2).f1().values()) < 1
    said, folds = judged(flip=2).said, np.arange(60) % 5
    assert (said[folds == 2] == judged().said[folds == 2]).all()


def test_the_settings_are_the_rule() -> None:
    found = judged()
    assert found.settings()["thresholds"] == found.rule.thresholds
    assert set(found.settings()["shares"]) == set(TYPES)


def test_a_threshold_is_half_of_the_best_expected_f1() -> None:
    assert _threshold(np.array([1.0, 1.0, 0.0, 0.0])) == pytest.approx(0.5)
    assert _threshold(np.array([0.2, 0.1, 0.1])) < 0.3
