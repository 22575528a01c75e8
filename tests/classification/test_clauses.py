"""Labels of clauses: from the heading, from the words, from above, or honestly none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from clausekit.classification import label_clauses
from clausekit.classification.clauses import join_heading, votes_above
from clausekit.classification.judge import compete
from clausekit.datamodel import Clause, Document, Span
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import segment
from clausekit.taxonomy import clause_types

MakeClauses = Callable[..., tuple[Document, tuple[Clause, ...]]]

CREDITS = (
    "Provider makes the platform available 99.9% of each month. For each hour of downtime beyond that "
    "Customer receives a service credit of five percent of the monthly fee."
)
SECRETS = (
    "The receiving party keeps the confidential information of the disclosing party secret and uses the same "
    "degree of care as for its own confidential information."
)
NOISE = "Zorp blick frumious quux wibble snark vorpal bandersnatch jubjub mimsy borogove tulgey."


def best(clause: Clause) -> str | None:
    return clause.labels[0].type if clause.labels else None


def test_a_heading_is_enough(make_clauses: MakeClauses) -> None:
    document, clauses = make_clauses(("Dispute Resolution", NOISE))
    (labelled,) = label_clauses(document, clauses)
    assert best(labelled) == "dispute_resolution"
    assert "heading 'Dispute Resolution'" in labelled.labels[0].reason


def test_words_are_enough(make_clauses: MakeClauses) -> None:
    document, clauses = make_clauses(("Schedule 4", CREDITS), ("Section 9", SECRETS))
    first, second = label_clauses(document, clauses)
    assert (best(first), best(second)) == ("service_levels", "confidentiality")
    assert "words: " in first.labels[0].reason


def test_nothing_likely_is_no_label(make_clauses: MakeClauses) -> None:
    document, clauses = make_clauses(("Zorp", NOISE))
    assert label_clauses(document, clauses)[0].labels == ()


def test_labels_are_best_first_and_above_nothing_else_changes(make_clauses: MakeClauses) -> None:
    document, clauses = make_clauses(("Term and Termination", CREDITS), ("Confidentiality", SECRETS))
    labelled = label_clauses(document, clauses)
    assert [replace(clause, labels=()) for clause in labelled] == list(clauses)
    for clause in labelled:
        scores = [label.score for label in clause.labels]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)
        assert {label.type for label in clause.labels} <= set(clause_types())


def test_what_stands_above_is_inherited_where_no_heading_says_otherwise() -> None:
    top = Clause("1", "1", "Termination", Span(0, 90), Span(12, 90))
    child = Clause("1.a", "(a)", "", Span(20, 50), Span(24, 50), parent="1")
    grandchild = Clause("1.a.i", "(i)", "", Span(30, 50), Span(34, 50), parent="1.a")
    assert votes_above((top, child, grandchild)) == [{}, {"termination": 0.97}, {"termination": 0.97}]


def test_a_clause_without_a_heading_is_about_what_stands_above_it() -> None:
    heads = ("Fees", "General")
    text = "\n\n".join(
        f"{at}. {head}\n\n{at}.1 {NOISE}\n\n{at}.2 {NOISE}" for at, head in enumerate(heads, 1)
    )
    document = document_from_string(text)
    labelled = {clause.number: clause for clause in label_clauses(document, segment(document))}
    assert best(labelled["1.1"]) == "payment"
    assert "heading above" in labelled["1.1"].labels[0].reason
    assert labelled["2.1"].labels == ()


def test_types_compete_and_none_stands_where_all_are_unlikely() -> None:
    alone, rivals, nothing = compete(np.array([[3.0, -8.0], [3.0, 3.0], [-6.0, -6.0]], np.float32))
    assert alone[0] > rivals[0] > 0.6
    assert rivals[0] == rivals[1]
    assert nothing.sum() < 0.05


def test_a_heading_weakens_what_it_contradicts() -> None:
    scores = {"payment": 0.8, "termination": 0.2}
    joined = join_heading(scores, {"termination": 0.9}, 0.5)
    assert joined["payment"] < 0.8
    assert joined["termination"] > 0.9
    assert join_heading(scores, {}, 0.5) == scores


def test_a_definition_is_first_of_all_a_definition(make_clauses: MakeClauses) -> None:
    document, clauses = make_clauses(("Service Credit", "“Service Credit” means a sum set off against fees."))
    (defined,) = label_clauses(document, tuple(replace(clause, kind="definition") for clause in clauses))
    assert best(defined) == "definitions"
    assert "service_levels" in {label.type for label in defined.labels}


def test_signatures_are_known_by_their_place(make_clauses: MakeClauses) -> None:
    document, clauses = make_clauses(("", NOISE))
    (signed,) = label_clauses(document, tuple(replace(clause, kind="signature") for clause in clauses))
    assert best(signed) == "signature"
    assert "set as signature" in signed.labels[0].reason


def test_no_clauses_and_empty_clauses_are_fine() -> None:
    assert label_clauses(document_from_string(""), ()) == ()
    document = document_from_string("1.")
    assert label_clauses(document, (Clause("1", "1", "", Span(0, 2), Span(2, 2)),))[0].labels == ()


@pytest.mark.parametrize("id", list(clause_types())[:5])
def test_the_five_types_know_their_own_examples(id: str, make_clauses: MakeClauses) -> None:
    pairs = [("", example) for example in clause_types()[id].examples]
    labelled = label_clauses(*make_clauses(*pairs))
    assert sum(any(label.type == id for label in clause.labels) for clause in labelled) >= len(pairs) / 2
