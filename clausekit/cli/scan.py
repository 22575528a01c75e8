"""`clausekit scan`: folders in, one line a contract out, whatever becomes of each."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from clausekit.cli.console import Exit, counting
from clausekit.cli.options import PlaybookOption, SideName, SideOption, ViewName, ViewOption
from clausekit.datamodel import Outcome

if TYPE_CHECKING:
    from rich.console import Console

    from clausekit.store.summary import Row


PathsArgument: TypeAlias = Annotated[
    list[Path], typer.Argument(metavar="PATH", help="Contracts, archives, e-mails, or folders of them.")
]
StoreOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help="Database to keep reviews in: sqlite:///portfolio.db"),
]
WorkersOption: TypeAlias = Annotated[
    int | None, typer.Option("--workers", min=1, help="Processes at once; else one for each core.")
]
TimeoutOption: TypeAlias = Annotated[
    float, typer.Option("--timeout", min=1, help="Seconds that one file may take.")
]
ClusterOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="Dask scheduler to work on: tcp://host:8786"),
]
ResumeOption: TypeAlias = Annotated[
    bool, typer.Option("--resume/--no-resume", help="Take from the store what it already knows.")
]
TableOption: TypeAlias = Annotated[
    Path | None, typer.Option("--csv", metavar="FILE", help="Also write one row for each contract there.")
]


def scan(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    paths: PathsArgument,
    playbook: PlaybookOption = None,
    side: SideOption = SideName.customer,
    view: ViewOption = ViewName.accepted,
    store: StoreOption = None,
    workers: WorkersOption = None,
    timeout: TimeoutOption = 120.0,
    cluster: ClusterOption = None,
    resume: ResumeOption = True,
    table: TableOption = None,
) -> None:
    """Review whole folders; a file that cannot be read is named and stops nothing."""
    from clausekit.batch import contracts_in
    from clausekit.batch import scan as scanned
    from clausekit.store.summary import summarise

    found = contracts_in(paths)
    outcomes = scanned(
        found,
        playbook=playbook,
        side=side.value,
        view=view.value,
        workers=workers,
        timeout=timeout,
        store=store,
        resume=resume,
        cluster=cluster,
    )
    with counting("scan", len(found)) as (tick, out):
        rows = _printed((summarise(outcome) for outcome in _counted_off(outcomes, tick)), out)
    if table:
        _write(sorted(rows, key=lambda row: row.path), table)
    if any(row.error for row in rows):
        raise typer.Exit(Exit.UNREAD)


def _counted_off(outcomes: Iterable[Outcome], tick: Callable[[], None]) -> Iterator[Outcome]:
    for outcome in outcomes:
        tick()
        yield outcome


def _printed(rows: Iterable[Row], out: Console) -> list[Row]:
    """Print a line for each row as it comes, then the sums; the rows."""
    from clausekit.exports.presentation import one_line

    done = []
    for row in rows:
        done.append(row)
        counts = ", ".join(f"{number} {name}" for name, number in _counted(row) if number)
        state = (
            f"not read: {row.error}" if row.error else f"{row.verdict}  {row.kind}  {counts or 'no findings'}"
        )
        out.print(one_line(f"{row.path}  {state}"), soft_wrap=True, style="red" if row.error else None)
    verdicts = Counter("not read" if row.error else row.verdict for row in done)
    sums = ", ".join(f"{number} {name}" for name, number in sorted(verdicts.items()))
    out.print(f"{len(done)} contracts: {sums}" if done else "no contracts there", style="bold")
    return done


def _counted(row: Row) -> Iterator[tuple[str, int]]:
    yield from (("critical", row.critical), ("high", row.high), ("medium", row.medium), ("low", row.low))


def _write(rows: list[Row], path: Path) -> None:
    from clausekit.exports.to_csv import BYTE_ORDER_MARK, harmless
    from clausekit.exports.writing import appearing_whole
    from clausekit.store.summary import COLUMNS

    out = StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(str(value)) for value in asdict(row).values()] for row in rows)
    with appearing_whole(path) as beside:
        beside.write_bytes(out.getvalue().encode("utf-8", errors="replace"))
