"""How well facts and key terms agree with the experts' answers of CUAD: `python -m benchmarks.facts`.

Rules were tuned on the contracts of even number; the figures to report are those of odd number (`--even`
shows the others, `--errors NAME` lists what went wrong). `--provisions FILE` adds what the provision model
says, which a review has; without it the figures are those of the rules alone.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clausekit.datamodel import Document, Party, Term
from clausekit.documents.from_text import from_text
from clausekit.facts import find_facts, find_parties, find_terms
from clausekit.training.answers import (
    TERMS,
    alike,
    expected_parties,
    is_answered,
    names_of,
    normal,
    right,
)

DATA = Path(os.environ.get("CLAUSEKIT_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def contracts(*, even: bool) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each contract with its answers, of the half asked for."""
    texts = {
        row["id"]: row for row in map(json.loads, (DATA / "cuad/contracts.jsonl").open(encoding="utf-8"))
    }
    for answer in map(json.loads, (DATA / "cuad/answers.jsonl").open(encoding="utf-8")):
        if (int(answer["id"]) % 2 == 0) == even:
            yield texts[answer["id"]], answer


def document_of(row: dict[str, Any]) -> Document:
    """The contract as a text file would be read."""
    return from_text(row["text"].encode(), row["id"])


def measure(*, even: bool, show: str, told: dict[str, list[list[Any]]]) -> None:
    """Print the table; `told` are provisions by contract, as `fold_provisions` writes them."""
    from benchmarks.fold_provisions import provisions_of

    score: Counter[tuple[str, str]] = Counter()
    spent = 0.0
    for row, answer in contracts(even=even):
        document = document_of(row)
        began = time.perf_counter()
        facts = find_facts(document)
        parties = find_parties(document, ())
        spent += time.perf_counter() - began
        provisions = provisions_of(told.get(answer["id"], []), row["text"], document)
        began = time.perf_counter()
        terms = {term.name: term for term in find_terms(document, (), facts, parties, provisions)}
        spent += time.perf_counter() - began
        _score_parties(score, parties, answer, show)
        _score_terms(score, terms, answer, document, show)
    _print(score, spent)


def _score_parties(
    score: Counter[tuple[str, str]], parties: tuple[Party, ...], answer: dict[str, Any], show: str
) -> None:
    wanted = names_of(expected_parties(answer["Parties"] or ""))
    found = names_of(normal(party.name) for party in parties)
    score["parties", "right"] += len(wanted & found)
    score["parties", "wrong"] += len(found - wanted)
    score["parties", "absent"] += len(wanted - found)
    score["parties", "found alike"] += sum(any(alike(name, other) for other in wanted) for name in found)
    score["parties", "wanted alike"] += sum(any(alike(name, other) for other in found) for name in wanted)
    if show == "parties" and wanted != found:
        print(answer["id"], "| wanted", sorted(wanted - found), "| found", sorted(found - wanted))


def _score_terms(
    score: Counter[tuple[str, str]],
    terms: dict[str, Term],
    answer: dict[str, Any],
    document: Document,
    show: str,
) -> None:
    for label, name in TERMS.items():
        wanted = answer[label] if is_answered(name, answer[label]) else None
        term = terms.get(name)
        if wanted is None:
            outcome = "unasked" if term else "rightly absent"
        elif term is None:
            outcome = "absent"
        else:
            outcome = "right" if right(name, term.value, wanted) else "wrong"
        score[name, outcome] += 1
        if show == name and outcome in {"wrong", "absent", "unasked"}:
            words = " ".join(document.quote(term.span).split())[:160] if term else ""
            value = term.value if term else None
            print(f"{answer['id']} {outcome}: wanted {answer[label]!r}, found {value!r} | {words}")


def _print(score: Counter[tuple[str, str]], spent: float) -> None:
    print(
        f"{'term':30}{'right':>7}{'wrong':>7}{'absent':>8}{'unasked':>9}{'of present':>12}{'precision':>11}"
    )
    for name in TERMS.values():
        good, bad, none, extra = (score[name, key] for key in ("right", "wrong", "absent", "unasked"))
        share, precise = good / max(1, good + bad + none), good / max(1, good + bad + extra)
        print(f"{name:30}{good:7}{bad:7}{none:8}{extra:9}{share:12.3f}{precise:11.3f}")
    good, bad, none = (score["parties", key] for key in ("right", "wrong", "absent"))
    precision, recall = good / max(1, good + bad), good / max(1, good + none)
    print(f"parties, same name:  {_rates(precision, recall)}")
    precision = score["parties", "found alike"] / max(1, good + bad)
    recall = score["parties", "wanted alike"] / max(1, good + none)
    print(f"parties, alike name: {_rates(precision, recall)} (a slip of the pen, a longer or shorter form)")
    print(f"{spent:.1f} s in all")


def _rates(precision: float, recall: float) -> str:
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}"


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--even", action="store_true", help="the contracts that the rules were tuned on")
    options.add_argument("--errors", default="", metavar="NAME", help='a term\'s name, or "parties"')
    options.add_argument("--provisions", metavar="FILE", help="what `benchmarks.fold_provisions` wrote")
    chosen = options.parse_args()
    heard = json.loads(Path(chosen.provisions).read_text(encoding="utf-8")) if chosen.provisions else {}
    measure(even=chosen.even, show=chosen.errors, told=heard)
