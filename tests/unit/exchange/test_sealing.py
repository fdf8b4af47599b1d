"""Signing off: what was signed stays as it was, in the store, on paper and at other desks."""

import json
import sqlite3
from contextlib import closing

import pytest

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.seals import (
    code_of,
    seal_code,
    seal_digest,
    seal_mark,
    seal_of,
)
from digistrat_desktop.domain.trust.assessment import Assessment, Support
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.services.record.sealing import (
    check_seals,
    reopen_assessment,
    seal_assessment,
    seal_text,
    what_is_open,
)
from digistrat_desktop.services.record.snapshot import fingerprint_of
from digistrat_desktop.services.record.verifying import check_trail
from tests.helpers.desks import Computer, read_file


@pytest.fixture
def sealed(ann, place):
    seal = seal_assessment(ann.library, place[1], "Chief Digital Officer", ann.author)
    return seal, place


def test_the_code_of_a_known_digest_is_known():
    assert code_of("00" * 32) == "0000-0000-0000-0000"
    assert code_of("ff" * 32) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert code_of("084210842108421084210" + "0" * 43) == "1111-1111-1111-1111"


def test_the_code_is_the_beginning_of_what_the_mark_holds_in_full(sealed):
    seal, _ = sealed
    assert seal_mark(seal) == f"DIGISTRAT-SEAL:1:{seal_digest(seal).upper()}:{seal.length}"
    assert seal_code(seal) == code_of(seal_digest(seal))


def test_a_signed_assessment_is_sealed_and_its_seal_is_found(ann, sealed):
    seal, place = sealed
    workspace = ann.workspace(place[1])
    assessment = workspace.get(Assessment, place[1])
    assert assessment.status is Status.SEALED
    assert seal_of(workspace, assessment) == seal
    assert seal.signer_id == "person-Ann"
    assert ann.sound()


def test_the_store_itself_refuses_an_edit_after_the_seal(ann, sealed):
    _, place = sealed
    workspace = ann.workspace(place[1])
    assessment = workspace.get(Assessment, place[1])
    step = set_response(workspace, assessment, "ALN-01", {"answer": "absent"}, ann.author)
    with pytest.raises(Refused, match="signed off"):
        ann.do(step)
    assert ann.response(place[1]).answer == "siloed"


def test_it_cannot_be_sealed_twice_nor_without_a_role(ann, place):
    with pytest.raises(Refused, match="role"):
        seal_assessment(ann.library, place[1], " ", ann.author)
    seal_assessment(ann.library, place[1], "Chair", ann.author)
    with pytest.raises(Refused, match="already signed off"):
        seal_assessment(ann.library, place[1], "Chair", ann.author)


def test_what_is_open_is_listed_and_an_answer_without_its_reason_blocks(ann, place):
    ann.answer(place[1], "ALN-03", answer="cannot_say")
    matters = what_is_open(ann.library, place[1])
    assert matters[0].blocks
    assert "needs a reason" in matters[0].sentence
    assert any("not answered" in m.sentence and not m.blocks for m in matters)
    assert any("no evidence" in m.sentence for m in matters)
    with pytest.raises(Refused, match="ALN-03"):
        seal_assessment(ann.library, place[1], "Chair", ann.author)


def test_later_readings_change_nothing_of_what_was_signed(ann, sealed, send):
    seal, place = sealed
    ann.metric(place[0], ("2026-03", "2026-04"))
    content = read_file(send(ann, place[0])).content
    (check,) = check_seals(content)
    assert check.sound
    assert f"change {seal.length:,} of this change history" in check.sentence
    kept = content.attachments[seal.state_digest].decode()
    assert fingerprint_of(kept) == seal.state_digest


def test_a_seal_set_on_another_state_is_found(ann, place, send):
    content, forged = ann.library.store.hand_over(place[0]), None
    seal_assessment(ann.library, place[1], "Chair", ann.author)
    content = ann.library.store.hand_over(place[0])
    record = next(r for r in content.records if r.kind == "seal")
    forged = {**record.fields, "length": record.fields["length"] - 1}
    forged["head"] = content.events[forged["length"] - 1].hash.hex()

    records = tuple(r._replace(fields=forged) if r is record else r for r in content.records)
    (check,) = check_seals(content._replace(records=records))
    assert not check.sound
    assert "not match the change history" in check.sentence


