"""What all kinds of check have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from clausekit.playbook.scope import Hit, Scope


class Check(BaseModel):
    """One kind of check: a small model that yields bare hits.

    `words` names the values that a rule's message may use in braces; `absence` says that the check reports
    things that are not there, so that a missing clause can silence it; `merges` that hits which differ only
    in place are one finding.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: ClassVar[frozenset[str]] = frozenset()
    absence: ClassVar[bool] = False
    merges: ClassVar[bool] = True

    @abstractmethod
    def hits(self, scope: Scope) -> Iterator[Hit]:
        """Departures found in `scope`."""
