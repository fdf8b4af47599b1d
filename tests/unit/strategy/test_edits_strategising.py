import pytest

from digistrat_desktop.analysis.plans.strategy_map import strategy_map
from digistrat_desktop.domain.edits.strategy import (
    confirm_link,
    edit_entry,
    hold_against,
    links_of,
    restore_entry,
    set_link,
    set_north_star,
    stop_initiative,
    withdraw_entry,
)
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.trust.strategy import (
    AlignmentLink,
    Decision,
    DecisionKind,
    InitiativeStatus,
    NorthStar,
    ObjectiveKind,
    Principle,
    PrincipleTest,
    TestOutcome,
)
from tests.helpers.makers import records_of
from tests.helpers.strategists import Strategist


def test_a_record_is_made_with_what_was_typed_and_can_be_taken_back():
    at = Strategist()
    made = at.objective("  Safer   care ", objective_kind=ObjectiveKind.CLINICAL)
    assert made.title == "Safer care"
    at.desk.undo()
    assert at.now(made).withdrawn


def test_an_edit_that_changes_nothing_is_no_change():
    at = Strategist()
    made = at.objective()
    assert edit_entry(at.present, made, {"title": "Safer care"}, at.author).changes == ()
    at.do(edit_entry(at.present, made, {"statement": "Fewer falls."}, at.author))
    assert at.now(made).statement == "Fewer falls."


def test_an_unknown_field_and_a_wrong_value_are_refused_with_nothing_changed():
    at = Strategist()
    before = records_of(at.present)
    for values in ({"mood": "good"}, {"title": "x" * 501}, {"title": ""}):
        with pytest.raises(InvalidValue):
            at.objective(**{"title": "T", **values})
    assert records_of(at.present) == before


def test_a_circle_of_initiatives_is_refused_when_it_is_closed():
    at = Strategist()
    wifi = at.initiative("Wi-Fi")
    devices = at.initiative("Devices", depends_on=(wifi.id,))
    with pytest.raises(InvalidValue, match="Neither can start") as refused:
        edit_entry(at.present, wifi, {"depends_on": (devices.id,)}, at.author)
    assert refused.value.field == "depends_on"


def test_a_linked_objective_is_withdrawn_only_with_a_reason_and_its_links_are_kept():
    at = Strategist()
    objective = at.objective()
    for title in ("Portal", "Wi-Fi"):
        at.link(objective, at.initiative(title))
    with pytest.raises(InvalidValue, match=r"linked to 2 initiatives. Say why") as refused:
        withdraw_entry(at.present, objective, " ", at.author)
    assert refused.value.field == "gone_because"
    at.do(withdraw_entry(at.present, objective, "Merged with another.", at.author))
    assert at.now(objective).gone_because == "Merged with another."
    assert len(links_of(at.present, objective.id)) == 2
    at.do(restore_entry(at.present, at.now(objective), at.author))
    assert not at.now(objective).withdrawn
    assert at.now(objective).gone_because == ""


def test_what_is_not_linked_needs_no_reason_to_be_withdrawn():
    at = Strategist()
    decision = at.add(Decision, title="No second portal", decision_kind=DecisionKind.NOT_DOING)
    at.do(withdraw_entry(at.present, decision, "", at.author))
    assert at.now(decision).withdrawn
    at.do(restore_entry(at.present, at.now(decision), at.author))
    initiative = at.initiative()
    at.link(at.objective(), initiative)
    with pytest.raises(InvalidValue, match="linked to 1 objective"):
        withdraw_entry(at.present, initiative, "", at.author)


def test_a_stopped_initiative_that_comes_back_is_still_stopped_for_a_reason():
    at = Strategist()
    initiative = at.initiative()
    at.do(stop_initiative(initiative, "No supplier.", at.author))
    at.do(withdraw_entry(at.present, at.now(initiative), "Entered twice.", at.author))
    at.do(restore_entry(at.present, at.now(initiative), at.author))
    assert at.now(initiative).status is InitiativeStatus.STOPPED
    assert at.now(initiative).gone_because == "Entered twice."


def test_what_would_close_a_circle_is_not_brought_back():
    at = Strategist()
    devices = at.initiative("Devices")
    wifi = at.initiative("Wi-Fi", depends_on=(devices.id,))
    at.do(withdraw_entry(at.present, wifi, "Paused.", at.author))
    at.do(edit_entry(at.present, devices, {"depends_on": (wifi.id,)}, at.author))
    with pytest.raises(InvalidValue, match="Neither can start"):
        restore_entry(at.present, at.now(wifi), at.author)


