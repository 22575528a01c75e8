"""What kind of contract a document is: from its title, its words and what its clauses are about.

The weights are policy, checked on the kinds that CUAD names and on market forms by
benchmarks/classification.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from clausekit.classification.phrases import Phrases, compile_phrases
from clausekit.classification.provisions import best_title
from clausekit.classification.words import Words, document_words, read_words
from clausekit.datamodel import FURNITURE, Clause, Document, Label, Span
from clausekit.taxonomy import contract_types

# A cue in the title counts more the more words it has; in the opening it counts less.
TITLE, TITLE_WORD, OPENING_SHARE = 2.2, 0.6, 0.35
WORDS, CLAUSES = 6.0, 1.0
OPENING = 1200
LONGEST_HEADLINE = 120
SHARPNESS = 1.4
# What "other" has without any evidence; the kinds start from nothing.
OTHER = 1.3
# Their vocabulary fills one clause of every contract, so under a title that says something else words do not
# make these kinds. Their playbooks look at little else: a mistake would hide what is wrong with the rest.
NAMED = frozenset({"nda", "dpa"})
# A cue word that stands this often in ten thousand words counts in full.
OFTEN = 20.0


def kind_of_contract(document: Document, clauses: Sequence[Clause]) -> Label:
    """The likeliest kind with its score (0–1) and reason; "other" when no kind has much to show."""
    words = document_words(document)
    title = best_title(document, words)
    evidence = dict.fromkeys(contract_types(), 0.0) | {"other": OTHER}
    first, last = words.range(Span(0, OPENING))
    opening = " ".join(words.words[first:last])
    texts = (
        (document.quote(title) if title else "", 1.0),
        (_headline(document), 1.0),
        (opening, OPENING_SHARE),
    )
    titled = [_titled(text, weight) for text, weight in texts]
    spoken, clausal = _spoken(words), _clauses(clauses)
    for kind in evidence:
        evidence[kind] += max(found.get(kind, 0.0) for found in titled)
        evidence[kind] += WORDS * spoken.get(kind, (0.0, []))[0] + clausal.get(kind, 0.0)
    if any(text for text, _ in texts[:2]):
        for kind in NAMED.difference(*titled):
            evidence[kind] = 0.0
    kinds = sorted(contract_types())
    powers = np.exp(SHARPNESS * np.array([evidence[kind] for kind in kinds]))
    best = int(powers.argmax())
    score = float(powers[best] / powers.sum())
    return Label(kinds[best], round(score, 4), _reason(document, title, spoken.get(kinds[best])))


def _headline(document: Document) -> str:
    """The first line, when it is short enough to be a title."""
    first = next((block for block in document.blocks if block.kind not in FURNITURE), None)
    return document.quote(first.span) if first and len(first.span) <= LONGEST_HEADLINE else ""


def _titled(title: str, weight: float) -> dict[str, float]:
    found: dict[str, float] = {}
    for match in _titles().find([word.lower() for word in read_words(title).words]):
        strength = weight * (TITLE + TITLE_WORD * (match.end - match.start))
        found[match.type] = max(found.get(match.type, 0.0), strength)
    return found


def _spoken(words: Words) -> dict[str, tuple[float, list[str]]]:
    """For each kind how much of its vocabulary the text uses (0–1), and its commonest cue words there."""
    counts: dict[str, Counter[str]] = {}
    for match in _words().find(words.words):
        counts.setdefault(match.type, Counter())[" ".join(words.words[match.start : match.end])] += 1
    rate = 10_000 / max(2_000, len(words.words))
    return {
        kind: (
            sum(min(1.0, count * rate / OFTEN) for count in found.values())
            / len(contract_types()[kind].cues.words),
            [word for word, _ in found.most_common(3)],
        )
        for kind, found in counts.items()
    }


def _clauses(clauses: Sequence[Clause]) -> Mapping[str, float]:
    """For each kind the share of its usual clauses that are there."""
    there = {label.type for clause in clauses for label in clause.labels}
    return {
        kind.id: CLAUSES * len(there & set(kind.clauses)) / len(kind.clauses)
        for kind in contract_types().values()
        if kind.clauses
    }


def _reason(document: Document, title: Span | None, spoken: tuple[float, list[str]] | None) -> str:
    parts = [f"title '{' '.join(document.quote(title).split())[:80]}'"] if title else []
    return "; ".join([*parts, *([f"words: {', '.join(spoken[1])}"] if spoken else [])])


@cache
def _titles() -> Phrases:
    return compile_phrases({kind.id: kind.cues.titles for kind in contract_types().values()})


@cache
def _words() -> Phrases:
    return compile_phrases({kind.id: kind.cues.words for kind in contract_types().values()})
