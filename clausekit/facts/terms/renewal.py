"""How the contract renews: renewal_term and notice_to_terminate_renewal, ISO 8601 periods.

A contract that goes on from year to year renews by P1Y; the notice is the one that stops the next renewal.
"""

from __future__ import annotations

import re

from clausekit.datamodel import Span, Term
from clausekit.facts.terms.source import Source

_RENEW = re.compile(
    r"\b(?:renew(?:s|ed|al|als|able)?|(?:be\s|is\s|automatically\s|shall\s|will\s)extend(?:s|ed)?|"
    r"extensions?|prolonged|year[-\s]to[-\s]year|month[-\s]to[-\s]month|(?:roll|rolls)\sover|"
    r"(?:additional|successive|further|consecutive)\s[^.;]{0,60}(?:periods?|terms?)|"
    r"thereafter\b[^.;]{0,60}continue|continue\b[^.;]{0,60}thereafter)\b",
    re.IGNORECASE,
)
# One of these stands wherever `_RENEW` fits, and is looked for much faster.
_HINTS = (
    "renew", "exten", "prolong", "year", "month", "roll", "additional", "successive", "further",
    "consecutive", "thereafter",
)  # fmt: skip
_AUTOMATIC = re.compile(
    r"\bautomatic\w*|\bthereafter\b|\bunless\b[^.;]{0,120}(?:notice|notif|writ)|to[-\s]year\b|\bevergreen\b|"
    r"\bshall\sbe\s(?:extended|renewed)\sfor\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:this|the)\s(?:\w+\s){0,2}?(?:agreement|contract|amendment|addendum|term|appointment|"
    r"subscription|franchise|lease)\b|\b(?:initial|renewal|current)\s(?:\w+\s)?(?:term|period)\b|"
    r"\bhereof\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\A[\d.()a-z\s]{0,12}[\"“'‘](?:calendar|fiscal)\s(?:year|quarter)|"
    r"\b(?:warrant\w*|audit|evaluation|cure|profiling|confidential\w*|purchase\sorder|non-?compet\w*|"
    r"force\smajeure|deliver\w*|license\sterm|patent|exclusiv\w*|milestone|shipment|calendar\squarter|"
    r"agreement\squarter|payment\sterms|letter\sof\scredit|insurance)\b",
    re.IGNORECASE,
)
# "“Contract Year” means each twelve months": years are counted so, whether or not the term renews.
_COUNTED = re.compile(
    r"[\"“'‘](?:contract|agreement|licen[cs]e)\syear[\"”'’]\s(?:shall\s|will\s)?(?:mean|refer|be\b)",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\bmutual(?:ly)?\s(?:written\s|prior\s)?(?:agree|consent|written)|\bby\s(?:written\s)?agreement\b|"
    r"\bagree\sin\swriting\b|\bupon\sagreement\b",
    re.IGNORECASE,
)
_RENEWING = re.compile(
    r"\b(?:renew\w*|extend\w*|extensions?|prolonged|additional|successive|consecutive|further|another|"
    r"thereafter|subsequent)\b[^.;]{0,110}\Z",
    re.IGNORECASE,
)
_NOT_RENEWAL = re.compile(
    r"\b(?:prior|before|notice|advance|after|within|following|from|initial|expir\w+|least|less|"
    r"more)\b[^.;,]{0,24}\Z|\b(?:initial|original|primary|existing)\s(?:\w+\s)?(?:term|period)\s(?:of|"
    r"is|shall\sbe|will\sbe)\s(?:for\s)?(?:a\speriod\sof\s)?\Z",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:successive|consecutive|additional|further|renewal)\s(?:(?:terms?|periods?)\sof\s)?\Z",
    re.IGNORECASE,
)
_INITIAL = re.compile(
    r"\A\W{0,3}(?:from\sthe\s(?:Effective|date)|(?:the\s|hereinafter\s)?\W?\s?(?:Initial|"
    r"Original)\s(?:Term|Period)|initial\b|original\b)",
    re.IGNORECASE,
)
_ENDLESS = re.compile(
    r"\b(?:thereafter|automatically|unlimited\speriod)\b[^.;]{0,80}\b(?:continue|remain|"
    r"renew)\w*\b[^.;]{0,80}\b(?:until|unless|unlimited|indefinite)|\b(?:continue|"
    r"remain)\w*\b[^.;]{0,60}\bthereafter\b[^.;]{0,40}until",
    re.IGNORECASE,
)
# The period that comes again: "for successive terms of the same duration", "under these same terms".
_SAME = re.compile(
    r"\b(?:same|equal|like|similar|identical)\s(?:duration|length|period|term)s?\b|"
    r"\bof\sthe\ssame\s(?:duration|length)|\brenews?\sautomatically\sunder\sthese\ssame\b|"
    r"\bautomatically\srenews?\son\sthe\ssame\b",
    re.IGNORECASE,
)
_TERM = re.compile(r"\b(?:term|period|duration)\b", re.IGNORECASE)
_NEAR = 600
_TO_EACH = re.compile(r"\b(?P<unit>year|month)[-\s]to[-\s](?:year|month)\b", re.IGNORECASE)
_UP_TO = re.compile(r"\bup\sto\s(?:a\stotal\sof\s)?\Z", re.IGNORECASE)
_BREACH = re.compile(
    r"\b(?:breach\w*|default\w*|cured?|fails?|failure|polic(?:y|ies)|insur\w+|bankrupt\w*)\b", re.IGNORECASE
)
_NOTICE_TAIL = re.compile(
    r"\A(?:['’]s?)?(?:\s?\(?\w+\)?){0,2}?[\s,]{0,2}(?:(?:or\smore|calendar|written|advance|prior|"
    r"notice|in|to|of|such|his|its|their|termination|nonrenewal|non-renewal|intent\w*|cancellation|not|"
    r"less|either|party|the|other|a)[\s,]{0,2}){0,9}"
    r"(?:prior|before|preceding|in\sadvance|advance|notice|of\sthe\s(?:end|expir))",
    re.IGNORECASE,
)
_END_OF = re.compile(
    r"\b(?:expir\w+|end|renewal|anniversary|termination|conclusion|commencement|terminat\w+|"
    r"non-?\s?renew\w*|term|period|renew\w*)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\b(?:from\s)?year[-\s]to[-\s]year\b|\bannual(?:ly)?\b(?=[^.;]{0,40}\b(?:renew|basis|period|term|"
    r"extension))|\b(?:renew\w*|extend\w*)\s(?:\w+\s){0,3}(?:annually|yearly|each\syear)|\byearly\b",
    re.IGNORECASE,
)
_MONTHLY = re.compile(r"\bmonth[-\s]to[-\s]month\b|\bmonthly\s(?:period|basis|term|renewal)", re.IGNORECASE)


