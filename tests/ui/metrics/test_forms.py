"""The forms: choosing, typing, pasting, importing, marking; each one undoable step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from digistrat_desktop.domain.record.workspace import metrics_in_use, readings_of, rebases_of
from digistrat_desktop.domain.trust.metrics import (
    Annotation,
    ChartRules,
    ChartType,
    ImportSource,
    Metric,
    Reading,
    ReadingState,
)
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.services.tables.metrics import watch_from_catalogue
from digistrat_desktop.ui.forms.asking import PATIENT_NUMBER
from digistrat_desktop.ui.pages.metrics.mark_form import MarkKind
from tests.ui.waiting import turn

pytestmark = pytest.mark.ui


def watched(session, definition, pack):
    trust_id = session.trust.trust_id
    made, step = watch_from_catalogue(session.workspace, definition, trust_id, pack, session.author)
    assert session.submit(step)
    return made.id


def first_metric(page):
    return metrics_in_use(page.seat.session.workspace)[0]


def reading(page, metric, period):
    found = [r for r in readings_of(page.seat.session.workspace, metric.id) if r.period == period]
    return found[0] if found else None


def paste(page, text):
    page.show_paste()
    QGuiApplication.clipboard().setText(text)
    page.table_form.clipboard.click()
    page.seat.settle()
    return page.table_form


def test_a_reading_is_shown_back_in_words_before_it_is_recorded(page):
    page.overview.add_reading.click()
    form, metric = page.reading, first_metric(page)
    form.form.control("period").setText("May 26")
    form.form.control("value").setText("62.4 %")
    assert form.said.text() == "May 2026: 62.4 %"
    form.form.save_button.click()
    page.seat.settle()
    assert reading(page, metric, "2026-05").value == "62.4"
    assert form.form.control("period").text() == ""


def test_save_stays_where_it_is_as_a_reading_is_typed(page):
    page.overview.add_reading.click()
    form = page.reading.form
    turn(5)
    before = form.save_button.mapTo(page, form.save_button.rect().topLeft())
    form.control("period").setText("May 26")
    form.control("value").setText("62.4 %")
    turn(5)
    assert page.reading.said.isVisible()
    assert form.save_button.mapTo(page, form.save_button.rect().topLeft()) == before


def test_the_rate_is_worked_out_as_its_parts_are_typed(page):
    page.overview.add_reading.click()
    form, metric = page.reading, first_metric(page)
    form.form.control("period").setText("2026-05")
    form.form.control("numerator").setText("620")
    form.form.control("denominator").setText("1000")
    assert form.said.text() == "May 2026: 62 %"
    form.form.save_button.click()
    page.seat.settle()
    found = reading(page, metric, "2026-05")
    assert (found.value, found.numerator, found.denominator) == ("62", "620", "1000")


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_recorded(page):
    page.overview.add_reading.click()
    form = page.reading
    before = len(page.seat.session.workspace.all(Reading))
    form.form.control("period").setText("soon")
    form.form.control("value").setText("about 62")
    form.form.save_button.click()
    assert "is not a period" in form.form.fault_of("period")
    assert "is not a number" in form.form.fault_of("value")
    assert len(page.seat.session.workspace.all(Reading)) == before


def test_while_a_file_is_read_its_rows_are_told_and_then_its_name(page, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("period,metric,value\n2026-05,A,1\n", encoding="utf-8")
    page.seat.dialogs.file = path
    page.overview.import_file.click()
    form = page.table_form
    assert form.progress.isVisible()
    form._on_rows("long.csv", 0.0, "12,000")
    assert form.source.text() == "File: long.csv. Rows read: 12,000"
    page.seat.settle()
    assert form.source.text() == "File: long.csv"
    form._on_rows("long.csv", 0.0, "12,000")
    assert form.source.text() == "File: long.csv"


def test_a_number_like_a_patient_s_in_a_note_is_pointed_out(page):
    page.overview.add_reading.click()
    form = page.reading
    form.form.control("note").setText("patient 943 476 5919")
    assert form.form.fault_of("note") == PATIENT_NUMBER
    form.form.control("note").setText("ward 9")
    assert form.form.fault_of("note") == ""


def test_revising_shows_and_keeps_the_earlier_value_and_taking_out_can_be_undone(page):
    page.overview.add_reading.click()
    form, metric = page.reading, first_metric(page)
    there = readings_of(page.seat.session.workspace, metric.id)[-1]
    form.table.row_opened.emit(there.id)
    assert f"Current value: {there.value}" in form.earlier.text()
    form.form.control("value").setText("71")
    form.form.save_button.click()
    page.seat.settle()
    found = reading(page, metric, there.period)
    assert found.earlier[0].startswith(there.value)
    form.show_reading(found.id)
    form.take_out.click()
    page.seat.settle()
    assert reading(page, metric, there.period) is None
    page.seat.session.undo()
    assert reading(page, metric, there.period).value == "71"


def test_a_missing_value_is_recorded_as_not_reported(page):
    page.overview.add_reading.click()
    form, metric = page.reading, first_metric(page)
    form.form.control("period").setText("May 26")
    form.form.control("state").set_choice(ReadingState.NOT_REPORTED.value)
    form.form.save_button.click()
    page.seat.settle()
    assert reading(page, metric, "2026-05").state is ReadingState.NOT_REPORTED


def test_the_sampling_aid_fills_numerator_and_denominator(page):
    pack = page.seat.session.pack
    definition = next(m for m in pack.metrics if m.id == "failure_demand_share")
    metric_id = watched(page.seat.session, definition, pack)
    page.show_reading()
    page.reading.begin(metric_id)
    card = page.reading.sampling
    for field, count in zip(card.fields.boxes.values(), (150, 90, 84, 80, 82), strict=True):
        field.field.setText(str(count))
    assert "at least 200" in card.result.text()
    assert not card.take.isEnabled()
    card.fields.control("contacts").setText("240")
    card.take.click()
    assert tuple(page.reading.form.values()[one] for one in ("numerator", "denominator")) == (
        "82",
        "240",
    )


def test_pasted_months_are_seen_first_and_recorded_in_one_step(page):
    metric = first_metric(page)
    form = paste(page, "Month\tPct\nMay 26\t62.4\nJun 26\t\nJul 26\t*\n")
    assert form.counts.text() == (
        "3 readings found: 1 with a value, 1 not reported, 1 suppressed. Left out: 1 heading."
    )
    assert form.rows.model().index(0, 1).data() == "May 2026"
    form.record.click()
    page.seat.settle()
    assert reading(page, metric, "2026-06").state is ReadingState.NOT_REPORTED
    assert page.overview.isVisible()
    assert "last import 23 Nov 2026" in page.overview.facts.text()
    page.seat.session.undo()
    assert reading(page, metric, "2026-05") is None
    assert not page.seat.session.workspace.all(ImportSource)


def test_the_offer_to_take_a_paste_back_leaves_with_the_next_change(page):
    def offers():
        return [
            words
            for words in page.seat.banners()
            if "readings are saved" in words or "1 reading is saved" in words
        ]

    form = paste(page, "Month\tPct\nMay 26\t62.4\n")
    form.record.click()
    page.seat.settle()
    assert offers()
    page.seat.session.undo()
    page.seat.qtbot.waitUntil(lambda: offers() == [], timeout=5_000)


def test_what_becomes_of_a_paste_is_brought_in_sight_on_a_small_screen(page):
    page.seat.window.resize(1024, 560)
    page.show_paste()
    page.table_form.clipboard.setFocus()
    form = paste(page, "Month\tPct\nMay 26\tabout 62\nJun 26\t63\n")
    sight = form.page.viewport()

    def outcome_in_sight():
        return sight.rect().contains(form.rows.mapTo(sight, form.rows.rect().topLeft()))

    page.seat.qtbot.waitUntil(outcome_in_sight, timeout=5_000)


def test_what_will_be_saved_and_its_button_stay_in_sight_below_the_page(page):
    page.show_paste()
    assert not page.table_form.bar.isVisible()
    form = paste(page, "Month\tPct\nMay 26\t62\nJun 26\t63\n")
    assert form.bar.isAncestorOf(form.counts)
    assert form.bar.isAncestorOf(form.record)
    assert form.bar.isVisible()
    assert form.bar.geometry().top() > form.page.geometry().bottom()
    assert form.bar.geometry().bottom() == form.rect().bottom()


def test_bad_rows_stop_the_paste_until_the_person_keeps_them_out(page):
    form = paste(page, "Month\tPct\nMay 26\tabout 62\nJun 26\t63\n")
    assert not form.record.isEnabled()
    assert form.rows.model().index(0, 4).data() == "B2"
    assert "“about 62” is not a number" in form.rows.model().index(0, 5).data()
    form.fields.control("keep_out").click()
    assert form.record.isEnabled()
    assert form.record.text() == "Save 1 reading"


def test_a_paste_in_which_nothing_was_found_says_what_to_do_instead_of_an_empty_table(page):
    form = paste(page, "hello\nworld\n")
    assert not form.rows.isVisible()
    assert form.told.text().startswith("No value was found. Choose which column")
    assert form.record.text() == "Save readings"
    assert not form.record.isEnabled()
    form = paste(page, "Month\tPct\nMay 26\t62\n")
    assert form.rows.isVisible()
    assert "No value" not in form.told.text()


def test_what_cannot_be_read_is_told_on_two_lines_rather_than_cut(page):
    form = paste(page, "Month\tPct\nsome time in the last of May\t62\nJun 26\t63\n")
    rows, heads = form.rows, form.rows.verticalHeader()
    letters, last = rows.fontMetrics(), rows.model().columnCount() - 1
    cells = (rows.model().index(n, last) for n in range(rows.model().rowCount()))
    widest = max(letters.horizontalAdvance(cell.data()) for cell in cells)
    assert widest > rows.columnWidth(last) - 24
    assert heads.defaultSectionSize() >= 2 * letters.height()
    form = paste(page, "Month\tPct\nMay 26\t62\nJun 26\t63\n")
    assert heads.defaultSectionSize() < 2 * letters.height()


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("notes", ["", "some time in the last of May"])
def test_the_preview_ends_below_a_whole_row(page, percent, notes):
    page.seat.context.preferences.set("text_percent", percent)
    months = [
        "Apr 25",
        "May 25",
        "Jun 25",
        "Jul 25",
        "Aug 25",
        "Sep 25",
        "Oct 25",
        "Nov 25",
        "Dec 25",
    ]
    lines = [f"{month}\t6{at}" for at, month in enumerate([notes or "Mar 25", *months])]
    form = paste(page, "Month\tPct\n" + "\n".join(lines) + "\n")
    rows, room = form.rows, form.rows.viewport().height()
    last = rows.rowAt(room - 2)
    assert 2 <= last < len(lines) - 1
    assert rows.rowViewportPosition(last) + rows.rowHeight(last) <= room + 1


def test_fractions_are_asked_about_and_scaled(page):
    form = paste(page, "Month\tPct\nMay 26\t0.62\nJun 26\t0.7\n")
    assert form.doubts.rows["fractions"].isVisible()
    assert not form.record.isEnabled()
    form.doubts.rows["fractions"].buttons["fraction"].click()
    page.seat.settle()
    form.record.click()
    page.seat.settle()
    assert reading(page, first_metric(page), "2026-05").value == "62"


def test_markup_in_pasted_cells_is_only_text(page):
    form = paste(page, 'Month\tPct\nMay 26\t<img src="file:///x">\n')
    assert "<img" in form.rows.model().index(0, 5).data()


def test_a_file_is_read_and_its_kind_is_remembered(page, tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text("When,A,B\nMay 26,1,2\nJun 26,3,4\n", encoding="utf-8")
    page.seat.dialogs.file = path
    page.overview.import_file.click()
    page.seat.settle()
    form = page.table_form
    assert form.counts.text() == "4 readings found, all with values. Left out: 1 heading."
    assert form.source.isVisible()
    assert form.source.text() == "File: figures.csv"
    assert form.says.text() == "This will add 2 new metrics: “A” and “B”."
    form.columns._on_role(2, "ignore")
    page.seat.settle()
    assert form.counts.text() == "2 readings found, all with values. Left out: 1 heading."
    form.record.click()
    page.seat.settle()
    assert "A" in [m.name for m in metrics_in_use(page.seat.session.workspace)]
    page.overview.import_file.click()
    page.seat.settle()
    assert page.table_form.counts.text().startswith("No readings to save. 2 already recorded.")


def test_a_file_that_cannot_be_read_is_told_in_words(page, tmp_path):
    path = tmp_path / "figures.csv"
    path.write_bytes(b"%PDF-1.7 nothing here")
    page.seat.dialogs.file = path
    page.overview.import_file.click()
    page.seat.settle()
    assert "a PDF" in page.table_form.fault.text()
    assert not page.table_form.record.isVisible()


LARGE = "Metric,Period,Value\n" + "".join(
    f"Made {metric},{1950 + month // 12}-{month % 12 + 1:02d},{month}\n"
    for metric in range(4)
    for month in range(600)
)


def read_large(page, tmp_path):
    path = tmp_path / "large.csv"
    path.write_text(LARGE, encoding="utf-8")
    page.seat.dialogs.file = path
    page.overview.import_file.click()
    page.seat.settle()
    return page.table_form


def test_a_recording_that_is_stopped_leaves_nothing_behind_and_can_begin_again(page, tmp_path):
    form = read_large(page, tmp_path)
    before = page.seat.session.workspace
    form.record.click()
    assert form.progress.isVisible()
    assert not form.record.isEnabled()
    form.cancel.click()
    page.seat.settle()
    assert page.seat.session.workspace is before
    assert "Stopped" in form.fault.text()
    form.record.click()
    page.seat.settle()
    assert len(page.seat.session.workspace.all(Reading)) == len(before.all(Reading)) + 2_400
    page.seat.session.undo()
    assert all(m.name != "Made 0" for m in metrics_in_use(page.seat.session.workspace))


def test_a_table_is_not_recorded_over_what_was_changed_while_it_was_made_ready(page, tmp_path):
    form = read_large(page, tmp_path)
    session = page.seat.session
    form.record.click()
    session.name_person("someone", "A. Rahman")
    before = session.workspace
    page.seat.settle()
    assert session.workspace is before
    assert form.record.isEnabled()


def test_a_person_who_chooses_no_file_is_left_alone(page):
    page.seat.dialogs.file = None
    page.overview.import_file.click()
    page.table_form.back.click()
    page.seat.settle()
    assert page.overview.isVisible()


def test_a_catalogue_metric_is_shown_with_its_pitfalls_and_watched(page):
    page.overview.add_metric.click()
    page.seat.settle()
    definition = page.catalogue.definition()
    words = " ".join(label.text() for label in page.catalogue._labels)
    assert definition.formula in words
    assert definition.pitfalls[0] in words
    page.catalogue.watch.click()
    page.seat.settle()
    assert definition.id in {m.catalogue_id for m in metrics_in_use(page.seat.session.workspace)}
    assert page.overview.chart.title.text().startswith(definition.name)


def test_an_own_metric_needs_a_name(page):
    page.overview.add_metric.click()
    page.seat.settle()
    page.catalogue.own.click()
    form = page.definition
    form.form.save_button.click()
    assert "Enter a name" in form.form.fault_of("name")
    form.form.control("name").setText("Wards with mobile charts")
    form.form.control("target").setText("lots")
    form.form.save_button.click()
    assert "not a number" in form.form.fault_of("target")
    form.form.control("target").setText("1,200")
    form.form.save_button.click()
    page.seat.settle()
    made = metrics_in_use(page.seat.session.workspace)[-1]
    assert (made.name, made.target) == ("Wards with mobile charts", "1200")


def test_another_formula_is_warned_of_and_begins_new_limits(page):
    metric = first_metric(page)
    page.overview.chart.actions_by_id["edit"].trigger()
    form = page.definition
    assert not form.warning.isVisible()
    form.form.control("formula").setText("Something else")
    form.form.control("owner_id").setText("Head of Booking")
    assert form.warning.isVisible()
    form.form.save_button.click()
    page.seat.settle()
    session = page.seat.session
    changed = session.workspace.get(Metric, metric.id)
    assert changed.formula_version == 2
    assert session.workspace.name_of(changed.owner_id) == "Head of Booking"
    assert rebases_of(session.workspace, metric.id)[0].reason == "New formula, version 2"


def test_a_retired_metric_leaves_the_list_and_says_why(page):
    metric = first_metric(page)
    page.overview.chart.actions_by_id["edit"].trigger()
    page.definition.ending.save_button.click()
    assert "Say why" in page.definition.ending.fault_of("reason")
    page.definition.ending.control("reason").setText("The portal closed")
    page.definition.ending.save_button.click()
    page.seat.settle()
    assert metric.id not in {line.metric_id for line in page.overview.table.shown()}
    assert page.seat.session.workspace.get(Metric, metric.id).retired == "The portal closed"


def test_new_limits_need_a_reason_and_are_drawn_from_the_reading_on(page):
    metric = first_metric(page)
    page.show_mark("2025-03", kind=MarkKind.LIMITS)
    page.mark.form.save_button.click()
    assert page.mark.form.fault_of("reason")
    page.mark.form.control("reason").setText("Portal launched")
    page.mark.form.save_button.click()
    page.seat.settle()
    line = page.overview.table.shown()[0]
    assert [group.reason for group in line.analysis.groups] == ["", "Portal launched"]
    page.show_mark("", kind=MarkKind.LIMITS)
    page.mark.marks.taken_out.emit(rebases_of(page.seat.session.workspace, metric.id)[0].id)
    page.seat.settle()
    assert not rebases_of(page.seat.session.workspace, metric.id)


def test_a_remark_is_read_with_its_point(page):
    page.show_mark("2025-03", kind=MarkKind.REMARK)
    page.mark.form.control("reason").setText("Strike days")
    page.mark.form.save_button.click()
    page.seat.settle()
    assert page.seat.session.workspace.all(Annotation)[0].remark == "Strike days"
    view = page.overview.chart.panel.view
    at = [p.period.text for p in page.overview.table.shown()[0].analysis.points].index("2025-03")
    view.read_point(at)
    assert view.words.text().endswith("Strike days")


def test_targets_that_change_are_typed_in_words_refused_beside_the_field_and_kept(page):
    metric = metrics_in_use(page.seat.session.workspace)[0]
    page.overview.choose(metric.id)
    page.show_definition()
    form = page.definition
    form.form.control("targets").setText("75 next year")
    form.form.save_button.click()
    assert "75 from April 2027" in form.form.fault_of("targets")
    form.form.control("targets").setText("75 from April 2027")
    form.form.save_button.click()
    page.seat.settle()
    kept = metrics_in_use(page.seat.session.workspace)[0]
    assert [one.words for one in kept.targets] == ["75 from Apr 2027"]
    page.show_definition()
    assert form.form.control("targets").text() == "75 from Apr 2027"


def test_the_rules_of_the_chart_and_its_baseline_are_chosen_refused_beside_the_field_and_kept(page):
    metric = first_metric(page)
    page.overview.choose(metric.id)
    assert "NHS-R plot the dots 0.2.2" in page.overview.chart.panel.view.legend.text()
    page.show_definition()
    form = page.definition
    form.form.control("rules").set_choice("mdc-6")
    form.form.control("baseline").setText("24")
    form.form.save_button.click()
    assert "from 12 to 20" in form.form.fault_of("baseline")
    form.form.control("baseline").setText("13")
    form.form.save_button.click()
    page.seat.settle()
    kept = page.seat.session.workspace.get(Metric, metric.id)
    assert (kept.rules, kept.baseline) == (ChartRules.MDC_6, 13)
    legend = page.overview.chart.panel.view.legend.text()
    assert legend.endswith(
        "Rules: Making Data Count workbook, runs of 6; limits from the first 13 points"
    )
    page.show_definition()
    assert (form.form.control("rules").choice(), form.form.control("baseline").text()) == (
        "mdc-6",
        "13",
    )


def test_every_metric_of_the_catalogue_is_large_enough_to_hit(page):
    page.show_catalogue()
    page.seat.settle()
    names = page.catalogue.list
    heights = {names.visualItemRect(names.item(n)).height() for n in range(names.count())}
    assert min(heights) >= 24
    assert names.viewport().height() >= 8 * max(heights)


WIDE = ["Month", *(f"System {number}" for number in range(1, 24)), "Waiting time"]


def read_wide(page, tmp_path, heads=WIDE):
    rows = [
        f"{month},{','.join(str(10 + at) for at in range(1, len(heads)))}"
        for month in ("May 26", "Jun 26")
    ]
    path = tmp_path / "wide.csv"
    path.write_text("\n".join([",".join(heads), *rows]), encoding="utf-8")
    page.seat.dialogs.file = path
    page.overview.import_file.click()
    page.seat.settle()
    return page.table_form


def test_of_a_wide_table_two_columns_are_taken_with_two_ticks(page, tmp_path):
    form = read_wide(page, tmp_path)
    assert form.told.text().startswith("Tick the columns to record.")
    assert not form.record.isEnabled()
    clicks = 0
    for column in (2, 5):
        form.columns.tick(column).click()
        page.seat.settle()
        clicks += 1
    assert form.counts.text() == "4 readings found, all with values. Left out: 1 heading."
    assert form.columns.count.text() == "3 of 25 columns ticked"
    assert "Figures of 22 columns left out: System 1" in form.told.text()
    form.record.click()
    clicks += 1
    page.seat.settle()
    names = [m.name for m in metrics_in_use(page.seat.session.workspace)]
    assert {"System 2", "System 5"} <= set(names)
    assert "System 1" not in names
    assert clicks <= 8


def test_a_column_named_as_a_metric_is_ticked_from_the_first(page, tmp_path):
    name = next(m.name for m in metrics_in_use(page.seat.session.workspace))
    form = read_wide(page, tmp_path, [*WIDE[:-1], name])
    assert form.columns.tick(len(WIDE) - 1).isChecked()
    assert not form.columns.tick(1).isChecked()


def test_all_columns_are_taken_or_left_out_by_one_button_and_found_by_a_word(page, tmp_path):
    form = read_wide(page, tmp_path)
    form.columns.every.click()
    page.seat.settle()
    assert form.columns.count.text() == "25 of 25 columns ticked"
    form.columns.none.click()
    page.seat.settle()
    assert form.columns.count.text() == "1 of 25 columns ticked"
    form.columns.words.setText("system 2")
    shown = [row[0].tick.accessibleName() for row in form.columns.table.rows()]
    assert shown == ["System 2", "System 20", "System 21", "System 22", "System 23"]
    form.columns.every.click()
    page.seat.settle()
    assert form.columns.count.text() == "6 of 25 columns ticked"


def test_the_keyboard_stays_on_the_tick_it_pressed(page, tmp_path):
    form = read_wide(page, tmp_path)
    form.columns.tick(3).setFocus()
    page.seat.keys(Qt.Key.Key_Space)
    page.seat.settle()
    assert page.seat.focus() is form.columns.tick(3)
    assert form.columns.tick(3).isChecked()


def test_a_chart_other_than_xmr_needs_a_reason_and_is_kept_with_it(page):
    metric = first_metric(page)
    page.show_chart_choice()
    form = page.choice.form
    form.restore({"chart": "run"})
    form.save_button.click()
    assert "Say why this chart" in form.fault_of("chart_why")
    form.restore({"chart_why": "The values are skewed", "shown_months": "18"})
    form.save_button.click()
    page.seat.settle()
    kept = page.seat.session.workspace.get(Metric, metric.id)
    assert (kept.chart, kept.chart_why) == (ChartType.RUN, "The values are skewed")
    assert kept.shown_months == 18
    legend = page.overview.chart.panel.view.legend.text()
    assert legend.endswith("Run chart with a median. Rules: Perla, Provost and Murray 2011")
    page.seat.session.undo()
    page.seat.settle()
    assert page.seat.session.workspace.get(Metric, metric.id).chart is ChartType.XMR


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"lower": "50"}, "upper"),
        ({"lower": "60", "upper": "50"}, "upper"),
        ({"lower": "50", "upper": "60", "mean": "70"}, "mean"),
    ],
)
def test_limits_set_by_hand_are_checked_beside_their_field(page, typed, field):
    first_metric(page)
    page.show_mark("2025-03", kind=MarkKind.LIMITS)
    form = page.mark.form
    form.restore({"reason": "Contract", **typed})
    form.save_button.click()
    assert form.fault_of(field)
    form.restore({"lower": "50", "mean": "", "upper": "70"})
    form.save_button.click()
    page.seat.settle()
    line = page.overview.table.shown()[0]
    assert line.analysis.groups[-1].by_hand
    page.show_mark("", kind=MarkKind.LIMITS)
    assert "set by hand: 50 to 70" in page.mark.marks.table.rows()[0][0].text()


def test_a_reading_kept_out_is_listed_with_its_reason_and_can_come_back(page):
    metric = first_metric(page)
    page.show_mark("2025-03", kind=MarkKind.KEPT_OUT)
    page.mark.form.control("reason").setText("System down for a week")
    page.mark.form.save_button.click()
    page.seat.settle()
    line = page.overview.table.shown()[0]
    assert [one.reason for one in line.analysis.options.left_out] == ["System down for a week"]
    page.show_mark("", kind=MarkKind.REMARK)
    assert not page.mark.marks.table.rows()
    page.show_mark("", kind=MarkKind.KEPT_OUT)
    page.mark.marks.taken_out.emit(page.seat.session.workspace.all(Annotation)[0].id)
    page.seat.settle()
    assert page.seat.session.workspace.all(Annotation) == ()
    assert metric.id == line.metric_id


@pytest.mark.parametrize("cleared", [("numerator", "denominator"), ("value",)])
def test_a_fault_of_a_reading_goes_once_it_is_put_right_in_any_field(page, cleared):
    page.overview.add_reading.click()
    form = page.reading.form
    for name, text in (
        ("period", "May 26"),
        ("value", "5"),
        ("numerator", "1"),
        ("denominator", "2"),
    ):
        form.control(name).setText(text)
    form.save_button.click()
    page.seat.settle()
    assert "clear the value" in form.fault_of("value")
    for name in cleared:
        form.control(name).setText("")
    assert form.fault_of("value") == ""


@pytest.mark.parametrize("numerator", [True, False])
def test_a_reading_asks_for_the_two_parts_only_of_a_metric_that_has_them(page_at, numerator):
    page = page_at(filled=ensure_sample)
    own = metrics_in_use(page.seat.session.workspace)
    metric = next(one for one in own if ("/" in one.formula) is numerator)
    page.reading.begin(metric.id)
    page._stack.setCurrentWidget(page.reading)
    boxes = page.reading.form.fields.boxes
    for name in ("numerator", "denominator"):
        assert boxes[name].isVisibleTo(page) is numerator, name
    instead = "Or give the numerator and denominator." in boxes["value"].help.text()
    assert instead is numerator
    assert boxes["period"].help.text().startswith("A ")
    assert ", such as " in boxes["period"].help.text()
