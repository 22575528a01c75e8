"""`clausekit playbook diff`: what a new playbook would change, in its rules and on real contracts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from clausekit.cli.console import Exit, console, counting, say
from clausekit.cli.options import SideName, SideOption

if TYPE_CHECKING:
    from clausekit.datamodel import Contract, Side
    from clausekit.playbook import Playbook
    from clausekit.playbook.comparing import FindingChange

_MARKS: Final = {"added": "+", "removed": "-", "changed": "~"}
_STYLES: Final = {"added": "red", "removed": "green", "changed": "yellow"}


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Id of a built-in playbook, or a YAML file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The playbook that would take its place.")],
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Contracts, or folders of them, to try it on.")
    ] = None,
    side: SideOption = SideName.customer,
) -> None:
    """Say which rules differ between two playbooks, and what would change on your contracts."""
    from clausekit.playbook import load_playbook

    before, after = load_playbook(old), load_playbook(new)
    _print_rules(before, after)
    if paths and not _print_findings(before, after, paths, side.value):
        raise typer.Exit(Exit.UNREAD)


def contracts_of(paths: Sequence[Path], title: str) -> Iterator[tuple[Path, Contract | None]]:
    """Each contract of the folders as understood, with progress; None for one that cannot be read, of which
    it is said why."""
    from clausekit.batch import contracts_in
    from clausekit.documents import bytes_of
    from clausekit.documents.guard import read_guarded, warm_up
    from clausekit.errors import DocumentError
    from clausekit.reviewer import understand

    warm_up()
    files = contracts_in(paths)
    with counting(title, len(files)) as (tick, _):
        for file in files:
            try:
                yield file, understand(read_guarded(bytes_of(file), str(file)))
            except DocumentError as error:
                say(str(error))
                yield file, None
            tick()


def _print_rules(old: Playbook, new: Playbook) -> None:
    from rich.text import Text

    from clausekit.playbook.comparing import changed_rules

    out = console()
    changes = list(changed_rules(old, new))
    for change in changes:
        keys = f"  ({', '.join(change.keys)})" if change.keys else ""
        line = f"{_MARKS[change.change]} {change.rule}  {change.title}{keys}"
        out.print(Text(line, style=_STYLES[change.change]))
    out.print(
        f"{old.id} {old.version} → {new.id} {new.version}: {_sums(change.change for change in changes)} rules"
    )


def _print_findings(old: Playbook, new: Playbook, paths: Sequence[Path], side: Side) -> bool:
    """Whether every file could be read."""
    from clausekit.playbook import check
    from clausekit.playbook.comparing import changed_findings
    from clausekit.playbook.verdict import verdict

    whole: Counter[str] = Counter()
    readable, out = True, console()
    for file, contract in contracts_of(paths, "diff"):
        if contract is None:
            readable = False
            continue
        before, after = (check(playbook, contract, side=side) for playbook in (old, new))
        changes = changed_findings(before, after)
        verdicts = list(dict.fromkeys((verdict(before)[0], verdict(after)[0])))
        out.print(f"\n{file}: {_sums(change.change for change in changes)} findings; {' → '.join(verdicts)}")
        for change in changes:
            out.print(_line(change))
        whole.update(change.change for change in changes)
    out.print(f"\nin all: {_sums(whole.elements())} findings")
    return readable


def _line(change: FindingChange) -> str:
    finding, before = change.finding, change.before
    severity = finding.severity.name.lower()
    if change.change == "changed" and before:
        severity = f"{before.severity.name.lower()} {before.state} → {severity} {finding.state}"
    return f"  {_MARKS[change.change]} {finding.rule}  {severity}  {finding.message}"


def _sums(changes: Iterator[str]) -> str:
    counts = Counter(changes)
    return ", ".join(f"{counts[name]} {name}" for name in _MARKS)
