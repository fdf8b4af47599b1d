import datetime as dt

from digistrat_desktop.analysis.answers.evidence import claims_of, expiring_before
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.count_words import claims_words
from digistrat_desktop.analysis.countable import Countable
from digistrat_desktop.analysis.counting import counts_of
from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.analysis.plans.cases import any_of, case_checks
from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.edits.metrics import NewReading, put_readings
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.trust.strategy import CaseForChange
from tests.helpers.packs import small_pack
from tests.helpers.strategists import TODAY, Strategist

AS_OF = dt.date(2026, 3, 31)
BOARD = dt.date(2026, 7, 1)


def say(at, item_id, answer):
    at.do(set_response(at.present, at.assessment, item_id, {"answer": answer}, at.author))


def show(at, item_id, level, dated, strength=EvidenceStrength.DOCUMENT):
    values = {"title": f"Paper {dated}", "strength": strength, "dated": dated}
    at.do(add_evidence(at.present, at.assessment, item_id, values, level, at.author))


def claims(at, as_of=AS_OF):
    position = position_of(at.present, at.assessment, small_pack())
    return {claim.item.item.id: claim for claim in claims_of(position, as_of)}


def test_the_level_claimed_stands_beside_the_level_the_evidence_supports():
    at = Strategist()
    say(at, "ALN-01", "embedded")
    show(at, "ALN-01", "siloed", dt.date(2026, 1, 10))
    say(at, "ALN-02", "siloed")
    say(at, "ALN-03", "cannot_say")
    found = claims(at)
    assert set(found) == {"ALN-01", "ALN-02"}
    assert found["ALN-01"].sentence == (
        "Item ALN-01: Embedded is claimed, but the evidence shows Siloed."
    )
    assert found["ALN-02"].sentence == (
        "Item ALN-02: Siloed is claimed, but no evidence is linked."
    )
    assert (found["ALN-02"].supported, found["ALN-02"].last_day) == ("", None)


def test_a_claim_is_shown_until_the_shelf_life_of_what_shows_it_ends():
    at = Strategist()
    say(at, "ALN-01", "siloed")
    show(at, "ALN-01", "siloed", dt.date(2024, 12, 1))
    show(at, "ALN-01", "absent", dt.date(2026, 2, 1))
    claim = claims(at)["ALN-01"]
    assert claim.last_day == dt.date(2026, 6, 1)
    assert claim.sentence == (
        "Item ALN-01: Siloed, backed by evidence until 1 June 2026."
        " Newer evidence shows Absent (1 February 2026)."
    )


def test_evidence_past_its_shelf_life_is_named():
    at = Strategist()
    say(at, "ALN-01", "siloed")
    show(at, "ALN-01", "siloed", dt.date(2023, 1, 1))
    show(at, "ALN-01", "siloed", None)
    claim = claims(at)["ALN-01"]
    assert [e.title for e in claim.expired] == ["Paper 2023-01-01"]
    assert claim.last_day is None
    assert claim.gap_words == "evidence out of date"
    assert claim.sentence == (
        "Item ALN-01: Siloed is claimed, but the evidence for it is out of date."
    )


def test_a_claim_looked_at_before_its_evidence_was_written_has_no_last_day():
    at = Strategist()
    say(at, "ALN-01", "siloed")
    show(at, "ALN-01", "siloed", dt.date(2026, 3, 1))
    assert claims(at, dt.date(2025, 1, 1))["ALN-01"].last_day is None


