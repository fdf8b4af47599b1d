"""An import is taken back as one act that writes back what stood before."""

import datetime as dt
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.record.changes import Step, edit, inverse
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.undoing import (
    all_still_undone,
    bring_back,
    take_back,
    taken_from,
)
from digistrat_desktop.domain.trust.assessment import Assessment, Trust
from digistrat_desktop.services.packages.exchange import export_trust, plan_import
from digistrat_desktop.services.packages.files import check
from digistrat_desktop.services.packages.import_words import entries_words, taken_words
from digistrat_desktop.services.packages.undoing import (
    bring_changes_back,
    bring_in,
    take_import_back,
)
from digistrat_desktop.services.record.carried import Carried
from digistrat_desktop.services.record.reading import record_lines
from digistrat_desktop.services.record.sealing import seal_assessment
from digistrat_desktop.storage.port import Arrival
from tests.helpers.desks import computer


class Pair:
    """Ann and Bob, who hold the same trust and hand all they have to each other."""

    def __init__(self, ann, bob):
        self.ann, self.bob = ann, bob
        self.trust = ann.trust()
        self.assessment = ann.start(self.trust)
        ann.answer(self.assessment, "ALN-01", answer="siloed", rationale="Two plans.")
        self.give(ann, bob)

    def give(self, one, other):
        package = check(one.library.store.hand_over(self.trust))
        here = set(self.graph(other).index) if other.library.store.trusts() else set()
        other.library.store.bring_in(
            Arrival(package.content, package.pack_texts, one.people), other.author
        )
        return frozenset(self.graph(other).index.keys() - here)

    def graph(self, who):
        return who.library.store.graph(self.trust)

    def take_back(self, came):
        found = take_back(self.graph(self.ann), came, self.ann.author)
        if found.step.changes:
            self.ann.library.record([found.step], {}, ())
        return found

    def state(self, past=None):
        """Give what is seen: the records in use, with all that stands in each of their fields."""
        return seen(State(self.graph(self.ann), past))


def seen(state):
    return {
        one.key: values
        for one in state.records()
        if one.use() != "withdrawn" and _is_inside(state, one.key)
        for values in [{name: said(one, name) for name in one.registers if said(one, name)}]
        if values
    }


def said(record, name):
    return [one.value for one in record.written(name) if one.value not in ("", None, False, [])]


def _is_inside(state, key):
    place = (key[0], Assessment.KIND, key[0])
    return not key[0] or state.record(place).use() != "withdrawn"


@pytest.fixture
def pair(tmp_path):
    with computer(tmp_path, "Ann") as ann, computer(tmp_path, "Bob") as bob:
        yield Pair(ann, bob)


def test_what_stood_before_stands_again_and_the_changes_name_what_they_undo(pair):
    before = pair.state()
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    pair.bob.answer(pair.assessment, "ALN-02", answer="absent")
    pair.bob.evidence(pair.assessment, "ALN-01", title="Bob's minutes")
    came = pair.give(pair.bob, pair.ann)
    assert pair.state() != before
    found = pair.take_back(came)
    assert pair.state() == before
    assert len({one.stamp.event_id.partition(".")[0] for one in found.step.changes}) == 1
    ids = {event.said["id"] for event in pair.graph(pair.ann).events if event.hash in came}
    assert all(one.undoes in ids for one in found.step.changes)
    assert found.kept == 0


def test_a_difference_it_brought_is_gone_and_ones_own_answer_stands(pair):
    pair.ann.answer(pair.assessment, "ALN-01", answer="absent")
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    came = pair.give(pair.bob, pair.ann)
    assert "answer" in pair.ann.response(pair.assessment).unsettled
    pair.take_back(came)
    mine = pair.ann.response(pair.assessment)
    assert (mine.answer, dict(mine.unsettled)) == ("absent", {})


def test_a_whole_assessment_that_came_is_archived_with_all_in_it(pair):
    made = pair.bob.start(pair.trust, "Winter", dt.date(2026, 12, 1))
    pair.bob.answer(made, "ALN-01", answer="siloed")
    came = pair.give(pair.bob, pair.ann)
    found = pair.take_back(came)
    assert [(one.kind, dict(one.after)) for one in found.step.changes] == [
        ("assessment", {"withdrawn": True})
    ]
    state = State(pair.graph(pair.ann))
    assert state.record((made, "assessment", made)).use() == "withdrawn"


