"""An import is taken back as one act that writes back what stood before."""

import datetime as dt
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.undoing import take_back
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.packages.files import check
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
