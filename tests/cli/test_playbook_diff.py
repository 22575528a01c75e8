"""`clausekit playbook diff` and `learn`, as their user sees them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clausekit.playbook import load_playbook

RENEWAL = (
    "1. Term. The term renews automatically for one year unless either party gives notice of non-renewal at "
    "least {days} days before the end of the term.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "signed"
    folder.mkdir()
    for days in (30, 45, 60, 90):
        (folder / f"{days}.txt").write_text(RENEWAL.format(days=days), encoding="utf-8")
    return folder


@pytest.mark.usefixtures("unlearned")
def test_learning_and_then_comparing(run: Callable[..., Any], folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "learned.yaml"
    learned = run("playbook", "learn", folder, "--extends", "saas", "--least", "3", "-o", target)
    assert learned.code == 0
    assert "4 contracts read" in learned.err
    assert load_playbook(target).rule("TRM-01").check != load_playbook("saas").rule("TRM-01").check
    answer = run("playbook", "diff", "saas", target, folder)
    assert answer.code == 0
    assert "~ TRM-01" in answer.out
    assert "in all: " in answer.out


@pytest.mark.usefixtures("unlearned")
def test_learning_on_top_of_a_playbook_of_ones_own(
    run: Callable[..., Any], folder: Path, tmp_path: Path
) -> None:
    ours, target = tmp_path / "ours.yaml", tmp_path / "elsewhere" / "learned.yaml"
    ours.write_text("id: ours\ntitle: Our own\nversion: '1'\nextends: saas\n", encoding="utf-8")
    target.parent.mkdir()
    learned = run("playbook", "learn", folder, "--extends", ours, "--least", "3", "-o", target)
    assert learned.code == 0
    assert load_playbook(target).rule("TRM-01").check != load_playbook("saas").rule("TRM-01").check


@pytest.mark.usefixtures("unlearned")
def test_a_file_that_cannot_be_read_loses_nothing(run: Callable[..., Any], folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    answer = run("playbook", "diff", "saas", "general", folder)
    assert answer.code == 3
    assert answer.err.count("\n") == 1
    assert "90.txt" in answer.out


def test_rules_alone_need_no_contracts(run: Callable[..., Any]) -> None:
    answer = run("playbook", "diff", "nda", "nda")
    assert answer.code == 0
    assert "0 added, 0 removed, 0 changed rules" in answer.out
