"""Paths in, Outcomes out: many files, several at once, none of which can stop the others.

``scan(paths, *, playbook=None, side="customer", view="accepted", workers=None, timeout=120.0,
store=None, resume=True, cluster=None) -> Iterator[Outcome]`` and
``contracts_in(paths) -> list[Path]``, which looks into folders.
"""

from clausekit.batch.paths import contracts_in
from clausekit.batch.scanning import scan

__all__ = ["contracts_in", "scan"]
