"""Signing off: what was signed stays as it was, in the store, on paper and at other desks."""

import json

import pytest

from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.answers.readiness import open_matters
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.changes import apply_all
from digistrat_desktop.domain.record.events import code_of, make_event
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.workspace import seal_of
from digistrat_desktop.domain.trust.assessment import Assessment, Support
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.services.packages.verifying import verify_package
from digistrat_desktop.services.record.reading import record_lines
from digistrat_desktop.services.record.seal_checks import check_seals
from digistrat_desktop.services.record.sealing import (
    reopen_assessment,
    seal_assessment,
    seal_text,
)
from digistrat_desktop.services.record.verifying import verify_library
from tests.helpers.desks import FILES, computer, read_file


def what_is_open(library, assessment_id):
    found = library.open_trust(library.find(assessment_id).trust_id, assessment_id)
    assessment = found.workspace.get(Assessment, assessment_id)
    position = position_of(found.workspace, assessment, found.packs[assessment.pack_sha256])
    return open_matters(found.workspace, assessment, position)


def seals_of(computer, trust_id):
    store = computer.library.store
    return check_seals(store.graph(trust_id), store.attachment)


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
    assert seal.mark == f"DIGISTRAT-SEAL:2:{seal.digest.upper()}"
    assert seal.code == code_of(seal.digest)


def test_a_signed_assessment_is_sealed_and_its_seal_is_found(ann, sealed):
    seal, place = sealed
    workspace = ann.workspace(place[1])
    assessment = workspace.get(Assessment, place[1])
    assert assessment.status is Status.SEALED
    assert seal_of(workspace, assessment) == seal
    assert seal.signer_id == "person-Ann"
    assert ann.sound()


def test_an_edit_after_the_seal_is_refused_where_it_is_made(ann, sealed):
    _, place = sealed
    workspace = ann.workspace(place[1])
    assessment = workspace.get(Assessment, place[1])
    with pytest.raises(Refused, match="signed off"):
        apply_all(
            workspace,
            set_response(workspace, assessment, "ALN-01", {"answer": "absent"}, ann.author).changes,
        )


def test_it_cannot_be_sealed_twice_nor_without_a_role(ann, place):
    for role in (" ", "\u200b\u2060"):
        with pytest.raises(Refused, match="role"):
            seal_assessment(ann.library, place[1], role, ann.author)
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


def test_what_is_not_settled_blocks_and_is_counted(ann, bob, shared, send):
    for item in ("ALN-01", "ALN-02"):
        ann.answer(shared[1], item, answer="absent")
        bob.answer(shared[1], item, answer="siloed" if item == "ALN-02" else "embedded")
    ann.take(send(bob, shared[0]))
    blocking = [m for m in what_is_open(ann.library, shared[1]) if m.blocks]
    assert {m.page for m in blocking} == {"settle"}
    assert len(blocking) == 2
    with pytest.raises(Refused, match=r"2 differences block signing off\. .*Settle first\."):
        seal_assessment(ann.library, shared[1], "Chair", ann.author)
    ann.answer(shared[1], "ALN-01", answer="absent")
    ann.answer(shared[1], "ALN-02", answer="siloed")
    assert seal_assessment(ann.library, shared[1], "Chair", ann.author)


def test_what_the_trust_itself_has_not_settled_blocks_too(ann, bob, shared, send):
    ann.metric(shared[0])
    bob.take(send(ann, shared[0]))
    for one, value in ((ann, "7"), (bob, "8")):
        one.reading(shared[0], "2026-01", value)
    ann.take(send(bob, shared[0]))
    with pytest.raises(Refused, match="2 differences block signing off"):
        seal_assessment(ann.library, shared[1], "Chair", ann.author)


def test_what_is_to_be_read_together_is_listed_and_does_not_block(ann, bob, shared, send):
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", rationale="Bob knows more.")
    ann.take(send(bob, shared[0]))
    (matter,) = [m for m in what_is_open(ann.library, shared[1]) if "together" in m.sentence]
    assert not matter.blocks
    ann.answer(shared[1], "ALN-01", rationale="Both are right.")
    assert not any("together" in m.sentence for m in what_is_open(ann.library, shared[1]))


def test_later_readings_change_nothing_of_what_was_signed(ann, sealed):
    seal, place = sealed
    ann.metric(place[0], ("2026-03", "2026-04"))
    (check,) = seals_of(ann, place[0])
    assert check.sound
    assert f"covers {seal.changes} changes" in check.sentence


def test_a_signed_answer_rewritten_with_all_that_follows_has_another_code(ann, sealed):
    """Whoever makes the whole record anew gives the seal another hash, so no seal has the code."""
    seal, (trust_id, _) = sealed
    events = ann.library.store.graph(trust_id).events
    forged = rewritten(events, "siloed", "embedded")
    checks = check_seals(forged, lambda _: None)
    assert [one.sound for one in checks] == [False]
    assert "NOT VALID. What was signed off is not what the changes make." in checks[0].sentence
    assert all(one.seal.code != seal.code for one in checks)


def rewritten(events, old, new):
    """Give the graph of a record made anew with another word in it, every hash right."""
    graph, anew = Graph(), {}
    for event in events:
        said = json.loads(event.body.replace(f'"answer":"{old}"', f'"answer":"{new}"'))
        made = make_event([anew[one] for one in event.parents], said)
        anew[event.hash] = made.hash
        graph.add(made)
    return graph


