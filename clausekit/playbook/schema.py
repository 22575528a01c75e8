"""What a playbook is: rules as data, validated when they are read."""

from __future__ import annotations

from string import Formatter
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from clausekit.datamodel import Hurts, Owner
from clausekit.playbook.checks import AnyCheck
from clausekit.playbook.phrases import Phrases
from clausekit.playbook.words import SeverityWord

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,39}$")]
Line = Annotated[str, StringConstraints(min_length=3, strip_whitespace=True)]
Types = tuple[str, ...]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Condition(_Part):
    """True of a contract that says any of `phrases`, or has a clause labelled with any of `clauses`."""

    phrases: Phrases = ()
    clauses: Types = ()


class Examples(_Part):
    """Little contract texts: the rule finds nothing in a `good` one and something in a `bad` one."""

    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()


class Rule(_Part):
    """One thing that the playbook looks for, with the words for the person who reads the finding.

    `clause` and `provision`: where to look. `kinds`: kinds of contract it is for (all, when empty). `when`
    and
    `unless`: what the contract must, and must not, say elsewhere for the rule to apply. `covers`: rules
    that have
    nothing to say when this one reports an absence, and nothing of the words that this one quotes.
    `elsewhere`: look outside the labelled clauses when
    nothing
    fits inside. `part`: also applies to a document that is only a part of an agreement.
    """

    id: Id
    title: Line
    clause: Types = ()
    provision: Types = ()
    kinds: Types = ()
    hurts: Hurts
    owner: Owner
    severity: SeverityWord
    unread: SeverityWord | None = None
    enabled: bool = True
    part: bool | None = None
    elsewhere: bool = True
    when: Condition | None = None
    unless: Condition | None = None
    covers: tuple[str, ...] = ()
    check: AnyCheck = Field(discriminator="kind")
    message: Line
    unread_message: str = ""
    why: Line
    source: Line
    suggestion: Line
    fallback: tuple[str, ...] = ()
    examples: Examples = Examples()

    def kinds_fit(self, kind: str) -> bool:
        """Whether the rule is for that kind of contract."""
        return not self.kinds or kind in self.kinds

    @model_validator(mode="after")
    def _says_what_the_check_knows(self) -> Self:
        for template in (self.message, self.unread_message):
            for name in names_in(template):
                if name not in self.check.words:
                    known = ", ".join(f"{{{word}}}" for word in sorted(self.check.words)) or "none"
                    raise ValueError(
                        f"{{{name}}} is not known to a check of kind '{self.check.kind}'; it knows {known}"
                    )
        return self


class Playbook(_Part):
    """A set of rules for reviewing contracts of certain kinds.

    `kinds`: kinds of contract it is written for (any, when empty). `part_when`: words by which a document
    says at
    its beginning that it is only a part of an agreement, and `part_titles` titles of such documents; then
    nothing
    is reported as absent from it. `part`: every document is one, so only rules with `part` of their own say
    what is absent.
    """

    id: Id
    title: Line
    version: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+){0,2}$")]
    about: str = ""
    kinds: Types = ()
    part_when: Phrases = ()
    part_titles: Phrases = ()
    part: bool = False
    rules: tuple[Rule, ...]

    def rule(self, id: str) -> Rule:
        """The rule of that id. Raises KeyError."""
        for rule in self.rules:
            if rule.id == id:
                return rule
        raise KeyError(id)


def names_in(template: str) -> list[str]:
    """Names in braces in a message. Raises ValueError when a brace is not closed."""
    return [name for _, name, _, _ in Formatter().parse(template) if name is not None]
