"""docs/cli.md names every command and option, with the help that the program prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.cli.manual import every_command, manual

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cli.md"


def test_the_page_holds_the_help_as_printed() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "run: make docs"


@pytest.mark.parametrize("path", [" ".join(names) for names, _ in every_command()])
def test_every_command_has_help_of_its_own(path: str) -> None:
    command = next(command for names, command in every_command() if " ".join(names) == path)
    assert command.help
    for parameter in command.params:
        if parameter.param_type_name == "option":
            assert getattr(parameter, "help", ""), f"{path} {parameter.name} has no help"


def test_all_commands_are_there() -> None:
    assert {names[0] for names, _ in every_command()} == {
        "review",
        "predict",
        "scan",
        "playbook",
        "matrix",
        "feedback",
        "train",
        "evaluate",
        "selftest",
        "value",
        "app",
        "doctor",
    }
