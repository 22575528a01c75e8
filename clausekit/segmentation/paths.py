"""A clause and its relatives in, the number by which a cross-reference names it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from clausekit.datamodel import Clause

WHOLE = re.compile(r"(?:section|sec\.|clause|paragraph|§{1,2})\s*(?=\d)", re.IGNORECASE)
DECIMAL = re.compile(r"\d+(?!\))")
ROMAN_DECIMAL = re.compile(r"[IVX]{1,6}\.\d")
WHOLE_NUMBER = re.compile(r"\d+")
LETTER = re.compile(r"[a-z]{1,5}|[0-9]{1,2}\)")


def full_number(clause: Clause, clauses: Iterable[Clause] | Mapping[str, Clause]) -> str:
    """The printed path of `clause`: "7.2(b)" for "(b)" under "7.2"; "" when nothing on it has a number.

    `clauses` are all of the contract's (a mapping from id saves time when many are asked for). List letters
    print as in a reference, "a." and "a)" as "(a)"; the word before a number ("Section 3.01") is left out.
    """
    by_id = clauses if isinstance(clauses, Mapping) else {other.id: other for other in clauses}
    tail = ""
    here: Clause | None = clause
    while here is not None and here.kind != "schedule":
        number = WHOLE.sub("", here.number)
        whole = WHOLE_NUMBER.fullmatch(number) is not None
        if ROMAN_DECIMAL.match(number):
            return number + tail
        if DECIMAL.match(number) and not (whole and _numbered_above(here, by_id)):
            return number + tail
        if number.lower().startswith(("art", "part")):
            return number + tail
        tail = _printed(number) + tail
        here = by_id.get(here.parent) if here.parent else None
    return tail.lstrip(".")


def _numbered_above(clause: Clause, by_id: Mapping[str, Clause]) -> bool:
    """True for a list number such as "1" within clause "19.A": it names nothing by itself."""
    above = by_id.get(clause.parent) if clause.parent else None
    while above is not None and above.kind != "schedule":
        if above.number and not above.number.lower().startswith(("art", "part")):
            return True
        above = by_id.get(above.parent) if above.parent else None
    return False


def _printed(number: str) -> str:
    """ "a" and "a)" as "(a)"; capitals as ".A"."""
    if not number or number.startswith("("):
        return number
    bare = number.rstrip(").")
    return f"({bare})" if LETTER.fullmatch(number) or number.endswith(")") else f".{bare}"
