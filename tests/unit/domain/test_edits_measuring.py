import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.domain.edits.metrics import (
    HandLimits,
    NewReading,
    add_metric,
    annotate,
    charted_as_advised,
    edit_metric,
    metric_from_catalogue,
    put_readings,
    put_tables,
    rebase,
    withdraw_reading,
)
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.advice import ChartAdvice, ChartKind
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.workspace import metrics_in_use, readings_of, rebases_of
from digistrat_desktop.domain.trust.metrics import (
    Annotation,
    ChartType,
    ImportSource,
    Metric,
    Reading,
    ReadingState,
    Rebase,
)
from tests.helpers.makers import begun_desk, uuid_like
from tests.helpers.packs import METRIC


@pytest.fixture
def begun():
    desk, trust, _ = begun_desk()
    metric = metric_from_catalogue(METRIC, trust.trust_id, desk.new_id())
    desk.do(add_metric(metric, desk.author))
    return desk, metric


def put(desk, metric, *readings, source=None):
    if source is None:
        return desk.do(put_readings(desk.present, metric, readings, desk.author))
    put = put_tables(desk.present, [(metric, readings)], desk.author, source)
    return desk.do(Step("Import readings", tuple(put)))


def values_of(desk, metric):
    return {r.period: r.value for r in readings_of(desk.present, metric.id)}


def test_a_metric_takes_its_definition_from_the_catalogue(begun):
    desk, metric = begun
    kept = desk.present.get(Metric, metric.id)
    assert (kept.catalogue_id, kept.name, kept.formula) == (METRIC.id, METRIC.name, METRIC.formula)
    assert (kept.valid_min, kept.valid_max) == ("0", "100")
    assert kept.formula_version == 1


@pytest.mark.parametrize(
    ("limit", "text"),
    [(None, ""), (1_000_000.0, "1000000"), (123456.75, "123456.75"), (0.1, "0.1")],
)
def test_a_limit_is_written_as_a_plain_number_however_large(begun, limit, text):
    desk, _ = begun
    definition = replace(METRIC, valid_max=limit)
    metric = metric_from_catalogue(definition, "t", desk.new_id())
    assert metric.valid_max == text
    desk.do(add_metric(metric, desk.author))


def test_a_changed_formula_is_a_new_version_and_other_edits_are_not(begun):
    desk, metric = begun
    desk.do(edit_metric(metric, {"target": "80", "formula": metric.formula}, desk.author))
    kept = desk.present.get(Metric, metric.id)
    assert (kept.target, kept.formula_version) == ("80", 1)
    desk.do(edit_metric(kept, {"formula": "a / c"}, desk.author))
    changed = desk.present.get(Metric, metric.id)
    assert (changed.formula, changed.formula_version) == ("a / c", 2)
    assert edit_metric(changed, {"target": "80"}, desk.author).changes == ()


def test_a_revised_reading_keeps_the_earlier_value(begun):
    desk, metric = begun
    put(desk, metric, NewReading("2026-04", "61.0", ReadingState.PROVISIONAL))
    put(desk, metric, NewReading("2026-04", "62.5"))
    put(desk, metric, NewReading("2026-04", "", ReadingState.NOT_REPORTED))
    (reading,) = readings_of(desk.present, metric.id)
    assert reading.value == ""
    first, second = (part.split(" | ") for part in reading.earlier)
    assert first[:2] == ["61.0", "provisional"]
    assert second[:2] == ["62.5", "final"]
    assert first[2].endswith("Z")
    put(desk, metric, NewReading("2026-04", "63"))
    assert readings_of(desk.present, metric.id)[0].earlier[-1].startswith("- | not_reported | ")


def test_a_note_alone_is_no_revision(begun):
    desk, metric = begun
    put(desk, metric, NewReading("2026-04", "61.0"))
    put(desk, metric, NewReading("2026-04", "61.0", note="Checked."))
    assert readings_of(desk.present, metric.id)[0].earlier == ()
    assert put(desk, metric, NewReading("2026-04", "61.0", note="Checked.")).changes == ()


