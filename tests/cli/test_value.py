"""`clausekit value`, as its user sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SAAS = Path("sample_contracts") / "saas_vendor_draft.docx"


@pytest.mark.usefixtures("unlearned")
def test_it_shows_the_arithmetic_and_asks(run: Callable[..., Any]) -> None:
    answer = run("value", SAAS)
    assert answer.code == 0
    assert "asked: By how much will the fee rise" in answer.out
    answered = run("value", SAAS, "--set", "fee_increase=10")
    assert "USD 318,000 × 1.1 × 12/12 = USD 349,800" in answered.out
    assert "asked" not in answered.out


@pytest.mark.usefixtures("unlearned")
def test_json_points_into_the_text(run: Callable[..., Any]) -> None:
    subjects = json.loads(run("value", SAAS, "--format", "json").out)
    assert [each["subject"] for each in subjects] == ["service_levels", "renewal", "liability"]
    evidence = [step["evidence"] for each in subjects for step in each["steps"] if step["evidence"]]
    assert all(len(each["quote"]) == each["end"] - each["start"] for each in evidence)


def test_a_wrong_input_is_one_sentence(run: Callable[..., Any]) -> None:
    answer = run("value", SAAS, "--set", "fee=3")
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert "annual_fee" in answer.err
