"""Tables of many shapes: each row accounted for, nothing recorded before it was seen."""

import datetime as dt

import pytest

from digistrat_desktop.domain.edits.metrics import NewReading, put_readings
from digistrat_desktop.domain.periods.periods import PeriodKind
from digistrat_desktop.domain.record.workspace import readings_of
from digistrat_desktop.domain.trust.metrics import ImportSource, Metric, ReadingState
from digistrat_desktop.services.tables.metrics import TypedReading, judge_reading
from digistrat_desktop.services.tables.preview import import_step, own_of, preview
from digistrat_desktop.services.tables.reading.table_rows import Fate, TableRow, count_words
from digistrat_desktop.services.tables.shape.layout import (
    NO_HEADER,
    Layout,
    Role,
    headings,
    propose,
    propose_rows,
    propose_sheet,
)
from digistrat_desktop.services.tables.source import (
    header_choices,
    samples,
    sheet_names,
    table_from_file,
    table_from_text,
)
from digistrat_desktop.tabular.cells import FORMULA_WITHOUT_VALUE, Grid, TableFile
from tests.helpers.makers import Desk
from tests.unit.importing.made_up import CODE, NAME, PUBLISHED, WEEKLY, begun, table, watched


def seen(desk, rows, metric="", **layout):
    made = table(rows)
    found = propose(made, metric.id if metric else "")
    return preview(made, replace_in(found, layout), desk.present)


def replace_in(layout, values):
    return Layout(**{**{name: getattr(layout, name) for name in layout.__slots__}, **values})


def test_two_pasted_columns_with_a_heading_are_one_metric_s_readings():
    desk, _, metric = begun()
    pasted = table_from_text("Month\tPct\nMay 26\t62.4\nJun 26\t\nJul 26\t*\nAug 26\t1,062\n")
    found = preview(pasted, propose(pasted, metric.id), desk.present)
    assert found.counts == (
        "4 readings found: 2 with values, 1 not reported, 1 suppressed. Left out: 1 heading"
    )
    assert [row.period.label for row in found.taken] == [
        "May 2026",
        "Jun 2026",
        "Jul 2026",
        "Aug 2026",
    ]
    assert {row.metric for row in found.taken} == {metric.id}


def test_a_row_of_totals_is_left_out_where_the_period_is_called_total():
    desk, _, metric = begun()
    pasted = table_from_text("Month\tPct\nMay 26\t62.4\nJun 26\t63.0\nTotal\t125.4\n")
    found = preview(pasted, propose(pasted, metric.id), desk.present)
    assert found.counts == "2 readings found, all with values. Left out: 1 heading, 1 total"
    assert found.bad == ()


@pytest.mark.parametrize(
    ("fates", "words"),
    [
        ((0, 0, 0), "No readings to save"),
        ((1, 0, 0), "1 reading found, with a value"),
        ((12, 0, 0), "12 readings found, all with values"),
        ((0, 1, 0), "1 reading found: 1 not reported"),
        ((1, 1, 0), "2 readings found: 1 with a value, 1 not reported"),
        ((6, 2, 0), "8 readings found: 6 with values, 2 not reported"),
        ((0, 2, 12), "14 readings found: 2 not reported, 12 suppressed"),
    ],
)
def test_readings_found_are_as_many_as_can_be_saved(fates, words):
    kinds = (Fate.READ, Fate.NOT_REPORTED, Fate.SUPPRESSED)
    rows = [
        TableRow(1, kind) for kind, count in zip(kinds, fates, strict=True) for _ in range(count)
    ]
    assert count_words(rows) == words
    bad = [TableRow(2, Fate.BAD), TableRow(3, Fate.HEADING), TableRow(4, Fate.HEADING)]
    assert count_words([*rows, *bad]) == f"{words}. 1 cannot be read. Left out: 2 headings"


def test_pasted_cells_need_no_heading():
    desk, _, metric = begun()
    pasted = table_from_text("May 26\t62.4\nJun 26\t63.1\n")
    layout = propose(pasted, metric.id)
    assert layout.header == NO_HEADER
    assert preview(pasted, layout, desk.present).counts == "2 readings found, all with values"


