"""What is said on the terminal: results on standard output, messages of one sentence on standard error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH: Final = 100  # columns of a text report that goes into a pipe or a file


class Exit(IntEnum):
    """How a command ends."""

    DONE = 0
    FINDINGS = 1
    """Findings at or above --fail-on."""
    USAGE = 2
    """Wrong usage: an option, a playbook, a place to write."""
    UNREAD = 3
    """A file could not be read; the others were still reviewed."""
    INTERNAL = 70
    """An error in clausekit itself (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """Stopped by the keyboard (128 + SIGINT)."""
    PIPE_CLOSED = 141
    """Whoever read the output stopped reading (128 + SIGPIPE)."""


def debugging() -> bool:
    """Whether CLAUSEKIT_DEBUG asks for tracebacks."""
    return os.environ.get("CLAUSEKIT_DEBUG", "") not in {"", "0"}


def say(message: str) -> None:
    """One line on standard error."""
    from clausekit.exports.presentation import one_line

    print(f"clausekit: {one_line(message)}", file=sys.stderr, flush=True)  # noqa: T201


def internal_error(error: BaseException) -> str:
    """The sentence for an error that nobody foresaw; the contract's text stays out of it."""
    return f"an error inside clausekit ({type(error).__name__}): set CLAUSEKIT_DEBUG=1 to see where"


def console(file: IO[str] | None = None) -> Console:
    """A console for results: coloured on a terminal (NO_COLOR is respected), plain anywhere else."""
    from rich.console import Console

    out = file or sys.stdout
    width = None if out.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return Console(file=out, width=width, highlight=False, markup=False, emoji=False, legacy_windows=False)


def write_bytes(data: bytes) -> None:
    """`data` on standard output as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextmanager
def progress(title: str) -> Iterator[Callable[[str], None]]:
    """Shows `title` and what is being done, on a terminal only; yields what to call with each new stage."""
    if not sys.stderr.isatty():
        yield _silently
        return
    from rich.console import Console
    from rich.text import Text

    from clausekit.exports.presentation import one_line

    shown = one_line(title)
    with Console(stderr=True).status(Text(shown)) as status:
        yield lambda stage: status.update(Text(f"{shown}: {stage}"))


@contextmanager
def stages(title: str) -> Iterator[Callable[[str], None]]:
    """Says each stage of long work with the seconds since it began: on a terminal with a clock that runs.

    Yields what to call when a stage is done.
    """
    began = time.monotonic()

    def told(message: str) -> None:
        say(f"{time.monotonic() - began:6.0f} s  {message}")

    if not sys.stderr.isatty():
        yield told
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from clausekit.exports.presentation import one_line

    shown = Console(stderr=True, highlight=False, markup=False, emoji=False)
    columns = (SpinnerColumn(), TextColumn(title), TimeElapsedColumn(), TextColumn("{task.fields[last]}"))
    with Progress(*columns, console=shown, redirect_stdout=False) as bar:
        task = bar.add_task(title, total=None, last="")

        def showing(message: str) -> None:
            bar.update(task, last=one_line(message))
            shown.print(f"{time.monotonic() - began:6.0f} s  {one_line(message)}")

        yield showing


@contextmanager
def counting(title: str, total: int) -> Iterator[tuple[Callable[[], None], Console]]:
    """Shows how many of `total` are done, how fast, and how long the rest takes, on a terminal only.

    Yields what to call for each one, and the console to print results on, which keeps them above the bar.
    """
    if not sys.stderr.isatty():
        yield _uncounted, console()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    speed = TextColumn("{task.fields[rate]}")
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), speed, TimeRemainingColumn())
    shown = Console(stderr=True, highlight=False, markup=False, emoji=False)
    with Progress(*columns, console=shown, redirect_stdout=False) as bar:
        task = bar.add_task(title, total=total, rate="")

        def tick() -> None:
            bar.advance(task)
            done = bar.tasks[0].completed
            rate = bar.tasks[0].speed
            # An archive counts as one until its contracts come.
            bar.update(task, total=max(total, done), rate=f"{rate:.1f} a second" if rate else "")

        yield tick, shown if sys.stdout.isatty() else console()


def _uncounted() -> None:
    """Stands in where nobody watches."""


def _silently(stage: str) -> None:
    """Stands in where nobody watches."""
