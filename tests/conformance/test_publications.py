"""Publications that are known by their headings are read without a question; anybody can add one."""

import pytest

from digistrat_desktop.services.tables.preview import own_of, preview
from digistrat_desktop.services.tables.shape.publications import known_publications, recognised
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.tabular.cells import Grid, TableFile
from tests.unit.importing.made_up import CODE, NAME, begun

WEEKS = tuple(f"Gt {n:02d} To {n + 1:02d} Weeks SUM 1" for n in range(104))
RTT = (
    "Period", "Provider Parent Org Code", "Provider Org Code", "Provider Org Name",
    "Commissioner Org Code", "RTT Part Type", "RTT Part Description", "Treatment Function Code",
    "Treatment Function Name", *WEEKS, "Total", "Total All",
)  # fmt: skip


def rtt(trust, commissioner, function, total):
    return (
        "RTT-June-2026", "QXX", trust, "A", commissioner, "Part_2", "Incomplete Pathways", function,
        "Total", *(0 for _ in WEEKS), total, total,
    )  # fmt: skip


def seen(rows, *local, sheet="Data"):
    desk, _, _ = begun()
    made = TableFile("figures.xlsx", "ab" * 32, (Grid(sheet, tuple(map(tuple, rows))),))
    layout = recognised(made, known_publications(*local), own_of(desk.present))
    return layout, layout and preview(made, layout, desk.present)


def read(rows, **more):
    layout, found = seen(rows, **more)
    assert found.told[0] == layout.publication
    assert not found.doubts
    assert not found.bad
    return {(row.metric, row.period.text): row.value for row in found.taken}


def test_the_rows_of_all_commissioners_are_added_up():
    rows = [RTT, rtt(CODE, "C1", "C_100", 5), rtt(CODE, "C1", "C_999", 40), rtt(CODE, "C2", "C_999", 2),
            rtt("YY2", "C1", "C_999", 9)]  # fmt: skip
    assert read(rows) == {("Incomplete Pathways", "2026-06"): "42"}


def test_beds_are_of_the_quarter_that_ends_with_their_month():
    heads = ("Year", "Period End", "Org Code", "Org Name", "General & Acute", "Maternity")
    rows = [
        heads,
        ("2024-25", "September", CODE, "A", 586.4, 20),
        ("2024-25", "September", "YY2", "B", 1, 2),
    ]
    assert read(rows)["General & Acute", "2024-Q3"] == "586.4"


def test_urgent_care_items_are_of_the_month_in_the_name_of_their_return():
    heads = ("REPORTING_PERIOD", "REGION_NAME", "CONTRACT_NAME", "ORG_NAME", "ITEM_NUMBER", "VALUE")
    rows = [
        heads,
        ("IUCADC-MONTHLY-APR-2025", "North", "Contract 1", NAME, "A01", 26121),
        ("IUCADC-MONTHLY-MAY-2025", "North", "Contract 1", NAME, "A01", 27000),
        ("IUCADC-MONTHLY-APR-2025", "North", "Contract 2", "B", "A01", 5),
    ]
    assert read(rows) == {("A01", "2025-04"): "26121", ("A01", "2025-05"): "27000"}


def test_use_of_the_app_is_of_its_day():
    heads = ("Date", "OdsCode", "P5NewAppUsers", "Logins", "RecordViews", "Prescriptions")
    rows = [heads, ("2023-01-16", CODE, 5, 900, 300, 40), ("2023-01-16", "YY2", 1, 2, 3, 4)]
    assert read(rows)["Logins", "2023-01-16"] == "900"


def test_appointments_of_one_status_are_added_up():
    heads = (
        "APPOINTMENT_MONTH_START_DATE",
        "GP_CODE",
        "HCP_TYPE",
        "APPT_STATUS",
        "COUNT_OF_APPOINTMENTS",
    )
    rows = [
        heads,
        ("01APR2024", CODE, "GP", "Attended", 7),
        ("01APR2024", CODE, "Nurse", "Attended", 5),
    ]
    assert read(rows) == {("Attended", "2024-04"): "12"}


@pytest.mark.parametrize("where", ["Organisation_Code", "Area_Code"])
def test_a_long_table_has_its_measures_by_name(where):
    heads = (
        "Data",
        "Date_Code",
        "Date_ItemName_ENG",
        where,
        "Measure_Code",
        "Measure_ItemName_ENG",
    )
    rows = [
        heads,
        (5, "202404", "April 2024", CODE, 1, "Calls"),
        (6, "202404", "April 2024", "YY2", 1, "Calls"),
    ]
    assert read(rows) == {("Calls", "2024-04"): "5"}


def test_a_table_that_is_none_of_them_is_none():
    assert seen([("Month", "Calls"), ("Apr 24", 5)])[0] is None


def test_anybody_can_add_a_publication_as_a_file(tmp_path):
    (tmp_path / "ours.toml").write_text(
        'name = "Our return"\nversion = "1"\nsource = "Us"\nheadings = ["Wk", "Calls taken"]\n'
        'period = "Wk"\nvalues = ["Calls taken"]\n',
        encoding="utf-8",
    )
    rows = [("Wk", "Calls taken", "Staff"), ("2024-W14", 5, 3)]
    layout, found = seen(rows, tmp_path)
    assert layout.publication == "Read as “Our return”, version 1. Source: Us."
    assert [(row.metric, row.value) for row in found.taken] == [("Calls taken", "5")]
    assert found.left_out == ("Figures left out: Staff.",)


@pytest.mark.parametrize(
    "damage", ["", "name = 1", "headings = 5\nname='a'", "\x00", "[keep]\na = 3"]
)
def test_a_damaged_file_is_passed_over(tmp_path, damage):
    (tmp_path / "bad.toml").write_text(damage, encoding="utf-8")
    assert len(known_publications(tmp_path)) == len(known_publications())


def test_every_file_that_comes_with_the_program_can_be_used():
    files = list((resources_folder() / "tables").glob("*.toml"))
    assert len(known_publications()) == len(files) > 10
