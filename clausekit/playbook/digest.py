"""A Review in, what a reader needs in half a minute out: verdict, the five worst, what can be traded, what
was not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from clausekit.datamodel import Finding, Review, Strength
from clausekit.playbook.verdict import Verdict, verdict

_TOP: Final = 5
# What is known comes before what could not be read or is doubtful.
_STATES: Final = {"risk": 0, "missing": 0, "unclear": 1, "unread": 2}
_END: Final = 10**9
_UNREAD: Final = {"no_text", "bad_text", "unread_part", "limit", "damaged"}


@dataclass(frozen=True, slots=True)
class Digest:
    """`decided` is the finding that decided the verdict, None when nothing stands against signing; `top` are
    the worst findings, one of each rule; `not_read` says in words what the review is silent about."""

    verdict: Verdict
    decided: Finding | None
    top: tuple[Finding, ...]
    strengths: tuple[Strength, ...]
    not_read: tuple[str, ...]


def digest(review: Review) -> Digest:
    """The digest of `review`."""
    word, rule = verdict(review.findings)
    decided = next((finding for finding in review.findings if finding.rule == rule), None)
    not_read = tuple(dict.fromkeys(_not_read(review)))
    return Digest(word, decided, tuple(_worst(review))[:_TOP], review.strengths, not_read)


def _worst(review: Review) -> Iterator[Finding]:
    """Findings by weight; each rule once, so that ten cases of one thing do not hide four others."""
    seen: set[str] = set()
    for finding in sorted(review.findings, key=_weight):
        if finding.rule not in seen:
            seen.add(finding.rule)
            yield finding


def _weight(finding: Finding) -> tuple[int, int, int]:
    start = finding.evidence[0].start if finding.evidence else _END
    return -finding.severity, _STATES[finding.state], start


def _not_read(review: Review) -> Iterator[str]:
    for problem in review.contract.document.problems:
        if problem.kind in _UNREAD:
            yield f"page {problem.page}: {problem.message}" if problem.page else problem.message
    for schedule in review.contract.schedules:
        if schedule.state != "present":
            state = "is blank" if schedule.state == "blank" else "is named, but not in the document"
            yield f"{schedule.name} {state}"
    for finding in review.findings:
        if finding.state == "unread":
            yield f"cannot be judged: {finding.title}"
