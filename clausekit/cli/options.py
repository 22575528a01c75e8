"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer


class SideName(StrEnum):
    """For whom a contract is reviewed."""

    customer = "customer"
    vendor = "vendor"


class ViewName(StrEnum):
    """How pending tracked changes are read."""

    accepted = "accepted"
    original = "original"


class SeverityName(StrEnum):
    """How much a finding matters."""

    low = "low"
    medium = "medium"
    high = "high"
    critical = "critical"


class FormatName(StrEnum):
    """What a review is written as."""

    text = "text"
    json = "json"
    markdown = "markdown"
    csv = "csv"
    html = "html"
    docx = "docx"


PlaybookOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--playbook",
        metavar="ID|FILE",
        help="Built-in playbook or a YAML file; without it, the one for the contract's kind.",
    ),
]
SideOption: TypeAlias = Annotated[SideName, typer.Option("--side", help="For whom the contract is reviewed.")]
ViewOption: TypeAlias = Annotated[
    ViewName,
    typer.Option("--view", help="Read tracked changes as if accepted, or the text as it was before them."),
]
PasswordOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--password",
        metavar="PW",
        envvar="CLAUSEKIT_PASSWORD",
        help="Opens an encrypted PDF (others may see it).",
    ),
]
AskPasswordOption: TypeAlias = Annotated[
    bool, typer.Option("--ask-password", help="Ask for the password instead.")
]
FileArgument: TypeAlias = Annotated[Path, typer.Argument(metavar="FILE", help="A PDF, Word or text file.")]
FilesArgument: TypeAlias = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help="PDF, Word, web or text files, or e-mails or ZIPs with them."),
]


def password_from(password: str | None, *, ask: bool) -> str | None:
    """The password given, or typed unseen when `ask`."""
    if not ask:
        return password
    typed: str = typer.prompt("Password", hide_input=True, err=True)
    return typed


def show_help(context: typer.Context) -> None:
    """What a group of commands does when none of them is named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
