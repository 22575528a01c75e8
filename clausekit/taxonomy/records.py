"""The records that the YAML files of the taxonomy become, checked as they are read."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

PHRASE = re.compile(r"[a-z0-9]+\*?(?: [a-z0-9]+\*?)*")
ID = r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$"


def _phrase(text: str) -> str:
    if not PHRASE.fullmatch(text):
        raise ValueError(
            f"cue {text!r} must be lower-case words with single spaces between; "
            "a '*' may end a word and stands for any ending"
        )
    return text


Phrase = Annotated[str, AfterValidator(_phrase)]


class Record(BaseModel):
    """What every kind has: an id, and words for the people who meet it in a report."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    id: str = Field(pattern=ID)
    title: str = Field(min_length=3)
    description: str = Field(min_length=10)


class ClauseCues(BaseModel):
    """Phrases that give a clause away: `headings` in its heading, `body` in its words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    headings: tuple[Phrase, ...] = Field(min_length=1)
    body: tuple[Phrase, ...] = Field(min_length=1)


class ClauseType(Record):
    """What a clause can be about. `near` are the types it is confused with; `rank` 1 is listed first."""

    rank: int = Field(default=100, ge=1)
    cues: ClauseCues
    near: tuple[str, ...] = ()
    examples: tuple[str, ...] = Field(min_length=3)


class ProvisionType(Record):
    """What a sentence can say; `clauses` are where it normally stands.

    `origin` says who labelled the examples: "cuad" the experts of that data set, whose name for it is `cuad`;
    "own" we ourselves; "unfair_tos" those of the data set of unfair online terms. `overlaps` are the types of
    our own that the same sentence often says too. `directed`: with the sides exchanged it is not said.
    `harm`: whoever it hurts should know.
    """

    origin: Literal["cuad", "own", "unfair_tos"] = "cuad"
    cuad: str | None = None
    clauses: tuple[str, ...] = Field(min_length=1)
    overlaps: tuple[str, ...] = ()
    directed: bool = False
    harm: bool = False

    @model_validator(mode="after")
    def _named_where_labelled(self) -> Self:
        if (self.cuad is None) == (self.origin == "cuad"):
            raise ValueError("a type of CUAD has its name there in 'cuad', one of our own has none")
        return self


class ContractCues(BaseModel):
    """Phrases that give the kind of a contract away: `titles` in its title, `words` anywhere."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    titles: tuple[Phrase, ...] = Field(min_length=1)
    words: tuple[Phrase, ...] = Field(min_length=1)


class ContractType(Record):
    """A kind of contract. `clauses` are the types whose presence speaks for it."""

    cues: ContractCues
    clauses: tuple[str, ...] = ()
    examples: tuple[str, ...] = Field(min_length=3)
