"""Copies of files that evidence has: kept with the change, sent, checked, left out and let go of."""

import hashlib
import io
import zipfile

import pytest

from digistrat_desktop.domain.edits.assessments import edit_evidence
from digistrat_desktop.domain.errors import InvalidValue, Refused, StoreDamaged
from digistrat_desktop.domain.record.redaction import Omission
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.services import evidence_files
from digistrat_desktop.services.packages.exchange import (
    Sending,
    content_without,
    export_assessments,
    export_content,
    export_trust,
)
from digistrat_desktop.services.packages.verifying import verify_package
from digistrat_desktop.services.record.verifying import verify_library
from digistrat_desktop.storage.port import LARGEST_FILE, MOST_OF_FILES
from digistrat_desktop.system.files import forget_opened
from tests.helpers.desks import FILES, read_file
from tests.record.histories import Ram
from tests.unit.exchange.test_team_folder import met, packages

MINUTES = b"%PDF minutes of the board"
COPY = hashlib.sha256(MINUTES).hexdigest()


def attach(computer, assessment_id, content=MINUTES, name="Minutes.pdf", title="Minutes"):
    """Add evidence with a copy of a file, in one transaction; give the fingerprint."""
    path = computer.folder / name
    path.write_bytes(content)
    found = evidence_files.look_at(path)
    record, library = computer.library.record, computer.library

    def with_file(steps, people, packs):
        record(steps, people, packs, files={found.sha256: found.content})

    library.record = with_file
    computer.evidence(assessment_id, title=title, **found.attached())
    library.record = record
    return found.sha256


def evidence_of(computer, assessment_id):
    return computer.workspace(assessment_id).all(Evidence)


def told(report):
    return report.sound, "\n".join(report.lines)


def members(path):
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def attached(ann, place):
    """Ann's trust and assessment with a piece of evidence that has a file."""
    for one in evidence_of(ann, place[1]):
        ann.do(edit_evidence(one, {"title": "Older"}, ann.author))
    attach(ann, place[1])
    return place


def the_one(computer, assessment_id):
    return next(one for one in evidence_of(computer, assessment_id) if one.attached)


def test_a_copy_is_kept_by_its_fingerprint_and_the_record_has_no_folder_of_it(ann, attached):
    evidence = the_one(ann, attached[1])
    assert (evidence.attached, evidence.sha256, evidence.file) == (COPY, COPY, "Minutes.pdf")
    assert ann.library.store.attachment(COPY) == MINUTES
    assert ann.library.store.file_sizes()[COPY] == len(MINUTES)
    assert evidence_files.copy_of(ann.library, evidence) == MINUTES
    assert told(verify_library(ann.library))[0]


def test_a_file_goes_with_the_trust_and_with_an_assessment_and_comes_in_elsewhere(
    ann, bob, attached, tmp_path, send
):
    whole = send(ann, attached[0])
    part = tmp_path / "part.digistrat"
    export_assessments(ann.library, [attached[1]], part, ann.author.stamp())
    for path in (whole, part):
        assert members(path)[f"attachments/{COPY}.bin"] == MINUTES
        assert told(verify_package(FILES, path))[0]
    bob.take(whole)
    assert evidence_files.copy_of(bob.library, the_one(bob, attached[1])) == MINUTES
    assert told(verify_library(bob.library))[0]


def test_a_copy_for_separate_answers_and_files_for_email_leave_it_out_and_say_so(
    ann, bob, attached, tmp_path
):
    blind, slim = tmp_path / "blind.digistrat", tmp_path / "slim.digistrat"
    stamp = ann.author.stamp
    export_assessments(ann.library, [attached[1]], blind, stamp(), sending=Sending(blind=True))
    export_trust(ann.library, attached[0], slim, stamp(), sending=Sending(by_mail=True))
    for path in (blind, slim):
        assert not read_file(path).content.attachments
        sound, words = told(verify_package(FILES, path))
        assert sound
        assert "Not here: 1 attached file." in words
    bob.take(slim)
    sound, words = told(verify_library(bob.library))
    assert sound
    assert "Not here: 1 attached file." in words
    evidence = the_one(bob, attached[1])
    with pytest.raises(Refused, match="not on this computer"):
        evidence_files.copy_of(bob.library, evidence)
    states = evidence_files.states_of_copies(bob.library, [evidence])
    assert set(states.values()) == {evidence_files.FileState.LEFT_OUT}


def test_what_was_left_out_comes_with_the_whole_file_though_no_change_is_new(
    ann, bob, attached, tmp_path, send
):
    slim = tmp_path / "slim.digistrat"
    export_trust(ann.library, attached[0], slim, ann.author.stamp(), sending=Sending(by_mail=True))
    bob.take(slim)
    plan = bob.take(send(ann, attached[0]))
    assert (plan.changes, plan.files, plan.nothing_new) == (0, 1, False)
    assert evidence_files.copy_of(bob.library, the_one(bob, attached[1])) == MINUTES