def test_a_bad_row_is_named_by_row_and_column_and_does_not_become_the_heading():
    desk, _, metric = begun()
    pasted = table_from_text("Month\tPct\nMay 26\tabout 62\nsoon\t61\nJul 26\t60\n")
    found = preview(pasted, propose(pasted, metric.id), desk.present)
    assert [(row.place, row.words.split(":")[0]) for row in found.bad] == [
        ("Row 2, column B", "“about 62” is not a number."),
        ("Row 3, column A", "“soon” is not a period"),
    ]
    assert len(found.taken) == 1


def test_a_period_that_is_there_twice_is_told_and_not_chosen():
    desk, _, metric = begun()
    found = seen(desk, [("Month", "Pct"), ("May 26", "62"), ("May 26", "63")], metric)
    assert [row.words for row in found.bad] == ["May 2026 is already in row 2."]


def test_a_published_workbook_gives_only_the_trust_s_own_row():
    desk, _, _ = begun()
    found = seen(desk, PUBLISHED)
    assert found.counts == (
        "4 readings found: 3 with values, 1 suppressed. Left out: 1 heading, "
        "3 rows above the headings, 1 total, 1 row of another trust, 2 blank rows"
    )
    assert found.new_metrics == (
        "Attendances: Type 1", "Attendances: Total", "Over four hours: Type 1",
        "Over four hours: Total",
    )  # fmt: skip
    assert {row.period.label for row in found.taken} == {"May 2026"}


def test_repeated_headings_are_headings_and_not_bad_rows():
    desk, _, metric = begun()
    rows = [("Month", "Pct"), ("May 26", "62"), ("Month", "Pct"), ("Jun 26", "63")]
    assert (
        seen(desk, rows, metric).counts == "2 readings found, all with values. Left out: 2 headings"
    )


def test_a_long_table_finds_metrics_by_name_and_makes_the_others():
    desk, _, metric = begun()
    rows = [
        ("trust_code", "period", "metric_id", "unit", "value"),
        (CODE, "2026-05-01", "Four-hour performance", "%", "62"),
        (CODE, "2026-05-01", "Waits", "count", "7"),
        ("YY2", "2026-05-01", "Waits", "count", "9"),
    ]
    found = seen(desk, rows)
    assert found.counts == (
        "2 readings found, all with values. Left out: 1 heading, 1 row of another trust"
    )
    assert [row.metric for row in found.taken] == [metric.id, "Waits"]
    assert found.new_metrics == ("Waits",)


def named(desk, *names):
    """Give the sites of the metrics whose rows go in, by the name in the table; - is a new metric."""
    rows = [("Metric", "Month", "Value"), *((name, "2024-04", 5) for name in names)]
    known = {str(m.id): m.site for m in desk.present.all(Metric)}
    return [known.get(row.metric, "-") for row in seen(desk, rows).taken]


def test_a_name_with_its_site_is_the_metric_of_that_site():
    desk, trust, _ = begun()
    for site in ("", "North", "South"):
        watched(desk, trust, name="Waits", site=site)
    assert named(desk, "waits, north", "Waits, South", "Waits") == ["North", "South", ""]


def test_a_name_that_only_several_sites_have_is_not_guessed():
    desk, trust, _ = begun()
    watched(desk, trust, name="Waits", site="North")
    assert named(desk, "Waits") == ["North"]
    watched(desk, trust, name="Waits", site="South")
    assert named(desk, "Waits") == ["-"]


def test_periods_may_stand_across():
    desk, _, metric = begun()
    rows = [("Measure", "Apr 26", "May 26"), ("Four-hour performance", 61, 62), ("Waits", 5, None)]
    found = seen(desk, rows)
    assert [(row.metric, row.period.label, row.value) for row in found.taken] == [
        (metric.id, "Apr 2026", "61"),
        (metric.id, "May 2026", "62"),
        ("Waits", "Apr 2026", "5"),
        ("Waits", "May 2026", ""),
    ]


def test_days_of_a_new_metric_that_begin_months_are_months_and_fridays_are_weeks():
    desk, _, _ = begun()
    rows = [("date", "Waits"), ("2026-05-01", 5), ("2026-06-01", 6), ("2026-08-01", 7)]
    assert {row.period.kind for row in seen(desk, rows).taken} == {PeriodKind.MONTH}
    rows = [("date", "Deaths"), ("2026-05-01", 5), ("2026-05-08", 6), ("2026-05-15", 7)]
    assert [row.period.text for row in seen(desk, rows).taken] == [
        "2026-W18", "2026-W19", "2026-W20",
    ]  # fmt: skip
    rows = [("date", "Deaths"), ("2026-05-01", 5), ("2026-05-09", 6), ("2026-05-15", 7)]
    assert {row.period.kind for row in seen(desk, rows).taken} == {PeriodKind.DAY}


