"""The two verbs of this room: train writes models, evaluate measures them by folds.

The sentence encoder of our own provisions takes libraries that nothing else here needs, and is fitted by
`python -m scripts.encoder`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clausekit.errors import UsageError
from clausekit.training import clause_model, clause_units, provision_model, unfair_model
from clausekit.training.cards import clause_card
from clausekit.training.clause_figures import clause_figures
from clausekit.training.dataset import Example, deal, read_examples
from clausekit.training.feedback import WEIGHT, Correction, read_feedback
from clausekit.training.figures import provision_figures
from clausekit.training.measuring import note_seen
from clausekit.training.own_sections import own_sections
from clausekit.training.presence import judge_presence
from clausekit.training.provision_card import provision_card
from clausekit.training.stages import Stages, code_digest, digest_of, digest_of_file, keeping, same_every_time
from clausekit.training.unfair_card import unfair_card

Progress = Callable[[str], None]
Figures = dict[str, Any]

# Below this, folds hold too little to measure or calibrate anything.
FEWEST = 20


@dataclass(frozen=True, slots=True)
class Task:
    """What a model is measured and trained with; without `out` nothing is written."""

    data: Path
    examples: tuple[Example, ...]
    folds: NDArray[np.int64]
    out: Path | None
    tell: Progress
    corrections: tuple[Correction, ...] = ()
    weight: int = WEIGHT

    def facts(self) -> Figures:
        """What every model says of its training."""
        return {"trained_on": "CUAD v1", "contracts": len(self.examples)}


def evaluate(
    data: Path,
    *,
    only: Collection[str] = (),
    work: Path | None = None,
    on_progress: Progress | None = None,
) -> dict[str, Figures]:
    """The figures of the models by folds that keep a contract, and contracts alike, together.

    `only` names the models to measure; all, when empty. What is done is kept in the folder `work`, if given.
    Raises UsageError when `data` holds no contracts or too few.
    """
    task = _task(data, None, on_progress)
    if work:
        Stages(work)
    with keeping(work), same_every_time():
        return _run(task, only)


def train(
    data: Path,
    out: Path,
    *,
    only: Collection[str] = (),
    feedback: Path | None = None,
    weight: int = WEIGHT,
    work: Path | None = None,
    on_progress: Progress | None = None,
) -> dict[str, Figures]:
    """Writes the models with their cards into folders of `out`; returns the figures by folds.

    `only` names the models to train; all, when empty. The clause model learns each correction in the file
    `feedback` `weight` times. With a folder `work` what is done is kept there, and training that was stopped
    goes on. Raises UsageError when `data` holds no contracts, `feedback` no decisions, or a folder cannot be
    written.
    """
    corrections = read_feedback(feedback) if feedback else ()
    task = replace(_task(data, out, on_progress), corrections=corrections, weight=weight)
    with keeping(work), same_every_time():
        if work is None:
            return _run(task, only)
        stages = Stages(work)
        return {name: _staged(name, task, stages) for name in MODELS if not only or name in only}


def _staged(name: str, task: Task, stages: Stages) -> Figures:
    digest = _digest(name, task)
    figures = stages.finished(name, digest)
    if figures is None:
        stages.begin(name)
        figures = MODELS[name](replace(task, out=stages.work))
        stages.finish(name, digest, figures)
    else:
        task.tell(f"{name}: finished before, taken from '{stages.work}'")
    if task.out:
        stages.deliver(name, task.out)
    return figures


def _digest(name: str, task: Task) -> str:
    """Of all that the model is made of."""
    texts = [part for each in task.examples for part in (each.id, each.document.text, repr(each.spans))]
    corrected = [repr(task.corrections), str(task.weight)] if name == "clauses" else []
    unfair = digest_of_file(task.data / unfair_model.UNFAIR) if name == "unfair_terms" else ""
    return digest_of((name, code_digest(), unfair, *texts, *corrected))


def _task(data: Path, out: Path | None, on_progress: Progress | None) -> Task:
    tell = on_progress or _silent
    examples = read_examples(data)
    if len(examples) < FEWEST:
        raise UsageError(f"'{data}' holds {len(examples)} contracts: training takes {FEWEST} or more")
    folds = deal(examples)
    tell(f"{len(examples)} contracts read")
    return Task(data, examples, folds, out, tell)


def _run(task: Task, only: Collection[str]) -> dict[str, Figures]:
    return {name: model(task) for name, model in MODELS.items() if not only or name in only}


def _clauses(task: Task) -> Figures:
    words, units = clause_units.gather(task.examples, task.corrections, weight=task.weight)
    table = clause_model.tabulate(words, units, task.folds)
    outcome = clause_model.judge_by_folds(table, task.tell)
    figures = clause_figures(table, outcome)
    task.tell("clause model measured")
    if task.out:
        facts = task.facts() | ({"corrections": len(task.corrections)} if task.corrections else {})
        clause_model.fit_final(table, outcome, task.out / "clauses", facts)
        own = sum(1 for _ in own_sections())
        card = clause_card(figures, contracts=len(task.examples), own=own, corrections=len(task.corrections))
        _write(task.out / "clauses", card, task.examples)
    return figures


def _provisions(task: Task) -> Figures:
    material = provision_model.gather(task.examples, task.folds)
    outcomes = provision_model.judge_by_folds(material, task.tell)
    presence = judge_presence(task.examples, outcomes, task.folds)
    figures = provision_figures(task.examples, outcomes, presence)
    task.tell("provision model measured")
    if task.out:
        facts = task.facts() | {"thresholds": figures["thresholds"]}
        provision_model.fit_final(material, outcomes, presence, task.out / "provisions", facts)
        card = provision_card(figures, contracts=len(task.examples))
        _write(task.out / "provisions", card, task.examples)
    return figures


def _unfair_terms(task: Task) -> Figures:
    path = task.data / unfair_model.UNFAIR
    if not path.is_file():
        task.tell("model of unfair terms left out: the folder holds no unfair_tos/tos_en.jsonl")
        return {}
    table = unfair_model.tabulate(path)
    outcome = unfair_model.judge_by_folds(table)
    figures = unfair_model.unfair_figures(table, outcome)
    task.tell("model of unfair terms measured")
    if task.out:
        unfair_model.fit_final(table, outcome, task.out / "unfair_terms")
        _write(task.out / "unfair_terms", unfair_card(figures))
    return figures


def _write(folder: Path, card: str, seen: Sequence[Example] = ()) -> None:
    (folder / "card.md").write_text(card, encoding="utf-8")
    if seen:
        note_seen(folder, seen)


def _silent(message: str) -> None:
    """What is told when nobody listens."""


MODELS: dict[str, Callable[[Task], Figures]] = {
    "clauses": _clauses,
    "provisions": _provisions,
    "unfair_terms": _unfair_terms,
}
