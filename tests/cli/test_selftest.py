"""`clausekit selftest`, as its user sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RENEWAL = (
    "1. Term. The term renews automatically for one year unless either party gives notice of non-renewal at "
    "least thirty (30) days before the end of the term.\n\n"
    "2. Governing law. This Agreement is governed by the laws of Malta.\n"
)
OURS = """
id: ours
title: Our positions
version: "1"
extends: saas
rules:
- id: PUB-01
  enabled: false
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.txt"
    file.write_text(RENEWAL, encoding="utf-8")
    return file


@pytest.mark.usefixtures("unlearned")
def test_it_says_what_was_noticed(run: Callable[..., Any], draft: Path) -> None:
    answer = run("selftest", draft)
    assert answer.code == 0
    assert "figures made to differ from their words (ENT-04F" in answer.out
    assert "alterations noticed" in answer.out


@pytest.mark.usefixtures("unlearned")
def test_it_goes_by_a_playbook_of_ones_own(run: Callable[..., Any], draft: Path) -> None:
    ours = draft.with_name("ours.yaml")
    ours.write_text(OURS, encoding="utf-8")
    answer = run("selftest", draft, "--playbook", ours, "--format", "json")
    assert answer.code == 0
    trials = json.loads(answer.out)
    assert {"kind", "name", "before", "after", "noticed", "rules"} == set(trials[0])
    assert any(trial["noticed"] for trial in trials)
