"""The wheel and the source archive: the same each time, and whole outside the checkout."""

import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.slow


def made(source, target):
    target.mkdir()
    for kind in ("sdist", "wheel"):
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", target],
            cwd=source, check=True, capture_output=True,
        )  # fmt: skip
    return {path.suffix: path for path in target.iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A copy of what goes into the archives, what was made of it, and an environment with the wheel."""
    folder = tmp_path_factory.mktemp("built")
    source = folder / "source"
    leave = shutil.ignore_patterns("__pycache__")
    for name in ("digistrat_desktop", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=leave)
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    files = made(source, folder / "first")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target",
         folder / "installed", files[".whl"]],
        check=True,
    )  # fmt: skip
    return folder, files


def test_two_builds_of_both_archives_are_equal_to_the_byte(built):
    folder, files = built
    for path in (folder / "source").rglob("*.py"):
        os.utime(path, (1_000_000_000, 1_000_000_000))  # a later checkout has other dates
    again = made(folder / "source", folder / "second")
    assert {".gz", ".whl"} == set(files) == set(again)
    for kind, path in files.items():
        assert again[kind].name == path.name
        assert again[kind].read_bytes() == path.read_bytes()


def test_the_source_archive_makes_the_same_wheel(built):
    folder, files = built
    (folder / "unpacked").mkdir()
    # By tar itself: Python 3.11.2 of Debian 12 has no filter, and later ones warn without one.
    subprocess.run(["tar", "-xf", files[".gz"], "-C", folder / "unpacked"], check=True)
    (source,) = (folder / "unpacked").iterdir()
    assert not (source / "tests").exists()
    again = made(source, folder / "third")
    assert again[".whl"].read_bytes() == files[".whl"].read_bytes()


def test_the_wheel_asks_for_ranges_and_fits_every_python(built):
    _, files = built
    with zipfile.ZipFile(files[".whl"]) as wheel:
        (name,) = (one for one in wheel.namelist() if one.endswith(".dist-info/METADATA"))
        card = wheel.read(name).decode("utf-8")
    assert "Requires-Python: <3.15,>=3.11" in card
    asked = [line for line in card.splitlines() if line.startswith("Requires-Dist:")]
    assert len(asked) > 10
    assert not [line for line in asked if "==" in line.partition(";")[0]]


def outside(built, tmp_path, *words):
    folder, _ = built
    keep = {n: v for n, v in os.environ.items() if n not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    env = keep | {"PYTHONPATH": str(folder / "installed"), "HOME": str(tmp_path)}
    env |= {"XDG_DATA_HOME": str(tmp_path / "share")}
    return subprocess.run(
        [sys.executable, folder / "installed/bin/digistrat", *words],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_installed_program_works_outside_the_checkout(built, tmp_path):
    folder, _ = built
    where = "import digistrat_desktop as d; print(d.__file__)"
    env = {**os.environ, "PYTHONPATH": str(folder / "installed")}
    found = subprocess.run(
        [sys.executable, "-c", where],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.startswith(str(folder / "installed"))
    for words in (
        ("--version",),
        ("sample",),
        ("report", "--out", "board.pdf"),
        ("verify",),
        ("self-test", "--out", "trial"),
        ("desktop-entry",),
    ):
        done = outside(built, tmp_path, *words)
        assert done.returncode == 0, (words, done.stderr)
    assert (tmp_path / "board.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "share/digistrat/digistrat.db").exists()
    no_screen = outside(built, tmp_path)
    assert no_screen.returncode == 2
    assert "there is no screen" in no_screen.stderr
