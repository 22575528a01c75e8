"""The command line: `run()` is what the installed program `clausekit` calls."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated

import typer

from clausekit.cli.app import app as app_command
from clausekit.cli.console import Exit, debugging, internal_error, say
from clausekit.cli.doctor import doctor
from clausekit.cli.evaluate import evaluate
from clausekit.cli.feedback import commands as feedback_commands
from clausekit.cli.matrix import commands as matrix_commands
from clausekit.cli.options import show_help
from clausekit.cli.playbook import commands as playbook_commands
from clausekit.cli.predict import predict
from clausekit.cli.review import review
from clausekit.cli.scan import scan
from clausekit.cli.selftest import selftest
from clausekit.cli.train import train
from clausekit.cli.value import value
from clausekit.errors import ClausekitError, DocumentError

commands = typer.Typer(
    name="clausekit",
    help="Reviews contracts on this machine: what they say, what is missing, what is risky, and why.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
commands.command("review")(review)
commands.command("predict")(predict)
commands.command("scan")(scan)
commands.command("value")(value)
commands.command("selftest")(selftest)
commands.add_typer(playbook_commands, name="playbook")
commands.add_typer(matrix_commands, name="matrix")
commands.add_typer(feedback_commands, name="feedback")
commands.command("train")(train)
commands.command("evaluate")(evaluate)
commands.command("app")(app_command)
commands.command("doctor")(doctor)

# The error of a wrong command line; typer carries its own copy of click, so it is found by its place.
WRONG_USAGE: type[Exception] = typer.BadParameter.__mro__[2]


@commands.callback(invoke_without_command=True)
def _whole(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say the version and leave.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"clausekit {version_of('clausekit')}")
        raise typer.Exit
    show_help(context)


def main(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code, having said in one sentence whatever went wrong."""
    try:
        code = typer.main.get_command(commands).main(
            args=list(arguments), prog_name="clausekit", standalone_mode=False
        )
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # rich and typer leave with SystemExit(1) when the pipe is closed
        return _pipe_closed()
    except (KeyboardInterrupt, typer.Abort):
        code = Exit.INTERRUPTED
    except Exception as error:
        return _said(error)
    if code == Exit.INTERRUPTED:
        say("stopped")
    return int(code or Exit.DONE)


def _said(error: Exception) -> int:
    if debugging():
        raise error
    if isinstance(error, WRONG_USAGE):
        say(_usage_sentence(error))
        return Exit.USAGE
    if isinstance(error, DocumentError):
        say(str(error))
        return Exit.UNREAD
    if isinstance(error, ClausekitError):
        say(str(error))
        return Exit.USAGE
    say(internal_error(error))
    return Exit.INTERNAL


def _usage_sentence(error: Exception) -> str:
    message: str = error.format_message()  # type: ignore[attr-defined]
    context = getattr(error, "ctx", None)
    where = context.command_path if context else "clausekit"
    message = message[:1].lower() + message[1:]
    return f"{message.rstrip('.')} (see '{where} --help')"


def _pipe_closed() -> int:
    """The reader has gone: nothing more may be flushed to it when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.PIPE_CLOSED


def run() -> None:
    """Entry point of the installed program; a terminal that lacks a character shows "?" for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
