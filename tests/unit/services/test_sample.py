"""The fictional trust: the same everywhere, complete, and true to its own framework."""

import re
import shutil
from collections import Counter
from contextlib import closing
from datetime import date

import pytest

from digistrat_desktop.analysis.answers.likeness import moment_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.edits.reviews import actions_answering, standing_challenges
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL, EvidenceStrength, TrustKind
from digistrat_desktop.domain.plain_text import nhs_numbers_in
from digistrat_desktop.domain.record.workspace import (
    assessments_by_date,
    front_sheet_of,
    readings_of,
    rebases_of,
    responses_of,
    trust_of,
)
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Evidence, Response, Site
from digistrat_desktop.domain.trust.metrics import Metric, ReadingState
from digistrat_desktop.domain.trust.plans import (
    Capacity,
    ConstraintEntry,
    ConstraintKind,
    OwnSeverity,
    ResourceFamily,
    Scenario,
)
from digistrat_desktop.domain.trust.strategy import (
    CaseForChange,
    Decision,
    Initiative,
    Objective,
    TestOutcome,
)
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.record.verifying import verify_library
from digistrat_desktop.services.reports.making import read_judgement
from digistrat_desktop.services.sample import (
    ensure_sample,
    reading_from,
    sample_folder,
    sample_trust_id,
)
from digistrat_desktop.services.store.opening import open_library
from digistrat_desktop.system.paths import find_folders, resources_folder
from tests.helpers.stores import trail_end


@pytest.fixture
def sample(library):
    trust_id = ensure_sample(library)
    return library.open_trust(trust_id)


@pytest.mark.parametrize(
    ("installed", "said"),
    [
        ((), "does not allow any of the frameworks on this computer."),
        (("another-framework",), "does not allow the framework "),
    ],
)
def test_where_its_framework_is_not_allowed_it_is_refused_and_nothing_made(
    access, tmp_path, installed, said
):
    built_in, own = resources_folder() / "frameworks", tmp_path / "own"
    own.mkdir()
    for pack_id in installed:
        text = (built_in / "digistrat-board-1.0.0.toml").read_text(encoding="utf-8")
        (own / "own.toml").write_text(text.replace('"digistrat-board"', f'"{pack_id}"'))
    allowed = Catalogue((built_in, own), ("another-framework",))
    with closing(open_library(access._replace(catalogue=allowed))) as library:
        with pytest.raises(Refused, match=said):
            ensure_sample(library)
        assert not library.home(1).trusts


@pytest.fixture
def workspace(sample):
    return sample.workspace


def of_the_whole(workspace):
    """Give the assessments of the whole trust, by date."""
    return [one for one in assessments_by_date(workspace) if not one.site]


@pytest.fixture
def dated(workspace):
    return of_the_whole(workspace)


@pytest.fixture
def model(library):
    trust_id = ensure_sample(library)
    return read_judgement(library, trust_id, library.find("latest").assessment_id)


def metric_called(workspace, catalogue_id):
    return next(m for m in workspace.all(Metric) if m.catalogue_id == catalogue_id)


def test_making_it_again_changes_nothing(library):
    trust_id = ensure_sample(library)
    end = trail_end(library, trust_id)
    assert ensure_sample(library) == trust_id == sample_trust_id()
    assert trail_end(library, trust_id) == end
    assert library.home(9).count == 4


def test_two_stores_hold_the_same_trail_to_the_last_bit(library, access, tmp_path):
    trust_id = ensure_sample(library)
    folders = find_folders(tmp_path / "elsewhere")
    elsewhere = access._replace(folders=folders)
    with closing(open_library(elsewhere)) as second:
        assert ensure_sample(second) == trust_id
        assert trail_end(second, trust_id) == trail_end(library, trust_id)


def test_the_store_agrees_with_the_trail(library):
    ensure_sample(library)
    assert verify_library(library).sound


def test_it_is_labelled_as_made_up(workspace):
    trust = trust_of(workspace)
    assert trust.sample
    assert trust.name.endswith("(sample)")


