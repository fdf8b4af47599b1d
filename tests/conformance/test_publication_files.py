"""Publications rebuilt small, with the headings their files have: each is read without a question.

Figures and names are made up. The headings of ambulance figures, the toolkit's status, the staff survey
and the outpatient collection were seen in public files and in public code that reads them.
"""

import pytest

from digistrat_desktop.services.tables.preview import own_of, preview
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.services.tables.shape.publications import known_publications, recognised
from digistrat_desktop.tabular.cells import Grid, Percent, TableFile
from tests.unit.importing.made_up import CODE, NAME, begun

MONTHS = ("Year", "Month", "Region", "Org Code", "Org Name")
SYSTEMS = (*MONTHS, "A0", "A1", "A2", "A3", "A25", "A26", "A31", "A32")
OUTCOMES = (*MONTHS, "R1r", "R1n", "R2r", "R2n", "R3s", "R3n", "M1n")
TOOLKIT = ("", "Code", "National Grouping", "Organisation Name", "Status", "Date Of Publication",
           "Primary Sector")  # fmt: skip
SURVEY = ("org_id", "org_name", "org_type_reporting_name", "PP1_2024", "PP1_2025", "PP1_n_2025",
          "PP4_2_2025", "PP4_2_n_2025", "theme_engagement_2025", "theme_morale_2025", "q25c_2024",
          "q25c_2025", "q25c_n_2025", "response_rate_2025")  # fmt: skip
PROVIDER = ("Activity_month", "Provider_code", "Provider_name", "Treatment_Function_Code",
            "Metric_code", "Metric_name", "Value", "Latest_data")  # fmt: skip
ADVICE = ("Month_of_Request", "ReceivingResponding_OrgCode", "TFC_Code", "Status_Code",
          "Outcome_Code", "Count_of_Requests", "Latest_Flag")  # fmt: skip
WEEKLY = ("week_start", "ccg_code", "specialty", "clinic_type", "referrals")
FRIENDS = ("Yearnumber", "Periodname", "Org code", "Org name", "Total Responses", "Total Eligible",
           "Very Good")  # fmt: skip
EMERGENCY = ("Period", "Org Code", "Parent Org", "Org name", "A&E attendances Type 1",
             "Attendances over 4hrs Type 1")  # fmt: skip
TESTS = ("Provider Code", "Provider Name", "Total Waiting List", "Number waiting 6+ Weeks",
         "Percentage waiting 6+ weeks")  # fmt: skip
ATTENDED = ("Code", "Name", "Type 1", "Total attendances", "Percentage in 4 hours or less (all)")
DIAGNOSED = ("ODS CODE (1)", "ACCOUNTABLE PROVIDER (2)", "TOTAL", "WITHIN 28 DAYS")
SERVICES = ("service", "period", "channel", "measure", "value")
SCOTLAND = ("Month", "HBT", "DepartmentType", "NumberOfAttendancesAggregate",
            "NumberMeetingTargetAggregate")  # fmt: skip

