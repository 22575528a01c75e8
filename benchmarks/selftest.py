"""Which changes for the worse a review notices: `python -m benchmarks.selftest [--missed] [--again]`.

All market forms and 100 CUAD contracts drawn with a fixed seed, reviewed as customer. In each, clauses are
taken out and terms made worse, one by one, by `clausekit.selftest`; of a CUAD contract at most eight such
changes are tried, drawn with the same seed (`--most`). What was tried is kept in a file in the folder for
temporary files until the run is complete, so a run that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.forms import forms
from benchmarks.results import data_dir, save
from clausekit.documents import load
from clausekit.errors import ClausekitError
from clausekit.reviewer import Reviewer
from clausekit.selftest import Change, self_test

SEED = 20260101
CONTRACTS = 100
AIMS = {"deletion": 0.95, "alteration": 0.90}
KEPT = Path(tempfile.gettempdir()) / "clausekit_selftest.jsonl"

Tried = dict[str, object]


def main() -> None:
    """Try, report, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="parts of file names; all without")
    parser.add_argument("--most", type=int, default=8, help="changes tried in one CUAD contract")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--missed", action="store_true", help="list what went unnoticed")
    parser.add_argument("--again", action="store_true", help="forget what an earlier run tried")
    wanted = parser.parse_args()
    if wanted.again or wanted.names:
        KEPT.unlink(missing_ok=True)
    tried = list(_all(_paths(wanted.names), wanted.most, wanted.workers))
    if wanted.missed:
        for one in (one for one in tried if not one["noticed"]):
            print(f"{one['file']}: {one['name']}: {one['before']!r} -> {one['after']!r}")
    if wanted.names:
        print(json.dumps(figures(tried), indent=2))
    else:
        save("selftest", figures(tried))
        KEPT.unlink(missing_ok=True)


def _paths(names: list[str]) -> list[Path]:
    """The forms, then the CUAD contracts that the seed draws; or those whose names hold one of `names`."""
    found = sorted((data_dir() / "cuad" / "pdf").glob("*.pdf"))
    drawn = random.Random(SEED).sample(found, CONTRACTS)  # noqa: S311
    paths = [*forms([]), *sorted(drawn)]
    return [path for path in paths if not names or any(name in path.name for name in names)]


def _all(paths: list[Path], most: int, workers: int) -> Iterator[Tried]:
    kept = _kept()
    done = {str(one["file"]) for one in kept}
    yield from kept
    rest = [path for path in paths if path.name not in done]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool, KEPT.open("a") as file:
        for tried in pool.map(partial(trials, most=most), rest):
            file.writelines(json.dumps(one) + "\n" for one in tried)
            file.flush()
            yield from tried


def _kept() -> list[Tried]:
    lines = KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else []
    return [json.loads(line) for line in lines]


def trials(path: Path, most: int) -> list[Tried]:
    """What was tried in one file and whether it was noticed; one line without a change where none was."""
    choose = partial(_some, most=most) if "cuad" in path.parts else None
    try:
        found = list(self_test(load(path), Reviewer(), choose=choose))
    except ClausekitError as error:
        print(f"{path.name}: {error}")
        found = []
    if not found:
        return [{"file": path.name, "kind": "", "name": "", "before": "", "after": "", "noticed": True}]
    return [
        {
            "file": path.name,
            "kind": trial.change.kind,
            "name": trial.change.name,
            "before": trial.change.before,
            "after": trial.change.after,
            "noticed": trial.noticed,
        }
        for trial in found
    ]


def _some(changes: list[Change], most: int) -> list[Change]:
    if len(changes) <= most:
        return changes
    return random.Random(SEED).sample(changes, most)  # noqa: S311


def figures(tried: Iterable[Tried]) -> dict[str, object]:
    """Noticed of made, by kind and by name of the change, in forms and in contracts."""
    made = [one for one in tried if one["kind"]]
    parts = {
        "forms": [one for one in made if not str(one["file"])[:3].isdigit()],
        "contracts": [one for one in made if str(one["file"])[:3].isdigit()],
    }
    return {
        "files": len({one["file"] for one in made}),
        **{kind: _share(made, "kind", kind) | {"aim": aim} for kind, aim in AIMS.items()},
        **{title: {kind: _share(part, "kind", kind) for kind in AIMS} for title, part in parts.items()},
        "by_change": {name: _share(made, "name", name) for name in _names(made)},
    }


def _names(made: list[Tried]) -> list[str]:
    return [name for name, _ in Counter(str(one["name"]) for one in made).most_common()]


def _share(made: list[Tried], key: str, value: str) -> dict[str, object]:
    chosen = [one for one in made if one[key] == value]
    noticed = sum(bool(one["noticed"]) for one in chosen)
    return {"made": len(chosen), "noticed": noticed, "share": round(noticed / max(len(chosen), 1), 3)}


if __name__ == "__main__":
    main()
