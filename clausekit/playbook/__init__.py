"""A Contract in, Findings out, by rules that are data.

`load_playbook` reads a playbook (built-in id or YAML file), `prove_examples` runs its examples, `check` holds
a contract against it, `verdict` sums the findings up. The kinds of check are in `checks`, the built-in rules
in `builtin`.
"""

from __future__ import annotations

from clausekit.playbook.engine import assess, check
from clausekit.playbook.loading import load_playbook, playbook_for
from clausekit.playbook.merging import builtin_playbooks
from clausekit.playbook.proof import prove_examples
from clausekit.playbook.schema import Playbook, Rule
from clausekit.playbook.verdict import Verdict, verdict

__all__ = [
    "Playbook", "Rule", "Verdict", "assess", "builtin_playbooks", "check", "load_playbook", "playbook_for",
    "prove_examples", "verdict",
]  # fmt: skip
