"""One typed reading: shown back, refused beside its field, or recorded with a word of caution."""

from dataclasses import replace

import pytest

from digistrat_desktop.analysis.measures.failure_sample import (
    Sample,
    faults_in,
    read_sample,
    sample_words,
)
from digistrat_desktop.domain.edits.metrics import NewReading, put_readings
from digistrat_desktop.domain.frameworks.framework import Frequency
from digistrat_desktop.domain.record.workspace import make_workspace, readings_of, rebases_of
from digistrat_desktop.domain.trust.metrics import Metric, ReadingState
from digistrat_desktop.services.tables.metrics import (
    TypedReading,
    earlier_words,
    edit_definition,
    judge_reading,
    period_example,
    watch_from_catalogue,
)
from tests.unit.importing.made_up import begun, watched

PERCENT = {"valid_min": "0", "valid_max": "100", "min_denominator": 50}


@pytest.fixture
def metric():
    desk, trust, _ = begun()
    return watched(desk, trust, name="Take-up", **PERCENT)


def judged(metric, **typed):
    return judge_reading(
        make_workspace((metric,), {}), metric, TypedReading(**{"period": "May 26", **typed})
    )


def test_a_value_is_taken_as_typed(metric):
    found = judged(metric, value="62.4 %", note="after the launch")
    assert (found.reading.period, found.reading.value) == ("2026-05", "62.4")
    assert found.reading.note == "after the launch"


