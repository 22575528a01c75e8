"""How fast Word files are read, against markitdown: `python -m benchmarks.docx_speed --other PYTHON`.

PYTHON is the interpreter of an environment that holds `markitdown[docx]` (it is no dependency of ours). Each
side reads every Word contract in a process of its own, warmed up by one file, several times; medians count.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys

from benchmarks.results import data_dir, save

OURS = """
import json, sys, time
from clausekit.documents import load
load(sys.argv[1])
times = []
for path in sys.argv[1:]:
    start = time.perf_counter(); load(path); times.append(time.perf_counter() - start)
print(json.dumps(times))
"""

THEIRS = """
import json, sys, time
from markitdown import MarkItDown
reader = MarkItDown()
reader.convert(sys.argv[1])
times = []
for path in sys.argv[1:]:
    start = time.perf_counter(); reader.convert(path); times.append(time.perf_counter() - start)
print(json.dumps(times))
"""


def main() -> None:
    """Take turns, print and keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--other", required=True, help="interpreter of an environment with markitdown[docx]")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    files = [str(path) for path in sorted((data_dir() / "contracts").glob("*.docx"))]
    rounds = [
        (times(sys.executable, OURS, files), times(options.other, THEIRS, files))
        for _ in range(options.rounds)
    ]
    ours, theirs = (
        [statistics.median(column) for column in zip(*side, strict=True)]
        for side in zip(*rounds, strict=True)
    )
    ratios = [their / our for our, their in zip(ours, theirs, strict=True)]
    save(
        "docx_speed",
        {
            "files": len(files),
            "median ratio": round(statistics.median(ratios), 2),
            "lowest ratio": round(min(ratios), 2),
            "clausekit, ms for all": round(sum(ours) * 1000),
            "markitdown, ms for all": round(sum(theirs) * 1000),
        },
    )


def times(python: str, code: str, files: list[str]) -> list[float]:
    """Seconds for each file, as the process that read it saw them."""
    done = subprocess.run([python, "-c", code, *files], capture_output=True, text=True, check=True)
    figures: list[float] = json.loads(done.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    main()
