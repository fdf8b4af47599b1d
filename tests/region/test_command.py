"""`digistrat region` refuses in words what it cannot do, and drops no option in silence."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.trust.assessment import Trust
from digistrat_desktop.services.region.masking import Mask
from digistrat_desktop.storage.package.writing import package_bytes
from tests.architecture.tree import ROOT
from tests.helpers.region_trusts import RegionSize, made_trust, write_trust

ONE = RegionSize(1, 1, 1, 6)


def run(*words):
    return subprocess.run(
        [sys.executable, "-m", "digistrat_desktop", "region", *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def one(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    write_trust(folder, 0, ONE)
    return folder


def test_views_are_listed_of_a_data_set_and_of_nothing_else(data_set, files_made, tmp_path):
    assert "shared_constraints: " in run(data_set.folder).stdout
    for folder in (files_made[0], tmp_path / "nowhere"):
        done = run(folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert "There is no data set of a region in" in done.stderr
        assert "digistrat region FOLDER --out DIR" in done.stderr


def test_a_folder_that_is_not_there_is_not_called_empty(tmp_path):
    done = run(tmp_path / "nosuch", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert f"There is no folder {tmp_path / 'nosuch'}." in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--view", "latest", "--out", "o"), "--view and --out do not go together."),
        (("--view", "latest", "--report", "r.pdf"), "--view and --report do not go together."),
        (("--view", "latest", "--mask", "k"), "--mask needs --out."),
        (("--view", "latest", "--hide-names"), "--hide-names needs --report."),
        (("--report", "r.pdf", "--anew"), "--anew needs --out."),
        (("--password-file", "p"), "--password-file needs --out."),
        (("--expect", "l.txt"), "--expect needs --out."),
    ],
)
def test_no_option_is_dropped_in_silence(data_set, words, said):
    done = run(data_set.folder, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize("masked_first", [True, False])
def test_names_and_code_names_never_replace_each_other_in_silence(
    maker, one, tmp_path, masked_first
):
    masks = (Mask(bytes(32)), None) if masked_first else (None, Mask(bytes(32)))
    out = tmp_path / "out"
    maker.make(one, out, mask=masks[0])
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with pytest.raises(Refused, match="has code names" if masked_first else "has the names"):
        maker.make(one, out, mask=masks[1])
    assert {path: path.read_bytes() for path in before} == before
    maker.make(one, out, mask=masks[1], anew=True)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder that nobody may write in")
def test_a_folder_that_cannot_be_written_is_named_and_no_other_file_is(maker, one):
    with pytest.raises(Refused) as refused:
        maker.make(one, Path("/proc/out"))
    assert refused.value.what == "No data set can be written in the folder /proc/out."


def test_a_locked_file_says_how_it_is_opened(data_set):
    reasons = {one.file: one.reason for one in data_set.of("set apart")}
    assert "--password-file" in reasons["d-locked.digistrat"]
    assert "Region" in reasons["d-locked.digistrat"]


def test_every_other_file_of_a_trust_is_named(data_set):
    reasons = {one.file: one.reason for one in data_set.verdicts}
    assert "trust-0002.digistrat" in reasons["g-older.digistrat"]
    assert "h-there.digistrat" in reasons["h-here.digistrat"]
    assert "h-here.digistrat" in reasons["h-there.digistrat"]


def test_a_copy_names_the_file_it_is_the_same_as_under_its_new_name_too(maker, one, tmp_path):
    (first,) = one.iterdir()
    shutil.copy(first, one / "zz.digistrat")
    maker.make(one, tmp_path / "out")
    first.rename(one / "a.digistrat")
    made = maker.make(one, tmp_path / "out")
    assert [row.reason for row in made.of("same")] == ["a.digistrat has the same changes."]


def changed(number, field, value):
    """The same trust with a later change of itself."""
    trail, used = made_trust(number, ONE)
    trail.say(Trust.KIND, trail.trust_id, {field: value})
    return package_bytes(trail.content(used), "0.1.0")


def test_a_trust_that_is_sample_data_is_not_counted_as_one_of_the_trusts(one, tmp_path):
    (one / "sample.digistrat").write_bytes(changed(4, "sample", True))
    done = run(one, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"Data set of 1 trust and 1 sample trust in {tmp_path / 'out'}")


def test_two_names_of_one_trust_are_said(maker, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    write_trust(folder, 3, ONE)
    (folder / "renamed.digistrat").write_bytes(changed(3, "name", "Another Name NHS Trust"))
    made = maker.make(folder, tmp_path / "out")
    assert any("It calls the trust “" in row.reason for row in made.verdicts)