def test_a_rate_is_worked_out_from_its_parts(metric):
    found = judged(metric, numerator="620", denominator="1,000")
    assert (found.reading.value, found.reading.denominator) == ("62", "1000")


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"period": "soon"}, "period", "is not a period"),
        ({}, "value", "Enter the value, or its numerator"),
        ({"value": "about 6"}, "value", "“about 6” is not a number"),
        ({"value": "-"}, "value", "choose “Not reported”"),
        ({"value": "162"}, "value", "above 100, the highest this metric can be"),
        ({"value": "-1"}, "value", "below 0, the lowest this metric can be"),
        ({"numerator": "5"}, "numerator", "Enter the numerator too"),
        ({"denominator": "5"}, "numerator", "Enter the numerator too"),
        ({"numerator": "5", "denominator": "0"}, "denominator", "cannot be 0"),
        ({"numerator": "5", "denominator": "10", "value": "70"}, "value", "give 50"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(metric, typed, field, words):
    found = judged(metric, **typed)
    assert found.reading is None
    if typed == {"numerator": "5"}:
        field, words = "denominator", "Enter the denominator too"
    assert words in found.faults[field]


@pytest.mark.parametrize("state", [ReadingState.NOT_REPORTED, ReadingState.SUPPRESSED])
def test_a_missing_value_stays_missing_whatever_was_typed(metric, state):
    found = judged(metric, value="62", state=state)
    assert (found.reading.value, found.reading.state) == ("", state)


def test_a_metric_now_read_by_quarter_refuses_one_beside_its_months():
    desk, _, metric = begun()
    desk.do(put_readings(desk.present, metric, [NewReading("2026-05", "62")], desk.author))
    quarterly = replace(metric, frequency=Frequency.QUARTERLY)
    found = judge_reading(desk.present, quarterly, TypedReading("Q2 2026", "61"))
    assert found.reading is None
    assert "is a quarter, but this metric has 1 month recorded" in found.faults["period"]
    assert "Write months" in found.faults["period"]


def test_a_period_of_the_same_kind_goes_with_the_others():
    desk, _, metric = begun()
    desk.do(put_readings(desk.present, metric, [NewReading("2026-05", "62")], desk.author))
    assert judge_reading(desk.present, metric, TypedReading("Jun 26", "61")).reading is not None


def test_small_numbers_are_recorded_with_a_caution(metric):
    found = judged(metric, numerator="5", denominator="10")
    assert found.reading.value == "50"
    assert "below 50" in found.caution


def test_a_percentage_without_bounds_is_questioned_and_not_refused():
    found = judged(begun()[2], value="162")
    assert found.reading.value == "162"
    assert "outside 0 to 100 %" in found.caution


def test_revising_tells_what_was_there_before():
    desk, _, metric = begun()
    for value in ("62", "63"):
        new = NewReading("2026-05", value)
        desk.do(put_readings(desk.present, metric, [new], desk.author))
    words = earlier_words(readings_of(desk.present, metric.id)[0])
    assert words == ("62 until 2026-05-14",)


def test_another_formula_is_a_new_version_and_breaks_the_line_after_the_last_reading():
    desk, _, metric = begun()
    desk.do(put_readings(desk.present, metric, [NewReading("2026-05", "62")], desk.author))
    values = {"formula": "Other / all", "target": "70"}
    desk.do(edit_definition(desk.present, metric, values, desk.author))
    changed = desk.present.get(Metric, metric.id)
    assert (changed.formula_version, changed.target) == (2, "70")
    (begins,) = rebases_of(desk.present, metric.id)
    assert (begins.from_day.isoformat(), begins.reason) == ("2026-06-01", "New formula, version 2")


def test_another_target_breaks_nothing():
    desk, _, metric = begun()
    desk.do(put_readings(desk.present, metric, [NewReading("2026-05", "62")], desk.author))
    desk.do(edit_definition(desk.present, metric, {"target": "70"}, desk.author))
    assert not rebases_of(desk.present, metric.id)


def test_catalogue_metrics_find_their_pairs_whichever_comes_first(board):
    pairs = [(m, o) for m in board.metrics for o in board.metrics if o.id in m.pair_with]
    assert pairs
    for first, second in (pairs[0], pairs[0][::-1]):
        desk, trust, _ = begun()
        made = []
        for definition in (first, second):
            metric, step = watch_from_catalogue(
                desk.present, definition, trust.trust_id, board, desk.author
            )
            desk.do(step)
            made.append(metric.id)
        linked = [m for m in desk.present.all(Metric) if m.pair_ids]
        assert linked
        assert {m.pair_ids[0] for m in linked} <= set(made)


GOOD = Sample(contacts=240, first=90, second=84, both=80, settled=82)


def test_a_sample_gives_failure_demand_with_a_range_and_the_agreement():
    found = read_sample(GOOD)
    assert found.failure_share == pytest.approx(82 / 240)
    assert found.agreement_share == pytest.approx(226 / 240)
    assert found.low_share < found.failure_share < found.high_share
    assert found.kappa > 0.8
    assert "34.2% is failure demand" in sample_words(found)


def test_poor_agreement_is_told():
    words = sample_words(read_sample(Sample(240, 120, 120, 62, 100)))
    assert "Agree the rules" in words


def test_everything_alike_has_no_agreement_beyond_chance_to_tell():
    found = read_sample(Sample(240, 0, 0, 0, 0))
    assert found.kappa is None
    assert found.low_share == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"contacts": 199}, "at least 200"),
        ({"first": 300, "settled": 80}, "More contacts"),
        ({"both": 85}, "The number both chose cannot be"),
        ({"contacts": 200, "first": 190, "second": 190, "both": 20}, "Together they chose"),
        ({"settled": 200}, "is outside"),
    ],
)
def test_counts_that_do_not_fit_are_told(change, words):
    values = {name: getattr(GOOD, name) for name in GOOD.__slots__}
    assert words in " ".join(faults_in(Sample(**{**values, **change})))


def test_counts_that_fit_have_no_faults():
    assert faults_in(GOOD) == ()


@pytest.mark.parametrize("frequency", [one for one in Frequency if one is not Frequency.MONTHLY])
def test_a_month_taken_for_a_longer_period_is_told_before_it_is_recorded(metric, frequency):
    longer = replace(metric, frequency=frequency)
    for month in ("March 2026", "June 2026", "April 2026", "January 2026"):
        found = judged(longer, period=month, value="5")
        if found.reading is not None:
            assert f"{month[:3]} 2026 is a month" in found.caution
            assert f"it is read as {found.period.label}" in found.caution


def test_a_month_of_a_monthly_metric_needs_no_word(metric):
    assert judged(metric, value="5").caution == ""


@pytest.mark.parametrize("frequency", list(Frequency))
def test_the_example_of_a_period_is_one_of_the_metrics_own(metric, frequency):
    own = replace(metric, frequency=frequency)
    found = judged(own, period=period_example(own), value="5")
    assert found.reading is not None
    assert found.caution == ""
