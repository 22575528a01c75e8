"""The judgements beside the samples speak of planted defects, once of each finding."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from clausekit.datamodel import Document, Finding, Severity, Span, State

MARK = re.compile(r"[0-9a-f]{12}")


@pytest.fixture
def judged(name: str, samples_dir: Path) -> list[dict[str, Any]]:
    """What was said of the sample's findings; the test is skipped where nobody has judged them."""
    path = samples_dir / f"{name}.judged.yaml"
    if not path.exists():
        pytest.skip("nobody judged this sample")
    listed: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["findings"]
    return listed


def test_every_finding_is_judged_once_and_with_a_reason(judged: list[dict[str, Any]]) -> None:
    keys = [(one["rule"], one["mark"]) for one in judged]
    assert len(keys) == len(set(keys))
    assert all(MARK.fullmatch(mark) for _, mark in keys)
    assert all(isinstance(one["right"], bool) and one["reason"] for one in judged)


def test_judgements_name_planted_defects(judged: list[dict[str, Any]], expected: dict[str, Any]) -> None:
    planted = {defect["id"] for defect in expected["defects"]}
    named = {id for one in judged for id in one.get("defects", ())}
    assert named <= planted


def test_a_wrong_finding_tells_of_no_defect(judged: list[dict[str, Any]]) -> None:
    assert not [one for one in judged if one.get("defects") and not one["right"]]


DOCUMENT = Document("a.txt", "0" * 64, "text/plain", "The fee rises.\nIt is  due at once.", ())
DEFECT = {"id": "due", "research": ["PAY-01"], "quote": "It is due at once"}


@pytest.mark.parametrize(
    ("rule", "span", "told"),
    [
        ("PAY-14", Span(15, 34), True),  # another rule of the same heading, at the words
        ("LIQ-01", Span(20, 25), True),
        ("PAY-01", Span(0, 14), False),  # elsewhere
        ("SLA-06", Span(15, 34), False),  # about something else
        ("RSL-03", Span(15, 34), True),  # a rule of one kind of contract, without a heading
    ],
)
def test_a_finding_tells_of_a_defect_at_its_words(rule: str, span: Span, *, told: bool) -> None:
    from benchmarks.judging import tells

    assert tells(_finding(rule, span), DEFECT, DOCUMENT) is told


def test_a_missing_thing_is_told_by_its_rule_alone() -> None:
    from benchmarks.judging import tells

    missing = {"id": "none", "research": ["IP-09"], "quote": None}
    assert tells(_finding("IP-09K", state="missing"), missing, DOCUMENT)
    assert not tells(_finding("IP-09K", Span(0, 3)), missing, DOCUMENT)
    assert not tells(_finding("IP-10", state="missing"), missing, DOCUMENT)


def _finding(rule: str, *evidence: Span, state: State = "risk") -> Finding:
    words = ("title", "message", "why", "suggestion", "source")
    return Finding(
        rule, state, Severity.HIGH, "customer", "legal", *words, None, evidence, ("here",), "0" * 16
    )
