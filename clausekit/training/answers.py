"""What experts answered to what is asked of a contract first, held against what clausekit read.

`answers.jsonl` of a CUAD-shaped folder holds one JSON object a line: `id`, "Parties" and the seven questions
of `TERMS`, each with the answer in the experts' words or null.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from difflib import SequenceMatcher

from clausekit.facts.places import canonical, place_pattern, without_countries

UNIT_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y"}
TERMS = {
    "Document Name": "document_name", "Agreement Date": "agreement_date", "Effective Date": "effective_date",
    "Expiration Date": "expiration_date", "Renewal Term": "renewal_term",
    "Notice Period to Terminate Renewal": "notice_to_terminate_renewal", "Governing Law": "governing_law",
}  # fmt: skip
ENDINGS = re.compile(
    r"\b(?:inc|incorporated|corp|corporation|company|co|llc|ltd|limited|lp|llp|plc|gmbh|ag|sa|srl|bv|"
    r"nv|pty|pte|the|dba|na)\b"
)


# What a party is called in a contract that leaves its name open: no name to be found.
ROLES = re.compile(
    r"(?:(?:you|customer|supplier|distributor|franchisee|franchisor|licensor|licensee|lessor|consultant|"
    r"reseller|provider|sales|agent|vendor|buyer|seller|and|_+)(?:\s|\Z))+"
)


def normal(name: str) -> str:
    """A party's name without case, punctuation and the ending of its legal form."""
    text = re.sub(r"\([^()]*\)", " ", name.casefold().replace("&", " and "))
    text = re.split(r"\b(?:d/?b/?a|doing business as|f/?k/?a|a/?k/?a)\b", text)[0]
    letters = re.sub(r"\b(\w) (?=\w\b)", r"\1", " ".join(re.sub(r"[^\w\s]", " ", text).split()))
    return " ".join(re.sub(ENDINGS, " ", letters).split())


def alike(name: str, other: str) -> bool:
    """The same name but for a slip of the pen, or one a longer form of the other."""
    short, long = sorted((name, other), key=len)
    contained = len(short) > 3 and f" {short} " in f" {long} "
    return contained or SequenceMatcher(None, name, other).ratio() >= 0.85


def expected_parties(answer: str) -> set[str]:
    """Names in the experts' list, which carries aliases in parentheses and parts names by semicolons."""
    kept = "; ".join(piece for piece in answer.strip("() ").split(";") if not _is_gloss(piece))
    bare = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)?|[\"“”].*?[\"“”]", " ", kept)
    pieces = re.split(
        r";|(?<=Inc\.),? and |(?<=LLC) and |(?<=LLC), (?=[A-Z])|(?<=L\.P\.), (?=[A-Z])|(?<=Inc\.), (?=[A-Z])",
        bare,
    )
    names = {normal(piece) for piece in pieces}
    return {name for name in names if not re.search(r"\bpart(?:y|ies)\b", name)}


def names_of(names: Iterable[str]) -> set[str]:
    """Those that are names, not what a form calls whoever will sign it."""
    return {name for name in names if len(name) > 1 and not ROLES.fullmatch(name)}


def _is_gloss(piece: str) -> bool:
    """ "Cardax and Capsugel (each a “Party”)" names nobody new."""
    return bool(
        re.search(r"\bpart(?:y|ies)\b(?!\s[AB12])|together with", piece, re.IGNORECASE)
    ) and not ENDINGS.search(re.sub(r"\([^()]*\)?|\bthe\b", "", piece).casefold())


def right(name: str, value: str, answer: str) -> bool:
    """Whether the value says what the experts' answer says."""
    if name == "document_name":
        return _letters(value) == _letters(re.sub(r"[,(]\s*\w?$", "", answer))
    if name.endswith("_date"):
        return value in {*_dates(answer)}
    if name == "governing_law":
        return set(value.split("; ")) == _laws(answer)
    return any(_period(value) == _period(period) for period in _periods(answer))


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _dates(answer: str) -> Iterator[str]:
    for piece in answer.split(";"):
        for form in ("%m/%d/%Y", "%d/%m/%Y"):
            try:
                day = datetime.strptime(piece.strip(), form).date()
                # Of two digits the experts' sheet made 1934 where the contract says 2034.
                yield (day.replace(year=day.year + 100) if day.year < 1950 else day).isoformat()
                break
            except ValueError:
                continue
        if piece.strip().lower() == "perpetual":
            yield "perpetual"


def _laws(answer: str) -> set[str]:
    names = tuple(canonical(match[0]) for match in place_pattern().finditer(answer))
    found = set(without_countries(names)) or {answer}
    return {"England and Wales"} if found == {"England", "Wales"} else found


def _periods(answer: str) -> Iterator[str]:
    if answer.strip().lower().startswith("perpetual"):
        yield "perpetual"
    for number, unit in re.findall(r"(\d+(?:\.\d+)?)\)?\s*(day|week|month|year)", answer.lower()):
        yield f"P{number}{UNIT_LETTER[unit]}"


def _period(value: str) -> str:
    years = re.fullmatch(r"P(\d+(?:\.\d+)?)Y", value)
    return f"P{float(years[1]) * 12:g}M" if years else value


def is_answered(name: str, answer: str | None) -> bool:
    """Answers with a blank in them ("[]/[]/2000") ask for nothing to be found."""
    return bool(answer) and "[]" not in str(answer) and (name != "governing_law" or bool(_laws(str(answer))))