def test_numerator_and_denominator_give_the_rate():
    desk, _, metric = begun()
    rows = [("Month", "Numerator", "Denominator"), ("May 26", 624, 1000), ("Jun 26", 5, 0),
            ("Jul 26", None, 10), ("never", 1, 2)]  # fmt: skip
    found = seen(desk, rows, metric)
    assert [(row.value, row.numerator) for row in found.taken] == [("62.4", "624"), ("", "")]
    assert [row.words.split(":")[0] for row in found.bad] == [
        "The denominator is 0.", "“never” is not a period",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("%", "62.4"),
        ("per cent", "62.4"),
        ("per 1,000 bed days", "624"),
        ("falls per 1,000 bed days", "624"),
        ("per 100,000", "62400"),
        ("per thousand attendances", "624"),
        ("per 10 staff on shift", "6.24"),
        ("days per person", "0.624"),
        ("", "0.624"),
    ],
)
def test_a_rate_worked_out_is_in_the_metric_s_own_unit(unit, value):
    desk, trust, _ = begun()
    metric = watched(desk, trust, name="Falls", unit=unit)
    rows = [("Month", "Numerator", "Denominator"), ("May 26", 624, 1000)]
    assert [row.value for row in seen(desk, rows, metric).taken] == [value]
    typed = TypedReading("May 2026", numerator="624", denominator="1,000")
    assert judge_reading(desk.present, metric, typed).reading.value == value


def test_fractions_are_asked_about_before_they_are_read():
    desk, _, metric = begun()
    rows = [("Month", "Pct"), ("May 26", 0.62), ("Jun 26", 1)]
    asked = seen(desk, rows, metric)
    assert [doubt.id for doubt in asked.doubts] == ["fractions"]
    scaled = seen(desk, rows, metric, answers={"fractions": "fraction"})
    assert [row.value for row in scaled.taken] == ["62", "100"]
    assert not scaled.doubts
    assert [
        row.value for row in seen(desk, rows, metric, answers={"fractions": "plain"}).taken
    ] == ["0.62", "1"]


def test_a_percent_sign_or_values_of_a_like_size_leave_no_doubt():
    desk, _, metric = begun()
    assert not seen(desk, [("Month", "Pct"), ("May 26", "0.6 %")], metric).doubts
    assert not seen(desk, [("Month", "Pct"), ("May 26", 0.6), ("Jun 26", 6.2)], metric).doubts
    assert seen(desk, [("Month", "Pct"), ("May 26", 0.6), ("Jun 26", 62)], metric).doubts


WIDE = (("Code", "Period", "Percentage in 4 hours (type 1)", "Waits"), (CODE, "May 26", 0.64, 7))


def unit_of(desk, **said):
    made = table(WIDE)
    found = preview(made, replace_in(propose(made), said), desk.present)
    desk.do(import_step(made, found, desk.present, desk.author, None))
    return {metric.name: metric.unit for metric in desk.present.all(Metric)}[WIDE[0][2]]


def test_a_new_metric_whose_name_says_percentage_is_asked_about_too():
    desk, _, _ = begun()
    found = seen(desk, WIDE)
    assert "Percentage in 4 hours (type 1)" in found.doubts[0].question
    scaled = seen(desk, WIDE, answers={"fractions": "fraction"})
    assert [row.value for row in scaled.taken] == ["64", "7"]
    assert [row.value for row in seen(desk, WIDE, answers={"fractions": "plain"}).taken] == [
        "0.64",
        "7",
    ]


def test_a_new_percentage_has_its_unit_whichever_way_its_figures_are_meant():
    assert unit_of(begun()[0], answers={"fractions": "fraction"}) == "%"
    assert unit_of(begun()[0], answers={"fractions": "plain"}) == "%"


def test_a_heading_that_ends_like_a_key_is_read_where_figures_stand_under_it():
    desk, _, _ = begun()
    heads = ("Code", "Period", "Type 3 Departments - Minor Injury Unit", "Parent Org")
    found = seen(desk, [heads, (CODE, "May 26", 10467, "Region A")])
    assert [(row.metric, row.value) for row in found.taken] == [
        ("Type 3 Departments - Minor Injury Unit", "10467")
    ]


