"""A Contract in, the places where its parties are named out, each with the side it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from clausekit.datamodel import Contract, Party, Role, Span
from clausekit.facts import side_of
from clausekit.playbook.phrases import BOTH, CUSTOMER, SOMEONE, VENDOR

# Names by which forms and contracts of the trade call a side, also where the contract defines no party.
USUAL = (
    "customer", "client", "licensee", "subscriber", "purchaser", "buyer", "end user", "controller",
    "data controller", "provider", "service provider", "supplier", "vendor", "licensor", "contractor",
    "consultant", "seller", "carrier", "processor", "data processor",
)  # fmt: skip
# They buy to sell again, and customers are then third parties; but a contract with another customer speaks of
# them as of third parties.
_SELLERS = ("distributor", "reseller", "dealer")
_THEIR_CUSTOMERS = {"customer", "client", "subscriber", "purchaser", "buyer", "end user"}
_TOGETHER = (
    "either party",
    "each party",
    "neither party",
    "both parties",
    "the parties",
    "a party",
    "any party",
    "no party",
    "each of the parties",
    "each of us",
    "either of us",
    "neither of us",
    "both of us",
    "one of us",
    "you and we",
)
_MARKS: dict[Role, str] = {"customer": CUSTOMER, "vendor": VENDOR, "neutral": BOTH, "unknown": SOMEONE}
# "Customer Data" speaks of data, not of what the customer does.
_COMPOUND = re.compile(
    r"[ \-]+(?:[A-Z][a-z]|(?:DATA|CONTENT|MATERIALS?|SYSTEMS?|SOFTWARE|PROPERTY|PERSONAL|INFORMATION)\b)"
)
# How often "you" stands in a contract that speaks to its reader; fewer are enough in a short text.
_SPEAKS = 12
_SHORT = 300
_JOINED = {"and", "or", "and/or", "and the", "or the", "nor", "nor the", "and its", "&"}
_SPOKEN = {"you", "we"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named at `span`, under `name` (lower case), on the side `role` ("neutral": all of them)."""

    span: Span
    name: str
    role: Role

    @property
    def mark(self) -> str:
        """The character that stands for it in a masked text."""
        return _MARKS[self.role]


def mentions(contract: Contract) -> Iterator[Mention]:
    """Each place where a party is named as one that acts, in text order."""
    return _joined(list(_named(contract)), contract.document.text)


def _named(contract: Contract) -> Iterator[Mention]:
    sides = _sides(contract)
    names = sorted(sides, key=len, reverse=True)
    pattern = re.compile(
        r"(?<!\w)(?P<name>" + "|".join(map(_loosely, names)) + r")(?:\s+here(?:to|under))?(?!\w)",
        re.IGNORECASE,
    )
    text = contract.document.text
    for match in pattern.finditer(text):
        name = " ".join(match["name"].lower().split())
        if sides[name] != "neutral" and name not in _SPOKEN and _names_no_actor(match, text):
            continue
        yield Mention(Span(match.start(), match.end()), name, sides[name])


def _joined(found: list[Mention], text: str) -> Iterator[Mention]:
    """The mentions, where "Alder or Birch" and "Alder and Birch" speak of both."""
    together: set[int] = set()
    for first, second in pairwise(found):
        between = text[first.span.end : second.span.start].strip().lower()
        if between in _JOINED and first.name != second.name:
            together |= {first.span.start, second.span.start}
    for mention in found:
        yield replace(mention, role="neutral") if mention.span.start in together else mention


def _names_no_actor(match: re.Match[str], text: str) -> bool:
    """A word of the language ("a vendor"), or the first half of a term ("Customer Data")."""
    return match[0].islower() or bool(_COMPOUND.match(text, match.end()))


def _loosely(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _sides(contract: Contract) -> dict[str, Role]:
    spoken = sorted(_SPOKEN) if _speaks(f" {contract.document.text.lower()}") else []
    names = [*_usual(contract), *spoken, *(name for party in contract.parties for name in _names(party))]
    sides = {name: side_of(name, contract.parties) for name in names}
    # A party that takes no side is somebody, and not everybody.
    known: dict[str, Role] = {name: "unknown" if side == "neutral" else side for name, side in sides.items()}
    return known | dict.fromkeys(_TOGETHER, "neutral")


def _usual(contract: Contract) -> tuple[str, ...]:
    """Names of sides in the contract, whoever they are called by there."""
    buyers = {name for party in contract.parties if party.role == "customer" for name in _names(party)}
    if buyers & set(_SELLERS) or (not buyers and _resells(contract.document.text)):
        return (*(name for name in USUAL if name not in _THEIR_CUSTOMERS), *_SELLERS)
    return USUAL


def _resells(text: str) -> bool:
    """Whether a text without parties speaks of a distributor at least as often as of a customer."""
    sellers = sum(text.count(name.title()) for name in _SELLERS)
    return sellers > 0 and sellers >= sum(text.count(name.title()) for name in _THEIR_CUSTOMERS)


def _speaks(text: str) -> bool:
    """Whether the contract calls its sides "we" and "you"."""
    return text.count(" you ") + text.count(" your ") > min(_SPEAKS, len(text) // _SHORT)


def _names(party: Party) -> Iterator[str]:
    for name in (party.name, *party.aliases):
        clean = " ".join(name.lower().split())
        if len(clean) > 1 and clean not in {"party", "parties", "agreement"}:
            yield clean
