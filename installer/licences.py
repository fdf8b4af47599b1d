"""The licence texts that travel with the program, one folder for each part."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from installer.workshop import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from installer.origins import Part

FOLDER = "licences"
# Parts whose wheels hold no licence text; the texts lie beside this file.
GENERAL = ROOT / "installer/licences"
BY_PART = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}


def add_texts(target: Path, parts: Iterable[Part]) -> None:
    """Put the licence texts of every part into the program's folder."""
    for part in parts:
        for number, source in enumerate(texts_of(part)):
            place = target / FOLDER / part.name / _name(number, source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)


def texts_of(part: Part) -> tuple[Path, ...]:
    """Return the licence texts of a part: its own, or the general ones it is under."""
    return part.texts or tuple(GENERAL / name for name in BY_PART.get(part.name, ()))


def _name(number: int, source: Path) -> str:
    """Return a plain name: some wheels hold several files called LICENSE."""
    stem = source.name if source.suffix else f"{source.name}.txt"
    return stem if number == 0 else f"{number + 1}-{stem}"
