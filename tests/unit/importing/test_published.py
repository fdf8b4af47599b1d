"""Published tables from the command line: the trust's own rows, or a refusal."""

from contextlib import closing

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.tabular.write import Sheet, write_xlsx
from tests.helpers.makers import Desk
from tests.helpers.tables import import_plain_table
from tests.helpers.trusts import Filler
from tests.ui.seat import open_library

HEADS = ("trust_code", "period", "metric_id", "value")


@pytest.fixture
def library(tmp_path):
    with closing(open_library(tmp_path)) as opened:
        filler = Filler(opened.pack_in_use())
        filler.trust("Sherwood and Vale", "ZZ1")
        filler.write(opened)
        yield opened


def bring_in(library, path, rows, heads=HEADS):
    write_xlsx(path, [Sheet("Data", heads, rows)])
    return import_plain_table(
        library, path, Desk(room=len(path.name) + ord(path.name[0])).author, {}
    )


def test_a_table_of_many_trusts_gives_the_trust_its_rows(library, tmp_path):
    rows = [("ZZ1", "2026-05-01", "Waits", "7"), ("YY2", "2026-05-01", "Waits", "9")]
    made = bring_in(library, tmp_path / "a.xlsx", rows)
    assert made.counts == (
        "1 reading found, with a value. Left out: 1 heading, 1 row of another trust"
    )
    assert made.changes == 2
    again = bring_in(library, tmp_path / "b.xlsx", rows)
    assert again.changes == 0


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([("ZZ1", "2026-05-01", "Waits", "seven"), ("ZZ1", "2026-06-01", "Waits", "7")], HEADS),
        ([("ZZ1", "2026-05-01", "Waits", "7"), ("ZZ1", "2026-05-01", "Waits", "8")], HEADS),
        ([("YY2", "2026-05-01", "Waits", "7")], HEADS),
        ([("ZZ1", "2026-05-01", "Waits", "7")], ("a", "period", "metric_id", "value")),
    ],
    ids=["text for a number", "the same period twice", "no rows for the trust", "no codes"],
)  # fmt: skip
def test_a_table_with_a_doubt_in_it_is_refused_whole(library, tmp_path, rows, heads):
    before = library.store.graph(library.home(1).trusts[0].id).end
    if heads != HEADS:
        rows = [*rows, *rows]
    with pytest.raises(Refused):
        bring_in(library, tmp_path / "a.xlsx", rows, heads)
    assert library.store.graph(library.home(1).trusts[0].id).end == before


@pytest.mark.slow
def test_a_public_workbook_comes_in_from_the_command_line(library, public_figures, tmp_path):
    path = public_figures / "messy_originals/May-26-AE-by-provider-QVPHP.xls"
    with pytest.raises(Refused):
        import_plain_table(library, path, Desk().author, {})
    (tmp_path / "other").mkdir()
    with closing(open_library(tmp_path / "other")) as other:
        filler = Filler(other.pack_in_use())
        filler.trust("Sherwood Forest Hospitals NHS Foundation Trust", "RK5")
        filler.write(other)
        made = import_plain_table(other, path, Desk().author, {})
        assert any("Source:" in note for note in made.notes)
        assert made.counts.startswith("24 readings found: 23 with values, 1 not reported.")
        workspace = other.open_trust(other.home(1).trusts[0].id).workspace
        assert len(workspace.all(Metric)) == 24
