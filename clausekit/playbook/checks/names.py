"""`names`: a party that is called by two different names of companies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from clausekit.datamodel import Span
from clausekit.playbook.checks.base import Check
from clausekit.playbook.reading import Match
from clausekit.playbook.scope import Hit, Scope

# Forms of companies; what is written in two ways is one form.
_FORMS: Final = {
    "inc": "inc", "incorporated": "inc", "corp": "corp", "corporation": "corp", "llc": "llc", "l.l.c": "llc",
    "ltd": "ltd", "limited": "ltd", "plc": "plc", "gmbh": "gmbh", "ag": "ag", "lp": "lp", "l.p": "lp",
    "llp": "llp", "b.v": "bv", "bv": "bv", "s.a": "sa", "sa": "sa", "pte ltd": "pte", "pty ltd": "pty",
    "pvt ltd": "pvt", "co": "co", "company": "co", "ab": "ab", "oy": "oy", "srl": "srl", "sarl": "srl",
}  # fmt: skip
_FORM: Final = r"(?:{})\b".format("|".join(sorted(map(re.escape, _FORMS), key=len, reverse=True)))
# A run of blanks is tried from its beginning only, so that a long one costs no more than its length.
_ENDS: Final = re.compile(rf"(?<![\s,])[\s,]+(?P<form>{_FORM})\.?\W*\Z", re.IGNORECASE)
_SHORTEST: Final = 5


class Names(Check):
    """A hit for each place where a party's name bears another form of company than in its introduction."""

    words: ClassVar[frozenset[str]] = frozenset({"found", "name"})

    kind: Literal["names"]

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit for each other name."""
        reading = scope.reading
        for party in reading.contract.parties:
            ending = _ENDS.search(party.name)
            base = party.name[: ending.start()].strip(" ,") if ending else ""
            if ending is None or len(base) < _SHORTEST:
                continue
            for found in re.finditer(_written(base), reading.text, re.IGNORECASE):
                if _form(found["form"]) != _form(ending["form"]):
                    span = Span(found.start(), found.end())
                    quote = reading.quote(Match(span, reading.sentence_at(span.start)))
                    words = {"found": " ".join(found[0].split()), "name": party.name}
                    yield Hit((party.span, quote), words=words)
                    break


def _written(base: str) -> str:
    words = r"\s+".join(re.escape(word) for word in base.split())
    return rf"(?<!\w){words},?\s{{1,3}}(?P<form>{_FORM})"


def _form(words: str) -> str:
    return _FORMS[" ".join(words.lower().rstrip(".").split())]
