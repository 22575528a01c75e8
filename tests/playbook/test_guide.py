"""The guide for those who write playbooks says what is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from clausekit.errors import PlaybookError
from clausekit.playbook import load_playbook, prove_examples
from clausekit.playbook.checks import AnyCheck
from clausekit.playbook.matrices import Requirement, fill_matrix, load_matrix
from clausekit.playbook.phrases import SLOTS
from clausekit.playbook.proof import contract_from
from clausekit.playbook.schema import Examples, Rule

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "playbook-guide.md").read_text(encoding="utf-8")


def test_its_example_is_a_playbook_whose_own_rule_works(tmp_path: Path) -> None:
    example, _ = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    file = tmp_path / "ours.yaml"
    file.write_text(example, encoding="utf-8")
    playbook = load_playbook(file)
    assert playbook.rule("DSP-03").enabled
    prove_examples(playbook)
    wrong = playbook.rule("OUR-01").model_copy(
        update={"examples": Examples(good=("Data is stored outside.",))}
    )
    with pytest.raises(PlaybookError, match="good example 'Data is stored outside"):
        prove_examples(playbook.model_copy(update={"rules": (wrong,)}))


def test_its_matrix_is_one_whose_example_meets_it(tmp_path: Path) -> None:
    _, example = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    file = tmp_path / "ours.yaml"
    file.write_text(example, encoding="utf-8")
    matrix = load_matrix(file)
    (answer,) = fill_matrix(matrix, contract_from(matrix.requirements[0].example))
    assert answer.state == "met", answer.unmet
    for key in Requirement.model_fields:
        assert f"{key}:" in example or f"`{key}" in GUIDE


def test_it_names_every_key_of_a_rule_every_kind_and_every_slot() -> None:
    for key in Rule.model_fields:
        assert f"`{key}`" in GUIDE
    for model in get_args(AnyCheck):
        (kind,) = get_args(model.model_fields["kind"].annotation)
        row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{kind}`"))
        for word in model.words - {"found", "limit"}:
            assert f"{{{word}}}" in row
    for slot in SLOTS:
        assert f"<{slot}>" in GUIDE
