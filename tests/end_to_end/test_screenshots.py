"""The pictures of the guide and those to look at: each scene can be reached, each state looks its own."""

import os
import subprocess
import sys

import pytest

from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from tests.helpers.pictures import width_and_height
from tests.screenshots.albums import ALBUMS, everything, guide, states, views

pytestmark = [pytest.mark.ui, pytest.mark.slow]

LEAD = """
import sys
from pathlib import Path
from tests.screenshots.albums import ALBUMS
from tests.screenshots.taking import take_screenshots

def fell(kind, error, trace):
    print("fell:", error)
    sys.__excepthook__(kind, error, trace)

sys.excepthook = fell
one_look = {}
for picture in ALBUMS[sys.argv[1]]():
    one_look.setdefault((picture.scene.name, picture.state), picture)
album = sorted(one_look.values(), key=lambda picture: (picture.state, picture.look))
taken = take_screenshots(Path(sys.argv[2]), album)
print("pictures", taken.pictures, *taken.missed, sep="\\n")
"""


def taken(album, out):
    done = subprocess.run(
        [sys.executable, "-c", LEAD, album, str(out)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "fell:" not in done.stdout, done.stderr
    return done.stdout.split("pictures\n")[1].split("\n")


@pytest.mark.parametrize("album", ["views", "states"])
def test_every_scene_can_be_reached_and_nothing_falls_over_on_the_way(album, tmp_path):
    count, *missed = taken(album, tmp_path)
    assert "".join(missed) == ""
    assert int(count) == len(list(tmp_path.glob("*.png"))) > 30


def test_the_guides_pictures_are_all_there_at_the_size_of_a_laptop(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.screenshots", "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {picture.file for picture in guide()}
    assert {width_and_height(path) for path in tmp_path.iterdir()} == {(1366, 768)}


def test_the_picture_of_a_region_needs_no_screen_and_says_nothing(tmp_path):
    target = tmp_path / "region.png"
    unseen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.screenshots.region", target],
        env={name: value for name, value in os.environ.items() if name not in unseen},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert width_and_height(target) == (1366, 768)


def test_all_holds_every_page_in_every_size_and_no_two_pictures_share_a_file():
    files = [picture.file for picture in everything()]
    assert len(files) == len(set(files))
    sizes = {(p.scene.name, p.look.size) for p in everything()}
    for page in gone_to(PAGES):
        wanted = {(1024, 560), (1366, 768), (1920, 1080), (2560, 1440)}
        assert {size for name, size in sizes if name == page.id} >= wanted
    assert len(everything()) == sum(len(ALBUMS[name]()) for name in ("pages", "views", "states"))
    assert {p.state.value for p in states()} | {p.state.value for p in views()} == {
        *("sample", "together", "empty", "waiting", "read-only", "sealed", "damaged")
    }
