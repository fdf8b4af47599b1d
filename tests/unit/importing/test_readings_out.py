"""Readings and their analysis in a file: every row there, numbers as numbers, text never a formula."""

from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.metrics import NewReading, put_readings
from digistrat_desktop.domain.trust.metrics import ReadingState
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


def test_a_workbook_holds_a_summary_and_gives_the_same_texts_back(metrics, tmp_path):
    path = tmp_path / "out.xlsx"
    save_metrics(path, metrics)
    book = CalamineWorkbook.from_path(path)
    table = book.get_sheet_by_name("Readings and analysis").to_python()
    assert book.sheet_names == ["Summary", "Readings and analysis"]
    assert table[3][:3] == [FORMULA, "2025-03", 53.0]
