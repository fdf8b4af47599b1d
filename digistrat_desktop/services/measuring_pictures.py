"""Writing a file a person asked for, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.system.atomic_file import save_bytes

if TYPE_CHECKING:
    from pathlib import Path


def save_picture(path: Path, content: bytes) -> None:
    """Write a picture of a chart.

    Raises:
        Refused: it could not be written; what was there before is as it was.
    """
    save_bytes(path, content)
