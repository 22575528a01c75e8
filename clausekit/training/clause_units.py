"""What the clause model learns from: sections whose printed heading says clearly what they are about.

The heading itself is never among the words of a unit. Sections inside a list of definitions are left out:
their headings are defined terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clausekit.classification.clause_rows import OWN_WORDS, Children, own_row
from clausekit.classification.clauses import votes_above
from clausekit.classification.headings import heading_votes
from clausekit.classification.ngrams import Ranges
from clausekit.classification.words import Words, document_words, read_words
from clausekit.datamodel import Clause
from clausekit.segmentation import segment
from clausekit.taxonomy import clause_types
from clausekit.training.dataset import Example

# A heading votes so much when it is nothing but cues of one type.
CLEAR = 0.94
LONGEST_HEADING = 7
# Types whose heading says nothing about the sections below it.
CHAPTERS = frozenset(("general", "definitions"))
# Experts' spans that are about one clause type wherever they stand: more examples of the rarer types.
IMPLIED: Mapping[str, str] = {
    "audit_rights": "audit",
    "cap_on_liability": "limitation_of_liability",
    "exclusivity": "exclusivity",
    "insurance": "insurance",
    "ip_ownership_assignment": "intellectual_property",
    "joint_ip_ownership": "intellectual_property",
    "license_grant": "license",
    "most_favored_nation": "price_change",
    "no_solicit_of_customers": "non_solicitation",
    "no_solicit_of_employees": "non_solicitation",
    "non_compete": "exclusivity",
    "non_disparagement": "non_solicitation",
    "source_code_escrow": "business_continuity",
    "third_party_beneficiary": "third_party",
    "uncapped_liability": "limitation_of_liability",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One example: the words at `row`, the types they are of, those that are uncertain, where it came from.

    `contract` is -1 for examples of our own. `measured` says that it counts in the figures: its heading is
    clear and nothing above it speaks for another type.
    """

    contract: int
    row: Ranges
    types: frozenset[str]
    uncertain: frozenset[str]
    above: Mapping[str, float]
    measured: bool


def gather(examples: Sequence[Example]) -> tuple[list[str], list[Unit]]:
    """All words of all contracts, one list, and the units in it."""
    words: list[str] = []
    units: list[Unit] = []
    for place, example in enumerate(examples):
        read = document_words(example.document)
        units += _units(place, read, segment(example.document), len(words))
        units += _implied(place, read, example, len(words))
        words += read.words
    for type, kind in clause_types().items():
        for text in kind.examples:
            read = read_words(text)
            row = [(len(words), len(words) + len(read.words))]
            units.append(Unit(-1, row, frozenset((type,)), frozenset(kind.near), {}, measured=False))
            words += read.words
    return words, units


def _units(contract: int, words: Words, clauses: Sequence[Clause], shift: int) -> Iterator[Unit]:
    children: defaultdict[str | None, list[Clause]] = defaultdict(list)
    for clause in clauses:
        children[clause.parent].append(clause)
    defined = _inside_definitions(clauses)
    for clause, above in zip(clauses, votes_above(clauses), strict=True):
        if clause.heading and clause.id not in defined:
            yield from _unit(contract, words, clause, children, above, shift)


def _unit(
    contract: int, words: Words, clause: Clause, children: Children, above: Mapping[str, float], shift: int
) -> Iterator[Unit]:
    votes = heading_votes(clause.heading)
    types = frozenset(type for type, vote in votes.items() if vote >= CLEAR)
    row = [(first + shift, last + shift) for first, last in own_row(words, clause, children)]
    if not types or sum(last - first for first, last in row) < OWN_WORDS:
        return
    elsewhere = {type for type, vote in above.items() if vote > 0.7} - CHAPTERS
    clear = not elsewhere or bool(elsewhere & types)
    measured = clear and len(types) == 1 and len(clause.heading.split()) <= LONGEST_HEADING
    yield Unit(contract, row, types, frozenset({*votes, *elsewhere} - types), above, measured)


def _implied(contract: int, words: Words, example: Example, shift: int) -> Iterator[Unit]:
    """Spans teach their own type only: what else they are about is unknown."""
    everything = frozenset(clause_types())
    for provision, span in example.spans:
        type = IMPLIED.get(provision)
        first, last = words.range(span)
        if type and last - first >= OWN_WORDS:
            row = [(first + shift, last + shift)]
            yield Unit(contract, row, frozenset((type,)), everything - {type}, {}, measured=False)


def _inside_definitions(clauses: Sequence[Clause]) -> set[str]:
    inside: set[str] = set()
    chapters: set[str] = set()
    for clause in clauses:
        if clause.kind in ("definition", "signature") or clause.parent in inside | chapters:
            inside.add(clause.id)
        if set(heading_votes(clause.heading)) == {"definitions"}:
            chapters.add(clause.id)
    return inside
