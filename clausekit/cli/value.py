"""`clausekit value`: what a contract's terms are worth, with the arithmetic shown."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from clausekit.cli.console import console, write_bytes
from clausekit.cli.options import AskPasswordOption, FileArgument, PasswordOption
from clausekit.cli.understanding import understood

if TYPE_CHECKING:
    from clausekit.datamodel import Document
    from clausekit.playbook.values import Valuation, ValueStep


class ValueFormat(StrEnum):
    """What the valuations are written as."""

    text = "text"
    json = "json"


def value(
    file: FileArgument,
    set: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=NUMBER", help="A number that the contract does not say."),
    ] = None,
    format: Annotated[ValueFormat, typer.Option("--format", help="What to write.")] = ValueFormat.text,
    password: PasswordOption = None,
    ask_password: AskPasswordOption = False,
) -> None:
    """Work out what service levels, renewal, commitment and limit of liability are worth."""
    from clausekit.playbook.values import read_inputs, value_terms

    inputs = read_inputs(set or ())
    contract = understood(file, password, ask=ask_password)
    valuations = value_terms(contract, inputs)
    if format is ValueFormat.json:
        shapes = [_shape(valuation, contract.document) for valuation in valuations]
        write_bytes((json.dumps(shapes, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        _print(valuations, contract.document)


def _shape(valuation: Valuation, document: Document) -> dict[str, object]:
    return {
        "subject": valuation.subject,
        "title": valuation.title,
        "result": valuation.result or None,
        "steps": [_step(step, document) for step in valuation.steps],
        "asked": [asdict(each) for each in valuation.asked],
    }


def _step(step: ValueStep, document: Document) -> dict[str, object]:
    if step.span is None:
        return {"words": step.words, "evidence": None}
    start, end = step.span.start, step.span.end
    quote, page = document.quote(step.span), document.page_of(start)
    return {"words": step.words, "evidence": {"start": start, "end": end, "page": page, "quote": quote}}


def _print(valuations: tuple[Valuation, ...], document: Document) -> None:
    from rich.text import Text

    from clausekit.exports.presentation import one_line, shortened

    out = console()
    if not valuations:
        out.print("No service levels, renewal, commitment or limit of liability to value were read.")
    for valuation in valuations:
        out.print(Text(f"{valuation.title}: {valuation.result or 'not known yet'}", style="bold"))
        for step in valuation.steps:
            out.print(Text(f"  {step.words}"))
            if step.span:
                out.print(Text(f"      “{shortened(one_line(document.quote(step.span)))}”", style="dim"))
        for each in valuation.asked:
            out.print(Text(f"  asked: {each.question}  --set {each.name}=…", style="yellow"))
        out.print()
