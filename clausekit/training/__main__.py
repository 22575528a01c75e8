"""``python -m clausekit.training``: train or evaluate from the command line."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from clausekit.errors import ClausekitError
from clausekit.training.run import MODELS, evaluate, train

STARTED = time.monotonic()


def main(arguments: list[str] | None = None) -> int:
    """0 when done, 2 when the folder is not one to train on. Figures go to standard output as JSON."""
    parser = argparse.ArgumentParser(prog="python -m clausekit.training", description=__doc__)
    parser.add_argument("verb", choices=("train", "evaluate"))
    parser.add_argument("--data", type=Path, required=True, help="folder that holds cuad/contracts.jsonl")
    parser.add_argument("--out", type=Path, default=Path("models"), help="where train writes (models)")
    parser.add_argument("--only", nargs="+", choices=tuple(MODELS), default=(), help="these alone (all)")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.verb == "train":
            figures = train(chosen.data, chosen.out, only=chosen.only, on_progress=_tell)
        else:
            figures = evaluate(chosen.data, only=chosen.only, on_progress=_tell)
    except ClausekitError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    return 0


def _tell(message: str) -> None:
    sys.stderr.write(f"{time.monotonic() - STARTED:6.0f} s  {message}\n")


if __name__ == "__main__":
    sys.exit(main())
