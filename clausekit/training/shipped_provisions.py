"""The installed model of CUAD's provisions, measured on contracts with experts' marks: nothing is trained."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from clausekit.classification import find_provisions
from clausekit.datamodel import Document, Provision
from clausekit.segmentation import segment
from clausekit.taxonomy import cuad_provisions
from clausekit.training.cuad_metric import Case, curve, matched
from clausekit.training.dataset import Example

WORTH_NAMING: Final = 0.001
RECALL: Final = 0.8


def measure_provisions(examples: Sequence[Example], tick: Callable[[], None]) -> dict[str, Any]:
    """By CUAD's measure, and as given by default: precision, recall, and whether a contract has it (F1)."""
    cases: list[Case] = []
    given: list[Case] = []
    for example in examples:
        document, clauses = example.document, segment(example.document)
        answers: defaultdict[str, list[str]] = defaultdict(list)
        for type, span in example.spans:
            answers[type].append(document.quote(span))
        cases += _cases(document, find_provisions(document, clauses, threshold=WORTH_NAMING), answers)
        given += _cases(document, find_provisions(document, clauses), answers)
        tick()
    pooled = curve(cases)
    has_it = _presence(given)
    return {
        "contracts": len(examples),
        "area": pooled.area,
        "precision_at_80": pooled.precision_at(RECALL),
        "types": {type: curve(case for case in cases if case.type == type).area for type in has_it},
        "presence": has_it,
        "presence_f1": statistics.fmean(has_it.values()) if has_it else 0.0,
        **_given(given),
    }


def _cases(
    document: Document, found: Sequence[Provision], answers: Mapping[str, Sequence[str]]
) -> Iterator[Case]:
    said: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for each in found:
        said[each.type].append((document.quote(each.span), each.score))
    for type in cuad_provisions():
        yield Case(type, tuple(answers.get(type, ())), tuple(said[type]))


def _presence(given: Sequence[Case]) -> dict[str, float]:
    """F1 of "the contract has it" for each type that any contract has."""
    there: Counter[str] = Counter(case.type for case in given if case.answers)
    said: Counter[str] = Counter(case.type for case in given if case.predictions)
    both: Counter[str] = Counter(case.type for case in given if case.answers and case.predictions)
    return {type: 2 * both[type] / (there[type] + said[type]) for type in cuad_provisions() if there[type]}


def _given(given: Sequence[Case]) -> dict[str, float]:
    strays, found = zip(*(matched(case) for case in given), strict=True)
    wrong, best = sum(map(len, strays)), [score for each in found for score in each]
    hits = sum(score >= 0 for score in best)
    return {"given_precision": hits / max(1, hits + wrong), "given_recall": hits / max(1, len(best))}
