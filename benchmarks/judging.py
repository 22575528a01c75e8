"""What a person said of findings, beside the contracts, and how findings are matched to planted defects.

A judgement is kept under the finding's rule and fingerprint, which stay the same while rule and quoted words
stay the same, whatever becomes of the message. `right` is false for a finding that says what is not so, or
calls grave what is fair; `defects` names what was planted and is told by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from clausekit.datamodel import Document, Finding, Severity, Span

BASE = re.compile(r"^[A-Z]+-\d{2}")
ABSENT = ("missing", "unread", "unclear")
TIERS = ("critical", "material", "minor")
AIMS = {"critical": 0.95, "material": 0.85, "minor": 0.70}
# Prefixes of rules that stand under one heading of the checklist.
DOMAINS = (
    *("SLA", "TRM COC", "IP", "DSP", "CNF NDA", "LOL", "IND WAR INS", "PAY LIQ", "DPS"),
    *(
        "ENT",
        "CHG",
        "ACC",
        "ASG SUB",
        "AUD",
        "FM",
        "GOV",
        "NCP EXC NSL",
        "MFC BMK",
        "TEL",
        "PUB NOT",
        "BCP",
        "DRF",
    ),
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was said of one finding, and the planted defects that it tells of."""

    right: bool
    defects: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """One finding, what a person said of it, and the planted defects that it tells of."""

    finding: Finding
    judgement: Judgement | None
    defects: tuple[str, ...]

    @property
    def grave(self) -> bool:
        """Critical or high."""
        return self.finding.severity >= Severity.HIGH


def key(finding: Finding) -> str:
    """The name under which a judgement of the finding is kept."""
    return f"{finding.rule} {finding.fingerprint[:12]}"


def read_judgements(path: Path) -> dict[str, Judgement]:
    """Judgements by key; none where the file is absent."""
    if not path.exists():
        return {}
    return judgements(yaml.safe_load(path.read_text(encoding="utf-8"))["findings"])


def judgements(listed: Iterable[Mapping[str, Any]]) -> dict[str, Judgement]:
    """What was said of findings, by their key."""
    return {
        f"{one['rule']} {one['mark']}": Judgement(one["right"], tuple(one.get("defects", ())), one["reason"])
        for one in listed
    }


def told(
    finding: Finding,
    document: Document,
    defects: Iterable[Mapping[str, Any]],
    judged: Mapping[str, Judgement],
) -> Read:
    """The finding with the defects that it tells of: as judged, or else as the rules and the words say."""
    judgement = judged.get(key(finding))
    if judgement:
        return Read(finding, judgement, judgement.defects if judgement.right else ())
    return Read(finding, None, tuple(d["id"] for d in defects if tells(finding, d, document)))


def tells(finding: Finding, defect: Mapping[str, Any], document: Document) -> bool:
    """True when the finding is about the defect, as far as that can be said without reading.

    A defect with words is told by a finding that quotes some of them and whose rule is of the same domain, or
    of a kind of contract or a comparison, which have no heading of their own; a missing thing by a finding of
    the same rule that something is missing, unread or unclear.
    """
    points = research(defect)
    if defect["quote"]:
        words = find(document, defect["quote"])
        near = words is not None and any(words.overlaps(span) for span in finding.evidence)
        heading = domain(finding.rule)
        return near and (heading is None or heading in {domain(point) for point in points})
    return finding.state in ABSENT and base(finding.rule) in points


def research(defect: Mapping[str, Any]) -> tuple[str, ...]:
    """Points of the checklist that a defect stands for; the older samples name rules."""
    return tuple(defect.get("research") or [defect["rule"], *defect.get("also", ())])


def base(rule: str) -> str:
    """The researched rule: one of several bands or cases has a letter behind it."""
    found = BASE.match(rule)
    return found[0] if found else rule


def domain(rule: str) -> str | None:
    """The heading of the checklist that the rule stands under, if it has one."""
    prefix = rule.split("-", maxsplit=1)[0]
    return next((heading for heading in DOMAINS if prefix in heading.split()), None)


def find(document: Document, words: str) -> Span | None:
    """Where the words stand, however they are broken into lines."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, document.text, re.IGNORECASE)
    return Span(*found.span()) if found else None
