"""Scanning real contracts: pages a second on one and two workers, time a page, memory, and a kill half-way.

`python -m benchmarks.scan` takes every PDF of CUAD and every form; `--files N` takes the first N of each.
"""

from __future__ import annotations

import argparse
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.results import data_dir, save
from clausekit.batch import contracts_in, scan
from clausekit.datamodel import Outcome
from clausekit.documents import load
from clausekit.errors import ClausekitError
from clausekit.reviewer import Reviewer
from clausekit.store.database import Store

CHARACTERS_A_PAGE = 3000  # what a page of a file without pages is counted as


def paths(limit: int | None) -> list[Path]:
    """Every PDF of CUAD, and every DOCX and PDF of the forms."""
    forms = [path for path in contracts_in([data_dir() / "contracts"]) if path.suffix in {".pdf", ".docx"}]
    return contracts_in([data_dir() / "cuad" / "pdf"])[:limit] + forms[:limit]


def pages_of(outcome: Outcome) -> int:
    """Printed pages, or as many as the text would fill."""
    if outcome.review is None:
        return 0
    document = outcome.review.contract.document
    return len(document.pages) or max(1, round(len(document.text) / CHARACTERS_A_PAGE))


def rate(files: list[Path], workers: int) -> dict[str, float]:
    """A whole scan: seconds, pages a second, failed files."""
    began = time.perf_counter()
    pages = failed = 0
    for outcome in scan(files, workers=workers):
        pages += pages_of(outcome)
        if outcome.error:
            failed += 1
            print("failed:", outcome.error)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {
        "files": len(files),
        "failed": failed,
        "pages": pages,
        "seconds": round(seconds, 1),
        "pages a second": round(pages / seconds, 1),
        "peak memory of a worker, MB": round(peak),
    }


def time_a_page(files: Iterable[Path]) -> dict[str, float]:
    """One process, file by file: milliseconds a page over the files, median and 95th percentile."""
    reviewer = Reviewer()
    figures = []
    for path in files:
        began = time.perf_counter()
        try:
            review = reviewer.review(load(path))
        except ClausekitError:
            continue
        figures.append((time.perf_counter() - began) / pages_of(Outcome(str(path), review)) * 1000)
    cuts = statistics.quantiles(figures, n=20)
    return {"median ms a page": round(statistics.median(figures), 2), "95th percentile": round(cuts[-1], 2)}


SCRIPT = """
import sys
from clausekit.batch import scan
if __name__ == "__main__":
    for outcome in scan(sys.argv[2:], workers=2, store=sys.argv[1]):
        print(outcome.path, flush=True)
"""


def killed_and_resumed(files: list[Path]) -> dict[str, object]:
    """Kill -9 half-way, start again, compare the table with that of a scan that nobody killed."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "run.py"
        script.write_text(SCRIPT, encoding="utf-8")
        killed, whole = (f"sqlite:///{folder}/{name}.db" for name in ("killed", "whole"))
        command = [sys.executable, str(script), killed, *map(str, files)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            for _, _line in zip(range(len(files) // 2), process.stdout or (), strict=False):
                pass
            process.send_signal(signal.SIGKILL)
        before = len(Store(killed).rows())
        for url in (killed, whole):
            for _ in scan(files, workers=2, store=url):
                pass
        same = Store(killed).rows() == Store(whole).rows()
    return {"files": len(files), "kept when killed": before, "same table after resuming": same}


def main() -> None:
    """Print and keep all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int)
    files = paths(parser.parse_args().files)
    save(
        "scan",
        {
            "one process": time_a_page(files),
            "one worker": rate(files, 1),
            "two workers": rate(files, 2),
            "killed and resumed": killed_and_resumed(files),
        },
    )


if __name__ == "__main__":
    main()