def test_a_revision_begins_with_all_answers_and_its_seal_names_the_one_before(ann, sealed):
    seal, place = sealed
    made = reopen_assessment(ann.library, place[1], "A figure was wrong.", ann.author)
    workspace = ann.workspace(made.id)
    assert workspace.get(Assessment, place[1]).status is Status.SUPERSEDED
    assert made.title == "Autumn (revision 2)"
    assert ann.response(made.id).rationale == "Two plans, one board."
    links = [s for s in workspace.all(Support) if s.assessment_id == made.id]
    assert [link.response_id for link in links] == [ann.response(made.id).id]
    ann.answer(made.id, "ALN-01", answer="absent")
    again = seal_assessment(ann.library, made.id, "Chair", ann.author)
    assert (again.number, again.previous) == (2, seal_digest(seal))
    third = reopen_assessment(ann.library, made.id, "Again.", ann.author)
    assert third.title == "Autumn (revision 3)"
    assert ann.sound()


def test_what_opens_first_is_never_what_a_revision_replaced(ann, sealed, send):
    _, (trust_id, _) = sealed
    replaced = sealed[1][1]
    for _ in range(4):  # ids are by chance, and the dates of all are the same
        made = reopen_assessment(ann.library, replaced, "A figure was wrong.", ann.author)
        assert ann.library.open_trust(trust_id).assessment_id == made.id
        assert read_file(send(ann, trust_id)).open_trust().assessment_id == made.id
        seal_assessment(ann.library, made.id, "Chair", ann.author)
        replaced = made.id


def test_only_what_is_sealed_can_be_reopened_and_only_with_a_reason(ann, place):
    with pytest.raises(Refused, match="This assessment is not signed off"):
        reopen_assessment(ann.library, place[1], "Why not", ann.author)
    seal_assessment(ann.library, place[1], "Chair", ann.author)
    with pytest.raises(Refused, match="Say why"):
        reopen_assessment(ann.library, place[1], "", ann.author)


def test_a_sealed_assessment_arrives_sealed_with_what_was_signed(ann, bob, sealed, send):
    seal, place = sealed
    plan = bob.take(send(ann, place[0]))
    assert any(seal_code(seal) in words for words in plan.warnings)
    content = read_file(send(bob, place[0])).content
    assert [check.sound for check in check_seals(content)] == [True]


def test_a_seal_set_while_another_desk_worked_on_is_kept_beside_and_not_taken(
    ann, bob, shared, send
):
    seal_assessment(ann.library, shared[1], "Chair", ann.author)
    bob.answer(shared[1], "ALN-03", answer="siloed")
    plan = bob.take(send(ann, shared[0]))
    assert plan.found.merged.clashes
    status = bob.workspace(shared[1]).get(Assessment, shared[1]).status
    assert status is Status.DRAFT
    assert bob.sound()


def test_an_edit_that_comes_for_a_sealed_assessment_is_kept_beside_it(ann, bob, shared, send):
    seal_assessment(ann.library, shared[1], "Chair", ann.author)
    bob.answer(shared[1], "ALN-01", answer="embedded")
    plan = ann.take(send(bob, shared[0]))
    assert [clash.sealed for clash in plan.found.merged.clashes] == [True]
    assert ann.response(shared[1]).answer == "siloed"
    assert ann.sound()


def test_a_seal_that_comes_with_other_work_is_taken_and_says_whose_trail_it_is_of(
    ann, bob, shared, send
):
    other = bob.start(shared[0], "Winter")
    ann.metric(shared[0])
    seal_assessment(ann.library, shared[1], "Chair", ann.author)
    bob.answer(other, "ALN-01", answer="siloed")
    bob.take(send(ann, shared[0]))
    assert bob.workspace(shared[1]).get(Assessment, shared[1]).status is Status.SEALED
    (check,) = check_seals(bob.library.store.hand_over(shared[0]))
    assert check.sound
    assert "another copy" in check.sentence
    assert bob.sound()


def test_the_file_beside_a_report_says_all_a_seal_says(sealed):
    seal, _ = sealed
    said = json.loads(seal_text(seal, "Sherwood and Vale", "Autumn"))
    assert said["code"] == seal_code(seal)
    assert said["seal"]["signed_at"] == encode_time(seal.signed_at)
    assert said["seal"]["state_digest"] == seal.state_digest


def test_the_check_behind_a_persons_work_finds_a_seal_whose_signed_text_is_gone(ann, sealed):
    seal, (trust_id, _) = sealed
    assert check_trail(ann.library, trust_id).sound
    ann.library.close()
    with closing(sqlite3.connect(ann.folder / "digistrat.db", isolation_level=None)) as db:
        assert db.execute("DELETE FROM attachment").rowcount == 1
    with closing(Computer(ann.folder, "Ann").library) as library:
        found = check_trail(library, trust_id)
    assert not found.sound
    assert seal_code(seal) in found.sentence
    assert "The signed-off version was not kept" in found.sentence
