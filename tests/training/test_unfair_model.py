"""The model of unfair online terms, trained on a few sentences made for the purpose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clausekit.classification.unfair_terms import sifter_of
from clausekit.classification.weights import read_weights
from clausekit.classification.words import read_words
from clausekit.taxonomy import unfair_provisions
from clausekit.training import unfair_model
from clausekit.training.unfair_card import unfair_card

UNFAIR = "We are not liable for any loss that you suffer through the use of our service number {}."
NUMBERS = ("one", "two", "three", "four")
FAIR = "You may read our news page {} whenever you want and pay nothing."


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    """Ten documents of made-up sentences."""
    rows = [
        {"doc": f"D{doc}", "text": text.format(NUMBERS[at]), "tags": tags}
        for doc in range(10)
        for at in range(4)
        for text, tags in ((UNFAIR, ["ltd2"]), (FAIR, ["ltd1", "law1"]))
    ]
    path = tmp_path / "tos_en.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_every_type_is_in_the_taxonomy() -> None:
    assert set(unfair_provisions()) == set(unfair_model.TYPES)


def test_level_one_is_fair(terms: Path) -> None:
    table = unfair_model.tabulate(terms)
    assert table.answers.sum() == 40
    assert table.answers[:, unfair_model.TYPES.index("unfair_choice_of_law")].sum() == 0


def test_a_document_stays_in_one_fold(terms: Path) -> None:
    folds = unfair_model.tabulate(terms).folds.reshape(10, 8)
    assert (folds == folds[:, :1]).all()


def test_what_is_written_says_what_was_learned(terms: Path, tmp_path: Path) -> None:
    table = unfair_model.tabulate(terms)
    outcome = unfair_model.judge_by_folds(table)
    figures = unfair_model.unfair_figures(table, outcome)
    assert figures["f1"]["unfair_limitation_of_liability"] > 0.9
    unfair_model.fit_final(table, outcome, tmp_path / "model")
    sifter = sifter_of(read_weights(tmp_path / "model"))
    words = [read_words(text.format("one")).words for text in (UNFAIR, FAIR)]
    rows = [[(0, len(words[0]))], [(len(words[0]), len(words[0]) + len(words[1]))]]
    scores = sifter.probability([*words[0], *words[1]], rows)
    at = sifter.types.index("unfair_limitation_of_liability")
    assert scores[0, at] > 0.8
    assert scores[1, at] < 0.2
    assert "CC BY 4.0" in unfair_card(figures)
