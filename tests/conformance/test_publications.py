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


def test_pathways_of_other_nations_commissioners_are_left_out_as_in_what_is_published():
    rows = [RTT, rtt(CODE, "C1", "C_999", 40), rtt(CODE, "NONC", "C_999", 7)]
    assert read(rows) == {("Incomplete Pathways", "2026-06"): "40"}


def test_beds_by_sector_are_read_from_the_blocks_of_the_published_workbook():
    sectors = ("Total", "General & Acute", "Learning Disabilities", "Maternity", "Mental Illness")
    blank = ("",) * 6
    rows = [
        ("", "Title:", "Average daily number of available and occupied beds open overnight"),
        ("", "Period:", "September 2024/25"),
        (),
        (*blank, "Available", *("",) * 4, "Occupied", *("",) * 4, "% Occupied", *("",) * 4),
        ("", "Year", "Period End", "Region Code", "Org Code", "Org Name", *sectors * 3),
        ("", "2024-25", "September", "", "", "England", *(9,) * 15),
        (),
        ("", "2024-25", "September", "Y60", CODE, "A", 700, 586.4, 0, 20, 3, 650, 560.1, 0, 12, 2,
         0.93, 0.955, "-", 0.6, 0.67),
        ("", "2024-25", "September", "Y60", "YY2", "B", *(1,) * 15),
    ]  # fmt: skip
    found = read(rows, sheet="NHS Trust by Sector")
    assert found["Available: General & Acute", "2024-Q3"] == "586.4"
    assert found["Occupied: General & Acute", "2024-Q3"] == "560.1"
    assert found["% Occupied: General & Acute", "2024-Q3"] == "95.5"


def test_cancer_waits_are_of_the_provider_for_all_cancers_routes_and_treatments():
    heads = (
        "Period", "Basis", "Org_Code", "Parent_Org", "Org_Name", "Standard_or_Item", "Cancer_Type",
        "Referral_Route_or_Stage", "Treatment_Modality", "Total", "Within", "After", "Performance",
    )  # fmt: skip

    def row(month, basis, standard, parts, total, within):
        org = (month, basis, CODE, "Y60", "A", standard, *parts)
        return (*org, total, within, total - within, within / total)

    cancers, routes, ways = every = ("ALL CANCERS", "ALL ROUTES", "ALL MODALITIES")
    rows = [
        heads,
        row("01/04/2025", "Provider", "62D", every, 100, 70),
        row("01/04/2025", "Provider", "62D", ("Breast", routes, ways), 10, 9),
        row("01/04/2025", "Provider", "62D", (cancers, "BREAST SYMPTOMATIC", ways), 8, 8),
        row("01/04/2025", "Provider", "31D", (cancers, "ALL STAGES", ways), 90, 81),
        row("01/04/2025", "Provider", "31D", (cancers, "ALL STAGES", "Surgery"), 40, 20),
        row("01/04/2025", "Provider", "FDS", (cancers, routes, ""), 300, 240),
        row("01/04/2025", "Commissioner", "62D", every, 500, 350),
        row("01/05/2025", "Provider", "62D", every, 110, 88),
    ]
    found = read(rows)
    assert {name: value for name, value in found.items() if name[0].endswith("(%)")} == {
        ("62D: within the standard (%)", "2025-04"): "70",
        ("31D: within the standard (%)", "2025-04"): "90",
        ("FDS: within the standard (%)", "2025-04"): "80",
        ("62D: within the standard (%)", "2025-05"): "80",
    }
    assert found["62D: patients", "2025-04"] == "100"


def test_emergency_departments_of_a_board_are_added_up_by_their_type():
    heads = (
        "Month", "Country", "HBT", "TreatmentLocation", "DepartmentType", "AttendanceCategory",
        "NumberOfAttendancesAll", "NumberWithin4HoursAll", "NumberOver4HoursAll",
        "PercentageWithin4HoursAll",
    )  # fmt: skip
    rows = [
        heads,
        (202601, "S9", CODE, "L1", "Type 1", "All", 100, 70, 30, 70),
        (202601, "S9", CODE, "L2", "Type 1", "All", 50, 45, 5, 90),
        (202601, "S9", CODE, "L1", "Type 1", "Planned", 4, 4, 0, 100),
        (202601, "S9", "YY2", "L9", "Type 1", "All", 7, 7, 0, 100),
    ]
    found = read(rows)
    assert found["Type 1: NumberOfAttendancesAll", "2026-01"] == "150"
    assert found["Type 1: NumberWithin4HoursAll", "2026-01"] == "115"
    assert not [name for name, _ in found if "Percentage" in name]


def test_beds_are_of_the_quarter_that_ends_with_their_month():
    heads = ("Year", "Period End", "Org Code", "Org Name", "General & Acute", "Maternity")
    rows = [
        heads,
        ("2024-25", "September", CODE, "A", 586.4, 20),
        ("2024-25", "September", "YY2", "B", 1, 2),
    ]
    assert read(rows)["General & Acute", "2024-Q3"] == "586.4"


def test_urgent_care_items_are_of_the_month_in_the_name_of_their_return():
    heads = (
        "REPORTING_PERIOD", "REGION_CODE", "REGION_NAME", "CONTRACT_CODE", "CONTRACT_NAME", "ORG_CODE",
        "ORG_NAME", "ITEM_NUMBER", "VALUE",
    )  # fmt: skip

    def row(month, contract, code, value):
        where = (f"IUCADC-MONTHLY-{month}-2025", "Y63", "North", contract[-1], contract)
        return (*where, code, NAME if code == CODE else "B", "A01", value)

    rows = [
        heads,
        row("APR", "Contract 1", CODE, 26121),
        row("MAY", "Contract 1", CODE, 27000),
        row("APR", "Contract 3", CODE, 40),
        row("APR", "Contract 2", "YY2", 5),
    ]
    assert read(rows) == {
        ("Contract 1: A01", "2025-04"): "26121",
        ("Contract 1: A01", "2025-05"): "27000",
        ("Contract 3: A01", "2025-04"): "40",
    }


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
