"""A document in, each change to it reviewed again, and whether the review noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from clausekit.datamodel import Contract, Document, Finding, Review, Side
from clausekit.playbook.engine import applies, is_part
from clausekit.playbook.reading import Reading
from clausekit.playbook.schema import Playbook, Rule
from clausekit.reviewer import Reviewer
from clausekit.selftest.alterations import alterations
from clausekit.selftest.changes import Change
from clausekit.selftest.deletions import deletions
from clausekit.selftest.editing import edited, place_of

_ABSENT = {"missing", "unread", "unclear"}


@dataclass(frozen=True, slots=True)
class Trial:
    """A change, and the findings that it brought and that speak of it: none when it went unnoticed."""

    change: Change
    findings: tuple[Finding, ...]

    @property
    def noticed(self) -> bool:
        """Whether the review said anything of it."""
        return bool(self.findings)


Choose: TypeAlias = Callable[[list[Change]], list[Change]]


def self_test(
    document: Document,
    reviewer: Reviewer,
    on_trial: Callable[[int, int], None] | None = None,
    choose: Choose | None = None,
) -> Iterator[Trial]:
    """Review `document`, then each changed copy of it, and compare.

    A change counts as noticed when a finding is there that was not there before and that stands at the
    changed words or in a clause concerned, or comes from a rule that looks at such clauses, or says that
    something is absent. `on_trial` is called with the number of trials done and of all; `choose` picks some
    of the changes that can be made, where all of them would take too long.
    """
    review = reviewer.review(document)
    contract = review.contract
    rules = _rules(reviewer.playbook_for(contract), contract, review.side)
    changes = [*deletions(contract, list(rules.values())), *alterations(contract, review.side)]
    changes = choose(changes) if choose else changes
    for done, change in enumerate(changes, start=1):
        again = reviewer.review(edited(document, change.edits))
        yield Trial(change, tuple(_telling(change, review, again, rules)))
        if on_trial:
            on_trial(done, len(changes))


def _rules(playbook: Playbook, contract: Contract, side: Side) -> dict[str, Rule]:
    """The rules of `playbook` that have anything to say of this contract, by id."""
    reading = Reading(contract)
    part = is_part(playbook, reading)
    return {
        rule.id: rule for rule in playbook.rules if applies(rule, playbook, reading, side=side, part=part)
    }


def _telling(change: Change, before: Review, after: Review, rules: dict[str, Rule]) -> Iterator[Finding]:
    known = {finding.fingerprint for finding in before.findings}
    places = [place_of(change.edits, index) for index in range(len(change.edits))]
    for finding in after.findings:
        if finding.fingerprint in known:
            continue
        rule = rules.get(finding.rule)
        at = any(span.overlaps(place) or place in span for span in finding.evidence for place in places)
        about = bool(rule and set(rule.clause) & set(change.types)) or _stands_in(
            after, finding, change.types
        )
        if at or about or (change.kind == "deletion" and finding.state in _ABSENT):
            yield finding


def _stands_in(review: Review, finding: Finding, types: tuple[str, ...]) -> bool:
    """Whether the finding quotes a clause of one of the types."""
    clauses = Reading(review.contract).labelled(types) if types else ()
    return any(span in clause.span for span in finding.evidence for clause in clauses)
