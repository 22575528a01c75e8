"""A contract's defined terms held against the words it uses."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from clausekit.datamodel import Definition, Span
from clausekit.facts.places import place_names
from clausekit.playbook.interactions.shared import root_of
from clausekit.playbook.parties import USUAL
from clausekit.playbook.reading import Reading


@dataclass(frozen=True, slots=True)
class Place:
    """A term, and where it shows the fault."""

    term: str
    span: Span


# Words that say where the meaning stands instead of giving it.
_POINTS: Final = re.compile(
    r"\A\W{0,3}(?:in|at|by|under|given|is|are|as|has|have|or|and|set|the\smeanings?)\b", re.IGNORECASE
)
# Defined on a page of its own, in an order or in another paper: what is not defined here may be there.
_ELSEWHERE: Final = (
    "capitali*ed (term|word)",
    "(term|word|expression) .. (not|otherwise) .. defined",
    "(defined|identified|specified) (in|on) the (cover page|key terms|order form|master|main|order)",
    "have the meaning .... (agreement|order|master|cover)",
)
# A capitalised phrase inside a sentence, behind a word that makes it a thing spoken of.
_USED: Final = re.compile(
    r"(?<=[a-z,] )(?:the|an?|any|each|such|all|its|their|no|every|under|of) "
    r"((?:[A-Z][a-z]{2,20}(?:[- ](?=[A-Z]))?){1,4})(?! [A-Z])(?=[^\w’'-]|’s|'s)"
)
# Names of things that need no definition.
_PROPER: Final = re.compile(
    r"\b(?:Section|Sections|Article|Articles|Clause|Clauses|Paragraph|Schedule|Schedules|Exhibit|Exhibits|Annex|"
    r"Annexes|Appendix|Attachment|Part|Table|Recital|Recitals|Act|Acts|Regulation|Regulations|Directive|Code|"
    r"Laws?|Court|Courts|Convention|Rules?|Chamber|Association|Commission|Board|Institute|University|Government|"
    r"States?|Kingdom|Union|County|City|Republic|District|Department|Ministry|Office|Officer|Director|Manager|"
    r"President|Secretary|Treasury|Bank|Internet|English|Board|Committee|Federal|National|"
    r"International|European|January|February|March|April|June|July|August|September|October|November|"
    r"December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter|North|South|East|West|"
    r"Party|Parties|Agreement|Agreements|Contract|Company|Corporation|Limited|Master|Exchange|Authority|"
    r"Arbitration|Arbitrator|Tribunal|Clauses|Framework|Handbook|Index|Price|Registrar|Service\sMark)\b"
)
# One capitalised word alone is as often a name or a habit; these are terms where they are capitalised.
_ALONE: Final = frozenset(
    {
        "affiliate", "charge", "deliverable", "documentation", "fee", "loss", "personnel", "product",
        "service", "software", "specification", "territory", "user",
    }
)  # fmt: skip
_MEANS: Final = re.compile(r"\b(?:means?|refers?\sto|is\sdefined\sas|shall\smean)\b")
# An abbreviation is there for the reader, whether it is used again or not.
_ABBREVIATION: Final = re.compile(r"[A-Z]{2,6}\w?")
_LEAST: Final = 3
# More terms defined twice than this: two papers in one file.
_TWO_PAPERS: Final = 6


def defined_twice(reading: Reading) -> Iterator[Place]:
    """The second definition of a term that says something else than the first, in the same part."""
    seen: dict[tuple[str, str], str] = {}
    found: list[Place] = []
    for definition in _definitions(reading):
        meaning = _meaning(definition, reading)
        between = reading.text[definition.span.end : definition.meaning.start]
        if not meaning or _POINTS.match(meaning) or not _MEANS.search(between):
            continue
        root = root_of(reading, definition.span)
        key = (root.id if root and root.kind == "schedule" else "", _key(definition.term))
        if key in seen and _both_whole(seen[key], meaning):
            found.append(Place(definition.term, definition.span))
        seen.setdefault(key, meaning)
    if len(found) <= _TWO_PAPERS:
        yield from found


def never_used(reading: Reading) -> Iterator[Place]:
    """Terms that stand nowhere but where they are defined."""
    keys = Counter(_key(definition.term) for definition in _definitions(reading))
    names = _names(reading)
    for definition in _definitions(reading):
        term = definition.term
        if not term[0].isupper() or keys[_key(term)] > 1 or _key(term) in names:
            continue
        if _ABBREVIATION.fullmatch(term):
            continue
        if len(list(islice(_occurrences(reading, term), 2))) <= 1:
            yield Place(term, definition.span)


def never_defined(reading: Reading) -> Iterator[Place]:
    """Capitalised terms, used three times or more, that nothing in the document defines.

    Nothing is said of a document that sends its reader to another one for its terms.
    """
    if not reading.contract.definitions or reading.find(_ELSEWHERE):
        return
    known = {_key(definition.term) for definition in reading.contract.definitions} | _names(reading)
    found: dict[str, list[Span]] = defaultdict(list)
    for match in _USED.finditer(reading.text):
        found[match[1].strip()].append(Span(*match.span(1)))
    for term, spans in found.items():
        if len(spans) >= _LEAST and not _understood(term, known, reading):
            yield Place(term, spans[0])


def _meaning(definition: Definition, reading: Reading) -> str:
    """The first sentence of what the term means, in small letters: what follows speaks of other things."""
    start, end = definition.meaning.start, definition.meaning.end
    end = min(end, reading.sentence_at(start).end)
    return " ".join(reading.text[start:end].lower().split()).rstrip(".;")


def _definitions(reading: Reading) -> Iterator[Definition]:
    """Those in force here: an amendment quotes definitions of other papers."""
    yield from (each for each in reading.contract.definitions if each.term.strip())


def _understood(term: str, known: set[str], reading: Reading) -> bool:
    words = _key(term).split()
    if _PROPER.search(term) or _made_of(words, known) or term.lower() in place_names():
        return True
    if len(words) == 1 and words[0] not in _ALONE:
        return True
    small = len(re.findall(rf"(?<!\w){re.escape(term.lower())}", reading.text))
    return small >= sum(1 for _ in _occurrences(reading, term))


def _made_of(words: list[str], known: set[str]) -> bool:
    """Whether the words are defined terms one after another ("Customer" "Personal Data")."""
    if not words:
        return True
    return any(
        " ".join(words[:length]) in known and _made_of(words[length:], known)
        for length in range(len(words), 0, -1)
    )


def _names(reading: Reading) -> set[str]:
    """Parties, schedules, headings and the document's title: they name themselves."""
    # Names by which contracts call a side need no definition to be understood.
    contract = reading.contract
    named = [name for party in contract.parties for name in (party.name, *party.aliases)]
    named += [words for schedule in contract.schedules for words in (schedule.name, schedule.title)]
    named += [clause.heading for clause in contract.clauses if clause.kind != "definition"]
    title = contract.term("document_name")
    named += [title.value] if title else []
    return {_key(name) for name in (*named, *USUAL) if name}


def _both_whole(one: str, other: str) -> bool:
    """Two cut-off or nested wordings of one definition are no contradiction."""
    return not (one.startswith(other) or other.startswith(one) or one in other or other in one)


def _occurrences(reading: Reading, term: str) -> Iterator[int]:
    stem = _stem(term)
    flags = re.IGNORECASE if term.isupper() else 0
    pattern = re.compile(rf"(?<![\w-]){re.escape(stem)}(?:s|es|ses|ies|y|’s|'s|s’)?(?!\w)", flags)
    return (match.start() for match in pattern.finditer(reading.text))


def _stem(term: str) -> str:
    words = " ".join(term.split())
    if words.endswith(("ies", "y")):
        return words[:-3] if words.endswith("ies") else words[:-1]
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words


def _key(term: str) -> str:
    return " ".join(_singular(word) for word in re.findall(r"[\w’'&]+", term.lower()))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