def test_three_assessments_span_eighteen_months(dated):
    assert [a.as_of for a in dated] == [date(2025, 4, 1), date(2025, 10, 1), date(2026, 10, 1)]


def test_every_answer_belongs_to_its_scale(sample):
    for assessment in assessments_by_date(sample.workspace):
        pack = sample.packs[assessment.pack_sha256]
        for item_id, response in responses_of(sample.workspace, assessment.id).items():
            section = pack.section_of(item_id)
            assert response.answer in allowed(pack, section.scale_id), item_id
            second = section.second_scale_id or (section.asked_twice and section.scale_id)
            assert response.second_answer in allowed(pack, second), item_id
            assert response.target in allowed(pack, section.scale_id), item_id


def allowed(pack, scale_id):
    if not scale_id:
        return {""}
    scale = pack.scale(scale_id)
    return {"", *(lv.id for lv in scale.levels), *(other.id for other in scale.other_answers)}


def test_every_question_was_answered_with_a_reason_in_the_first_two(sample):
    for assessment in of_the_whole(sample.workspace)[:2]:
        pack = sample.packs[assessment.pack_sha256]
        answers = responses_of(sample.workspace, assessment.id)
        assert set(answers) == {item.id for item in pack.items()}
        assert all(r.rationale for r in answers.values())
        assert not any(r.carried for r in answers.values())


def test_both_answers_without_a_level_occur_with_their_reasons(workspace):
    unsaid = [r for r in workspace.all(Response) if r.answer in NO_LEVEL and r.answer]
    assert {r.answer for r in unsaid} == {"cannot_say", "not_applicable"}
    assert all(r.rationale for r in unsaid)


def test_the_last_is_a_draft_with_gaps_and_answers_not_looked_at_again(model):
    assert model.assessment.status == "draft"
    assert model.counts.of(CountOf.CARRIED)
    assert model.counts.of(CountOf.NOT_ANSWERED)
    assert all(section.begun for section in model.position)


def test_evidence_of_every_strength_is_dated_and_owned(workspace):
    evidence = workspace.all(Evidence)
    assert {e.strength for e in evidence} == set(EvidenceStrength)
    assert all(e.dated and workspace.name_of(e.owner_id) and e.where_kept for e in evidence)


def test_some_evidence_is_past_its_shelf_life(model):
    assert model.counts.of(CountOf.OUT_OF_DATE)


def test_evidence_shows_levels_of_the_answers_it_is_linked_to(model):
    for section in model.position:
        levels = {level.level_id for level in section.levels}
        for item in section.items:
            assert {support.shows for support, _ in item.evidence} <= levels


def test_moves_have_reasons_but_one(model):
    alignment = model.section(SectionKind.ALIGNMENT).section.id
    moves = [m for m in model.moves if m.section_id == alignment]
    assert Counter(m.way.value for m in moves) == {"up": 5, "down": 1}
    assert [m.item_id for m in model.moves if m.steps and not m.reason] == ["ALN-11"]
    assert [m.item_id for m in moves if m.unexplained] == ["ALN-11"]


def test_the_latest_is_on_version_2_and_those_before_it_stay_on_version_1(sample):
    dated = of_the_whole(sample.workspace)
    versions = [sample.packs[one.pack_sha256].version for one in dated]
    assert versions == ["1.0.0", "1.0.0", "2.0.0"]
    assert dated[-1].carried_from == dated[-2].id


def test_what_the_bridge_does_not_carry_is_asked_anew_and_is_not_compared(model):
    anew = {one for one, said in model.alike.items() if not said.relation.is_alike}
    answers = responses_of(model.workspace, model.assessment.id)
    assert len(anew) > 20
    assert all(answers[one].answer and not answers[one].carried for one in anew)
    assert not anew & {move.item_id for move in model.moves}
    momentum = model.section(SectionKind.MOMENTUM)
    assert moment_words(model.assessment, momentum.section).endswith(
        "(Patient portal go-live, December 2024)"
    )
    reasons = {model.alike[item.item.id].reason for item in momentum.asked}
    assert "The trust compares with another reference point now." in reasons


