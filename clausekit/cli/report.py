"""A review as text for the terminal: header, findings worst first, counts, what was not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from clausekit.datamodel import Finding, Review, Severity
from clausekit.exports.digested import digest_sections
from clausekit.exports.presentation import (
    DISCLAIMER,
    OWNER_NAMES,
    STATE_NAMES,
    by_severity,
    counts,
    in_negotiation,
    key_terms,
    kind_name,
    one_line,
    place_of,
    place_of_finding,
    shortened,
    verdict_name,
    verdict_of,
    visible,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

SEVERITY_STYLES: Final = {
    Severity.CRITICAL: "bold white on red",
    Severity.HIGH: "bold red",
    Severity.MEDIUM: "bold yellow",
    Severity.LOW: "bold blue",
}
VERDICT_STYLES: Final = {"do_not_sign": "bold red", "negotiate": "bold yellow", "ready_to_sign": "bold green"}
LABEL_WIDTH: Final = 24


def print_report(review: Review, console: Console) -> None:
    """Print the whole review on `console`; nothing in the contract can steer the terminal.

    What is not a terminal gets no blanks at the ends of lines.
    """
    if console.is_terminal:
        _print(review, console)
        return
    with console.capture() as captured:
        _print(review, console)
    console.file.write("\n".join(line.rstrip() for line in captured.get().split("\n")))


def _print(review: Review, console: Console) -> None:
    for part in (_head, _digest, _terms, _findings, _unread, _closing):
        for line in part(review):
            console.print(line)


def _head(review: Review) -> Iterator[RenderableType]:
    contract = review.contract
    pages = f", {len(contract.document.pages)} pages" if contract.document.pages else ""
    yield Text(one_line(contract.document.source), "bold")
    yield _row("Kind", f"{kind_name(review)} ({contract.kind.score:.0%} sure){pages}")
    for index, party in enumerate(contract.parties):
        aliases = f" (“{'”, “'.join(party.aliases)}”)" if party.aliases else ""
        yield _row("" if index else "Parties", f"{party.name}{aliases}, {party.role}")
    yield _row("Playbook", f"{review.playbook}, for the {review.side}")
    yield _row(
        "Verdict", f"{verdict_name(review)}: {counts(review)}", style=VERDICT_STYLES[verdict_of(review)]
    )
    yield ""


def _digest(review: Review) -> Iterator[RenderableType]:
    for section in digest_sections(review):
        yield Text(section.title, "bold")
        for number, line in enumerate(section.lines, start=1):
            yield _indented(f"{f'{number}.' if section.counted else '-'} {line}", by=2)
        yield ""


def _terms(review: Review) -> Iterator[RenderableType]:
    found = [term for term in key_terms(review) if term.value]
    if found:
        yield Text("Key terms", "bold")
    for term in found:
        yield _row(term.name, f"{term.value}{f'  ({term.place})' if term.place else ''}")
    if found:
        yield ""


def _findings(review: Review) -> Iterator[RenderableType]:
    for severity, findings in by_severity(review):
        yield Rule(
            Text(f"{severity.name} ({len(findings)})", SEVERITY_STYLES[severity]), align="left", style="dim"
        )
        for finding in findings:
            yield from _finding(review, finding)
            yield ""


def _finding(review: Review, finding: Finding) -> Iterator[RenderableType]:
    marks = (
        STATE_NAMES[finding.state].lower(),
        place_of_finding(review, finding),
        in_negotiation(review, finding),
        f"for {OWNER_NAMES[finding.owner]}",
    )
    yield Text.assemble(
        (finding.rule, "dim"),
        "  ",
        (one_line(finding.title), SEVERITY_STYLES[finding.severity].replace("white on ", "")),
        (f"  {' · '.join(mark for mark in marks if mark)}", "dim"),
    )
    yield _indented(one_line(finding.message))
    for index, span in enumerate(finding.evidence):
        words = one_line(shortened(review.contract.document.quote(span)))
        place = place_of(review, span) if index else ""
        yield _indented(f"“{words}”{f' ({place})' if place else ''}", style="italic", by=6)
    if finding.searched:
        yield _indented(one_line(f"Looked for: {'; '.join(finding.searched)}"), style="dim")
    if finding.suggestion:
        yield _indented(f"Ask for: {visible(finding.suggestion).strip()}", style="green")


def _unread(review: Review) -> Iterator[RenderableType]:
    problems = review.contract.document.problems
    if problems:
        yield Text("What limits this review", "bold")
    for problem in problems:
        yield _indented(one_line(f"{f'Page {problem.page}: ' if problem.page else ''}{problem.message}"))
    if problems:
        yield ""


def _closing(review: Review) -> Iterator[RenderableType]:
    yield Text(f"{one_line(review.contract.document.source)}: {counts(review)}.", "bold")
    yield Text(DISCLAIMER, "dim")


def _row(label: str, value: str, *, style: str = "") -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=LABEL_WIDTH)
    grid.add_column()
    grid.add_row(Text(f"  {label}", "dim"), Text(one_line(value), style))
    return grid


def _indented(text: str, *, style: str = "", by: int = 4) -> RenderableType:
    return Padding(Text(text, style), (0, 0, 0, by))
