from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.plans.strategy_map import (
    ABSENT,
    EMBEDDED,
    SILOED,
    SupportStrength,
    declared_beside_derived,
    derived_position,
    principle_lines,
    strategy_map,
    to_confirm_words,
    tokenistic_words,
)
from digistrat_desktop.domain.edits.assessments import response_to, set_response
from digistrat_desktop.domain.edits.strategy import (
    confirm_link,
    edit_entry,
    hold_against,
    stop_initiative,
    withdraw_entry,
)
from digistrat_desktop.domain.record.fold import Written
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.strategy import (
    AlignmentLink,
    Initiative,
    InitiativeStatus,
    Objective,
    ObjectiveKind,
    Principle,
    TestOutcome,
)
from tests.helpers.packs import small_pack
from tests.helpers.strategists import Strategist


def mapped(at):
    return strategy_map(at.present)


def test_margins_name_what_nothing_serves_and_what_serves_nothing():
    at = Strategist()
    safer, shorter = at.objective("Safer care"), at.objective("Shorter waits")
    portal, letters = at.initiative("Portal"), at.initiative("Robotic letters")
    at.initiative("A thought", status=InitiativeStatus.IDEA)
    at.link(safer, portal, 3)
    at.link(shorter, letters, 0)
    found = mapped(at)
    assert [(r.objective.title, r.words) for r in found.rows] == [
        ("Safer care", "1 initiative"),
        ("Shorter waits", "No initiative"),
    ]
    assert [c.words for c in found.columns] == ["Supports none", "Supports 1", "Supports none"]
    assert [r.objective.title for r in found.unsupported] == ["Shorter waits"]
    assert [c.initiative.title for c in found.orphans] == ["Robotic letters"]
    assert found.cell(safer.id, portal.id).strength == 3
    assert found.cell(safer.id, letters.id) is None


def test_an_objective_held_only_by_weak_links_is_tokenistic():
    at = Strategist()
    objective = at.objective("Staff who stay")
    for title in ("Portal", "Sign-on"):
        at.link(objective, at.initiative(title), 1)
    found = mapped(at)
    (row,) = found.tokenistic
    assert (row.words, row.served) == ("Weak links only", SupportStrength.WEAKLY)
    titles = {i.id: i.title for i in at.present.all(Initiative)}
    said = tokenistic_words(row, titles)
    assert said.startswith("“Staff who stay” has only 2 weak links: ")
    one = replace(row, links=row.links[:1])
    assert "has only a weak link: " in tokenistic_words(one, titles)


def test_a_link_turns_suspect_when_either_end_is_reworded_until_it_is_confirmed():
    at = Strategist()
    objective, initiative = at.objective(), at.initiative()
    at.link(objective, initiative)
    assert mapped(at).to_confirm == ()
    at.do(edit_entry(at.present, objective, {"owner_id": "person-2"}, at.author))
    assert mapped(at).to_confirm == ()
    at.do(edit_entry(at.present, initiative, {"scope": "Half of it."}, at.author))
    (cell,) = mapped(at).to_confirm
    assert cell.changed == ("initiative",)
    assert to_confirm_words(cell, at.now(objective), at.now(initiative)) == (
        "The text of “Patient portal” changed after this link was agreed."
    )
    at.do(edit_entry(at.present, objective, {"title": "Safest care"}, at.author))
    (cell,) = mapped(at).to_confirm
    assert "The text of “Safest care” and “Patient portal” changed" in to_confirm_words(
        cell, at.now(objective), at.now(initiative)
    )
    assert not mapped(at).rows[0].is_confirmed
    at.do(confirm_link(at.now(objective), at.now(initiative), cell.link, at.author))
    assert mapped(at).to_confirm == ()
    assert mapped(at).rows[0].is_confirmed