_UNLESS_NOTICE = re.compile(
    r"\b(?:unless|until)\b[^.;]{0,100}\bterminat\w+\b[^.;]{0,120}notice", re.IGNORECASE
)
_TELLS = re.compile(r"notice|notif|unless|writing|written|terminat", re.IGNORECASE)
_STOPS = re.compile(
    r"non-?\s?renew|not\sto\s(?:renew|extend)|not\s(?:be\s)?(?:renew|extend)|"
    r"automatic\w*\s(?:be\s)?(?:renew|exten)|(?:renew|exten)\w*\sautomatic|"
    r"intent\w*\s(?:not\s)?to\s(?:renew|terminate)",
    re.IGNORECASE,
)


_TOLD = 4


def find(source: Source) -> list[Term]:
    """The two terms, those found."""
    sentences = list(source.sentences)
    renewal = _renewal(source, sentences)
    notice = _notice(source, sentences, renewal)
    return [term for term in (renewal, notice) if term]


def _renewal(source: Source, sentences: list[Span]) -> Term | None:
    best: tuple[float, Term] | None = None
    for sentence in sentences:
        words = source.text[sentence.start : sentence.end]
        renews = _RENEW.search(words) if _hinted(words) else None
        if renews is None:
            continue
        told = source.told("renewal_term", sentence)
        if not (told or _ABOUT.search(words)) or _AGREED.search(words) or _COUNTED.search(words):
            continue
        score = _score(source, sentence, words, renews) + _TOLD * told
        value = _period(source, sentence, words) if score > 1 and (not best or score > best[0]) else ""
        if value:
            best = score, Term("renewal_term", value, sentence)
    return best[1] if best else None


