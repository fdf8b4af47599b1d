"""Files between computers: what comes in is added, whatever happened in between."""

import pytest

from digistrat_desktop.domain.errors import PasswordNeeded, Refused
from digistrat_desktop.services.packages.exchange import (
    Sending,
    apply_import,
    export_assessments,
    export_trust,
    plan_import,
)
from digistrat_desktop.services.packages.import_words import NOTHING_NEW
from digistrat_desktop.services.store.privacy import remove_trust
from digistrat_desktop.services.store.shown import known_to, remember_shown
from tests.helpers.desks import computer, read_file
from tests.helpers.makers import records_of
from tests.helpers.stores import log_of, trail_end


def everything(computer, trust_id):
    return records_of(computer.library.open_trust(trust_id).workspace)


def lines(plan, what):
    return [line for line in plan.lines if line.what == what]


def test_a_package_brought_into_an_empty_store_is_the_same_trust_with_the_same_changes(
    ann, bob, place, send
):
    plan = bob.take(send(ann, place[0]))
    assert plan.is_new
    assert {line.what for line in plan.lines} == {"New"}
    assert everything(bob, place[0]) == everything(ann, place[0])
    assert trail_end(bob.library, place[0]) == trail_end(ann.library, place[0])
    assert bob.sound()
    assert bob.workspace(place[1]).people["person-Ann"] == "Ann"


def test_the_same_content_gives_the_same_bytes(ann, place, send):
    assert send(ann, place[0]).read_bytes() == send(ann, place[0]).read_bytes()


def test_work_done_since_is_added_word_for_word(ann, bob, shared, send):
    ann.answer(shared[1], "ALN-03", answer="siloed")
    plan = bob.take(send(ann, shared[0]))
    assert (plan.changes, plan.summary) == (1, "1 change from Ann.")
    assert trail_end(bob.library, shared[0]) == trail_end(ann.library, shared[0])
    assert bob.response(shared[1], "ALN-03").answer == "siloed"
    assert bob.sound()


def test_a_file_that_is_behind_changes_nothing_and_says_so(ann, bob, shared, send):
    old = send(ann, shared[0])
    bob.answer(shared[1], "ALN-03", answer="siloed")
    plan = bob.take(old)
    assert plan.nothing_new
    assert (plan.summary, plan.lines) == (NOTHING_NEW, ())
    assert bob.response(shared[1], "ALN-03").answer == "siloed"


def test_what_only_one_side_changed_is_taken_and_both_sides_agree_after_one_exchange(
    ann, bob, shared, send
):
    bob.answer(shared[1], "ALN-03", answer="siloed")
    bob.answer(shared[1], "ALN-01", rationale="Bob knows more.")
    ann.answer(shared[1], "ALN-04", answer="embedded")
    plan = ann.take(send(bob, shared[0]))
    assert not lines(plan, "Not settled")
    found = ann.response(shared[1], "ALN-01")
    assert (found.answer, found.rationale) == ("siloed", "Bob knows more.")
    assert ann.response(shared[1], "ALN-03").answer == "siloed"
    bob.take(send(ann, shared[0]))
    assert everything(bob, shared[0]) == everything(ann, shared[0])
    assert ann.sound()
    assert bob.sound()


def test_what_both_changed_is_shown_side_by_side_until_a_person_chooses(ann, bob, shared, send):
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", answer="embedded")
    plan = ann.take(send(bob, shared[0]))
    (line,) = lines(plan, "Not settled")
    assert line.field == "Answer"
    assert (line.before[:12], line.after[:14]) == ("Absent (Ann,", "Embedded (Bob,")
    assert plan.summary == "1 change from Bob. 1 difference to settle."
    found = ann.response(shared[1])
    assert (found.answer, {one.value for one in found.unsettled["answer"]}) == (
        "",
        {"absent", "embedded"},
    )
    ann.answer(shared[1], "ALN-01", answer="embedded")
    assert not ann.response(shared[1]).unsettled
    plan = bob.take(send(ann, shared[0]))
    assert not lines(plan, "Not settled")
    assert bob.response(shared[1]).answer == "embedded"
    assert ann.take(send(bob, shared[0])).nothing_new
    assert ann.sound()


def test_a_plan_holds_when_the_store_has_moved_on(ann, bob, shared, send):
    ann.answer(shared[1], "ALN-03", answer="siloed")
    plan = plan_import(bob.library, send(ann, shared[0]))
    bob.answer(shared[1], "ALN-04", answer="siloed")
    assert apply_import(bob.library, plan, bob.author) == 1
    assert bob.response(shared[1], "ALN-03").answer == "siloed"
    assert bob.response(shared[1], "ALN-04").answer == "siloed"
    assert bob.sound()


def test_parts_for_a_colleague_come_in_any_order_and_home_again(ann, bob, place, tmp_path, send):
    second, third = ann.start(place[0], "Winter"), ann.start(place[0], "Spring")
    parts = [tmp_path / f"part {n}.digistrat" for n in range(3)]
    stamp = ann.author.stamp()
    export_assessments(ann.library, [second], parts[0], stamp)
    export_assessments(ann.library, [place[1], second], parts[1], stamp)
    export_assessments(ann.library, [third], parts[2], stamp, sending=Sending(blind=True))
    for part in parts:
        bob.take(part)
    assert bob.library.home(9).count == 3
    bob.answer(place[1], "ALN-03", answer="embedded")
    ann.answer(place[1], "ALN-04", answer="absent")
    ann.take(send(bob, place[0]))
    assert ann.response(place[1], "ALN-03").answer == "embedded"
    bob.take(send(ann, place[0]))
    assert everything(bob, place[0]) == everything(ann, place[0])
    assert ann.sound()
    assert bob.sound()


