"""What a reader needs in half a minute, in words: the same lines for all reports and the app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausekit.datamodel import Review, Strength
from clausekit.exports.presentation import one_line, place_of, place_of_finding
from clausekit.playbook.digest import Digest, digest


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; of the worst findings the order matters, so they are `counted`."""

    title: str
    lines: tuple[str, ...]
    counted: bool = False


def digest_sections(review: Review) -> list[Section]:
    """What matters most, what is better than usual, what was not read; without those that have no lines."""
    short = digest(review)
    sections = (
        Section("What matters most", tuple(_worst(review, short)), counted=True),
        Section("Better than usual", tuple(_strength(review, each) for each in short.strengths)),
        Section("Not read", tuple(map(one_line, short.not_read))),
    )
    return [section for section in sections if section.lines]


def _worst(review: Review, short: Digest) -> Iterator[str]:
    for finding in short.top:
        decided = " This decided the verdict." if finding is short.decided else ""
        yield one_line(f"{finding.message}{_where(place_of_finding(review, finding))}{decided}")


def _strength(review: Review, strength: Strength) -> str:
    place = place_of(review, strength.evidence[0]) if strength.evidence else ""
    return one_line(strength.message + _where(place))


def _where(place: str) -> str:
    return f" ({place})" if place else ""
