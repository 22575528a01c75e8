"""Words in, the heading among them out: a whole line, or the opening of a paragraph ("Notice. Any …")."""

from __future__ import annotations

import re

from clausekit.datamodel import Span

LONGEST = 120
MOST_WORDS = 16
BEFORE_QUOTE = 3
"""Words of a title that runs straight into a defined term (Definitions “Fees” means …)."""
TITLE_CASE, SHORT = 0.75, 10
"""Share of capitalised words in a title of that many words; longer ones need nearly all."""
LONGEST_SENTENCE_CASE = 8
"""Words in a heading that is written like a sentence ("Effect of termination")."""
LONGEST_SENTENCE = 5
"""Words in such a heading that may stand alone and end in a stop."""

SENTENCE_JOINT = re.compile(r"(?<![A-Z])\. ")
CLAUSE_JOINT = re.compile(r"; [^A-Z]")
WORD = re.compile(r"[^\W\d_][\w’'&./-]*")
CLOSE = re.compile(
    r"[.:](?=\s|$|[A-Z“\"(])|\s[-–—]{1,2}\s|[—–](?=[A-Z\s])|(?:\t|\s{3,})(?=[A-Z“\"(])|\.(?=[”\"])"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Ltd|Corp|Co|No|Nos|U\.S|U\.K|e\.g|i\.e|Mr|Ms|Dr|St|vs|v|Sec|Art|a\.m|p\.m|[ap])|\b[A-Z])$"
)
SUBORDINATE = re.compile(r"\b(?:that|which|who|whose|immediately|pursuant|subject to)\b", re.IGNORECASE)
CONTACT = re.compile(r"@|\$|£|€|\d{3}|%")
QUOTED = re.compile(r"[“\"‘'][^“”\"]{1,80}[”\"’']")
VERB = re.compile(
    r"\b(?:shall|will|must|may|can|cannot|agrees?|acknowledges?|is|are|was|were|has|have|does|do|means?|hereby"
    r"|should|would|represents?|warrants?|undertakes?|provides?|includes?|sets? forth|survives?|prevails?"
    r"|belongs?|remains?|sets|holds|keeps|pays|owns|begins|lasts|ends|applies|apply|binds|gives|takes|makes"
    r"|bears|runs|grants|receives|retains?|becomes|continues|stays|needs|owes|expires|terminates|governs?)\b"
)
SMALL = frozenset(
    {
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "off", "on", "onto",
        "or", "other", "over", "per", "so", "than", "that", "the", "their", "to", "under", "upon", "via",
        "vs", "with", "within", "without", "between", "against", "during", "not", "no", "its", "any",
        "all", "if", "re",
    }
)  # fmt: skip
"""Words that a title leaves in lower case."""
STARTERS = frozenset(
    {
        "A", "An", "The", "This", "These", "Those", "You", "Your", "We", "Our", "Each", "Any", "All", "If",
        "In", "Neither", "Either", "No", "Upon", "Subject", "Except", "During", "For", "Such",
        "Notwithstanding", "Both", "Every", "Unless", "Where", "When", "Nothing", "Without", "It",
        "Its", "As", "At", "By",
        "On", "To", "Until", "Within", "There", "After", "Before", "Should", "Nor", "Whenever",
    }
)  # fmt: skip
"""Words that a sentence begins with, and seldom the last words of a title."""
OPENERS = frozenset({"No", "For"})
"""Those among them that titles begin with, too ("No partnership", "For cause")."""
CAPITALS_RUN = re.compile(
    r"(?:[^a-z\s]*[A-Z][^a-z\s]*|[&/,;–—-]|\d+)"
    r"(?:\s{1,2}(?:[^a-z\s]*[A-Z][^a-z\s]*|[&/,–—-]|\d+)){0,15}(?=\s|$)"
)
TITLE_RUN = re.compile(
    r"[A-Z][\w’'&/-]*[,;]?(?:\s(?:[A-Z][\w’'&/-]*[,;]?|of|and|or|the|to|for|in|on|by|with|from|as|a|an|&)){0,15}"
)
NOT_HEADING = re.compile(
    r"(?:by|name|title|date|its|attn|attention|address|telephone|fax|facsimile|e-?mail|signature|signed|re|to"
    r"|from|cc|witness|print(?:ed)? name|and|between|with a copy to|phone|tel|if to|note|source"
    r"|confidential)\b"
    r"|[\[_*]|/s/",
    re.IGNORECASE,
)  # fmt: skip


def title_like(words: str, *, numbered: bool = False) -> bool:
    """True for words that can be a heading: few, capitalised, no sentence.

    After a number, sentence case will do ("Effect of termination").
    """
    words = words.strip(" \t\n.:–—-")
    if (
        not 2 <= len(words) <= LONGEST
        or words[-1] in ",;("
        or not (words[0].isupper() or words[0] in "“\"‘'[(")
    ):
        return False
    tokens = WORD.findall(words)
    joined = SENTENCE_JOINT.search(words) or (CLAUSE_JOINT.search(words) and not numbered)
    if not tokens or len(tokens) > MOST_WORDS or joined:
        return False
    if words.upper() == words:
        return any(len(token) > 1 for token in tokens)
    if VERB.search(words) or SUBORDINATE.search(words):
        return False
    big = [token for token in tokens if token.lower() not in SMALL]
    capitalised = sum(token[0].isupper() for token in big)
    if big and capitalised >= (TITLE_CASE if len(tokens) <= SHORT else 0.9) * len(big):
        return True
    return numbered and len(tokens) <= LONGEST_SENTENCE_CASE and not _starts_sentence(tokens)


