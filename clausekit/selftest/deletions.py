"""Clauses taken out: everything that is, or may be, about what a presence rule asks for."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.datamodel import Clause, Contract, Span
from clausekit.playbook.checks.presence import Presence
from clausekit.playbook.reading import Reading
from clausekit.playbook.schema import Rule
from clausekit.playbook.scope import Scope
from clausekit.selftest.changes import Change
from clausekit.selftest.editing import Edit

# The court is named beside the law as often as apart from it: who takes the one out takes the other.
_BESIDE = {"dispute_resolution": ("governing_law",)}
# A clause that is most of the document cannot be taken out of it.
_MOST = 0.5
_SHOWN = 80


def deletions(contract: Contract, rules: list[Rule]) -> Iterator[Change]:
    """One change for each set of clauses by which one of `rules` found that its subject is there."""
    reading = Reading(contract)
    seen: set[tuple[Span, ...]] = set()
    for rule in rules:
        if not isinstance(rule.check, Presence) or not rule.check.labels or not rule.clause:
            continue
        clauses = _about(rule, reading)
        spans = tuple(clause.span for clause in clauses)
        if not spans or spans in seen or sum(map(len, spans)) > _MOST * len(reading.text):
            continue
        seen.add(spans)
        yield _taken_out(rule, clauses, reading)


def _about(rule: Rule, reading: Reading) -> tuple[Clause, ...]:
    """The clauses that carry a label of the rule's types, and the smallest that may be about them, too, or
    that hold one of its provisions: a law that is chosen among the miscellaneous terms is still chosen."""
    if not any(clause.body for clause in reading.labelled(rule.clause)):
        return ()  # a bare heading, in a list of contents or of duties, says nothing that could be missed
    wanted = {*rule.clause, *(beside for type_ in rule.clause for beside in _BESIDE.get(type_, ()))}
    sure = reading.labelled(wanted)
    holding = {clause.id for clause in _holding(rule, reading)}
    perhaps = (
        clause
        for clause in reading.contract.clauses
        if (clause.id in holding or any(label.type in wanted for label in clause.labels))
        and not any(clause.span in other.span or other.span in clause.span for other in sure)
    )
    small = [clause for clause in perhaps if not _holds_others(clause, reading)]
    return tuple(sorted((*sure, *small), key=_start))


def _holding(rule: Rule, reading: Reading) -> Iterator[Clause]:
    """The innermost clauses in which a provision of the rule's types surely stands."""
    for provision in Scope(reading, rule.clause, rule.provision).sure_provisions():
        clause = reading.clause_at(provision.span)
        if clause:
            yield clause


def _holds_others(clause: Clause, reading: Reading) -> bool:
    return any(other.parent == clause.id for other in reading.contract.clauses)


def _start(clause: Clause) -> int:
    return clause.span.start


def _taken_out(rule: Rule, clauses: tuple[Clause, ...], reading: Reading) -> Change:
    about = " and ".join(type_.replace("_", " ") for type_ in rule.clause)
    first = clauses[0].span
    before = " ".join(reading.text[first.start : first.start + _SHOWN].split())
    edits = tuple(Edit(clause.span, "") for clause in clauses)
    return Change("deletion", f"what is said of {about} taken out", rule.clause, before, "", edits)
