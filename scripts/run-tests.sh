#!/usr/bin/env bash
# Unit tests first and fast, then whatever is slow, trained or in a browser; one closing line for all.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m pytest -q -x -n 2 -m "not slow and not web and not model"
.venv/bin/python -m pytest -q -n 2 -m "slow or web or model"
