"""The part of the JSON's shape that says what a contract defines, attaches, points at, and who signed it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from clausekit.datamodel import ScheduleState
from clausekit.exports.shape_places import End, PageNumber, SpanShape, Start


class DefinitionShape(TypedDict):
    """A defined term, where it is defined, and the words that say what it means."""

    term: str
    start: Start
    end: End
    page: PageNumber
    meaning: SpanShape


class ReferenceShape(TypedDict):
    """A pointer to another place of the same contract."""

    number: Annotated[str, Field(description="Section 7.2(b), Exhibit A, Paragraph 3 of Schedule 2 …")]
    clause: Annotated[str | None, Field(description="The id of the clause it names; null: there is none.")]
    start: Start
    end: End
    page: PageNumber


class ScheduleShape(TypedDict):
    """A schedule, exhibit or other attachment that the contract names or holds."""

    name: str
    title: str
    state: Annotated[
        ScheduleState, Field(description="blank: a heading or placeholder; absent: named, not in the file.")
    ]
    clause: Annotated[str | None, Field(description="The id of the clause that it is.")]
    start: Start
    end: End
    page: PageNumber


class SignatureShape(TypedDict):
    """One place to sign; what its block does not fill in is empty."""

    party: str
    signer: str
    title: str
    date: Annotated[str, Field(description="As printed.")]
    signed: Annotated[bool | None, Field(description="null: the text cannot tell.")]
    start: Start
    end: End
    page: PageNumber
