"""The kinds of check: a closed set. The union below is the registry; a test holds every file of this folder
to it."""

from __future__ import annotations

from typing import TypeAlias

from clausekit.playbook.checks.allow_list import AllowList
from clausekit.playbook.checks.blank import Blank
from clausekit.playbook.checks.conflict import Conflict
from clausekit.playbook.checks.definition import DefinitionCheck
from clausekit.playbook.checks.duration import Duration
from clausekit.playbook.checks.figures import Figures
from clausekit.playbook.checks.interaction import Interaction
from clausekit.playbook.checks.money import Money
from clausekit.playbook.checks.names import Names
from clausekit.playbook.checks.one_sided import OneSided
from clausekit.playbook.checks.outside import Outside
from clausekit.playbook.checks.percentage import Percentage
from clausekit.playbook.checks.phrase import PhraseCheck
from clausekit.playbook.checks.presence import Presence
from clausekit.playbook.checks.reference import Reference
from clausekit.playbook.checks.requires import Requires

AnyCheck: TypeAlias = (
    AllowList
    | Blank
    | Conflict
    | DefinitionCheck
    | Duration
    | Figures
    | Interaction
    | Money
    | Names
    | OneSided
    | Outside
    | Percentage
    | PhraseCheck
    | Presence
    | Reference
    | Requires
)

__all__ = ["AnyCheck"]
