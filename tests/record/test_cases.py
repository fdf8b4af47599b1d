"""What went wrong when people worked apart, and what happens now: a case each."""

import datetime as dt

import pytest

from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.metrics import NewReading, put_readings
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.record.changes import create, edit, step_of
from digistrat_desktop.domain.record.fold import WITHDRAWN
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.strategy import Initiative, Objective
from digistrat_desktop.services.packages.exchange import Sending, export_assessments, export_trust
from digistrat_desktop.services.record.sealing import seal_assessment
from tests.helpers.desks import computer, filled
from tests.helpers.makers import records_of

TODAY = dt.date(2026, 6, 1)


@pytest.fixture
def ann(tmp_path):
    with computer(tmp_path, "Ann") as made:
        yield made


@pytest.fixture
def bob(tmp_path):
    with computer(tmp_path, "Bob") as made:
        yield made


@pytest.fixture
def send(tmp_path):
    """Write a computer's trust to a file and give its path."""
    sent = []

    def write(sender, trust_id):
        out = tmp_path / f"{len(sent)}.digistrat"
        sent.append(out)
        export_trust(sender.library, trust_id, out, sender.author.stamp())
        return out

    return write


@pytest.fixture
def place(ann):
    return filled(ann)


@pytest.fixture
def shared(ann, bob, place, send):
    bob.take(send(ann, place[0]))
    return place


@pytest.fixture
def exchange(ann, bob, send):
    """Have each bring in what the other has; give the plans."""

    def both(trust_id):
        ours, theirs = send(ann, trust_id), send(bob, trust_id)
        return ann.take(theirs), bob.take(ours)

    return both


def alike(ann, bob, trust_id):
    def seen(one):
        return records_of(one.library.open_trust(trust_id).workspace)

    return seen(ann) == seen(bob)


def add(computer, trust_id, kind, **values):
    """Add an entry of the trust; give its id."""
    one = kind(id=RecordId(computer.author.new_id()), trust_id=trust_id, **values)
    computer.do(step_of("Add", create(one, computer.author.stamp())))
    return one.id


def entry(computer, trust_id, kind, record_id):
    return computer.library.open_trust(trust_id).workspace.get(kind, record_id)


def change(computer, trust_id, kind, record_id, **values):
    record = entry(computer, trust_id, kind, record_id)
    computer.do(step_of("Edit", edit(record, values, computer.author.stamp())))


def found_in(computer, place, rule):
    opened = computer.library.open_trust(*place)
    assessment = opened.workspace.get(Assessment, place[1])
    judged = judge(opened.workspace, assessment, opened.packs, TODAY)
    return [finding for finding in judged.findings if finding.rule == rule]


def test_r1_a_later_word_on_ones_own_change_comes_in(ann, bob, shared, send):
    for answer in ("embedded", "siloed"):
        bob.answer(shared[1], "ALN-01", answer=answer)
        ann.take(send(bob, shared[0]))
        assert ann.response(shared[1]).answer == answer


def test_r2_a_change_made_before_the_seal_was_known_stops_no_export(ann, bob, shared, send):
    seal_assessment(ann.library, shared[1], "Chair", ann.author)
    bob.answer(shared[1], "ALN-03", answer="siloed")
    ann.take(send(bob, shared[0]))
    assert send(ann, shared[0]).exists()
    assert ann.workspace(shared[1]).signed[shared[1]].late == 1


def test_r3_opposite_choices_are_not_settled_until_one_has_seen_the_other(
    ann, bob, shared, exchange
):
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", answer="embedded")
    exchange(shared[0])
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", answer="embedded")
    for _ in range(3):
        exchange(shared[0])
        for one in (ann, bob):
            assert len(one.response(shared[1]).unsettled["answer"]) == 2
    ann.answer(shared[1], "ALN-01", answer="embedded")
    exchange(shared[0])
    assert [one.response(shared[1]).answer for one in (ann, bob)] == ["embedded"] * 2


def test_r4_both_copies_show_both_answers_and_neither_takes_the_place_of_the_other(
    ann, bob, shared, send
):
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", answer="embedded")
    ann.take(send(bob, shared[0]))
    bob.take(send(ann, shared[0]))
    assert ann.response(shared[1]) == bob.response(shared[1])
    assert {one.actor for one in bob.response(shared[1]).unsettled["answer"]} == {
        "person-Ann",
        "person-Bob",
    }


def test_r5_r6_exchanges_with_nothing_new_add_not_a_byte(ann, bob, shared, exchange, send):
    exchange(shared[0])
    first = send(ann, shared[0]).read_bytes()
    for _ in range(5):
        assert all(plan.nothing_new for plan in exchange(shared[0]))
    assert send(ann, shared[0]).read_bytes() == first == send(bob, shared[0]).read_bytes()


