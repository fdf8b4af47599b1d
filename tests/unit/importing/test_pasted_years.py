"""Cells of a spreadsheet pasted into a grid of years."""

import pytest

from digistrat_desktop.services.tables.pasted_years import amount_read, is_blank, read_pasted

YEARS = ("2026/27", "2027/28", "2028/29")


def told(text, years=YEARS):
    return [(row.label, dict(row.cells)) for row in read_pasted(text, years).rows]


def test_bare_cells_fill_the_years_from_the_cell_they_are_pasted_at():
    assert told("9\t8\n£4.2m\t250k\n") == [
        ("", {"2026/27": "9", "2027/28": "8"}),
        ("", {"2026/27": "£4.2m", "2027/28": "250k"}),
    ]


def test_one_cell_with_commas_is_one_cell():
    assert told("£4,250,000.00") == [("", {"2026/27": "£4,250,000.00"})]


def test_headings_name_the_years_and_the_first_column_what_stands_beside_them():
    text = "Resource\t26/27\tFY27-28\nCapital\t£4.2m\t4,300k\nNetwork engineers\t9\ttbc\n"
    assert told(text) == [
        ("Capital", {"2026/27": "£4.2m", "2027/28": "4,300k"}),
        ("Network engineers", {"2026/27": "9", "2027/28": "tbc"}),
    ]


def test_an_empty_corner_and_years_alone_above_are_understood():
    assert told("\t2028/29\nCapital\t5") == [("Capital", {"2028/29": "5"})]
    assert told("2028/29\t2029/30\n5\t6") == [("", {"2028/29": "5", "2029/30": "6"})]


def test_a_total_is_no_year_and_is_named():
    found = read_pasted("\t26/27\t27/28\tTotal\nCapital\t1\t2\t3", YEARS)
    assert found.left_out == ("Total",)
    assert found.rows[0].cells[-1] == ("", "3")


def test_cells_beyond_the_years_of_the_grid_have_no_year():
    assert read_pasted("1\t2\t3\t4", YEARS).rows[0].cells[-1] == ("", "4")


@pytest.mark.parametrize(
    ("label", "name", "scale"),
    [
        ("Capital £000", "Capital", 1_000),
        ("Capital (£'000)", "Capital", 1_000),
        ("Revenue, £k", "Revenue", 1_000),
        ("Capital £m", "Capital", 1_000_000),
        ("Capital (£)", "Capital", 1),
        ("Network engineers (WTE)", "Network engineers", 1),
        ("Network engineers, WTE staff", "Network engineers", 1),
    ],
)
def test_a_label_that_tells_its_thousands_is_taken_at_its_word(label, name, scale):
    (row,) = read_pasted(f"\t26/27\n{label}\t4,200", YEARS).rows
    assert (row.label, row.scale) == (name, scale)


def test_thousands_told_in_the_corner_count_for_every_row():
    (row,) = read_pasted("£000\t26/27\nCapital\t4,200", YEARS).rows
    assert amount_read("4,200", row.scale) == "4200000"


def test_an_amount_that_tells_its_own_scale_is_not_scaled_again():
    assert amount_read("£4.2m", 1_000) == "4200000"
    assert amount_read("12.5") == "12.5"


@pytest.mark.parametrize("written", ["tbc", "-5", "(3)", "12 people", "62 %"])
def test_what_is_no_amount_is_left_out_and_not_guessed(written):
    assert amount_read(written) is None


def test_a_dash_is_how_a_spreadsheet_shows_nothing():
    assert [is_blank(one) for one in ("", " ", "-", "£-", "£ -", "\u2013", "0")] == [True] * 6 + [
        False
    ]


def test_a_pasted_formula_is_only_text():
    assert told("=1+1\t5\n") == [("=1+1", {"2026/27": "5"})]
