"""What the folds showed of the provision model, as plain numbers for reports and its card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clausekit.taxonomy import cuad_provisions
from clausekit.training.cuad_metric import Case, curve, matched
from clausekit.training.dataset import Example
from clausekit.training.linear import Floats, reliability
from clausekit.training.presence import ASKED_FOR_WORDS, WORTH_NAMING, Presence
from clausekit.training.provision_model import Outcome

GRID = np.arange(0.05, 0.96, 0.01)
RECALL = 0.8
# Settings of the networks were chosen by so many first folds; the others are reported by themselves as well.
CHOSEN_BY = 2


def provision_figures(
    examples: Sequence[Example], outcomes: Sequence[Outcome], presence: Presence
) -> dict[str, Any]:
    """By CUAD's measure: area, precision at 80 % recall, area and best threshold for each type; presence."""
    cases = provision_cases(examples, outcomes)
    pooled = curve(cases)
    by_type: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_type[case.type].append(case)
    has_it, thresholds = presence.f1(), best_thresholds(outcomes)
    unseen = curve(_of_folds(cases, outcomes[0], CHOSEN_BY))
    return {
        "contracts": len(examples),
        "area": pooled.area,
        "precision_at_80": pooled.precision_at(RECALL),
        "recall": float(pooled.recall.max()),
        "presence_f1": float(np.mean([f1 for type, f1 in has_it.items() if type not in ASKED_FOR_WORDS])),
        "presence_all_f1": float(np.mean(list(has_it.values()))),
        "presence_right": float((presence.said == presence.there).mean()),
        "presence": has_it,
        "presence_reliability": reliability(
            presence.probabilities.astype(np.float32).ravel(), presence.there.ravel()
        ),
        "having": dict(zip(presence.types, presence.there.sum(axis=0).tolist(), strict=True)),
        "types": {type: curve(found).area for type, found in by_type.items()},
        "precision_80_by_type": {type: curve(found).precision_at(RECALL) for type, found in by_type.items()},
        "answers": {type: sum(len(case.answers) for case in found) for type, found in by_type.items()},
        "thresholds": thresholds,
        "unseen_area": unseen.area,
        "unseen_precision_at_80": unseen.precision_at(RECALL),
        **_given(cases, presence, thresholds),
        "reliability": _calibration(outcomes),
        "lost": _lost(cases, pooled.threshold_at(RECALL)),
    }


def provision_cases(examples: Sequence[Example], outcomes: Sequence[Outcome]) -> list[Case]:
    """One case for each contract and type, with every prediction worth naming."""
    cases = []
    for place, example in enumerate(examples):
        found: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for outcome in outcomes:
            first, last = outcome.corpus.starts[place], outcome.corpus.starts[place + 1]
            spans = outcome.corpus.scenes[place].spans
            scores = outcome.scores[first:last]
            for row, type in zip(*np.nonzero(scores >= WORTH_NAMING), strict=True):
                words = example.document.quote(spans[int(row)])
                found[outcome.corpus.types[int(type)]].append((words, float(scores[row, type])))
        for type in cuad_provisions():
            answers = tuple(example.document.quote(span) for id, span in example.spans if id == type)
            cases.append(Case(type, answers, tuple(found[type])))
    return cases


def best_thresholds(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """For each type the score above which candidates are right most evenly (best F1 over candidates)."""
    pieces: defaultdict[str, list[tuple[Floats, NDArray[np.bool_]]]] = defaultdict(list)
    for outcome in outcomes:
        for at, type in enumerate(outcome.corpus.types):
            answers = outcome.corpus.answers[:, at]
            pieces[type].append((outcome.scores[answers >= 0, at], answers[answers >= 0] == 1))
    best = {}
    for type, found in sorted(pieces.items()):
        scores, yes = (np.concatenate(part) for part in zip(*found, strict=True))
        f1 = [_f1(yes, scores >= threshold) for threshold in GRID]
        best[type] = round(float(GRID[int(np.argmax(f1))]), 2)
    return best


def _of_folds(cases: Sequence[Case], outcome: Outcome, first: int) -> list[Case]:
    """The cases of contracts of fold `first` and later."""
    starts, folds = outcome.corpus.starts, outcome.corpus.folds
    late = [end > begin and folds[begin] >= first for begin, end in pairwise(starts)]
    return [case for place, case in enumerate(cases) if late[place // len(cuad_provisions())]]


def _given(cases: Sequence[Case], presence: Presence, thresholds: Mapping[str, float]) -> dict[str, float]:
    """Precision and recall of what `find_provisions` gives by default."""
    wrong = right = answers = 0
    for place, case in enumerate(cases):
        contract, type = divmod(place, len(cuad_provisions()))
        said = presence.said[contract, presence.types.index(cuad_provisions()[type])]
        enough = min(thresholds[case.type], max((score for _, score in case.predictions), default=1.0))
        kept = tuple(each for each in case.predictions if said and each[1] >= enough)
        strays, best = matched(Case(case.type, case.answers, kept))
        wrong, answers = wrong + len(strays), answers + len(best)
        right += sum(score >= 0 for score in best)
    return {
        "given_precision": right / max(1, right + wrong),
        "given_recall": right / max(1, answers),
    }


def _lost(cases: Sequence[Case], threshold: float) -> dict[str, dict[str, int]]:
    """For each type what stands in the way at 80 % recall.

    `stray` are wrong candidates in contracts that have the type, `strange` those in contracts that lack it;
    `low` are answers whose best candidate is below the threshold, `unmatched` those without any candidate.
    """
    lost: defaultdict[str, dict[str, int]] = defaultdict(
        lambda: {"stray": 0, "strange": 0, "low": 0, "unmatched": 0}
    )
    for case in cases:
        wrong, best = matched(case)
        row = lost[case.type]
        row["stray" if case.answers else "strange"] += sum(score >= threshold for score in wrong)
        row["unmatched"] += sum(score < 0 for score in best)
        row["low"] += sum(0 <= score < threshold for score in best)
    return dict(lost)


def _calibration(outcomes: Sequence[Outcome]) -> list[tuple[float, float, int]]:
    scores = np.concatenate([outcome.scores.ravel() for outcome in outcomes])
    yes = np.concatenate([(outcome.corpus.answers == 1).ravel() for outcome in outcomes])
    named = scores >= WORTH_NAMING
    return reliability(scores[named], yes[named])


def _f1(yes: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    return float(2 * (yes & said).sum() / max(1, yes.sum() + said.sum()))
