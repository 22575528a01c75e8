"""Clauses made to run one way: what both have, only the other side has; what both owe, only ours owes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clausekit.datamodel import Contract, Side, Span
from clausekit.playbook.reading import Reading
from clausekit.selftest.changes import Change
from clausekit.selftest.editing import Edit

# Clauses that hurt when they run one way: what only the other side has, or only ours owes, and the words
# without which a sentence in such a clause is about something else.
_RIGHTS: Final = {
    "termination": r"terminat|cancel|rescind|\bend\b",
    "limitation_of_liability": r"liab|damages|responsib",
    "assignment": r"assign|transfer|delegat",
}
_DUTIES: Final = {
    "confidentiality": r"confiden|secre|disclos|proprietary",
    "indemnity": r"indemn|harmless|defend|liable",
}
_MATTER: Final = {type_: re.compile(words, re.IGNORECASE) for type_, words in (_RIGHTS | _DUTIES).items()}
# "Each party shall": who has the right or the duty, not whose loss or notice is spoken of. "Neither party
# may" takes the word of duty in, since who is bound alone "may not".
_MUST: Final = r"(?:\w{1,12}\s){0,2}(?:shall|will|may|must|agrees)\b"
_BOTH_WORDS: Final = re.compile(
    rf"\b(?:(?P<each>(?:each|either)\sparty)(?=\s{_MUST})|(?P<none>neither\sparty)\s(?P<does>{_MUST}))",
    re.IGNORECASE,
)
# "the obligations of each party shall cease": the obligations are what ceases.
_OBJECT: Final = re.compile(r"\b(?:of|by|to|from|for|with|against|between|upon)\s$", re.IGNORECASE)
_MAY: Final = re.compile(
    r"\s(?:\w{1,12}\s){0,2}(?:may\b(?!\s(?:not|only)\b)"
    r"|(?:shall|will)\s(?:also\s)?(?:have\s(?:the|a)\s(?:\w{1,12}\s)?(?:right|option)|be\s(?:entitled|free)))",
    re.IGNORECASE,
)
_FREED: Final = re.compile(
    r"[^.;]{0,200}?(?:\b(?:be|held)\s(?:\w{1,12}\s){0,2}(?:liable|responsible)"
    r"|\b(?:have|incur|bear)\s(?:\w{1,12}\s){0,2}(?:liability|responsibility))"
    r"|\s(?:be\s(?:obliged|obligated|required)|have\s(?:\w{1,5}\s){0,2}(?:obligation|duty))\b",
    re.IGNORECASE,
)


def made_one_way(contract: Contract, reading: Reading, side: Side) -> Iterator[Change]:
    """ "Each party" and "neither party" made the other side in rights, `side` in duties, clause by clause.

    Only what harms: a right is taken from `side` and a duty from the other, who alone is freed where
    neither was liable or had to do a thing. A right in a clause of duties, or the reverse, stays.
    """
    ours, theirs = _name(contract, side), _name(contract, "vendor" if side == "customer" else "customer")
    if not ours or not theirs:
        return
    for type_ in _MATTER:
        for clause in reading.labelled((type_,)):
            edits = tuple(_edits(reading, clause.span, type_, ours, theirs))
            if any(_MATTER[type_].search(_sentence(reading, edit)) for edit in edits):
                before = " ".join(reading.text[edits[0].span.start : edits[0].span.end].split())[:80]
                name = f"{type_.replace('_', ' ')} made one-way"
                yield Change("alteration", name, (type_,), before, edits[0].words, edits)


def _edits(reading: Reading, place: Span, type_: str, ours: str, theirs: str) -> Iterator[Edit]:
    """Who is left where both were named as those who have the right or the duty of the clause."""
    for match in _BOTH_WORDS.finditer(reading.text, place.start, place.end):
        if _OBJECT.search(reading.text, max(0, match.start() - 10), match.start()):
            continue
        span = Span(match.start(), match.end())
        if match["none"]:
            free = _FREED.match(reading.text, match.end(), place.end)
            yield Edit(span, f"{theirs if free else ours} {match['does']} not")
        elif bool(_MAY.match(reading.text, match.end())) is (type_ in _RIGHTS):
            yield Edit(span, theirs if type_ in _RIGHTS else ours)


def _sentence(reading: Reading, edit: Edit) -> str:
    sentence = reading.sentence_at(edit.span.start)
    return reading.text[edit.span.start : sentence.end]


def _name(contract: Contract, role: str) -> str:
    """What the contract calls the side: its first defined name, else the party's own."""
    party = next((party for party in contract.parties if party.role == role), None)
    return (party.aliases[0] if party.aliases else party.name) if party else ""
