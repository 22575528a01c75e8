"""`clausekit doctor`: whether everything that a review needs is here and works, without the network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import typer

from clausekit.cli.console import console, debugging
from clausekit.errors import ClausekitError

COMPONENTS: Final = (
    "clausekit", "pypdfium2", "pdfplumber", "python-docx", "nupunkt", "spacy", "scikit-learn", "numpy",
    "pydantic", "sqlalchemy", "dask", "streamlit", "typer",
)  # fmt: skip
OLDEST_PYTHON: Final = (3, 11)
SAMPLE: Final = b"""SERVICES AGREEMENT

1. Term. This Agreement runs for one year and ends on 31 December 2030.

2. Governing law. This Agreement is governed by the laws of England.
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the table; a check that is only `optional` does not spoil the result."""

    name: str
    good: bool
    detail: str
    optional: bool = False


def doctor() -> None:
    """Check this installation: components, models, playbooks, optional programs, the data folder."""
    checks = list(_checks())
    _print(checks)
    if not all(check.good or check.optional for check in checks):
        raise typer.Exit(1)


def _checks() -> Iterator[Check]:
    yield Check("Python", sys.version_info >= OLDEST_PYTHON, sys.version.split()[0])
    yield from map(_component, COMPONENTS)
    yield _tried("Models", _models)
    yield _tried("Playbooks", _playbooks)
    yield _tried("A review", _review)
    yield _program("Tesseract", "tesseract", "reads scanned pages")
    yield _program("LibreOffice", "soffice", "reads .doc, .rtf and .odt files")
    yield _tried("Data folder", _data_folder)


def _component(name: str) -> Check:
    try:
        return Check(name, good=True, detail=version(name))
    except PackageNotFoundError:
        return Check(name, good=False, detail="not installed: install clausekit again")


def _tried(name: str, attempt: Callable[[], str]) -> Check:
    """What `attempt` says, or what it failed with."""
    try:
        return Check(name, good=True, detail=attempt())
    except ClausekitError as error:
        return Check(name, good=False, detail=str(error))
    except Exception as error:
        if debugging():
            raise
        return Check(name, good=False, detail=f"{type(error).__name__} (CLAUSEKIT_DEBUG=1 shows where)")


def _models() -> str:
    from clausekit.classification import model_versions

    return ", ".join(f"{name} {mark}" for name, mark in sorted(model_versions().items())) or "none"


def _playbooks() -> str:
    from clausekit.playbook import builtin_playbooks, load_playbook

    books = [load_playbook(id) for id in builtin_playbooks()]
    return ", ".join(f"{book.id} {book.version}" for book in books)


def _review() -> str:
    from clausekit.documents import read
    from clausekit.reviewer import Reviewer

    review = Reviewer().review(read(SAMPLE, "doctor.txt"))
    return f"works: {len(review.findings)} findings in a contract of two clauses"


def _program(name: str, command: str, use: str) -> Check:
    path = shutil.which(command)
    if path is None:
        return Check(name, good=False, detail=f"absent (optional: {use})", optional=True)
    asked = [path, "--version"]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return Check(name, good=False, detail=f"{path} does not answer (optional: {use})", optional=True)
    said = (answer.stdout or answer.stderr).strip().partition("\n")[0]
    return Check(name, good=True, detail=said or path, optional=True)


def _data_folder() -> str:
    from tempfile import TemporaryFile

    from platformdirs import user_data_path

    folder = user_data_path("clausekit", appauthor=False)
    present = next(place for place in (folder, *folder.parents) if place.exists())
    with TemporaryFile(dir=present):
        return f"{folder} may be written"


def _print(checks: list[Check]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table("", "Check", "Result", box=box.SIMPLE_HEAD, pad_edge=False)
    for check in checks:
        mark, style = (
            ("ok", "green") if check.good else ("--", "yellow") if check.optional else ("NO", "bold red")
        )
        table.add_row(Text(mark, style), Text(check.name), Text(check.detail))
    console().print(table)
