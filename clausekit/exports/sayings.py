"""What sentences say, for people: provisions by type, with where they stand and their words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Final

from clausekit.datamodel import Clause, Contract, Provision, Review, Span
from clausekit.exports.presentation import one_line, place_of, spelled

LONGEST: Final = 160  # characters of a sentence in a table
MOST: Final = 3  # sentences of one type in a table; the best ones
# Shown among the key terms or the parties, with more said of them there.
ELSEWHERE: Final = frozenset({"agreement_date", "document_name", "effective_date", "parties"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence: what it says, where, in which words, how sure (0–1)."""

    title: str
    place: str
    words: str
    score: float


@dataclass(frozen=True, slots=True)
class Sayings:
    """The best sentences of one type, in the order of the contract, and how many more there are."""

    title: str
    shown: tuple[Saying, ...]
    more: int


def sayings(review: Review) -> list[Sayings]:
    """Provisions by type, in the order in which the contract first says them."""
    found: defaultdict[str, list[Provision]] = defaultdict(list)
    for provision in review.contract.provisions:
        if provision.type not in ELSEWHERE:
            found[provision.type].append(provision)
    return [_of_type(review, provisions) for provisions in found.values()]


def said_by_clause(contract: Contract) -> dict[str, list[Provision]]:
    """For each clause the provisions whose sentence begins in its own words, not in a clause within it."""
    said: defaultdict[str, list[Provision]] = defaultdict(list)
    for provision in contract.provisions:
        start = provision.span.start
        around = [each for each in contract.clauses if each.span.start <= start < each.span.end]
        if around:
            said[max(around, key=_depth).id].append(provision)
    return dict(said)


def provision_title(type: str) -> str:
    """What the provision is called."""
    return _titles().get(type, spelled(type))


def _of_type(review: Review, provisions: list[Provision]) -> Sayings:
    best = sorted(sorted(provisions, key=_best_first)[:MOST], key=_place)
    shown = tuple(
        Saying(
            provision_title(each.type),
            place_of(review, each.span),
            clipped(review.contract.document.quote(each.span)),
            each.score,
        )
        for each in best
    )
    return Sayings(provision_title(provisions[0].type), shown, len(provisions) - len(shown))


def clipped(words: str) -> str:
    """`words` on one line, cut at a space past `LONGEST` characters."""
    line = one_line(words)
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rpartition(' ')[0]} …"


def _best_first(provision: Provision) -> tuple[float, Span]:
    return -provision.score, provision.span


def _depth(clause: Clause) -> tuple[int, int]:
    return clause.span.start, -clause.span.end


def _place(provision: Provision) -> Span:
    return provision.span


@cache
def _titles() -> dict[str, str]:
    from clausekit.taxonomy import provision_types

    return {id: record.title for id, record in provision_types().items()}
