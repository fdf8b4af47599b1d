"""Figures in another scale than the metric's, and percentages with the counts they are made of."""

import pytest

from digistrat_desktop.services.tables.preview import own_of, preview
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.tabular.cells import TableFile
from digistrat_desktop.tabular.delimited import parse
from tests.conformance.foreign import csv, lines, readings
from tests.unit.importing.made_up import begun, watched


def into(unit, text, answers=(), name="Spend"):
    """Preview a table for a trust that has a metric of a unit."""
    desk, trust, _ = begun()
    metric = watched(desk, trust, name=name, unit=unit)
    table = TableFile("figures.csv", "ab" * 32, (parse(text),))
    layout = propose(table, own=own_of(desk.present))
    for question, answer in answers:
        layout = layout.answered(question, answer)
    found = preview(table, layout, desk.present)
    return found, [row.value for row in found.taken if row.metric == metric.id]


# scales


@pytest.mark.parametrize(
    ("unit", "cells", "right"),
    [
        ("£m", ("£1.2m", "£1.3m"), ["1.2", "1.3"]),
        ("£m", ("£900k", "£1.3m"), ["0.9", "1.3"]),
        ("£000s", ("£1.2m", "£1.3m"), ["1200", "1300"]),
        ("£k", ("£1.2m", "£0.9m"), ["1200", "900"]),
        ("£ million", ("£1.2bn", "£1.3bn"), ["1200", "1300"]),
        ("thousands", ("1.2m", "1.3m"), ["1200", "1300"]),
    ],
)
def test_scaled_amounts_are_asked_for_where_the_metric_is_in_another_scale(unit, cells, right):
    text = lines("Month,Spend", f"Apr 2024,{cells[0]}", f"May 2024,{cells[1]}")
    found, _ = into(unit, text)
    assert [one.id for one in found.doubts] == ["scales"]
    assert found.doubts[0].answers[0][0] == "convert"
    assert found.doubts[0].place == "Row 2, column B"
    assert into(unit, text, [("scales", "convert")])[1] == right
    assert into(unit, text, [("scales", "plain")])[1] != right


@pytest.mark.parametrize(
    ("unit", "said", "right"),
    [("£m", "£000s", "0.0012"), ("minutes", "hours", "72"), ("£", "£k", "1200"), ("hours", "minutes", "0.02")],
)  # fmt: skip
def test_a_column_of_units_in_another_scale_is_asked_for(unit, said, right):
    text = lines("Month,Unit,Spend", f"Apr 2024,{said},1.2", f"May 2024,{said},1.2")
    found, _ = into(unit, text)
    assert [one.id for one in found.doubts] == ["scales"]
    assert into(unit, text, [("scales", "convert")])[1] == [right, right]


def test_a_scaled_amount_below_a_heading_in_millions_is_asked_for():
    text = lines("Month,Spend (£m)", "Apr 2024,£1.2m", "May 2024,£1.3m")
    assert [one.id for one in csv(text).doubts] == ["scales"]
    found = csv(text, answers=[("scales", "convert")])
    assert list(readings(found).values()) == ["1.2", "1.3"]
    assert {row.unit for row in found.taken} == {"£m"}


@pytest.mark.parametrize("cells", [("£1.2m", "1.3"), ("1.3", "£1.2m"), ("£1.2m", "£1.3")])
def test_a_plain_figure_beside_amounts_in_millions_is_asked_for(cells):
    text = lines("Month,Spend", f"Apr 2024,{cells[0]}", f"May 2024,{cells[1]}")
    assert [one.id for one in csv(text).doubts] == ["bare-scales"]
    found = csv(text, answers=[("bare-scales", "convert")])
    assert sorted(readings(found).values()) == ["1200000", "1300000"]


@pytest.mark.parametrize(
    ("unit", "cells"),
    [("£m", ("£1.2", "£1.3")), ("£", ("£1.2m", "£900k")), ("", ("£1.2m", "£1.3m")), ("£m", ("1.2", "1.3"))],
)  # fmt: skip
def test_amounts_in_the_metrics_own_scale_are_no_question(unit, cells):
    text = lines("Month,Spend", f"Apr 2024,{cells[0]}", f"May 2024,{cells[1]}")
    found, values = into(unit, text)
    assert not found.doubts
    assert len(values) == 2


@pytest.mark.parametrize(
    ("unit", "cells"),
    [("minutes", ("71 %", "72 %")), ("%", ("£1.2m", "£1.3m")), ("£m", ("7%", "8%"))],
)
def test_figures_of_another_kind_than_the_metrics_are_asked_for(unit, cells):
    text = lines("Month,Spend", f"Apr 2024,{cells[0]}", f"May 2024,{cells[1]}")
    found, _ = into(unit, text)
    assert [one.id for one in found.doubts] == ["units"]
    assert found.doubts[0].answers[0][0] == "leave-out"
    assert not into(unit, text, [("units", "leave-out")])[1]
    assert len(into(unit, text, [("units", "plain")])[0].taken) == 2


# parts

ROWS = "Month\tDNA"


def made_of(*cells, answers=()):
    months = ("Apr 2024", "May 2024", "Jun 2024")
    return csv(lines(ROWS, *map("\t".join, zip(months, cells, strict=False))), answers=answers)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("71% (624 of 879)", "71"),
        ("71.0% (624/879)", "71.0"),
        ("70.99 % [624 out of 879]", "70.99"),
        ("624/879 (71%)", "71"),
        ("624 of 879 (71.0 %)", "71.0"),
    ],
)
def test_a_percentage_with_the_counts_it_is_made_of_keeps_both_and_says_so(cell, value):
    found = made_of(cell, "72%")
    first = found.taken[0]
    assert (first.value, first.numerator, first.denominator) == (value, "624", "879")
    assert first.percent
    assert not found.doubts
    assert f"“{cell}” is read as {value}, which is 624 of 879." in found.told


def test_thousands_of_parts_are_read():
    first = made_of("71% (6,240 of 8,790)", "72%").taken[0]
    assert (first.numerator, first.denominator) == ("6240", "8790")


@pytest.mark.parametrize("cell", ["71% (624 of 900)", "71% (879 of 624)", "7.1% (624/879)"])
def test_counts_that_do_not_give_the_percentage_are_asked_for(cell):
    found = made_of("72%", cell)
    assert [one.id for one in found.doubts] == ["parts"]
    assert found.doubts[0].place == "Row 3, column B"
    as_written = made_of("72%", cell, answers=[("parts", "value")]).taken[1]
    assert (as_written.numerator, as_written.denominator) == ("", "")
    worked = made_of("72%", cell, answers=[("parts", "parts")]).taken[1]
    assert worked.value not in {"71", "7.1"}
    assert worked.numerator


def test_columns_of_counts_that_do_not_give_the_percentage_are_asked_for():
    text = lines(
        "Month,DNA (%),Numerator,Denominator", "Apr 2024,71,624,879", "May 2024,71,624,900"
    )
    assert [one.id for one in csv(text).doubts] == ["parts"]
    right = lines(
        "Month,DNA (%),Numerator,Denominator", "Apr 2024,71,624,879", "May 2024,69.3,624,900"
    )
    assert not csv(right).doubts


def test_a_percentage_of_nothing_is_read_as_it_is_written():
    assert made_of("0% (0 of 0)", "72%").taken[0].value == "0"


@pytest.mark.parametrize("cell", ["624 of 879", "624/879"])
def test_counts_alone_are_no_figure(cell):
    assert len(made_of(cell, "72%").bad) == 1
