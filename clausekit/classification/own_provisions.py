"""Which sentences say what our own provisions say: a first look at every sentence, a close reading of some.

These types have no public examples; what the models learned from is written down in their card. The first
look lets through whatever might be of any type; the sentence encoder then says of which. A sentence is judged
without its neighbours, but behind the lead-in of its list, and with the parties told as Vendor and Customer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.first_look import FirstLook
from clausekit.classification.lead_in import LeadIns
from clausekit.classification.naming import SideNames
from clausekit.classification.sentence_encoder import SentenceEncoder
from clausekit.classification.weights import Weights, load_weights
from clausekit.datamodel import Clause, Document, Party, Provision, Span
from clausekit.errors import ModelError
from clausekit.resources import resource
from clausekit.taxonomy import own_provisions

Floats = NDArray[np.float32]

MODEL = "own_provisions"
# Fewer words are a heading or the cell of a table, and promise nothing by themselves.
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Teller:
    """Both models, ready to use, with the calibration and the threshold of each type."""

    first_look: FirstLook
    encoder: SentenceEncoder
    types: tuple[str, ...]
    slope: Floats
    offset: Floats
    thresholds: Mapping[str, float]

    def probability(self, rows: Sequence[list[int]]) -> Floats:
        """How likely each row of word pieces says each type, 0–1."""
        logits = self.encoder.logits(rows) * self.slope + self.offset
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def find_own(
    document: Document,
    spans: Sequence[Span],
    clauses: Sequence[Clause] = (),
    parties: Sequence[Party] = (),
    *,
    threshold: float | None = None,
) -> Iterator[Provision]:
    """Own provisions among the sentences `spans` of `document`, in their order.

    Without `threshold` each type has its own, chosen in training for precision. `clauses` give lists their
    lead-ins, `parties` whom a sentence binds. Raises ModelError when the weights are not installed.
    """
    teller = _teller()
    leads, names = LeadIns(document, clauses), SideNames(parties)
    long = [span for span in spans if len(document.quote(span).split()) >= FEWEST]
    rows = [teller.encoder.cut(told(document.quote(span), leads.before(span), names)) for span in long]
    chosen = np.flatnonzero(teller.first_look.passes(rows)).tolist() if rows else []
    if not chosen:
        return
    scores = teller.probability([rows[at] for at in chosen])
    least = np.array([teller.thresholds[type] if threshold is None else threshold for type in teller.types])
    for row, type in zip(*np.nonzero(scores >= least), strict=True):
        yield Provision(teller.types[type], long[chosen[row]], round(float(scores[row, type]), 4))


def teller_of(weights: Weights, folder: Path) -> Teller:
    """The teller that the weights and the encoder in `folder` make.

    Raises ModelError when they know a type that the taxonomy does not, or the encoder is absent or damaged.
    """
    types = tuple(weights.settings["types"])
    if not set(types) <= set(own_provisions()):
        raise ModelError("model 'own_provisions' knows other provisions: train it again")
    look = weights.settings["first_look"]
    layers = {name: weights.floats(name) for name in ("grams", "hidden", "hidden_bias", "out")}
    return Teller(
        FirstLook(**layers, out_bias=float(look["bias"]), least=float(look["least"])),
        SentenceEncoder(folder, weights.lines("pieces"), str(weights.settings["encoder"])),
        types,
        weights.floats("slope"),
        weights.floats("offset"),
        weights.settings["thresholds"],
    )


def told(sentence: str, lead: str, names: SideNames) -> str:
    """`sentence` as the encoder reads it: behind `lead`, with one name for each side."""
    return names.plain(" ".join(f"{lead} {sentence}".split()))


@cache
def _teller() -> Teller:
    try:
        return teller_of(load_weights(MODEL), resource("models") / MODEL)
    except KeyError as error:
        raise ModelError("model 'own_provisions' is of another version: install clausekit again") from error