def test_columns_of_figures_that_are_not_read_are_named():
    desk, _, _ = begun()
    found = seen(desk, [("Code", "Period", "Waits", "Row ID"), (CODE, "May 26", 7, 31)])
    assert found.left_out == ("Figures left out: Row ID.",)


def test_dates_with_two_readings_are_asked_about():
    desk, trust, _ = begun()
    weekly = watched(desk, trust, name="Weekly", unit="", frequency=WEEKLY)
    rows = [("Week", "Count"), ("03/04/2026", 5)]
    assert [one.id for one in seen(desk, rows, weekly).doubts] == ["dates"]
    american = seen(desk, rows, weekly, answers={"dates": "month"})
    assert not american.doubts
    assert american.taken[0].period.label == "Week of 2 Mar 2026"


def test_a_formula_without_a_value_is_told():
    desk, _, metric = begun()
    found = seen(desk, [("Month", "Pct"), ("May 26", FORMULA_WITHOUT_VALUE), ("Jun 26", 5)], metric)
    assert found.bad[0].words == (
        "The formula has no value. Open the file, let it calculate, and save it again."
    )


def test_two_codes_beside_the_trust_s_name_are_told():
    desk, _, _ = begun()
    rows = [
        ("Code", "Name", "Month", "Value"),
        (CODE, NAME, "May 26", 5),
        ("YY9", NAME, "Jun 26", 6),
    ]
    assert seen(desk, rows).told[1:] == (
        f"The trust's name appears with the codes {CODE} and YY9. Only rows for {CODE} are read.",
        "No heading names the figures. The metric has the name of the file.",
    )


def test_the_name_beside_another_code_is_one_code_and_without_a_code_of_ours_a_question():
    rows = [
        ("Code", "Name", "Month", "Value"),
        ("YY9", NAME, "Jun 26", 6),
        ("YY8", "B", "Jun 26", 7),
    ]
    desk, _, _ = begun()
    said = " ".join(seen(desk, rows).told)
    assert "appears with the code YY9. Only rows" in said
    unnamed = Desk()
    unnamed.add_trust(NAME, "")
    found = seen(unnamed, rows)
    assert found.doubts
    assert not [words for words in found.told if "Only rows" in words]


def test_what_the_store_says_already_changes_nothing_and_a_revision_keeps_the_old():
    desk, _, metric = begun()
    news = [NewReading("2026-05", "62"), NewReading("2026-06", "63")]
    desk.do(put_readings(desk.present, metric, news, desk.author))
    found = seen(desk, [("Month", "Pct"), ("May 26", 62), ("Jun 26", 64)], metric)
    assert found.counts == (
        "1 reading found, with a value. 1 already recorded. Left out: 1 heading"
    )
    assert found.taken[0].words == "replaces 63, which stays in the history"


def test_a_table_becomes_one_step_that_one_undo_takes_back():
    desk, _, metric = begun()
    made = table(PUBLISHED)
    found = preview(made, propose(made), desk.present)
    before = len(desk.steps)
    desk.do(import_step(made, found, desk.present, desk.author, None))
    assert len(desk.steps) == before + 1
    source = desk.present.all(ImportSource)[0]
    assert (source.name, source.sha256, source.counts) == (made.name, made.sha256, found.counts)
    waits = next(m for m in desk.present.all(Metric) if m.name == "Over four hours: Type 1")
    reading = readings_of(desk.present, waits.id)[0]
    assert (reading.state, reading.value) == (ReadingState.SUPPRESSED, "")
    assert reading.source_id == source.id
    desk.undo()
    assert [m.id for m in desk.present.all(Metric)] == [metric.id]
    assert not desk.present.all(ImportSource)


def test_rows_are_read_again_by_another_row_of_headings_and_other_roles():
    made = table(PUBLISHED)
    layout = propose_rows(made, 0, 3)
    assert headings(made.grids[0], 3)[3] == "Attendances"
    assert layout.header == 3
    assert dict(header_choices(made.grids[0]))[4] == "Row 5: Code, Name, Type 1, …"
    assert samples(made.grids[0], propose(made), 1) == f"-, YY2, {CODE}"


