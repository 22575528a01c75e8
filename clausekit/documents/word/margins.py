"""Which headers and footers a reader sees (ECMA-376 part 1, 17.10)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from clausekit.documents.word.names import RID, SECT_PR, Element, toggle, w
from clausekit.documents.word.wordfile import WordFile

Margin: TypeAlias = Literal["header", "footer"]
MARGINS: tuple[Margin, ...] = ("header", "footer")


def margin_parts(file: WordFile) -> Iterator[tuple[Margin, str]]:
    """("header" or "footer", part name) of those that some section shows, in order, each part once."""
    relations = file.package.relations(file.main.name)
    even = bool(toggle(file.settings, w("evenAndOddHeaders")))
    seen: set[str] = set()
    for section in file.main.root.iter(SECT_PR):
        for story in MARGINS:
            for reference in section.findall(w(f"{story}Reference")):
                relation = relations.get(reference.get(RID) or "")
                shown = _switched_on(reference.get(w("type")), section, even=even)
                if relation is None or not shown or relation.target in seen or relation.external:
                    continue
                if relation.target in file.package:
                    seen.add(relation.target)
                    yield story, relation.target


def _switched_on(type: str | None, section: Element, *, even: bool) -> bool:
    if type == "first":
        return bool(toggle(section, w("titlePg")))
    return even if type == "even" else True
