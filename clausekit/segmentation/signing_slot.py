"""One place to sign while its lines are read: who signs, as what, when, and whether it is signed."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausekit.datamodel import Span
from clausekit.segmentation.signing_lines import ELECTRONIC, MARK, Field
from clausekit.segmentation.signing_words import ENTITY, NO_PERSON, OFFICE, PERSON, RULE


@dataclass(slots=True)
class Slot:
    """A place to sign that is being read."""

    party: str
    span: Span
    signed: bool | None = None
    opened: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    idle: int = 0

    def take(self, part: Field) -> None:
        """Add what `part` says."""
        self.fields[part.label] = RULE.sub(" ", part.words).strip(" _-–—:\t")
        self.widen(part)

    def widen(self, part: Field) -> None:
        """Reach as far as `part`."""
        self.idle = 0
        self.span = Span(min(self.span.start, part.span.start), max(self.span.end, part.span.end))


def sign(slot: Slot, part: Field) -> None:
    """Take in whether the words on the line are a signature, and whose."""
    mark = MARK.search(part.words) or ELECTRONIC.search(part.words)
    if mark:
        slot.signed = True
        name = RULE.sub(" ", part.words[mark.end() :]).strip(" :_-–—,")
        if name and len(name) <= 60:
            slot.fields["signed"] = name.split("  ")[0]
    elif slot.signed is None:
        line = RULE.match(part.words)
        slot.signed = False if part.blank or line else None
        if line and not part.blank:
            under(slot, part.words[line.end() :].strip())
            return
        if not part.blank and PERSON.fullmatch(part.words):
            slot.fields["signed"] = part.words


def under(slot: Slot, line: str) -> bool:
    """Keep the name or office that is printed under the line; False when `line` is neither."""
    words = RULE.sub("", line).strip()
    if not words:
        return True
    name, _, office = words.partition(",")
    if OFFICE.search(words) and "title" not in slot.fields and not ENTITY.search(words):
        with_name = PERSON.fullmatch(name) and OFFICE.search(office) and not OFFICE.search(name)
        if with_name:
            slot.fields["printed"] = name
        slot.fields["title"] = office.strip() if with_name else words
        return True
    named = "name" in slot.fields or "printed" in slot.fields
    if PERSON.fullmatch(words) and not named and not ENTITY.search(words) and not NO_PERSON.search(words):
        slot.fields["printed"] = words
        return True
    return False
