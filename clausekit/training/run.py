"""The two verbs of this room: train writes models, evaluate measures them by folds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clausekit.training import clause_model, clause_units, provision_model
from clausekit.training.cards import clause_card, provision_card
from clausekit.training.dataset import Example, deal, read_examples
from clausekit.training.figures import clause_figures, provision_figures

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """What folds showed for both models, and what is needed to fit them for good."""

    examples: tuple[Example, ...]
    table: clause_model.Table
    clauses: clause_model.Outcome
    material: provision_model.Material
    provisions: list[provision_model.Outcome]

    def figures(self) -> dict[str, Any]:
        """The figures of both models, ready for JSON."""
        return {
            "clauses": clause_figures(self.table, self.clauses),
            "provisions": provision_figures(self.examples, self.provisions),
        }


def evaluate(data: Path, *, on_progress: Progress | None = None) -> dict[str, Any]:
    """The figures of both models by folds that keep a contract, and contracts alike, together.

    Raises UsageError when `data` holds no contracts.
    """
    return _measure(data, on_progress or _silent).figures()


def train(data: Path, out: Path, *, on_progress: Progress | None = None) -> dict[str, Any]:
    """Writes `out`/clauses and `out`/provisions with their cards; returns the figures by folds.

    Raises UsageError when `data` holds no contracts. Takes about ten minutes for 400 contracts on two cores.
    """
    tell = on_progress or _silent
    measured = _measure(data, tell)
    figures = measured.figures()
    tell("fitting the clause model on all contracts")
    count = len(measured.examples)
    facts: dict[str, Any] = {"trained_on": "CUAD v1", "contracts": count}
    clause_model.fit_final(measured.table, measured.clauses, out / "clauses", facts)
    tell("fitting the provision model on all contracts")
    facts |= {"thresholds": figures["provisions"]["thresholds"]}
    provision_model.fit_final(measured.material, measured.provisions, out / "provisions", facts)
    (out / "clauses" / "card.md").write_text(
        clause_card(figures["clauses"], contracts=count), encoding="utf-8"
    )
    (out / "provisions" / "card.md").write_text(
        provision_card(figures["provisions"], contracts=count), encoding="utf-8"
    )
    return figures


def _measure(data: Path, tell: Progress) -> Measured:
    examples = read_examples(data)
    folds = deal(examples)
    tell(f"{len(examples)} contracts read")
    words, units = clause_units.gather(examples)
    table = clause_model.tabulate(words, units, folds)
    clauses = clause_model.judge_by_folds(table, tell)
    tell("clause model measured")
    material = provision_model.gather(examples, folds)
    provisions = provision_model.judge_by_folds(material, tell)
    tell("provision model measured")
    return Measured(examples, table, clauses, material, provisions)


def _silent(message: str) -> None:
    """What is told when nobody listens."""
