"""When a thing is not there: is it missing, or only in something that we were not given or could not read?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from clausekit.datamodel import Clause, Span
from clausekit.playbook.attached import EXHIBITS, filled, titled
from clausekit.playbook.legibility import hard_to_read
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.scope import Scope

# What a document can suffer from so that nothing may be called missing.
_UNREAD = {"no_text", "bad_text", "unread_part", "limit", "damaged"}
# Words by which a sentence sends its reader to another document.
_POINTERS = (
    "(http*|www)", "(separate|master|main) agreement", "which (may be|is) (amended|updated)",
    "(available|located|posted|published|set forth|described|set out) (at|on) [the] (url|website|site|link)",
)  # fmt: skip
# The same, unless a part of this document bears that name.
_FRONT = ("cover page", "key terms", "order form", "order summary")
_TO_THE_FRONT = (
    *_FRONT,
    "(identified|specified|set out|set forth|described|stated) (on|in) [the] [applicable] (order|cover|key)",
)
_OPTIONAL = re.compile(r"\[[^\[\]]{0,80}\]")
_CHOICE = re.compile(r"\(([^()]{0,400})\)")
_GAP = re.compile(r"\s?\.{2,4}\s?")
_MOST_PLACES = 6
_MOST_WORDS = 6
_MOST_POINTERS = 3


@dataclass(frozen=True, slots=True)
class Absence:
    """How sure we may be that something is absent: `evidence` and `reasons` say what was not read.

    `parts` names what of the file itself could not be read ("page 3").
    """

    evidence: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def unread(self) -> bool:
        """True when the thing may well be where we could not look."""
        return bool(self.evidence or self.reasons)


def absence(reading: Reading, subject: tuple[str, ...], papers: tuple[str, ...] = ()) -> Absence:
    """Why a thing known by the words `subject` may be in something that was not read.

    `papers` are names of documents in which it would stand: to name one is to send the reader there.
    """
    pointed = chain(
        _pointed_at(reading, subject), () if titled(reading, papers) else _once(reading.find(papers))
    )
    evidence = dict.fromkeys(reading.quote(match) for match in islice(pointed, _MOST_POINTERS))
    unread = dict(_unread_parts(reading))
    return Absence(tuple(evidence), tuple(unread.values()), tuple(unread))


def _pointed_at(reading: Reading, subject: tuple[str, ...]) -> Iterator[Match]:
    """Sentences that name the subject and send the reader to a document that is not here."""
    front = titled(reading, _FRONT)
    for match in _once(reading.find(subject)):
        has_url = any(reading.contract.facts_in(match.sentence, "url"))
        to_the_front = not front and reading.says(_TO_THE_FRONT, match.sentence)
        if has_url or to_the_front or reading.says(_POINTERS, match.sentence) or _exhibit(reading, match):
            yield match


def _exhibit(reading: Reading, match: Match) -> bool:
    """Whether the sentence names an exhibit that is not attached, or attached and blank."""
    references = reading.contract.facts_in(match.sentence, "reference")
    return any(fact.unit in EXHIBITS and not filled(reading, fact) for fact in references)


def _once(matches: Iterable[Match]) -> Iterator[Match]:
    """The first match in each sentence."""
    seen: set[Span] = set()
    for match in matches:
        if match.sentence not in seen:
            seen.add(match.sentence)
            yield match


def _unread_parts(reading: Reading) -> Iterator[tuple[str, str]]:
    """What was not read, or not surely, as a reader would call it, with the reason."""
    hard = hard_to_read(reading.contract.document)
    for problem in reading.contract.document.problems:
        if problem.kind in _UNREAD or problem.page in hard:
            where = f"page {problem.page}" if problem.page else "a part of the file"
            yield where, f"not read: {where}: {problem.message}"


def searched(scope: Scope, words: tuple[str, ...]) -> tuple[str, ...]:
    """What a finding about an absent thing says of where we looked and what would have counted."""
    looked = [_name(clause) for clause in (scope.clauses or scope.hinted)[:_MOST_PLACES]]
    places = looked or ["the whole document"]
    counted = [f"“{spoken(word)}”" for word in words[:_MOST_WORDS]]
    return (*places, *([f"words that would have counted: {', '.join(counted)}"] if counted else []))


def spoken(phrase: str) -> str:
    """A phrase as a reader would say it: the first of several choices, without the marks of the language."""
    words = _OPTIONAL.sub("", phrase)
    while _CHOICE.search(words):
        words = _CHOICE.sub(_first, words)
    return " ".join(_GAP.sub(" … ", words).replace("*", "…").replace("<", "").replace(">", "").split())


def _first(choice: re.Match[str]) -> str:
    return choice[1].split("|")[0]


def _name(clause: Clause) -> str:
    return " ".join(part for part in (clause.number, clause.heading) if part) or clause.id
