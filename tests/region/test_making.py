"""A folder of packages becomes one data set: checked, whole, and the same each time."""

import os
import shutil
from dataclasses import replace
from hashlib import sha256
from types import SimpleNamespace

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.region.masking import Mask
from digistrat_desktop.services.region.reading import open_data_set, read_data_set
from tests.helpers.region_trusts import SECRET, SMALL, RegionSize, packs, trust_name, write_trust
from tests.region.lists import EXPECTED


def bytes_of(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_file_is_named_with_what_became_of_it(data_set, files_made):
    said = {one.file: one.verdict for one in data_set.verdicts}
    odd = files_made[1]
    assert {name: said[name] for name in odd} == odd
    assert {verdict for name, verdict in said.items() if name not in odd} == {"used"}
    assert len(said) == SMALL.trusts + len(odd)


def test_what_is_set_apart_says_why(data_set):
    reasons = {one.file: one.reason for one in data_set.of("set apart")}
    assert "password" in reasons["d-locked.digistrat"]
    assert "NOT VALID" in reasons["e-forged-seal.digistrat"]
    assert "does not match" in reasons["c-altered.digistrat"]
    assert "part" in reasons["f-piece.digistrat"]


def test_a_file_that_is_set_apart_says_whose_it_is_where_it_can_be_told(data_set, maker):
    whose = {one.file: one.name for one in data_set.verdicts}
    forger = trust_name(9002)
    assert whose["e-forged-seal.digistrat"] == forger
    assert whose["trust-0001.digistrat"] == trust_name(1)
    assert whose["a-broken.digistrat"] == whose["d-locked.digistrat"] == ""
    seen = open_data_set(maker, data_set.folder)
    assert {one.file: one.name for one in seen.verdicts} == whose
    (apart,) = (one for one in seen.report.basis.apart if one.file.startswith("e-"))
    assert apart.trust_words == forger
    hidden = read_data_set(maker, data_set.folder, hide=True)
    assert {one.trust for one in hidden.basis.apart} == {""}


def test_two_copies_of_a_trust_lose_nothing(data_set, maker):
    opened = maker.sets.open(data_set.folder, ())
    trusts = {one.trust for one in data_set.of("brought together")}
    (trust,) = trusts
    _, rows = opened.ask("SELECT title FROM actions WHERE trust = ?", [trust])
    opened.close()
    assert {"Buy routers", "Train staff"} <= {title for (title,) in rows}


def test_the_same_files_give_the_same_bytes(data_set, maker, files, tmp_path):
    again = replace(maker, expected=EXPECTED).make(files, tmp_path / "elsewhere" / "out")
    assert bytes_of(again.folder) == bytes_of(data_set.folder)


@pytest.fixture
def grown(data_set, tmp_path):
    """A copy of the data set, to be made again."""
    return shutil.copytree(data_set.folder, tmp_path / "grown")


def compared(maker, files, grown, tmp_path):
    """Make a data set again over the last one and from nothing; they are the same."""
    made = maker.make(files, grown)
    anew = maker.make(files, tmp_path / "anew")
    assert bytes_of(grown) == bytes_of(anew.folder)
    assert made.verdicts == anew.verdicts
    return made


def test_a_new_file_is_added_and_the_other_trusts_are_not_read_again(maker, files, grown, tmp_path):
    write_trust(files, SMALL.trusts + 3)
    made = compared(maker, files, grown, tmp_path)
    assert made.again == SMALL.trusts + 1
    assert made.trusts == SMALL.trusts + 2


def test_a_file_that_went_takes_its_trust_with_it(maker, files, grown, tmp_path):
    (files / "trust-0003.digistrat").unlink()
    (files / "a-broken.digistrat").unlink()
    made = compared(maker, files, grown, tmp_path)
    assert made.trusts == SMALL.trusts


def test_a_newer_file_replaces_its_older_self(maker, files, grown, tmp_path):
    (files / "trust-0002.digistrat").unlink()
    compared(maker, files, grown, tmp_path)
    write_trust(files, 2)
    made = compared(maker, files, grown, tmp_path / "again")
    assert [one.file for one in made.of("older")] == ["g-older.digistrat"]


def test_a_framework_that_went_is_gone_from_every_table(maker, files, grown, tmp_path):
    for path in files.glob("*.digistrat"):
        if path.name not in {"trust-0001.digistrat", "trust-0007.digistrat"}:
            path.unlink()
    made = compared(maker, files, grown, tmp_path)
    assert made.again == 2


def test_a_data_set_somebody_changed_is_not_believed(maker, files, grown):
    path = grown / "parquet/answers.parquet"
    path.write_bytes((grown / "parquet/actions.parquet").read_bytes())
    assert maker.make(files, grown).again == 0


def test_a_renamed_file_keeps_its_verdict_under_its_new_name(maker, files, grown, tmp_path):
    (files / "d-locked.digistrat").rename(files / "z.digistrat")
    made = compared(maker, files, grown, tmp_path)
    assert "z.digistrat" in {one.file for one in made.of("set apart")}


def test_a_file_under_a_password_is_used_where_the_password_is_given(maker, files, grown, tmp_path):
    knowing = replace(maker, password=SECRET)
    made = compared(knowing, files, grown, tmp_path)
    said = {one.file: one.verdict for one in made.verdicts}
    assert said["d-locked.digistrat"] == "used"
    assert made.trusts == SMALL.trusts + 2
    locked = (files / "d-locked.digistrat").read_bytes()
    (row,) = (one for one in made.verdicts if one.file == "d-locked.digistrat")
    assert row.fingerprint == sha256(locked).hexdigest(), "of the file as it lies there"
    again = knowing.make(files, grown)
    assert again.again == made.trusts, "nothing has to be read anew"


def test_a_file_under_another_password_is_set_apart_and_says_so(maker, files, tmp_path):
    other = replace(maker, password="another password")  # noqa: S106 - of a made-up file
    made = other.make(files, tmp_path / "out")
    reasons = {one.file: one.reason for one in made.of("set apart")}
    assert "password" in reasons["d-locked.digistrat"]
    assert "needs a password" not in reasons["d-locked.digistrat"]


def test_a_file_twice_is_used_once(maker, files, grown, tmp_path):
    shutil.copy(files / "trust-0004.digistrat", files / "again.digistrat")
    made = compared(maker, files, grown, tmp_path)
    assert [one.file for one in made.of("same")] == ["trust-0004.digistrat"]
    assert compared(maker, files, grown, tmp_path / "more").of("same") == made.of("same")


def test_files_of_one_name_in_two_folders_are_told_apart(maker, tmp_path):
    for at, name in enumerate((b"north", b"south", b"\xff")):
        folder = tmp_path / "files" / os.fsdecode(name)
        folder.mkdir(parents=True)
        write_trust(folder, at, SMALL).rename(folder / "our file.digistrat")
    made = maker.make(tmp_path / "files", tmp_path / "out")
    said = [(one.file, one.verdict) for one in made.verdicts]
    assert said == [(f"{name}/our file.digistrat", "used") for name in ("?", "north", "south")]


class Ended(Exception):
    """Somebody cancelled."""


@pytest.mark.parametrize("at", [1, 3])
def test_it_can_be_ended_between_two_files_that_are_first_read(maker, files, tmp_path, at):
    told, ours = [], list(files.glob("*.digistrat"))

    def progress(*said):
        told.append(said)
        if len(told) == at:
            raise Ended

    def judge(content, password=None):
        raise AssertionError("it went on")

    with pytest.raises(Ended):
        replace(maker, packages=SimpleNamespace(read=judge)).make(files, tmp_path / "out", progress)
    assert told == [(0, len(ours))] * at
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("mask", [None, Mask(bytes(32))])
def test_what_came_was_replaced_or_went_since_the_last_time_is_said(maker, tmp_path, mask):
    folder, out, size = tmp_path / "files", tmp_path / "out", RegionSize(1, 1, 1, 6)
    folder.mkdir()
    kept, changed, renamed = (write_trust(folder, number, size) for number in range(3))
    (folder / "=broken.digistrat").write_bytes(b"rubbish")
    assert maker.make(folder, out, mask=mask).since is None
    nothing = maker.make(folder, out, mask=mask).since
    assert nothing.words == ("No file is new, replaced or gone since the last time.",)
    (folder / "=broken.digistrat").unlink()
    renamed.rename(folder / "z.digistrat")
    new = write_trust(folder, 7, size)
    new.rename(folder / "new.digistrat")
    changed.write_bytes(write_trust(folder, 8, size).read_bytes())
    (folder / "trust-0008.digistrat").unlink()
    for made in (maker.make(folder, out, mask=mask),):
        assert made.since.words == (
            "1 file is new since the last time: new.digistrat.",
            f"1 file was replaced: {changed.name}.",
            "1 file is gone." if mask else "1 file is gone: =broken.digistrat.",
        )
        assert kept.name not in " ".join(made.since.words)


def test_an_empty_folder_is_refused_in_words(maker, tmp_path):
    with pytest.raises(Refused, match="no DigiStrat files"):
        maker.make(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_maker_of_trusts_makes_the_same_each_time(tmp_path):
    size = RegionSize(1, 2, 2, 6)
    first, second = tmp_path / "one", tmp_path / "two"
    first.mkdir()
    second.mkdir()
    assert (
        write_trust(first, 5, size, packs()).read_bytes()
        == write_trust(second, 5, size).read_bytes()
    )