def test_the_others_learn_of_it_as_of_any_change(pair):
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    pair.take_back(pair.give(pair.bob, pair.ann))
    pair.give(pair.ann, pair.bob)
    assert pair.bob.response(pair.assessment).answer == "siloed"


def test_what_a_seal_covers_stays_and_is_counted(pair):
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    seal_assessment(pair.bob.library, pair.assessment, "Chair", pair.bob.author)
    came = pair.give(pair.bob, pair.ann)
    found = pair.take_back(came)
    assert found.step.changes == ()
    assert found.kept
    assert pair.ann.response(pair.assessment).answer == "embedded"


def test_a_choice_that_came_stays_since_nothing_can_stand_side_by_side_again(pair):
    pair.ann.answer(pair.assessment, "ALN-01", answer="absent")
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    pair.give(pair.bob, pair.ann)
    pair.give(pair.ann, pair.bob)
    pair.bob.answer(pair.assessment, "ALN-01", answer="siloed")
    found = pair.take_back(pair.give(pair.bob, pair.ann))
    assert found.kept == 1
    assert pair.ann.response(pair.assessment).answer == "siloed"


def told(pair, who, came):
    return taken_from(pair.graph(who), came)


def bring_back_all(pair, who, came):
    found = [bring_back(pair.graph(who), (one,), who.author) for one in told(pair, who, came)]
    for one in found:
        if one.step.changes:
            who.library.record([one.step], {}, ())
    return found


def test_it_is_said_before_whose_changes_go(pair):
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    pair.bob.evidence(pair.assessment, "ALN-02", title="Bob's minutes")
    came = pair.give(pair.bob, pair.ann)
    found = take_back(pair.graph(pair.ann), came, pair.ann.author)
    (keys,) = (found.of[one] for one in found.of if one == pair.bob.person)
    assert {kind for _, kind, _ in keys} == {"response", "evidence", "support"}
    assert entries_words(keys, "Bob") == "2 answers and 2 other entries of Bob"
    assert list(found.of) == [pair.bob.person]


def test_the_sender_is_told_who_took_back_what(pair):
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    pair.bob.answer(pair.assessment, "ALN-02", answer="absent")
    pair.take_back(pair.give(pair.bob, pair.ann))
    (taken,) = told(pair, pair.bob, pair.give(pair.ann, pair.bob))
    assert (taken.by, taken.of) == (pair.ann.person, pair.bob.person)
    assert {kind for _, kind, _ in taken.keys} == {"response"}
    words = taken_words((taken,), {pair.ann.person: "Ann"}, pair.bob.person)
    assert words == "Ann undid the import of your changes: 2 answers."


def test_what_was_taken_back_is_brought_back_as_one_act_and_that_is_no_taking_back(pair):
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded", rationale="Seen.")
    pair.bob.answer(pair.assessment, "ALN-02", answer="absent")
    before = seen(State(pair.graph(pair.bob)))
    pair.take_back(pair.give(pair.bob, pair.ann))
    (done,) = bring_back_all(pair, pair.bob, pair.give(pair.ann, pair.bob))
    assert seen(State(pair.graph(pair.bob))) == before
    assert len({one.stamp.event_id.partition(".")[0] for one in done.step.changes}) == 1
    came = pair.give(pair.bob, pair.ann)
    assert told(pair, pair.ann, came) == ()
    assert pair.state() == before
    pair.take_back(came)
    (again,) = told(pair, pair.bob, pair.give(pair.ann, pair.bob))
    assert again.of == pair.bob.person, "taken back a second time it is told a second time"


