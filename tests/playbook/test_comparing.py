"""What a new playbook would change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from clausekit.datamodel import Severity
from clausekit.playbook import Playbook, check, load_playbook
from clausekit.playbook.comparing import changed_findings, changed_rules
from clausekit.playbook.proof import contract_from

OURS = """
id: ours
title: Our positions
version: "1"
extends: saas
rules:
- id: TRM-01
  check: {bands: [{over: 20 days, severity: critical}]}
- id: PUB-01
  enabled: false
- id: CNF-01
  why: Because we say so.
- id: OUR-01
  title: Pigeons
  hurts: customer
  owner: legal
  severity: low
  check: {kind: phrase, phrases: [pigeon]}
  message: Pigeons.
  why: They carry notices.
  source: judgement
  suggestion: No pigeons.
"""
RENEWAL = (
    "3. Renewal. The term renews automatically for one year unless either party gives notice of non-renewal "
    "at least 90 days before the end of the term. Notices go by pigeon. 4. Publicity. Vendor may use "
    "Customer's name and logo in advertising."
)


@pytest.fixture
def ours(tmp_path: Path) -> Playbook:
    file = tmp_path / "ours.yaml"
    file.write_text(OURS, encoding="utf-8")
    return load_playbook(file)


def test_a_playbook_does_not_differ_from_itself() -> None:
    assert not list(changed_rules(load_playbook("saas"), load_playbook("saas")))


def test_rules_added_removed_and_changed(ours: Playbook) -> None:
    changes = {change.rule: change for change in changed_rules(load_playbook("saas"), ours)}
    assert {id: change.change for id, change in changes.items()} == {
        "TRM-01": "changed",
        "PUB-01": "removed",
        "CNF-01": "changed",
        "OUR-01": "added",
    }
    assert changes["CNF-01"].keys == ("why (words only)",)
    assert "check" in changes["TRM-01"].keys


def test_findings_added_removed_and_changed(ours: Playbook) -> None:
    contract = contract_from(RENEWAL)
    old = check(load_playbook("saas"), contract, side="customer")
    new = check(ours, contract, side="customer")
    changes = {change.finding.rule: change for change in changed_findings(old, new)}
    assert changes["OUR-01"].change == "added"
    assert changes["PUB-01"].change == "removed"
    assert changes["TRM-01"].change == "changed"
    before = changes["TRM-01"].before
    assert before and before.severity < changes["TRM-01"].finding.severity


def test_what_stays_is_no_change() -> None:
    findings = check(load_playbook("saas"), contract_from(RENEWAL), side="customer")
    assert findings
    assert changed_findings(findings, findings) == ()
    worse = [replace(finding, severity=Severity.CRITICAL) for finding in findings]
    assert {change.change for change in changed_findings(findings, worse)} <= {"changed"}
