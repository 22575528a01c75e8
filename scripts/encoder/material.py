"""What the encoder of sentences learns from: rows of text with what is known of them.

A row knows yes or no of some types; of the others it is taken to say nothing, with little weight, and with
none once the encoder itself thinks that it may.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from clausekit.classification.naming import CUSTOMER, VENDOR
from clausekit.taxonomy import own_provisions, provision_types
from clausekit.training.written import judged, mark, neither, written
from scripts.encoder.contracts import told_sentences

SEED = 20261122
# One in so many written sentences is held out, to choose thresholds by.
HELD_OUT = 7
# Sentences of contracts that nobody judged: so many teach the encoder, so many more only the first look.
BACKGROUND, SPARE = 12_000, 48_000
# Words of ours for either side. "Company" is on either side of a contract and stays as it is.
_VENDORS = """
    Supplier Provider Vendor Licensor Contractor Seller Carrier Operator Manufacturer Consultant Lessor
    Processor Developer Integrator
"""
_CUSTOMERS = """
    Customer Client Buyer Licensee Subscriber Purchaser Distributor Reseller Authority Hirer Lessee Dealer
    Controller User
"""
_SIDES = tuple(
    (re.compile(rf"\b(?:{'|'.join(words.split())})\b"), name)
    for words, name in ((_VENDORS, VENDOR), (_CUSTOMERS, CUSTOMER))
)


_EXCHANGED = {
    **dict.fromkeys(_VENDORS.lower().split(), CUSTOMER),
    **dict.fromkeys(_CUSTOMERS.lower().split(), VENDOR),
    "we": "you",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "you": "we",
    "your": "our",
    "yours": "ours",
}
_SIDE_WORD = re.compile(rf"\b(?:{'|'.join(_EXCHANGED)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and what is known of it.

    The encoder never learns from `held_out` and `spare` rows, the first look not from `held_out` ones;
    `real` ones stand in a contract.
    """

    text: str
    known: Mapping[str, bool] = field(default_factory=dict)
    overlaps: tuple[str, ...] = ()
    background: bool = False
    held_out: bool = False
    spare: bool = False
    mirrored: bool = False
    real: bool = False


def written_rows() -> Iterator[Row]:
    """What we wrote, a seventh of it held out."""
    for type, ours in written().items():
        overlaps = provision_types()[type].overlaps
        for says, texts in ((True, ours.positive), (False, ours.negative)):
            for text in texts:
                yield Row(text, {type: says}, overlaps, held_out=_held_out(text))
    for text in neither():
        yield Row(text, dict.fromkeys(own_provisions(), False), held_out=_held_out(text))


def mirrored_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """What says a directed type, with the sides exchanged: it does not say it."""
    for row in rows:
        types = [type for type, says in row.known.items() if says and provision_types()[type].directed]
        mirrored = _SIDE_WORD.sub(_other_side, row.text)
        if types and not row.background and mirrored != row.text:
            yield replace(row, text=mirrored, known=dict.fromkeys(types, False), mirrored=True)


def contract_rows(data: Path) -> Iterator[Row]:
    """Judged sentences of contracts, all others of held-out contracts, and others drawn by a fixed seed.

    Contracts are held out whole.
    """
    others: list[Row] = []
    places: dict[str, int] = {}
    for told in told_sentences(data):
        held_out = places.setdefault(told.source, len(places)) % HELD_OUT == 0
        known, doubtful = _judged(told.mark)
        if known:
            yield Row(told.text, known, doubtful, held_out=held_out, real=True)
        elif held_out:
            yield Row(told.text, {}, doubtful, background=True, held_out=True, real=True)
        else:
            others.append(Row(told.text, {}, doubtful, background=True, real=True))
    random.Random(SEED).shuffle(others)  # noqa: S311 -- no secret
    yield from others[:BACKGROUND]
    yield from (replace(row, spare=True) for row in others[BACKGROUND : BACKGROUND + SPARE])


def one_name_a_side(text: str) -> str:
    """`text` with the usual words for either side told as Vendor and Customer, as reading a contract does."""
    for pattern, name in _SIDES:
        text = pattern.sub(name, text)
    return text


def _other_side(match: re.Match[str]) -> str:
    other = _EXCHANGED[match.group().lower()]
    return other[:1].upper() + other[1:] if match.group()[:1].isupper() else other


def _held_out(text: str) -> bool:
    return int(mark(text), 16) % HELD_OUT == 0


def _judged(found: str) -> tuple[dict[str, bool], tuple[str, ...]]:
    known: dict[str, bool] = {}
    doubtful: list[str] = []
    for type, verdicts in judged().items():
        if found in verdicts.right:
            known[type] = True
        elif found in verdicts.wrong:
            known[type] = False
        elif found in verdicts.unclear:
            doubtful.append(type)
    return known, tuple(doubtful)
