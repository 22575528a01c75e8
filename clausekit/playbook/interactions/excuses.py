"""What one clause promises and another excuses: no way out, attacks, and the provider's own people."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.datamodel import Span
from clausekit.playbook.interactions.shared import Clash, printed
from clausekit.playbook.reading import Match, Reading

_SOLE = (
    "(sole|exclusive|only) [and exclusive] [and sole] (remedy|remedies)",
    "remedy .... (the only one|and no other)",
    "(no|without) other (remedy|remedies)",
)
_NOT_SOLE = (
    "not .. (sole|exclusive|only)",
    "(infring*|confidential*|injunct*|equitable)",
    "(<customer>|licensee|recipient)'s .. (breach|default)",
    "in addition to",
)
_REMEDIED = (
    "(warrant*|service level|availability|uptime|credit*|defect)",
    "(non-conform*|nonconform*|repair*|replace*)",
)
_ENDS = "(terminat*|end|ends|ended|cancel|cancels|cancelled|rescind|close|leave|withdraw)"
_MAY = "(may|can|shall have the right|has the right|is entitled|shall be entitled)"
_WAY_OUT = (
    f"(<customer>|<both>) .. {_MAY} ... {_ENDS}",
    f"(either|any|each|non-breaching|other|innocent|aggrieved) (party|of us) ... {_ENDS}",
    f"{_ENDS} ... by (<customer>|<both>|either party|any party)",
    f"<customer>'s .. right .. {_ENDS}",
    "right (to terminate|of termination|to cancel|of rejection)",
)
_ATTACK = (
    "(cyber-attack|cyberattack|hacker|hacking|malware|ransomware|denial-of-service|virus)",
    "(intrusion|break-in|attack) .. (computer|system|network)",
)
_FORCE = (
    "force majeure",
    "(beyond|outside) .. control",
    "(act|acts) of god",
    "(excused|not responsible|not liable|not be liable|not in breach)",
)
_NOT_FORCE = ("(exclud*|except*|not .. (event|include*|excuse*|relieve*)|would have prevented|unless)",)
_RECOVERY = "(disaster recovery|business continuity|backup|back-up|recovery plan)"
_RECOVERS = (
    f"<vendor> (shall|will|must|agrees) .... {_RECOVERY}",
    "(disaster recovery|business continuity) (plan|service|arrangement) .... (shall|will|must|maintain*)",
    "(recovery time|recovery point) objective",
)
_STANDS = (
    f"{_RECOVERY} .... (not .. excuse*|notwithstanding|even|despite|not .. relieve*)",
    f"(not .. excuse*|not .. relieve*|notwithstanding) .... {_RECOVERY}",
)
_OTHERS = "(third part*|third-party|supplier|hosting provider|host us|other compan*)"
_NOT_COUNTED = "(exclud*|not count|does not count|not be counted|not include|disregard*|exclusion*)"
_EXCLUDED = (f"{_NOT_COUNTED} .... {_OTHERS}", f"{_OTHERS} .... {_NOT_COUNTED}")
_LEVELS = ("(availability|uptime|downtime|unavailab*|service level|credit|down)",)
_SUBCONTRACTORS = "(subcontractor|sub-contractor|supplier|agent|<vendor>)"
_SPARED = (
    f"(other than|except|excluding|not including|but not) .. {_SUBCONTRACTORS}",
    "(not|nor) .. (subcontractor|sub-contractor|acting for|engaged by|on behalf of)",
    f"(outside|beyond) .. control of <vendor> (and|or) .. {_SUBCONTRACTORS}",
)
_THROUGH = "(subcontract*|sub-contract*|sub-processor|subprocessor|hosting provider|other compan*)"
_WORKS_THROUGH = (
    f"<vendor> (may|can|uses|use|engages|works with|work with|will use) .... {_THROUGH}",
    "<vendor>'s (subcontractor|sub-contractor|sub-processor|hosting provider)",
    "(list of|approved) (subcontractor|sub-contractor|sub-processor|subprocessor)",
)


def no_way_out(reading: Reading) -> Iterator[Clash]:
    """A sole remedy for poor performance, and nowhere a right of the customer to leave."""
    sole = _first(reading, _SOLE, _NOT_SOLE, also=_REMEDIED)
    if sole and not reading.find(_WAY_OUT):
        yield Clash((reading.quote(sole),), printed(reading, sole.span))


def attack_excused(reading: Reading) -> Iterator[Clash]:
    """Attacks on computers are force majeure, and the recovery from them is promised elsewhere."""
    excuse = _first(reading, _ATTACK, _NOT_FORCE, also=_FORCE)
    promise = _first(reading, _RECOVERS)
    if excuse and promise and not reading.find(_STANDS):
        evidence = (reading.quote(excuse), reading.quote(promise))
        yield Clash(tuple(dict.fromkeys(evidence)), printed(reading, excuse.span))


def own_people_excluded(reading: Reading) -> Iterator[Clash]:
    """Downtime caused by third parties does not count, and the provider works through third parties."""
    exclusion = _first(reading, _EXCLUDED, _SPARED, also=_LEVELS)
    through = _first(reading, _WORKS_THROUGH)
    if exclusion and through and exclusion.sentence != through.sentence:
        yield Clash((reading.quote(exclusion), reading.quote(through)), printed(reading, exclusion.span))


def _first(
    reading: Reading, phrases: tuple[str, ...], unless: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> Match | None:
    """The first match in a sentence that says one of `also` and none of `unless`."""
    for match in reading.find(phrases):
        place: Span = match.sentence
        if not reading.says(unless, place) and (not also or reading.says(also, place)):
            return match
    return None
