"""The first hour on a screen with a window manager: frame, second start, keys, and an end without warning."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digistrat_desktop.domain.record.workspace import responses_of
from tests.screen.first_hour import PROSE
from tests.ui.seat import Seat, open_library

pytestmark = [pytest.mark.ui, pytest.mark.slow]
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NEEDED = ("Xvfb", "xvfb-run", "openbox", "xdotool", "xwininfo")


@pytest.fixture(scope="module")
def _able():
    missing = [command for command in NEEDED if shutil.which(command) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed: installer/linux_packages.sh test")


@pytest.mark.usefixtures("_able")
def test_real_keys_and_a_real_frame_from_the_first_start_to_a_sudden_end(tmp_path, qtbot):
    store = tmp_path / "store"
    told = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "DISPLAY"))}
    screen = "-screen 0 1366x768x24 -nolisten tcp"
    inside = (
        f'openbox & exec "{sys.executable}" "{HERE}/first_hour.py" "{sys.executable}" "{store}"'
    )
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", screen, "bash", "-c", inside],
        cwd=ROOT, env={**told, "QT_QPA_PLATFORM": "xcb"}, capture_output=True, text=True,
        timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "second start ended with 0" in done.stdout
    library = open_library(store)
    try:
        (found,) = library.home(50).latest
        opened = library.open_trust(found.trust_id, found.assessment_id)
    finally:
        library.close()
    kept = [
        one for one in responses_of(opened.workspace, found.assessment_id).values() if one.answer
    ]
    assert [(one.answer, one.rationale) for one in kept] == [("siloed", PROSE)]
    _can_be_written_on(qtbot, store, found)


def _can_be_written_on(qtbot, store, found):
    """After the sudden end the reason can be typed in, and looks so."""
    seat = Seat(qtbot, store).sit_down()
    seat.context.navigator.open_trust(found.trust_id, found.assessment_id)
    seat.settle()
    why = seat.go("assess", "ALN-01").reasons.fields.control("rationale")
    assert (why.toPlainText(), why.isReadOnly()) == (PROSE, False)
    picture = why.grab().toImage()
    paper = picture.pixelColor(picture.width() // 2, picture.height() - 6)
    assert paper == seat.context.look.colour("surface")
    seat.window.close()
