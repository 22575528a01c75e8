"""Who the parties are and which side each takes: a Document and its clauses in, parties out.

Evidence comes from several places, each a function that yields mentions: the preamble, an order form's
fields, the signature block. Sides are decided in `roles`.

Rules alone, by measurement: a spaCy recogniser (hashed words, width 64) trained on one half of CUAD finds
parties of the other half with an F1 of 0.68 to 0.74 for alike names, the rules with 0.92; joined in any way
they gain nothing (docs/benchmarks.md), and every process would pay a second and 115 MB for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from clausekit.datamodel import Clause, Document, Party
from clausekit.facts.parties.forms import from_fields, from_terms
from clausekit.facts.parties.names import Mention, has_suffix
from clausekit.facts.parties.preamble import from_preamble
from clausekit.facts.parties.roles import parties_with_sides, side_by_word, side_of
from clausekit.facts.parties.signatures import from_circle, from_signatures

__all__ = ["find_parties", "side_of"]

_LETTERS = re.compile(r"\W+")
_LISTED = re.compile(
    r"\b(?:part(?:y|ies)|persons?|entit(?:y|ies)|compan(?:y|ies)|members?)\s{1,3}(?:\w+\s{1,3}){0,3}?"
    r"(?:listed|named|identified|set\s{1,3}forth|whose\s{1,3}names\s{1,3}(?:are|appear))\s{1,3}(?:\w+\s{1,3}){0,2}?"
    r"(?:on|in|to)\s{1,3}(?:the\s{1,3})?(?:attached\s{1,3})?(?:Schedule|Exhibit|Annex|Appendix|signature)",
    re.IGNORECASE,
)
_OPENING = 3000


def find_parties(document: Document, clauses: tuple[Clause, ...]) -> tuple[Party, ...]:
    """The parties by order of evidence; the defined terms ("Customer") where a form names nobody."""
    mentions = [item for item in from_preamble(document.text) if not _is_term(item)]
    if len(mentions) < 2:
        mentions = _merged(mentions, from_fields(document))
    if len(mentions) < 2 or _LISTED.search(document.text, 0, _OPENING):
        mentions = _merged(mentions, from_signatures(document.text, _signing(clauses)))
    mentions = _merged(mentions, from_circle(document.text))
    if len(mentions) > 1 or any(has_suffix(item.name) or _has_side(item) for item in mentions):
        return parties_with_sides(mentions, document)
    return from_terms(document)


def _has_side(item: Mention) -> bool:
    return any(side_by_word(alias) != "unknown" for alias in item.aliases)


def _signing(clauses: tuple[Clause, ...]) -> int | None:
    """Where the signature block starts, if the clauses tell."""
    return min((clause.span.start for clause in clauses if clause.kind == "signature"), default=None)


def _is_term(item: Mention) -> bool:
    """ "Customer" is what a party is called, not who it is."""
    return side_by_word(item.name) != "unknown" and not has_suffix(item.name) and len(item.name.split()) < 3


def _merged(known: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """`known` and those of `more` that are new; for a known one the new aliases are taken over."""
    found = {_LETTERS.sub("", item.name).lower(): item for item in known}
    for item in more:
        same = found.setdefault(_LETTERS.sub("", item.name).lower(), item)
        same.aliases.extend(alias for alias in item.aliases if alias not in same.aliases)
    return list(found.values())