def test_what_runs_out_before_the_board_meets_is_named_with_its_day():
    at = Strategist()
    for n, item in enumerate(("ALN-01", "ALN-02", "ALN-03", "QUA-01", "QUA-02")):
        say(at, item, "siloed")
        show(at, item, "siloed", dt.date(2024, 11, 1 + n))
    say(at, "QUA-03", "siloed")
    show(at, "QUA-03", "siloed", dt.date(2026, 1, 1))
    found = tuple(claims(at).values())
    soon = expiring_before(found, BOARD)
    assert soon.sentence == (
        "5 answers have evidence that goes out of date before 1 Jul 2026: “Item ALN-01” (1 May "
        "2026), “Item ALN-02” (2 May 2026), “Item ALN-03” (3 May 2026), “Item QUA-01” (4 May 2026) "
        "and 1 more."
    )
    one = expiring_before(found[:1], BOARD)
    assert one.sentence.startswith("1 answer has evidence that goes out of date before 1 Jul 2026")
    none = expiring_before(found[-1:], BOARD)
    assert none.sentence == "No level loses its evidence before 1 Jul 2026."


def test_claims_are_counted_in_words():
    at = Strategist()
    assert claims_words(counts_of(Countable())) == "No levels claimed yet."
    say(at, "ALN-01", "siloed")
    show(at, "ALN-01", "siloed", dt.date(2026, 3, 1))
    say(at, "ALN-02", "siloed")
    found = tuple(claims(at).values())
    words = claims_words(counts_of(Countable(claims=found)))
    assert words == ("1 of 2 claimed levels is backed by evidence. The other is not.")
    none = claims_words(counts_of(Countable(claims=found[1:])))
    assert none == "The only claimed level is not backed by evidence."


def test_a_case_that_says_everything_is_said_to_and_reads_then_beside_now():
    at = Strategist()
    metric = at.metric(name="Wrong early-warning scores", unit="%")
    readings = [NewReading("2026-04", "3.2")]
    at.do(put_readings(at.present, metric, readings, at.author))
    at.add(
        CaseForChange,
        title="e-Observations",
        problem="Scores on paper are often wrong.",
        users_affected="Patients on the wards",
        baseline_value="14.1",
        baseline_period="2025-05",
        baseline_source="Audit",
        change_proposed="Electronic observations",
        expected_effect="Hardly any wrong score",
        owner_id="person-1",
        review_on=dt.date(2026, 12, 4),
        metric_id=metric.id,
        initiative_ids=("i",),
        objective_ids=("o",),
    )
    (check,) = case_checks(at.present, TODAY, metric_lines(at.present, TODAY))
    assert check.missing == check.loose == ()
    assert not check.review_due
    assert check.sentence == (
        "The case “e-Observations” has all its parts. Review its result on 4 December 2026."
    )
    assert check.then_and_now.startswith(
        "Wrong early-warning scores: 14.1 % in May 2025 (baseline); 3.2 % in Apr 2026."
    )


def test_a_case_without_a_baseline_or_ties_is_told_what_it_lacks():
    at = Strategist()
    at.add(
        CaseForChange,
        title="Letters",
        problem="Late.",
        users_affected="Patients",
        change_proposed="Robots",
        expected_effect="Sooner",
        owner_id="person-1",
        review_on=dt.date(2026, 1, 1),
    )
    (check,) = case_checks(at.present, TODAY)
    assert check.without_baseline
    assert check.review_due
    assert check.loose == ("metric", "initiative", "objective")
    assert check.sentence == (
        "“Letters” is missing: the baseline's value, the baseline's period and the baseline's "
        "source. It is not linked to a metric, an initiative or an objective."
    )
    assert check.then_and_now == ""


def test_a_case_whose_metric_has_no_reading_yet_says_so():
    at = Strategist()
    metric = at.metric(name="Errors", unit="%")
    at.add(CaseForChange, title="C", baseline_value="5", metric_id=metric.id, result_value="1")
    (check,) = case_checks(at.present, TODAY, metric_lines(at.present, TODAY))
    assert check.then_and_now.startswith("Errors: 5.0 % (baseline); no reading yet.")
    assert not check.review_due


def test_what_a_case_is_not_linked_to_is_named_for_one_two_and_three():
    assert any_of(("metric",)) == "a metric"
    assert any_of(("metric", "objective")) == "a metric or an objective"
    assert any_of(("metric", "initiative", "objective")) == (
        "a metric, an initiative or an objective"
    )
