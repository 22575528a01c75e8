"""What a review concludes, and what becomes of one file of a scan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, TypeAlias

from clausekit.datamodel.contract import Contract
from clausekit.datamodel.spans import Span

Side: TypeAlias = Literal["customer", "vendor"]
Hurts: TypeAlias = Literal["customer", "vendor", "both"]
Owner: TypeAlias = Literal["legal", "procurement", "it", "security", "finance"]
State: TypeAlias = Literal["risk", "missing", "unread", "unclear"]


class Severity(IntEnum):
    """How much a finding matters to the side it hurts; comparable, low to critical."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """One departure from the playbook, with its proof.

    `evidence` are the spans that show it; for an absent thing, `searched` says where and for what was looked.
    One of the two is never empty. `fingerprint` stays the same while rule and quoted words stay the same.
    """

    rule: str
    state: State
    severity: Severity
    hurts: Hurts
    owner: Owner
    title: str
    message: str
    why: str
    suggestion: str
    source: str
    clause: str | None
    evidence: tuple[Span, ...]
    searched: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Strength:
    """Something that is better than usual for the side reviewed, with its proof: it can be traded."""

    rule: str
    title: str
    message: str
    source: str
    clause: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in one contract, for one side, by one playbook.

    `made_by` names the versions that made it ("clausekit", "playbook", "models"), so that it can be made
    again.
    """

    contract: Contract
    playbook: str
    side: Side
    findings: tuple[Finding, ...]
    made_by: tuple[tuple[str, str], ...]
    strengths: tuple[Strength, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file of a scan: a review, or one sentence saying why there is none."""

    path: str
    review: Review | None = None
    error: str | None = None
