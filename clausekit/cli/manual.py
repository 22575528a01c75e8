"""The page docs/cli.md, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import typer

WIDTH: Final = 88
OPENING: Final = """\
# The command line

Every command works on this machine alone; nothing is sent anywhere. Results go to standard output, messages
to standard error, each one sentence that says what is wrong, where, and what would be right.

| exit code | means |
|---|---|
| 0 | done |
| 1 | findings at or above `--fail-on`; for `doctor`, something that is needed is absent |
| 2 | wrong usage: an option, a playbook, a database, a place to write |
| 3 | a file could not be read; the others were still reviewed (this goes before 1) |
| 70 | an error inside clausekit: `CLAUSEKIT_DEBUG=1` shows where |
| 130, 141 | stopped by the keyboard; the reader of the output went away |

A terminal gets colour unless `NO_COLOR` is set; a pipe or a file gets plain text. `CLAUSEKIT_PASSWORD` stands
in for `--password`. The JSON is described in [json.md](json.md).

* One file with `--format json` writes one object, several files one object a line.
* Several files with `--format csv` share one table; with `html` or `docx` they need `-o FOLDER`.
* In a folder, the review of `msa.pdf` is `msa-reviewed.html` (`.json`, `.docx` …); contracts of one run
  never share a name there, and a contract is never overwritten by its review.
* A Word file reviewed with `-o reviewed.docx` or `--report DIR` comes back with comments at the words.

This page is generated: `make docs`.
"""


def manual() -> str:
    """The whole page."""
    parts = [OPENING]
    for names, command in every_command():
        title = " ".join(("clausekit", *names))
        parts.append(f"## {title}\n\n```\n{_help(command, title)}\n```\n")
    return "\n".join(parts)


def every_command() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each command under its names, a group before its commands; the commands are those of typer's click."""
    from clausekit.cli.main import commands

    yield from _within(typer.main.get_command(commands), ())


def _within(group: Any, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401 -- click's
    for name, command in group.commands.items():
        yield (*above, name), command
        if hasattr(command, "commands"):
            yield from _within(command, (*above, name))


def _help(command: Any, title: str) -> str:  # noqa: ANN401 -- click's
    settings = {"terminal_width": WIDTH, "help_option_names": ["-h", "--help"]}
    context = command.make_context(title, [], resilient_parsing=True, **settings)
    lines: list[str] = command.get_help(context).splitlines()
    return "\n".join(line.rstrip() for line in lines)
