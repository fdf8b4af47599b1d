"""The doors of files people name: what is read of one, and what is written over."""

import os

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.files import read_whole, save_chosen, stands_there
from tests.helpers.kinds import KINDS, zipped

OTHERS = {
    **KINDS,
    "locked": b"DIGISTRAT-ENC-1\n",
    "nothing": b"",
    "somebody's page": b"<!DOCTYPE html>\n<p>My own page, of DigiStrat Desktop",
    "other zip": zipped("a.txt"),
    "junk": b"\x00\xff",
}
# What no first bytes tell apart: words are words, and one office file is packed like another.
WORDS = {one for one, content in OTHERS.items() if b"\x00" not in content}
ALIKE = {".csv": WORDS, ".sql": WORDS, ".json": {".seal.json"}, ".seal.json": {".json"}}
ALIKE |= {".xlsx": {".docx"}, ".docx": {".xlsx"}, ".digistrat": {"locked"}}


@pytest.mark.parametrize("there", OTHERS)
@pytest.mark.parametrize("ending", KINDS)
def test_only_a_file_of_the_same_kind_is_written_over(tmp_path, ending, there):
    path = tmp_path / f"paper{ending.upper()}"
    path.write_bytes(OTHERS[there])
    if there == ending or there in ALIKE.get(ending, ()):
        save_chosen(path, b"new")
        assert path.read_bytes() == b"new"
        return
    with pytest.raises(Refused, match="already exists, and it is not a"):
        save_chosen(path, b"new")
    assert path.read_bytes() == OTHERS[there]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("there", OTHERS)
@pytest.mark.parametrize("name", ["letter.odt", "minutes", ".profile", "digistrat.db.old"])
def test_what_no_name_tells_is_never_written_over(tmp_path, name, there):
    path = tmp_path / name
    path.write_bytes(OTHERS[there])
    with pytest.raises(Refused, match="already exists, and nothing is written over it"):
        save_chosen(path, b"new")
    assert path.read_bytes() == OTHERS[there]


@pytest.mark.parametrize("ending", KINDS)
def test_a_link_is_not_followed_and_not_replaced(tmp_path, ending):
    victim = tmp_path / "victim"
    victim.write_bytes(KINDS[ending])
    path = tmp_path / f"paper{ending}"
    path.symlink_to(victim)
    with pytest.raises(Refused, match="is a link, not a file"):
        save_chosen(path, b"new")
    assert path.is_symlink()
    assert victim.read_bytes() == KINDS[ending]


def test_a_free_name_is_told_from_one_that_is_taken(tmp_path):
    path = tmp_path / "paper.pdf"
    assert not stands_there(path)
    path.write_bytes(KINDS[".pdf"])
    assert stands_there(path)


def test_no_more_is_read_than_may_be(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"x" * 100)
    assert read_whole(path, 100) == b"x" * 100
    with pytest.raises(Refused, match=r"table\.csv is larger than 99 bytes"):
        read_whole(path, 99)


@pytest.mark.skipif(not os.path.exists("/proc/self/maps"), reason="a file that says it is empty")  # noqa: PTH110
def test_a_file_that_says_it_is_empty_is_measured_by_what_it_gives(tmp_path):
    maps = tmp_path / "maps"
    maps.symlink_to("/proc/self/maps")
    assert maps.stat().st_size == 0
    with pytest.raises(Refused, match="is larger than 10 bytes"):
        read_whole(maps, 10)
