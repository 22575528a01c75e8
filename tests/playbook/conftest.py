"""Contracts for the tests of the playbook room, made through the real rooms or by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from operator import itemgetter

import pytest

from clausekit.classification.headings import heading_votes
from clausekit.datamodel import Clause, Contract, Label, Side, Span
from clausekit.documents.from_text import document_from_string
from clausekit.facts import find_facts, find_parties
from clausekit.playbook.engine import check
from clausekit.playbook.schema import Playbook, Rule
from clausekit.segmentation import segment

Understand = Callable[[str], Contract]
Find = Callable[[Rule, str], tuple[object, ...]]


@cache
def contract_from(text: str) -> Contract:
    """A contract text taken through the real rooms, but labelled by its headings alone.

    So the examples say the same whatever the trained weights say; `test_forms.py` reads with the weights.
    """
    document = document_from_string(text)
    clauses = segment(document)
    if not any(clause.number for clause in clauses):
        clauses = tuple(_lines(text)) or clauses
    clauses = tuple(replace(clause, labels=_labels(clause)) for clause in clauses)
    facts = find_facts(document)
    return Contract(document, Label("other", 1.0), find_parties(document, clauses), clauses, (), facts)


def _lines(text: str) -> Iterator[Clause]:
    """One clause for each line like "12. Term. It lasts …": too little for the segmenter to trust its
    number."""
    for line in re.finditer(r"(?m)^(\d+)\. ([^.\n]+)\. (.+)$", text):
        yield Clause(line[1], line[1], line[2], Span(*line.span()), Span(*line.span(3)))


def _labels(clause: Clause) -> tuple[Label, ...]:
    votes = heading_votes(clause.heading)
    return tuple(Label(type, score, "heading") for type, score in sorted(votes.items(), key=itemgetter(1)))


@pytest.fixture(scope="session")
def understand() -> Understand:
    """Text in, contract out."""
    return contract_from


@pytest.fixture(scope="session")
def findings_of() -> Find:
    """A rule and a text in, what that rule finds in it out, for the side that it hurts."""

    def find(rule: Rule, text: str) -> tuple[object, ...]:
        side: Side = "vendor" if rule.hurts == "vendor" else "customer"
        alone = rule.model_copy(update={"kinds": (), "covers": (), "enabled": True})
        playbook = Playbook(id="alone", title="One rule alone", version="1", rules=(alone,))
        found = check(playbook, contract_from(text), side=side)
        if not found and rule.hurts == "both":
            found = check(playbook, contract_from(text), side="vendor")
        return found

    return find
