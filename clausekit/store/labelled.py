"""Decisions in, labelled data out: what training reads and what the owner of a playbook wants to know."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clausekit.store.decisions import ClauseDecision, FindingDecision


@dataclass(frozen=True, slots=True)
class RuleShare:
    """How often findings of one rule were dismissed, of those that somebody decided on."""

    rule: str
    confirmed: int
    dismissed: int
    reasons: tuple[str, ...]

    @property
    def share(self) -> float:
        """Dismissed ones of all decided, 0–1."""
        return self.dismissed / (self.confirmed + self.dismissed)


def labelled(clauses: Iterable[ClauseDecision], findings: Iterable[FindingDecision]) -> Iterator[str]:
    """One JSON object a line: clauses with the type that they are of, then findings with their verdict."""
    for clause in clauses:
        yield _line(
            kind="clause",
            type=clause.type,
            said=list(clause.said),
            heading=clause.heading,
            words=clause.words,
            document=clause.document,
            decided_at=clause.decided_at.isoformat(),
        )
    for finding in findings:
        yield _line(
            kind="finding",
            rule=finding.rule,
            verdict=finding.verdict,
            reason=finding.reason,
            quoted=finding.quoted,
            fingerprint=finding.fingerprint,
            document=finding.document,
            decided_at=finding.decided_at.isoformat(),
        )


def rule_shares(findings: Sequence[FindingDecision]) -> list[RuleShare]:
    """Every rule with decisions, the most often dismissed first."""
    by_rule: defaultdict[str, list[FindingDecision]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    shares = [_share(rule, decided) for rule, decided in by_rule.items()]
    return sorted(shares, key=_worst_first)


def _share(rule: str, decided: Sequence[FindingDecision]) -> RuleShare:
    dismissed = [each for each in decided if each.verdict == "dismissed"]
    reasons = tuple(dict.fromkeys(each.reason for each in dismissed if each.reason))
    return RuleShare(rule, len(decided) - len(dismissed), len(dismissed), reasons)


def _worst_first(share: RuleShare) -> tuple[float, int, str]:
    return -share.share, -share.dismissed, share.rule


def _line(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"
