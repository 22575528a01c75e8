"""`figures`: a number in words that differs from the figures in brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.datamodel import Span
from clausekit.facts.numerals import value_of
from clausekit.playbook.checks.base import Check
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.scope import Hit, Scope

_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)"
)
_CURRENCY = (
    r"(?:\s(?:united\sstates\s|u\.?s\.?\s|canadian\s|australian\s)?"
    r"(?:dollars?|euros?|pounds?(?:\ssterling)?|francs?|percent|per\scent))?"
)
_SIGN = r"(?:(?:us|c|a)?\$|usd|eur|gbp|chf|[€£])?"
_BOTH = re.compile(
    rf"(?<![\w-])(?P<words>{_NUMBER}(?:[\s-](?:and\s)?{_NUMBER}){{0,9}}){_CURRENCY}"
    rf"\s?\(\s?{_SIGN}\s?(?P<figures>\d{{1,3}}(?:,\d{{3}}){{0,4}}(?:\.\d{{1,2}})?|\d{{1,12}}(?:\.\d{{1,2}})?)\s?%?\s?\)"
    rf"(?!\s?(?:hundred|thousand|million|billion))",
    re.IGNORECASE,
)


class Figures(Check):
    """A hit for each place like "thirty (60) days"."""

    words: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["figures"]

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit for each place."""
        reading = scope.reading
        for found in _BOTH.finditer(reading.text):
            words, figures = value_of(found["words"]), value_of(found["figures"])
            if words is not None and figures is not None and words != figures:
                span = Span(found.start(), found.end())
                yield Hit((_shown(span, reading),), words={"found": " ".join(found[0].split())})


def _shown(span: Span, reading: Reading) -> Span:
    """The sentence of a place, and the place itself where a line break was taken for the sentence's end."""
    quote = reading.quote(Match(span, reading.sentence_at(span.start)))
    return Span(min(quote.start, span.start), max(quote.end, span.end))
