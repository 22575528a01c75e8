"""The smaller commands: predict, playbook, scan, app, doctor."""

from __future__ import annotations

import csv
import json
import socket
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from clausekit.cli import app as app_module
from clausekit.cli import doctor as doctor_module
from clausekit.datamodel import Outcome
from clausekit.playbook import builtin_playbooks

Run = Callable[..., Any]


def test_predict_writes_a_line_for_each_candidate(
    run: Run, contract: Path, one_provision: list[float]
) -> None:
    (line,) = run("predict", contract).out.splitlines()
    assert json.loads(line) == {
        "type": "document_name", "start": 0, "end": 10, "page": None, "score": 0.25, "quote": "SOFTWARE S",
    }  # fmt: skip
    assert one_provision == [0.001]


def test_predict_says_what_it_cannot_read(run: Run, tmp_path: Path) -> None:
    answer = run("predict", tmp_path / "absent.pdf")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("\n") == 1


def test_playbooks_are_listed(run: Run) -> None:
    out = run("playbook", "list").out
    assert all(id in out for id in builtin_playbooks())


@pytest.mark.parametrize("id", builtin_playbooks())
def test_a_playbook_is_shown(run: Run, id: str) -> None:
    answer = run("playbook", "show", id)
    assert answer.code == 0
    assert "Severity" in answer.out


def test_a_rule_is_explained_whatever_its_case(run: Run) -> None:
    answer = run("playbook", "explain", "cnf-01")
    assert answer.code == 0
    for words in ("CNF-01", "Why it matters", "Ask for", "Source"):
        assert words in answer.out


def test_an_unknown_rule_is_answered_with_near_ones(run: Run) -> None:
    answer = run("playbook", "explain", "CNF-0")
    assert answer.code == 2
    assert "did you mean CNF-" in answer.err


def test_a_playbook_of_ones_own_is_checked(run: Run, tmp_path: Path) -> None:
    good = tmp_path / "ours.yaml"
    good.write_text(
        "id: ours\ntitle: Our playbook\nversion: '1'\nextends: nda\nrules: []\n", encoding="utf-8"
    )
    assert "playbook 'ours' 1" in run("playbook", "check", good).out
    good.write_text("id: ours\ntitle: Our playbook\nversion: '1'\nextends: nda\nruls: []\n", encoding="utf-8")
    answer = run("playbook", "check", good)
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert "ruls" in answer.err


def test_scan_prints_a_line_for_each_and_the_sums(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contract: Path
) -> None:
    asked: dict[str, object] = {}

    def scan(paths: list[Path], **options: object) -> list[Outcome]:
        asked.update(options)
        return [Outcome("=b.pdf", error="'b.pdf' is empty"), Outcome("a.pdf", error="'a.pdf' is damaged")]

    monkeypatch.setattr("clausekit.batch.scan", scan)
    table = tmp_path / "table.csv"
    answer = run(
        "scan", tmp_path, "--workers", "2", "--no-resume", "--store", "sqlite:///x.db", "--csv", table
    )
    assert answer.code == 3
    assert answer.out.splitlines()[0] == "=b.pdf not read: 'b.pdf' is empty"
    assert answer.out.splitlines()[-1] == "2 contracts: 2 not read"
    assert (asked["workers"], asked["resume"], asked["store"]) == (2, False, "sqlite:///x.db")
    rows = list(csv.DictReader(StringIO(table.read_bytes().decode("utf-8-sig"), newline="")))
    assert [row["path"] for row in rows] == ["'=b.pdf", "a.pdf"]


def test_an_empty_folder_is_no_error(run: Run, tmp_path: Path) -> None:
    answer = run("scan", tmp_path)
    assert (answer.code, answer.out) == (0, "no contracts there\n")


def test_the_app_is_for_this_machine_and_sends_nothing_home() -> None:
    command = app_module.command(8765, browser=False)
    assert command[1:4] == ["-m", "streamlit", "run"]
    assert Path(command[4]).name == "app.py"
    assert "--browser.gatherUsageStats=false" in command
    assert "--server.address=localhost" in command
    assert "--server.port=8765" in command
    assert "--server.headless=true" in command


def test_a_port_in_use_is_one_sentence(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = run("app", "--port", str(taken.getsockname()[1]))
    assert answer.code == 2
    assert "is in use" in answer.err


@pytest.mark.usefixtures("unlearned")
def test_the_doctor_finds_nothing_wrong(run: Run) -> None:
    answer = run("doctor")
    assert answer.code == 0, answer.out
    assert "Playbooks" in answer.out


@pytest.mark.usefixtures("unlearned")
def test_the_doctor_says_what_is_absent(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_module, "COMPONENTS", ("typer", "no-such-library"))
    monkeypatch.setenv("PATH", "")
    answer = run("doctor")
    assert answer.code == 1
    assert "not installed" in answer.out
    assert "absent (optional" in answer.out
