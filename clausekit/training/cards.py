"""The card of the clause model, and what all cards share: wording, widths, tables."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clausekit.taxonomy import clause_types

WIDTH = 110
BARS = 20

DATA = """
{contracts} commercial contracts, the training split of the Contract Understanding Atticus Dataset (CUAD)
v1 by The Atticus Project, Inc., licensed under CC BY 4.0; they come from the public filings of companies
in the United States, most of them from 1995 to 2020. No text of them is shipped, only weights of single
words and of runs of two or three words. Folds keep a contract whole, and contracts that share much of
their text together.
"""
LIMITS = """
The contracts are in English and mostly American. No lawyer has reviewed the output. A label is a guess
with a probability, not advice; the words that it rests on are always shown beside it.
"""
CLAUSE_MODEL = """
A linear support vector machine for each type over single words and pairs of words of a clause, those of
its first 25 words counted again, with a logistic curve for each type; the types then compete for the
clause with each other and with none at all. It never saw a heading: the heading is a voter of its own, by
the cue phrases of the taxonomy.
"""
CLAUSE_DATA = """
What a section is about is taken from its printed heading, where that is clear: from one type or several
that the heading names. Types that it names in passing, that a heading above it names, or that the experts
of CUAD marked in it are accepted as well, neither required nor held against the model. The rule looks at
headings and at experts' marks alone, never at what a model says. Experts' marks that are about one type
wherever they stand, and {own} sections of our own wording, are added to the training side, never to the
measured one.
"""
CORRECTED = """
{corrections} clauses whose type reviewers corrected are added to the training side as well, each of them many
times; no word of them is shipped but as weights.
"""
CLAUSE_RESULT = """
{sections} sections under headings of one clear type and {sections_of_several} of several; types averaged:
the {types_averaged} with at least 30 sections. Calibration and threshold were chosen on other folds.
"""
CLAUSE_WAYS = """
Strict: the best guess against the printed heading alone. Accepted: a guess that the rule of truth above
accepts counts as right. Labels: all labels above the threshold ({threshold}), several to a section;
{precision:.1%} of them are right or accepted, and {recall:.1%} of the types that headings name are found.
Apart from headings: of {marked} passages that experts marked and that are about one type, {marked_found:.1%}
get its label by their words alone ({marked_types}).
"""
CLAUSE_WEAK = """
Types with few sections in CUAD (service levels, suspension, transition, feedback and others that are at
home in newer IT contracts) rest largely on examples of our own, and their figures on few cases. Headings
in filings mislead now and then, in what is learned as in what is measured. Measured by the same folds and
not kept, since none did better strictly counted: multilayer networks over 300 latent dimensions, balanced
weights, a second model that sees the types of the clauses before, after and above. Sections under clear
headings are easier than most: of clauses labelled by hand, many of them without a heading, fewer are
found (docs/benchmarks.md).
"""


def clause_card(figures: Mapping[str, Any], *, contracts: int, own: int, corrections: int = 0) -> str:
    """The card of the clause model, in Markdown.

    `own` sections of our own wording were learned from, and so many `corrections` of reviewers.
    """
    ranked = sorted((kind.rank, -figures["support"][id], id) for id, kind in clause_types().items())
    ways = ("f1", "f1_accepted", "f1_labels")
    rows = [(id, figures["support"][id], *(f"{figures[way][id]:.2f}" for way in ways)) for _, _, id in ranked]
    means = [f"{figures[way]:.3f}" for way in ("macro_f1", "macro_f1_accepted", "macro_f1_labels")]
    marked = ", ".join(f"{id} {found} of {all}" for id, (found, all) in figures["marked_by_type"].items())
    confused = "; ".join(f"{right} taken for {said} ({n})" for right, said, n in figures["confusions"])
    pieces = (
        *("# What a clause is about", wrap(CLAUSE_MODEL)),
        *("## Data", wrap(DATA.format(contracts=contracts)), wrap(CLAUSE_DATA.format(own=own))),
        *([wrap(CORRECTED.format(corrections=corrections))] if corrections else []),
        *("## Results by folds, headings hidden", wrap(CLAUSE_RESULT.format(**figures))),
        table(("mean F1", "strict", "accepted", "labels"), [("of types", *means)]),
        *(
            wrap(CLAUSE_WAYS.format(**figures, marked_types=marked)),
            table(("type", "sections", "strict", "accepted", "labels"), rows),
        ),
        *("## Calibration", reliability_table(figures["reliability"])),
        *("## Weak spots", wrap(f"Most often mistaken: {confused}."), wrap(CLAUSE_WEAK), wrap(LIMITS)),
    )
    return "\n\n".join(pieces) + "\n"


def wrap(text: str) -> str:
    """Lines of the card's width, whatever the breaks of `text`."""
    return textwrap.fill(" ".join(text.split()), WIDTH)


def reliability_table(bins: Iterable[Sequence[float]]) -> str:
    """How often scores of each height were right, with a bar for the eye."""
    rows = [
        (f"{score:.2f}", f"{right:.2f}", f"`{'█' * round(BARS * right):{BARS}}`", int(count))
        for score, right, count in bins
    ]
    return table(("mean score", "share right", "", "guesses"), rows)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [f"| {' | '.join(head)} |", "|" + " --- |" * len(head)]
    return "\n".join(lines + [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows])