def test_the_sheet_with_a_table_is_proposed_and_hidden_ones_say_so():
    cover = Grid("Cover", (("About these data",), ("Published", "May")))
    hidden = Grid("Lookup", (("Code", "Month", "Value"), ("A", "May 26", 5)), hidden=True)
    data = Grid("Data", (("Month", "Value"), ("May 26", 5)))
    made = TableFile("x.xlsx", "ab" * 32, (cover, hidden, data))
    assert propose(made).sheet == 2
    assert sheet_names(made) == ((0, "Cover"), (1, "Lookup (hidden)"), (2, "Data"))


def test_reading_tells_its_progress_and_stops_when_asked():
    class Stopped(Exception):
        pass

    def stop(_):
        raise Stopped

    desk, _, _ = begun()
    made = table(PUBLISHED)
    with pytest.raises(Stopped):
        preview(made, propose(made), desk.present, stop)


def test_no_column_of_values_reads_nothing():
    desk, _, _ = begun()
    found = seen(desk, [("Name", "Region"), ("A", "North"), ("B", "South")])
    assert not found.taken
    assert Role.VALUE not in propose(table([("Name",), ("A",)])).roles


def read_as(rows, metric="", **layout):
    desk, _, watched_metric = begun()
    made = seen(desk, rows, watched_metric if metric else "", **layout)
    return [(row.fate, row.words) for row in made.rows if row.fate is not Fate.HEADING]


def test_a_rate_whose_parts_cannot_be_read_is_a_fault_and_a_star_is_suppressed():
    heads = ("Month", "Numerator", "Denominator")
    rows = [heads, ("May 26", "*", 100), ("Jun 26", "abc", 100), ("Jul 26", "", 100)]
    assert read_as(rows, metric="the one looked at") == [
        (Fate.SUPPRESSED, ""),
        (Fate.BAD, "“abc” is not a number."),
        (Fate.NOT_REPORTED, ""),
    ]


def test_one_heading_twice_gives_one_value_and_one_fault():
    found = read_as([("Month", "ED", "ED"), ("May 26", 7, 8)])
    assert [fate for fate, _ in found] == [Fate.READ, Fate.BAD]
    assert found[1][1] == "May 2026 is already in this row."


def test_a_month_among_quarters_cannot_be_read():
    rows = [("Period", "ED"), ("Q1 2025/26", 1), ("Q2 2025/26", 2), ("May 26", 3)]
    assert read_as(rows)[2] == (
        Fate.BAD,
        "May 2026 is a month, but the other rows are by quarter.",
    )


def test_months_that_may_be_financial_years_are_asked_about():
    desk, _, _ = begun()
    rows = [("Period", "ED"), ("2009-10", 1), ("2010-11", 2)]
    (doubt,) = seen(desk, rows).doubts
    assert doubt.words == (
        "Row 2, column A: “2009-10” could be the financial year 2009/10 or Oct 2009. "
        "Which is right?"
    )
    assert [way for way, _ in doubt.answers] == ["year", "month"]
    months = seen(desk, rows, answers={"years": "month"})
    assert [row.period.text for row in months.taken] == ["2009-10", "2010-11"]


def test_a_date_in_doubt_is_settled_by_a_neighbour():
    desk, _, metric = begun()
    rows = [("Day", "Pct"), ("01/04/2026", 62), ("31/05/2026", 63)]
    assert not seen(desk, rows, metric).doubts
    assert seen(desk, rows[:2], metric).doubts


def test_a_row_without_a_trust_is_not_called_a_total():
    desk, _, _ = begun()
    rows = [("Code", "Period", "ED"), (CODE, "May 26", 7), ("", "May 26", 9)]
    assert seen(desk, rows).counts == (
        "1 reading found, with a value. Left out: 1 heading, 1 row without a trust"
    )


def test_whatever_becomes_of_a_row_has_a_name():
    assert all(fate.label for fate in Fate)


def test_a_metric_without_a_value_has_no_unit():
    desk, _, _ = begun()
    made = table([("Month", "Attendances"), ("May 26", "-"), ("Jun 26", "*")])
    found = preview(made, propose(made), desk.present)
    desk.do(import_step(made, found, desk.present, desk.author, None))
    assert {m.unit for m in desk.present.all(Metric) if m.name == "Attendances"} == {""}


