"""How faithful the text of PDFs is: `python -m benchmarks.pdf_fidelity [--count 100]`.

The words that clausekit reads from a contract's PDF, furniture left out, against the words of the same
contract in CUAD (CC BY 4.0, The Atticus Project), whose makers converted the PDFs by other software. F1
counts words that stand in the same order in both (the blocks that a longest-matching-block comparison finds).
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
from collections.abc import Iterator
from difflib import SequenceMatcher
from operator import itemgetter

from benchmarks.results import data_dir, save
from clausekit.datamodel import FURNITURE, Document
from clausekit.documents import load

_WORD = re.compile(r"[^\W_]+")
_SOURCE = re.compile(r"Source: .{2,120}?, [\w /()-]{1,30}, \d{1,2}/\d{1,2}/\d{4}")


def main() -> None:
    """Measure and print; write the figures to benchmarks/results/."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--count", type=int, default=100, help="contracts to compare, spread over all of them"
    )
    count = parser.parse_args().count
    scores = dict(_scores(count))
    ordered = sorted(scores.values())
    summary = {
        "contracts": len(ordered),
        "median_f1": round(statistics.median(ordered), 4),
        "mean_f1": round(statistics.fmean(ordered), 4),
        "p10_f1": round(ordered[len(ordered) // 10], 4),
        "lowest": dict(sorted(scores.items(), key=itemgetter(1))[:15]),
    }
    save("pdf_fidelity", summary)


def _scores(count: int) -> Iterator[tuple[str, float]]:
    folder = data_dir() / "cuad"
    with (folder / "contracts.jsonl").open() as lines:
        contracts = [record for record in map(json.loads, lines) if record["pdf"]]
    step = max(len(contracts) // count, 1)
    for record in contracts[::step][:count]:
        document = load(folder / record["pdf"])
        yield record["id"], round(_f1(_words(body(document)), _words(_SOURCE.sub(" ", record["text"]))), 4)


def body(document: Document) -> str:
    """The words of the contract, without what the printer put around them."""
    return "\n".join(document.quote(block.span) for block in document.blocks if block.kind not in FURNITURE)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _f1(ours: list[str], theirs: list[str]) -> float:
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    return 2 * common / max(len(ours) + len(theirs), 1)


if __name__ == "__main__":
    main()
