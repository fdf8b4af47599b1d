"""What is noted of a linked file, what became of it, and what may be opened."""

import datetime as dt
import hashlib
import os

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.services import evidence_files as files


@pytest.fixture
def minutes(tmp_path):
    path = tmp_path / "Minutes March.pdf"
    path.write_bytes(b"%PDF minutes")
    return path


def linked(path):
    return Evidence(id="e", trust_id="t", title="Minutes", **files.look_at(path).values)


def test_a_file_is_noted_with_its_fingerprint_size_and_date(minutes):
    os.utime(minutes, (0, dt.datetime(2026, 3, 19, 9, 30, tzinfo=dt.UTC).timestamp()))
    found = files.look_at(minutes)
    assert found.sha256 == hashlib.sha256(b"%PDF minutes").hexdigest()
    assert (found.path, found.size) == (str(minutes), 12)
    assert found.dated == dt.datetime(2026, 3, 19, 9, 30, tzinfo=dt.UTC)


def test_a_folder_or_a_file_that_is_not_there_is_not_linked(tmp_path):
    for path in (tmp_path, tmp_path / "none.pdf"):
        with pytest.raises(Refused):
            files.look_at(path)


def test_a_file_is_the_same_when_only_its_date_moved(minutes):
    evidence = linked(minutes)
    assert files.state_of(evidence) is files.FileState.SAME
    os.utime(minutes, (1, 1))
    assert files.state_of(evidence) is files.FileState.SAME


@pytest.mark.parametrize("content", [b"%PDF other!!", b"%PDF minutes and more"])
def test_a_file_with_other_bytes_has_changed(minutes, content):
    evidence = linked(minutes)
    minutes.write_bytes(content)
    os.utime(minutes, (1, 1))
    assert files.state_of(evidence) is files.FileState.CHANGED


def test_a_file_that_went_is_told_so(minutes):
    evidence = linked(minutes)
    minutes.unlink()
    assert files.state_of(evidence) is files.FileState.GONE
    minutes.mkdir()
    assert files.state_of(evidence) is files.FileState.GONE


@pytest.mark.parametrize("path", ["C:\\Board\\minutes.pdf", "minutes.pdf", "a\x00b.pdf", "/no\x00"])
def test_a_path_of_another_computer_is_nowhere_here(path):
    evidence = Evidence(id="e", trust_id="t", file=path)
    assert files.state_of(evidence) is files.FileState.GONE
    with pytest.raises(Refused, match="is not where it was linked"):
        files.to_open(path)


@pytest.mark.parametrize("path", ["\\\\server\\share\\a.pdf", "//server/share/a.pdf", "\\/x/a.pdf"])
def test_no_other_computer_is_asked_for_a_file_unasked(path):
    assert files.is_far(path)
    evidence = Evidence(id="e", trust_id="t", file=path)
    assert files.state_of(evidence) is files.FileState.NOT_ASKED


@pytest.mark.parametrize(
    "name",
    ["a.exe", "a.bat", "a.PS1", "a.lnk", "a.docm", "a.xlsm", "a.html", "a.url", "a.desktop", "a",
     "a.pdf.exe", "a.pdf.", "a.pdf:b.exe", "a.sh", "a.jar", "a.py", "a.svg", "a.exe "],
)  # fmt: skip
def test_what_could_run_is_not_opened(name):
    assert not files.is_document(f"C:\\Board\\{name}")
    assert not files.is_document(f"/srv/board/{name}")


@pytest.mark.parametrize("name", ["a.pdf", "A.PDF", "a b.docx", "a.xlsx", "a.png", "mail.msg"])
def test_documents_and_pictures_are_opened(name):
    assert files.is_document(f"C:\\Board.exe\\{name}")


def test_only_a_file_that_is_there_is_opened(minutes, tmp_path):
    assert files.to_open(str(minutes)) == minutes
    for path in (tmp_path, tmp_path / "none.pdf"):
        with pytest.raises(Refused, match="is not where it was linked"):
            files.to_open(str(path))


@pytest.mark.parametrize(
    ("path", "name"), [("C:\\a\\b.pdf", "b.pdf"), ("/a/b.pdf", "b.pdf"), ("b.pdf", "b.pdf")]
)
def test_a_path_of_any_computer_has_a_name(path, name):
    assert files.file_name(path) == name