def test_a_stopped_initiative_serves_nothing_and_a_withdrawn_objective_leaves_the_map():
    at = Strategist()
    objective, initiative = at.objective(), at.initiative()
    at.link(objective, initiative, 3)
    at.do(stop_initiative(initiative, "No money.", at.author))
    found = mapped(at)
    assert found.rows[0].served is SupportStrength.NOTHING
    assert found.columns[0].words == "Stopped"
    at.do(withdraw_entry(at.present, objective, "Merged.", at.author))
    assert mapped(at).rows == ()
    assert mapped(at).cells == {}


def complete():
    at = Strategist()
    objective = at.objective(metric_ids=("metric-1",))
    initiative = at.initiative()
    at.link(objective, initiative)
    return at, objective, initiative


def test_nothing_is_derived_from_an_empty_map():
    derived = derived_position(mapped(Strategist()))
    assert (derived.level, derived.label) == ("", "")
    assert "not enough in the strategy map" in derived.sentence


def test_the_map_is_absent_while_no_initiative_serves_any_objective():
    at = Strategist()
    at.objective()
    at.initiative()
    derived = derived_position(mapped(at))
    assert derived.level == ABSENT
    assert derived.sentence == "Absent: no initiative supports any objective."


def test_the_map_is_embedded_when_every_condition_holds():
    at, _, _ = complete()
    at.objective("Modern technology", objective_kind=ObjectiveKind.DIGITAL)
    derived = derived_position(mapped(at))
    assert (derived.level, derived.failing) == (EMBEDDED, ())


def test_the_map_is_siloed_with_each_failing_condition_named():
    at, _, _ = complete()
    at.initiative("Robotic letters")
    for title in ("B", "C", "D", "E"):
        at.objective(title)
    derived = derived_position(mapped(at))
    assert derived.level == SILOED
    assert derived.label == "Siloed"
    assert derived.sentence == (
        "Siloed. 4 objectives have no confirmed strong link: “B”, “C”, “D” and 1 more. "
        "1 initiative supports no objective: “Robotic letters”. 4 objectives have no metric: "
        "“B”, “C”, “D” and 1 more."
    )
    assert [len(condition.records) for condition in derived.failing] == [4, 1, 4]


def test_a_map_of_digital_objectives_only_is_siloed():
    at = Strategist()
    objective = at.objective(objective_kind=ObjectiveKind.DIGITAL, metric_ids=("metric-1",))
    at.link(objective, at.initiative())
    derived = derived_position(mapped(at))
    assert derived.level == SILOED
    assert "No corporate or clinical objective is recorded" in derived.sentence


def test_a_suspect_link_does_not_hold_an_objective():
    at, objective, _ = complete()
    at.do(edit_entry(at.present, objective, {"statement": "Other."}, at.author))
    assert derived_position(mapped(at)).level == SILOED


def declared(at, answer):
    if answer:
        values = {"answer": answer}
        at.do(set_response(at.present, at.assessment, "ALN-02", values, at.author))
    position = position_of(at.present, at.assessment, small_pack())
    return declared_beside_derived(position, derived_position(mapped(at)))


def test_declared_and_derived_stand_side_by_side_with_the_reasons():
    at, _, _ = complete()
    at.objective("Stroke")
    beside = declared(at, "embedded")
    assert beside.agrees is False
    assert beside.sentence.startswith(
        "Answer given: Embedded (Item ALN-02). From the strategy map: Siloed. 1 objective "
        "has no confirmed strong link: “Stroke”."
    )


def test_agreement_is_said_and_nothing_is_said_of_what_is_not_known():
    at, _, _ = complete()
    assert declared(at, "").agrees is None
    beside = declared(at, "embedded")
    assert beside.agrees is True
    assert beside.sentence.endswith("The strategy map agrees.")
    unknown = declared(Strategist(), "siloed")
    assert unknown.agrees is None
    assert "not enough in the strategy map" in unknown.sentence
    apart = tuple(
        Written(one, "p", "2026-05-03T09:00:00.000Z", one) for one in ("absent", "siloed")
    )
    given = response_to(at.present, at.assessment, "ALN-02")
    loose = replace(given, answer="", unsettled={"answer": apart})
    position = position_of(at.present.with_record(loose), at.assessment, small_pack())
    assert declared_beside_derived(position, beside.derived).agrees is None
    gone = declared_beside_derived((), beside.derived)
    position = position_of(at.present, at.assessment, small_pack())
    assert declared_beside_derived(position, beside.derived, "QUA-02").declared == ""
    assert gone.sentence.startswith("No answer yet (")
    assert gone.agrees is None


