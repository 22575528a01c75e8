"""`clausekit evaluate`: how good the installed models are on a folder, or by folds on its own contracts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from clausekit.cli.console import console, say, stages
from clausekit.cli.train import DataOption, OnlyOption, WorkOption, check_names, default_work


def evaluate(
    data: DataOption,
    only: OnlyOption = None,
    folds: Annotated[
        bool, typer.Option("--folds", help="Train by folds and measure those, not the models installed.")
    ] = False,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where all figures go as JSON.")
    ] = Path("evaluation.json"),
    work: WorkOption = None,
) -> None:
    """Print and write every figure that a folder of marked contracts allows."""
    from clausekit.exports.writing import appearing_whole

    with stages("evaluate") as tell:
        if folds:
            from clausekit.training import evaluate as by_folds
            from clausekit.training.run import MODELS

            check_names(only, tuple(MODELS))
            figures = by_folds(data, only=only or (), work=work or default_work(), on_progress=tell)
        else:
            from clausekit.training.measuring import measure

            figures = measure(data, only=only or (), on_progress=tell)
    _print(figures)
    with appearing_whole(output) as beside:
        beside.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    say(f"all figures are in '{output}'")


def _print(figures: Mapping[str, Mapping[str, Any]]) -> None:
    """One line a figure; what is told by type comes as a table of its own lines."""
    out = console()
    for name, found in figures.items():
        out.print(name, style="bold")
        for line in _lines(found, 2):
            out.print(line, soft_wrap=True)


def _lines(found: Mapping[str, Any], indent: int) -> Iterator[str]:
    for name, value in found.items():
        if isinstance(value, Mapping):
            yield f"{' ' * indent}{name}"
            yield from _lines(value, indent + 2)
        elif isinstance(value, (list, tuple)):
            yield f"{' ' * indent}{name:<{40 - indent}} {', '.join(map(_row, value))}"
        else:
            yield f"{' ' * indent}{name:<{40 - indent}} {_shown(value)}"


def _row(value: object) -> str:
    return " ".join(map(_shown, value)) if isinstance(value, (list, tuple)) else _shown(value)


def _shown(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else "not known" if value is None else str(value)