def test_an_undo_of_ones_own_takes_nothing_from_anybody(pair):
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    workspace = pair.bob.workspace(pair.assessment)
    step = set_response(
        workspace, workspace.get(Assessment, pair.assessment), "ALN-01", {"answer": "absent"},
        pair.bob.author,
    )  # fmt: skip
    pair.bob.do(step)
    pair.bob.do(Step("Undo", tuple(inverse(c, pair.bob.author.stamp()) for c in step.changes)))
    came = pair.give(pair.bob, pair.ann)
    assert told(pair, pair.ann, came) == ()
    pair.take_back(came)
    (taken,) = told(pair, pair.bob, pair.give(pair.ann, pair.bob))
    assert taken.of == pair.bob.person


def test_a_whole_assessment_that_was_archived_is_told_and_brought_back(pair):
    made = pair.bob.start(pair.trust, "Winter", dt.date(2026, 12, 1))
    pair.bob.answer(made, "ALN-01", answer="siloed")
    pair.take_back(pair.give(pair.bob, pair.ann))
    came = pair.give(pair.ann, pair.bob)
    (taken,) = told(pair, pair.bob, came)
    assert [kind for _, kind, _ in taken.keys] == ["assessment"]
    bring_back_all(pair, pair.bob, came)
    key = (made, "assessment", made)
    assert State(pair.graph(pair.bob)).record(key).use() == "in use"


def levels(who, assessment, item="ALN-01"):
    """Give the levels that stand side by side, or the one that stands."""
    found = who.response(assessment, item)
    beside = found.unsettled.get("answer", ())
    return sorted(one.value for one in beside) if beside else found.answer


def answered_apart(pair):
    """Ann and Bob answer one question apart; Ann imports Bob's answers and undoes that."""
    pair.ann.answer(pair.assessment, "ALN-01", answer="absent")
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded", rationale="Bob saw it.")
    pair.bob.answer(pair.assessment, "ALN-02", answer="siloed")
    came = pair.give(pair.bob, pair.ann)
    before = pair.state()
    pair.take_back(came)
    assert levels(pair.ann, pair.assessment) == "absent"
    return before, pair.give(pair.ann, pair.bob)


def test_a_difference_that_was_taken_back_stands_again_for_everyone(pair):
    before, came = answered_apart(pair)
    (done,) = bring_back_all(pair, pair.bob, came)
    assert (done.kept, done.beside) == (0, 1)
    assert levels(pair.bob, pair.assessment) == ["absent", "embedded"]
    assert pair.bob.response(pair.assessment, "ALN-02").answer == "siloed"
    assert seen(State(pair.graph(pair.bob))) == before
    came = pair.give(pair.bob, pair.ann)
    assert pair.state() == before
    assert told(pair, pair.ann, came) == ()
    pair.ann.answer(pair.assessment, "ALN-01", answer="embedded")
    assert levels(pair.ann, pair.assessment) == "embedded", "a choice settles it"
    for who in (pair.ann, pair.bob):
        assert all(verdict.sound for verdict in who.library.verify())


def test_the_one_who_undid_it_may_restore_it_and_then_others_do_too(pair):
    before, came = answered_apart(pair)
    (taken,) = told(pair, pair.bob, came)
    for who in (pair.ann, pair.bob):
        done = bring_changes_back(who.library, pair.trust, [taken], who.author)
        assert "1 difference is to settle again." in done.words
        assert levels(who, pair.assessment) == ["absent", "embedded"]
    pair.give(pair.ann, pair.bob)
    pair.give(pair.bob, pair.ann)
    assert pair.state() == before
    assert all_still_undone(pair.graph(pair.ann), [taken]) == ()


def test_a_level_and_its_reason_come_back_together_or_not_at_all(pair):
    _, came = answered_apart(pair)
    pair.bob.answer(pair.assessment, "ALN-01", answer="siloed")
    (done,) = bring_back_all(pair, pair.bob, came)
    assert done.kept == 2
    answer = pair.bob.response(pair.assessment)
    assert (answer.answer, answer.rationale) == ("siloed", "Two plans.")


def test_the_change_history_tells_what_was_undone_from_what_was_brought_back(pair):
    _, came = answered_apart(pair)
    bring_back_all(pair, pair.bob, came)
    lines = record_lines(pair.bob.library, pair.trust)
    done = {(one.actor, one.did) for one in lines if one.did in {"undone", "brought back"}}
    assert done == {("Ann", "undone"), ("Bob", "brought back")}