@pytest.mark.parametrize("left_out", [{"names": True}, {"reasons": True}, {"areas": {"CON"}}])
def test_a_copy_for_people_outside_has_no_file_and_no_word_of_it(ann, attached, tmp_path, left_out):
    given = {name: frozenset(v) if isinstance(v, set) else v for name, v in left_out.items()}
    content = content_without(ann.library, attached[0], Omission(**given), ann.author)
    out = tmp_path / "outside.digistrat"
    export_content(ann.library, content, out, ann.author.stamp())
    assert not content.attachments
    text = b"".join(members(out).values())
    assert COPY.encode() not in text
    assert b"Minutes.pdf" not in text
    assert "Not here" not in told(verify_package(FILES, out))[1]


def test_one_that_was_taken_away_goes_nowhere_and_is_let_go_of(ann, bob, attached, send):
    take_away_of(ann, attached[1])
    path = send(ann, attached[0])
    assert not read_file(path).content.attachments
    assert COPY in members(path)["events.jsonl"].decode()  # the record has its fingerprint for good
    assert ann.library.store.attachment(COPY) == MINUTES  # Undo may want it until the window closes
    ann.library.store.drop_unused_files()
    assert ann.library.store.file_sizes() == {}
    assert MINUTES not in (ann.folder / "digistrat.db").read_bytes()
    assert told(verify_library(ann.library))[0]
    bob.take(path)
    assert told(verify_library(bob.library))[0]


def take_away_of(computer, assessment_id):
    evidence = the_one(computer, assessment_id)
    computer.do(edit_evidence(evidence, evidence_files.NO_FILE.values, computer.author))


def test_one_that_is_in_use_stays_whatever_is_let_go_of(ann, attached):
    ann.library.store.drop_unused_files()
    assert ann.library.store.attachment(COPY) == MINUTES


def test_one_that_was_altered_in_the_data_is_found_and_not_opened(ann, attached, tmp_path):
    store = ann.library.store
    store._db.execute("UPDATE attachment SET body = ? WHERE sha256 = ?", (b"%PDF other", COPY))
    sound, words = told(verify_library(ann.library))
    assert not sound
    assert COPY in words
    with pytest.raises(StoreDamaged, match="not the file that was attached"):
        evidence_files.copy_to_open(ann.library, the_one(ann, attached[1]), tmp_path / "opened")


def test_the_newer_version_has_a_file_of_its_own_and_the_earlier_one_keeps_its(ann, attached):
    newer = attach(ann, attached[1], b"%PDF April", "Minutes April.pdf", "Minutes April")
    assert {e.attached for e in evidence_of(ann, attached[1])} - {""} == {COPY, newer}
    assert ann.library.store.file_sizes().keys() == {COPY, newer}


def test_each_file_of_a_team_folder_carries_only_what_its_own_changes_name(
    ann, bob, attached, send
):
    disk = Ram()
    met(ann, attached[0], disk, 1)
    first = set(packages(disk))
    ann.answer(attached[1], "ALN-02", answer="siloed")
    met(ann, attached[0], disk, 1)
    (later,) = set(packages(disk)) - first
    assert not FILES.read(disk.files[later]).attachments
    (begun,) = first
    assert FILES.read(disk.files[begun]).attachments == {COPY: MINUTES}


def test_what_packs_to_almost_nothing_can_be_read_back_too(ann, bob, place, send):
    sha256 = attach(ann, place[1], bytes(3_000_000), "Scan.bmp")
    bob.take(send(ann, place[0]))
    assert bob.library.store.attachment(sha256) == bytes(3_000_000)


def test_a_file_that_is_too_large_or_empty_is_refused_beside_its_field(tmp_path):
    large, empty = tmp_path / "large.pdf", tmp_path / "empty.pdf"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    empty.touch()
    for path, words in ((large, "up to 20 MB can be attached"), (empty, "nothing to attach")):
        with pytest.raises(InvalidValue, match=words) as refused:
            evidence_files.look_at(path).attached()
        assert refused.value.field == "attach"


def test_there_is_a_most_of_all_files_and_the_same_file_counts_once(tmp_path):
    path = tmp_path / "Minutes.pdf"
    path.write_bytes(MINUTES)
    found = evidence_files.look_at(path)
    with pytest.raises(InvalidValue, match="which is the most"):
        evidence_files.refuse_too_many({"ab" * 32: MOST_OF_FILES}, found)
    evidence_files.refuse_too_many({found.sha256: MOST_OF_FILES}, found)


@pytest.mark.parametrize("name", ["../../x.pdf", "C:\\temp\\x.pdf", "a:b?.pdf", "..", "x.pdf"])
def test_a_file_is_opened_from_its_own_folder_whatever_its_name_says(ann, place, tmp_path, name):
    attach(ann, place[1])
    evidence = the_one(ann, place[1])
    ann.do(edit_evidence(evidence, {"file": name}, ann.author))
    folder = tmp_path / "opened"
    path = evidence_files.copy_to_open(ann.library, the_one(ann, place[1]), folder)
    assert path.parent.parent == folder
    assert path.read_bytes() == MINUTES
    forget_opened(folder)
    assert list(folder.rglob("*")) == []