# the publication's name, the rows of its file, and what is read: name and period to the value
FILES = {
    "ambulance systems": (
        [SYSTEMS,
         ("2026", "2", "Eng", "Eng", "England", "9", "9", "9", "9", "9", "9", "9", "9"),
         ("2026", "2", "Y63", CODE, NAME, "1200", "1000", "9000", "9", "480", "850", ".", "."),
         ("2026", "3", "Y63", CODE, NAME, "1300", "1100", "9900", "8", "470", "840", "1500", "3100"),
         ("2026", "3", "North", "Y63", "North", "7", "7", "7", "7", "7", "7", "7", "7")],
        {("999 calls answered", "2026-02"): "1000",
         ("Category 1 response time, mean (seconds)", "2026-03"): "470",
         ("Category 2 response time, 90th centile (seconds)", "2026-02"): ""},
    ),
    "ambulance outcomes": (
        [OUTCOMES,
         (2020, 6, "Y63", CODE, NAME, 30, 120, 9, 20, 11, 118, "."),
         (2020, 6, "Eng", "Eng", "England", 400, 1900, 100, 270, 130, 1800, ".")],
        {("Cardiac arrest, circulation returned", "2020-06"): "30",
         ("Cardiac arrest, resuscitation attempted", "2020-06"): "120",
         ("Cardiac arrest, survived", "2020-06"): "11"},
    ),
    "the toolkit's status": (
        [TOOLKIT,
         ("0", "YY2", "Y62", "B", "22/23 Standards Exceeded", "30/06/2023", "NHS Trust"),
         ("1", CODE, "Y63", NAME, "22/23 Approaching Standards", "29/06/2023", "NHS Trust")],
        {("Toolkit status (0 not met, 1 approaching, 2 met, 3 exceeded)", "2022/23"): "1"},
    ),
    "the staff survey": (
        [SURVEY,
         ("YY2", "B", "Acute", 7, 7, 90, 5, 90, 6.5, 5.5, 0.5, 0.5, 90, 0.4),
         (CODE, NAME, "Acute", 7.21, 7.3, 2017, 5.02, 2000, 6.9, 6.1, 0.601, 0.623, 2001, 0.6)],
        {("Staff survey: compassionate and inclusive (out of 10)", "2024"): "7.21",
         ("Staff survey: compassionate and inclusive (out of 10)", "2025"): "7.3",
         ("Staff survey: burnout, higher is less (out of 10)", "2025"): "5.02",
         ("Staff survey: recommend as a place to work (%)", "2024"): "60.1",
         ("Staff survey: response rate (%)", "2025"): "60"},
    ),
    "outpatients, by provider": (
        [PROVIDER,
         ("2023-08-01", CODE, NAME, "100", "M1", "Moved or Discharged", "40", "yes"),
         ("2023-08-01", CODE, NAME, "101", "M1", "Moved or Discharged", "2", "yes"),
         ("2023-08-01", CODE, NAME, "101", "M1", "Moved or Discharged", "9", "no"),
         ("2023-08-01", CODE, NAME, "Total", "M1", "Moved or Discharged", "42", "yes"),
         ("2023-08-01", "YY2", "B", "100", "M1", "Moved or Discharged", "7", "yes")],
        {("Moved or Discharged", "2023-08"): "42"},
    ),
    "outpatients, specialist advice": (
        [ADVICE,
         ("2023-08-01", CODE, "100", "1", "10", "30", "Yes"),
         ("2023-08-01", CODE, "100", "1", "12", "4", "n/a"),
         ("2023-08-01", CODE, "101", "1", "12", "8", "No"),
         ("2023-08-01", "YY2", "100", "1", "10", "5", "Yes")],
        {("Specialist advice requests", "2023-08"): "34"},
    ),
    "e-Referral Service": (
        [WEEKLY,
         ("2023-08-07", CODE, "Cardiology", "General", "12"),
         ("2023-08-07", CODE, "Cardiology", "Rapid access", "3"),
         ("2023-08-14", CODE, "Cardiology", "General", "10"),
         ("2023-08-21", CODE, "Cardiology", "General", "11"),
         ("2023-08-07", "YY2", "Cardiology", "General", "8")],
        {("e-Referral Service referrals", "2023-W32"): "15",
         ("e-Referral Service referrals", "2023-W33"): "10"},
    ),
    "friends and family": (
        [FRIENDS,
         ("2025-26", "August", CODE, NAME, 900, 4000, 700),
         ("2025-26", "August", "YY2", "B", 9, 40, 7)],
        {("Total Responses", "2025-08"): "900", ("Very Good", "2025-08"): "700"},
    ),
    "emergency care": (
        [EMERGENCY,
         ("MSitAE-MARCH-2025", CODE, "NHS ENGLAND NORTH", NAME, "9000", "2500"),
         ("MSitAE-MARCH-2025", "YY2", "NHS ENGLAND NORTH", "B", "1", "2"),
         ("MSitAE-MARCH-2025", "TOTAL", "TOTAL", "TOTAL", "9001", "2502")],
        {("A&E attendances Type 1", "2025-03"): "9000"},
    ),
    "emergency care, workbook": (
        [("Period:", "May 2026"), ATTENDED, (CODE, NAME, 11630, 17380, 0.7123), ("YY2", "B", 1, 2, 0.5)],
        {("Total attendances", "2026-05"): "17380",
         ("Percentage in 4 hours or less (all)", "2026-05"): "71.23"},
    ),
    "cancer, 28 days": (
        [("Period:", "September 2025"), DIAGNOSED, (CODE, NAME, 1820, 1469), ("YY2", "B", 719, 589)],
        {("TOTAL", "2025-09"): "1820", ("WITHIN 28 DAYS", "2025-09"): "1469"},
    ),
    "services of a government": (
        [SERVICES, ("lasting power", "2026-05", "digital", "take-up", 71.5)],
        {("lasting power: digital: take-up", "2026-05"): "71.5"},
    ),
    "diagnostics": (
        [("Period:", "March 2025"), TESTS,
         (CODE, NAME, 5000, 1000, 0.2), ("YY2", "B", 1, 0, 0.0)],
        {("Total Waiting List", "2025-03"): "5000",
         ("Percentage waiting 6+ weeks", "2025-03"): "20"},
    ),
    "Scottish emergency departments": (
        [SCOTLAND,
         ("202404", CODE, "Emergency Department", 100, 70),
         ("202404", CODE, "Emergency Department", 50, 40),
         ("202404", CODE, "Minor Injury Unit", 20, 20)],
        {("Emergency Department: NumberOfAttendancesAggregate", "2024-04"): "150",
         ("Minor Injury Unit: NumberMeetingTargetAggregate", "2024-04"): "20"},
    ),
}  # fmt: skip


