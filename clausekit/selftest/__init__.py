"""A contract in, changes made to it one by one, and which of them the review notices.

A metamorphic test (Chen, Cheung and Yiu, 1998): nobody needs to know what is right about the contract, only
that a clause taken out, or a term made worse, must show in what is found. `self_test(document, reviewer)`
runs it.
"""

from __future__ import annotations

from clausekit.selftest.changes import Change
from clausekit.selftest.running import Trial, self_test

__all__ = ["Change", "Trial", "self_test"]
