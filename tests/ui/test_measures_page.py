"""The Metrics page at the real window: choosing, typing and pasting, each one undoable step."""

import pytest

from digistrat_desktop.domain.metrics import Metric, ReadingState
from digistrat_desktop.domain.workspace import metrics_in_use, readings_of

pytestmark = pytest.mark.ui


@pytest.fixture
def page(seat):
    """The Metrics page, on a trust with assessments."""
    return seat.go("metrics")


def readings(seat, metric):
    return readings_of(seat.session.workspace, metric.id)


def test_a_metric_of_ones_own_needs_a_name(seat, page):
    before = len(metrics_in_use(seat.session.workspace))
    page.choose.click()
    page.catalogue_card.choice.set_choice("own")
    page.catalogue_card._on_add()
    assert "name" in page.catalogue_card._name_box.fault.text()
    page.catalogue_card.name.setText("Wards with mobile charts")
    page.catalogue_card._on_add()
    seat.settle()
    assert len(metrics_in_use(seat.session.workspace)) == before + 1


def test_a_typed_reading_is_recorded_for_the_month_shown_back_in_words(seat, page):
    own = Metric(id="", trust_id="", name="Own", unit="%", valid_min="0", valid_max="100")
    page._on_metric(own)
    seat.settle()
    metric = page._metric()
    page.reading_card.period.setText("May 26")
    assert "May 2026" in page.reading_card.said.text()
    page.reading_card.value.setText("62.4 %")
    page.reading_card._on_add()
    seat.settle()
    assert [(r.period, r.value) for r in readings(seat, metric)] == [("2026-05", "62.4")]


def test_a_value_outside_the_possible_is_told_beside_the_field_and_not_recorded(seat, page):
    page._on_metric(Metric(id="", trust_id="", name="Own", unit="%", valid_max="100"))
    metric = page._metric()
    page.reading_card.value.setText("162")
    page.reading_card._on_add()
    assert "between" in page.reading_card._boxes["value"].fault.text()
    assert readings(seat, metric) == ()


def test_pasted_cells_are_one_step_that_undo_takes_back(seat, page):
    page._on_metric(Metric(id="", trust_id="", name="Own", unit="%"))
    metric = page._metric()
    page.paste.click()
    page.paste_card.cells.setPlainText("Month\tShare\nMay 26\t62\nJun 26\t-\n")
    assert page.paste_card.words.text().startswith("1 read, 1 not reported")
    page.paste_card.record.click()
    seat.settle()
    states = [r.state for r in readings(seat, metric)]
    assert states == [ReadingState.FINAL, ReadingState.NOT_REPORTED]
    seat.session.undo()
    seat.settle()
    assert readings(seat, metric) == ()


def test_rows_that_cannot_be_read_stay_out_only_when_the_person_says_so(seat, page):
    page._on_metric(Metric(id="", trust_id="", name="Own", unit="%"))
    page.paste.click()
    page.paste_card.cells.setPlainText("May 26\t62\nJun 26\tabout sixty\n")
    assert not page.paste_card.record.isEnabled()
    assert "about sixty" in page.paste_card.preview.text()
    page.paste_card.anyway.setChecked(True)
    assert page.paste_card.record.isEnabled()


def test_html_in_a_pasted_cell_is_shown_as_text(seat, page):
    page._on_metric(Metric(id="", trust_id="", name="Own", unit="%"))
    page.paste.click()
    page.paste_card.cells.setPlainText("May 26\t<img src=x>\n")
    assert "<img src=x>" in page.paste_card.preview.text()


def test_the_filters_leave_only_what_they_name(seat, page):
    page._on_metric(Metric(id="", trust_id="", name="Own", unit="%"))
    seat.settle()
    page._on_filter("outcome")
    shown = [page.table._model.line_at(row) for row in range(page.table._model.rowCount())]
    assert all(line.role.value == "outcome" for line in shown)
