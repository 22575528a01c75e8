"""The card of the model of our own provisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clausekit.taxonomy import provision_types
from clausekit.training.cards import DATA, LIMITS, table, wrap

MODEL = """
For each of {types} provisions that IT contracts turn on and that no public set labels, a logistic regression
over runs of one to three words of a sentence and its number of words. It judges a sentence by itself: without
its neighbours, the headings over it or the other cells of its row. Sentences of fewer than five words are
never judged.
"""
EXAMPLES = """
{written} sentences that say one of these things and {near} near misses that only talk of it, all of them
written for this purpose by the authors of clausekit, who are no lawyers; none is taken from a contract.
They are drafted in the styles of customers and vendors, of the United States and the United Kingdom, short
and long. Words of one side of a contract (Vendor, Provider, "we") and plural and singular are told as one.
{neither} more sentences of ours are at home in IT contracts and say none of the things. Most of them were
written, and thresholds made stricter, after the figures of a first evaluation on market forms had been
seen, the last after the mistakes among its unjudged finds; their author had read those forms in order to
label them. Then {right} judgements of ours that a sentence of CUAD says the thing and {wrong} that it does
not, kept as marks without the words; these sentences were picked where earlier versions of the model spoke
up, so that they are the hard ones. One in {thinned} of CUAD's other sentences serves as background, save
those that a first round found likely to say something after all. What CUAD is:
"""
RESULT = """
By three folds over what we wrote, what we judged and the background; of the thresholds that still find a
fifth there, each is the lowest with a precision of {precise}, or else the most precise. {silent} types are
never said, because no threshold was right more often than wrong; they count as 0 in the means. Mean
precision {precision:.2f}, mean recall {recall:.2f}. These figures are of sentences picked to be hard, and
thresholds were chosen on the same folds. What counts are market forms and samples that were never trained
on: `python -m benchmarks.own_provisions`, reported in docs/benchmarks.md.
"""
WEAK = """
Weakest by folds: {weak}. For some types CUAD holds hardly an example (sub-processors, AI training, step-in
rights, benchmarking, nearly all of those that name a harm), so they rest on our own sentences alone and
miss wordings that we did not think of. Rows of tables and lists whose lead-in says what they are about are
mostly missed. A sentence that refuses a thing in unusual words can be taken for one that grants it. Recall
was given up for precision: that a provision is not found is no proof that it is not there.
"""


def own_card(figures: Mapping[str, Any], *, contracts: int) -> str:
    """The card in Markdown."""
    types: Mapping[str, Mapping[str, Any]] = figures["types"]
    ranked = [id for _, id in sorted((-row["precision"] * row["recall"], id) for id, row in types.items())]
    rows = [
        (id, *(types[id][name] for name in ("written", "near", "right", "wrong")), *_rates(types[id]))
        for id in ranked
    ]
    totals = {
        name: sum(row[name] for row in types.values()) for name in ("written", "near", "right", "wrong")
    }
    weak = ", ".join(provision_types()[id].title for id in ranked[-8:])
    head = (
        "provision",
        "written",
        "near misses",
        "judged right",
        "judged wrong",
        "precision",
        "recall",
        "threshold",
    )
    pieces = (
        *("# Which sentences say what our own provisions say", wrap(MODEL.format(types=len(types)))),
        *(
            "## Data",
            wrap(EXAMPLES.format(**totals, **{name: figures[name] for name in ("thinned", "neither")})),
        ),
        wrap(DATA.format(contracts=contracts)),
        *(
            "## Results by folds",
            wrap(RESULT.format(**figures, silent=sum(row["threshold"] > 1 for row in types.values()))),
            table(head, rows),
        ),
        *("## Weak spots", wrap(WEAK.format(weak=weak)), wrap(LIMITS)),
    )
    return "\n\n".join(pieces) + "\n"


def _rates(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return (
        f"{row['precision']:.2f}",
        f"{row['recall']:.2f}",
        "silent" if row["threshold"] > 1 else str(row["threshold"]),
    )
