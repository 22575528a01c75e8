"""`definition`: terms that are used and never defined, defined and never used, or defined twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar, Final, Literal, TypeAlias

from clausekit.datamodel import Span
from clausekit.playbook.checks.base import Check
from clausekit.playbook.glossary import Place, defined_twice, never_defined, never_used
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.scope import Hit, Scope

Fault: TypeAlias = Literal["undefined", "unused", "twice"]
_MOST: Final = 8
_FINDERS: Final[Mapping[Fault, Callable[[Reading], Iterator[Place]]]] = MappingProxyType(
    {"undefined": never_defined, "unused": never_used, "twice": defined_twice}
)


class DefinitionCheck(Check):
    """One hit that names all terms with the fault; `{found}` lists them, `{count}` counts them."""

    words: ClassVar[frozenset[str]] = frozenset({"found", "count"})

    kind: Literal["definition"]
    fault: Fault

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit or none."""
        places = list(_FINDERS[self.fault](scope.reading))
        if not places:
            return
        terms = list(dict.fromkeys(place.term for place in places))
        shown = ", ".join(terms[:_MOST]) + (f" and {len(terms) - _MOST} more" if len(terms) > _MOST else "")
        evidence = tuple(dict.fromkeys(_quote(scope.reading, place.span) for place in places[:_MOST]))
        yield Hit(evidence, words={"found": shown, "count": str(len(terms))})


def _quote(reading: Reading, span: Span) -> Span:
    return reading.quote(Match(span, reading.sentence_at(span.start)))
