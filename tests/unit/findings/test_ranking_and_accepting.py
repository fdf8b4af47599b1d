import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.analysis.findings.all_findings import all_findings, most_important_first
from digistrat_desktop.analysis.findings.grounds import grounds_of
from digistrat_desktop.analysis.findings.rules import (
    LAW_BROKEN,
    LAW_TO_CHECK,
    RULES,
    Family,
    Finding,
    Severity,
    found,
    ranked,
    three_that_matter,
)
from digistrat_desktop.domain.edits.actions import acknowledge
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from tests.helpers.packs import small_pack
from tests.helpers.strategists import TODAY, Strategist


def finding(family, record, touched=1, severity=Severity.IMPORTANT):
    return Finding(family, "r", record, "Words.", touched, severity)


def test_the_rest_ranks_by_severity_then_by_records_touched_then_by_record():
    rest = Family.HOUSEKEEPING
    found = [
        finding(rest, "d", 9, Severity.TIDY),
        finding(rest, "c", 1),
        finding(rest, "b", 1),
        finding(rest, "a", 2),
        finding(rest, "e", 1, Severity.SERIOUS),
        finding(Family.CAPACITY, "f", 1, Severity.TIDY),
    ]
    assert [f.record for f in ranked(found)] == ["f", "e", "a", "b", "c", "d"]


def test_what_blocks_us_is_the_first_of_the_three_before_what_limits_us():
    at = Strategist()
    for item, severity in (("CON-01", "limits"), ("CON-02", "blocks")):
        said = {"answer": severity, "second_answer": "silent"}
        at.do(set_response(at.present, at.assessment, item, said, at.author))
    packs = {at.assessment.pack_sha256: small_pack()}
    whole = all_findings(grounds_of(at.present, at.assessment, packs, TODAY))
    assert whole.three[0].sentence.startswith("“Item CON-02” blocks, and")
    assert whole.standing[0] == whole.three[0]


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(Family),
        st.sampled_from("abcdef"),
        st.integers(1, 4),
        st.sampled_from(Severity),
    ),
    max_size=12,
    unique_by=lambda found: (found.family, found.record),
)


@given(FINDINGS, st.randoms(use_true_random=False))
def test_three_that_matter_do_not_depend_on_the_order_they_were_found_in(found, random):
    mixed = list(found)
    random.shuffle(mixed)
    three = three_that_matter(found)
    assert three_that_matter(mixed) == three
    matter = [f for f in ranked(found) if not f.is_tidying]
    assert three[:1] == tuple(matter[:1])
    assert len(three) == min(len({f.record for f in matter}), 3)


def test_nothing_is_named_twice_among_the_three_whatever_is_said_of_it():
    found = [
        finding(Family.OUTCOME_CONCERN, "metric"),
        finding(Family.HOUSEKEEPING, "metric", severity=Severity.SERIOUS),
        finding(Family.CLAIMED_ONLY, "question"),
        finding(Family.IGNORED_CONSTRAINT, "entry"),
        finding(Family.CAPACITY, "year"),
    ]
    three = three_that_matter(found, {"entry": "question"})
    assert [f.record for f in three] == ["entry", "metric", "year"]


def test_what_is_only_to_tidy_up_is_never_among_the_three():
    found = [finding(Family.HOUSEKEEPING, one, severity=Severity.TIDY) for one in "abc"]
    assert three_that_matter(found) == ()


def test_an_action_on_a_constraints_entry_is_an_action_on_its_question():
    at = Strategist()
    said = {"answer": "blocks", "second_answer": "silent"}
    at.do(set_response(at.present, at.assessment, "CON-01", said, at.author))
    packs = {at.assessment.pack_sha256: small_pack()}

    def rules():
        whole = all_findings(grounds_of(at.present, at.assessment, packs, TODAY))
        return [f.rule for f in whole.standing]

    assert "no action on what matters most" in rules()
    entry = at.add(ConstraintEntry, item_id="CON-01")
    at.add(Action, title="Renew", addresses=(entry.id,))
    assert "no action on what matters most" not in rules()


def everything(at, today=TODAY):
    return all_findings(grounds_of(at.present, None, {}, today))


def accept(at, rule, record, until):
    told = ("Known and accepted.", until)
    at.do(acknowledge(at.present, at.trust_id, (rule, record), told, at.author))


def test_an_accepted_finding_stands_apart_with_its_reason_until_its_last_day():
    at = Strategist()
    objective = at.objective()
    rule = "objective served by nothing"
    until = TODAY + dt.timedelta(days=30)
    assert everything(at).three[0].rule == rule
    accept(at, rule, objective.id, until)
    whole = everything(at)
    (accepted,) = whole.accepted
    assert (accepted.rule, accepted.accepted.reason) == (rule, "Known and accepted.")
    assert rule not in {f.rule for f in (*whole.standing, *whole.three)}
    assert everything(at, until).accepted[0].rule == rule
    assert everything(at, until + dt.timedelta(days=1)).three[0].rule == rule


def test_accepting_one_finding_says_nothing_of_another_about_the_same_record():
    at = Strategist()
    objective = at.objective()
    accept(at, "objective without an owner", objective.id, TODAY)
    whole = everything(at)
    assert [f.rule for f in whole.accepted] == ["objective without an owner"]
    assert "objective without a metric" in {f.rule for f in whole.standing}


def test_that_nothing_is_done_about_what_matters_can_be_accepted_too():
    at = Strategist()
    objective = at.objective()
    accept(at, "no action on what matters most", objective.id, TODAY)
    assert [f.rule for f in everything(at).accepted] == ["no action on what matters most"]


@pytest.mark.parametrize("rule", [LAW_BROKEN, LAW_TO_CHECK])
def test_a_duty_in_law_stands_first_among_what_matters_as_much(rule):
    law = found(rule, "ALN-16", "A duty.")
    same = [found(one.name, "A", "B.") for one in RULES.values() if one.severity is law.severity]
    worse = [found(one.name, "A", "B.") for one in RULES.values() if one.severity < law.severity]
    others = [one for one in (*same, *worse) if not one.of_law]
    listed = most_important_first((*others, law), ())
    assert listed[: listed.index(law)] == tuple(one for one in worse if not one.of_law)
