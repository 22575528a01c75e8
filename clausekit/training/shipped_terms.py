"""Kinds of contract and key terms as they are read, against a folder's answers: nothing is trained."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from clausekit.classification import find_provisions, kind_of_contract, label_clauses
from clausekit.datamodel import Term
from clausekit.documents.from_text import from_text
from clausekit.errors import UsageError
from clausekit.facts import find_facts, find_parties, find_terms
from clausekit.segmentation import segment
from clausekit.taxonomy import contract_types
from clausekit.training.answers import (
    TERMS,
    alike,
    expected_parties,
    is_answered,
    names_of,
    normal,
    right,
)  # fmt: skip
from clausekit.training.dataset import Example

Tick = Callable[[], None]
Figures = dict[str, Any]

HERE = Path(__file__).resolve().parent


@cache
def kinds_of_cuad() -> Mapping[str, str]:
    """CUAD's kinds of contract → ours, where they are one of ours."""
    known: dict[str, str] = yaml.safe_load((HERE / "kinds.yaml").read_text(encoding="utf-8"))
    return known


def measure_kinds(examples: Sequence[Example], tick: Tick) -> Figures:
    """How often the kind of contract is the one that the folder names; other names are left out."""
    ours = dict(kinds_of_cuad()) | {kind: kind for kind in contract_types()}
    known = [(example, ours[example.kind]) for example in examples if example.kind in ours]
    found = 0
    for example, kind in known:
        clauses = label_clauses(example.document, segment(example.document))
        found += kind_of_contract(example.document, clauses).type == kind
        tick()
    return {"contracts": len(known), "right": found, "accuracy": found / len(known)} if known else {}


def measure_terms(examples: Sequence[Example], answers: Path, tick: Tick) -> Figures:
    """Key terms and parties against `answers.jsonl`. Raises UsageError when that is of another shape."""
    asked = _answers(answers)
    score: Counter[tuple[str, str]] = Counter()
    for example in examples:
        if example.id in asked:
            _score(score, example, asked[example.id])
        tick()
    return {name: _rates(score, name) for name in (*TERMS.values(), "parties")}


def _answers(path: Path) -> dict[str, dict[str, Any]]:
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {str(row["id"]): {name: row.get(name) for name in (*TERMS, "Parties")} for row in rows}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"'{path}' holds no answers: a line each with 'id' and the questions") from error


def _score(score: Counter[tuple[str, str]], example: Example, answer: Mapping[str, Any]) -> None:
    document = from_text(example.document.text.encode("utf-8", "replace"), example.id)
    clauses = label_clauses(document, segment(document))
    facts, parties = find_facts(document), find_parties(document, clauses)
    provisions = find_provisions(document, clauses)
    terms = {term.name: term for term in find_terms(document, clauses, facts, parties, provisions)}
    for question, name in TERMS.items():
        wanted = answer[question] if is_answered(name, answer[question]) else None
        score[name, _verdict(name, terms.get(name), wanted)] += 1
    wanted_names = names_of(expected_parties(answer["Parties"] or ""))
    found = names_of(normal(party.name) for party in parties)
    score["parties", "right"] += sum(any(alike(name, other) for other in found) for name in wanted_names)
    score["parties", "absent"] += sum(not any(alike(name, other) for other in found) for name in wanted_names)
    score["parties", "wrong"] += sum(not any(alike(name, other) for other in wanted_names) for name in found)


def _verdict(name: str, term: Term | None, wanted: str | None) -> str:
    if wanted is None:
        return "unasked" if term else "rightly absent"
    if term is None:
        return "absent"
    return "right" if right(name, term.value, wanted) else "wrong"


def _rates(score: Counter[tuple[str, str]], name: str) -> dict[str, float]:
    good, bad, none, extra = (score[name, key] for key in ("right", "wrong", "absent", "unasked"))
    # A wrong name of a party is one found too many; a wrong value of a term is one missed as well.
    present = good + none if name == "parties" else good + bad + none
    return {
        "present": present,
        "found": good / max(1, present),
        "precision": good / max(1, good + bad + extra),
    }
