"""One file named on the command line in, everything that is understood of it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.cli.console import progress
from clausekit.cli.options import password_from

if TYPE_CHECKING:
    from clausekit.datamodel import Contract


def understood(file: Path, password: str | None, *, ask: bool) -> Contract:
    """The contract in `file`, with the stage shown meanwhile; raises a DocumentError."""
    from clausekit.documents import bytes_of
    from clausekit.documents.guard import read_guarded
    from clausekit.reviewer import understand

    secret = password_from(password, ask=ask)
    with progress(file.name) as tell:
        tell("read")
        return understand(read_guarded(bytes_of(file), str(file), password=secret), tell)
