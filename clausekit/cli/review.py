"""`clausekit review`: files in, what is wrong with each out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

from clausekit.cli.console import Exit, debugging, internal_error, progress, say
from clausekit.cli.options import (
    AskPasswordOption,
    FilesArgument,
    FormatName,
    PasswordOption,
    PlaybookOption,
    SeverityName,
    SideName,
    SideOption,
    ViewName,
    ViewOption,
    password_from,
)
from clausekit.cli.unfolding import Given, unfolded
from clausekit.datamodel import Review, Severity, View
from clausekit.errors import DocumentError, ModelError, PlaybookError

if TYPE_CHECKING:
    from clausekit.reviewer import Reviewer


FormatOption: TypeAlias = Annotated[
    FormatName | None,
    typer.Option("--format", help="What to write; else what the suffix of -o says, else text."),
]
OutputOption: TypeAlias = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="PATH", help="A file to write; for several files a folder."),
]
FailOnOption: TypeAlias = Annotated[
    SeverityName | None,
    typer.Option("--fail-on", help="End with exit code 1 when a finding is at least this severe."),
]
ReportOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--report", metavar="DIR", help="Also write an HTML report there (of Word, the commented file)."
    ),
]


def review(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    files: FilesArgument,
    playbook: PlaybookOption = None,
    side: SideOption = SideName.customer,
    view: ViewOption = ViewName.accepted,
    format: FormatOption = None,
    output: OutputOption = None,
    fail_on: FailOnOption = None,
    password: PasswordOption = None,
    ask_password: AskPasswordOption = False,
    report: ReportOption = None,
) -> None:
    """Review contracts: clauses, key terms, and every departure from the playbook."""
    from clausekit.cli.outputs import output_for
    from clausekit.documents.guard import warm_up
    from clausekit.reviewer import Reviewer

    warm_up()
    reviewer = Reviewer(playbook, side=side.value)
    how = _How(view.value, password_from(password, ask=ask_password))
    with unfolded(files) as given:
        put = output_for([each.file for each in given], format.value if format else None, output)
        worst, done, reports = 0, 0, _Reports(report)
        for each, found in _reviews(reviewer, given, how):
            put(found, each.file)
            reports.add(found, each.file)
            done += 1
            worst = max([worst, *(finding.severity for finding in found.findings)])
    reports.name(aloud=format in {None, FormatName.text} and output is None)
    if done < len(given):
        raise typer.Exit(Exit.UNREAD)
    if fail_on and worst >= Severity[fail_on.name.upper()]:
        raise typer.Exit(Exit.FINDINGS)


class _How(NamedTuple):
    """How files are to be read."""

    view: View
    password: str | None


def _reviews(reviewer: Reviewer, given: Sequence[Given], how: _How) -> Iterator[tuple[Given, Review]]:
    """The files that could be read, each with its review; of the others it is said why not."""
    for each in given:
        try:
            found = _review(reviewer, each, how)
        except (ModelError, PlaybookError):
            raise
        except DocumentError as error:
            say(str(error))
        except Exception as error:
            if debugging():
                raise
            say(f"'{each.name}' could not be reviewed: {internal_error(error)}")
        else:
            yield each, found


def _review(reviewer: Reviewer, given: Given, how: _How) -> Review:
    from clausekit.documents import bytes_of
    from clausekit.documents.guard import read_guarded

    if given.refused:
        raise given.refused
    with progress(given.file.name) as tell:
        tell("read")
        data = bytes_of(given.file)
        document = read_guarded(data, given.name, password=how.password, view=how.view)
        return reviewer.review(document, tell)


class _Reports:
    """The files that --report leaves behind."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._taken: set[str] = set()
        self._written: list[Path] = []

    def add(self, review: Review, file: Path) -> None:
        """Write the HTML page of `review`, and for a Word file its commented copy."""
        from clausekit.cli.outputs import folder_at, is_word, reviewed_name, write

        if self._folder is None:
            return
        folder = folder_at(self._folder)
        for format, suffix in (("html", ".html"), ("docx", ".docx")):
            if format == "html" or is_word(file):
                path = folder / reviewed_name(file, suffix, self._taken)
                write(review, path, format, file)
                self._written.append(path)

    def name(self, *, aloud: bool) -> None:
        """Say what was written: on standard output with the text report, else on standard error."""
        for path in self._written:
            typer.echo(f"Report: {path}", err=not aloud)