def test_principles_tell_what_they_were_used_for():
    at = Strategist()
    once = at.add(Principle, title="Ask once", order=1)
    never = at.add(Principle, title="Buy before build", order=2)
    portal, wifi, letters = (at.initiative(t) for t in ("Portal", "Wi-Fi", "Letters"))
    for initiative, outcome in (
        (portal, TestOutcome.CONFLICTS),
        (wifi, TestOutcome.EXCEPTION),
    ):
        at.do(hold_against(at.present, once, initiative, (outcome, "It asks twice."), at.author))
    first, second = principle_lines(at.present)
    assert first.sentence == (
        "Tested against 2 initiatives. It conflicts with “Portal”. It has an agreed exception: “Wi-Fi”. "
        "1 initiative is not tested: “Letters”."
    )
    assert second.sentence == "Not tested against any initiative yet."
    assert second.tests == ()
    at.do(hold_against(at.present, never, portal, (TestOutcome.FITS, ""), at.author))
    for one in (wifi, letters):
        at.do(withdraw_entry(at.present, one, "Gone.", at.author))
    assert principle_lines(at.present)[1].sentence == "Tested against 1 initiative."


@pytest.mark.parametrize(
    ("tested", "left", "words"),
    [
        (0, 2, "Not tested against any initiative yet."),
        (1, 0, "Tested against 1 initiative."),
        (1, 1, "Tested against 1 initiative. 1 initiative is not tested: “Portal 1”."),
        (
            2,
            2,
            "Tested against 2 initiatives. 2 initiatives are not tested: “Portal 2” and “Portal 3”.",
        ),
        (
            12,
            12,
            "Tested against 12 initiatives. 12 initiatives are not tested: “Portal 12”, “Portal 13”, “Portal 14” and 9 more.",
        ),
    ],
)
def test_a_principle_counts_what_it_was_tested_against_and_what_is_left(tested, left, words):
    at = Strategist()
    principle = at.add(Principle, title="Ask once")
    for number in range(tested + left):
        one = at.initiative(f"Portal {number}")
        if number < tested:
            at.do(hold_against(at.present, principle, one, (TestOutcome.FITS, ""), at.author))
    assert principle_lines(at.present)[0].sentence == words


STRENGTHS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(0, 3), max_size=25
)


@given(STRENGTHS)
def test_every_objective_is_served_by_nothing_weakly_or_well_and_never_two_of_them(strengths):
    objectives = [Objective(id=f"o{n}", trust_id="t", title=f"O{n}") for n in range(5)]
    initiatives = [
        Initiative(id=f"i{n}", trust_id="t", title=f"I{n}", status=InitiativeStatus.LIVE)
        for n in range(5)
    ]
    links = [
        AlignmentLink(
            id=f"l{o}{i}", trust_id="t", objective_id=f"o{o}", initiative_id=f"i{i}", strength=s
        )
        for (o, i), s in strengths.items()
    ]
    found = strategy_map(make_workspace([*objectives, *initiatives, *links], {}))
    for n, row in enumerate(found.rows):
        best = max((s for (o, _), s in strengths.items() if o == n), default=0)
        expected = [
            SupportStrength.NOTHING,
            SupportStrength.WEAKLY,
            SupportStrength.WELL,
            SupportStrength.WELL,
        ][best]
        assert row.served is expected
    served = sum(len(row.links) for row in found.rows)
    assert served == sum(len(column.links) for column in found.columns)
    assert derived_position(found).level == (SILOED if served else ABSENT)
