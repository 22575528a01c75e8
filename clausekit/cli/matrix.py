"""`clausekit matrix`: what a law asks of a contract, held against one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

import typer

from clausekit.cli.console import console, write_bytes
from clausekit.cli.options import AskPasswordOption, FileArgument, PasswordOption, show_help
from clausekit.cli.understanding import understood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausekit.datamodel import Contract
    from clausekit.playbook.matrices import Answer, Matrix

commands = typer.Typer(help="Hold a contract against what a law asks of it.", rich_markup_mode=None)
commands.callback(invoke_without_command=True)(show_help)

_STYLES: Final = {"met": "green", "partly": "yellow", "gap": "red", "unread": "magenta"}


OutputOption: TypeAlias = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="PATH", help="A file to write.")
]


class MatrixFormat(StrEnum):
    """What a filled matrix is written as."""

    text = "text"
    markdown = "markdown"
    csv = "csv"
    json = "json"


@commands.command("list")
def list_() -> None:
    """List the built-in matrices."""
    from clausekit.playbook.matrices import builtin_matrices, load_matrix

    for matrix in map(load_matrix, builtin_matrices()):
        typer.echo(f"{matrix.id:14}{matrix.title} ({len(matrix.requirements)} requirements)")


@commands.command("show")
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a built-in matrix, or a YAML file.")],
) -> None:
    """Show what a matrix asks for."""
    from clausekit.playbook.matrices import load_matrix

    matrix = load_matrix(id)
    typer.echo(f"{matrix.title}\n{matrix.source}\n{' '.join(matrix.about.split())}\n")
    for requirement in matrix.requirements:
        typer.echo(f"{requirement.id}  {requirement.title}\n    {requirement.asks}")


@commands.command("fill")
def fill(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a built-in matrix, or a YAML file.")],
    file: FileArgument,
    format: Annotated[MatrixFormat, typer.Option("--format", help="What to write.")] = MatrixFormat.text,
    output: OutputOption = None,
    password: PasswordOption = None,
    ask_password: AskPasswordOption = False,
) -> None:
    """Answer each requirement with the clause that meets it, or call it a gap."""
    from clausekit.playbook.matrices import fill_matrix, load_matrix

    matrix = load_matrix(id)
    contract = understood(file, password, ask=ask_password)
    answers = fill_matrix(matrix, contract)
    if format is MatrixFormat.text and output is None:
        _print(matrix, answers, contract)
    else:
        _put(matrix, answers, contract, format, output)


def _put(
    matrix: Matrix, answers: Sequence[Answer], contract: Contract, format: MatrixFormat, output: Path | None
) -> None:
    from clausekit.exports.matrix_table import render_matrix
    from clausekit.exports.writing import appearing_whole

    chosen = "markdown" if format is MatrixFormat.text else format.value
    data = render_matrix(matrix, answers, contract, chosen)
    if output is None:
        write_bytes(data)
        return
    with appearing_whole(output) as beside:
        beside.write_bytes(data)


def _print(matrix: Matrix, answers: Sequence[Answer], contract: Contract) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from clausekit.exports.matrix_table import NAMES, counted, places, quotes

    out = console()
    out.print(matrix.title, style="bold")
    out.print(f"{counted(answers)}\n")
    for answer in answers:
        head = Text(f"{answer.requirement.id}  {answer.requirement.title}: ", style="bold")
        head.append(NAMES[answer.state], style=_STYLES[answer.state])
        where = places(answer, contract)
        out.print(head.append(f"  ({where})" if where else "", style="dim"))
        lines = [*(f"“{quote}”" for quote in quotes(answer, contract))]
        lines += [f"not found: {'; '.join(answer.unmet)}"] if answer.unmet else []
        for line in lines:
            out.print(Padding(Text(line), (0, 0, 0, 4)))
    out.print(f"\n{' '.join(matrix.about.split())} This is no legal advice.")
