"""A Document and its clauses in, what is wrong with their numbers out: skipped and repeated ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clausekit.datamodel import Clause, Document, Problem, Span
from clausekit.segmentation.numbering import ARTICLE, NUMERIC, Number, read_numbers

COUNTED = frozenset({ARTICLE, NUMERIC})
WIDEST = 4
"""Numbers skipped at once; with more of them it is our reading that went astray."""
SHARE = 0.25
"""Share of a contract's numbers that may be wrong before our reading is taken to be at fault."""
FEWEST = 4
"""Problems from which that share counts."""
LAST_PART = re.compile(r"(?P<figures>\d+)\D*$|[IVXL]+$")
ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
STOPS = tuple(".):")
SAME = 200
"""Characters that are the same when a clause was printed over again."""
REFERRED = re.compile(
    r"(?:sections?|articles?|clauses?|paragraphs?|and|or|to|in|under|of|the|with|by|,)\s{0,3}$", re.IGNORECASE
)
BRACKET = re.compile(r"\s{0,2}[\[)\],;]|\s{1,3}(?:above|below|hereof|of\sthis|and|or)\b")


@dataclass(frozen=True, slots=True)
class Step:
    """A number, the clause that bears it, and the one before it among its siblings."""

    number: Number
    clause: Clause
    before: Clause


def numbering_problems(document: Document, clauses: tuple[Clause, ...]) -> tuple[Problem, ...]:
    """A Problem of kind "numbering", one sentence, for each number that is skipped or printed twice.

    Only what a reader can check is reported: numbers of clauses ("7", "7.2", "ARTICLE II"), not list letters;
    numbers that begin their line; a skipped one only where it is printed nowhere between its neighbours.
    Numbering starts anew with each schedule.
    """
    steps = list(_steps(document, clauses))
    problems = [problem for step in steps if (problem := _problem(document, step))]
    astray = len(problems) >= FEWEST and len(problems) > SHARE * len(steps)
    return () if astray else tuple(dict.fromkeys(problems))


def _steps(document: Document, clauses: tuple[Clause, ...]) -> Iterator[Step]:
    """Each counted clause beside the one before it under the same parent."""
    last: dict[tuple[str | None, str], tuple[Number, Clause]] = {}
    for clause in clauses:
        number = _number(clause)
        if number is None or not _opens_line(document, clause.span.start) or _is_reference(document, clause):
            continue
        key = (clause.parent, number.style)
        known = last.get(key)
        if known and len(known[0].path) == len(number.path) and known[0].path[:-1] == number.path[:-1]:
            yield Step(number, clause, known[1])
        last[key] = (number, clause)


def _number(clause: Clause) -> Number | None:
    if not clause.number or clause.kind == "schedule":
        return None
    readings = read_numbers(f"{clause.number}. X", 0, len(clause.number) + 3)
    return readings[0] if readings and readings[0].style in COUNTED else None


def _opens_line(document: Document, place: int) -> bool:
    return place == 0 or document.text[place - 1] == "\n"


def _is_reference(document: Document, clause: Clause) -> bool:
    """True for "Section\\n7.1 [Definitions], …": a reference whose line broke before its number."""
    before = document.text[max(0, clause.span.start - 20) : clause.span.start].rstrip("\n")
    after = clause.span.start + len(clause.number)
    return bool(REFERRED.search(before) or BRACKET.match(document.text, after))


def _problem(document: Document, step: Step) -> Problem | None:
    first = _number(step.before)
    jump = step.number.path[-1] - first.path[-1] if first else 1
    page = document.page_of(step.clause.span.start)
    if jump == 0 and _twice(document, step):
        return Problem("numbering", f"Two clauses are numbered {step.clause.number}.", page)
    last = step.number.path[-1]
    missing = [_like(step, value) for value in range(last - jump + 1, last)]
    if not 1 < jump <= WIDEST or any(_printed(document, step, number) for number in missing):
        return None
    listed = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
    names = f"{step.before.number} is followed by {step.clause.number}"
    lead = "Clause " if names[0].isdigit() else ""
    return Problem(
        "numbering", f"{lead}{names}: {listed} {'is' if len(missing) == 1 else 'are'} missing.", page
    )


def _twice(document: Document, step: Step) -> bool:
    """True for two different clauses whose numbers are set alike ("4." and "4." but not "4. …" and "4 …").

    Whole numbers also count lists, which begin anew: they must both have a heading, and not be the first.
    """
    if len(step.number.path) == 1 and (
        step.number.opens or not (step.before.heading[:1].isalpha() and step.clause.heading[:1].isalpha())
    ):
        return False
    one, two = _opening(document, step.before), _opening(document, step.clause)
    return one != two and (one[:1] in STOPS) == (two[:1] in STOPS)


def _opening(document: Document, clause: Clause) -> str:
    """The first words of a clause, behind its number."""
    start = clause.span.start + len(clause.number)
    return document.text[start : min(clause.span.end, start + SAME)]


def _like(step: Step, value: int) -> str:
    """`value` in place of the number's last part, set as that is: "9.03" before "9.04", "IV" before "V"."""
    printed = step.clause.number.removesuffix(".0")
    last, before = LAST_PART.search(printed), LAST_PART.search(step.before.number)
    if last is None or before is None:
        return str(value)
    if last["figures"]:
        padded = (before["figures"] or "").startswith("0")
        bare = printed[: last.start()].rpartition(" ")[2]
        return bare + str(value).zfill(len(last["figures"]) if padded else 1)
    return "X" * (value // 10) + ROMAN_UNITS[value % 10]


def _printed(document: Document, step: Step, number: str) -> bool:
    """True when the number stands anywhere between its neighbours, whatever became of it."""
    between = Span(step.before.span.start, step.clause.span.start)
    return re.search(rf"(?<![\w.]){re.escape(number)}(?![\dIVX])", document.quote(between)) is not None
