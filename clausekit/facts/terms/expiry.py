"""When the contract ends: expiration_date.

An ISO date: as stated, or the start that the words name plus the stated period (three years from 1 March
2024 is 1 March 2027; the last day of the term may be read as the day before). "perpetual" where no day is
fixed: the contract runs until someone ends it, or until something happens that nobody can date.
"""

from __future__ import annotations

import re

from clausekit.datamodel import Span, Term
from clausekit.facts.terms import ends
from clausekit.facts.terms.source import Source
from clausekit.facts.terms.starts import Starts

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
    r"|\bIt\s(?:shall|will)\b[^.;]{0,80}\b(?:duration|term|period)\sof\b"
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
    r"\bfor\san?\s(?:initial\s)?(?:term|period)\sof\b|\bTerms?\sof\sthe\s\w+\s?:|"
    r"(?:Expiration|Expiry|Termination|End)\sDate\b|(?:EXPIRATION|EXPIRY|END|TERMINATION)\sDATE\b|[Cc]ontract\send|\b(?:Agreement|Contract|"
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
    r"(?:\b(?:Expiration|Expiry|End|Termination)\s(?i:Date)|\b(?:EXPIRATION|EXPIRY|END|TERMINATION)\sDATE|"
    r"\bContract\s[Ee]nd|\bTerms?\sof\sthe\s(?:project|engagement|contract|services?))\s{0,3}[:|\t]|"
    r"\A[\W\d]{0,10}(?:Contract|Service|Subscription)\sPeriod[\"”’']\s(?:shall\s)?means?\b"
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
# What the model's certainty adds: it alone can carry a sentence over the threshold, as plain words can.
_TOLD = 4
# What a sentence loses that the model passes over although it is sure of another.
_UNTOLD = 2
_SURE = 0.5


def find(source: Source, known: Starts) -> list[Term]:
    """expiration_date, if the words settle it; `known` are the days to count from."""
    best: tuple[float, Term] | None = None
    sure = source.told("expiration_date", Span(0, len(source.text))) >= _SURE
    for sentence in source.sentences:
        told = source.told("expiration_date", sentence)
        score = _score(source, sentence) + (_TOLD * told if told or not sure else -_UNTOLD)
        if score < _THRESHOLD or (best and score <= best[0]):
            continue
        value = ends.find(source, sentence, known)
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
    score += 4 * bool(_FIELD.search(words))
    score += 2 * any(sentence in span for span in source.labelled("term_and_renewal", "term"))
    score -= 4 * bool(_OTHER_DEFINITION.match(words))
    score -= 3 * bool(_OTHER_OBJECT.search(words[: weak.end() + 60]))
    return score - (2 if len(words) > 1500 else 0)