def test_a_code_from_paper_is_found_or_told_to_be_missing_at_the_top(ann, sealed, send):
    seal, (trust_id, _) = sealed
    for found in (
        verify_library(ann.library, [seal.code]),
        verify_library(ann.library, [seal.code.lower().replace("0", "o")]),
        verify_library(ann.library, [seal.digest]),
        verify_package(FILES, send(ann, trust_id), codes=[seal.code]),
    ):
        assert found.sound
        assert found.lines[0].startswith(f"THE SEAL WITH THIS CODE IS HERE: {seal.code}")
    wrong = verify_library(ann.library, ["0000-0000-0000-0000"])
    assert (wrong.sound, wrong.missing) == (False, True)
    assert wrong.lines[0].startswith("NO SEAL HERE HAS THE CODE YOU GAVE: 0000")


def test_a_revision_begins_with_all_answers_and_has_a_seal_of_its_own(ann, sealed):
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
    assert again.digest != seal.digest
    assert [one.sound for one in seals_of(ann, place[0])] == [True, True]
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
    reopen_assessment(ann.library, place[1], "A figure was wrong.", ann.author)
    with pytest.raises(Refused, match="There is a revision of this assessment already"):
        reopen_assessment(ann.library, place[1], "Another was wrong.", ann.author)


def test_a_sealed_assessment_arrives_sealed_with_what_was_signed(ann, bob, sealed, send):
    seal, place = sealed
    plan = bob.take(send(ann, place[0]))
    assert any(seal.code in words for words in plan.warnings)
    assert seals_of(bob, place[0]) == seals_of(ann, place[0])
    assert bob.workspace(place[1]).signed[place[1]].seals == (seal,)


def test_what_another_copy_changed_before_it_knew_of_the_seal_is_kept_and_told_as_late(
    ann, bob, shared, send, tmp_path
):
    seal = seal_assessment(ann.library, shared[1], "Chair", ann.author)
    bob.answer(shared[1], "ALN-01", answer="embedded", rationale="Seen on the wards.")
    plan = ann.take(send(bob, shared[0]))
    (late,) = plan.lines
    assert late.what == "Came after sign-off"
    assert (late.field, late.after) == ("Answer and Why this level", "Embedded; Seen on the wards.")
    assert "1 change came after sign-off and is not part of it." in plan.summary
    bob.take(send(ann, shared[0]))
    for one in (ann, bob):
        assert one.response(shared[1]).answer == "siloed"
        assert one.workspace(shared[1]).signed[shared[1]].late == 1
        assert seals_of(one, shared[0])[0].seal == seal
        assert send(one, shared[0]).exists()
        assert one.sound()
    assert any("came after sign-off" in m.sentence for m in what_is_open(ann.library, shared[1]))


def test_what_came_after_sign_off_goes_into_a_revision_and_names_where_it_comes_from(
    ann, bob, shared, send
):
    seal_assessment(ann.library, shared[1], "Chair", ann.author)
    bob.answer(shared[1], "ALN-01", answer="embedded")
    bob.answer(shared[1], "ALN-03", answer="siloed")
    bob.evidence(shared[1], "ALN-03", "Letter")
    ann.take(send(bob, shared[0]))
    late = [line for line in record_lines(ann.library, shared[0]) if line.late]
    made = reopen_assessment(ann.library, shared[1], "Late.", ann.author, with_late=True)
    assert ann.response(made.id, "ALN-01").answer == "embedded"
    assert ann.response(made.id, "ALN-03").answer == "siloed"
    links = [s for s in ann.workspace(made.id).all(Support) if s.assessment_id == made.id]
    assert {link.response_id for link in links} >= {ann.response(made.id, "ALN-03").id}
    said = {line.reason for line in record_lines(ann.library, shared[0])}
    assert {f"From change {one.code}, made after sign-off." for one in late} <= said


def test_late_changes_that_disagree_win_nothing_in_silence(ann, bob, shared, send, tmp_path):
    with computer(tmp_path, "Cleo") as cleo:
        cleo.take(send(ann, shared[0]))
        seal_assessment(ann.library, shared[1], "Chair", ann.author)
        bob.answer(shared[1], "ALN-03", answer="embedded", rationale="Bob")
        cleo.answer(shared[1], "ALN-03", answer="absent")
        ann.take(send(bob, shared[0]))
        ann.take(send(cleo, shared[0]))
    made = reopen_assessment(ann.library, shared[1], "Late.", ann.author, with_late=True)
    found = ann.response(made.id, "ALN-03")
    assert (found.answer, found.rationale) == ("", "Bob")


def test_two_who_sign_and_do_not_know_of_each_other_both_count_and_it_is_told(
    ann, bob, shared, send
):
    bob.answer(shared[1], "ALN-01", answer="embedded")
    one = seal_assessment(ann.library, shared[1], "Chair", ann.author)
    two = seal_assessment(bob.library, shared[1], "Director", bob.author)
    ann.take(send(bob, shared[0]))
    workspace = ann.workspace(shared[1])
    assert {seal.code for seal in workspace.signed[shared[1]].seals} == {one.code, two.code}
    assert {w.value for w in ann.response(shared[1]).unsettled["answer"]} == {"siloed", "embedded"}
    assert any("Signed off twice" in m.sentence for m in what_is_open(ann.library, shared[1]))
    lines = verify_library(ann.library).lines
    assert any("signed off twice" in line for line in lines)
    assert ann.sound()


def test_the_file_beside_a_report_says_all_a_seal_says(sealed):
    seal, _ = sealed
    said = json.loads(seal_text(seal, "t", "Sherwood and Vale", "Autumn"))
    assert said["format"] == "digistrat-seal-2"
    assert (said["code"], said["digest"]) == (seal.code, seal.digest)
    assert said["seal"]["signed_at"] == encode_time(seal.signed_at)
    assert said["seal"]["state"] == seal.state
