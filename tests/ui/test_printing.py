"""Printing: the report's own pages and the charts at hand go to the printer, as large as the paper."""

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton

from tests.helpers.pdf_text import page_texts

pytestmark = pytest.mark.ui
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def paper(seat, tmp_path):
    """Give a printer that puts its sheets into a file, and what it was asked for."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    seat.dialogs.paper = printer
    return tmp_path / "paper.pdf"


def press_print(seat):
    seat.keys(Qt.Key.Key_P, modifiers=CONTROL)
    seat.settle()


def sizes(path):
    document = PdfDocument(path)
    try:
        return [tuple(round(side) for side in page.get_size()) for page in document]
    finally:
        document.close()


def letters(text):
    """Leave out what Qt writes between them."""
    return "".join(one for one in text if one.isalnum())


def ink(path, number):
    """Say what share of a sheet is not white."""
    document = PdfDocument(path)
    try:
        image = document[number].render(scale=0.5).to_pil().convert("L")
        return sum(1 for value in image.tobytes() if value < 200) / (image.width * image.height)
    finally:
        document.close()


def test_the_pages_of_the_report_that_are_asked_for_are_printed(seat, paper):
    reports = seat.go("reports")
    seat.dialogs.paper.setFromTo(1, 2)
    press_print(seat)
    assert seat.dialogs.printed == [reports.view.report.pages]
    assert len(sizes(paper)) == 2
    assert all(width < height for width, height in sizes(paper))
    assert ink(paper, 0) > 0.005
    assert any(f"2 pages saved: {paper}" in words for words in seat.banners())
    seat.go("home")
    assert not any(str(paper) in words for words in seat.banners())


def test_everything_at_hand_is_printed_where_no_pages_are_named(seat, paper):
    seat.go("progress")
    press_print(seat)
    assert len(sizes(paper)) == seat.dialogs.printed[0] == 2


def test_the_chart_at_hand_is_printed_across_under_its_finding(seat, paper):
    chart = seat.go("metrics").overview.chart
    press_print(seat)
    ((width, height),) = sizes(paper)
    assert width > height
    assert ink(paper, 0) > 0.002
    assert letters(chart.finding) in letters(" ".join(page_texts(paper.read_bytes())))


def test_a_page_with_nothing_to_print_leads_to_reports(seat, paper):
    seat.go("settings")
    press_print(seat)
    assert not paper.exists()
    (way,) = [b for b in seat.window.shell.findChildren(QPushButton) if b.text() == "Open Reports"]
    way.click()
    seat.settle()
    assert seat.page("reports").isVisible()


def test_nothing_is_printed_where_the_dialog_is_left(seat):
    seat.go("reports")
    press_print(seat)
    assert seat.banners() == []


def test_what_was_sent_to_the_printer_is_no_news_on_another_page(seat):
    seat.go("reports")
    seat.context.navigator.told_of_file.emit("2 pages were sent to the printer.", "")
    assert seat.banners() == ["Note: 2 pages were sent to the printer."]
    assert "Open file" not in [b.text() for b in seat.window.shell.findChildren(QPushButton)]
    seat.go("home")
    assert seat.banners() == []


def test_a_file_that_no_program_opens_is_told_with_where_it_is(seat, monkeypatch, tmp_path):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    path = tmp_path / "board.pdf"
    for words in ("Open file", "Show folder"):
        seat.context.navigator.told_of_file.emit("The report is saved.", str(path))
        shown = [b for b in seat.window.shell.findChildren(QPushButton) if b.isVisible()]
        next(b for b in shown if b.text() == words).click()
        seat.settle()
    told = [words for words in seat.banners() if "No program on this computer opens" in words]
    assert any("“board.pdf”" in words and str(tmp_path) in words for words in told)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    shown = [b for b in seat.window.shell.findChildren(QPushButton) if b.isVisible()]
    next(b for b in shown if b.text() == "Open file").click()
    seat.settle()
    assert not any("“board.pdf”" in words for words in seat.banners() if "No program" in words)
