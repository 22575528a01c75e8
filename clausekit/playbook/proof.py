"""A Playbook in, nothing out when each rule finds its bad examples and passes its good ones.

Examples are labelled by their headings alone, so that they say the same whatever the trained weights say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

from clausekit.datamodel import Clause, Contract, Finding, Label, Side, Span
from clausekit.errors import PlaybookError
from clausekit.playbook.engine import check
from clausekit.playbook.schema import Playbook, Rule

_LINE = re.compile(r"^(\d{1,3})\. ([^.\n]{1,80})\. (.{1,4000})$", re.MULTILINE)


def prove_examples(playbook: Playbook) -> None:
    """Raises PlaybookError naming the rule and the example that does not do what it should."""
    for rule in playbook.rules:
        for text in rule.examples.good:
            if findings_in(rule, text):
                raise PlaybookError(f"rule {rule.id} finds something in its good example '{_short(text)}'")
        for text in rule.examples.bad:
            if not findings_in(rule, text):
                raise PlaybookError(f"rule {rule.id} finds nothing in its bad example '{_short(text)}'")


def findings_in(rule: Rule, text: str) -> tuple[Finding, ...]:
    """What the rule alone finds in a little contract text, for the side that it hurts, of whatever kind."""
    alone = rule.model_copy(update={"kinds": (), "covers": (), "enabled": True})
    playbook = Playbook(id="alone", title="One rule alone", version="1", rules=(alone,))
    sides: tuple[Side, ...] = ("customer", "vendor") if rule.hurts == "both" else (rule.hurts,)
    found = (check(playbook, contract_from(text), side=side) for side in sides)
    return next(filter(None, found), ())


@lru_cache(maxsize=512)
def contract_from(text: str) -> Contract:
    """A little contract text taken through the rooms, without the trained ones."""
    from clausekit.documents.from_text import document_from_string
    from clausekit.facts import find_facts, find_parties, find_terms
    from clausekit.segmentation import definitions, references, schedules, segment

    document = document_from_string(text)
    clauses = segment(document)
    if not any(clause.number for clause in clauses):
        clauses = tuple(_lines(text)) or clauses
    clauses = tuple(replace(clause, labels=_labels(clause)) for clause in clauses)
    parties = find_parties(document, clauses)
    facts = find_facts(document)
    terms = find_terms(document, clauses, facts, parties)
    pointers = references(document, clauses)
    attached = schedules(document, clauses, pointers)
    return Contract(
        document,
        Label("other", 1.0),
        parties,
        clauses,
        (),
        facts,
        terms,
        definitions=definitions(document, clauses),
        references=pointers,
        schedules=attached,
    )


def _lines(text: str) -> Iterator[Clause]:
    """One clause for each line like "12. Term. It lasts …", too little for the segmenter to trust."""
    for line in _LINE.finditer(text):
        yield Clause(line[1], line[1], line[2], Span(*line.span()), Span(*line.span(3)))


def _labels(clause: Clause) -> tuple[Label, ...]:
    from clausekit.classification.headings import heading_votes

    votes = sorted(heading_votes(clause.heading).items(), key=itemgetter(1), reverse=True)
    return tuple(Label(type_, score, "heading") for type_, score in votes)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:57]}…"
