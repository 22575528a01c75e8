"""How well facts and key terms agree with the experts' answers of CUAD: `python -m benchmarks.facts`.

Rules were tuned on the contracts of even number; the figures to report are those of odd number (`--even`
shows the others, `--errors NAME` lists what went wrong). `--provisions FILE` adds what the provision model
says, which a review has; without it the figures are those of the rules alone.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from clausekit.datamodel import Document, Party, Term
from clausekit.documents.from_text import from_text
from clausekit.facts import find_facts, find_parties, find_terms
from clausekit.facts.places import canonical, place_pattern, without_countries

DATA = Path(os.environ.get("CLAUSEKIT_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
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


def contracts(*, even: bool) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each contract with its answers, of the half asked for."""
    texts = {
        row["id"]: row for row in map(json.loads, (DATA / "cuad/contracts.jsonl").open(encoding="utf-8"))
    }
    for answer in map(json.loads, (DATA / "cuad/answers.jsonl").open(encoding="utf-8")):
        if (int(answer["id"]) % 2 == 0) == even:
            yield texts[answer["id"]], answer


def document_of(row: dict[str, Any]) -> Document:
    """The contract as a text file would be read."""
    return from_text(row["text"].encode(), row["id"])


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


def measure(*, even: bool, show: str, told: dict[str, list[list[Any]]]) -> None:
    """Print the table; `told` are provisions by contract, as `fold_provisions` writes them."""
    from benchmarks.fold_provisions import provisions_of

    score: Counter[tuple[str, str]] = Counter()
    spent = 0.0
    for row, answer in contracts(even=even):
        document = document_of(row)
        began = time.perf_counter()
        facts = find_facts(document)
        parties = find_parties(document, ())
        spent += time.perf_counter() - began
        provisions = provisions_of(told.get(answer["id"], []), row["text"], document)
        began = time.perf_counter()
        terms = {term.name: term for term in find_terms(document, (), facts, parties, provisions)}
        spent += time.perf_counter() - began
        _score_parties(score, parties, answer, show)
        _score_terms(score, terms, answer, document, show)
    _print(score, spent)


def _score_parties(
    score: Counter[tuple[str, str]], parties: tuple[Party, ...], answer: dict[str, Any], show: str
) -> None:
    wanted = names_of(expected_parties(answer["Parties"] or ""))
    found = names_of(normal(party.name) for party in parties)
    score["parties", "right"] += len(wanted & found)
    score["parties", "wrong"] += len(found - wanted)
    score["parties", "absent"] += len(wanted - found)
    score["parties", "found alike"] += sum(any(alike(name, other) for other in wanted) for name in found)
    score["parties", "wanted alike"] += sum(any(alike(name, other) for other in found) for name in wanted)
    if show == "parties" and wanted != found:
        print(answer["id"], "| wanted", sorted(wanted - found), "| found", sorted(found - wanted))


def _score_terms(
    score: Counter[tuple[str, str]],
    terms: dict[str, Term],
    answer: dict[str, Any],
    document: Document,
    show: str,
) -> None:
    for label, name in TERMS.items():
        wanted = answer[label] if is_answered(name, answer[label]) else None
        term = terms.get(name)
        if wanted is None:
            outcome = "unasked" if term else "rightly absent"
        elif term is None:
            outcome = "absent"
        else:
            outcome = "right" if right(name, term.value, wanted) else "wrong"
        score[name, outcome] += 1
        if show == name and outcome in {"wrong", "absent", "unasked"}:
            words = " ".join(document.quote(term.span).split())[:160] if term else ""
            value = term.value if term else None
            print(f"{answer['id']} {outcome}: wanted {answer[label]!r}, found {value!r} | {words}")


def _print(score: Counter[tuple[str, str]], spent: float) -> None:
    print(
        f"{'term':30}{'right':>7}{'wrong':>7}{'absent':>8}{'unasked':>9}{'of present':>12}{'precision':>11}"
    )
    for name in TERMS.values():
        good, bad, none, extra = (score[name, key] for key in ("right", "wrong", "absent", "unasked"))
        share, precise = good / max(1, good + bad + none), good / max(1, good + bad + extra)
        print(f"{name:30}{good:7}{bad:7}{none:8}{extra:9}{share:12.3f}{precise:11.3f}")
    good, bad, none = (score["parties", key] for key in ("right", "wrong", "absent"))
    precision, recall = good / max(1, good + bad), good / max(1, good + none)
    print(f"parties, same name:  {_rates(precision, recall)}")
    precision = score["parties", "found alike"] / max(1, good + bad)
    recall = score["parties", "wanted alike"] / max(1, good + none)
    print(f"parties, alike name: {_rates(precision, recall)} (a slip of the pen, a longer or shorter form)")
    print(f"{spent:.1f} s in all")


def _rates(precision: float, recall: float) -> str:
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}"


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--even", action="store_true", help="the contracts that the rules were tuned on")
    options.add_argument("--errors", default="", metavar="NAME", help='a term\'s name, or "parties"')
    options.add_argument("--provisions", metavar="FILE", help="what `benchmarks.fold_provisions` wrote")
    chosen = options.parse_args()
    heard = json.loads(Path(chosen.provisions).read_text(encoding="utf-8")) if chosen.provisions else {}
    measure(even=chosen.even, show=chosen.errors, told=heard)
