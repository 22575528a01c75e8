"""When the contract ends: expiration_date.

An ISO date: as stated, or the start that the words name plus the stated period (three years from 1 March
2024 is 1 March 2027; the last day of the term may be read as the day before). "perpetual" where the words
say that the contract runs until someone ends it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from clausekit.datamodel import Fact, Span, Term
from clausekit.facts.terms.source import Source

_PAPER = (
    r"(?:Agreement|Contract|Amendment|Addendum|MNDA|NDA|Order\sForm|Memorandum|Lease|License|"
    r"Undertaking|AGREEMENT|CONTRACT|agreement|"
    r"contract|appointment|engagement)"
)
_RUN = (
    r"(?:commences?|begins?|continues?|remains?|expires?|terminates?\s(?:on|at|upon|automatically)|"
    r"ends?|take\seffect|takes\seffect|runs?|lasts?|stays?|"
    r"be\s(?:for|effective|valid|binding|in)|is\s(?:for|effective|valid|binding|in)|"
    r"becomes?\s(?:effective|valid|binding)|extends?\s(?:for|until|through)|"
    r"(?:has|have)\san?\s(?:initial\s)?(?:term|duration)|come\sinto|enter\sinto\s(?:force|effect))"
)
_STRONG = re.compile(
    rf"\b(?:[Tt]his|THIS)\s(?:\w+\s){{0,3}}?{_PAPER}\b[^.;]{{0,200}}?\b{_RUN}\b"
    rf"|(?<!uring\s)(?<!uring\sthe\s)(?<!hroughout\sthe\s)\b(?:[Tt]erm|TERM|[Dd]uration|"
    rf"[Pp]eriod)\s(?:and\s\w+\s)?(?:of|hereof)\s?(?:the\s|this\s|"
    rf"THIS\s)?(?:\w+\s){{0,3}}?(?:{_PAPER}\b)?"
    r"[^.;]{0,160}?\b(?:shall|will|is|commences?|begins?|expires?|ends?|be)\b"
)
_WEAK = re.compile(
    r"(?<!uring\s)(?<!uring\sthe\s)(?<!hroughout\sthe\s)\b(?:[Tt]erm|TERM|Initial\sPeriod|"
    r"Contract\sPeriod|Service\sPeriod|Subscription\sPeriod)\b[\"”’')]{0,2}[^.;]{0,40}?\s?"
    r"(?:(?:shall|will)\s(?:be|mean|commence|begin|continue|"
    r"end|expire|run|start|remain|last)|means|commences?|begins?|is\b|runs|expires?|ends?|[:\t|])|"
    r"\bfor\san?\s(?:initial\s)?(?:term|period)\sof\b|"
    r"(?:Expiration|Expiry|Termination|End)\sDate\b|[Cc]ontract\send|\b(?:Agreement|Contract|"
    r"appointment|engagement)\b[^.;]{0,160}\b(?:shall|will)\s(?:commence|begin|continue|remain|expire|"
    r"terminate|end|be\sfor)"
)
_NAMED_TERM = re.compile(
    r"[(\"“'‘]\s?(?:the\s|hereinafter\s|this\s)?[\"“'‘]?\s?(?:Initial\s|Original\s|Primary\s)?(?:Term|"
    r"Period|TERM)\s?[\"”'’)]",
)
_UNLESS = re.compile(
    r"\b(?:unless|until|subject\sto)\b[^.;]{0,40}\b(?:terminat|cancel|renew|extend)", re.IGNORECASE
)
_FROM_START = re.compile(
    r"Effective\s{1,2}Date|effective\sdate|date\s(?:hereof|of\sth(?:is|e\s(?:Agreement|Contract))|first)|"
    r"day\sand\syear",
    re.IGNORECASE,
)
# A field of a form: "Expiration Date: 31 August 2027".
_FIELD = re.compile(
    r"(?:\b(?:Expiration|Expiry|End|Termination)\sDate|\bContract\s[Ee]nd)\s{0,3}[:|\t]|"
    r"\A\W{0,3}(?:Contract|Service|Subscription)\sPeriod[\"”’']\s(?:shall\s)?means?\b"
)
_OTHER_OBJECT = re.compile(
    r"\b(?:confidential\w*|warrant\w*|non-?compet\w*|solicit\w*|obligations?\s(?:of|in|with)|insurance|"
    r"escrow\speriod|production\speriod|calendar\s(?:year|quarter)|fiscal|twelve[-\s]month\speriod|"
    r"royalt\w+|trademark\slicense|statement\sof\swork|project\splan|each\s(?:order|sow)|"
    r"option\speriod|exclusiv\w+|sell-?off|WHEREAS|minimum|pay\b|payable|right\sto|default|"
    r"Contract\sYear|after\s(?:this|the)\s\w+\s(?:ends|expires|terminates)|after\s(?:expir|"
    r"terminat)\w+|breach\w*|"
    r"grants?|"
    r"notice\sof|for\sany\sreason|without\scause|may\sterminate|records|audit)\b",
    re.IGNORECASE,
)
_OTHER_DEFINITION = re.compile(
    r"[\d.()a-z\s]{0,12}[\"“'‘](?!(?:\w+\s){0,2}(?:Term|TERM|Expir\w+|End\sDate|Termination\sDate|"
    r"Duration|(?:Contract|Service|Subscription)\sPeriod))[^\"”'’]{1,60}[\"”'’]"
)
_THRESHOLD = 3
_OPEN_ENDED = re.compile(r"\[\s?(?:\*\s?){1,12}\]|\*{2,}|_{3,}|\[\s?[●_ ]\s?\]")
_END_DATE = re.compile(
    r"(?:\b(?:until|through|thru|expir\w+|terminat\w+|end|ends|ending|end\sdate|conclud\w+|to|"
    r"later\sthan)\b|expiration\sdate|contract\send|end\sof\s(?:business\s)?)"
    r"[\s:,]{0,3}(?:(?:on|and|including|at|the|earlier|later|of|midnight|date|automatically|close|"
    r"business|is|shall|be|day|p\.m\.|11:59|12:00|as|with|no|without|a\.m\.|eastern|time|its|terms|"
    r"unless|"
    r"sooner|terminated|in|\(\w{1,3}\))[\s,]{1,3}){0,12}\Z",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\A[^.;]{0,120}?\b(?:from|after|following|commencing|beginning|starting|of|upon|on|as\sof|"
    r"with\seffect)\b[^.;]{0,50}?(?:"
    r"(?:(?:the|such|this|said|its|Agreement)\s)?(?P<effective>(?<=\s)Effective\s{1,2}Date|"
    r"(?<=the\s)(?:Commencement|Start)\s{1,2}Date)|"
    r"(?P<made>date\s(?:hereof|of\s(?:this|the)\s(?:Agreement|Contract)|first\s(?:above|written|set)|"
    r"above|of\s(?:its\s)?(?:execution|signing|signature))|date\sof\sthis|"
    r"the\sdate\sset\sforth\sabove|execution\s(?:hereof|of\sthis)|signing))",
    re.IGNORECASE,
)
_BASE_BEFORE = re.compile(
    r"(?:Effective\s{1,2}Date|effective\sdate|date\shereof|date\sof\sthis\s(?:Agreement|Contract)|"
    r"date\sfirst|date\s(?:set\sforth\s)?above)"
    r"[^.;]{0,60}\b(?:and|for|continu\w+|remain\w*|thereafter|shall|will)\b[^.;]{0,110}\Z",
    re.IGNORECASE,
)
_NAMED_START = re.compile(
    r"\b(?:commenc\w+|begin\w*|starting|effective|from)\s(?:as\sof\s|on\s|from\s|effective\s){0,2}\Z",
    re.IGNORECASE,
)
_OTHER_START = re.compile(
    r"\A[^.;]{0,50}?\b(?:from|after|following|of|upon|commencing\s(?:on|upon|with)|beginning\s(?:on|"
    r"upon|with))\s(?:the\s)?(?:date\s(?:of|on|that|upon)\s)?(?:the\s)?"
    r"(?:(?:first|launch|closing|acceptance|delivery|opening|commercial|initial|completion|approval|"
    r"last|receipt|termination|expiration|go-live|such)\b|"
    r"(?!the\b|this\b|date\b|effective|commencement|start|"
    r"agreement)(?:\w+\s){1,3}date\b(?!\s(?:of\sthis|hereof|first|above)))",
    re.IGNORECASE,
)
_SUCH = re.compile(
    r"\A\W{0,3}(?:from|after|following)\s(?:such|that)\sdate|\A\W{0,3}thereafter|"
    r"\A\W{0,3}with\sthe\seffective",
    re.IGNORECASE,
)
_START_NAMED = re.compile(
    r"\b(?:commenc\w+|begin\w*|start\w*|from|after|following)\s(?:on\s|upon\s|with\s|from\s|as\sof\s|"
    r"immediately\s)?(?!the\s(?:effective|date\s(?:hereof|of\sthis|first))|effective)"
    r"(?:the|such|its|each|first|any|[A-Z])",
)
_ANNIVERSARY = re.compile(
    r"\b(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|"
    r"twentieth|\d{1,2}\s?(?:st|nd|rd|th))(?:\s\(\d{1,2}\s?(?:st|nd|rd|th|t\sh|r\sd|n\sd)?\))?\s"
    r"(?:\w+\s){0,1}anniversary\s(?:of\s|from\s|following\s)?(?P<base>[^.;]{0,60})",
    re.IGNORECASE,
)
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "fifteenth": 15, "twentieth": 20,
}  # fmt: skip
_NO_END = re.compile(
    r"\b(?:indefinite(?:ly)?|perpetual(?:ly)?|in\sperpetuity)\b|\b(?:continu\w*|remain\w*|effective|"
    r"in\s(?:full\s)?(?:force|effect)|valid|end|ends|term|govern)\b[^.;]{0,160}?"
    r"\b(?:until|when)\s(?:and\suntil\s)?(?:(?:it|this\s\w+)\s(?:is\s|has\sbeen\s)?|"
    r"such\stime\sas\s(?:it\sis\s)?|otherwise\s|earlier\s|sooner\s|either\sparty\s|duly\s){0,2}"
    r"(?:terminat\w+|cancel\w+|superseded)\b(?!\sof)|"
    r"\buntil\seither\sparty\s(?:gives?|informs?|notif\w+|serves?|provides?)\b[^.;]{0,90}\bterminat\w+",
    re.IGNORECASE,
)
_UNLESS_ENDED = re.compile(
    r"\b(?:continu\w*|remain\w*|effective|in\s(?:full\s)?(?:force|effect)|"
    r"govern)\b[^.;]{0,160}?\bunless\s(?:and\suntil\s)?(?:(?:it|this\s\w+)\s(?:is\s)?|otherwise\s|"
    r"earlier\s|sooner\s){0,2}terminated",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    r"\buntil\sthe\b|\bexpires?\b|\bends?\b|\bfor\s(?:the|a|an|so|as|its|one|two|three|five)\b|"
    r"\bperiod\b|\bduration\b|\bthrough\b|\buntil\s(?:all|completion|such)\b",
    re.IGNORECASE,
)


def find(source: Source, effective: str | None, made: str | None) -> list[Term]:
    """expiration_date, if the words settle it; `effective` and `made` are ISO dates to count from."""
    best: tuple[int, Term] | None = None
    for sentence in source.sentences:
        score = _score(source, sentence)
        if score < _THRESHOLD or (best and score <= best[0]):
            continue
        value = _value(source, sentence, effective, made)
        if value:
            best = score, Term("expiration_date", value, sentence)
    return [best[1]] if best else []


def _score(source: Source, sentence: Span) -> int:
    """How plainly a sentence says how long this contract, and nothing else, lasts."""
    words = source.text[sentence.start : sentence.end]
    strong = _STRONG.search(words)
    weak = strong or _WEAK.search(words)
    if not weak:
        return 0
    score = 3 if strong else 2
    score += (
        2 * bool(_NAMED_TERM.search(words)) + bool(_UNLESS.search(words)) + bool(_FROM_START.search(words))
    )
    score += 2 * bool(_FIELD.search(words))
    score += 2 * any(sentence in span for span in source.labelled("term_and_renewal", "term"))
    score -= 4 * bool(_OTHER_DEFINITION.match(words))
    score -= 3 * bool(_OTHER_OBJECT.search(words[: weak.end() + 60]))
    return score - (2 if len(words) > 1500 else 0)


def _value(source: Source, sentence: Span, effective: str | None, made: str | None) -> str | None:
    words = source.text[sentence.start : sentence.end]
    return (
        _stated_end(source, sentence)
        or _anniversary(words, effective, made)
        or _counted_end(source, sentence, effective, made)
        or ("perpetual" if _is_endless(source, sentence) else None)
    )


def plus(start: str, period: str) -> str | None:
    """The ISO date `period` (one component) after `start`: same day of month, or the month's last."""
    match = re.fullmatch(r"P(\d+(?:\.\d+)?)([YMWD])", period)
    if not match:
        return None
    number, day = Decimal(match[1]), date.fromisoformat(start)
    if match[2] in {"D", "W"}:
        try:
            return (day + timedelta(days=float(number) * (7 if match[2] == "W" else 1))).isoformat()
        except OverflowError:
            return None
    months = day.month - 1 + int(number * (12 if match[2] == "Y" else 1))
    year, month = day.year + months // 12, months % 12 + 1
    if year > 9998:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1])).isoformat()


