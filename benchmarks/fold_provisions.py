"""What the provision model says of contracts it never saw: `python -m benchmarks.fold_provisions FILE`.

Writes the provisions of every CUAD contract as models of the training folds find them, which keep contracts
alike together; `python -m benchmarks.facts --provisions FILE` measures key terms with them. Takes as long as
a training.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.facts import DATA
from clausekit.datamodel import Document, Provision, Span
from clausekit.training import provision_model
from clausekit.training.dataset import deal, read_examples

TYPES = frozenset(
    (
        "agreement_date", "effective_date", "expiration_date", "renewal_term", "notice_to_terminate_renewal",
        "governing_law",
    )
)  # fmt: skip
ZERO_WIDTH = "\u200b"


def write(path: Path, thresholds: dict[str, float]) -> None:
    """The provisions above their thresholds, by contract, as rows of type, start, end, score."""
    examples = read_examples(DATA)
    material = provision_model.gather(examples, deal(examples))
    rows: dict[str, list[list[Any]]] = {example.id: [] for example in examples}
    for outcome in provision_model.judge_by_folds(material, print):
        corpus = outcome.corpus
        for place, example in enumerate(examples):
            first = corpus.starts[place]
            for row, at in zip(*outcome.scores[first : corpus.starts[place + 1]].nonzero(), strict=True):
                type, score = corpus.types[at], round(float(outcome.scores[first + row, at]), 4)
                if type in TYPES and score >= thresholds[type]:
                    span = corpus.spans[place][row]
                    rows[example.id].append([type, span.start, span.end, score])
    path.write_text(json.dumps(rows), encoding="utf-8")


def provisions_of(rows: list[list[Any]], raw: str, document: Document) -> tuple[Provision, ...]:
    """The rows of one contract as provisions of `document`, which holds `raw` with its spaces tidied.

    Of those of one type that overlap the likeliest is kept, and one agreement date, as a review does.
    """
    moved = _mover(raw, document.text)
    kept: list[Provision] = []
    for type, start, end, score in sorted(rows, key=_by_score):
        span = moved(start, end)
        single = type == "agreement_date" and any(each.type == type for each in kept)
        if span and not single and not any(each.type == type and each.span.overlaps(span) for each in kept):
            kept.append(Provision(type, span, score))
    return tuple(sorted(kept, key=_place))


def _mover(raw: str, text: str) -> Callable[[int, int], Span | None]:
    places = [place for place, char in enumerate(text) if _counts(char)]
    before = [0]
    for char in raw:
        before.append(before[-1] + _counts(char))

    def moved(start: int, end: int) -> Span | None:
        first, last = before[start], before[end]
        return Span(places[first], places[last - 1] + 1) if last > first else None

    return moved


def _counts(char: str) -> bool:
    return not char.isspace() and char != ZERO_WIDTH


def _by_score(row: list[Any]) -> tuple[float, int]:
    return -row[3], row[1]


def _place(provision: Provision) -> tuple[Span, str]:
    return provision.span, provision.type


if __name__ == "__main__":
    from clausekit.resources import resource

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path, help="where to write the provisions")
    chosen = options.parse_args()
    settings = json.loads((resource("models") / "provisions" / "model.json").read_text(encoding="utf-8"))
    write(chosen.file, settings["thresholds"])
