"""What the organisation asks of packages: one door, by which every one of them leaves."""

import io
import zipfile
from pathlib import Path

import pytest

from digistrat_desktop.domain.errors import PasswordNeeded, Refused
from digistrat_desktop.services.packages.exchange import Sending, export_assessments, export_trust
from digistrat_desktop.services.team.folder import TeamFolder
from digistrat_desktop.services.team.meeting import (
    TeamPlace,
    keep_place,
    meet,
    place_allowed,
    place_kept,
)
from digistrat_desktop.storage.house_rules import HouseRules
from tests.helpers.desks import FILES, read_file
from tests.record.histories import Ram
from tests.unit.exchange.test_attached_files import COPY, attach

PASSWORD = "twelve letters at least"  # noqa: S105 - of files that are made here
ENDING = ".digistrat"


@pytest.fixture
def strict(ann, place):
    ann.library.files = FILES._replace(rules=HouseRules(must_encrypt=True))
    return ann, place


@pytest.fixture
def without_copies(ann, place):
    """A trust whose evidence has the copy of a file, where none may leave."""
    attach(ann, place[1])
    ann.library.files = FILES._replace(rules=HouseRules(may_copy=False))
    return ann, place


def folder_of(computer, trust_id, disk, password=None):
    names = f"names-{1:016x}.json"
    return TeamFolder(trust_id, disk, computer.library.files, names, password)


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def test_a_trust_is_not_written_in_the_open(strict, tmp_path):
    ann, (trust_id, _) = strict
    out = tmp_path / "open.digistrat"
    with pytest.raises(Refused, match="requires a password"):
        export_trust(ann.library, trust_id, out, ann.author.stamp())
    assert not out.exists()


def test_an_assessment_for_a_colleague_is_not_either(strict, tmp_path):
    ann, (_, assessment_id) = strict
    out = tmp_path / "open.digistrat"
    with pytest.raises(Refused, match="requires a password"):
        export_assessments(ann.library, [assessment_id], out, ann.author.stamp())
    assert not out.exists()


def test_with_a_password_it_is_written_and_asks_for_it(strict, tmp_path):
    ann, (trust_id, _) = strict
    out = tmp_path / "shut.digistrat"
    export_trust(ann.library, trust_id, out, ann.author.stamp(), PASSWORD)
    with pytest.raises(PasswordNeeded):
        read_file(out)


@pytest.mark.parametrize("password", [None, ""])
def test_nothing_goes_through_the_door_in_the_open(strict, password):
    ann, (trust_id, _) = strict
    files, content = ann.library.files, ann.library.store.hand_over(trust_id)
    for leave in (lambda: files.write(content, password), lambda: files.lock(b"{}", password)):
        with pytest.raises(Refused, match="requires a password"):
            leave()
    assert FILES.read(files.packed(content)).trust_id == trust_id, "what stays in memory may"


def test_neither_a_package_nor_a_name_is_put_into_a_team_folder_in_the_open(strict):
    ann, (trust_id, _) = strict
    disk = Ram()
    with pytest.raises(Refused, match="requires a password"):
        meet(ann.library, folder_of(ann, trust_id, disk), trust_id, ann.author)
    assert not [name for name in disk.files if name != "READ ME.txt"]


def test_under_a_password_all_in_a_team_folder_is_locked(strict):
    ann, (trust_id, _) = strict
    disk = Ram()
    meet(ann.library, folder_of(ann, trust_id, disk, PASSWORD), trust_id, ann.author)
    ours = {name: data for name, data in disk.files.items() if name != "READ ME.txt"}
    assert len(ours) > 1
    assert all(data.startswith(b"DIGISTRAT-ENC-1") for data in ours.values())


@pytest.mark.parametrize("fixed", [Path("/team"), None])
def test_a_team_folder_without_a_password_is_no_place_to_work(strict, fixed):
    ann, _ = strict
    keep_place(ann.library.store, TeamPlace(Path("/team"), "ab" * 8))
    assert place_allowed(ann.library, fixed, "new") is None
    keep_place(ann.library.store, TeamPlace(Path("/team"), "ab" * 8, PASSWORD))
    assert place_allowed(ann.library, fixed, "new") == place_kept(ann.library.store)


def test_where_nothing_is_asked_a_team_folder_needs_no_password(ann):
    assert place_allowed(ann.library, Path("/team"), "new").password is None
    assert place_allowed(ann.library, None, "new") is None


@pytest.mark.parametrize("by_mail", [False, True])
def test_copies_of_files_stay_here_where_the_organisation_says_so(
    without_copies, tmp_path, by_mail
):
    ann, (trust_id, assessment_id) = without_copies
    stamp, sending = ann.author.stamp(), Sending(by_mail=by_mail)
    whole, part = tmp_path / "whole.digistrat", tmp_path / "part.digistrat"
    export_trust(ann.library, trust_id, whole, stamp, sending=sending)
    export_assessments(ann.library, [assessment_id], part, stamp, sending=sending)
    for out in (whole, part):
        assert not [name for name in members(out.read_bytes()) if COPY in name]
        read_file(out)
    assert ann.library.store.attachment(COPY), "it is still here"


def test_no_copy_of_a_file_goes_into_a_team_folder_either(without_copies):
    ann, (trust_id, _) = without_copies
    disk = Ram()
    meet(ann.library, folder_of(ann, trust_id, disk), trust_id, ann.author)
    written = [data for name, data in disk.files.items() if name.endswith(ENDING)]
    assert written
    assert not [name for data in written for name in members(data) if COPY in name]


def test_what_was_cut_into_several_files_has_no_copy_in_any(without_copies):
    ann, (trust_id, _) = without_copies
    content = ann.library.store.hand_over(trust_id)
    small = ann.library.files._replace(most_bytes=1_000)
    parts = small.pieces(content)
    assert len(parts) > 1
    assert not any(COPY in part.attachments for part in parts)
    assert any(
        COPY in part.attachments for part in FILES._replace(most_bytes=1_000).pieces(content)
    )
