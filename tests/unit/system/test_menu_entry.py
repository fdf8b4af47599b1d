"""The entry in the desktop's menu, read as the desktop entry specification says."""

import configparser
import re

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.menu_entry import entry_text, find_menu, own_command
from digistrat_desktop.system.paths import resources_folder
from tests.architecture.tree import ROOT
from tests.helpers.commands import Desk

DRAWING = resources_folder() / "icons/app.svg"


def read(text):
    entry = configparser.RawConfigParser(delimiters="=")
    entry.optionxform = str
    entry.read_string(text)
    return dict(entry["Desktop Entry"])


def words_of(line):
    """Take a command apart as a desktop does: the value's escapes first, then the quotes."""
    quoted, _, file = line.replace("\\\\", "\\").rpartition(" ")
    assert file == "%f"
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', quoted)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return Desk(tmp_path / "data")


def files(tmp_path):
    share = tmp_path / "share"
    return {str(p.relative_to(share)) for p in share.rglob("*") if p.is_file()}


def test_the_entry_and_its_icon_come_and_go_and_are_named(desk, tmp_path):
    ours = {"applications/digistrat.desktop", "icons/hicolor/scalable/apps/digistrat.svg"}
    for _ in range(2):  # again is as once
        assert desk.run("desktop-entry", store=False) == 0
        assert files(tmp_path) == ours
        assert all(str(tmp_path / "share" / one) in desk.out for one in ours)
    assert (tmp_path / "share/icons/hicolor/scalable/apps/digistrat.svg").read_bytes() == (
        DRAWING.read_bytes()
    )
    assert desk.run("desktop-entry", "--remove", store=False) == 0
    assert files(tmp_path) == set()
    assert desk.run("desktop-entry", "--remove", store=False) == 0
    assert "Nothing was changed." in desk.out
    assert not desk.store.exists()


@pytest.mark.parametrize("words", [("desktop-entry",), ("desktop-entry", "--remove")])
@pytest.mark.parametrize("other", ["file", "link", "folder"])
def test_an_entry_of_another_hand_is_left_alone(desk, tmp_path, words, other):
    place = tmp_path / "share/applications/digistrat.desktop"
    place.parent.mkdir(parents=True)
    if other == "file":
        place.write_text("[Desktop Entry]\nName=Mine\n", encoding="utf-8")
    elif other == "link":
        place.symlink_to(tmp_path / "nowhere")
    else:
        place.mkdir()
    gone = words[-1] == "--remove" and other == "link"
    assert desk.run(*words, store=False) == (0 if gone else 2)
    assert place.is_symlink() or place.exists()
    if other == "file":
        assert "Mine" in place.read_text(encoding="utf-8")


def test_the_entry_says_what_the_packages_entry_says():
    ours = read(entry_text(["digistrat"]))
    theirs = read((ROOT / "installer/linux/digistrat.desktop").read_text(encoding="utf-8"))
    apart = {"Exec", "MimeType", "X-DigiStrat-Command"}
    assert {k: v for k, v in ours.items() if k not in apart} == {
        k: v for k, v in theirs.items() if k not in apart
    }


@pytest.mark.parametrize(
    "path", ["/opt/a b/digistrat", "/opt/100%/d", '/opt/"q"/d', "/opt/$HOME`x`/d", "/opt/b\\s/d"]
)
def test_any_folder_can_be_started_from(path):
    assert words_of(read(entry_text([path, "-m", "x"]))["Exec"]) == [path, "-m", "x"]


def test_a_name_that_would_begin_a_line_of_its_own_is_refused():
    with pytest.raises(Refused):
        entry_text(["/opt/a\nExec=evil"])


def test_the_command_is_the_script_beside_this_python_or_the_module(tmp_path):
    python = str(tmp_path / "python")
    assert own_command(python, frozen=False) == (python, "-m", "digistrat_desktop")
    (tmp_path / "digistrat").touch()
    assert own_command(python, frozen=False) == (str(tmp_path / "digistrat"),)
    assert own_command("/usr/bin/digistrat", frozen=True) == ("/usr/bin/digistrat",)


def test_another_system_is_refused_in_words():
    with pytest.raises(Refused, match="Linux desktop"):
        find_menu(DRAWING, {}, "win32")