def test_ticks_give_the_level_but_where_somebody_said_why_not(model):
    items = {str(item.id): item for item in model.pack.items()}
    answers = responses_of(model.workspace, model.assessment.id)
    ticked = {one: answers[one] for one in items if items[one].criteria and one in answers}
    others = [
        one
        for one, answer in ticked.items()
        if answer.answer != items[one].criteria.level_for(frozenset(answer.met))
    ]
    assert len(ticked) >= 10
    assert others == ["ALN-22"]
    assert ticked["ALN-22"].level_why


def test_people_say_how_sure_they_are_and_internal_audit_has_looked(model):
    counts = model.counts
    said = [counts.of(one) for one in (CountOf.CERTAIN, CountOf.FAIRLY_SURE, CountOf.GUESSES)]
    assert all(one >= 3 for one in said)
    assert counts.of(CountOf.REVIEWED) == 3
    ((challenge, reply),) = standing_challenges(model.workspace, model.assessment.id)
    assert (challenge.item_id, reply.accepted) == ("ALN-05", True)
    assert actions_answering(model.workspace, challenge)


def test_a_duty_in_law_is_not_met_and_another_is_to_be_checked(model):
    rules = [finding.rule for finding in model.findings]
    assert rules.count("duty in law not met as worded") == 1
    assert rules.count("duty in law to check") == 1


def test_a_constraint_comes_first_and_the_trust_has_2_of_its_own(workspace):
    entries = workspace.all(ConstraintEntry)
    first = [one.item_id for one in entries if one.first_until]
    own = {(one.constraint_kind, one.severity) for one in entries if not one.item_id}
    assert first == ["CON-PHY-02"]
    assert own == {
        (ConstraintKind.DATA, OwnSeverity.LIMITS),
        (ConstraintKind.OTHER, OwnSeverity.SLOWS),
    }


def test_its_sites_have_a_kind_of_care(workspace):
    assert {one.name: one.setting for one in workspace.all(Site)} == {
        "Northmoor General": TrustKind.ACUTE,
        "Coast Hospital": TrustKind.ACUTE,
        "Diagnostic Centre": TrustKind.COMMUNITY,
    }


def test_what_contradicts_a_principle_is_said_and_decisions_name_what_they_are_about(model):
    conflicts = [line.with_outcome(TestOutcome.CONFLICTS) for line in model.principles]
    assert [len(tests) for tests in conflicts] == [0, 0, 1]
    assert all(one.about for one in model.workspace.all(Decision))


def test_figures_in_its_texts_are_those_of_its_records(workspace):
    """Readers met sums that did not add up; these are the ones a reader can work out."""
    plan = [amount for one in workspace.all(Initiative) for _, amount in one.capital_costs]
    assert sum(int(amount) for amount in plan) == 3_400_000
    cases = readings_of(workspace, metric_called(workspace, "safety_case_current_share").id)[-1]
    assert (cases.numerator, cases.denominator) == ("17", "22")
    log_in = readings_of(workspace, metric_called(workspace, "mfa_coverage").id)[-1]
    assert int(log_in.denominator) - int(log_in.numerator) == 608
    assert [one.title for one in workspace.all(Action) if "608 of 6,979" in one.title]
    assert log_in.denominator == "6979"
    wards = [one for one in workspace.all(Initiative) if "14 wards" in one.title]
    assert [str(one.starts) for one in wards] == ["2027-10-01"]


