"""The number in a cross-reference in, the clause that it names out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clausekit.datamodel import Clause
from clausekit.segmentation.numbering import WORDS, roman
from clausekit.segmentation.parts import SCHEDULE, schedule_key
from clausekit.segmentation.paths import full_number

WORD = re.compile(
    r"(?P<article>articles?|art\.|parts?)\s{0,4}|(?:sections?|sec\.|clauses?|(?:sub-?)?paragraphs?|§{1,2})\s{0,4}",
    re.IGNORECASE,
)
ROMAN_FIRST = re.compile(r"[ivxl]{1,7}(?=\.\d|$)")
SPACE = re.compile(r"\s{1,99}")


def resolve(number: str, clauses: Iterable[Clause]) -> Clause | None:
    """The clause that "7.2(b)", "Section 7.2", "Article II", "Schedule A" or "Exhibit B-1" names, if any.

    A number counts in the body of the contract first, then in its schedules. "Article 7" also names the
    clause "7" where the contract has no articles, and "Section 2" the article.
    """
    known = tuple(clauses)
    found = SCHEDULE.match(number.strip())
    if found:
        key = schedule_key(number.strip())
        return next((c for c in known if c.kind == "schedule" and schedule_key(c.number) == key), None)
    kind, wanted = _key(number)
    by_id = {clause.id: clause for clause in known}
    other: Clause | None = None
    inner: Clause | None = None
    for clause in known:
        if not clause.number or clause.kind == "schedule":
            continue
        here, key = _key(full_number(clause, by_id))
        if key != wanted:
            continue
        if _in_schedule(clause, by_id):
            inner = inner or clause
        elif here == kind:
            return clause
        else:
            other = other or clause
    return other or inner


def _key(number: str) -> tuple[bool, str]:
    """Whether an article is named, and its number without words, blanks and closing stop: "ii" as "2"."""
    text = number.strip()
    word = WORD.match(text)
    bare = SPACE.sub("", text[word.end() :] if word else text).casefold().rstrip(".:)") if text else ""
    if text.endswith(")"):
        bare += ")" * (bare.count("(") > bare.count(")"))
    if bare in WORDS:
        bare = str(WORDS.index(bare) + 1)
    first = ROMAN_FIRST.match(bare)
    if first and (value := roman(first.group())):
        bare = f"{value}{bare[first.end() :]}"
    return bool(word and word["article"]), bare


def _in_schedule(clause: Clause, by_id: dict[str, Clause]) -> bool:
    above: Clause | None = clause
    while above is not None:
        if above.kind == "schedule":
            return True
        above = by_id.get(above.parent) if above.parent else None
    return False
