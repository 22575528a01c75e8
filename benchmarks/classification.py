"""How well and how fast clauses, provisions and kinds of contract are recognised.

``python -m benchmarks.classification`` measures the shipped weights on market forms that were not trained on,
and their speed on CUAD; ``--folds`` trains anew by folds for the figures of the model cards.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from benchmarks.labelled import measure_labelled
from benchmarks.results import data_dir, save
from clausekit.classification import find_provisions, kind_of_contract, label_clauses
from clausekit.classification.headings import heading_votes
from clausekit.datamodel import Clause, Document
from clausekit.documents import load
from clausekit.segmentation import segment
from clausekit.training import evaluate
from clausekit.training.dataset import read_examples
from clausekit.training.shipped_terms import kinds_of_cuad

PAGE = 3_000
MISSION = ("service_levels", "termination", "intellectual_property", "dispute_resolution", "confidentiality")
CLEAR = 0.94
# What each market form is, by words of its file name; the first that fits counts.
FORMS = (
    ("nda", "nda"),
    ("dpa", "dpa"),
    ("data-p", "dpa"),
    ("psa", "professional_services"),
    ("professional", "professional_services"),
    ("cloud", "saas"),
    ("csa", "saas"),
    ("sla", "saas"),
    ("service-level", "saas"),
    ("order-form", "saas"),
    ("terms", "saas"),
    ("software-license", "software_licence"),
    ("statement-of-work", "professional_services"),
    ("pws", "professional_services"),
    ("qasp", "professional_services"),
)


def main() -> None:
    """Measures and keeps the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", action="store_true")
    chosen = parser.parse_args()
    data = data_dir()
    forms = [load(path) for path in sorted((data / "contracts").rglob("*.*")) if path.is_file()]
    figures = {
        **measure_clauses(forms),
        **measure_kinds(forms, data),
        "labelled_by_hand": measure_labelled(data),
        **measure_speed(data),
    }
    if chosen.folds:
        figures["folds"] = evaluate(data, on_progress=print)
    save("classification", figures)


def measure_clauses(forms: list[Document]) -> dict[str, object]:
    """Sections of market forms with clear headings: is the type found from the words alone?"""
    hidden: Counter[tuple[str, bool]] = Counter()
    shown: Counter[bool] = Counter()
    misses: Counter[tuple[str, str]] = Counter()
    seen: set[str] = set()
    for document in forms:
        clauses = segment(document)
        bare = tuple(replace(clause, heading="") for clause in clauses)
        rows = zip(clauses, label_clauses(document, clauses), label_clauses(document, bare), strict=True)
        for clause, with_heading, without in rows:
            type = _clear_type(clause)
            words = document.quote(clause.body)
            if type is None or len(words) < 80 or words in seen:
                continue
            seen.add(words)
            guess = without.labels[0].type if without.labels else "none"
            hidden[type, any(label.type == type for label in without.labels)] += 1
            shown[any(label.type == type for label in with_heading.labels)] += 1
            if guess != type:
                misses[type, guess] += 1
    found = {
        type: f"{hidden[type, True]} of {hidden[type, True] + hidden[type, False]}" for type, _ in hidden
    }
    five = [hidden[type, right] for right in (True, False) for type in MISSION]
    return {
        "form_sections": sum(hidden.values()),
        "found_with_headings_hidden": round(
            sum(hidden[type, True] for type in found) / sum(hidden.values()), 3
        ),
        "five_types_with_headings_hidden": round(sum(five[: len(MISSION)]) / sum(five), 3),
        "found_with_headings_shown": round(shown[True] / shown.total(), 3),
        "found_by_type": dict(sorted(found.items())),
        "worst": [f"{type} as {guess} ({count})" for (type, guess), count in misses.most_common(12)],
    }


def measure_kinds(forms: list[Document], data: Path) -> dict[str, object]:
    """Kinds of market forms and of CUAD contracts."""
    right = total = 0
    for document in forms:
        name = Path(document.source).name.lower()
        expected = next((kind for word, kind in FORMS if word in name), None)
        if expected is None:
            continue
        label = kind_of_contract(document, label_clauses(document, segment(document)))
        total += 1
        right += label.type == expected

    misses: Counter[tuple[str, str]] = Counter()
    hits: Counter[str] = Counter()
    of_each: Counter[tuple[str, bool]] = Counter()
    kinds = kinds_of_cuad()
    for example in read_examples(data):
        expected = kinds.get(example.kind)
        if expected:
            label = kind_of_contract(example.document, ())
            hits[expected] += label.type == expected
            of_each[example.kind, label.type == expected] += 1
            misses[expected, label.type] += label.type != expected
    return {
        "kinds_of_forms": f"{right} of {total}",
        "kinds_of_cuad_contracts": f"{hits.total()} of {hits.total() + misses.total()}",
        "kinds_of_cuad_by_type": {
            kind: f"{of_each[kind, True]} of {of_each[kind, True] + of_each[kind, False]}"
            for kind in kinds
            if of_each[kind, True] + of_each[kind, False]
        },
        "kinds_mistaken": [f"{kind} as {said} ({count})" for (kind, said), count in misses.most_common(8)],
    }


def measure_speed(data: Path) -> dict[str, object]:
    """Pages of 3,000 characters a second, on one core."""
    examples = read_examples(data)[:80]
    trees = [segment(example.document) for example in examples]
    pages = sum(len(example.document.text) for example in examples) / PAGE
    speed: dict[str, object] = {}
    for name, verb in (("label_clauses", label_clauses), ("find_provisions", find_provisions)):
        started = time.perf_counter()
        for example, clauses in zip(examples, trees, strict=True):
            verb(example.document, clauses)
        speed[f"{name}_pages_per_second"] = round(pages / (time.perf_counter() - started))
    return speed


def _clear_type(clause: Clause) -> str | None:
    if clause.kind != "clause":
        return None
    types = [type for type, vote in heading_votes(clause.heading).items() if vote >= CLEAR]
    return types[0] if len(types) == 1 else None


if __name__ == "__main__":
    main()
