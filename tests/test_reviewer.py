"""The version by which kept reviews are known."""

from __future__ import annotations

from pathlib import Path

from clausekit.reviewer import Reviewer

OURS = "id: ours\ntitle: Our positions\nversion: '1'\nextends: nda\nrules: []\n"


def version_of(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    return Reviewer(file).version()


def test_it_changes_with_the_rules_though_their_version_stays(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    before = version_of(file, OURS)
    assert version_of(file, OURS) == before
    changed = OURS.replace("rules: []", "rules:\n- id: CNF-01\n  severity: low")
    assert version_of(file, changed) != before


def test_it_tells_the_sides_apart() -> None:
    assert Reviewer("nda", side="vendor").version() != Reviewer("nda").version()