def test_a_table_whose_values_are_all_blank_keeps_its_names():
    made = table([("metric", "period", "value"), ("A", "May 26", ""), ("B", "May 26", "")])
    assert propose(made).roles == (Role.METRIC, Role.PERIOD, Role.VALUE)


def test_a_note_or_a_name_that_does_not_fit_is_a_fault_before_anything_is_recorded():
    heads = ("metric", "period", "value", "note")
    found = read_as([heads, ("A", "May 26", 7, "n" * 2_001), ("n" * 201, "May 26", 7, "")])
    assert [fate for fate, _ in found] == [Fate.BAD, Fate.BAD]


def test_a_number_like_a_patient_s_in_a_note_is_pointed_out():
    desk, _, _ = begun()
    heads = ("metric", "period", "value", "note")
    rows = [heads, ("A", "May 26", 7, "ward 9"), ("A", "Jun 26", 7, "patient 943 476 5919")]
    assert seen(desk, rows).told == (
        "Row 3: the note looks like it has an NHS number. Leave out anything about patients.",
    )


def test_a_new_metric_of_the_catalogue_is_known_for_a_percentage(board):
    desk, _, _ = begun()
    made = table([("metric", "period", "value"), ("ae_four_hour_share", "May 26", 0.62)])
    assert preview(made, propose(made), desk.present).doubts == ()
    (doubt,) = preview(made, propose(made), desk.present, pack=board).doubts
    assert "ae_four_hour_share" in doubt.question


PUBLIC = {
    "ae_type1_monthly_trust_2019_2026.csv": 516,
    "ae_monthly_trust_2016_2019.csv": 180,
    "import_ready_long_14_trusts.csv": 344,
    "nhsrdatasets_ae_attendances_full.csv": 216,
    "ons_mortality_total_weekly.csv": 1056,
    "gov_service_kpis_opg_2021_2026.csv": 879,
    "rtt_trust_june_2026.csv": 4,
    "rtt_national_acute_mar_jun_2026.csv": 16,
    "trust_snapshot_derived_secondary_2026.csv": 11,
    "messy_originals/ae_march_2025_msitae.csv": 18,
    "messy_originals/dm01_march_2025_provider.csv": 21,
    "messy_originals/May-26-AE-by-provider-QVPHP.xls": 23,
    "messy_originals/December-2022-AE-by-provider-UScya-revised-110523.xls": 23,
}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "count"), PUBLIC.items(), ids=str)
def test_the_public_files_give_one_trust_its_rows(public_figures, name, count):
    desk, _, _ = begun_as("Sherwood Forest Hospitals NHS Foundation Trust", "RK5")
    made = table_from_file(public_figures / name)
    found = preview(made, propose(made), desk.present)
    assert sum(row.fate is Fate.READ for row in found.rows) == count
    assert not found.bad
    desk.do(import_step(made, found, desk.present, desk.author, None))


@pytest.mark.slow
def test_a_survey_with_a_year_in_each_heading_gives_one_reading_a_year(public_figures):
    desk, _, _ = begun_as("Sherwood Forest Hospitals NHS Foundation Trust", "RK5")
    path = public_figures / "messy_originals/digital_maturity_assessment_2025_v2.xlsx"
    made = table_from_file(path)
    found = preview(made, propose(made, own=own_of(desk.present)), desk.present)
    assert {(row.metric, row.period.label) for row in found.taken} == {
        ("Acute: Average", "2025"),
        ("Acute: Average", "2024"),
    }
    assert not found.bad
    pillars = preview(made, propose_sheet(made, 1), desk.present)
    assert not pillars.taken
    assert {row.words for row in pillars.bad} == {"There is no period."}


def begun_as(name, code):
    desk, trust, metric = begun()
    from dataclasses import replace  # noqa: PLC0415 - one use

    desk.history = type(desk.history)(
        desk.present.with_record(replace(trust, name=name, ods_code=code))
    )
    return desk, trust, metric


def test_dates_of_a_spreadsheet_stand_for_the_months_of_a_metric():
    desk, _, metric = begun()
    rows = [
        ("Month", "Pct"),
        (dt.datetime(2026, 5, 1, tzinfo=dt.UTC), 62),
        (dt.date(2026, 6, 30), 63),
    ]
    assert [row.period.label for row in seen(desk, rows, metric).taken] == ["May 2026", "Jun 2026"]