def test_r7_a_choice_made_at_one_copy_is_what_the_other_shows(ann, bob, shared, exchange, send):
    ann.answer(shared[1], "ALN-01", answer="absent")
    bob.answer(shared[1], "ALN-01", answer="embedded")
    exchange(shared[0])
    bob.answer(shared[1], "ALN-01", answer="absent")
    ann.take(send(bob, shared[0]))
    assert (ann.response(shared[1]).answer, ann.response(shared[1]).unsettled) == ("absent", {})


def test_r8_a_second_part_and_a_blind_one_come_in_beside_the_whole(
    ann, bob, shared, send, tmp_path
):
    for number, blind in enumerate((False, False, True)):
        ann.answer(shared[1], f"ALN-{number + 4:02d}", answer="siloed")
        out = tmp_path / f"part {number}.digistrat"
        export_assessments(
            ann.library, [shared[1]], out, ann.author.stamp(), sending=Sending(blind=blind)
        )
        plan = bob.take(out)
        assert plan.changes == (0 if blind else 1)
    bob.take(send(ann, shared[0]))
    assert alike(ann, bob, shared[0])


CIRCLES = {Action: "actions in a circle", Initiative: "dependencies in a circle"}


@pytest.mark.parametrize("kind", CIRCLES)
def test_r9_a_circle_comes_in_is_told_by_name_and_goes_out_again(ann, bob, shared, exchange, kind):
    one, two = (add(ann, shared[0], kind, title=title) for title in ("Switches", "Access"))
    after = add(ann, shared[0], kind, title="After", depends_on=(one,))
    exchange(shared[0])
    change(ann, shared[0], kind, one, depends_on=(two,))
    change(bob, shared[0], kind, two, depends_on=(one,))
    plan, _ = exchange(shared[0])
    assert any(line.what == "To fix" and "Switches" in line.record for line in plan.lines)
    (finding,) = found_in(ann, shared, CIRCLES[kind])
    assert "“Switches”" in finding.sentence
    assert "“Access”" in finding.sentence
    assert set(finding.records) == {one, two}
    assert all(plan.nothing_new for plan in exchange(shared[0]))
    opened = ann.library.open_trust(*shared)
    judged = judge(opened.workspace, None, opened.packs, TODAY)
    stuck = {r.action.id for r in judged.ranked if "depends on itself" in r.basis}
    assert stuck == ({one, two} if kind is Action else set())
    assert kind is Initiative or after in {r.action.id for r in judged.ranked}


def test_r9_readings_that_overlap_are_told_and_neither_is_used(ann, bob, place, exchange, send):
    metric = ann.metric(place[0], ())
    bob.take(send(ann, place[0]))
    for one, periods in ((ann, ("2026-03", "2026-04")), (bob, ("2026-Q2",))):
        workspace = one.library.open_trust(place[0]).workspace
        readings = [NewReading(period, "5") for period in periods]
        one.do(put_readings(workspace, workspace.get(Metric, metric), readings, one.author))
    exchange(place[0])
    (finding,) = found_in(ann, place, "readings overlap")
    assert "2026-04" in finding.sentence
    assert "2026-Q2" in finding.sentence
    opened = ann.library.open_trust(*place)
    line = next(
        one
        for one in judge(opened.workspace, None, opened.packs, TODAY).metrics
        if one.metric_id == metric
    )
    assert "Mar" in line.latest_when


def test_r10_what_is_archived_while_somebody_works_on_it_stays_in_use_until_someone_decides(
    ann, bob, shared, exchange
):
    aim = add(ann, shared[0], Objective, title="Fewer falls")
    exchange(shared[0])
    change(ann, shared[0], Objective, aim, withdrawn=True)
    change(bob, shared[0], Objective, aim, title="No falls")
    exchange(shared[0])
    for one in (ann, bob):
        record = entry(one, shared[0], Objective, aim)
        assert (record.withdrawn, record.title) == (False, "No falls")
        assert WITHDRAWN in record.unsettled
        assert found_in(one, shared, "entry not settled")
    change(ann, shared[0], Objective, aim, withdrawn=True)
    exchange(shared[0])
    assert entry(bob, shared[0], Objective, aim).withdrawn


def test_r11_a_trust_that_was_begun_twice_is_told_at_once(ann, bob, place, send):
    bob.trust()
    plan = bob.take(send(ann, place[0]))
    assert "begun separately" in plan.warnings[0]
    assert "copy an assessment over" in plan.warnings[0]
