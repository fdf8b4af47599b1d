"""Every real public file at hand is read; none of them is part of the repository."""

import pytest

from digistrat_desktop.tabular.cells import CellFault
from digistrat_desktop.tabular.read import read_table_file


@pytest.mark.slow
def test_the_five_published_originals_are_read(public_figures):
    originals = sorted((public_figures / "messy_originals").iterdir())
    assert len(originals) == 5
    for path in originals:
        table = read_table_file(path)
        assert max(len(grid.rows) for grid in table.grids) > 100
        cells = (cell for grid in table.grids for row in grid.rows for cell in row)
        assert not any(isinstance(cell, CellFault) for cell in cells)


def test_the_tables_beside_them_are_read_without_a_ragged_row(public_figures):
    for path in sorted(public_figures.glob("*.csv")):
        grid = read_table_file(path).grids[0]
        assert {len(row) for row in grid.rows} == {grid.width}, path.name


def test_a_banner_a_wide_heading_and_a_figure_are_where_they_were(public_figures):
    name = "May-26-AE-by-provider-QVPHP.xls"
    table = read_table_file(public_figures / "messy_originals" / name)
    sheets = {grid.name: grid for grid in table.grids}
    provider = sheets["Provider Level Data"]
    assert provider.cell(5, 1) == "Period:"
    assert provider.cell(5, 2) == "May 26"
    assert provider.cell(15, 1) == "Code"
    assert provider.cell(16, 4) == 1493345
    assert sheets["System Mapping"].hidden
