"""A disk that is really full and a folder that really cannot be written, under the real window.

Both need a mount of their own: the tests run again inside a private mount namespace.
"""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.store.opening import open_for_window
from digistrat_desktop.ui.kit.banner import Banner
from tests.helpers.commands import Desk
from tests.helpers.trusts import fill
from tests.ui.seat import Seat, open_library

ROOT = Path(__file__).parents[2]
SMALL, LOCKED = "DIGISTRAT_SMALL_DISK", "DIGISTRAT_LOCKED_FOLDER"
TYPED = " ".join(["Typed while the disk was full."] * 400)
ITEM = "ALN-02"


def can_mount():
    tool = shutil.which("unshare")
    if tool is None or sys.platform != "linux":
        return False
    return subprocess.run([tool, "-m", "true"], capture_output=True, check=False).returncode == 0


mounts = pytest.mark.skipif(not can_mount(), reason="this account may not make mounts of its own")


def run_again(mount, name, variable, folder):
    test = f"{Path(__file__).relative_to(ROOT)}::{name}"
    python = f"'{sys.executable}' -m pytest -q -p no:cacheprovider {test}"
    done = subprocess.run(
        ["unshare", "-m", "sh", "-ec", f"{mount}\n{python}"],
        cwd=ROOT,
        env={**os.environ, variable: str(folder), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-500:]
    assert "1 passed" in done.stdout


@mounts
def test_a_full_disk_is_survived(tmp_path):
    mount = f"mount -t tmpfs -o size=4m tmpfs '{tmp_path}'"
    run_again(mount, "test_inside_a_small_disk", SMALL, tmp_path)


@mounts
def test_a_read_only_folder_is_survived(tmp_path):
    library = open_library(tmp_path)
    fill(library)
    library.close()
    mount = f"mount --bind '{tmp_path}' '{tmp_path}'\nmount -o remount,ro,bind '{tmp_path}'"
    run_again(mount, "test_inside_a_locked_folder", LOCKED, tmp_path)


def fill_the_disk(folder):
    """Leave not a byte; give the file to delete."""
    path = folder / "films.bin"
    with path.open("wb", buffering=0) as file:
        for size in (65_536, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return path


def shown_banners(seat):
    return [b for b in seat.window.shell.findChildren(Banner) if b.isVisible()]


def try_again(seat):
    """Press the button; then either all is saved or another banner says it is not."""
    seat.qtbot.waitUntil(lambda: bool(shown_banners(seat)))
    pressed = shown_banners(seat)[-1]
    pressed.action_chosen.emit("retry")

    def is_answered():
        others = [one for one in shown_banners(seat) if one is not pressed]
        return seat.built.saver.is_idle or (seat.built.saver.has_failed and bool(others))

    seat.qtbot.waitUntil(is_answered)
    seat.settle()


@pytest.mark.skipif(SMALL not in os.environ, reason="run by the test of the full disk")
def test_inside_a_small_disk(qtbot):
    folder = Path(os.environ[SMALL])
    library = open_library(folder)
    fill(library)
    library.close()
    seat = Seat(qtbot, folder).sit_down()
    page = seat.go("assess", ITEM)
    big = fill_the_disk(folder)
    page.reasons.fields.control("rationale").setFocus()
    page.reasons.fields.control("rationale").setPlainText(TYPED)
    seat.window.flush()
    seat.qtbot.waitUntil(lambda: seat.built.saver.has_failed, timeout=15_000)
    for _ in range(2):
        assert seat.saved() == "Not saved"
        assert any("The disk is full" in words for words in seat.banners())
        assert page.reasons.fields.control("rationale").toPlainText() == TYPED
        try_again(seat)
    big.unlink()
    try_again(seat)
    assert seat.saved().startswith("✓ Saved")
    assert not any("The disk is full" in words for words in seat.banners())
    shown = responses_of(seat.session.workspace, seat.session.assessment.id)[ITEM].rationale
    assert seat.close()
    assert seat.responses()[ITEM].rationale == shown == TYPED


@mounts
def test_data_on_a_full_disk_is_listed_and_reported(tmp_path):
    mount = f"mount -t tmpfs -o size=4m tmpfs '{tmp_path}'"
    run_again(mount, "test_commands_inside_a_small_disk", SMALL, tmp_path)


@pytest.mark.skipif(SMALL not in os.environ, reason="run by the test of the full disk")
def test_commands_inside_a_small_disk(tmp_path):
    folder = Path(os.environ[SMALL])
    library = open_library(folder)
    fill(library)
    library.close()
    fill_the_disk(folder)
    desk = Desk(folder)
    for words in (("list",), ("verify",), ("report", "--out", tmp_path / "board.html")):
        assert desk.run(*words) == 0, desk.err
        assert "There is not enough space" in desk.err
        assert "Your data was only read." in desk.err
    assert desk.run("report", "--out", folder / "board.html") == 2
    # The lock of nobody: an empty file takes no room.
    there = {path.name for path in folder.iterdir()}
    assert there == {"digistrat.db", "films.bin", "digistrat.lock"}


@pytest.mark.skipif(LOCKED not in os.environ, reason="run by the test of the read-only folder")
def test_inside_a_locked_folder(qtbot):
    folder = Path(os.environ[LOCKED])
    basis = make_basis()
    opener = partial(open_for_window, basis.access(folder))
    before = sorted(path.name for path in folder.iterdir())
    seat = Seat(qtbot, folder, opener=opener).sit_down()
    (said,) = seat.banners()
    assert "This folder is read-only" in said
    assert seat.session.read_only
    assert seat.session.trust is not None
    assert sorted(path.name for path in folder.iterdir()) == before
    seat.close()
