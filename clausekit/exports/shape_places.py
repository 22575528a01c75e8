"""Places in the JSON: characters of `document.text`, half-open, and pages."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

Start = Annotated[int, Field(ge=0, description="First character, counted in Unicode code points.")]
End = Annotated[int, Field(ge=0, description="One past the last character.")]
PageNumber = Annotated[int | None, Field(description="Page from 1; null for files without pages.")]


class SpanShape(TypedDict):
    """Characters of `document.text`, half-open."""

    start: Start
    end: End
