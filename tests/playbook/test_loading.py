"""Reading playbooks: what is built in, what may be changed, and that every mistake names its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausekit.datamodel import Severity
from clausekit.errors import PlaybookError
from clausekit.playbook import builtin_playbooks, load_playbook, playbook_for
from clausekit.playbook.loading import _FOR_KIND
from clausekit.taxonomy import contract_types

HEAD = 'id: ours\ntitle: Ours\nversion: "1.0"\n'
RULE = """rules:
- id: OUR-01
  title: Long wait
  hurts: customer
  owner: legal
  severity: high
  check: {kind: phrase, phrases: [long wait]}
  message: It takes long (“{found}”).
  why: Nobody likes to wait.
  source: judgement
  suggestion: Make it short.
"""


def write(folder: Path, text: str, name: str = "ours.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_every_built_in_playbook_loads() -> None:
    assert set(builtin_playbooks()) >= {"general", "saas", "managed_services", "professional_services", "nda"}
    for id in builtin_playbooks():
        playbook = load_playbook(id)
        assert playbook.id == id
        assert playbook.rules


def test_each_kind_of_contract_has_a_playbook_and_each_playbook_claims_its_kinds() -> None:
    for kind in contract_types():
        assert playbook_for(kind) in builtin_playbooks()
    for kind, id in _FOR_KIND.items():
        assert kind in load_playbook(id).kinds
    assert playbook_for("something else") == "general"


def test_a_playbook_file_is_loaded(tmp_path: Path) -> None:
    assert load_playbook(write(tmp_path, HEAD + RULE)).rule("OUR-01").severity is Severity.HIGH


def test_a_company_changes_a_threshold_wording_and_switches_off(tmp_path: Path) -> None:
    text = HEAD + (
        "extends: saas\nrules:\n"
        "- {id: TRM-01, severity: low, check: {bands: [{over: 45 days, severity: high}]},\n"
        "   message: '{found} is long.'}\n"
        "- {id: PAY-02, enabled: false}\n"
    )
    ours, theirs = load_playbook(write(tmp_path, text)), load_playbook("saas")
    assert len(ours.rules) == len(theirs.rules)
    changed = ours.rule("TRM-01")
    assert changed.message == "{found} is long."
    assert changed.check.model_dump()["bands"][0]["over"] == "45 days"
    assert changed.check.model_dump()["anchors"] == theirs.rule("TRM-01").check.model_dump()["anchors"]
    assert not changed.examples.bad, "they were examples of other limits"
    assert not ours.rule("PAY-02").enabled
    assert ours.rule("TRM-02") == theirs.rule("TRM-02")


def test_a_playbook_extends_a_file_beside_it(tmp_path: Path) -> None:
    write(tmp_path, HEAD + RULE, "base.yaml")
    ours = load_playbook(
        write(tmp_path, "id: more\nextends: base.yaml\nrules: [{id: OUR-01, title: Very long}]\n")
    )
    assert (ours.id, ours.title, ours.rule("OUR-01").title) == ("more", "Ours", "Very long")


MISTAKES = [
    ("severity: high", "severty: high", 8, "did you mean 'severity'"),
    ("severity: high", "severity: hihg", 9, "no severity"),
    ("kind: phrase,", "kind: phrases,", 10, "did you mean 'phrase'"),
    ("phrases: [long wait]", "phrses: [long wait]", 10, "did you mean 'phrases'"),
    ("phrases: [long wait]", "phrases: ['(long']", 10, "never closed"),
    ("owner: legal", "owner: legl", 8, "does not fit"),
    ("{found}", "{fond}", 5, "knows {found}"),
    ("  why: Nobody likes to wait.\n", "", 5, "the key 'why' is missing"),
    ("  owner: legal", "  clause: [termnation]\n  owner: legal", 8, "did you mean 'termination'"),
    ("  owner: legal", "  kinds: [sas]\n  owner: legal", 8, "no kind of contract"),
    ("  owner: legal", "  covers: [OUR-02]\n  owner: legal", 8, "did you mean 'OUR-01'"),
    ("title: Long wait", "title: Long wait\n  title: Longer", 7, "stands here twice"),
    ("{kind: phrase, phrases: [long wait]}",
     "{kind: duration, anchors: ['long #'], bands: [{over: soon, severity: low}]}", 10,
     "not a period"),
    ("{kind: phrase, phrases: [long wait]}",
     "{kind: duration, anchors: [long], bands: [{over: 3 days, severity: low}]}", 10,
     "needs a '#'"),
    ("{kind: phrase, phrases: [long wait]}", "[", 11, "not valid YAML"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "line", "hint"), MISTAKES, ids=[mistake[1][:30] for mistake in MISTAKES]
)
def test_a_mistake_is_told_with_file_line_and_what_would_be_right(
    tmp_path: Path, right: str, wrong: str, line: int, hint: str
) -> None:
    text = (HEAD + RULE).replace(right, wrong, 1)
    assert text != HEAD + RULE
    with pytest.raises(PlaybookError) as caught:
        load_playbook(write(tmp_path, text))
    message = str(caught.value)
    assert hint in message
    assert "ours.yaml" in message
    told = re.search(r"line (\d+)", message)
    assert told
    assert abs(int(told[1]) - line) <= 1
    assert "\n" not in message


def test_a_rule_that_stands_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlaybookError, match="stands twice"):
        load_playbook(write(tmp_path, HEAD + RULE + RULE.removeprefix("rules:\n")))


@pytest.mark.parametrize(
    ("ref", "hint"),
    [
        ("sas", "did you mean 'saas'"),
        ("nowhere.yaml", "there is no playbook file"),
        ("x" * 300, "no playbook is called"),
    ],
)
def test_an_unknown_playbook_is_told(ref: str, hint: str) -> None:
    with pytest.raises(PlaybookError, match=hint):
        load_playbook(ref)


def test_a_playbook_that_extends_itself_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlaybookError, match="extends itself"):
        load_playbook(write(tmp_path, HEAD + "extends: ours.yaml\n" + RULE))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"- a\n- b\n", b"a: &x [1]\nb: *x\n", b"", b"\x00"])
def test_what_is_no_playbook_is_told_and_not_raised_through(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.yaml"
    file.write_bytes(content)
    with pytest.raises(PlaybookError):
        load_playbook(file)
