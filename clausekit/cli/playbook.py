"""`clausekit playbook`: the rules that reviews go by, listed, shown, checked, explained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausekit.cli.console import console
from clausekit.cli.options import show_help
from clausekit.cli.playbook_diff import diff
from clausekit.cli.playbook_learn import learn
from clausekit.errors import UsageError

if TYPE_CHECKING:
    from clausekit.playbook import Playbook, Rule

commands = typer.Typer(help="List, show, check, compare and learn playbooks.", rich_markup_mode=None)
commands.callback(invoke_without_command=True)(show_help)
commands.command("diff")(diff)
commands.command("learn")(learn)


@commands.command("list")
def list_() -> None:
    """List the built-in playbooks."""
    from clausekit.playbook import builtin_playbooks, load_playbook

    rows = [load_playbook(id) for id in builtin_playbooks()]
    _table(
        ("Id", "Version", "Rules", "Title"),
        [(book.id, book.version, str(_enabled(book)), book.title) for book in rows],
    )


@commands.command("show")
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a built-in playbook, or a YAML file.")],
) -> None:
    """Show the rules of a playbook."""
    from clausekit.playbook import load_playbook

    book = load_playbook(id)
    typer.echo(f"{book.id} {book.version}: {book.title}")
    if book.about:
        typer.echo(book.about.strip())
    _table(
        ("Rule", "Severity", "Hurts", "Owner", "Title"),
        [(rule.id, rule.severity.name.lower(), rule.hurts, rule.owner, _title(rule)) for rule in book.rules],
    )


@commands.command("check")
def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="A playbook in YAML.")]) -> None:
    """Check a playbook of your own: its keys, names, numbers, messages and examples."""
    from clausekit.playbook import load_playbook, prove_examples

    book = load_playbook(str(file))
    prove_examples(book)
    typer.echo(f"{file}: good, playbook '{book.id}' {book.version} with {_enabled(book)} rules switched on")


@commands.command("explain")
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="Id of a rule, such as TRM-01.")],
    playbook: Annotated[
        str | None,
        typer.Option("--playbook", metavar="ID|FILE", help="Where to look; else all built-in playbooks."),
    ] = None,
) -> None:
    """Explain a rule: what it looks for, why, what to ask for, and where it comes from."""
    found, homes = _find(rule, playbook)
    out = console()
    out.print(f"{found.id}  {found.title}", style="bold")
    for label, text in _explained(found, homes):
        if text:
            out.print(f"\n{label}", style="bold")
            out.print(text.strip())


def _find(id: str, playbook: str | None) -> tuple[Rule, list[str]]:
    """The rule of that id and the playbooks that have it. Raises UsageError naming what comes near."""
    from difflib import get_close_matches

    from clausekit.playbook import builtin_playbooks, load_playbook

    books = [load_playbook(ref) for ref in ([playbook] if playbook else builtin_playbooks())]
    found = {book.id: rule for book in books for rule in book.rules if rule.id.lower() == id.lower()}
    if found:
        return next(iter(found.values())), list(found)
    known = sorted({rule.id for book in books for rule in book.rules})
    near = get_close_matches(id.upper(), known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "'clausekit playbook show ID' lists rules"
    raise UsageError(f"no rule is called '{id}': {hint}")


def _explained(rule: Rule, homes: list[str]) -> Iterator[tuple[str, str]]:
    yield "In", f"{', '.join(homes)}" + ("" if rule.enabled else " (switched off)")
    hurts = "both sides" if rule.hurts == "both" else f"the {rule.hurts}"
    yield "Severity", f"{rule.severity.name.lower()}; hurts {hurts}"
    yield "For", rule.owner
    yield "Looks at clauses", ", ".join(rule.clause)
    yield "Looks at provisions", ", ".join(rule.provision)
    yield "Kinds of contract", ", ".join(rule.kinds)
    yield "Kind of check", rule.check.kind
    yield "Says", rule.message
    yield "Why it matters", rule.why
    yield "Ask for", rule.suggestion
    yield "Settle for", "\n".join(f"- {step}" for step in rule.fallback)
    yield "Source", rule.source
    yield "Finds nothing in", "\n".join(f"- {text.strip()}" for text in rule.examples.good)
    yield "Finds something in", "\n".join(f"- {text.strip()}" for text in rule.examples.bad)


def _enabled(book: Playbook) -> int:
    return sum(rule.enabled for rule in book.rules)


def _title(rule: Rule) -> str:
    return rule.title if rule.enabled else f"{rule.title} (switched off)"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(*head, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    console().print(table)
