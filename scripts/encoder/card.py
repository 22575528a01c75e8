"""The card of the model of our own provisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from clausekit.taxonomy import provision_types
from clausekit.training.cards import LIMITS, table, wrap
from clausekit.training.written import judged, neither, written
from scripts.encoder.gate import Gate
from scripts.encoder.material import HELD_OUT, Row
from scripts.encoder.thresholds import PRECISE, Chosen

MODEL = """
For each of {types} provisions and harms that IT contracts turn on and that no public set labels. A first
look, a shallow network over word pieces and their pairs, lets through the sentences that might be of some
type: {passing:.0%} of the sentences of held-out contracts, {kept:.0%} of those of them in which the encoder
is right to find something, {written_kept:.0%} of such sentences of ours that were held out (the threshold
was chosen for that). A sentence encoder then reads them: MiniLM with 6 layers of width 384, whose
upper three layers and whose head were fitted by us, weights of eight bits. A sentence is judged without its
neighbours, but behind the lead-in of its list, and with the parties told as Vendor and Customer. Sentences
of fewer than five words are never judged; long ones are read in steps of 94 word pieces.
"""
BASE = """
The encoder began as all-MiniLM-L6-v2 by the sentence-transformers authors (Apache-2.0), which rests on
MiniLM by Microsoft (MIT) and was trained by them on about a billion pairs of public English sentences.
"""
EXAMPLES = """
{written} sentences that say one of these things and {near} near misses that only talk of it, all of them
written for this purpose by the authors of clausekit, who are no lawyers; none is taken from a contract.
{neither} more say none of the things. Then {right} judgements of ours that a sentence of CUAD or of online
terms says the thing and {wrong} that it does not, kept as marks without the words; most were judged because
an earlier encoder had taken them for it. Then {background} other such sentences that are taken to say
nothing, save where the encoder itself comes to think that they do. One in {held_out} of the written
sentences and of the contracts was held out. CUAD: 408 commercial contracts, the training split of the
Contract Understanding Atticus Dataset v1 by The Atticus Project, Inc., licensed under CC BY 4.0. Online
terms: 40 terms of service by Galassi et al. (2024), licensed under CC BY 4.0.
"""
RESULT = """
On what was held out; the threshold of each type is the lowest with a precision of {precise} there that
finds the type in hardly any other sentence of CUAD, or else the most precise. {silent} types are never
said. Mean precision {precision:.2f}, mean recall {recall:.2f}, over {seen} sentences that say one of the
types. These are sentences of the same hands that wrote what was learned from, and thresholds were chosen
on them: they flatter. What counts are forms and samples that were never trained on: `python -m
benchmarks.own_provisions` and `python -m benchmarks.samples`, reported in docs/benchmarks.md.
"""
WEAK = """
Weakest on what was held out: {weak}. For most harms CUAD holds few examples that were judged, so they
rest on our own sentences and miss what we did not think of. Rows of tables are mostly missed. Who is
bound is told by the names of the parties; where those are not recognised, a right of the customer can be
taken for one of the vendor. That a provision is not found is no proof that it is not there.
"""


def encoder_card(rows: Sequence[Row], chosen: Mapping[str, Chosen], gate: Gate) -> str:
    """The card in Markdown."""
    ranked = [id for _, id in sorted((-each.precision * each.recall, id) for id, each in chosen.items())]
    right, wrong = (
        sum(len(getattr(each, name)) for each in judged().values()) for name in ("right", "wrong")
    )
    ours = written().values()
    facts = {
        "types": len(chosen),
        "passing": gate.passing,
        "kept": gate.kept,
        "written_kept": gate.written_kept,
        "written": sum(len(each.positive) for each in ours),
        "near": sum(len(each.negative) for each in ours),
        "neither": len(neither()),
        "right": right,
        "wrong": wrong,
        "background": sum(row.background and not row.held_out and not row.spare for row in rows),
        "held_out": HELD_OUT,
        "precise": PRECISE,
        "silent": sum(each.threshold > 1 for each in chosen.values()),
        "precision": np.mean([each.precision for each in chosen.values() if each.threshold <= 1]),
        "recall": np.mean([each.recall for each in chosen.values()]),
        "seen": sum(row.held_out and any(row.known.values()) for row in rows),
        "weak": ", ".join(provision_types()[type].title for type in ranked[-10:]),
    }
    head = ("provision", "written", "near misses", "precision", "recall", "threshold")
    pieces = (
        "# Which sentences say what our own provisions say",
        wrap(MODEL.format(**facts)),
        *("## Data", wrap(BASE), wrap(EXAMPLES.format(**facts))),
        *("## Results on what was held out", wrap(RESULT.format(**facts))),
        table(head, [_row(type, chosen[type]) for type in ranked]),
        *("## Weak spots", wrap(WEAK.format(**facts)), wrap(LIMITS)),
    )
    return "\n\n".join(pieces) + "\n"


def _row(type: str, here: Chosen) -> tuple[object, ...]:
    ours = written()[type]
    threshold = "silent" if here.threshold > 1 else f"{here.threshold:.2f}"
    return (
        type,
        len(ours.positive),
        len(ours.negative),
        f"{here.precision:.2f}",
        f"{here.recall:.2f}",
        threshold,
    )
