"""What the clause model learns from: sections whose printed heading says clearly what they are about.

The heading itself is never among the words of a unit. Sections inside a list of definitions are left out:
their headings are defined terms.

The rule of truth, fixed before any model is asked: a section is of the types that its heading names clearly,
one or several. Types that its heading names in passing, that a heading above it names, or that the experts
of CUAD marked in half of a passage within it are accepted as well: they are neither required nor held against
a model, in training as in measuring.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from clausekit.classification.clause_rows import OWN_WORDS, own_row
from clausekit.classification.clauses import votes_above
from clausekit.classification.headings import heading_votes
from clausekit.classification.ngrams import Range, Ranges
from clausekit.classification.words import Words, document_words, read_words
from clausekit.datamodel import Clause
from clausekit.segmentation import segment
from clausekit.taxonomy import clause_types
from clausekit.training.dataset import Example
from clausekit.training.feedback import WEIGHT, Correction
from clausekit.training.own_sections import own_sections

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
# What a section is about, among other things, when experts marked such words in it.
ACCEPTED: Mapping[str, str] = {
    **IMPLIED,
    "affiliate_license_licensee": "license",
    "affiliate_license_licensor": "license",
    "anti_assignment": "assignment",
    "change_of_control": "assignment",
    "competitive_restriction_exception": "exclusivity",
    "covenant_not_to_sue": "intellectual_property",
    "expiration_date": "term_and_renewal",
    "governing_law": "governing_law",
    "irrevocable_or_perpetual_license": "license",
    "liquidated_damages": "limitation_of_liability",
    "non_transferable_license": "license",
    "notice_to_terminate_renewal": "term_and_renewal",
    "post_termination_services": "transition",
    "renewal_term": "term_and_renewal",
    "revenue_profit_sharing": "payment",
    "rofr_rofo_rofn": "exclusivity",
    "termination_for_convenience": "termination",
    "unlimited_all_you_can_eat_license": "license",
    "warranty_duration": "warranties",
}
# Experts' answers shorter than this are single words that say nothing about their section.
SHORTEST_MARK = 5


OWN, CORRECTED = -1, -2

# A passage that experts marked, in words, and the clause type that it speaks for.
Mark = tuple[Range, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """One example: the words at `row`, the types they are of, those accepted as well, where it came from.

    `contract` is OWN for examples of our own, CORRECTED for clauses that reviewers corrected. `measured` says
    that it counts in the figures: its heading is clear and nothing above it speaks for another type only.
    `weight` is how many times it is learned from, and `rejected` the types that a reviewer took away.
    """

    contract: int
    row: Ranges
    types: frozenset[str]
    accepted: frozenset[str]
    above: Mapping[str, float]
    measured: bool
    weight: int = 1
    rejected: frozenset[str] = frozenset()


def gather(
    examples: Sequence[Example], corrections: Sequence[Correction] = (), *, weight: int = WEIGHT
) -> tuple[list[str], list[Unit]]:
    """All words of all contracts and corrections, one list, and the units in it."""
    words: list[str] = []
    units: list[Unit] = []
    for place, example in enumerate(examples):
        read = document_words(example.document)
        found = _sections(place, read, segment(example.document), _marks(read, example))
        units += [_moved(unit, len(words)) for unit in (*found, *_implied(place, read, example))]
        words += read.words
    for type, text in own_sections():
        read = read_words(text)
        near = frozenset(clause_types()[type].near)
        unit = Unit(OWN, [(0, len(read.words))], frozenset((type,)), near, {}, measured=False)
        units.append(_moved(unit, len(words)))
        words += read.words
    for correction in corrections:
        read = read_words(correction.words)
        units.append(_moved(_corrected(correction, len(read.words), weight), len(words)))
        words += read.words
    return words, units


def _corrected(correction: Correction, length: int, weight: int) -> Unit:
    """Types near the right one are left open, unless the reviewer took them away."""
    rejected, types = frozenset(correction.said), frozenset((correction.type,))
    near = frozenset(clause_types()[correction.type].near) - rejected
    return Unit(CORRECTED, [(0, length)], types, near, {}, measured=False, weight=weight, rejected=rejected)


def _moved(unit: Unit, by: int) -> Unit:
    return replace(unit, row=[(first + by, last + by) for first, last in unit.row])


def _sections(
    contract: int, words: Words, clauses: Sequence[Clause], marks: Sequence[Mark]
) -> Iterator[Unit]:
    children: defaultdict[str | None, list[Clause]] = defaultdict(list)
    for clause in clauses:
        children[clause.parent].append(clause)
    defined = _inside_definitions(clauses)
    for clause, above in zip(clauses, votes_above(clauses), strict=True):
        row = own_row(words, clause, children)
        if clause.heading and clause.id not in defined and _size(row) >= OWN_WORDS:
            marked = {type for mark, type in marks if _holds(row, mark)}
            yield from _section(contract, row, clause.heading, above, marked)


def _section(
    contract: int, row: Ranges, heading: str, above: Mapping[str, float], marked: set[str]
) -> Iterator[Unit]:
    votes = heading_votes(heading)
    types = frozenset(type for type, vote in votes.items() if vote >= CLEAR)
    if not types:
        return
    elsewhere = {type for type, vote in above.items() if vote > 0.7} - CHAPTERS
    clear = not elsewhere or bool(elsewhere & types)
    measured = clear and len(heading.split()) <= LONGEST_HEADING
    yield Unit(contract, row, types, frozenset({*votes, *elsewhere, *marked} - types), above, measured)


def _marks(words: Words, example: Example) -> list[Mark]:
    """Where experts marked what, in words, with the clause type that such a mark speaks for."""
    return [
        (words.range(span), ACCEPTED[provision]) for provision, span in example.spans if provision in ACCEPTED
    ]


def _holds(row: Ranges, mark: Range) -> bool:
    """Whether at least half of the mark lies in the row."""
    length = mark[1] - mark[0]
    within = max(min(last, mark[1]) - max(first, mark[0]) for first, last in row)
    return length >= SHORTEST_MARK and within >= length / 2


def _size(row: Ranges) -> int:
    return sum(last - first for first, last in row)


def _implied(contract: int, words: Words, example: Example) -> Iterator[Unit]:
    """Spans teach their own type only: what else they are about is unknown."""
    everything = frozenset(clause_types())
    for provision, span in example.spans:
        type = IMPLIED.get(provision)
        first, last = words.range(span)
        if type and last - first >= OWN_WORDS:
            row = [(first, last)]
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
