"""Which outcomes a board has to explain, and which of its readings are laid out where."""

from dataclasses import replace
from datetime import date

import pytest

from digistrat_desktop.analysis.findings.planned import metric_findings
from digistrat_desktop.analysis.findings.rules import ranked
from digistrat_desktop.analysis.measures.exceptions import Ground, exceptions_of, unmoving
from digistrat_desktop.analysis.measures.metric_lines import metric_lines, until_words
from digistrat_desktop.analysis.measures.outlook import outlook_words
from digistrat_desktop.analysis.measures.readings import grids_of
from digistrat_desktop.analysis.measures.remarks import since_words
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.values import RebaseAt, SpcOptions
from digistrat_desktop.analysis.measures.words import Subject, sentence
from digistrat_desktop.domain.frameworks.framework import Direction, MetricKind
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.metrics import Metric, Reading
from tests.unit.spc.makers import months

CALM = [50.0, 52.0, 49.0, 51.0, 50.5, 48.5, 51.5, 49.5, 52.5, 50.0, 51.0, 49.0, 52.0, 50.0]
BETTER = [*CALM, 70.0]
WORSE = [*CALM, 30.0]


def metric(name, *, leads=(), target=""):
    role = MetricKind.LEADING if leads else MetricKind.OUTCOME
    return Metric(
        id=name,
        trust_id="t",
        name=name,
        unit="%",
        role=role,
        direction=Direction.UP,
        pair_ids=leads,
        target=target,
    )


def lines(*made):
    records = [one for one, _ in made]
    for one, values in made:
        first = parse_period("2024-01")
        records += [
            Reading(
                id=f"{one.id}{step}",
                trust_id="t",
                metric_id=one.id,
                period=first.shift(step).text,
                value=str(value),
            )
            for step, value in enumerate(values)
        ]
    return metric_lines(make_workspace(records, {}), None)


def test_only_outcomes_in_trouble_or_left_behind_are_exceptions_the_worst_first():
    found = exceptions_of(
        lines(
            (metric("quiet"), CALM),
            (metric("left"), CALM),
            (metric("behind", target="90"), CALM),
            (metric("worse"), WORSE),
            (metric("lead", leads=("left",)), BETTER),
            (metric("bad lead", leads=("quiet",)), WORSE),
        )
    )
    assert [(one.outcome.name, one.ground) for one in found] == [
        ("worse", Ground.CONCERN),
        ("behind", Ground.MISSED),
        ("left", Ground.UNMOVED),
    ]


def test_the_findings_about_outcomes_and_the_exceptions_have_one_order():
    made = lines(
        (metric("a", target="90"), CALM),
        (metric("b", target="20"), WORSE),
        (metric("c", target="90"), WORSE),
        (metric("d", target="90"), BETTER),
    )
    order = ["c", "b", "a", "d"]
    assert [one.record for one in ranked(metric_findings(made))] == order
    assert [one.outcome.metric_id for one in exceptions_of(made)] == order


def test_an_outcome_has_every_leading_metric_linked_to_it_and_those_that_improve_first():
    found = exceptions_of(
        lines(
            (metric("one"), CALM),
            (metric("two"), CALM),
            (metric("still", leads=("one", "two")), CALM),
            (metric("lead", leads=("two", "one")), BETTER),
        )
    )
    assert [[line.name for line in one.leading] for one in found] == [["lead", "still"]] * 2
    assert [line.name for line in found[0].improving] == ["lead"]


def test_a_leading_metric_is_ahead_only_while_none_of_its_outcomes_improves():
    both = (metric("lead", leads=("one", "two")), BETTER), (metric("one"), CALM)
    assert [one.name for one in unmoving(lines(*both, (metric("two"), CALM)))] == ["lead"]
    assert unmoving(lines(*both, (metric("two"), BETTER))) == ()


