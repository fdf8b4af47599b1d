"""The data set in Spark in local mode, a release job: the same text runs there, and the figures are equal."""

import json
import subprocess

import pytest

from digistrat_desktop.analysis.dataset.tables import TABLES
from tests.architecture.tree import ROOT
from tests.region.test_engines import as_text

SPARK = ROOT / "build/spark/bin/python"
NEEDED = "Spark is missing: make spark installs it beside the environment; it needs Java 17"

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def spark(data_set):
    assert SPARK.exists(), NEEDED
    script = ROOT / "tests/region/spark_rows.py"
    done = subprocess.run(
        [SPARK, script, data_set.folder], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def duck(data_set, maker):
    opened = maker.sets.open(data_set.folder, maker.views.all())
    yield opened
    opened.close()


def test_spark_has_each_table_and_view_as_duckdb_has_it(spark, duck, maker):
    for name in (*(table.name for table in TABLES), *maker.views.names()):
        names, rows = duck.ask(f"SELECT * FROM {name}")
        assert rows or name in {table.name for table in TABLES}, name
        assert tuple(spark[name]["columns"]) == names, name
        assert as_text(spark[name]["rows"]) == as_text(rows), name
