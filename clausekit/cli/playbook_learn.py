"""`clausekit playbook learn`: thresholds proposed from contracts that were signed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from clausekit.cli.console import say, write_bytes


def learn(
    paths: Annotated[list[Path], typer.Argument(metavar="DIR", help="Folders of past contracts, or files.")],
    base: Annotated[
        str, typer.Option("--extends", metavar="ID|FILE", help="The playbook whose thresholds are learned.")
    ] = "general",
    least: Annotated[
        int, typer.Option("--least", min=2, help="Contracts that must say a number before it counts.")
    ] = 8,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The playbook to write.")
    ] = None,
) -> None:
    """Propose a playbook with thresholds from the percentiles of past contracts."""
    from clausekit.cli.playbook_diff import contracts_of
    from clausekit.exports.writing import appearing_whole
    from clausekit.playbook import builtin_playbooks, load_playbook
    from clausekit.playbook.precedent import precedents, proposal

    playbook = load_playbook(base)
    contracts = [contract for _, contract in contracts_of(paths, "learn") if contract]
    found = precedents(playbook, contracts)
    own = "" if base in builtin_playbooks() else Path(base).resolve()
    text = proposal(playbook, found, least=least, extends=own)
    learned = sum(len(precedent.values) >= least for precedent in found)
    say(f"{len(contracts)} contracts read; {learned} of {len(found)} numeric rules have {least} or more")
    if output is None:
        write_bytes(text.encode())
        return
    with appearing_whole(output) as beside:
        beside.write_text(text, encoding="utf-8")