def _hinted(words: str) -> bool:
    lower = words.lower()
    return any(hint in lower for hint in _HINTS)


def _score(source: Source, sentence: Span, words: str, renews: re.Match[str]) -> int:
    """How plainly a sentence says that this contract goes on of itself."""
    score = 1 + 2 * bool(_AUTOMATIC.search(words)) + 2 * ("Renewal Term" in words or "renewal term" in words)
    score += bool(re.search(r"\brenew", words, re.IGNORECASE)) + bool(
        re.search(r"successive|additional|consecutive", words)
    )
    score += 2 * any(sentence in span for span in source.labelled("term_and_renewal", "term"))
    return score - 3 * bool(_OTHER.search(words[: renews.end() + 80]))


def _period(source: Source, sentence: Span, words: str) -> str:
    each = _TO_EACH.search(words)
    if each:
        return f"P1{each['unit'][0].upper()}"
    stated = _stated_period(source, sentence, words)
    if stated:
        return stated
    if _SAME.search(words):
        return _first_period(source, sentence)
    if _YEARLY.search(words):
        return "P1Y"
    if _MONTHLY.search(words):
        return "P1M"
    counted = re.search(r"successive|additional|consecutive|further", words, re.IGNORECASE)
    return "perpetual" if _ENDLESS.search(words) and not counted else ""


def _stated_period(source: Source, sentence: Span, words: str) -> str:
    """The first period that is one of renewal, not of notice, of the initial term, or a limit to renewals."""
    yearly = _YEARLY.search(words)
    for fact in source.within(sentence, "duration"):
        before = source.text[sentence.start : fact.span.start]
        behind = source.text[fact.span.end : sentence.end]
        if fact.unit not in {"years", "months", "weeks", "calendar_days"} or not _RENEWING.search(before):
            continue
        if yearly and _UP_TO.search(before):
            continue
        other = _NOT_RENEWAL.search(before) and not _AGAIN.search(before)
        if not (other or _NOTICE_TAIL.match(behind) or _INITIAL.match(behind)):
            return fact.value
    return ""


def _first_period(source: Source, sentence: Span) -> str:
    """How long the term lasted that comes again: the last period of months or years said up to here."""
    periods = [
        fact.value
        for fact in source.within(Span(max(0, sentence.start - _NEAR), sentence.end), "duration")
        if fact.unit in {"years", "months"}
        and _TERM.search(source.text, max(0, fact.span.start - 80), fact.span.end + 60)
    ]
    return periods[-1] if periods else ""


def _notice(source: Source, sentences: list[Span], renewal: Term | None) -> Term | None:
    best: tuple[float, Term] | None = None
    for place, sentence in enumerate(sentences):
        words = source.text[sentence.start : sentence.end]
        near = renewal is not None and any(
            other == renewal.span for other in sentences[max(0, place - 2) : place + 2]
        )
        stops = _STOPS.search(words)
        told = source.told("notice_to_terminate_renewal", sentence)
        score = 3 * near + 2 * bool(stops) + _TOLD * told
        if score < 1 or (best and score <= best[0]) or (not stops and _BREACH.search(words)):
            continue
        value = _notice_in(source, sentence, words)
        if value:
            best = score, Term("notice_to_terminate_renewal", value, sentence)
    return best[1] if best else None


def _notice_in(source: Source, sentence: Span, words: str) -> str:
    for fact in source.within(sentence, "duration"):
        behind = source.text[fact.span.end : min(sentence.end, fact.span.end + 170)]
        tail = _NOTICE_TAIL.match(behind)
        if tail and (_END_OF.search(behind) or _UNLESS_NOTICE.search(words)) and _TELLS.search(words):
            return fact.value
    return ""