def _is_endless(source: Source, sentence: Span) -> bool:
    words = source.text[sentence.start : sentence.end]
    until = _NO_END.search(words) or (_UNLESS_ENDED.search(words) and not _BOUNDED.search(words))
    if not until or _OPEN_ENDED.search(words):
        return False
    bounded = any(fact.unit in {"years", "months"} for fact in source.within(sentence, "duration"))
    return (
        not bounded
        and not any(source.within(sentence, "date"))
        and bool(re.search(r"\b[Tt]h(?:is|e)\b", words))
    )


def _stated_end(source: Source, sentence: Span) -> str | None:
    for fact in source.within(sentence, "date"):
        before = source.text[max(sentence.start, fact.span.start - 120) : fact.span.start]
        if len(fact.value) == 10 and _END_DATE.search(before):
            return fact.value
    return None


def _anniversary(words: str, effective: str | None, made: str | None) -> str | None:
    match = _ANNIVERSARY.search(words)
    if not match:
        return None
    ordinal = match["ordinal"].lower()
    years = _ORDINALS.get(ordinal) or int(re.sub(r"\D", "", ordinal))
    base = _base_of("of " + match["base"], effective, made)
    return plus(base, f"P{years}Y") if base else None


def _counted_end(source: Source, sentence: Span, effective: str | None, made: str | None) -> str | None:
    text = source.text
    for fact in source.within(sentence, "duration"):
        if fact.unit not in {"years", "months", "weeks", "calendar_days"} or fact.value == "P1D":
            continue
        before, behind = text[sentence.start : fact.span.start], text[fact.span.end : sentence.end]
        if _is_aside(before, behind):
            continue
        start = _start_of(source, sentence, fact, effective, made)
        if start:
            return plus(start, fact.value)
        return None
    return None


