"""Contracts for the tests of the playbook room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausekit.datamodel import Contract, Finding
from clausekit.playbook.proof import contract_from, findings_in
from clausekit.playbook.schema import Rule


@pytest.fixture(scope="session")
def understand() -> Callable[[str], Contract]:
    """Text in, contract out."""
    return contract_from


@pytest.fixture(scope="session")
def findings_of() -> Callable[[Rule, str], tuple[Finding, ...]]:
    """A rule and a text in, what that rule finds in it out, for the side that it hurts."""
    return findings_in
