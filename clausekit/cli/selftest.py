"""`clausekit selftest`: a contract changed for the worse, again and again, and what the review noticed."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clausekit.cli.console import console, progress, write_bytes
from clausekit.cli.options import (
    AskPasswordOption,
    FileArgument,
    PasswordOption,
    PlaybookOption,
    SideName,
    SideOption,
    password_from,
)

if TYPE_CHECKING:
    from clausekit.selftest import Trial


class SelfTestFormat(StrEnum):
    """What the trials are written as."""

    text = "text"
    json = "json"


def selftest(
    file: FileArgument,
    playbook: PlaybookOption = None,
    side: SideOption = SideName.customer,
    format: Annotated[SelfTestFormat, typer.Option("--format", help="What to write.")] = SelfTestFormat.text,
    password: PasswordOption = None,
    ask_password: AskPasswordOption = False,
) -> None:
    """Take clauses out of a contract and make terms worse, and say which changes the review noticed."""
    from clausekit.documents import bytes_of
    from clausekit.documents.guard import read_guarded
    from clausekit.reviewer import Reviewer
    from clausekit.selftest import self_test

    secret = password_from(password, ask=ask_password)
    with progress(file.name) as tell:
        tell("read")
        document = read_guarded(bytes_of(file), str(file), password=secret)
        reviewer = Reviewer(playbook, side=side.value)
        trials = list(self_test(document, reviewer, lambda done, of: tell(f"change {done} of {of}")))
    if format is SelfTestFormat.json:
        shapes = [_shape(trial) for trial in trials]
        write_bytes((json.dumps(shapes, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        _print(trials)


def _shape(trial: Trial) -> dict[str, object]:
    change = trial.change
    return {
        "kind": change.kind,
        "name": change.name,
        "before": change.before,
        "after": change.after,
        "noticed": trial.noticed,
        "rules": sorted({finding.rule for finding in trial.findings}),
    }


def _print(trials: list[Trial]) -> None:
    from rich.text import Text

    out = console()
    for trial in trials:
        change = trial.change
        rules = ", ".join(sorted({finding.rule for finding in trial.findings}))
        mark = Text(
            "noticed    " if trial.noticed else "unnoticed  ", style="green" if trial.noticed else "red"
        )
        out.print(mark.append(f"{change.name}{f' ({rules})' if rules else ''}", style="default"))
        after = f" → “{change.after}”" if change.after else ""
        out.print(Text(f"           “{change.before}”{after}", style="dim"))
    for kind in ("deletion", "alteration"):
        tried = [trial for trial in trials if trial.change.kind == kind]
        out.print(f"{sum(trial.noticed for trial in tried)} of {len(tried)} {kind}s noticed")