def test_a_reading_can_be_revised_more_often_than_earlier_values_are_kept(begun):
    desk, metric = begun
    for value in range(60):
        put(desk, metric, NewReading("2026-04", str(value)))
    (reading,) = readings_of(desk.present, metric.id)
    assert reading.value == "59"
    assert len(reading.earlier) == 50
    assert reading.earlier[-1].startswith("58 | ")


@pytest.mark.parametrize("written", ["2026-q1", " 2026-Q1 ", "2026-Q1"])
def test_a_period_is_the_same_however_it_is_written(begun, written):
    desk, metric = begun
    put(desk, metric, NewReading("2026-Q1", "1"))
    put(desk, metric, NewReading(written, "2"))
    assert [r.value for r in readings_of(desk.present, metric.id)] == ["2"]


def test_a_period_given_twice_at_once_is_refused_in_words(begun):
    desk, metric = begun
    with pytest.raises(InvalidValue, match="2026-04 appears twice"):
        put(desk, metric, NewReading("2026-04", "1"), NewReading("2026-04", "2"))
    assert values_of(desk, metric) == {}


@pytest.mark.parametrize(
    "reading", [NewReading("spring", "1"), NewReading("2026-04", "about 5"), NewReading("", "1")]
)
def test_what_is_no_period_or_no_number_is_refused(begun, reading):
    desk, metric = begun
    with pytest.raises(InvalidValue):
        put(desk, metric, reading)


def test_a_removed_reading_that_is_recorded_again_begins_anew(begun):
    desk, metric = begun
    put(desk, metric, NewReading("2026-04", "1"))
    put(desk, metric, NewReading("2026-04", "2"))
    desk.do(withdraw_reading(readings_of(desk.present, metric.id)[0], desk.author))
    assert values_of(desk, metric) == {}
    put(desk, metric, NewReading("2026-04", "3"))
    (reading,) = readings_of(desk.present, metric.id)
    assert (reading.value, reading.earlier) == ("3", ())


def test_readings_from_a_file_name_it_once(begun):
    desk, metric = begun
    source = ImportSource(id=uuid_like(7, 7), trust_id=metric.trust_id, name="figures.csv")
    first = put(desk, metric, NewReading("2026-04", "1"), NewReading("2026-05", "2"), source=source)
    again = put(desk, metric, NewReading("2026-06", "3"), source=source)
    assert [c.kind for c in first.changes] == ["import_source", "reading", "reading"]
    assert [c.kind for c in again.changes] == ["reading"]
    assert {r.source_id for r in desk.present.all(Reading)} == {source.id}


def test_new_limits_and_remarks_are_dated(begun):
    desk, metric = begun
    desk.do(rebase(metric, dt.date(2026, 4, 1), "New system", desk.author))
    desk.do(rebase(metric, dt.date(2025, 4, 1), "Merger", desk.author))
    assert [r.reason for r in rebases_of(desk.present, metric.id)] == ["Merger", "New system"]
    desk.do(annotate(metric, "2026-04", "Go-live", desk.author))
    (remark,) = desk.present.all(Annotation)
    assert (remark.metric_id, remark.period, remark.remark) == (metric.id, "2026-04", "Go-live")
    assert len(desk.present.all(Rebase)) == 2


def test_a_retired_metric_is_no_longer_in_use_and_keeps_its_readings(begun):
    desk, metric = begun
    put(desk, metric, NewReading("2026-04", "1"))
    assert [m.id for m in metrics_in_use(desk.present)] == [metric.id]
    desk.do(edit_metric(metric, {"retired": "Replaced."}, desk.author))
    assert metrics_in_use(desk.present) == ()
    assert values_of(desk, metric) == {"2026-04": "1"}


