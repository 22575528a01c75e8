"""Sentences that we wrote for the provisions of our own, and what we judged sentences of CUAD to say.

`examples/<type>.yaml` holds `positive` and `negative`: sentences that say the thing, and near misses that
only talk of it; `neither.yaml` holds sentences that say none of the things. `judged/<type>.yaml` holds
`right`, `wrong` and `unclear`: marks of sentences of CUAD that we read, never their text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from clausekit.errors import ModelError
from clausekit.taxonomy import own_provisions

HERE = Path(__file__).resolve().parent
MARK = 12


@dataclass(frozen=True, slots=True)
class Written:
    """What one type is taught by: sentences that say it, and near misses that do not."""

    positive: tuple[str, ...]
    negative: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """Marks of sentences that were read: they say it, they do not, they leave one in doubt."""

    right: frozenset[str]
    wrong: frozenset[str]
    unclear: frozenset[str]


@cache
def written() -> Mapping[str, Written]:
    """The sentences of each type of our own, in the order of ids. Raises ModelError naming a bad file."""
    return {id: _written(HERE / "examples" / f"{id}.yaml") for id in own_provisions()}


@cache
def neither() -> tuple[str, ...]:
    """Sentences at home in IT contracts that say none of the types of our own. Raises ModelError."""
    return _lists(HERE / "neither.yaml", ("negative",))["negative"]


@cache
def judged() -> Mapping[str, Judged]:
    """What was judged for each type of our own, in the order of ids; nothing where there is no file.

    Raises ModelError like `written`.
    """
    return {id: _judged(HERE / "judged" / f"{id}.yaml") for id in own_provisions()}


def read_judged(path: Path) -> Judged:
    """The marks in the file at `path`, under whatever documents they stand. Raises ModelError."""
    found = _lists(path, ("right", "wrong", "unclear"))
    return Judged(*(frozenset(found[name]) for name in ("right", "wrong", "unclear")))


def mark(sentence: str) -> str:
    """Twelve hexadecimal digits by which a sentence is known, whatever its spaces and capitals."""
    return sha256(" ".join(sentence.split()).lower().encode()).hexdigest()[:MARK]


def _judged(path: Path) -> Judged:
    return read_judged(path) if path.exists() else Judged(frozenset(), frozenset(), frozenset())


def _written(path: Path) -> Written:
    found = _lists(path, ("positive", "negative"))
    return Written(found["positive"], found["negative"])


def _lists(path: Path, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    try:
        read: Any = yaml.load(path.read_bytes(), Loader=_LOADER)  # noqa: S506 - a safe loader
        found = {name: tuple(_flat(read[name])) for name in names}
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise ModelError(
            f"{path.parent.name}/{path.name} does not hold the lists {', '.join(names)}"
        ) from error
    if not all(isinstance(each, str) for each in sum(found.values(), ())):
        raise ModelError(f"{path.parent.name}/{path.name} holds something that is no text")
    return found


def _flat(value: Any) -> list[Any]:  # noqa: ANN401 - whatever the file holds
    """The items of a list, or of all lists of a mapping."""
    return [item for part in value.values() for item in part] if isinstance(value, dict) else list(value)


_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
