"""Scans that lie askew: by how much, and where a box of the straightened page lies on the page as it is.

The angle is the one under which the dark dots of the page gather most sharply into lines (projection
profiles: Postl 1986).
"""

from __future__ import annotations

import math
from typing import Any

from clausekit.datamodel import Box

_MOST = 4.0  # degrees to either side; scanners feed paper straighter than that
_COARSE, _FINE = 0.5, 0.1
_LEAST = 0.25  # degrees; Tesseract reads less without loss
_WIDTH = 800  # dots across that show lines of writing well enough
_DARK = 0.6  # of the brightness of the paper
_FEWEST, _TOO_MANY = 500, 0.4  # dark dots, and their share of all, outside which it is no page of writing


def tilt_of(image: Any) -> float:  # noqa: ANN401 -- a PIL image
    """Degrees by which lines of writing on a grey picture fall to the right; 0.0 for as good as none."""
    import numpy as np

    small = image.resize((_WIDTH, max(image.height * _WIDTH // image.width, 1)))
    shades = np.asarray(small)
    down, across = np.nonzero(shades < _DARK * np.percentile(shades, 90))
    if len(down) < _FEWEST or len(down) > _TOO_MANY * shades.size:
        return 0.0

    def sharpness(degrees: float) -> float:
        lines = np.bincount((down - across * math.tan(math.radians(degrees)) + _WIDTH).astype(int))
        return float(np.square(np.diff(lines.astype(float))).sum())

    steps = round(_MOST / _COARSE)
    coarse = max((step * _COARSE for step in range(-steps, steps + 1)), key=sharpness)
    near = round(_COARSE / _FINE)
    best = max((coarse + step * _FINE for step in range(-near, near + 1)), key=sharpness)
    return round(best, 1) if abs(best) >= _LEAST else 0.0


def straightened(image: Any, tilt: float) -> Any:  # noqa: ANN401 -- PIL images
    """The picture turned about its middle until its lines are level."""
    from PIL import Image

    return image.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255) if tilt else image


def tilted(box: Box, tilt: float, size: tuple[float, float]) -> Box:
    """Where a box of the straightened page of `size`, in points, lies on the page as it is."""
    if not tilt:
        return box
    ends = [_turned(x, (box.top + box.bottom) / 2, tilt, size) for x in (box.x0, box.x1)]
    half = (box.bottom - box.top) / 2
    (x0, y0), (x1, y1) = ends
    width, height = size
    return Box(
        round(max(min(x0, x1), 0.0), 2),
        round(max(min(y0, y1) - half, 0.0), 2),
        round(min(max(x0, x1), width), 2),
        round(min(max(y0, y1) + half, height), 2),
    )


def _turned(x: float, y: float, tilt: float, size: tuple[float, float]) -> tuple[float, float]:
    turn = math.radians(tilt)
    right, below = x - size[0] / 2, y - size[1] / 2
    return (
        right * math.cos(turn) - below * math.sin(turn) + size[0] / 2,
        right * math.sin(turn) + below * math.cos(turn) + size[1] / 2,
    )