def test_assessments_of_two_trusts_do_not_go_into_one_file(ann, place, tmp_path):
    other = ann.start(ann.trust("Moor"), "Winter")
    with pytest.raises(Refused, match="not all of one trust"):
        export_assessments(
            ann.library, [place[1], other], tmp_path / "x.digistrat", ann.author.stamp()
        )


def test_a_blind_part_holds_no_answer_of_anybody(ann, place, tmp_path):
    part = tmp_path / "part.digistrat"
    export_assessments(
        ann.library, [place[1]], part, ann.author.stamp(), sending=Sending(blind=True)
    )
    package = read_file(part)
    assert "Two plans, one board." not in "".join(e.body for e in package.content.events)
    assert {"response", "support"}.isdisjoint(package.workspace.records)


def test_a_name_without_its_ending_gets_it(ann, place, tmp_path):
    made = export_trust(ann.library, place[0], tmp_path / "for Bob", ann.author.stamp())
    assert made.path == tmp_path / "for Bob.digistrat"
    assert made.path.exists()


def test_only_what_is_new_for_a_colleague_travels_when_they_have_shown_what_they_have(
    ann, bob, shared, send, tmp_path
):
    bob.answer(shared[1], "ALN-03", answer="siloed")
    ann.take(send(bob, shared[0]))
    known = known_to(ann.library.store, shared[0], "person-Bob")
    ann.answer(shared[1], "ALN-04", answer="siloed")
    out = tmp_path / "new.digistrat"
    made = export_trust(ann.library, shared[0], out, ann.author.stamp(), sending=Sending(known))
    assert made.changes == 1
    assert made.trust == next(one.name for one in ann.library.store.trusts())
    assert made.end == ann.library.store.graph(shared[0]).end, "what the receiver has with it"
    with computer(tmp_path, "Cleo") as cleo:
        before = cleo.file()
        with pytest.raises(Refused, match="continues one that you have not opened yet"):
            plan_import(cleo.library, out)
        assert cleo.file() == before
    bob.take(out)
    assert everything(bob, shared[0]) == everything(ann, shared[0])


def test_a_colleague_who_sends_back_what_i_changed_last_has_shown_to_have_it(
    ann, bob, shared, send, tmp_path
):
    bob.answer(shared[1], "ALN-03", answer="siloed")
    ann.take(send(bob, shared[0]))
    ann.answer(shared[1], "ALN-04", answer="siloed")
    bob.take(send(ann, shared[0]))
    ann.take(send(bob, shared[0]))
    known = known_to(ann.library.store, shared[0], "person-Bob")
    ann.answer(shared[1], "ALN-05", answer="siloed")
    out = tmp_path / "new.digistrat"
    made = export_trust(ann.library, shared[0], out, ann.author.stamp(), sending=Sending(known))
    assert made.changes == 1


def test_what_colleagues_have_shown_goes_with_the_trust_and_no_id_is_a_file_name(
    ann, bob, shared, send
):
    bob.answer(shared[1], "ALN-03", answer="siloed")
    ann.take(send(bob, shared[0]))
    remember_shown(ann.library.store, shared[0], "../../x", ["ab"])
    assert known_to(ann.library.store, shared[0], "../../x") == {"ab"}
    assert known_to(ann.library.store, shared[0], "person-Bob")
    assert not list(ann.folder.parent.glob("x*"))
    remove_trust(ann.library, shared[0], ann.author.stamp())
    assert not known_to(ann.library.store, shared[0], "person-Bob")


def test_one_trust_begun_apart_is_told_at_once_and_stays_apart(ann, bob, place, send):
    bob.trust("Another name")
    plan = bob.take(send(ann, place[0]))
    assert plan.warnings[0].startswith("You already have Another name (ZZ1), begun separately.")
    assert len(bob.library.home(9).trusts) == 2
    assert not bob.take(send(ann, place[0])).warnings


def test_the_stores_own_log_tells_of_every_import_and_export(ann, bob, shared):
    for made, what in ((ann, "export"), (bob, "import")):
        body = log_of(made.library.store)[-1]
        assert f'"what":"{what}"' in body
        assert "Two plans" not in body


def test_a_password_hides_everything_and_a_wrong_one_opens_nothing(ann, bob, place, send):
    out = send(ann, place[0], "correct horse battery")
    assert b"manifest" not in out.read_bytes()
    with pytest.raises(PasswordNeeded):
        plan_import(bob.library, out)
    with pytest.raises(Refused, match="is wrong"):
        plan_import(bob.library, out, "wrong horse battery")
    bob.take(out, "correct horse battery")
    assert bob.sound()


def test_a_short_password_is_refused_and_nothing_is_written(ann, place, tmp_path):
    out = tmp_path / "out.digistrat"
    with pytest.raises(Refused, match="at least 12"):
        export_trust(ann.library, place[0], out, ann.author.stamp(), "short")
    assert not out.exists()


def test_a_trust_is_found_by_id_beginning_or_code(ann, place):
    for wanted in (place[0], place[0][:8], "ZZ1"):
        assert ann.library.trust_named(wanted).id == place[0]
    for wanted in ("", "nobody"):
        with pytest.raises(Refused):
            ann.library.trust_named(wanted)
