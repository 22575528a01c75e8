"""`clausekit feedback`: what reviewers decided, written out, summed up, deleted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from clausekit.cli.console import console, say, write_bytes
from clausekit.cli.options import show_help

if TYPE_CHECKING:
    from clausekit.store.decisions import Decisions

commands = typer.Typer(help="Export, sum up and delete what reviewers decided.", rich_markup_mode=None)
commands.callback(invoke_without_command=True)(show_help)

StoreOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help="Where decisions lie; else CLAUSEKIT_STORE, or your own."),
]


@commands.command("export")
def export(
    store: StoreOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write (JSON lines).")
    ] = None,
) -> None:
    """Write decisions as labelled data for 'clausekit train --feedback'; it holds words of contracts."""
    from clausekit.exports.writing import appearing_whole
    from clausekit.store.labelled import labelled

    decisions = _decisions(store)
    clauses, findings = decisions.clauses(), decisions.findings()
    text = "".join(labelled(clauses, findings))
    if output is None:
        write_bytes(text.encode("utf-8", "replace"))
    else:
        with appearing_whole(output) as beside:
            beside.write_text(text, encoding="utf-8", errors="replace")
    say(f"{len(clauses)} corrected clauses, {len(findings)} decided findings")


@commands.command("summary")
def summary(store: StoreOption = None) -> None:
    """Say for each rule how many of its findings were dismissed, the noisiest first."""
    from clausekit.store.labelled import rule_shares

    decisions = _decisions(store)
    shares, out = rule_shares(decisions.findings()), console()
    corrected = len(decisions.clauses())
    if not shares:
        out.print("no findings were decided on")
    for each in shares:
        decided = each.confirmed + each.dismissed
        reasons = f": {'; '.join(each.reasons)}" if each.reasons else ""
        out.print(
            f"{each.rule:<12} {each.share:4.0%} dismissed, {each.dismissed} of {decided}{reasons}",
            soft_wrap=True,
        )
    out.print(f"{corrected} clauses corrected")


@commands.command("delete")
def delete(
    store: StoreOption = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="SHA256", help="Decisions on this file alone.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete decisions for good."""
    if not yes:
        typer.confirm("Delete these decisions for good?", abort=True, err=True)
    say(f"{_decisions(store).forget(document)} decisions deleted")


def _decisions(store: str | None) -> Decisions:
    from clausekit.store.decisions import Decisions, default_store

    return Decisions(store or default_store())
