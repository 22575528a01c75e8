"""One name for each side of a contract, so that a sentence reads alike whoever the parties are.

"Gannet may end this Order" tells the encoder of sentences little; "Vendor may end this Order" a great deal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from clausekit.datamodel import Party

VENDOR, CUSTOMER = "Vendor", "Customer"
NAMES: Final[dict[str, str]] = {"vendor": VENDOR, "customer": CUSTOMER}
# A single letter would stand in other words' places.
_SHORTEST: Final = 2


class SideNames:
    """What the parties of one contract are called, with the side that each is on."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self._sides = dict(_called(parties))
        longest_first = sorted(self._sides, key=len, reverse=True)
        names = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(rf"\b(?:{names})\b(?!@)") if names else None

    def plain(self, text: str) -> str:
        """`text` with every name of a party whose side is known told as Vendor or Customer."""
        if self._pattern is None:
            return text
        return self._pattern.sub(self._side, text)

    def _side(self, match: re.Match[str]) -> str:
        return self._sides[match.group()]


def _called(parties: Iterable[Party]) -> Iterator[tuple[str, str]]:
    for party in parties:
        side = NAMES.get(party.role)
        for name in (party.name, *party.aliases) if side else ():
            for form in (name, name.upper(), *_FORMS.get(name.lower(), ())):
                if len(name) >= _SHORTEST:
                    yield form, str(side)


_FORMS: Final = {
    "we": ("we", "We", "us", "Us", "our", "Our"),
    "you": ("you", "You", "your", "Your"),
}