def test_who_first_gave_a_value_is_found_behind_choices_undos_and_restores(pair):
    _, came = answered_apart(pair)
    bring_back_all(pair, pair.bob, came)
    pair.give(pair.bob, pair.ann)
    pair.ann.answer(pair.assessment, "ALN-01", answer="embedded")
    assert first_giver(pair, "ALN-01") == pair.bob.person
    pair.ann.answer(pair.assessment, "ALN-03", answer="absent")
    pair.bob.answer(pair.assessment, "ALN-03", answer="siloed")
    pair.take_back(pair.give(pair.bob, pair.ann))
    assert first_giver(pair, "ALN-03") == pair.ann.person


def first_giver(pair, item):
    graph = pair.graph(pair.ann)
    key = (pair.assessment, "response", pair.ann.response(pair.assessment, item).id)
    (me,) = State(graph).record(key).registers["answer"]
    return graph.events[Carried(graph).first(me, "answer")].said["actor"]


def test_what_was_written_since_stays_when_it_is_brought_back(pair):
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    pair.take_back(pair.give(pair.bob, pair.ann))
    came = pair.give(pair.ann, pair.bob)
    pair.bob.answer(pair.assessment, "ALN-01", answer="absent")
    (done,) = bring_back_all(pair, pair.bob, came)
    assert (done.kept, done.step.changes) == (1, ())
    assert pair.bob.response(pair.assessment).answer == "absent"


def test_the_preview_of_a_file_says_that_it_takes_back(pair, tmp_path):
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    pair.take_back(pair.give(pair.bob, pair.ann))
    out = tmp_path / "ann.digistrat"
    export_trust(pair.ann.library, pair.trust, out, pair.ann.author.stamp())
    plan = plan_import(pair.bob.library, out)
    assert "Ann undid the import of changes of Bob: 1 answer." in plan.warnings


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["ann", "bob"]),
        st.sampled_from(["ALN-01", "ALN-02", "ALN-03"]),
        st.sampled_from(["answer", "rationale", "discuss", "evidence"]),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DEEDS)
def test_whatever_came_all_that_was_settled_before_stands_as_it_stood(tmp_path_factory, deeds):
    folder = tmp_path_factory.mktemp("pair")
    with ExitStack() as stack:
        ann, bob = (stack.enter_context(computer(folder, name)) for name in ("Ann", "Bob"))
        pair = Pair(ann, bob)
        for who, item, field, n in deeds:
            do(pair, ann if who == "ann" else bob, item, field, n)
        before = pair.state()
        came = pair.give(bob, ann)
        pair.take_back(came)
        assert pair.state() == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DEEDS)
def test_whatever_was_taken_back_can_be_brought_back_whole(tmp_path_factory, deeds):
    """Bob alone worked: all he had stands again, at both, whatever it was."""
    folder = tmp_path_factory.mktemp("pair")
    with ExitStack() as stack:
        ann, bob = (stack.enter_context(computer(folder, name)) for name in ("Ann", "Bob"))
        pair = Pair(ann, bob)
        for _, item, field, n in deeds:
            do(pair, bob, item, field, n)
        before = seen(State(pair.graph(bob)))
        pair.take_back(pair.give(bob, ann))
        found = bring_back_all(pair, bob, pair.give(ann, bob))
        assert seen(State(pair.graph(bob))) == before
        assert not any(one.kept for one in found)
        pair.give(bob, ann)
        assert pair.state() == before


def do(pair, who, item, field, n):
    if field == "evidence":
        who.evidence(pair.assessment, item, title=f"Minutes {n}")
    else:
        values = {
            "answer": ("siloed", "absent", "")[n],
            "rationale": ("One.", "Two.", "")[n],
            "discuss": n > 0,
        }
        who.answer(pair.assessment, item, **{field: values[field]})


