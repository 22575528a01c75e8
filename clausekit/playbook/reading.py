"""A Contract in, everything a check needs to look at it: where phrases, numbers and parties stand.

Made once for a contract and shared by all rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from clausekit.datamodel import Clause, Contract, Fact, Schedule, Span
from clausekit.playbook.acts import Act, acts
from clausekit.playbook.openings import open_places
from clausekit.playbook.parties import Mention, mentions
from clausekit.playbook.phrases import NUMBERS, STOP, NumberKind, Pattern, compile_phrase
from clausekit.playbook.sentences import Sentences
from clausekit.playbook.word_index import WordIndex
from clausekit.segmentation import schedule_key

# A label below this is a hint, not a place to look: the models' probabilities are calibrated.
SURE = 0.5
_LONGEST_QUOTE = 420
_TURNS = (";", "\n")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at `span`, within `sentence`, with the number and the party it caught, if it asked for
    them."""

    span: Span
    sentence: Span
    fact: Fact | None = None
    mention: Mention | None = None


class Reading:
    """One contract, ready to be looked at."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.text = contract.document.text
        self._sentences = Sentences(contract.document)
        self.plain = self._sentences.plain
        self._found: dict[tuple[str, NumberKind | None], tuple[Match, ...]] = {}

    @cached_property
    def mentions(self) -> dict[int, Mention]:
        """Places where a party is named, by where they begin."""
        return {mention.span.start: mention for mention in mentions(self.contract)}

    @cached_property
    def numbers(self) -> dict[int, Fact]:
        """Periods, shares and sums, by where they begin."""
        return {fact.span.start: fact for fact in self.contract.facts if fact.kind in get_args(NumberKind)}

    @cached_property
    def openings(self) -> list[Span]:
        """Places that wait for somebody to fill them in."""
        return open_places(self.contract)

    @cached_property
    def masked(self) -> str:
        """The plain text with parties and numbers replaced by marks of the same length."""
        marks = list(self.plain)
        for mention in self.mentions.values():
            marks[mention.span.start : mention.span.end] = mention.mark * len(mention.span)
        for fact in self.numbers.values():
            if STOP not in self.plain[fact.span.start : fact.span.end]:
                mark = NUMBERS[_number_kind(fact)]
                marks[fact.span.start : fact.span.end] = mark * len(fact.span)
        return "".join(marks)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What each party shall or may do, in text order."""
        return tuple(acts(self.masked, self._sentences, self.mentions))

    @cached_property
    def _words(self) -> WordIndex:
        return WordIndex(self.plain, self._sentences)

    @cached_property
    def _masked_words(self) -> WordIndex:
        return WordIndex(self.masked, self._sentences)

    @cached_property
    def _schedules(self) -> dict[str, Schedule]:
        return {schedule_key(schedule.name): schedule for schedule in self.contract.schedules}

    def schedule(self, name: str) -> Schedule | None:
        """The schedule or exhibit of that name ("exhibit A"), present or not."""
        return self._schedules.get(schedule_key(name[:1].upper() + name[1:]))

    def find(self, phrases: Iterable[str], number: NumberKind | None = None) -> list[Match]:
        """Where any of the phrases stands, in text order; `#` in them is a number of the given kind."""
        found = [match for phrase in phrases for match in self._find(phrase, number)]
        return sorted(found, key=_place)

    def says(self, phrases: Iterable[str], span: Span) -> bool:
        """Whether any of the phrases stands within `span`."""
        return any(match.span in span for phrase in phrases for match in self._find(phrase, None))

    def labelled(self, types: Iterable[str], *, at_least: float = SURE) -> tuple[Clause, ...]:
        """The outermost clauses that carry a label of these types with such a score, in text order."""
        wanted = set(types)
        inside: list[Clause] = []
        for clause in self.contract.clauses:
            if inside and clause.span in inside[-1].span:
                continue
            if any(label.type in wanted and label.score >= at_least for label in clause.labels):
                inside.append(clause)
        return tuple(inside)

    def clause_at(self, span: Span) -> Clause | None:
        """The innermost clause that holds `span` wholly."""
        holding = [clause for clause in self.contract.clauses if span in clause.span]
        return min(holding, key=_extent, default=None)

    def quote(self, match: Match) -> Span:
        """The words to show for a match: its sentence, or its part of a long one, without blanks around."""
        span = match.sentence
        if len(span) > _LONGEST_QUOTE:
            span = self._part(match)
        words = self.text[span.start : span.end]
        lead = len(words) - len(words.lstrip())
        stop = span.end < len(self.text) and self.text[span.end] in ".?!"
        return Span(span.start + lead, span.start + len(words.rstrip()) + stop)

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds the character at `position`."""
        return self._sentences.at(position)

    def _part(self, match: Match) -> Span:
        start = max(self.plain.rfind(turn, match.sentence.start, match.span.start) for turn in _TURNS)
        ends = [self.plain.find(turn, match.span.end, match.sentence.end) for turn in _TURNS]
        end = min((end for end in ends if end >= 0), default=match.sentence.end)
        return Span(max(start + 1, match.sentence.start), end)

    def _find(self, phrase: str, number: NumberKind | None) -> tuple[Match, ...]:
        key = (phrase, number)
        if key not in self._found:
            pattern = compile_phrase(phrase, number)
            self._found[key] = tuple(self._matches(pattern))
        return self._found[key]

    def _matches(self, pattern: Pattern) -> Iterator[Match]:
        text = self.masked if pattern.masked else self.plain
        index = self._masked_words if pattern.masked else self._words
        for sentence in index.sentences_with(pattern.keys):
            for found in pattern.regex.finditer(text, sentence.start, sentence.end):
                caught = found.groupdict()
                fact = self.numbers.get(found.start("number")) if "number" in caught else None
                mention = self.mentions.get(found.start("party")) if "party" in caught else None
                yield Match(Span(found.start(), found.end()), sentence, fact, mention)


def _number_kind(fact: Fact) -> NumberKind:
    kinds: dict[str, NumberKind] = {kind: kind for kind in get_args(NumberKind)}
    return kinds[fact.kind]


def _place(match: Match) -> tuple[int, int]:
    return match.span.start, -match.span.end


def _extent(clause: Clause) -> int:
    return len(clause.span)
