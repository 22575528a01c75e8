"""The shipped weights and their card are of one training, and find what they were trained to find."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from clausekit.classification import find_provisions
from clausekit.classification.weights import load_weights
from clausekit.resources import resource
from clausekit.segmentation import segment
from clausekit.taxonomy import cuad_provisions
from clausekit.training.cuad_metric import Case, curve
from clausekit.training.dataset import read_examples

pytestmark = [pytest.mark.data, pytest.mark.model]

FIGURE = re.compile(r"area under the precision-recall curve (0\.\d{3})")
MANY = 12


def card() -> str:
    return (resource("models") / "provisions" / "card.md").read_text(encoding="utf-8")


def test_the_card_names_the_thresholds_of_the_weights() -> None:
    thresholds = load_weights("provisions").settings["thresholds"]
    rows = [line.strip("| ").split(" | ") for line in card().splitlines() if line.startswith("| ")]
    named = {row[0]: float(row[-1]) for row in rows if row[0] in thresholds and len(row) == 7}
    assert named == thresholds


def test_contracts_that_were_trained_on_are_found_better_than_the_card_says_of_others(data_dir: Path) -> None:
    figure = FIGURE.search(" ".join(card().split()))
    assert figure
    cases = []
    for example in read_examples(data_dir)[:MANY]:
        predictions: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for each in find_provisions(example.document, segment(example.document), threshold=0.001):
            predictions[each.type].append((example.document.quote(each.span), each.score))
        for type in cuad_provisions():
            answers = tuple(example.document.quote(span) for id, span in example.spans if id == type)
            cases.append(Case(type, answers, tuple(predictions[type])))
    assert curve(cases).area > float(figure[1])
