"""Parties of forms: "Customer: ACME Ltd" in an order form, and defined terms alone where nobody is named
yet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from clausekit.datamodel import FURNITURE, Document, Party, Span
from clausekit.facts.parties.names import NAME, Mention, is_name, tidy
from clausekit.facts.parties.roles import is_secrecy, side_by_word

_FIELD = re.compile(
    r"(?:^|(?<=\n))[ |*•-]{0,6}(?P<term>Customer|Client|Provider|Supplier|Vendor|Licensor|Licensee|"
    r"Buyer|Seller|Purchaser|Subscriber|"
    r"Contractor|Consultant|Service\sProvider|Reseller|Company|Distributor|"
    r"Developer)(?:['’]s)?(?:\s(?:Legal|Full|Company|Entity|Business|Registered)){0,3}"
    r"(?:\s(?:Name|Entity))?\s{0,3}(?:\([^()\n]{0,40}\)\s?)?(?:[:|\t]|\s\|)[ \t|]{0,6}(?=[A-Z0-9])",
)
_LETTERED = re.compile(
    r"(?<![\w“\"])(?P<term>Party\s[A-D1-4])(?:\s\([^()\n]{1,40}\))?\s?[:：]\s{0,4}(?=[A-Z])"
)
_DOER = re.compile(
    r"(?<![\w-])(?P<term>[A-Z][a-z]{2,14}(?:\s[A-Z][a-z]{2,14})?)(?:['’]s?)?\s(?:shall|will|may|must|"
    r"agrees|grants|is\s(?:responsible|not))\b"
)
_SECRECY_TERMS = frozenset({"Discloser", "Recipient", "Disclosing Party", "Receiving Party"})
_SEVERAL = 4


def from_fields(document: Document) -> Iterator[Mention]:
    """Names that stand behind a party's label, on one line or in the next cell of its row."""
    text = document.text
    for match in (*_LETTERED.finditer(text, 0, 8_000), *_FIELD.finditer(text, 0, 60_000)):
        line_end = text.find("\n", match.end())
        name = NAME.match(text, match.end(), line_end if line_end >= 0 else len(text))
        printed = tidy(name[0]) if name else ""
        if name and is_name(printed) and side_by_word(printed) == "unknown":
            yield Mention(printed, Span(name.start(), name.start() + len(printed)), [match["term"]])


def from_terms(document: Document) -> tuple[Party, ...]:
    """The defined terms that act as customer and vendor in a form that names nobody."""
    text = document.text
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for block in document.blocks:
        if block.kind in FURNITURE:
            continue
        for match in _DOER.finditer(text, block.span.start, block.span.end):
            counts[match["term"]] += 1
            first.setdefault(match["term"], Span(*match.span("term")))
    if is_secrecy(document):
        return tuple(
            Party(
                term,
                (term,),
                "neutral",
                first[term],
                f"a non-disclosure form is unfilled: “{term}” may be either side",
            )
            for term in sorted(_SECRECY_TERMS & first.keys(), key=first.__getitem__)
        )
    chosen: dict[str, str] = {}
    for term, count in counts.most_common(40):
        role = side_by_word(term)
        if count >= _SEVERAL and role in {"customer", "vendor"}:
            chosen.setdefault(role, term)
    return tuple(
        Party(
            term,
            (term,),
            side_by_word(term),
            first[term],
            f"the form is unfilled: only “{term}” names this side",
        )
        for term in sorted(chosen.values(), key=first.__getitem__)
    )