def test_numbers_that_stand_in_two_of_its_texts_agree(workspace, model):
    """What waits, what is listed and what the capital is are each one number, named."""
    said = {
        str(i.item.id): i.response.rationale for s in model.position for i in s.items if i.response
    }
    (entry,) = (e for e in workspace.all(ConstraintEntry) if e.item_id == "CON-FIN-01")
    waiting = re.search(r"(\d+) other projects wait until 2028", said["CON-FIN-01"])
    assert entry.mitigation == f"{waiting[1]} projects wait until 2028."
    planned = len(workspace.all(Initiative))
    assert f"{planned} of them are the initiatives of the strategy." in said["QUA-SCO-1"]
    cases = len(workspace.all(CaseForChange))
    assert f"{cases} of them are cases for change." in said["QUA-CAS-1"]
    capital = sum(
        int(c.amount) for c in workspace.all(Capacity) if c.family is ResourceFamily.CAPITAL
    )
    assert f"The £{capital / 1e6:.2f} million available" in said["CON-FIN-06"]


def test_each_request_says_what_it_costs_or_when_its_price_comes_who_acts_and_when(
    workspace, dated
):
    for ask in front_sheet_of(workspace, dated[-1].id).asks:
        assert re.search(r"£\d|\bcost\b|\bprice\b", ask), ask
        assert "January" in ask, ask
    roles = ("Director of Estates", "Chief Nurse")
    asks = front_sheet_of(workspace, dated[-1].id).asks
    assert [role for role in roles if not any(role in ask for ask in asks)] == []


def numbers_in(words):
    return [int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", words)]


def test_the_figures_of_each_case_for_change_agree_with_its_metric(workspace):
    for case in workspace.all(CaseForChange):
        metric = workspace.get(Metric, case.metric_id)
        (at,) = (
            one for one in readings_of(workspace, metric.id) if one.period == case.baseline_period
        )
        assert at.value == case.baseline_value
        assert int(at.denominator) in numbers_in(case.baseline_source)
        if float(case.expected_value) != float(metric.target):
            told = numbers_in(case.expected_effect)
            assert {int(case.expected_value), int(metric.target)} <= set(told), case.title


def test_the_slots_lost_are_the_share_missed_of_the_appointments_named(workspace):
    (case,) = (one for one in workspace.all(CaseForChange) if "slots" in one.harm_or_cost)
    (appointments,), (slots,) = map(numbers_in, (case.users_affected, case.harm_or_cost))
    assert round(appointments * float(case.baseline_value) / 100, -2) == slots


def test_nothing_is_dated_after_the_chapter_that_tells_it(workspace):
    for one in workspace.all(Evidence):
        before = [a.as_of for a in assessments_by_date(workspace)]
        assert one.dated <= before[-1]
    for one in workspace.all(Initiative):
        assert one.starts < one.ends
        before = [workspace.get(Initiative, other).ends for other in one.depends_on]
        assert all(ended < one.starts for ended in before)


def test_one_severe_constraint_is_left_out_of_the_strategy(model):
    assert [line.item.item.id for line in model.constraints.ignored] == ["CON-PHY-02"]


def test_the_front_sheet_names_meeting_and_three_asks(workspace, dated):
    sheet = front_sheet_of(workspace, dated[-1].id)
    assert (sheet.meeting_on, sheet.agenda_item) == (date(2026, 12, 4), "9")
    assert len(sheet.asks) == 3


def test_ten_metrics_come_from_the_catalogue_each_with_an_owner_and_its_chart(workspace):
    metrics = workspace.all(Metric)
    assert len({m.catalogue_id for m in metrics}) == len(metrics) == 10
    assert all("Advice of the catalogue" in m.chart_why for m in metrics)
    assert all(workspace.name_of(m.owner_id) for m in metrics)


def test_monthly_metrics_cover_thirty_six_months(workspace):
    lengths = Counter(
        len(readings_of(workspace, m.id)) for m in workspace.all(Metric) if m.frequency == "monthly"
    )
    assert lengths == {36: 6, 31: 1, 12: 1}


def test_readings_of_every_state_occur(workspace):
    states = {r.state for m in workspace.all(Metric) for r in readings_of(workspace, m.id)}
    assert states == set(ReadingState)


def test_rates_agree_with_their_numerators_and_denominators(workspace):
    checked = 0
    for metric in workspace.all(Metric):
        for reading in readings_of(workspace, metric.id):
            if reading.denominator:
                share = 100 * int(reading.numerator) / int(reading.denominator)
                assert abs(share - float(reading.value)) <= 0.5 * 10**-metric.decimals + 1e-9
                checked += 1
    assert checked > 190


def test_a_revised_reading_keeps_what_it_said_first(workspace):
    metric = metric_called(workspace, "dna_rate")
    revised = [r for r in readings_of(workspace, metric.id) if r.earlier]
    assert [(r.period, r.value) for r in revised] == [("2026-03", "8.2")]
    assert revised[0].earlier[0].startswith("8.9 | final |")


def test_limits_begin_anew_with_a_reason_after_the_portal(workspace):
    (found,) = rebases_of(workspace, metric_called(workspace, "digital_take_up").id)
    assert "portal" in found.reason


def test_the_metrics_tell_different_stories(model):
    lines = {line.name: line for line in model.metrics}
    assert lines["Digital take-up"].is_better
    assert lines["Cost per transaction"].fails_target
    assert lines["A&E patients dealt with inside four hours (type 1)"].is_concern
    assert [name for name, line in lines.items() if line.stale] == [
        "Availability of critical systems"
    ]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("2026-05 62.4", ("2026-05", "62.4", "", "", ReadingState.FINAL, "")),
        ("2026-05 62.4 624/1000", ("2026-05", "62.4", "624", "1000", ReadingState.FINAL, "")),
        (
            "2026-05 7.6 provisional Codes are late",
            ("2026-05", "7.6", "", "", ReadingState.PROVISIONAL, "Codes are late"),
        ),
        ("2026-05 - not_reported", ("2026-05", "", "", "", ReadingState.NOT_REPORTED, "")),
        ("2026-05 8.9 16/180 Early", ("2026-05", "8.9", "16", "180", ReadingState.FINAL, "Early")),
    ],
)
def test_a_line_of_readings_is_read_in_its_parts(line, wanted):
    found = reading_from(line)
    parts = (found.period, found.value, found.numerator, found.denominator)
    assert (*parts, found.state, found.note) == wanted