SHEETS = {"emergency care, workbook": "Provider Level Data"}


def look(rows, sheets=(), sheet="Data"):
    desk, _, _ = begun()
    grids = tuple(Grid(name, tuple(map(tuple, some))) for name, some in (*sheets, (sheet, rows)))
    made = TableFile("figures.xlsx", "ab" * 32, grids)
    layout = recognised(made, known_publications(), own_of(desk.present))
    return layout and preview(made, layout, desk.present), layout


def readings(found):
    return {(row.metric, row.period.text): row.value for row in found.taken}


@pytest.mark.parametrize("name", FILES)
def test_a_publication_is_read_without_a_question_and_says_which_it_is(name):
    rows, expected = FILES[name]
    found, layout = look(rows, sheet=SHEETS.get(name, "Data"))
    assert found.told[0] == layout.publication
    assert layout.publication.startswith("Read as “")
    assert ", version " in layout.publication
    assert not found.doubts
    assert not found.bad
    assert expected.items() <= readings(found).items()


def test_of_a_survey_with_a_sheet_for_each_kind_of_trust_the_trusts_own_sheet_is_read():
    rows, expected = FILES["the staff survey"]
    other = [SURVEY, ("YY3", "C", "Ambulance", *(0.5 for _ in SURVEY[3:]))]
    found, _ = look(rows, [("Ambulance Trusts", other)])
    assert expected.items() <= readings(found).items()
    assert not found.doubts


def test_numbers_of_people_who_answered_are_no_results_of_the_survey():
    found, _ = look(FILES["the staff survey"][0])
    assert not any("2017" in row.value for row in found.taken)
    assert any("PP1_n_2025" in one for one in found.left_out)


def test_a_state_says_in_the_preview_what_it_counts_as():
    found, _ = look(FILES["the toolkit's status"][0])
    assert [row.words for row in found.taken] == ["“Approaching Standards” counts as 1".replace(
        "Approaching", "22/23 Approaching")]  # fmt: skip


