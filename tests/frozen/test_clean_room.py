"""The Debian packages in a Debian 12 that holds nothing else: installed, run, removed."""

import os
import subprocess
from pathlib import Path

import pytest

from installer.linux import packages
from installer.workshop import NAME, ROOT

pytestmark = [pytest.mark.frozen, pytest.mark.slow]
CANNOT = 77


@pytest.fixture(scope="module")
def facts():
    kinds = (NAME, packages.REGION)
    made = [sorted((ROOT / "dist").glob(f"{name}_*_amd64.deb")) for name in kinds]
    if not all(made):
        pytest.skip("no Debian packages here; make them with: python installer/build.py deb")
    room = Path(os.environ.get("DIGISTRAT_CLEAN_ROOM", ROOT / "build/package/clean-room"))
    command = [ROOT / "installer/linux/clean_room.sh", room, *(one[-1] for one in made)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode == CANNOT:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("installed", "yes"),
        ("missing_libraries", ""),
        ("self_test", "passed"),
        ("sample", "made"),
        ("report_start", "%PDF"),
        ("without_region", "2 1"),  # refused, with the name of the package
        ("region_installed", "yes"),
        ("region_start", "PAR1"),
        ("no_screen", "2"),
        ("desktop_entry", "valid"),
        ("mime_type", "known"),
        ("opens_with", "known"),
        ("written_elsewhere", ""),
        ("removed_under_region", "no"),
        ("region_removed", "yes"),
        ("region_left_behind", ""),
        ("removed", "yes"),
        ("left_behind", ""),
        ("user_data", "kept"),
    ],
)
def test_in_the_clean_room(facts, name, value):
    assert facts.get(name) == value