def test_no_text_of_the_sample_holds_a_patients_number(workspace):
    texts = [r.rationale for r in workspace.all(Response)]
    texts += [f"{e.title} {e.note} {e.where_kept}" for e in workspace.all(Evidence)]
    assert not [text for text in texts if nhs_numbers_in(text)]


def test_reasons_are_short_and_end_as_sentences_do(workspace):
    reasons = [r.rationale for r in workspace.all(Response) if r.rationale]
    assert all(len(reason) <= 260 and reason.endswith(".") for reason in reasons)


def test_readings_lie_within_what_their_metric_allows(workspace):
    for metric in workspace.all(Metric):
        values = [float(r.value) for r in readings_of(workspace, metric.id) if r.value]
        assert not metric.valid_min or min(values) >= float(metric.valid_min)
        assert not metric.valid_max or max(values) <= float(metric.valid_max)


def test_pairs_lead_from_leading_measures_to_outcomes(workspace):
    for metric in workspace.all(Metric):
        pairs = [workspace.get(Metric, pair) for pair in metric.pair_ids]
        assert not pairs or metric.role == "leading"
        assert all(pair.role == "outcome" for pair in pairs)


def test_the_record_of_the_sample_lies_in_the_past_of_its_own_board_meeting(library):
    trust_id = ensure_sample(library)
    _, last = trail_end(library, trust_id)
    assert last.date() < date(2026, 12, 4)


def test_a_copy_of_the_files_gives_the_same_sample(library, tmp_path):
    shutil.copytree(sample_folder(), tmp_path / "files")
    assert ensure_sample(library, tmp_path / "files") == sample_trust_id()


