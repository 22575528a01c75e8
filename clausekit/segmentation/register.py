"""Clauses in, a register of their numbers out: asked for a number, it gives the clause."""

from __future__ import annotations

import re
from collections import defaultdict
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


class Register:
    """The numbers of one contract's clauses, looked up by how a reference prints them."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self.by_id = {clause.id: clause for clause in clauses}
        self._numbers: defaultdict[str, list[tuple[bool, Clause | None, Clause]]] = defaultdict(list)
        self._schedules: dict[str, Clause] = {}
        for clause in self.by_id.values():
            if clause.kind == "schedule":
                self._schedules.setdefault(schedule_key(clause.number), clause)
            elif clause.number:
                article, key = _key(full_number(clause, self.by_id))
                self._numbers[key].append((article, self.schedule_of(clause), clause))

    def find(self, number: str, within: Clause | None = None) -> Clause | None:
        """The clause that `number` names: in the schedule `within` first, then in the body, then anywhere."""
        if SCHEDULE.match(number.strip()):
            return self.schedule(number)
        article, wanted = _key(number)
        known = self._numbers.get(wanted, [])
        inside = [item for item in known if item[1] is not None and item[1] is within]
        body = [item for item in known if item[1] is None]
        for some in (inside, body, known):
            alike = [item for item in some if item[0] == article]
            if alike or some:
                return (alike or some)[0][2]
        return None

    def schedule(self, name: str) -> Clause | None:
        """The schedule of that name, "Exhibit A"."""
        return self._schedules.get(schedule_key(name.strip()) or "-")

    def schedule_of(self, clause: Clause | None) -> Clause | None:
        """The schedule that `clause` is or stands in."""
        while clause is not None and clause.kind != "schedule":
            clause = self.by_id.get(clause.parent) if clause.parent else None
        return clause


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