def test_an_import_into_a_trust_somebody_archived_is_none_of_a_new_trust(pair, tmp_path):
    trust = pair.bob.library.open_trust(pair.trust).workspace.get(Trust, pair.trust)
    gone = edit(trust, {"withdrawn": True}, pair.bob.author.stamp())
    pair.bob.do(Step("Archive", (gone,)))
    pair.ann.answer(pair.assessment, "ALN-02", answer="absent")
    out, now = tmp_path / "more.digistrat", pair.bob.author.stamp().at
    export_trust(pair.ann.library, pair.trust, out, pair.ann.author.stamp())
    came = bring_in(pair.bob.library, plan_import(pair.bob.library, out), pair.bob.author, now)
    assert not came.is_new
    changes = pair.bob.library.store.changes(pair.trust)
    take_import_back(pair.bob.library, came, pair.bob.author, now)
    assert pair.bob.library.store.changes(pair.trust) > changes


def undone_in(pair, who, tmp_path, came):
    """Give what a file of all that came says was taken back here."""
    out = tmp_path / "again.digistrat"
    export_trust(pair.bob.library, pair.trust, out, pair.bob.author.stamp())
    graph = pair.graph(who)
    assert all(one in graph for one in came)
    return plan_import(who.library, out)


def test_a_file_whose_changes_were_taken_back_says_who_and_when(pair, tmp_path):
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    pair.bob.answer(pair.assessment, "ALN-02", answer="absent")
    came = pair.give(pair.bob, pair.ann)
    pair.take_back(came)
    plan = undone_in(pair, pair.ann, tmp_path, came)
    assert plan.nothing_new
    assert plan.undone_words == ("Ann undid the import of 2 answers in this file on 14 May 2026.",)
    taken = [one for act in plan.undone for one in act]
    done = bring_changes_back(pair.ann.library, pair.trust, taken, pair.ann.author)
    assert done.words == "2 entries are restored."
    assert pair.ann.response(pair.assessment).answer == "embedded"
    assert undone_in(pair, pair.ann, tmp_path, came).undone == ()


def test_a_file_whose_difference_was_taken_back_offers_it_again(pair, tmp_path):
    pair.ann.answer(pair.assessment, "ALN-01", answer="absent")
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    came = pair.give(pair.bob, pair.ann)
    pair.take_back(came)
    plan = undone_in(pair, pair.ann, tmp_path, came)
    taken = [one for act in plan.undone for one in act]
    done = bring_changes_back(pair.ann.library, pair.trust, taken, pair.ann.author)
    assert done.words.startswith("1 entry is restored. 1 difference is to settle again.")
    assert levels(pair.ann, pair.assessment) == ["absent", "embedded"]
    assert undone_in(pair, pair.ann, tmp_path, came).undone == ()


def test_a_file_says_nothing_of_what_somebody_wrote_anew_or_of_what_it_takes_back_itself(
    pair, tmp_path
):
    pair.bob.answer(pair.assessment, "ALN-01", answer="embedded")
    came = pair.give(pair.bob, pair.ann)
    pair.take_back(came)
    pair.ann.answer(pair.assessment, "ALN-01", answer="absent")
    assert undone_in(pair, pair.ann, tmp_path, came).undone == ()
    pair.give(pair.ann, pair.bob)
    assert undone_in(pair, pair.ann, tmp_path, came).undone == ()


def test_what_several_wrote_comes_back_in_one_act(pair):
    pair.bob.answer(pair.assessment, "ALN-02", answer="absent")
    pair.bob.evidence(pair.assessment, "ALN-02", title="Bob's minutes")
    bob = pair.bob.author
    pair.bob.author = bob._replace(stamp=lambda: bob.stamp()._replace(actor_id="person-Dan"))
    pair.bob.answer(pair.assessment, "ALN-03", answer="siloed")
    pair.bob.author = bob
    before = seen(State(pair.graph(pair.bob)))
    pair.take_back(pair.give(pair.bob, pair.ann))
    came = pair.give(pair.ann, pair.bob)
    taken = told(pair, pair.bob, came)
    names = {pair.ann.person: "Ann", "person-Dan": "Dan"}
    words = taken_words(taken, names, pair.bob.person)
    assert words == (
        "Ann undid an import: 1 answer and 2 other entries of yours and 1 answer of Dan."
    )
    done = bring_back(pair.graph(pair.bob), taken, bob)
    pair.bob.library.record([done.step], {}, ())
    assert seen(State(pair.graph(pair.bob))) == before
