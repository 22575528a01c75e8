"""What is changed: a value that says where, and what stood and stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from clausekit.selftest.editing import Edit

Kind: TypeAlias = Literal["deletion", "alteration"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change for the worse, `name` in words. `before` and `after` are the words of its first place.

    `types` are the clause types that it concerns: a finding of a rule that looks at one of them, or whose
    words lie at the change, shows that it was noticed.
    """

    kind: Kind
    name: str
    types: tuple[str, ...]
    before: str
    after: str
    edits: tuple[Edit, ...]
