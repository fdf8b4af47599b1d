"""Large workbooks are read row by row: the trust's rows, in little memory, with progress and Stop."""

import io
import json
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.tables.preview import own_of, preview
from digistrat_desktop.services.tables.shape.publications import known_publications, recognised
from digistrat_desktop.system.safe_zip import open_zip
from digistrat_desktop.tabular.cells import TableFile
from digistrat_desktop.tabular.large_binary import read_large
from digistrat_desktop.tabular.prescan import RULES
from digistrat_desktop.tabular.read import read_table_file
from tests.helpers.binary_workbooks import HEADS, write_extract
from tests.unit.importing.made_up import begun

MB = 1024 * 1024
ROOT = Path(__file__).parents[3]


def read(data, *wanted):
    with open_zip(io.BytesIO(data), RULES) as archive:
        return read_large(archive, wanted, lambda _: None)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    path = tmp_path_factory.mktemp("extract") / "extract.xlsb"
    return path, write_extract(path, 2_400)[1]


def total_of(table):
    desk, _, _ = begun()
    layout = recognised(table, known_publications(), own_of(desk.present))
    found = preview(table, layout, desk.present)
    assert not found.doubts
    return {row.metric: row.value for row in found.taken}


def test_the_first_rows_and_the_trusts_own_are_read(small):
    path, own = small
    (grid,) = read(path.read_bytes(), "zz1")
    assert grid.rows[0] == tuple(HEADS)
    assert {row[3] for row in grid.rows[60:] if row} == {"ZZ1"}
    assert total_of(TableFile("extract.xlsb", "ab" * 32, (grid,))) == {
        "Incomplete Pathways": str(own)
    }


def test_without_a_trust_only_the_first_rows_are_read(small):
    (grid,) = read(small[0].read_bytes())
    assert len(grid.rows) == 60


def test_a_damaged_one_is_refused_and_never_a_crash(small):
    data, luck = bytearray(small[0].read_bytes()), random.Random(7)  # noqa: S311 - luck and no secret
    for _ in range(60):
        hurt = bytearray(data)
        for _ in range(8):
            hurt[luck.randrange(len(hurt))] = luck.randrange(256)
        with suppress(Refused):
            read(bytes(hurt), "ZZ1")


# In a program of its own: what other children of the tests took must not count.
READ_IT = """
import json, resource, sys
from pathlib import Path
from digistrat_desktop.tabular.read import read_table_file
from tests.unit.tabular.test_large_workbooks import total_of

told = []
table = read_table_file(Path(sys.argv[1]), told.append, ("ZZ1", "sherwood and vale"))
took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(json.dumps([took, len(told), total_of(table), table.notes]))
"""


@pytest.mark.slow
def test_an_extract_of_200_mb_is_read_for_one_trust_in_400_mb(tmp_path):
    path = tmp_path / "extract.xlsb"
    size, own = write_extract(path, 118_000)
    assert size > 190 * MB
    words = [sys.executable, "-c", READ_IT, path]
    done = subprocess.run(words, capture_output=True, check=True, cwd=ROOT)
    took, told, total, notes = json.loads(done.stdout)
    assert took < 400 * MB
    assert told > 10
    assert total == {"Incomplete Pathways": str(own)}
    assert any("very large" in note for note in notes)


@pytest.mark.slow
def test_reading_a_large_file_stops_when_asked(tmp_path):
    class Stopped(Exception):
        pass

    def stop(_):
        raise Stopped

    path = tmp_path / "extract.xlsb"
    write_extract(path, 40_000)
    with pytest.raises(Stopped):
        read_table_file(path, stop, ("ZZ1",))
