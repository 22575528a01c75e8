"""Where files that travel with clausekit lie: models, samples, the app's entry page.

In a checkout they are top-level folders; in an installed wheel they lie inside the package.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from clausekit.errors import ModelError

PACKAGE = Path(__file__).resolve().parent


@cache
def resource(name: str) -> Path:
    """Path of the bundled file or folder `name` ("models", "sample_contracts", "app.py").

    Raises ModelError when the installation lacks it.
    """
    for place in (PACKAGE / "_bundled" / name, PACKAGE.parent / name):
        if place.exists():
            return place
    raise ModelError(f"this installation of clausekit lacks '{name}': install it again from a built wheel")