def test_a_withdrawn_link_keeps_what_it_said_and_comes_back_whole():
    at = Strategist()
    at.link(at.objective(), at.initiative(), 3, "It helps.")
    (link,) = at.present.all(AlignmentLink)
    at.do(withdraw_entry(at.present, link, "Set in the wrong row.", at.author))
    assert at.present.all(AlignmentLink) == ()
    gone = at.now(link)
    assert (gone.strength, gone.gone_because) == (3, "Set in the wrong row.")
    at.do(restore_entry(at.present, gone, at.author))
    assert at.present.all(AlignmentLink)[0].strength == 3


def test_a_link_is_one_record_however_often_it_is_set():
    at = Strategist()
    objective, initiative = at.objective(), at.initiative()
    at.link(objective, initiative, 1)
    at.link(objective, initiative, 3)
    (link,) = at.present.all(AlignmentLink)
    assert (link.strength, link.reason) == (3, "It helps.")
    same = {"strength": 3, "reason": "It helps."}
    assert set_link(at.present, objective, initiative, same, at.author).changes == ()
    at.do(set_link(at.present, objective, initiative, {"reason": "Other."}, at.author))
    assert at.present.all(AlignmentLink)[0].reason == "Other."


def test_a_link_that_begins_with_its_reason_is_not_suspect_from_the_start():
    at = Strategist()
    objective, initiative = at.objective(), at.initiative()
    at.do(set_link(at.present, objective, initiative, {"reason": "It might."}, at.author))
    assert strategy_map(at.present).to_confirm == ()
    (cell,) = strategy_map(at.present).cells.values()
    assert not cell.to_confirm


def test_confirming_a_link_agrees_to_both_ends_as_they_are_worded_now():
    at = Strategist()
    objective, initiative = at.objective(), at.initiative()
    at.link(objective, initiative)
    at.do(edit_entry(at.present, objective, {"title": "Safest care"}, at.author))
    (link,) = at.present.all(AlignmentLink)
    at.do(confirm_link(at.now(objective), initiative, link, at.author))
    (after,) = at.present.all(AlignmentLink)
    assert after.agreed_objective != link.agreed_objective
    assert confirm_link(at.now(objective), initiative, after, at.author).changes == ()


def test_a_strength_beyond_three_is_refused():
    at = Strategist()
    with pytest.raises(InvalidValue, match="from 0 to 3"):
        at.link(at.objective(), at.initiative(), 4)


def test_stopping_an_initiative_needs_a_reason_and_keeps_it_on_the_map():
    at = Strategist()
    initiative = at.initiative()
    with pytest.raises(InvalidValue, match="Say why you are stopping it"):
        stop_initiative(initiative, "", at.author)
    at.do(stop_initiative(initiative, "No supplier.", at.author))
    assert at.now(initiative).status is InitiativeStatus.STOPPED
    assert not at.now(initiative).withdrawn


def test_there_is_one_north_star():
    at = Strategist()
    at.do(set_north_star(at.present, at.trust_id, {"aim": "Nobody waits."}, at.author))
    at.do(set_north_star(at.present, at.trust_id, {"aim": "Nobody repeats."}, at.author))
    (star,) = at.present.all(NorthStar)
    assert star.aim == "Nobody repeats."
    same = {"aim": "Nobody repeats."}
    assert set_north_star(at.present, at.trust_id, same, at.author).changes == ()


def test_a_conflict_with_a_principle_needs_a_reason_and_a_fit_does_not():
    at = Strategist()
    principle, initiative = at.add(Principle, title="Once only"), at.initiative()
    with pytest.raises(InvalidValue, match="“Conflicts” needs a reason"):
        hold_against(at.present, principle, initiative, (TestOutcome.CONFLICTS, ""), at.author)
    at.do(hold_against(at.present, principle, initiative, (TestOutcome.FITS, ""), at.author))
    told = (TestOutcome.CONFLICTS, "It asks twice.")
    at.do(hold_against(at.present, principle, initiative, told, at.author))
    (test,) = at.present.all(PrincipleTest)
    assert (test.outcome, test.reason) == told
    assert hold_against(at.present, principle, initiative, told, at.author).changes == ()
