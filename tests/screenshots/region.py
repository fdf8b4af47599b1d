"""Pictures the region page with made-up trusts, for its guide: `python -m tests.screenshots.region FILE`."""

from __future__ import annotations

import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.helpers.region_trusts import RegionSize, fill_folder
from tests.screenshots.albums import LAPTOP, Look
from tests.screenshots.camera import Shot
from tests.screenshots.quiet import off_screen
from tests.screenshots.scenes import REGION_FILES, Scene
from tests.screenshots.taking import take_shots
from tests.screenshots.worlds import State

_SIZE = RegionSize(trusts=24, cycles=2, metrics=2, readings=14)
_SCENE = Scene("region", "region", steps=("Choose folder…",))


def picture(target: Path) -> list[str]:
    """Take it; give what could not be done."""
    off_screen()
    app = QApplication.instance() or QApplication(["digistrat"])
    if not isinstance(app, QApplication):
        raise TypeError
    target = target.absolute()
    # The page says where the folders are: from here, and not where this machine keeps what is temporary.
    with tempfile.TemporaryDirectory() as name, chdir(name):
        folder = Path()
        fill_folder(folder / REGION_FILES, _SIZE)
        return take_shots(app, folder, State.SAMPLE, Look(LAPTOP), [Shot(_SCENE, LAPTOP, target)])


if __name__ == "__main__":
    sys.exit("\n".join(picture(Path(sys.argv[1]))) or 0)
