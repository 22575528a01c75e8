"""Findings in, one word for the whole contract out, and the rule that decided it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from clausekit.datamodel import Finding, Severity

Verdict: TypeAlias = Literal["ready_to_sign", "negotiate", "do_not_sign"]


def verdict(findings: Iterable[Finding]) -> tuple[Verdict, str]:
    """The verdict and the id of the rule that decided it ("" when nothing stands against signing).

    One critical risk or one critical thing that is missing: do not sign. Anything else above low, and
    anything critical that is only unread or unclear: negotiate. The thresholds are judgement.
    """
    ranked = sorted(findings, key=_weight)
    for finding in ranked:
        if finding.severity is Severity.CRITICAL and finding.state in {"risk", "missing"}:
            return "do_not_sign", finding.rule
    if ranked and ranked[0].severity > Severity.LOW:
        return "negotiate", ranked[0].rule
    return "ready_to_sign", ""


def _weight(finding: Finding) -> int:
    return -finding.severity
