"""What lies in the folder, and where the data set goes: nothing there stops the rest or is lost."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.region.beside import File
from digistrat_desktop.services.region.making import packages_in
from digistrat_desktop.services.region.reading import read_data_set
from digistrat_desktop.storage.port import LARGEST_PACKAGE
from tests.helpers.packaging import reworded

GOOD = "good.digistrat"


@pytest.fixture
def one(files_made, data_set, tmp_path):
    """A folder with one good file."""
    used = data_set.of("used")[0].file
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / GOOD).write_bytes((files_made[0] / used).read_bytes())
    return folder


def verdicts(made):
    return {one.file: one.verdict for one in made.verdicts}


def written(folder, table="files"):
    with (folder / f"csv/{table}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_file_that_is_too_large_is_set_apart_by_name(maker, one, tmp_path):
    with (one / "big.digistrat").open("wb") as file:
        file.truncate(LARGEST_PACKAGE + 1)
    for _ in range(2):  # over the last data set too
        made = maker.make(one, tmp_path / "out")
        assert verdicts(made) == {"big.digistrat": "set apart", GOOD: "used"}
        (apart,) = made.of("set apart")
        assert "larger than" in apart.reason


def test_only_files_that_cannot_be_read_still_give_a_data_set(maker, one, tmp_path):
    (one / GOOD).write_bytes(b"rubbish")
    assert verdicts(maker.make(one, tmp_path / "out")) == {GOOD: "set apart"}


@pytest.mark.parametrize("fault", [ValueError, OverflowError, RecursionError, KeyError, TypeError])
def test_whatever_goes_wrong_in_a_file_the_others_are_read(maker, one, tmp_path, fault, expect_log):
    expect_log("a file of a region could not be read")
    (one / "bad.digistrat").write_bytes(b"bad")

    def read(content, password=None):
        if content == b"bad":
            raise fault("secret words")
        return maker.packages.read(content, password)

    made = replace(maker, packages=SimpleNamespace(read=read)).make(one, tmp_path / "out")
    assert verdicts(made) == {"bad.digistrat": "set apart", GOOD: "used"}
    assert "secret" not in made.of("set apart")[0].reason


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])
def test_a_clock_at_the_end_of_the_calendar_stops_nothing(maker, one, tmp_path, at):
    content = (one / GOOD).read_bytes()
    (one / GOOD).write_bytes(reworded(content, lambda _, said: {**said, "at": at}))
    assert verdicts(maker.make(one, tmp_path / "out")) == {GOOD: "used"}


def test_no_name_in_a_file_that_is_set_apart_stops_anything(maker, one, tmp_path):
    names = ["=cmd|'/c calc'!A1", "a\x00b\x1b[31m", "\u202egpj", "x" * 9_000, 7, ["a"], None]
    for n, name in enumerate(names):
        forged = reworded((one / GOOD).read_bytes(), naming(name))
        (one / f"{n}.digistrat").write_bytes(forged)
    for _ in range(2):
        maker.make(one, tmp_path / "out")
        told = {row["file"]: row["named"] for row in written(tmp_path / "out")}
        assert len(told) == len(names) + 1
        assert all(len(name) <= 201 and name.isprintable() for name in told.values())
        assert not [name for name in told.values() if name[:1] in {*"=@+-"}]


def naming(name):
    """Forge changes so that no record of the trust is right, and its name is this."""

    def forge(_, said):
        is_trust = said["kind"] == "trust"
        return {**said, "new": {**said["new"], "name": name, "other": 1}} if is_trust else said

    return forge


def test_names_of_files_are_text_in_every_table(maker, one, tmp_path):
    names = ["=HYPERLINK(1).digistrat", "@SUM(1).digistrat", "+1.digistrat", "-1+1.digistrat"]
    names += ["a\x1b[31m\n=1.digistrat", "\t=1.digistrat", "\r=1.digistrat", "\u202egpj.digistrat"]
    for name in names:
        (one / name).write_bytes(b"rubbish")
    for _ in range(2):
        maker.make(one, tmp_path / "out")
        told = [row["file"] for row in written(tmp_path / "out")]
        assert len(told) == len(names) + 1
        assert not [name for name in told if name[0] in "=@+-" or not name.isprintable()]
        table = pq.read_table(tmp_path / "out/parquet/files.parquet")
        assert sorted(table.column("file").to_pylist()) == sorted(told)


@pytest.mark.parametrize(
    "name", ["schema.json", "datapackage.json", "csv/answers.csv", "views/mine.sql", "diary.txt"]
)
@pytest.mark.parametrize("anew", [True, False])
def test_a_folder_with_files_of_somebodys_own_is_left_as_it_is(maker, one, tmp_path, name, anew):
    own = tmp_path / "own" / name
    own.parent.mkdir(parents=True)
    own.write_text("my own work, of years")
    with pytest.raises(Refused, match="has files in it, and it is not a data set"):
        maker.make(one, tmp_path / "own", anew=anew)
    assert [path for path in (tmp_path / "own").rglob("*") if path.is_file()] == [own]
    assert own.read_text() == "my own work, of years"


def test_an_empty_folder_and_a_data_set_that_was_cut_off_are_written(maker, one, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / ".hidden").write_text("of a file manager")
    in_the_way = out / "csv/readings.csv"
    in_the_way.mkdir(parents=True)
    in_the_way.parent.rename(tmp_path / "csv")

    class CutOff(type(maker.sets)):
        def claim(self, folder):
            super().claim(folder)
            (tmp_path / "csv").rename(folder / "csv")

    with pytest.raises(Refused):
        replace(maker, sets=CutOff()).make(one, out)
    assert (out / "parquet/answers.parquet").is_file()
    with pytest.raises(Refused, match="no data set"):
        maker.sets.open(out, ())
    in_the_way.rmdir()
    assert verdicts(maker.make(one, out)) == {GOOD: "used"}


def test_rows_that_somebody_altered_with_their_fingerprint_are_read_again_on_request(
    maker, one, tmp_path
):
    out = tmp_path / "out"
    maker.make(one, out)
    path = out / "parquet/answers.parquet"
    before, described = path.read_bytes(), (out / "datapackage.json").read_text()
    pq.write_table(pq.read_table(path).slice(0, 5), path)
    hashes = [sha256(content).hexdigest() for content in (before, path.read_bytes())]
    (out / "datapackage.json").write_text(described.replace(*hashes))
    maker.make(one, out, anew=True)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="links that anybody may make")
def test_one_link_that_leads_nowhere_hides_no_other_file(maker, one, tmp_path):
    (one / "zz.digistrat").symlink_to("z" * 300)
    (one / "loop.digistrat").symlink_to(one / "loop.digistrat")
    made = maker.make(one, tmp_path / "out")
    assert verdicts(made)[GOOD] == "used"


@pytest.mark.skipif(os.name != "posix", reason="links that anybody may make")
@pytest.mark.parametrize("name", ["csv", "parquet", "views"])
def test_nothing_is_written_through_a_link_in_a_data_set(maker, one, tmp_path, name):
    out, private = tmp_path / "out", tmp_path / "private"
    maker.make(one, out)
    shutil.move(out / name, private)
    (out / name).symlink_to(private)
    before = {path: path.read_bytes() for path in private.iterdir()}
    (one / "more.digistrat").write_bytes(b"rubbish")
    with pytest.raises(Refused, match="has a link in place of a folder"):
        maker.make(one, out)
    assert {path: path.read_bytes() for path in private.iterdir()} == before


@pytest.mark.parametrize("version", ["4.0.0", "99.0.0", None])
def test_a_data_set_of_another_version_is_refused_in_words_and_made_again(
    maker, one, tmp_path, version
):
    out = maker.make(one, tmp_path / "out").folder
    path = out / "datapackage.json"
    said = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**said, "version": version}), encoding="utf-8")
    with pytest.raises(Refused, match="the tables of another version"):
        read_data_set(maker, out)
    maker.make(one, out)
    assert read_data_set(maker, out)


@pytest.mark.parametrize("how", ["rubbish", "another table", "gone", "a pipe"])
def test_a_data_set_that_is_not_as_it_was_written_is_refused_by_name(maker, one, tmp_path, how):
    out = tmp_path / "out"
    maker.make(one, out)
    table = out / "parquet/answers.parquet"
    other = (out / "parquet/trusts.parquet").read_bytes()
    table.unlink()
    if how == "a pipe":
        os.mkfifo(table)
    elif how != "gone":
        table.write_bytes(other if how == "another table" else b"rubbish")
    with pytest.raises(Refused, match=r"not as it was written: parquet/answers\.parquet"):
        maker.sets.open(out, maker.views.all())


MEASURED = """
import sys
from pathlib import Path
from digistrat_desktop.app.main import main
main(sys.argv[1:])
print(Path("/proc/self/status").read_text())
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="what a process took at most, as Linux tells it"
)
def test_many_large_files_take_the_memory_of_a_few(one, tmp_path):
    with (one / "big-0.digistrat").open("wb") as file:
        file.truncate(60_000_000)  # takes no room on the disk
    for number in range(1, 12):
        os.link(one / "big-0.digistrat", one / f"big-{number}.digistrat")
    command = [sys.executable, "-c", MEASURED, "region", one, "--out", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    most = re.search(r"VmHWM:\s+(\d+) kB", done.stdout)
    assert (tmp_path / "out/datapackage.json").exists()
    assert int(most[1]) < 450_000  # all together are 720,000


def test_a_file_that_is_changed_while_it_is_read_is_set_apart(maker, one, tmp_path):
    (found,) = packages_in(one)
    file = File(GOOD, sha256(found.read_bytes()).hexdigest(), found)
    found.write_bytes(b"other")
    assert file.content == b""
