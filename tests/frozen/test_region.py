"""The feature Region: the plain program is without it and says so; laid over, it works as from source."""

import shutil
import subprocess
import sys

import pytest

from installer import region
from installer.linux import needs
from installer.workshop import ROOT, feature_of, files_in
from tests.frozen.conftest import Program
from tests.helpers.region_trusts import RegionSize, fill_folder

pytestmark = [pytest.mark.frozen, pytest.mark.slow]


@pytest.fixture(scope="module")
def feature(bundle):
    folder = feature_of(bundle)
    if not folder.is_dir():
        pytest.skip("no feature Region beside the program; python installer/build.py bundle")
    return folder


@pytest.fixture(scope="module")
def whole(bundle, feature, tmp_path_factory):
    return Program(region.lay_over(bundle, tmp_path_factory.mktemp("whole") / "digistrat"))


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("region") / "files"
    fill_folder(folder, RegionSize(8, 2, 2, 6))
    return folder


def content(folder):
    return {one.relative_to(folder): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_the_plain_program_has_no_file_of_it_and_says_what_to_ask_for(
    bundle, program, home, files, tmp_path
):
    region.refuse_in_program(bundle)
    done = program("region", files, "--out", tmp_path / "out", env=home)
    assert done.returncode == 2
    assert "Ask IT to add the feature Region" in done.stderr
    assert not (tmp_path / "out").exists()


def test_laid_over_it_writes_what_the_program_from_source_writes(whole, home, files, tmp_path):
    whole.ok("region", files, "--out", tmp_path / "frozen", env=home)
    words = [sys.executable, "-m", "digistrat_desktop", "region", files, "--out"]
    subprocess.run([*words, tmp_path / "source"], cwd=ROOT, check=True, capture_output=True)
    assert content(tmp_path / "frozen") == content(tmp_path / "source")
    told = whole.ok("region", tmp_path / "frozen", "--view", "shared_constraints", env=home)
    assert '"asked_trusts"' in told
    whole.ok("region", tmp_path / "frozen", "--report", tmp_path / "region.pdf", env=home)
    assert (tmp_path / "region.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed here")
def test_no_network_is_asked_for_and_nothing_that_leads_to_one_is_loaded(
    whole, home, files, tmp_path
):
    log = tmp_path / "trace"
    watch = ("strace", "-f", "-e", "trace=network,openat", "-o", str(log))
    whole.ok("region", files, "--out", tmp_path / "out", env=home, wrap=watch)
    seen = log.read_text(encoding="utf-8", errors="replace").splitlines()
    opened = [line for line in seen if "openat(" in line]
    assert [line for line in opened if "_duckdb" in line]
    assert not [one for one in ("/_socket", "/_ssl", "libssl") if one in "\n".join(opened)]
    assert not [line for line in seen if "openat" not in line and "(" in line.split("---")[0]]


def test_all_that_is_loaded_lies_in_the_programs_own_folder(whole, feature):
    assert not needs.unknown(feature)
    inside = {one.relative_to(feature).parts[0] for one in files_in(feature)}
    assert inside == {"_internal", "licences"}
    assert {one.name for one in (whole.folder / "licences/duckdb").iterdir()} == {"LICENSE.txt"}


def test_working_with_it_leaves_the_programs_folder_as_it_was(whole, home, files, tmp_path):
    before = {one.relative_to(whole.folder) for one in files_in(whole.folder)}
    whole.ok("region", files, "--out", tmp_path / "out", env=home)
    assert {one.relative_to(whole.folder) for one in files_in(whole.folder)} == before
