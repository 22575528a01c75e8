"""Clauses in, what is wrong with their numbers out: skipped and repeated ones."""

from __future__ import annotations

from clausekit.datamodel import Clause, Problem
from clausekit.segmentation.numbering import Number, read_numbers


def numbering_problems(clauses: tuple[Clause, ...]) -> tuple[Problem, ...]:
    """A Problem of kind "numbering" for each number that is skipped or printed twice among siblings."""
    problems: list[Problem] = []
    last: dict[str | None, dict[str, tuple[tuple[int, ...], str]]] = {}
    for clause in clauses:
        seen = last.setdefault(clause.parent, {})
        readings = read_numbers(f"{clause.number}. X", 0, len(clause.number) + 3) if clause.number else ()
        if not readings or clause.kind == "schedule":
            continue
        number = _reading(readings, seen)
        problem = _compare(number, seen.get(number.style), clause)
        if problem:
            problems.append(problem)
        seen[number.style] = (number.path, clause.number)
    return tuple(problems)


def _reading(readings: tuple[Number, ...], seen: dict[str, tuple[tuple[int, ...], str]]) -> Number:
    """The reading that goes on with what was seen, "(i)" after "(h)" being a letter."""
    for number in readings:
        before = seen.get(number.style)
        if before and number.path[-1] == before[0][-1] + 1:
            return number
    return next((number for number in readings if number.style in seen), readings[0])


def _compare(number: Number, before: tuple[tuple[int, ...], str] | None, clause: Clause) -> Problem | None:
    if before is None or len(before[0]) != len(number.path) or before[0][:-1] != number.path[:-1]:
        return None
    step = number.path[-1] - before[0][-1]
    where = f" in {clause.parent}" if clause.parent and not clause.number[0].isdigit() else ""
    if step == 0:
        return Problem("numbering", f"number {clause.number} is printed twice{where}")
    if step > 1:
        return Problem(
            "numbering", f"number {clause.number} follows {before[1]}{where}: one or more are missing"
        )
    return None