@pytest.mark.parametrize("state", ["Not Published", "22/23 Something New"])
def test_a_state_that_nobody_gave_a_figure_is_refused_by_name(state):
    rows = [TOOLKIT, ("1", CODE, "Y63", NAME, state, "29/06/2023", "NHS Trust")]
    found, _ = look(rows)
    assert not found.taken
    assert [row.place for row in found.bad] == ["Row 2, column E"]


def test_a_part_that_is_withheld_withholds_the_sum():
    rows = [ADVICE,
            ("2023-08-01", CODE, "100", "1", "10", "30", "Yes"),
            ("2023-08-01", CODE, "101", "1", "10", "*", "Yes")]  # fmt: skip
    found, _ = look(rows)
    assert [(row.state.value, row.value) for row in found.taken] == [("suppressed", "")]
    assert found.taken[0].words == "1 of 2 parts are suppressed"


def test_a_part_that_was_not_reported_is_told_beside_the_sum():
    rows = [ADVICE,
            ("2023-08-01", CODE, "100", "1", "10", "30", "Yes"),
            ("2023-08-01", CODE, "101", "1", "10", "5", "Yes"),
            ("2023-08-01", CODE, "102", "1", "10", "", "Yes")]  # fmt: skip
    found, _ = look(rows)
    assert [(row.value, row.words) for row in found.taken] == [
        ("35", "2 rows added up, 1 more not reported")
    ]


def test_percentages_of_parts_are_never_added_up():
    rows = [ADVICE,
            ("2023-08-01", CODE, "100", "1", "10", Percent(0.3), "Yes"),
            ("2023-08-01", CODE, "101", "1", "10", Percent(0.1), "Yes")]  # fmt: skip
    found, _ = look(rows)
    assert not found.taken
    assert {row.words for row in found.bad} == {
        "A percentage cannot be added up. Leave its column out."
    }


@pytest.mark.parametrize("label", ["Period:", "Period", "Reporting period:", "Data for"])
def test_a_period_of_the_whole_table_is_no_heading_of_the_columns_below_it(label):
    rows = [(label, "March 2025"), TESTS, (CODE, NAME, 5000, 1000, 0.2)]
    found, _ = look(rows)
    assert "Provider Name" not in {row.metric for row in found.rows}
    assert not found.bad


def test_months_below_their_year_stay_months_of_it():
    desk, _, _ = begun()
    rows = (("Month", 2024), ("Calls", "Jan", "Feb", "Mar"), ("Answered", 5, 6, 7))
    made = TableFile("figures.xlsx", "ab" * 32, (Grid("Data", rows),))
    found = preview(made, propose(made), desk.present)
    assert {row.period.text for row in found.taken} == {"2024-01", "2024-02", "2024-03"}


def test_rows_of_the_whole_nation_beside_trusts_are_told_apart():
    found, _ = look(FILES["ambulance systems"][0])
    assert "1 row of a whole nation" in found.counts
    assert any(
        one.endswith("Left out: those of 1 other organisation, and those of Eng.")
        for one in found.told
    )


def test_a_layout_of_a_nation_without_trusts_asks_whose_figures_these_are(tmp_path):
    (tmp_path / "own.toml").write_text(
        'name = "N"\nversion = "1"\nsource = "S"\nheadings = ["Month", "Calls taken"]\n'
        'period = "Month"\nnation = ["England"]\n'
    )
    desk, _, _ = begun()
    rows = (("Month", "Calls taken"), ("Apr 2024", 1), ("May 2024", 2))
    made = TableFile("figures.xlsx", "ab" * 32, (Grid("Data", rows),))
    layout = recognised(made, known_publications(tmp_path), own_of(desk.present))
    assert [one.id for one in preview(made, layout, desk.present).doubts] == ["nation"]
    assert not preview(made, layout.answered("nation", "no"), desk.present).taken
