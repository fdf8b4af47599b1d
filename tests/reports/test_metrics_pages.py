"""The pages on metrics: all of them, the results to explain, and every reading."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.charts.drawing import (
    Disc,
    Drawing,
    Ink,
    Label,
    Markers,
    Segments,
    Shape,
)
from digistrat_desktop.analysis.charts.plot import SECOND_TARGET, TARGET, plot_of
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.analysis.measures.outlook import target_met
from digistrat_desktop.analysis.measures.remarks import periods_in_words
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.analysis.measures.spc.values import Series, SeriesPoint
from digistrat_desktop.domain.frameworks.framework import Direction, MetricKind
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.metrics import (
    Annotation,
    DatedTarget,
    Metric,
    Reading,
    ReadingState,
)
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.html.page import render_html
from digistrat_desktop.reports.measures.charts import other_charts
from digistrat_desktop.reports.measures.exceptions import all_exceptions, exceptions
from digistrat_desktop.reports.measures.overview import by_importance, overview
from digistrat_desktop.reports.measures.readings import readings
from digistrat_desktop.reports.papers.kinds import paper
from digistrat_desktop.reports.pdf.render import render_pdf
from tests.helpers.makers import seeded
from tests.helpers.pdf_text import page_texts
from tests.reports.trusts import model

pytestmark = pytest.mark.pdf
A_E = "A&E patients dealt with inside four hours (type 1)"
NO_BREAK = "\N{NO-BREAK SPACE}"


def words(part):
    """All words of blocks or cells, in reading order."""
    if isinstance(part, b.Run | b.Heading | Label):
        return part.text
    if isinstance(part, tuple | list):
        return " ".join(map(words, part))
    inner = (part.rows if isinstance(part, b.Table) else getattr(part, "runs", None)) or ()
    if isinstance(part, b.ChartRow):
        return words([(chart.name, chart.latest) for chart in part.charts])
    return words(inner) + words(b.inner_blocks(part)) if isinstance(part, b.Block) else ""


def of_kind(blocks, kind):
    return [block for block in b.walk(blocks) if isinstance(block, kind)]


def tables(blocks):
    return {table.caption: table for table in of_kind(blocks, b.Table)}


def row_of(table, name):
    return next(row for row in table.rows if words(row[0]).startswith(name))


def test_every_metric_is_once_in_the_matrix_and_once_in_the_rows(kept):
    matrix, rows = of_kind(overview(kept), b.Table)
    names = [line.name for line in kept.metrics]
    cells = [run.text for row in matrix.rows for cell in row[1:] for run in cell]
    assert sorted(
        text for text in cells if text not in {"\n", "none"} and "(until " not in text
    ) == sorted(names)
    assert sorted(row[0][0].text for row in rows.rows) == sorted(names)


def test_outcomes_come_first_and_are_bold(kept):
    _, rows = of_kind(overview(kept), b.Table)
    bold = [row[0][0].bold for row in rows.rows]
    assert bold == sorted(bold, reverse=True)
    assert bold.count(True) == 5
    assert by_importance(kept.metrics)[0].name == A_E


def test_a_row_says_unit_better_way_month_and_which_readings_are_due(kept):
    _, rows = of_kind(overview(kept), b.Table)
    name, latest, target, *_ = row_of(rows, "Availability")
    assert words(name).endswith("%; higher is better")
    assert f"Apr{NO_BREAK}2026\n May to Sep 2026 missing" in words(latest)
    assert any(run.ink is Ink.CAUTION for run in latest)
    assert words(target) == f"99.80{NO_BREAK}%"
    late = [row for row in rows.rows if "missing" in words(row[1])]
    assert len(late) == kept.counts.of(CountOf.STALE)


def test_each_sparkline_says_what_it_shows(kept):
    _, rows = of_kind(overview(kept), b.Table)
    drawn = [cell for row in rows.rows for cell in row if isinstance(cell, Drawing)]
    assert len({drawing.alt for drawing in drawn}) == len(drawn) == len(kept.metrics)
    assert all(
        re.search(r"\d+ \S+ between .*\d.* and .*\d.*, latest ", drawing.alt) for drawing in drawn
    )


def test_a_result_has_its_basis_its_action_and_who_does_it_by_when(kept):
    said = words(exceptions(kept))
    assert "%, Oct 2023 to Sep 2026; higher is better. Limits from all 36 months." in said
    assert "below the lower limit of 58.6" in said
    assert "Chief Operating Officer, 18 Dec 2026; in progress" in said
    assert "No action is recorded." in said
    assert "Set aside until 30 April 2027, for “Time to respond to patient contacts” only" in said


def test_only_what_is_set_aside_is_called_so(kept):
    """An outcome is set aside as a whole when nothing that was found about it stands."""
    (time,) = [one for one in kept.accepted if "“Time to respond" in one.sentence]
    take_up = next(one for one in kept.metrics if one.name == "Digital take-up")
    other = replace(time, record=take_up.metric_id)
    for accepted, standing in [((time,), "Digital take-up"), ((other,), "Time to respond")]:
        said = words(exceptions(replace(kept, accepted=accepted)))
        assert f"What was found about “{standing}" in said
        assert "Set aside until 30 April 2027, for" in said
    whole = words(exceptions(replace(kept, accepted=(time, other))))
    assert "What was found about" not in whole
    assert whole.count("Set aside until 30 April 2027") == 1
    assert "Set aside until 30 April 2027, for" not in whole
    assert "Set aside" not in words(exceptions(replace(kept, accepted=())))


def test_without_an_owner_or_a_date_it_is_said(kept):
    metrics = list(kept.workspace.all(Metric))
    bare = make_workspace([replace(one, owner_id=None) for one in metrics], {})
    every = tuple(one.id for one in metrics)
    action = Action(id="a", trust_id=metrics[0].trust_id, title="Look", addresses=every)
    ranked = (replace(kept.ranked[0], action=action),)
    assert "Who owns the metric: no one" in words(
        exceptions(replace(kept, workspace=bare, ranked=()))
    )
    assert "No owner, no date; proposed" in words(exceptions(replace(kept, ranked=ranked)))


def test_an_outcome_is_drawn_once_and_its_leading_metrics_over_its_months(kept):
    for kind in ("board", "full", "progress"):
        document = paper(kept, kind)
        found = of_kind(document.blocks, b.Figure)
        charts = [one.drawing.alt for one in found if "chart of" in one.drawing.alt]
        assert len([alt for alt in charts if alt.startswith("Patients rating care")]) == 1, kind
    (row,) = of_kind(exceptions(kept), b.ChartRow)
    assert len(row.charts) == 5
    assert len({chart.drawing.width for chart in row.charts}) == 1


def test_a_board_report_has_four_results_and_names_the_others(kept):
    outcomes = [replace(one, name=f"Outcome {n}") for n, one in enumerate(troubled(kept), 1)]
    made = replace(kept, metrics=tuple(outcomes))
    blocks = exceptions(made)
    assert len(of_kind(blocks, b.Figure)) == 4
    assert "Also to explain, with no chart here: “Outcome 5” and “Outcome 6”." in words(blocks)
    assert len(of_kind(exceptions(made, 6), b.Figure)) == 6


def troubled(kept):
    line = next(one for one in kept.metrics if one.name == A_E)
    return [replace(line, metric_id=f"m{n}") for n in range(6)]


def test_only_the_run_that_reaches_the_latest_month_has_a_colour(kept):
    (figure, *_) = of_kind(exceptions(kept), b.Figure)
    line = next(one for one in kept.metrics if one.name == A_E)
    coloured = [
        mark
        for mark in figure.drawing.marks
        if getattr(mark, "ink", None) is Ink.CONCERN and hasattr(mark, "points")
    ]
    assert sum(len(mark.points) for mark in coloured) == 8
    assert line.analysis.signal_from == len(line.analysis.points) - 8


@pytest.mark.parametrize("block", [exceptions, lambda made: paper(made, "full").blocks])
def test_a_chart_is_drawn_for_a_phone_with_words_that_can_be_read(kept, block):
    charts = [f.drawing for f in of_kind(block(kept), b.Figure) if "chart of" in f.drawing.alt]
    assert charts
    for chart in charts:
        assert chart.narrow is not None
        assert chart.narrow.width <= 390 - 2 * 20
        sizes = [mark.size for mark in chart.narrow.marks if isinstance(mark, Label)]
        assert min(sizes) >= 12


def test_readings_stand_by_year_and_month_with_their_signs_and_their_gaps(kept):
    found = tables(readings(kept))
    grid = found[f"Readings of {A_E}"]
    assert [column.header for column in grid.columns][:3] == ["Year", "Jan", "Feb"]
    (last,) = [row for row in grid.rows if words(row[0]) == "2026"]
    values = [words(cell).split(NO_BREAK)[-1].strip() for cell in last[1:4]]
    assert values == ["62.7", "59.7", "59.1"]
    assert [bool(cell[0].said) for cell in last[1:4]] == [False, True, True]
    assert words(last[9]).endswith("p")
    satisfied = words(list(found["Readings of User satisfaction (share satisfied)"].rows))
    assert satisfied.count("suppressed") == 1
    assert words(list(found["Readings of Calls abandoned"].rows)).count("none") == 3


def test_a_revised_reading_is_underlined_and_its_earlier_value_is_below(kept):
    blocks = readings(kept)
    runs = [
        run
        for table in of_kind(blocks, b.Table)
        for row in table.rows
        for cell in row
        for run in cell
    ]
    assert [run.text for run in runs if run.underlined] == ["8.2"]
    assert "a: Mar 2026 was 8.9 until" in words(blocks)
    assert kept.counts.of(CountOf.REVISED) == 1
    said = " ".join(words(blocks).split()).replace(" :", ":")
    assert "366 readings: 4 with no value, 1 was revised." in said


def cells_of(blocks):
    tables = of_kind(blocks, b.Table)
    return [words(cell) for table in tables for row in table.rows for cell in row[1:] if cell]


@pytest.mark.parametrize("name", ["kept", "forty", "third", "huge"])
def test_the_readings_add_up_to_their_sentence(kept, name):
    made = kept if name == "kept" else model(name)
    cells = cells_of(readings(made))
    without = sum(cell in {"suppressed", "none"} for cell in cells)
    assert without == made.counts.of(CountOf.NO_VALUE)
    assert len(cells) - cells.count("missing") == made.counts.of(CountOf.READINGS)


def test_a_month_with_no_record_is_no_reading(kept):
    line = next(one for one in kept.metrics if one.name == "Calls abandoned")
    first, *points = line.analysis.points
    gone = analyse(Series(tuple(SeriesPoint(*p[:3]) for p in (first, *points[4:]))))
    blocks = readings(replace(kept, metrics=(replace(line, analysis=gone),)))
    assert cells_of(blocks).count("missing") == 4
    assert "missing: nothing is recorded." in words(blocks)
    assert "missing" not in words(readings(kept))


def test_a_grid_says_which_readings_set_its_limits_and_are_not_judged(kept):
    said = words(readings(kept))
    of = {line.name: line.analysis for line in kept.metrics if line.analysis.judged_from}
    assert set(of) == {"Digital take-up", "Errors in early warning scores"}
    assert (
        "Dec 2024 to Nov 2025 set these limits and are not judged (outside: Feb to Mar 2025, "
        "Oct to Nov 2025)."
    ) in said
    assert said.count("set these limits and are not judged") == len(of)
    for found in of.values():
        assert found.signal_from >= found.judged_from


@pytest.mark.parametrize("part", [readings, all_exceptions])
def test_limits_before_a_new_start_are_given_with_the_readings_they_were_for(kept, part):
    said, found = words(part(kept)), []
    for line in kept.metrics:
        for group in line.analysis.groups[:-1]:
            rows = line.analysis.points[group.first : group.first + group.count]
            span = f"{moment_words(rows[0].period)} to {moment_words(rows[-1].period)}"
            low, high = (f"{value:.1f}" for value in (group.limits.lower, group.limits.upper))
            found.append(f"{span}: mean {group.limits.mean:.1f}, usual range {low} to {high}.")
    assert len(found) == 2
    assert any(one in said for one in found)
    assert part is not readings or all(one in said for one in found)


def test_every_reading_outside_the_usual_range_has_a_sign_or_is_named(sample):
    named = 0
    for line in sample.metrics:
        found = line.analysis
        said = words(readings(replace(sample, metrics=(line,))))
        unsigned = found.points[found.judged_from : found.signal_from]
        for side, where in ((1, "Above"), (-1, "Below")):
            beyond = [row for row in unsigned if row.outside and row.relative == side]
            if beyond:
                up = (found.options.direction is Direction.UP) == (side == 1)
                judged = "an improvement" if up else "a concern"
                periods = periods_in_words([row.period for row in beyond])
                told = f"{where} the usual range earlier, {judged}, no sign now: {periods}."
                assert told in said
                named += len(beyond)
            else:
                assert f"{where} the usual range earlier" not in said
    assert named > 1


def test_the_lines_are_the_same_numbers_in_the_chart_and_above_the_readings(sample):
    told = 0
    for line in sample.metrics:
        said = words(readings(replace(sample, metrics=(line,))))
        labels = plot_of(line.analysis, line.subject).labels
        drawn = dict(one.text.split(" ", 1) for one in labels)
        if "Mean" in drawn and "Lower" in drawn:
            usual = f"usual range {drawn['Lower']} to {drawn['Upper']}"
            assert f"mean {drawn['Mean']}, {usual}" in said, line.name
            told += 1
    assert told > 1


def test_the_keys_show_every_sign_that_is_on_their_page(kept):
    for blocks in (overview(kept), readings(kept)):
        key = next(p for p in of_kind(blocks, b.Paragraph) if "concern. " in words(p))
        told = set("▲▼■◆") & set(words(key))
        shown = set("▲▼■◆") & set(words(blocks))
        assert {"▼", "■"} <= told == shown


def test_a_value_too_wide_for_twelve_columns_has_fewer_of_them(kept):
    line = kept.metrics[0]
    large = tuple(p._replace(value=1e9 + (p.value or 0)) for p in line.analysis.points)
    wide = replace(line, analysis=replace(line.analysis, points=large))
    (grid,) = of_kind(readings(replace(kept, metrics=(wide,))), b.Table)
    assert [column.header for column in grid.columns] == ["Period", "2023", "2024", "2025", "2026"]
    assert len(grid.rows) == 12


def test_numbers_stay_with_their_units_on_the_pages_on_metrics(kept):
    said = " ".join(words(part(kept)) for part in (overview, exceptions, readings))
    assert "%" in said
    assert re.findall(r"\d %", said) == []


def test_the_signs_are_read_aloud_as_what_they_mean(kept):
    page = render_html(paper(kept, "board")).decode()
    assert 'aria-label="Concern' in page
    signs = re.findall(r"<span[^>]*>[▲▼■●◆]", page)
    assert signs
    assert all("aria-label" in sign for sign in signs)


def test_a_trust_without_metrics_has_no_page_of_them():
    made = model("nomet")
    assert (overview(made), exceptions(made), readings(made)) == ((), (), ())


def test_forty_metrics_are_told_in_forty_pages():
    pages = page_texts(render_pdf(paper(model("forty"), "full")).data)
    assert len(pages) <= 40


def test_the_full_report_of_the_sample_is_short(sample):
    assert len(page_texts(render_pdf(paper(sample, "full")).data)) <= 28


@pytest.mark.parametrize("kind", ["board", "full"])
def test_the_heading_of_the_readings_is_on_the_page_of_the_first_of_them(kept, kind):
    heading = "Readings by year and month"
    pages = [" ".join(page.split()) for page in page_texts(render_pdf(paper(kept, kind)).data)]
    *_, on = [page for page in pages if heading in page]  # the contents name it before
    assert A_E in on.split(heading)[-1]


def of_charts(kept):
    """The kept with a metric of 2 sites, one with a reading kept out and a target to come."""
    start, chance = parse_period("2024-01"), seeded(3)
    records = []
    for site in ("", "Eastgate"):
        metric = Metric(
            id=f"m{site}", trust_id="t", name="Calls answered", unit="%", site=site, target="90",
            role=MetricKind.OUTCOME, direction=Direction.UP, second_target="75",
            targets=(DatedTarget(dt.date(2026, 6, 1), "95"),),
        )  # fmt: skip
        records.append(metric)
        records += [
            Reading(
                id=f"r{site}{at}", trust_id="t", metric_id=metric.id,
                period=start.shift(at).text, value=f"{60 + chance.uniform(-4, 4):.1f}",
            )
            for at in range(24)
        ]  # fmt: skip
    out = Annotation(
        id="a", trust_id="t", metric_id="m", period="2025-03", remark="Flood", keeps_out=True
    )
    lines = metric_lines(make_workspace((*records, out), {}), None)
    return replace(kept, metrics=lines)


def test_sites_stand_side_by_side(kept):
    table = tables(overview(of_charts(kept)))["Sites and teams"]
    assert [column.header for column in table.columns] == ["Metric", "Whole trust", "Eastgate"]
    assert words(table.rows[0]).startswith("Calls answered")
    assert "Sites and teams" not in tables(overview(kept))


def test_a_dated_target_has_its_forecast_beside_the_chart(kept):
    said = words(exceptions(of_charts(kept)))
    assert "Target 95.0 % from Jun 2026 will be missed as things run." in said
    assert "Forecast" not in words(exceptions(kept))


def test_a_reading_kept_out_is_named_with_its_reason_below_its_table(kept):
    assert "Kept out of the limits: Mar 2025 (Flood)." in words(readings(of_charts(kept)))


KEYED = {
    "Grey band": lambda mark: getattr(mark, "fill", None) is Ink.MUTED_FILL,
    "Dashed line": lambda mark: getattr(mark, "dash", ()) == TARGET.dash,
    "Dotted line": lambda mark: getattr(mark, "dash", ()) == SECOND_TARGET.dash,
    "Hollow": lambda mark: isinstance(mark, Markers) and mark.ink is Ink.SURFACE,
    "p: provisional": lambda mark: isinstance(mark, Label) and mark.text.endswith(" p"),
    "Thick grey line": lambda mark: isinstance(mark, Segments) and mark.width > 2,
    "Ringed": lambda mark: isinstance(mark, Disc),
    "Slanted strokes": lambda mark: (
        isinstance(mark, Segments)
        and any(x1 != x2 and y1 != y2 for x1, y1, x2, y2 in mark.pieces)
        and len(mark.pieces) == 2
    ),
}


@pytest.mark.parametrize("page", [overview, exceptions, other_charts])
@pytest.mark.parametrize("change", ["as they are", "of charts", "final"])
def test_a_key_names_what_is_drawn_on_its_page_and_nothing_else(kept, page, change):
    made = {"as they are": kept, "of charts": of_charts(kept), "final": final(kept)}[change]
    blocks = page(made)
    if not blocks:
        assert page is other_charts  # each metric has a chart among the exceptions
        return
    key = next(words(x) for x in b.walk(blocks) if is_key(x))
    marks = [mark for chart in b.drawings(blocks) for mark in chart.marks]
    for name, is_drawn in KEYED.items():
        assert (name in key) == any(map(is_drawn, marks)), name
    signs = set("▲▼■◆")
    beside = words([x for x in b.walk(blocks) if not is_key(x)])
    shapes = {SIGNS[m.shape] for m in marks if isinstance(m, Markers) and m.shape in SIGNS}
    assert signs & set(key) == signs & (set(beside) | shapes)


SIGNS = {
    Shape.TRIANGLE_UP: "▲",
    Shape.TRIANGLE_DOWN: "▼",
    Shape.SQUARE: "■",
    Shape.DIAMOND: "◆",
}


def final(kept):
    """The kept with no reading that may still change."""
    present = kept.workspace
    for reading in present.all(Reading):
        if reading.state is ReadingState.PROVISIONAL:
            present = present.with_record(replace(reading, state=ReadingState.FINAL))
    return replace(kept, workspace=present, metrics=metric_lines(present, kept.assessment.as_of))


def test_every_page_of_charts_has_a_key_that_says_what_the_lines_are(kept):
    made = kept
    (key, *_) = [words(x) for x in exceptions(made) if is_key(x)]
    assert "Solid line: mean of the readings that set the limits." in key
    assert "Grey band: usual range, from the lower to the upper limit." in key
    letters = {x.text for x in marks_on(exceptions(made)) if isinstance(x, Label)}
    assert ("Slanted strokes: axis broken." in key) >= ("axis broken" in letters)
    assert any(is_key(x) for x in b.walk(other_charts(made)))


def is_key(block):
    return isinstance(block, b.Paragraph) and "Grey band" in words(block)


def marks_on(blocks):
    return [mark for x in b.walk(blocks) if isinstance(x, b.Figure) for mark in x.drawing.marks]


def test_a_metric_with_readings_due_comes_before_those_that_do_well_enough():
    lines = [replace(one, role=MetricKind.LEADING, due="") for one in model("typical").metrics]
    calm = [one for one in lines if not (one.is_concern or one.is_better or one.fails_target)]
    late = replace(calm[-1], due="May 2026")
    ordered = by_importance((*calm[:-1], late))
    assert ordered[0] is late


def test_never_met_and_usually_missed_are_told_apart_wherever_they_are_said(kept):
    """The matrix and the titles of results say of each metric what its readings did."""
    line = next(one for one in kept.metrics if one.name == A_E)
    once = tuple(
        p._replace(value=99.0) if at == 0 else p for at, p in enumerate(line.analysis.points)
    )
    met_once = replace(
        line, name="Met once", metric_id="x", analysis=replace(line.analysis, points=once)
    )
    for lines in (kept.metrics, (*kept.metrics, met_once)):
        matrix, *_ = of_kind(overview(replace(kept, metrics=lines)), b.Table)
        named = {
            column.header: " ".join(words(row[at]) for row in matrix.rows)
            for at, column in enumerate(matrix.columns)
        }
        for one in lines:
            if not one.fails_target:
                continue
            met = {target_met(one.analysis, p) for p in one.analysis.points}
            head = "Target usually missed" if True in met else "Target never met"
            assert one.name[:70] in named[head]
        assert ("Target usually missed" in named) == (met_once in lines)
    said = words(exceptions(replace(kept, metrics=kept.metrics)))
    assert "Missed outpatient appointments: no unusual pattern, target never met" in said
    assert "usually missed" not in said
