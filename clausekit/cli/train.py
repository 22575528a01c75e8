"""`clausekit train`: contracts with experts' marks in, the models that reviews go by out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from clausekit.cli.console import console, stages

DataOption: TypeAlias = Annotated[
    Path, typer.Option("--data", metavar="DIR", help="Folder that holds cuad/contracts.jsonl, or that file.")
]
OnlyOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="NAME", help="This alone; may be given several times."),
]
WorkOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--work", metavar="DIR", help="Where work that is done is kept; else in this user's cache folder."
    ),
]


def train(
    data: DataOption,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where models go; else where they are used.")
    ] = None,
    only: OnlyOption = None,
    feedback: Annotated[
        Path | None,
        typer.Option("--feedback", metavar="FILE", help="Corrections that 'feedback export' wrote."),
    ] = None,
    weight: Annotated[
        int, typer.Option("--weight", min=1, max=1000, help="Examples that one correction is worth.")
    ] = 20,
    work: WorkOption = None,
) -> None:
    """Train the models anew; the same data gives the same weights, and what was stopped goes on."""
    from clausekit.resources import resource
    from clausekit.training import train as trained
    from clausekit.training.run import MODELS

    check_names(only, tuple(MODELS))
    target = out or resource("models")
    with stages("train") as tell:
        figures = trained(
            data,
            target,
            only=only or (),
            feedback=feedback,
            weight=weight,
            work=work or default_work(),
            on_progress=tell,
        )
    for name in figures:
        console().print(f"{target / name}" if figures[name] else f"{name}: nothing to train it on")


def check_names(only: list[str] | None, known: tuple[str, ...]) -> None:
    """Raises UsageError for a name that is none of `known`."""
    from clausekit.errors import UsageError

    if unknown := [name for name in only or () if name not in known]:
        raise UsageError(f"there is no '{unknown[0]}': --only takes {', '.join(known)}")


def default_work() -> Path:
    """Where work is kept unless told otherwise."""
    from platformdirs import user_cache_path

    return user_cache_path("clausekit", appauthor=False) / "training"
