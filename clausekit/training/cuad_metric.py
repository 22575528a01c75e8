"""The measure that CUAD is scored by: answers and predictions matched on their words.

Source: section 4 of Hendrycks et al. (2021), "CUAD: An Expert-Annotated NLP Dataset for Legal Contract
Review", and the behaviour of its published evaluation: a prediction matches an answer when the sets of their
words overlap with a Jaccard index of at least 0.5 (for "Parties", also when it contains the answer); pooled
over all categories; precision is made monotone before the area is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OVERLAP = 0.5
MARKS = re.compile(r"[.,;:]")
THRESHOLDS = (*(round(0.99 - step / 100, 2) for step in range(99)), 0.001, 0.0)


@dataclass(frozen=True, slots=True)
class Case:
    """One question to one contract: the experts' words and what was predicted, with scores."""

    type: str
    answers: tuple[str, ...]
    predictions: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """Precision and recall at falling thresholds, and what they amount to."""

    precision: NDArray[np.float64]
    recall: NDArray[np.float64]

    @property
    def area(self) -> float:
        """Area under the curve, precision made monotone."""
        best = np.maximum.accumulate(self.precision[::-1])[::-1]
        return float(np.trapezoid(best, self.recall))

    def precision_at(self, recall: float) -> float:
        """The best precision with at least this recall; 0 when that is never reached."""
        reached = self.precision[self.recall >= recall]
        return float(reached.max()) if len(reached) else 0.0

    def threshold_at(self, recall: float) -> float:
        """The highest threshold with at least this recall; 0 when that is never reached."""
        reached = self.recall[1:] >= recall
        return float(THRESHOLDS[int(reached.argmax())]) if reached.any() else 0.0


def bag(text: str) -> frozenset[str]:
    """The words of a text as the measure sees them."""
    return frozenset(MARKS.sub("", text).lower().replace("/", " ").split(" "))


def curve(cases: Iterable[Case]) -> Curve:
    """The pooled curve: an answer is found at its best match's score, a stray prediction is a false one."""
    found: list[float] = []
    stray: list[float] = []
    answers = 0
    for case in cases:
        wrong, best = matched(case)
        answers += len(best)
        stray += wrong
        found += [score for score in best if score >= 0]
    return _curve(np.array(found), np.array(stray), answers)


def matched(case: Case) -> tuple[list[float], list[float]]:
    """The scores of predictions that match nothing, and the best match of each answer, -1 without one."""
    bags = [bag(answer) for answer in case.answers]
    hits = [_matches(case, bags, words) for words, _ in case.predictions]
    scores = [score for _, score in case.predictions]
    wrong = [score for score, hit in zip(scores, hits, strict=True) if not hit]
    best = [
        max((s for s, hit in zip(scores, hits, strict=True) if place in hit), default=-1.0)
        for place in range(len(bags))
    ]
    return wrong, best


def _matches(case: Case, bags: Sequence[frozenset[str]], words: str) -> set[int]:
    own = bag(words)
    inside = case.type == "parties"
    return {
        place
        for place, answer in enumerate(bags)
        if len(own & answer) >= OVERLAP * len(own | answer) or (inside and case.answers[place] in words)
    }


def _curve(found: NDArray[np.float64], stray: NDArray[np.float64], answers: int) -> Curve:
    precision, recall = [1.0], [0.0]
    for threshold in THRESHOLDS:
        right, wrong = int((found >= threshold).sum()), int((stray >= threshold).sum())
        precision.append(right / (right + wrong) if right + wrong else 1.0)
        recall.append(right / max(answers, 1))
    return Curve(np.array(precision), np.array(recall))
