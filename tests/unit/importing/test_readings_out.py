"""Readings and their analysis in a file: every row there, numbers as numbers, text never a formula."""

from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.metrics import NewReading, put_readings
from digistrat_desktop.domain.record.fold import Written
from digistrat_desktop.domain.trust.metrics import Reading, ReadingState
from digistrat_desktop.reports.measures.readings import readings
from digistrat_desktop.services.reports.metric_sheets import readings_sheet
from digistrat_desktop.services.tables.export import save_metrics
from tests.unit.importing.made_up import begun, watched

FORMULA = '=HYPERLINK("x")'


@pytest.fixture
def metrics():
    desk, trust, _ = begun()
    metric = watched(desk, trust, name=FORMULA, unit="%")
    news = [NewReading(f"2025-{month:02}", str(50 + month)) for month in range(1, 13)]
    news.append(NewReading("2026-01", "", ReadingState.NOT_REPORTED, note="@late"))
    desk.do(put_readings(desk.present, metric, news, desk.author))
    return judge(desk.present, None, {}, date(2026, 3, 1))


def test_a_csv_file_holds_every_reading_and_no_formula(metrics, tmp_path):
    path = tmp_path / "out.csv"
    save_metrics(path, metrics)
    lines = path.read_text("utf-8-sig").splitlines()
    assert len(lines) == 14
    assert not any(line.lstrip('"').startswith("=") or ",@late" in line for line in lines)
    assert ",2025-03,53," in lines[3]
    assert "below the lower limit" in lines[3]
    assert "part of a rise" in lines[6]


def test_a_reading_that_was_not_reported_has_an_empty_value_and_its_word(metrics, tmp_path):
    path = tmp_path / "out.csv"
    save_metrics(path, metrics)
    assert ",2026-01,,%,Not reported," in path.read_text("utf-8-sig")


@pytest.fixture
def apart():
    """A reading in which 2 people wrote a value and a status apart."""
    desk, trust, _ = begun()
    metric = watched(desk, trust, name="Waits", unit="%")
    news = [NewReading(f"2025-{month:02}", str(50 + month)) for month in range(1, 6)]
    desk.do(put_readings(desk.present, metric, news, desk.author))
    reading = next(r for r in desk.present.all(Reading) if r.period == "2025-03")
    loose = {
        "value": (Written("61", "a", "", "1"), Written("62.5", "b", "", "2")),
        "state": (Written("final", "a", "", "1"), Written("provisional", "b", "", "2")),
    }
    held = desk.present.with_record(replace(reading, value="", unsettled=loose))
    return judge(held, None, {}, date(2025, 6, 1))


def test_a_reading_that_is_not_settled_is_written_with_both_values(apart, tmp_path):
    save_metrics(tmp_path / "out.csv", apart)
    line = ",2025-03,Not settled: 61 or 62.5,%,Not settled: Final or Provisional,"
    assert line in (tmp_path / "out.csv").read_text("utf-8-sig")
    save_metrics(tmp_path / "out.xlsx", apart)
    book = CalamineWorkbook.from_path(tmp_path / "out.xlsx")
    rows = book.get_sheet_by_name("Readings and analysis").to_python()
    assert rows[3][2] == "Not settled: 61 or 62.5"


def test_so_it_is_in_the_tables_and_pages_of_a_report(apart):
    rows = readings_sheet(apart).rows
    assert [row[2] for row in rows if row[1] == "Mar 2025"] == ["Not settled: 61 or 62.5"]
    assert "Mar 2025: not settled: 61 or 62.5." in str(readings(apart))


def test_a_workbook_holds_a_summary_and_gives_the_same_texts_back(metrics, tmp_path):
    path = tmp_path / "out.xlsx"
    save_metrics(path, metrics)
    book = CalamineWorkbook.from_path(path)
    table = book.get_sheet_by_name("Readings and analysis").to_python()
    assert book.sheet_names == ["Summary", "Readings and analysis"]
    assert table[3][:3] == [FORMULA, "2025-03", 53.0]
