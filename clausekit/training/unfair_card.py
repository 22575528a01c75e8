"""The model card of unfair online terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clausekit.training.cards import reliability_table, table, wrap

MODEL = """
For each way of being unfair a linear support vector machine over single words and pairs of words of a
sentence, with a logistic curve. It judges only documents that look like the terms of an online service:
users are addressed throughout, and told of "these terms" or that use binds them.
"""
DATA = """
{sentences} sentences of {documents} online terms of service in English, tagged by lawyers, by Galassi,
Lagioia, Jabłonowska and Lippi (Unfair clause detection in terms of service across multiple languages, 2024),
licensed under CC BY 4.0. Sentences of level 2 (potentially unfair) and 3 (clearly unfair) are what is looked
for; level 1 (fair) is not. No text of them is shipped, only weights of words. Folds keep a document whole.
"""
RESULT = """
Mean F1 over the nine types, sentence by sentence, thresholds and curves chosen on other folds:
{macro_f1:.3f}.
"""
WEAK = """
Whether a law or a court is unfair depends on where the user lives, which a sentence does not say; arbitration
and the inclusion of privacy policies have few examples. The lawyers applied the law of the European Union on
unfair terms in consumer contracts; between businesses such terms may be allowed. The terms are in English.
No lawyer has reviewed the output: it is a guess with a probability, not advice.
"""


def unfair_card(figures: Mapping[str, Any]) -> str:
    """The card of the model, in Markdown."""
    rows = [
        (type, figures["support"][type], f"{f1:.2f}", figures["thresholds"][type])
        for type, f1 in sorted(figures["f1"].items(), key=_worst_last)
    ]
    pieces = (
        *("# What is unfair in online terms", wrap(MODEL)),
        *("## Data", wrap(DATA.format(**figures))),
        *("## Results by folds", wrap(RESULT.format(**figures))),
        table(("type", "sentences", "F1", "threshold"), rows),
        *("## Calibration", reliability_table(figures["reliability"])),
        *("## Weak spots", wrap(WEAK)),
    )
    return "\n\n".join(pieces) + "\n"


def _worst_last(item: tuple[str, float]) -> tuple[float, str]:
    return -item[1], item[0]
