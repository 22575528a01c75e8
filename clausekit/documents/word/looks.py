"""How the opening words of a passage are set, in points: what tells a heading where no style does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from clausekit.documents.word.names import PPR, RPR, Element, R, number, toggle, value, w
from clausekit.documents.word.stories import Passage
from clausekit.documents.word.styles import Style, heading_level, laid_over, merged_indent
from clausekit.documents.word.wordfile import WordFile

_CENTRED: Final = frozenset({"center", "centre"})


@dataclass(frozen=True, slots=True)
class Looks:
    """`heading` is the outline level of a heading or title, None for other passages; `bold` counts underlined
    words too.
    """

    style: str
    heading: int | None
    bold: bool
    centred: bool
    size: float
    indent: float


def looks(passage: Passage, file: WordFile) -> Looks:
    """The looks of the passage's first words, its styles and own properties taken together."""
    properties = file.sight.properties(passage.key, PPR)
    style = file.styles.paragraph(value(properties, w("pStyle")))
    run = passage.pieces[0].run if passage.pieces else None
    own = file.sight.properties(run, RPR) if run is not None and run.tag == R else None
    character = file.styles.get(value(own, w("rStyle")) or "")
    half_points = number(own, w("sz"))
    return Looks(
        style=style.name,
        heading=heading_level(style, properties),
        bold=_bold(own, character, style) or _underlined(own),
        centred=(value(properties, w("jc")) or style.jc) in _CENTRED,
        size=half_points / 2 if half_points else character.size or style.size or file.styles.default_size,
        indent=_indent(passage, properties, style, file),
    )


def _bold(own: Element | None, character: Style, style: Style) -> bool:
    direct = toggle(own, w("b"))
    return bool(character.bold) != bool(style.bold) if direct is None else direct


def _underlined(own: Element | None) -> bool:
    """True for words underlined by themselves, as typists set headings; links get their line from a style."""
    return (value(own, w("u")) or "none") != "none"


def _indent(passage: Passage, properties: Element | None, style: Style, file: WordFile) -> float:
    """Where the first line begins: the paragraph's own indent counts before its list's and its style's."""
    found = file.numbering.list(passage.item[0]) if passage.item else None
    level = found.levels.get(passage.item[1]) if found and passage.item else None
    of_list = merged_indent([level.properties]) if level else {}
    direct_list = properties is not None and properties.find(w("numPr")) is not None
    of_style = dict(style.indent)
    inherited = laid_over(of_list, of_style) if direct_list else laid_over(of_style, of_list)
    size = laid_over(merged_indent([properties]), inherited)
    return round(size.get("left", 0.0) + size.get("first", 0.0) - size.get("hanging", 0.0), 2)
