"""A year that stands once above its quarters or months belongs to each of them."""

import pytest

from digistrat_desktop.services.tables.preview import preview
from digistrat_desktop.services.tables.shape.headings import column_heads
from digistrat_desktop.services.tables.shape.layout import propose
from digistrat_desktop.tabular.cells import Grid
from tests.unit.importing.made_up import begun, table


def read(above, heads, figures):
    desk, _, _ = begun()
    made = table(((None, *above), ("Measure", *heads), ("Online bookings", *figures)))
    return preview(made, propose(made), desk.present, None)


def taken(found):
    return {row.period.text: row.value for row in found.taken}


def test_quarters_stand_in_the_financial_year_above_them():
    above = ("2024/25", None, None, None, "2025/26", None)
    found = read(above, ("Q1", "Q2", "Q3", "Q4", "Q1", "Q2"), (1, 2, 3, 4, 5, 6))
    assert taken(found) == {
        "2024-Q2": "1",
        "2024-Q3": "2",
        "2024-Q4": "3",
        "2025-Q1": "4",
        "2025-Q2": "5",
        "2025-Q3": "6",
    }
    assert not found.bad


def test_january_of_a_financial_year_is_in_the_year_it_ends():
    found = read(("2024/25", None, None), ("Apr", "Dec", "Jan"), (1, 2, 3))
    assert taken(found) == {"2024-04": "1", "2024-12": "2", "2025-01": "3"}


@pytest.mark.parametrize("year", ["2024", 2024])
def test_months_stand_in_the_calendar_year_above_them(year):
    found = read((year, None, None), ("Apr", "Dec", "Jan"), (1, 2, 3))
    assert taken(found) == {"2024-04": "1", "2024-12": "2", "2024-01": "3"}


def test_a_total_beside_the_months_is_no_month_and_is_named():
    found = read(("2024/25", None, None), ("Apr", "May", "Total"), (1, 2, 3))
    assert taken(found) == {"2024-04": "1", "2024-05": "2"}
    assert found.left_out == ("Figures left out: Total.",)


@pytest.mark.parametrize(
    ("above", "heading", "period", "name"),
    [
        ("2024/25", "May 2024", "May 2024", ""),
        ("2024/25", "Type 1", "2024/25", "Type 1"),
        ("Attendances", "May", None, ""),
        (None, "Q1", None, ""),
        (None, "2013-Q4 Calls", "2013-Q4", "Calls"),
        (None, "Calls (Apr 2024)", "Apr 2024", "Calls"),
        (None, "Over 52 weeks", None, "Over 52 weeks"),
    ],
)
def test_a_heading_says_of_time_what_stands_in_it_or_above_it(above, heading, period, name):
    (head,) = column_heads(Grid("Data", ((above,), (heading,))), 1)
    assert (head.period, head.name) == (period, name)
