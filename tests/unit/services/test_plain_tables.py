"""Plain tables of readings: every row accounted for, or the whole refused with its row."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.analysis.measures.spc.values import SpcOptions
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.record.workspace import Workspace, readings_of
from digistrat_desktop.domain.trust.metrics import ImportSource, Metric, ReadingState
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.services.tables.analyse import analyse_table
from digistrat_desktop.services.tables.asking import refuse_doubts
from digistrat_desktop.services.tables.import_command import NEW_TRUST, Said, plan_table
from digistrat_desktop.services.tables.preview import preview
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.services.tables.source import table_from_file
from digistrat_desktop.system.clock import SeededIds
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.tabular.write import Sheet, write_xlsx
from tests.helpers.desks import FILES
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.stores import trail_end
from tests.helpers.tables import import_plain_table

HEAD = "metric,period,value,note\n"
CELLS = st.one_of(
    st.decimals(-9999, 9999, places=2, allow_nan=False).map(lambda number: f"{number:f}"),
    st.sampled_from(["", "-", "*", "n/a"]),
)


def rows_of(path):
    """What is read of a table, in a store that knows nothing; refused as a command refuses it."""
    table = table_from_file(path)
    found = preview(table, propose(table), Workspace())
    refuse_doubts(found, {})
    return found.taken


def series_of(path):
    found = {}
    for row in rows_of(path):
        found.setdefault(row.metric, []).append(row)
    return found


@pytest.fixture
def table(tmp_path):
    def write(text, name="figures.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def author(clock):
    return make_author(clock, SeededIds("import"), "p1")


def only_workspace(library):
    return library.open_trust(library.home(1).trusts[0].id).workspace


def readings_by_period(library, name):
    workspace = only_workspace(library)
    metric = next(m for m in workspace.all(Metric) if m.name == name)
    return {r.period: r for r in readings_of(workspace, metric.id)}


def test_values_keep_the_decimals_they_were_written_with(table):
    rows = rows_of(table(HEAD + "A,2026-05,62.40,\nA,2026-06,63 %,\n"))
    assert [row.value for row in rows] == ["62.40", "63"]


def test_a_blank_a_dash_and_a_star_are_never_nought(table):
    rows = rows_of(table(HEAD + "A,2026-05,,\nA,2026-06,-,\nA,2026-07,*,\n"))
    assert [row.value for row in rows] == ["", "", ""]
    assert [row.state for row in rows] == [
        ReadingState.NOT_REPORTED,
        ReadingState.NOT_REPORTED,
        ReadingState.SUPPRESSED,
    ]


def test_thousands_and_a_comma_before_decimals_are_understood_and_what_may_be_both_is_not(table):
    assert rows_of(table(HEAD + 'A,2026-05,"12,345.6",\n'))[0].value == "12345.6"
    assert rows_of(table(HEAD + 'A,2026-05,"6,2",\n'))[0].value == "6.2"
    with pytest.raises(Refused, match="Row 2"):
        rows_of(table(HEAD + 'A,2026-05,"0,625",\n'))


def test_periods_and_values_are_written_as_in_the_window(table):
    found = rows_of(table(HEAD + "A,May 26,£5,\nB,14 June 2026,<5,\nC,31/07/2026 10:00,[c],\n"))
    assert [str(row.period) for row in found] == ["2026-05", "2026-06-14", "2026-07"]
    assert [(row.value, row.state) for row in found] == [
        ("5", ReadingState.FINAL),
        ("", ReadingState.SUPPRESSED),
        ("", ReadingState.SUPPRESSED),
    ]


def test_first_days_of_months_are_months(table):
    found = series_of(table(HEAD + "A,2026-05-01,1,\nA,2026-06-01,2,\n"))
    assert [row.period.text for row in found["A"]] == ["2026-05", "2026-06"]


def test_other_days_stay_days(table):
    found = series_of(table(HEAD + "A,2026-05-01,1,\nA,2026-05-02,2,\n"))
    assert [row.period.text for row in found["A"]] == ["2026-05-01", "2026-05-02"]


def test_a_table_without_metric_names_is_one_series_called_after_its_file(table):
    assert list(series_of(table("date,value\n2026-05,1\n"))) == ["figures"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("A,2026-05,abc,\n", "Row 2, column C: .*not a number"),
        ("A,2026-05,inf,\n", "Row 2, column C: .*not a number"),
        ("A,yesterday,1,\n", "Row 2, column B: .*not a period"),
        ("A,2026-05,1e999,\n", "Row 2, column C: .*not a number"),
        ("A,31/02/2026,1,\n", "Row 2, column B: 31/2/2026 is not a real date"),
        ("A,03/04/2026,1,\n", "Row 2, column B: .*could mean 2 things"),
        (",2026-05,1,\n", "Row 2, column A: There is no metric name"),
        ("A,2026-05,1,\nA,2026-05,2,\n", "Row 3, column C: May 2026 is already in row 2"),
        ("", "no rows below"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_row(table, rows, words):
    with pytest.raises(Refused, match=words):
        rows_of(table(HEAD + rows))


def test_a_table_without_the_columns_is_refused(table):
    with pytest.raises(Refused, match="does not say which period"):
        rows_of(table("a,b\n1,2\n"))


def test_an_empty_store_gets_a_new_trust(library, table, author):
    made = import_plain_table(library, table(HEAD + "Own,2026-05,5,\n"), author, {"p1": "Ann"})
    assert made.trust == NEW_TRUST
    assert readings_by_period(library, "Own")["2026-05"].value == "5"


def test_a_metric_of_the_catalogue_brings_its_definition(library, table, author):
    import_plain_table(library, table(HEAD + "digital_take_up,2026-05,62.4,\n"), author, {})
    (metric,) = only_workspace(library).all(Metric)
    assert (metric.name, metric.unit) == ("Digital take-up", "%")


def test_readings_of_a_known_metric_join_it(library, table, author):
    ensure_kept(library)
    import_plain_table(library, table(HEAD + "Digital take-up,2026-10,63.0,\n"), author, {})
    assert len(only_workspace(library).all(Metric)) == 12
    assert readings_by_period(library, "Digital take-up")["2026-10"].value == "63.0"


def test_a_changed_value_is_a_revision_that_keeps_the_earlier_one(library, table, author):
    import_plain_table(library, table(HEAD + "Own,2026-05,5,\n"), author, {})
    import_plain_table(library, table(HEAD + "Own,2026-05,6,\n"), author, {})
    reading = readings_by_period(library, "Own")["2026-05"]
    assert reading.value == "6"
    assert reading.earlier[0].startswith("5 |")


def test_the_same_file_again_changes_nothing(library, table, author):
    path = table(HEAD + "Own,2026-05,5,\nOwn,2026-06,*,late\n")
    import_plain_table(library, path, author, {})
    end = trail_end(library, library.home(1).trusts[0].id)
    assert import_plain_table(library, path, author, {}).changes == 0
    assert trail_end(library, library.home(1).trusts[0].id) == end


def test_every_row_is_accounted_for_and_the_file_is_remembered(library, table, author):
    path = table(HEAD + "Own,2026-05,5,\nOwn,2026-06,*,\nOwn,2026-07,,\n")
    made = import_plain_table(library, path, author, {})
    assert made.counts == (
        "3 readings found: 1 with a value, 1 not reported, 1 suppressed. Left out: 1 heading"
    )
    (source,) = only_workspace(library).all(ImportSource)
    assert source.name == "figures.csv"


def test_a_bad_row_leaves_the_store_as_it_was(library, table, author):
    with pytest.raises(Refused):
        import_plain_table(library, table(HEAD + "Own,2026-05,5,\nOwn,x,6,\n"), author, {})
    assert library.home(1).trusts == ()


def test_a_trust_that_is_not_there_is_refused(library, table, author):
    with pytest.raises(Refused, match="No trust"):
        import_plain_table(library, table(HEAD + "Own,2026-05,5,\n"), author, {}, "RXX")


def test_analysis_reads_each_series_on_its_own(table):
    rows = "".join(f"A,2025-{m:02d},{10 + m % 3},\nB,2025-{m:02d},{m},\n" for m in range(1, 13))
    found = analyse_table(table(HEAD + rows), SpcOptions())
    a, b = found["series"]
    assert (a["metric"], a["variation_icon"]) == ("A", "common_cause")
    assert b["variation_icon"] == "improvement_high"
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_limits_of_the_analysis_are_those_of_the_reference_formula(table):
    values = [10, 12, 11, 13, 12]
    rows = "".join(f"A,2025-{n:02d},{value},\n" for n, value in enumerate(values, 1))
    (series,) = analyse_table(table(HEAD + rows), SpcOptions())["series"]
    mean, ranges = sum(values) / 5, (2 + 1 + 2 + 1) / 4
    assert series["points"][0]["mean"] == pytest.approx(mean)
    assert series["points"][0]["upl"] == pytest.approx(mean + 2.66 * ranges)


@given(st.lists(CELLS, min_size=1, max_size=24))
def test_every_row_is_a_value_or_says_why_there_is_none(tmp_path_factory, cells):
    rows = "".join(f"A,{2020 + n // 12}-{n % 12 + 1:02d},{cell},\n" for n, cell in enumerate(cells))
    path = tmp_path_factory.mktemp("t") / "t.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    found = rows_of(path)
    assert len(found) == len(cells)
    for row, cell in zip(found, cells, strict=True):
        assert (row.value == cell) if row.value else (row.state is not ReadingState.FINAL)


def test_a_spreadsheets_months_and_numbers_are_read(tmp_path):
    months = [(f"A,{m}", date(2025, m, 1), m / 10) for m in range(1, 4)]
    sheet = Sheet("Data", ("Metric", "Period", "Value"), [("A", day, n) for _, day, n in months])
    write_xlsx(tmp_path / "t.xlsx", [sheet])
    (rows,) = series_of(tmp_path / "t.xlsx").values()
    assert [(row.period.text, row.value) for row in rows] == [
        ("2025-01", "0.1"),
        ("2025-02", "0.2"),
        ("2025-03", "0.3"),
    ]


@pytest.mark.parametrize(
    ("period", "frequency"),
    [
        ("2026-05", "monthly"),
        ("2026-W07", "weekly"),
        ("2026-Q1", "quarterly"),
        ("2026-H1", "half-yearly"),
        ("2026", "yearly"),
        ("2026/27", "yearly"),
    ],
)
def test_a_metric_of_ones_own_is_as_frequent_as_its_periods(
    library, table, author, period, frequency
):
    import_plain_table(library, table(HEAD + f"Own,{period},5.25,\n"), author, {})
    (metric,) = only_workspace(library).all(Metric)
    assert (metric.frequency, metric.decimals, metric.direction) == (frequency, 2, "neutral")


def test_two_trusts_need_a_name(library, table, author):
    path = table(HEAD + "Own,2026-05,5,\n")
    import_plain_table(library, path, author, {})
    trust_id = ensure_kept(library)
    with pytest.raises(Refused, match="more than one trust"):
        import_plain_table(library, path, author, {})
    made = import_plain_table(library, path, author, {}, trust_id)
    assert made.trust.startswith("Northmoor")


def test_limits_of_the_chart_follow_the_direction(table):
    rows = "".join(f"A,2025-{m:02d},{m},\n" for m in range(1, 13))
    found = {
        way: analyse_table(table(HEAD + rows), SpcOptions(direction=way))["series"][0]
        for way in Direction
    }
    assert found[Direction.UP]["variation_icon"] == "improvement_high"
    assert found[Direction.DOWN]["variation_icon"] == "concern_high"
    assert found[Direction.NEUTRAL]["variation_icon"] == "neutral_high"


def test_a_gap_is_told_and_never_filled(table):
    found = analyse_table(table(HEAD + "A,2025-01,5,\nA,2025-02,6,\nA,2025-04,5,\n"), SpcOptions())
    (series,) = found["series"]
    gap = {"kind": "gap", "periods": ["2025-03"], "day": None, "offered": None}
    assert {**gap, "words": "No row for: Mar 2025."} in series["remarks"]
    assert [point["period"] for point in series["points"]] == ["2025-01", "2025-02", "2025-04"]


@pytest.mark.parametrize(
    ("other", "meant"),
    [("13/04/2026", ["2026-04-03", "2026-04-13"]), ("04/13/2026", ["2026-03-04", "2026-04-13"])],
)
def test_a_date_with_two_readings_is_settled_by_another_of_the_table(table, other, meant):
    rows = rows_of(table(HEAD + f"A,03/04/2026,1,\nA,{other},2,\n"))
    assert [row.period.text for row in rows] == meant


def test_dates_that_nothing_settles_are_refused(table):
    with pytest.raises(Refused, match="Row 2, column B"):
        rows_of(table(HEAD + "A,03/04/2026,1,\nA,05/06/2026,2,\n"))


@pytest.mark.parametrize(
    ("days", "periods"),
    [
        (("2026-01-31", "2026-02-28"), ("2026-01", "2026-02")),
        (("2026-01-01", "2026-04-01", "2026-07-01"), ("2026-Q1", "2026-Q2", "2026-Q3")),
        (("2026-01-05", "2026-01-12", "2026-01-19"), ("2026-W02", "2026-W03", "2026-W04")),
        (("2026-01-05", "2026-01-12"), ("2026-01-05", "2026-01-12")),
    ],
)
def test_days_are_months_quarters_or_weeks_where_all_of_a_metric_are(table, days, periods):
    rows = "".join(f"A,{day},{at},\n" for at, day in enumerate(days))
    found = series_of(table(HEAD + rows))["A"]
    assert tuple(row.period.text for row in found) == periods


def test_one_more_day_is_the_month_a_metric_is_reported_for(library, table, author):
    import_plain_table(library, table(HEAD + "A,2026-01,5,\nA,2026-02,6,\n"), author, {})
    for day, month in (("2026-03-01", "2026-03"), ("2026-04-30", "2026-04")):
        import_plain_table(library, table(HEAD + f"A,{day},7,\n", f"{month}.csv"), author, {})
        assert readings_by_period(library, "A")[month].value == "7"


def test_the_sheet_with_the_headings_is_read_and_the_others_are_named(library, author, tmp_path):
    path = tmp_path / "two.xlsx"
    heads = ("Metric", "Period", "Value", "Owner")
    data = Sheet("Data", heads, [("A", "2026-01", 5, "Ann"), heads, ("A", "2026-02", 6, "Bea")])
    write_xlsx(path, [Sheet("Cover", ("Title",), [("Figures",)]), data])
    assert [row.value for row in rows_of(path)] == ["5", "6"]
    made = import_plain_table(library, path, author, {})
    assert made.notes == ("Sheets not read: Cover.", "Columns not read: Owner.")
    assert made.counts.endswith("Left out: 2 headings")


def test_of_two_sheets_with_the_same_headings_one_is_chosen_by_name(library, author, tmp_path):
    path = tmp_path / "two.xlsx"
    heads = ("Metric", "Period", "Value")
    sheets = [Sheet(name, heads, [(name, "2026-01", 1)]) for name in ("Data", "More")]
    write_xlsx(path, sheets)
    with pytest.raises(Refused, match=r"2 sheets have the same headings.*sheet=More"):
        plan_table(library, path, author)
    made = plan_table(library, path, author, said=Said({"sheet": "More"}))
    assert "New metric: More" in list(made.preview)


def test_metrics_are_of_the_catalogue_the_trusts_own_assessment_is_made_with(
    library, author, tmp_path
):
    ensure_kept(library)
    path = tmp_path / "one.csv"
    path.write_text("Metric,Period,Value\nA,2026-01,5\n", encoding="utf-8")
    newest = Library(library.store, Catalogue((resources_folder() / "frameworks",)), FILES)
    plan = plan_table(newest, path, author, str(library.store.trusts()[0].id))
    assert plan.pack.version == "1.0.0" != newest.pack_in_use().version


def test_fractions_of_a_known_percentage_are_refused_since_a_command_cannot_ask(
    library, table, author
):
    name = "ae_four_hour_share"
    with pytest.raises(Refused, match=r"Row 2, column C: .*Does 0\.62 mean 62 %"):
        import_plain_table(library, table(HEAD + f"{name},2026-01,0.62,\n"), author, {})
    assert library.home(1).trusts == ()
    assert import_plain_table(
        library, table(HEAD + f"{name},2026-01,0.62 %,\n"), author, {}
    ).changes