def _is_aside(before: str, behind: str) -> bool:
    """A period of notice, of cure, of renewal: not the one that the contract lasts."""
    if re.search(
        r"\b(?:notice|prior|renew\w*|extended|extension|additional|successive|upon|within|"
        r"not\sless\sthan|days?\sof)\b[^.;]{0,60}\Z",
        before,
        re.IGNORECASE,
    ):
        return True
    return bool(re.match(r"['’\s]{0,3}(?:\w+\s){0,2}(?:notice|prior|before|advance)", behind, re.IGNORECASE))


def _start_of(
    source: Source, sentence: Span, fact: Fact, effective: str | None, made: str | None
) -> str | None:
    """Where the words count the period from: a named day, the effective date, the date of the contract."""
    before, behind = source.text[sentence.start : fact.span.start], source.text[fact.span.end : sentence.end]
    if _OTHER_START.match(behind) and not _SUCH.match(behind):
        return None
    for day in source.within(sentence, "date"):
        if len(day.value) == 10 and _NAMED_START.search(
            source.text, max(sentence.start, day.span.start - 40), day.span.start
        ):
            return day.value
    base = effective if _SUCH.match(behind) else _base_of(behind, effective, made)
    if base:
        return base
    match = _BASE_BEFORE.search(before)
    if match:
        return (effective or made) if "effective" in match[0].lower()[:20] else (made or effective)
    return (
        None
        if _START_NAMED.search(before + " " + re.split(r"[,;(]| and ", behind[:80])[0])
        else effective or made
    )


def _base_of(words: str, effective: str | None, made: str | None) -> str | None:
    match = _BASE.match(words)
    if not match:
        return None
    return (effective or made) if match["effective"] else (made or effective)
