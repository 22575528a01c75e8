"""The card of the provision model: what it learned from, how well it does by folds, where it fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clausekit.taxonomy import provision_types
from clausekit.training.cards import DATA, LIMITS, reliability_table, table, wrap
from clausekit.training.presence import ASKED_FOR_WORDS

MODEL = """
For CUAD's 41 categories a small network over runs of one to three words of a sentence and the single words
of its neighbours, its clause, the headings over it, what leads into its list and the opening of the
contract: one layer of 96 hidden units that all categories share, two such networks averaged. Dates and
titles are candidates of their own, with logistic regressions. Boosted trees then weigh each candidate
against the others of its document, and one rule over their scores says whether a contract has a category
at all. Words and n-grams are those of at least 4 (6) contracts; first-layer weights are kept as whole
numbers of 8 bits.
"""
RESULT = """
By CUAD's own measure (an answer is found when the words overlap with a Jaccard index of at least 0.5,
pooled over all categories, thresholds in steps of 0.01): area under the precision-recall curve {area:.3f},
precision at 80 % recall {precision_at_80:.3f}, recall of all candidates {recall:.3f}. Every figure is of
contracts that first models and trees never saw; the features that trees learn from come from folds too, as
is usual in stacking. What the networks are made of was chosen by the first two folds, the size of the trees
and what they look at by all five; on the three other folds alone the area is {unseen_area:.3f}, precision at
80 % recall {unseen_precision_at_80:.3f}. What `find_provisions` gives by default has a precision of
{given_precision:.2f} and a recall of {given_recall:.2f}. These are folds of the training split, not the
official test contracts.
"""
PRESENCE = """
Whether a contract has a category at all, rule and thresholds from the other folds: mean F1
{presence_f1:.3f} over the 33 categories that ask yes or no, {presence_all_f1:.3f} over all 41; of all
answers {presence_right:.1%} are right. Categories that few contracts have pull the mean down: over those
that at least 60 contracts have it is {common:.3f}.
"""
TAUGHT = """
Measured and not kept, since none did clearly better: a network of twice or three times the width,
starting vectors from a singular value decomposition of the sentences, runs of words that stand in fewer
contracts, linear models beside the networks, the evidence of other categories for this one, similar
contracts as voters (presence 0.01 better, for the price of shipping vectors of contracts).
"""
LOST = """
At 80 % recall, by category: wrong candidates in contracts that have it and in those that lack it, right ones
below the threshold, answers that no candidate matches. The ten that lose most:
"""
LESSONS = """
- An appointment that calls itself not exclusive is taken for exclusivity: a prefix turns the meaning
  round, and all other words are those of a grant.
- Termination on notice for a breach is taken for termination for convenience: one word of the form
  differs.
- A warranty that is refused in the words of one that is given is taken for a warranty: negation is weak
  evidence among many words.
- Days for inspection and acceptance are taken for the length of a warranty: the same things are counted,
  from delivery on.
- A waiver of indirect damages is taken for a cap: the experts marked it so in some contracts and not in
  others.
- A renewal that needs a new agreement of both is taken for a renewal term; the experts want one that
  comes by itself, or by one party's choice.
- A bar on selling shares is taken for a bar on assigning the contract: what is transferred decides, not
  the verb.
- A sentence on the law inside a sentence on the entire agreement is found and counted as wrong: the
  experts passed it over. Some of what is counted as wrong is of this kind.
- Term and renewal in one sentence without a full stop, or a list that ends in the middle of a page: what
  was found holds the answer, but the words overlap by less than half.
- The date of signing is taken for the effective date where a later one is named: both stand in the same
  words, and only the defined term tells them apart.
"""
HEAD = ("category", "answers", "area", "P at 80 %", "contracts", "has it, F1", "threshold")
COMMON = 60
SHOWN = 10


def provision_card(figures: Mapping[str, Any], *, contracts: int) -> str:
    """The card of the provision model, in Markdown."""
    common = [
        f1
        for type, f1 in figures["presence"].items()
        if type not in ASKED_FOR_WORDS and figures["having"][type] >= COMMON
    ]
    presence = PRESENCE.format(common=sum(common) / max(1, len(common)), **figures)
    pieces = (
        *("# Which sentences say what", wrap(MODEL)),
        *("## Data", wrap(DATA.format(contracts=contracts))),
        *("## Results by folds", wrap(RESULT.format(**figures)), wrap(presence)),
        table(HEAD, _rows(figures)),
        *("## Calibration", "Candidates:", reliability_table(figures["reliability"])),
        *("Whether a contract has it:", reliability_table(figures["presence_reliability"])),
        *("## Where it fails", wrap(LOST), _lost(figures["lost"]), _lessons()),
        *(wrap(TAUGHT), "## Weak spots", wrap(f"Weakest: {_weakest(figures)}. {LIMITS}")),
    )
    return "\n\n".join(pieces) + "\n"


def _ranked(figures: Mapping[str, Any]) -> list[str]:
    return [id for _, id in sorted((-area, id) for id, area in figures["types"].items())]


def _rows(figures: Mapping[str, Any]) -> list[Sequence[object]]:
    return [
        (
            *(id, figures["answers"][id], f"{figures['types'][id]:.2f}"),
            *(f"{figures['precision_80_by_type'][id]:.2f}", figures["having"][id]),
            *(f"{figures['presence'][id]:.2f}", figures["thresholds"][id]),
        )
        for id in _ranked(figures)
    ]


def _weakest(figures: Mapping[str, Any]) -> str:
    return ", ".join(provision_types()[id].title for id in _ranked(figures)[-8:])


def _lost(lost: Mapping[str, Mapping[str, int]]) -> str:
    worst = sorted((-sum(row.values()), id) for id, row in lost.items())[:SHOWN]
    columns = ("stray", "strange", "low", "unmatched")
    head = ("category", "wrong, has it", "wrong, lacks it", "right, too low", "no candidate")
    return table(head, [(id, *(lost[id][column] for column in columns)) for _, id in worst])


def _lessons() -> str:
    return f"The errors that the model was surest of, and what they teach:\n{LESSONS.rstrip()}"
