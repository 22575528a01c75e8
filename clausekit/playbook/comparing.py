"""Two playbooks, or two sets of findings, in; what differs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clausekit.datamodel import Finding
from clausekit.playbook.schema import Playbook, Rule

Change: TypeAlias = Literal["added", "removed", "changed"]

# What of a rule changes what is found, and how it is shown.
_FINDS = ("check", "severity", "enabled", "clause", "provision", "kinds", "hurts", "when", "unless", "covers")


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that only the new playbook has, only the old one, or both differently: in their `keys`."""

    change: Change
    rule: str
    title: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that only the new playbook makes, only the old one, or both with another severity or state.

    `before` and `after` are the finding by each; None where it makes none.
    """

    change: Change
    before: Finding | None
    after: Finding | None

    @property
    def finding(self) -> Finding:
        """The newer of the two."""
        finding = self.after or self.before
        if finding is None:
            raise ValueError("a change without a finding")
        return finding


def changed_rules(old: Playbook, new: Playbook) -> Iterator[RuleChange]:
    """Rules that differ in what they find or say, in the order of the new playbook, then of the old one.

    A rule that is switched off counts as not there.
    """
    before = {rule.id: rule for rule in old.rules if rule.enabled}
    after = {rule.id: rule for rule in new.rules if rule.enabled}
    for id, rule in after.items():
        if id not in before:
            yield RuleChange("added", id, rule.title)
        elif keys := tuple(_differing(before[id], rule)):
            yield RuleChange("changed", id, rule.title, keys)
    for id, rule in before.items():
        if id not in after:
            yield RuleChange("removed", id, rule.title)


def changed_findings(old: Iterable[Finding], new: Iterable[Finding]) -> tuple[FindingChange, ...]:
    """What the new findings have and the old lack, the other way round, and what weighs differently."""
    before = {finding.fingerprint: finding for finding in old}
    after = {finding.fingerprint: finding for finding in new}
    changes = [
        FindingChange(_change(before.get(mark), after.get(mark)), before.get(mark), after.get(mark))
        for mark in dict.fromkeys([*after, *before])
        if _weight(before.get(mark)) != _weight(after.get(mark))
    ]
    return tuple(sorted(changes, key=_order))


def _differing(old: Rule, new: Rule) -> Iterator[str]:
    for key in type(new).model_fields:
        if getattr(old, key) != getattr(new, key):
            yield key if key in _FINDS else f"{key} (words only)"


def _change(before: Finding | None, after: Finding | None) -> Change:
    if before is None:
        return "added"
    return "changed" if after else "removed"


def _weight(finding: Finding | None) -> tuple[int, str] | None:
    return (int(finding.severity), finding.state) if finding else None


def _order(change: FindingChange) -> tuple[str, int, str, str]:
    return change.change, -change.finding.severity, change.finding.rule, change.finding.fingerprint
