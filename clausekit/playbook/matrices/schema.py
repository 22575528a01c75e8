"""What a matrix is: requirements as data, in the phrases that playbooks use."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from clausekit.playbook.phrases import Phrases
from clausekit.playbook.words import PeriodWord

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Line = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Limit(_Part):
    """A period that the law bounds: `phrases` govern it by "#"; it may be `at_most` or `at_least` so long."""

    phrases: Phrases
    unless: Phrases = ()
    at_most: PeriodWord | None = None
    at_least: PeriodWord | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError("give either 'at_most' or 'at_least'")
        return self


class Requirement(_Part):
    """One thing that the law wants the contract to say.

    `needs` are its parts by name, each met by any of its phrases; `limits` are periods that it bounds, by
    name. `subject`: words that name the thing, by which a sentence may send its reader to another document.
    `anywhere`: a heading or the row of a table counts too, not only a sentence that binds somebody.
    `example` is a little text that meets it.
    """

    id: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
    title: Line
    asks: Line
    needs: dict[str, Phrases] = Field(default_factory=dict)
    limits: dict[str, Limit] = Field(default_factory=dict)
    subject: Phrases = ()
    anywhere: bool = False
    example: Line

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.needs and not self.limits:
            raise ValueError("a requirement needs 'needs' or 'limits'")
        return self


class Matrix(_Part):
    """The requirements of one law for one kind of contract. `source` names the law as it is cited."""

    id: Id
    title: Line
    source: Line
    about: Line
    requirements: tuple[Requirement, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [requirement.id for requirement in self.requirements]
        twice = next((id for id in ids if ids.count(id) > 1), None)
        if twice:
            raise ValueError(f"the requirement '{twice}' stands there twice")
        return self
