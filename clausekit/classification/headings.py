"""What a clause's heading says it is about: heading in, type and strength out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from clausekit.classification.phrases import Match, Phrases, compile_phrases
from clausekit.taxonomy import clause_types

WORD = re.compile(r"[a-z]+|\d+|[;,/&.:–—]")
# Words that may stand around a cue without changing what the heading is about.
SMALL = frozenset(
    (
        *(
            "a",
            "an",
            "and",
            "or",
            "of",
            "the",
            "by",
            "to",
            "for",
            "in",
            "on",
            "with",
            "at",
            "from",
            "as",
            "s",
        ),
        *("its", "this", "that", "any", "each", "other", "certain", "additional", "general", "mutual"),
        *("agreement", "section", "article", "clause", "provision", "provisions", "terms", "conditions"),
        *("party", "parties", "obligations", "rights", "licensor", "licensee", "licensors", "licensees"),
    )
)
JOINERS = frozenset(("and", "or", *";,/&.:–—"))
# Policy: a heading that is nothing but cues is believed; one with words of its own in proportion.
FULL, LEAST, UNDER_ANOTHER = 0.97, 0.35, 0.45


def heading_votes(heading: str) -> dict[str, float]:
    """How strongly (0–1) `heading`, without its number, speaks for each type it names.

    "Term and Termination" names two. What is named under another thing counts half: insurance in
    "Termination of Insurance", cooperation in "Cooperation Fee".
    """
    words = [word for word in WORD.findall(heading.lower()) if word != "s"]
    chosen = _longest(list(_phrases().find(words)))
    covered = {place for match in chosen for place in range(match.start, match.end)}
    content = [place for place, word in enumerate(words) if place in covered or word not in SMALL | JOINERS]
    if not chosen or not content:
        return {}
    share = len(covered) / len(content)
    votes: dict[str, float] = {}
    for match, weight in zip(chosen, _standing(words, chosen), strict=True):
        votes[match.type] = max(votes.get(match.type, 0), weight * (LEAST + (FULL - LEAST) * share))
    return votes


def _longest(matches: list[Match]) -> list[Match]:
    """Matches that do not overlap, longer before shorter, whole words before openings."""
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start - match.end, not match.exact, match.start)):
        if all(match.end <= other.start or other.end <= match.start for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _standing(words: Sequence[str], chosen: Sequence[Match]) -> list[float]:
    """1 for a cue that stands for itself, less for one that only narrows its neighbour."""
    weights = [1.0] * len(chosen)
    for place, (left, right) in enumerate(pairwise(chosen)):
        between = words[left.end : right.start]
        if any(word in JOINERS for word in between):
            continue
        under = place if not between else place + 1
        weights[under] = min(weights[under], UNDER_ANOTHER)
    return weights


@cache
def _phrases() -> Phrases:
    return compile_phrases({kind.id: kind.cues.headings for kind in clause_types().values()})