def test_an_item_the_framework_does_not_have_stops_the_sample(library, tmp_path):
    shutil.copytree(sample_folder(), tmp_path / "files")
    chapter = tmp_path / "files/spring-2025.toml"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("ALN-01 =", "ALN-99 ="), encoding="utf-8")
    with pytest.raises(KeyError, match="ALN-99"):
        ensure_sample(library, tmp_path / "files")
    assert library.home(1).trusts == ()


def test_a_key_that_nothing_has_stops_the_sample(library, tmp_path):
    shutil.copytree(sample_folder(), tmp_path / "files")
    chapter = tmp_path / "files/strategy.toml"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace('depends_on = ["@wifi"]', 'depends_on = ["@wiffi"]'), "utf-8")
    with pytest.raises(KeyError, match="wiffi"):
        ensure_sample(library, tmp_path / "files")
    assert library.home(1).trusts == ()


def test_it_holds_what_its_files_say_and_nothing_else(workspace):
    assert {kind: len(found) for kind, found in workspace.records.items()} == {
        "trust": 1,
        "assessment": 4,
        "response": 224,
        "evidence": 35,
        "support": 85,
        "metric": 10,
        "reading": 271,
        "rebase": 2,
        "annotation": 3,
        "site": 3,
        "north_star": 1,
        "principle": 2,
        "objective": 6,
        "initiative": 5,
        "alignment_link": 7,
        "decision": 3,
        "principle_test": 8,
        "capacity": 4,
        "demand": 4,
        "scenario": 4,
        "constraint_entry": 7,
        "action": 10,
        "case_for_change": 2,
        "acknowledgement": 2,
        "aim": 1,
        "challenge": 1,
        "reply": 1,
        "front_sheet": 1,
    }


def test_keys_in_the_files_become_the_ids_of_what_they_name(workspace):
    titled = {one.title: one.id for one in (*workspace.all(Initiative), *workspace.all(Objective))}
    wifi, observations = titled["WiFi renewal"], titled["e-Observations, 14 wards"]
    assert workspace.get(Initiative, observations).depends_on == (wifi,)
    case = workspace.all(CaseForChange)[0]
    assert case.initiative_ids == (observations, wifi)
    assert case.objective_ids == (titled["Safer care"],)
    assert case.metric_id == metric_called(workspace, "ews_error_rate").id
    late = [one.overrides for one in workspace.all(Scenario)][-2:]
    portal, record = titled["Portal, second stage"], titled["Shared care record"]
    assert [(o.initiative_id, o.amount) for (o,) in late] == [(record, "12"), (portal, "12")]
    network = next(one for one in workspace.all(Action) if "core network" in one.title)
    assert network.addresses == ("CON-PHY-02", wifi)


def test_the_sample_shows_every_part_of_the_thinking(model):
    assert [case.case.redesign_place for case in model.cases] == ["1", "2"]
    for case in model.cases:
        assert (case.missing, case.loose) == ((), ())
        assert "(baseline)" in case.then_and_now
    (aim,) = model.aims
    assert not aim.missing
    decided = [line.with_outcome(TestOutcome.DECIDED) for line in model.principles]
    assert [len(tests) for tests in decided] == [1, 1, 1]
    assert {len(line.tests) > 0 for line in model.principles} == {True}
    assert model.strategy.unsupported
    assert model.strategy.tokenistic
    assert model.strategy.orphans
    assert model.strategy.to_confirm
    assert model.reality.dropped
    assert model.reality.fallen
    assert model.expiring.claims
    assert len(model.scenarios) == 4
    assert {d.decision_kind for d in model.workspace.all(Decision)} == {
        "not_doing",
        "later",
        "doing",
    }
    assert {f.rule for f in model.accepted} == {
        "leading metric tied to no outcome",
        "stale metric",
    }
    assert any(a.due and a.due < model.today for a in model.actions)


def test_the_sample_looks_like_a_trust_that_is_kept_and_not_like_one_that_is_left(model):
    assert 12 <= len(model.findings) <= 22
