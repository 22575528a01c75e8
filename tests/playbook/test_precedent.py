"""Thresholds from past contracts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clausekit.playbook import load_playbook, prove_examples
from clausekit.playbook.precedent import Precedent, precedents, proposal
from clausekit.playbook.proof import contract_from

NOTICES = (15, 30, 30, 30, 45, 60, 60, 60, 90, 120)


def contract(days: int) -> str:
    return (
        "3. Renewal. The term renews automatically for one year unless either party gives notice of "
        f"non-renewal at least {days} days before the end of the term."
    )


@pytest.fixture(scope="module")
def found() -> dict[str, Precedent]:
    contracts = [contract_from(contract(days)) for days in NOTICES]
    return {each.rule.id: each for each in precedents(load_playbook("saas"), contracts)}


def test_each_contract_gives_one_value(found: dict[str, Precedent]) -> None:
    assert found["TRM-01"].values == NOTICES


def test_of_several_values_the_one_that_hurts_counts() -> None:
    both = contract_from(contract(30) + " " + contract(90).partition("Renewal. ")[2])
    (precedent,) = (each for each in precedents(load_playbook("saas"), [both]) if each.rule.id == "TRM-01")
    assert precedent.values == (90,)


def test_the_proposal_is_a_playbook_that_passes_its_check(
    found: dict[str, Precedent], tmp_path: Path
) -> None:
    text = proposal(load_playbook("saas"), found.values(), least=8)
    file = tmp_path / "learned.yaml"
    file.write_text(text, encoding="utf-8")
    playbook = load_playbook(file)
    prove_examples(playbook)
    (rule,) = (rule for rule in yaml.safe_load(text)["rules"] if rule["id"] == "TRM-01")
    assert rule["check"]["standard"] == "52 days"
    assert [band["over"] for band in rule["check"]["bands"]] == ["60 days", "93 days"]


def test_too_few_contracts_change_nothing(found: dict[str, Precedent]) -> None:
    text = proposal(load_playbook("saas"), found.values(), least=11)
    assert yaml.safe_load(text)["rules"] == []


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=40), st.integers(1, 99))
def test_percentiles_lie_between_the_values(values: list[int], share: int) -> None:
    rule = load_playbook("saas").rule("TRM-01")
    precedent = Precedent(rule, tuple(sorted(map(float, values))))
    assert min(values) <= precedent.percentile(share) <= max(values)
