"""Places of law: the names that states and countries are printed under, and the one name each has here."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

COUNTRIES_WITH_STATES = frozenset({"United States", "Canada", "Australia", "United Kingdom", "China"})
_SPACE = re.compile(r"\s+")


@cache
def place_names() -> dict[str, str]:
    """Printed form in small letters → the name used as value."""
    import yaml

    raw: dict[str, Any] = yaml.safe_load(
        files(__package__).joinpath("places.yaml").read_text(encoding="utf-8")
    )
    spelt = dict(raw.pop("spelt"))
    names: dict[str, str] = {name: name for name in raw.pop("countries")}
    for group in raw.values():
        names |= dict.fromkeys([group["country"], *group.get("also", [])], group["country"])
        names |= {name: name for name in group["states"]}
        spelt |= group.get("spelt", {})
    return {printed.lower(): name for printed, name in {**names, **spelt}.items()}


@cache
def place_pattern() -> re.Pattern[str]:
    """Any printed form of any place, the longest first, as a whole word."""
    forms = sorted(place_names(), key=len, reverse=True)
    body = "|".join(re.escape(form).replace(r"\ ", r"\s{1,4}") for form in forms)
    return re.compile(rf"(?<![\w.])(?:{body})(?!\w)", re.IGNORECASE)


def canonical(printed: str) -> str:
    """The one name of a printed place; the words themselves, spaces tidied, when it is not known."""
    tidy = _SPACE.sub(" ", printed).strip()
    return place_names().get(tidy.lower(), tidy)


def without_countries(names: tuple[str, ...]) -> tuple[str, ...]:
    """`names` without a country whose state is named too: "Ontario, Canada" is the law of Ontario."""
    kept = tuple(name for name in names if name not in COUNTRIES_WITH_STATES)
    return kept or names
