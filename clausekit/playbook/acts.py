"""A Reading's text in, who shall, may or must not do what out: each party that is the subject of such a verb.

Who is bound is told by grammar, not by phrases: the party that stands before "shall" is, the one that stands
before "'s notice shall" or after "by" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from clausekit.datamodel import Span
from clausekit.playbook.parties import Mention

Force: TypeAlias = Literal["duty", "right"]

# A party, or a role with duties that either party may come to play ("the receiving party").
_ROLE: Final = r"(?!(?:non-?)?disclosing)[\w-]{1,20}(?:ing|ed|er|ent)\sparty|recipient|indemnitor"
_SOMEBODY: Final = rf"(?P<party>[\ue001-\ue004]+)|(?P<open>\b(?:{_ROLE})\b)"
# What may stand between the party and its verb: "(as Recipient)", ", at its own cost,", "and its staff".
_ASIDE: Final = (
    r"(?:\s?\([^().;\ue001-\ue020]{1,60}\))?"
    r"(?:\s(?:and|or)\s(?:its|their)\s\w{1,20}(?:(?:,\s|\s|\sand\s|,\sand\s)\w{1,20}){0,3})?"
    r"(?:,\s[^,.;:\ue001-\ue020]{1,80},)?"
)
_DUTY: Final = (
    r"(?:shall|will|must|agrees?|undertakes?|covenants?|promises?|(?:is|are)\s(?:obliged|required|bound))\b"
)
# "shall, if the Vendor fails, be entitled"
_INSERTED: Final = r"(?:,[^.;:\ue020]{1,160},)?\s(?:also\s|then\s)?"
_BAR: Final = (
    r"(?:(?:may|can)\s?not|may\sonly|(?:shall|will)\s(?:not\shave|have\sno|have\snot|not\sbe\sentitled))\b"
)
_RIGHT: Final = (
    rf"(?:may|can|(?:(?:shall|will){_INSERTED}have|has|have)\s(?:the|a)\s(?:\w{{1,12}}\s)?(?:right|option|power)|"
    rf"(?:(?:shall|will){_INSERTED}be|is|are)\s(?:entitled|free)|reserves?)\b"
)
_FREED: Final = (
    r"(?:shall|will|is|are)\s(?:not|never)\b[^.;:\ue001-\ue020]{1,80}?\b(?:liable|responsible|accountable)\b"
)
# "shall not be required to": that is no duty.
_SPARED: Final = re.compile(
    r"\s(?:not|never|have\sno)\s(?:(?:be|have)\s)?(?:\w{1,5}\s)?(?:obliged|obligated|required|obligation|duty)\b"
)
_ACT: Final = re.compile(
    rf"(?:{_SOMEBODY}){_ASIDE}(?:\s\w{{2,12}}){{0,2}}?\s"
    rf"(?:(?P<freed>{_FREED})|(?P<bar>{_BAR})|(?P<may>{_RIGHT})|(?P<duty>{_DUTY}))"
)
# "disclosed by the Vendor shall": something else is the subject.
_OBJECT: Final = re.compile(
    r"\b(?:by|of|to|with|from|for|against|between|upon|than|under|toward|towards)\s(?:the\s|such\s)?$"
)
_NEAR: Final = 20


@dataclass(frozen=True, slots=True)
class Act:
    """What one subject shall or may do: from the subject at `span.start` to the next one in the sentence.

    `mention` is None for a role that either party may play. A thing that is forbidden is a duty.
    """

    span: Span
    sentence: Span
    force: Force
    mention: Mention | None


def acts(masked: str, sentences: Iterable[Span], mentions: dict[int, Mention]) -> Iterator[Act]:
    """Every act in a masked text, in text order."""
    for sentence in sentences:
        found = [match for match in _ACT.finditer(masked, sentence.start, sentence.end) if _acts(match)]
        starts = [match.start() for match in found]
        for match, end in zip(found, [*starts[1:], sentence.end], strict=False):
            force: Force = "right" if match["may"] or match["freed"] else "duty"
            yield Act(Span(match.start(), end), sentence, force, mentions.get(match.start()))


def _acts(match: re.Match[str]) -> bool:
    start = match.start()
    if _SPARED.search(match.string, max(start, match.end() - _NEAR), match.end() + _NEAR):
        return False
    return not _OBJECT.search(match.string, max(0, start - _NEAR), start)