def _starts_sentence(tokens: list[str]) -> bool:
    return not STARTERS.isdisjoint(tokens[1:]) or tokens[0] in STARTERS - OPENERS


def heading_after(text: str, start: int, end: int) -> Span | None:
    """The heading that begins at `start`, right behind a number; None when the clause has none.

    `end` is where the clause's own words end: its block's end, or the next number within the block.
    """
    while start < end and text[start] in " \t\n.:–—-":
        start += 1
    whole = text[start:end].rstrip()
    opening = run_in(text, start, end, numbered=True)
    if opening and _goes_on(text[opening.end : start + len(whole)]):
        return opening
    titled = len(whole) <= LONGEST and not whole.endswith((";", ","))
    if titled and (title_like(whole, numbered=_unstopped(whole)) or _names_a_thing(whole)):
        return Span(start, start + len(whole.rstrip(" .:–—-")))
    if opening and not _unstopped(whole) and opening.end >= start + len(whole) - 1:
        return None  # a sentence that is all of the clause
    return opening or _unpunctuated(text, start, end)


def _names_a_thing(whole: str) -> bool:
    """ "The service", "Our part", alone behind a number and without a stop."""
    tokens = WORD.findall(whole)
    few = 2 <= len(tokens) <= LONGEST_SENTENCE and whole[-1:].isalpha()
    named = few and tokens[0] in {"The", "Our", "Your"}
    return named and not VERB.search(whole) and STARTERS.isdisjoint(tokens[1:])


def _goes_on(rest: str) -> bool:
    """True when a sentence, not more of the title, follows the stop that closes a heading."""
    words = rest.strip(" \t\n.:–—-")
    return bool(words) and (words[0].islower() or rest.endswith("."))


def _unstopped(words: str) -> bool:
    """A full stop ends a sentence-case heading only when it is a mere phrase."""
    return not words.endswith(".") or len(words.split()) <= LONGEST_SENTENCE


def run_in(text: str, start: int, end: int, *, numbered: bool) -> Span | None:
    """The heading closed by a stop, colon or dash at the opening of a paragraph."""
    limit = min(end, start + LONGEST)
    for close in CLOSE.finditer(text, start, limit):
        words = text[start : close.start()]
        if ABBREVIATION.search(words) and close.group().startswith("."):
            continue
        spaced = close.group().isspace()
        if title_like(words, numbered=numbered and not spaced) and not QUOTED.fullmatch(words):
            if not numbered and NOT_HEADING.match(words):
                return None
            return Span(start, close.start())
        return None
    return None


def _unpunctuated(text: str, start: int, end: int) -> Span | None:
    """A heading whose end only its letters show: "TERM This Agreement …", "Office Space You will …"."""
    run = CAPITALS_RUN.match(text, start, min(end, start + LONGEST))
    if run and sum(map(str.isupper, run.group())) >= 4 and not run.group().endswith((",", ";")):
        words = run.group()
        cut = len(words.rstrip())
        last = words.split()[-1]
        follows = text[start + cut : end].lstrip()[:1]
        if (last in ("A", "I", "&", "-", "–") or follows.islower()) and len(words.split()) > 1:
            cut = len(words) - len(last)
            follows = text[start + cut : end].lstrip()[:1]
        if follows and (follows.isupper() or follows in '“"(') and len(words[:cut].strip()) >= 4:
            return Span(start, start + len(words[:cut].rstrip(" .:")))
    return _title_then_sentence(text, start, end)


def _title_then_sentence(text: str, start: int, end: int) -> Span | None:
    run = TITLE_RUN.match(text, start, min(end, start + LONGEST))
    if not run:
        return None
    words = run.group().split()
    if words[0] in STARTERS:
        return None
    if len(words) <= BEFORE_QUOTE and text[run.end() : run.end() + 2].lstrip(" ")[:1] in ("“", '"'):
        return Span(start, run.end())
    for index in range(len(words) - 1, 0, -1):
        if words[index] in STARTERS and words[index - 1][0].isupper():
            heading = " ".join(words[:index])
            return Span(start, start + len(heading)) if text.startswith(heading, start) else None
    return None


def standing(words: str) -> bool:
    """True for a block that can be an unnumbered heading by its words alone."""
    words = words.strip()
    if len(words) > 80 or words.endswith((",", ";", ".")) or NOT_HEADING.match(words):
        return False
    return (
        title_like(words)
        and "___" not in words
        and not CONTACT.search(words)
        and sum(map(str.isalpha, words)) >= 4
    )
