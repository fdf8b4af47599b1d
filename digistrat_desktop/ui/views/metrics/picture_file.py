"""What a picture of a chart, or a table, is called when it is saved."""

from __future__ import annotations

import re
from pathlib import Path

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def picture_path(name: str, kind: str) -> Path:
    """Suggest a file name: lower-case letters, digits and dashes of a metric's name.

    Args:
        name: of the metric.
        kind: what the file's name ends in, such as svg.
    """
    plain = _OTHER.sub("-", name.casefold()).strip("-")[:_LONGEST]
    return Path.home() / f"{plain or 'chart'}.{kind}"
