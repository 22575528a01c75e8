"""What each clause is about: clauses in, the same clauses with labels out, best first.

Three voters: the clause's own heading (cues), its words (a linear model that never saw a heading), and the
headings above it. The words and the headings above are joined by a logistic rule fitted in training; the
clause's own heading is added as independent evidence, and weakens what it contradicts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from clausekit.classification.clause_rows import clause_rows
from clausekit.classification.headings import heading_votes
from clausekit.classification.judge import Judge, Reading, judge_of
from clausekit.classification.ngrams import Ranges
from clausekit.classification.weights import load_weights
from clausekit.classification.words import document_words
from clausekit.datamodel import Clause, Document, Label
from clausekit.errors import ModelError

MODEL = "clauses"
# Policy: what another heading leaves of a guess from the words, and how many labels a clause may have.
CONTRADICTED = 0.6
MOST_LABELS = 3
# What a clause is about by its place alone. Policy: that is believed; what a defined term names comes second.
PLACES: Mapping[str, str] = {
    "definition": "definitions",
    "preamble": "recitals",
    "recitals": "recitals",
    "signature": "signature",
}
PLACED, DEFINED = 0.95, 0.6
# Policy: a clause without a heading of its own is about what the nearest heading above it says, to this
# share; chapters of mixed provisions say nothing of what is in them.
INHERITED, MIXED = 0.5, frozenset(("general",))
# Below this a clause has too few words to be judged by them.
FEWEST_WORDS = 4


def label_clauses(document: Document, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The same clauses with what they are about; none where nothing is likely enough.

    Raises ModelError when the weights are not installed.
    """
    if not clauses:
        return ()
    judge = _judge()
    words = document_words(document)
    reading = judge.read(words.words, clause_rows(words, clauses))
    above = votes_above(clauses)
    scores = judge.join(judge.decide(reading), above)
    return tuple(
        replace(clause, labels=_labels(judge, reading, place, clause, above[place], scores[place].tolist()))
        for place, clause in enumerate(clauses)
    )


def votes_above(clauses: Sequence[Clause]) -> list[Mapping[str, float]]:
    """For each clause what the nearest heading above it speaks for."""
    votes: dict[str, Mapping[str, float]] = {}
    above: list[Mapping[str, float]] = []
    for clause in clauses:
        inherited = votes.get(clause.parent, {}) if clause.parent else {}
        above.append(inherited)
        votes[clause.id] = heading_votes(clause.heading) or inherited
    return above


def _labels(
    judge: Judge,
    reading: Reading,
    place: int,
    clause: Clause,
    above: Mapping[str, float],
    scores: list[float],
) -> tuple[Label, ...]:
    heading = own_votes(clause) if clause.heading else inherited_votes(above) | own_votes(clause)
    row = reading.rows[place]
    if _length(row) < FEWEST_WORDS:
        scores = [0.0] * len(scores)
    # What is only inherited never speaks against a clause's own words.
    contradicts = judge.threshold if clause.heading or clause.kind in PLACES else 1.0
    joined = join_heading(dict(zip(judge.types, scores, strict=True)), heading, contradicts)
    likely = sorted((item for item in joined.items() if item[1] >= judge.threshold), key=_best_first)
    return tuple(
        Label(type, round(score, 4), _reason(clause, type, above, judge.heaviest(type, reading, place)))
        for type, score in likely[:MOST_LABELS]
    )


def inherited_votes(above: Mapping[str, float]) -> dict[str, float]:
    """What the nearest heading above speaks for in a clause that has none."""
    return {type: INHERITED * vote for type, vote in above.items() if type not in MIXED}


def own_votes(clause: Clause) -> dict[str, float]:
    """What the clause's heading speaks for, and its place in the document: signatures are about signing.

    The heading of a definition is first of all a defined term.
    """
    votes = heading_votes(clause.heading)
    type = PLACES.get(clause.kind)
    if type is None:
        return votes
    weight = DEFINED if clause.kind == "definition" else 1.0
    return {id: weight * vote for id, vote in votes.items()} | {type: PLACED}


def join_heading(
    scores: Mapping[str, float], heading: Mapping[str, float], threshold: float
) -> dict[str, float]:
    """Probabilities with the clause's own heading taken in: it adds to its types and weakens the others."""
    rest = CONTRADICTED if max(heading.values(), default=0.0) >= threshold else 1.0
    return {
        type: 1 - (1 - heading[type]) * (1 - score) if type in heading else rest * score
        for type, score in scores.items()
    }


def _reason(clause: Clause, type: str, above: Mapping[str, float], words: Sequence[str]) -> str:
    parts = []
    if type in heading_votes(clause.heading):
        parts.append(f"heading '{clause.heading[:60]}'")
    elif not clause.heading and type in inherited_votes(above):
        parts.append("heading above")
    if PLACES.get(clause.kind) == type:
        parts.append(f"set as {clause.kind}")
    if words:
        parts.append(f"words: {', '.join(words)}")
    return "; ".join(parts)


def _best_first(item: tuple[str, float]) -> tuple[float, str]:
    return -item[1], item[0]


def _length(row: Ranges) -> int:
    return int(np.sum([last - first for first, last in row])) if row else 0


@cache
def _judge() -> Judge:
    try:
        return judge_of(load_weights(MODEL))
    except KeyError as error:
        raise ModelError("model 'clauses' is of another version: install clausekit again") from error