@pytest.mark.parametrize(
    ("values", "target", "words"),
    [
        (CALM, None, "No target is set."),
        (CALM, 90.0, "Target will be missed if nothing changes."),
        (BETTER, 90.0, "Improving, but the usual range is still short of the target."),
        (WORSE, 90.0, "Target will be missed if nothing changes."),
        (WORSE, 20.0, "Getting worse, but the usual range still meets the target."),
        (WORSE, 35.0, "Target missed in Mar 2025, but the usual range still meets it."),
        (CALM, 30.0, "Target will be met if nothing changes."),
        (CALM, 50.2, "Target met in 7 of 14 months, but not in Feb 2025."),
        (CALM, 48.0, "Target met in all 14 months, but not sure to be."),
        (CALM, 53.0, "Target missed in all 14 months, but not sure to be."),
        ([46.0, *CALM], 48.0, "Target met in the last 14 months, but not sure to be."),
        ([50.0], 48.0, "Target met in Jan 2024."),
        ([50.0], 58.0, "Target missed in Jan 2024."),
        ([54.0, *CALM], 53.0, "Target missed in the last 14 months, but not sure to be."),
        (BETTER, 65.0, "Target met in Mar 2025, but the usual range is still short of it."),
        ([*CALM, "nr"], 90.0, "Target will be missed if nothing changes."),
        ([], 58.0, ""),
    ],
)
def test_what_to_expect_of_a_target_is_one_claim(values, target, words):
    found = analyse(months(*values), SpcOptions(target=target))
    assert outlook_words(found) == words
    assert (words in sentence(found, Subject("Waits", "%"))) is (target is not None)


@pytest.mark.parametrize(
    ("target", "end"),
    [
        (50.2, "Target met in 7 of 14 months, but not in Feb 2025."),
        (90.0, "Target will be missed if nothing changes."),
    ],
)
def test_a_finding_told_as_old_still_says_when_the_target_was_not_met(target, end):
    found = analyse(months(*CALM), SpcOptions(target=target))
    told = until_words(sentence(found, Subject("Waits", "%")), found, "due since 1 April")
    assert told.startswith("Until Feb 2025: ")
    assert told.endswith(end)


def test_limits_that_were_recalculated_say_since_when():
    rebased = SpcOptions(rebases=(RebaseAt(date(2024, 3, 1)),))
    told = since_words(analyse(months(*CALM), rebased), 1)
    assert told == "Mean down from 51.0 to 50.4 since Mar 2024: worse."
    for way, judged in ((Direction.DOWN, ": better."), (Direction.NEUTRAL, ".")):
        found = analyse(months(*CALM), replace(rebased, direction=way))
        assert since_words(found, 1) == f"Mean down from 51.0 to 50.4 since Mar 2024{judged}"
    assert since_words(analyse(months(*CALM)), 1) == since_words(analyse(months()), 1) == ""


def test_months_stand_by_year_and_month_and_what_is_missing_is_known():
    (grid,) = grids_of(analyse(months(1.0, 2.0, "nr", "gap", 5.0, start="2025-11")))
    assert (grid.head, len(grid.columns), grid.columns[0]) == ("Year", 12, "Jan")
    (first, then), (second, later) = grid.rows
    assert (first, second) == ("2025", "2026")
    assert [cell and cell.value for cell in then] == [None] * 10 + [1.0, 2.0]
    assert [cell is None for cell in later[:5]] == [False, False, False, True, True]
    assert [cell.value for cell in later[:3]] == [None, None, 5.0]


@pytest.mark.parametrize(
    ("start", "head", "columns"),
    [
        ("2025-Q1", "Year", ("Jan to Mar", "Apr to Jun", "Jul to Sep", "Oct to Dec")),
        ("2025-W01", "Month", ("1st week", "2nd week", "3rd week", "4th week", "5th week")),
        ("2025-01-01", "Week of", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")),
    ],
)
def test_every_kind_of_period_has_its_calendar(start, head, columns):
    found = analyse(months(*[float(n) for n in range(9)], start=start))
    (grid,) = grids_of(found)
    assert (grid.head, grid.columns) == (head, columns)
    placed = [cell for _, cells in grid.rows for cell in cells if cell is not None]
    assert placed == list(found.points)


@pytest.mark.parametrize("start", ["2011/12", "2011-H1", "2011"])
def test_years_and_halves_stand_in_rows_of_six(start):
    found = analyse(months(*[float(n) for n in range(8)], start=start))
    grids = grids_of(found)
    assert [len(grid.columns) for grid in grids] == [6, 2]
    assert [cell for grid in grids for _, cells in grid.rows for cell in cells] == list(
        found.points
    )


def test_a_grid_turned_round_has_every_reading_once():
    found = analyse(months(*[float(n) for n in range(100)]))
    (grid,) = grids_of(found)
    turned = [cell for one in grid.turned() for _, cells in one.rows for cell in cells if cell]
    assert sorted(turned, key=lambda point: point.value) == list(found.points)
    assert grids_of(replace(found, points=())) == ()