@pytest.mark.parametrize("period", ["2026", "2026/27", "2026-Q2", "2026-W20", "2026-05-14"])
def test_one_metric_takes_one_kind_of_period(begun, period):
    desk, metric = begun
    put(desk, metric, NewReading("2026-05", "62"))
    with pytest.raises(InvalidValue, match="only 1 kind of period"):
        put(desk, metric, NewReading(period, "60"))
    assert values_of(desk, metric) == {"2026-05": "62"}


def test_kinds_mixed_within_one_table_are_refused_and_nothing_is_recorded(begun):
    desk, metric = begun
    with pytest.raises(InvalidValue, match="has 2 months recorded"):
        put(
            desk,
            metric,
            NewReading("2026-04", "60"),
            NewReading("2026-05", "62"),
            NewReading("2026-Q2", "61"),
        )
    assert values_of(desk, metric) == {}


def test_readings_taken_out_leave_room_for_another_kind(begun):
    desk, metric = begun
    put(desk, metric, NewReading("2026-05", "62"))
    desk.do(withdraw_reading(readings_of(desk.present, metric.id)[0], desk.author))
    put(desk, metric, NewReading("2026-Q2", "61"))
    assert values_of(desk, metric) == {"2026-Q2": "61"}


def test_what_was_mixed_before_may_still_be_revised(begun):
    desk, metric = begun
    put(desk, metric, NewReading("2026-05", "62"))
    older = Reading(
        id=uuid_like(9, 9),
        trust_id=metric.trust_id,
        metric_id=metric.id,
        period="2026-Q1",
        value="60",
    )
    mixed = desk.present.with_record(older)
    step = put_readings(mixed, metric, [NewReading("2026-Q1", "61")], desk.author)
    assert len(step.changes) == 1


@pytest.mark.parametrize(
    ("kind", "unit", "chart"),
    [
        (ChartKind.XMR, "%", ChartType.XMR),
        (ChartKind.P_LIKE, "%", ChartType.P),
        (ChartKind.P_LIKE, "per 1,000 contacts", ChartType.U),
        (ChartKind.TIME_BETWEEN, "days", ChartType.T),
        (ChartKind.TABLE, "count", ChartType.NONE),
    ],
)
def test_a_metric_takes_the_chart_its_catalogue_advises_with_the_advice_as_reason(
    kind, unit, chart
):
    advised = replace(METRIC, unit=unit, chart=ChartAdvice(kind, "Numbers are small. " * 40))
    metric = charted_as_advised(metric_from_catalogue(advised, "t", "m"), advised)
    assert metric.chart is chart
    assert metric.chart_why.startswith("Advice of the catalogue: Numbers are small.")
    assert len(metric.chart_why) <= 300


def test_without_advice_a_metric_has_an_xmr_chart(begun):
    plain = replace(METRIC, chart=None)
    metric = charted_as_advised(metric_from_catalogue(plain, "t", "m"), plain)
    assert (metric.chart, metric.chart_why) == (ChartType.XMR, "")


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        (HandLimits(lower="5"), "upper"),
        (HandLimits(upper="5"), "lower"),
        (HandLimits("9", "", "5"), "upper"),
        (HandLimits("5", "4", "9"), "mean"),
    ],
)
def test_limits_set_by_hand_are_both_there_and_in_order(begun, lines, field):
    desk, metric = begun
    with pytest.raises(InvalidValue) as refused:
        rebase(metric, dt.date(2026, 4, 1), "Contract", desk.author, lines)
    assert refused.value.field == field
    assert desk.do(
        rebase(metric, dt.date(2026, 4, 1), "Contract", desk.author, HandLimits("5", "", "9"))
    )


def test_a_reading_kept_out_of_the_limits_can_come_back(begun):
    desk, metric = begun
    desk.do(annotate(metric, "2026-04", "Flood", desk.author, keeps_out=True))
    assert desk.present.all(Annotation)[0].keeps_out
    desk.undo()
    assert desk.present.all(Annotation) == ()
