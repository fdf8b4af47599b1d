"""The merge by itself: for any two desks, nothing either did is lost or overwritten unasked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.merging import merge
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Response

TRUST, PLACE = "t", "a"
WORDS = st.sampled_from(["", "absent", "siloed", "embedded"])


def response(number, **values):
    return Response(id=f"r{number}", trust_id=TRUST, assessment_id=PLACE, **values)


@st.composite
def desks(draw):
    """A common point and two desks that went on from it, each in its own way."""
    base = {f"r{n}": response(n, answer=draw(WORDS)) for n in range(draw(st.integers(0, 4)))}
    return base, _gone_on(draw, base, "b"), _gone_on(draw, base, "c")


def _gone_on(draw, base, desk):
    here = dict(base)
    for key in base:
        values = {}
        if draw(st.booleans()):
            values["answer"] = draw(WORDS)
        if draw(st.booleans()):
            values["rationale"] = draw(st.sampled_from(["", "one", "two"]))
        if draw(st.integers(0, 5)) == 0:
            values["withdrawn"] = True
        here[key] = replace(here[key], **values)
    for number in range(draw(st.integers(0, 2))):
        shared = draw(st.booleans())
        made = response(f"n{number}" if shared else f"{desk}{number}", answer=draw(WORDS))
        here[made.id] = made
    return here


def applied(ours, merged):
    """Give our records as they are after a merge."""
    after = {**ours, **{record.id: record for record in merged.created}}
    for taken in merged.taken:
        after[taken.ours.id] = replace(after[taken.ours.id], **taken.values)
    return after


@given(desks())
def test_what_only_one_side_changed_is_there_after_and_what_both_changed_stands_as_it_was(found):
    base, ours, theirs = found
    merged = merge(base, ours, theirs)
    after = applied(ours, merged)
    asked = {(clash.record.id, clash.field) for clash in merged.clashes}
    for key, their in theirs.items():
        for name in ("answer", "rationale", "withdrawn"):
            was = getattr(base[key], name) if key in base else getattr(response(0), name)
            here = getattr(ours[key], name) if key in ours else was
            came, now = getattr(their, name), getattr(after[key], name)
            if (key, name) in asked:
                assert now == here
            elif came != was:
                assert now == came
            else:
                assert now == here


@given(desks())
def test_merging_the_same_again_changes_nothing_more(found):
    base, ours, theirs = found
    once = applied(ours, merge(base, ours, theirs))
    again = merge(theirs, once, theirs)
    assert again.size == (0, 0)


@given(desks())
def test_both_desks_ask_about_the_same_fields(found):
    base, ours, theirs = found
    one = {(c.record.id, c.field) for c in merge(base, ours, theirs).clashes}
    other = {(c.record.id, c.field) for c in merge(base, theirs, ours).clashes}
    differing = {key for key, name in one | other if name != "withdrawn"}
    assert {key for key, _ in one if key in differing} == {
        key for key, _ in other if key in differing
    }


def test_an_unchanged_copy_brings_nothing():
    base = {"r1": response(1, answer="siloed")}
    assert merge(base, base, dict(base)).size == (0, 0)


def test_a_record_taken_out_of_use_while_the_other_worked_on_it_is_asked_about():
    base = {"r1": response(1, answer="siloed")}
    ours = {"r1": response(1, answer="absent")}
    theirs = {"r1": response(1, answer="siloed", withdrawn=True)}
    assert [c.field for c in merge(base, ours, theirs).clashes] == ["withdrawn"]
    assert [c.field for c in merge(base, theirs, ours).clashes] == ["answer"]


def test_nothing_enters_a_sealed_assessment():
    sealed = Assessment(id=PLACE, trust_id=TRUST, status=Status.SEALED)
    base = {PLACE: sealed, "r1": response(1, answer="siloed")}
    theirs = {**base, "r1": response(1, answer="absent"), "r2": response(2)}
    merged = merge(base, base, theirs)
    assert (merged.created, merged.taken) == ((), ())
    assert {(c.record.id, c.field, c.sealed) for c in merged.clashes} == {
        ("r1", "answer", True),
        ("r2", "", True),
    }


def test_a_sealed_assessment_may_be_superseded_by_its_revision():
    sealed = Assessment(id=PLACE, trust_id=TRUST, status=Status.SEALED)
    gone = replace(sealed, status=Status.SUPERSEDED)
    merged = merge({PLACE: sealed}, {PLACE: sealed}, {PLACE: gone})
    assert [dict(t.values) for t in merged.taken] == [{"status": Status.SUPERSEDED}]


def test_an_assessment_that_comes_sealed_is_written_after_its_parts():
    sealed = Assessment(id=PLACE, trust_id=TRUST, status=Status.SEALED)
    paper = Evidence(id="e", trust_id=TRUST)
    merged = merge({}, {}, {PLACE: sealed, "r1": response(1), "e": paper})
    assert merged.created[-1] == sealed
