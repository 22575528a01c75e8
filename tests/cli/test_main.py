"""The front of the command line: help, version, errors, pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clausekit.cli.main import main

Run = Callable[..., Any]


ENTRY = [sys.executable, "-m", "clausekit.cli.main"]


def test_version(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version").out == f"clausekit {version('clausekit')}\n"


def test_no_command_shows_the_help(run: Run) -> None:
    answer = run()
    assert answer.code == 0
    assert "Usage: clausekit" in answer.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["review"],
        ["playbook", "explain"],
        ["scan", "x", "--workers", "0"],
        ["app", "--port", "x"],
    ],
)
def test_wrong_usage_is_one_line_that_names_the_help(run: Run, arguments: list[str]) -> None:
    answer = run(*arguments)
    assert answer.code == 2
    assert answer.err.startswith("clausekit: ")
    assert answer.err.count("\n") == 1
    assert "--help'" in answer.err


def test_an_error_inside_is_no_traceback_unless_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch, contract: Path
) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError("words of a contract")

    monkeypatch.setattr("clausekit.documents.guard.read_guarded", broken)
    answer = run("predict", contract)
    assert answer.code == 70
    assert answer.err == (
        "clausekit: an error inside clausekit (RuntimeError): set CLAUSEKIT_DEBUG=1 to see where\n"
    )
    monkeypatch.setenv("CLAUSEKIT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["predict", str(contract)])


def test_the_keyboard_ends_it_quietly(run: Run, monkeypatch: pytest.MonkeyPatch, contract: Path) -> None:
    def stopped(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("clausekit.documents.guard.read_guarded", stopped)
    answer = run("predict", contract)
    assert (answer.code, answer.err) == (130, "clausekit: stopped\n")


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [*ENTRY, "playbook", "show", "saas"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_starting_brings_no_heavy_library() -> None:
    code = (
        "import sys; from clausekit.cli.main import main; main(['--help']); "
        "heavy = {'spacy', 'sklearn', 'numpy', 'pydantic', 'pypdfium2', 'docx', 'streamlit', 'sqlalchemy'}; "
        "sys.exit(sorted(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are made with pty")
@pytest.mark.parametrize(("settings", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colour_unless_it_says_no(settings: dict[str, str], coloured: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", **settings}
    if coloured:
        environment.pop("NO_COLOR", None)
    command = [*ENTRY, "playbook", "explain", "CNF-01"]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(theirs)
    shown = os.read(ours, 1 << 16)
    os.close(ours)
    assert done.returncode == 0, done.stderr
    assert b"CNF-01" in shown
    assert (b"\x1b[" in shown) or not coloured
    assert (b"\x1b[3" not in shown) or coloured


def test_a_terminal_without_the_characters_gets_question_marks() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [*ENTRY, "playbook", "explain", "CNF-01"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
