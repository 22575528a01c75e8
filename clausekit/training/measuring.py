"""What is installed, measured on any CUAD-shaped folder, also one that nothing was trained on."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, Final

from clausekit.errors import UsageError
from clausekit.resources import resource
from clausekit.training.dataset import Example, contracts_file, read_examples
from clausekit.training.shipped_clauses import measure_clauses
from clausekit.training.shipped_provisions import measure_provisions
from clausekit.training.shipped_reading import measure_reading
from clausekit.training.shipped_terms import measure_kinds, measure_terms
from clausekit.training.shipped_unfair import measure_unfair
from clausekit.training.stages import digest_of

MEASURES: Final = ("clauses", "provisions", "unfair_terms", "kinds", "terms", "reading")
LEARNED: Final = ("clauses", "own_provisions", "provisions")
SEEN: Final = "seen.json"
EVERY: Final = 20  # contracts between two words of progress

Progress = Callable[[str], None]
Figures = dict[str, Any]


def measure(
    data: Path, *, only: Collection[str] = (), on_progress: Progress | None = None
) -> dict[str, Figures]:
    """Every figure that the folder `data` allows, of the weights that are installed; nothing is trained.

    `only` names what to measure (`MEASURES`), everything when empty. "seen" says how many of the contracts
    each model was trained on: those flatter it. Raises UsageError when the folder holds no contracts, and
    ModelError when weights are missing.
    """
    if unknown := sorted(set(only).difference(MEASURES)):
        raise UsageError(f"'{unknown[0]}' cannot be measured: {', '.join(MEASURES)} can")
    tell = on_progress or _silent
    examples, contracts = read_examples(data), contracts_file(data)
    tell(f"{len(examples)} contracts read")
    figures: dict[str, Figures] = {"contracts": {"read": len(examples), "seen": seen(examples)}}
    for name in MEASURES:
        if not only or name in only:
            found = _measured(name, data, contracts, examples, _Ticker(name, len(examples), tell))
            if found:
                figures[name] = found
                tell(f"{name} measured")
    return figures


def seen(examples: Sequence[Example]) -> dict[str, int | None]:
    """How many of the contracts each model was trained on; None where the model does not say."""
    marks = [mark_of(example) for example in examples]
    found: dict[str, int | None] = {}
    for name in LEARNED:
        path = resource("models") / name / SEEN
        known = frozenset(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
        found[name] = None if known is None else sum(mark in known for mark in marks)
    return found


def note_seen(folder: Path, examples: Sequence[Example]) -> None:
    """Write the marks of the contracts that the model in `folder` was trained on; no word of them."""
    marks = sorted(mark_of(example) for example in examples)
    (folder / SEEN).write_text(json.dumps(marks, indent=0) + "\n", encoding="utf-8")


def mark_of(example: Example) -> str:
    """Twelve hexadecimal digits by which a contract's text is known, whatever its spaces."""
    return digest_of((" ".join(example.document.text.split()),))[:12]


def _measured(
    name: str, data: Path, contracts: Path, examples: Sequence[Example], tick: Callable[[], None]
) -> Figures:
    match name:
        case "clauses":
            return measure_clauses(examples)
        case "provisions":
            return measure_provisions(examples, tick) if any(each.spans for each in examples) else {}
        case "unfair_terms":
            return measure_unfair(data)
        case "kinds":
            return measure_kinds(examples, tick)
        case "terms":
            answers = contracts.with_name("answers.jsonl")
            return measure_terms(examples, answers, tick) if answers.is_file() else {}
        case _:
            return measure_reading(contracts, tick)


class _Ticker:
    """Says now and then how many contracts are done."""

    def __init__(self, name: str, total: int, tell: Progress) -> None:
        self._name, self._total, self._tell = name, total, tell
        self._done = 0

    def __call__(self) -> None:
        self._done += 1
        if self._done % EVERY == 0:
            self._tell(f"{self._name}: {self._done} of {self._total}")


def _silent(message: str) -> None:
    """What is told when nobody listens."""
