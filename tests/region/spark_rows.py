"""The tables and views of a data set in Spark in local mode: `python spark_rows.py FOLDER` prints their rows.

The Python of build/spark runs it, alone: nothing of the program is there.
"""

import json
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from pyspark.sql import SparkSession


def session(scratch):
    made = SparkSession.builder.master("local[2]").appName("region")
    said = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": scratch,
        "spark.ui.enabled": "false",
    }
    for name, value in said.items():
        made = made.config(name, value)
    return made.getOrCreate()


def rows_of(spark, name):
    found = spark.sql(f"SELECT * FROM {name}")
    return {"columns": found.columns, "rows": [list(row) for row in found.collect()]}


def plain(value):
    return float(value) if isinstance(value, Decimal) else str(value)


def main(folder):
    with tempfile.TemporaryDirectory() as scratch:
        spark = session(scratch)
        spark.sparkContext.setLogLevel("ERROR")
        tables = sorted((folder / "parquet").glob("*.parquet"))
        for path in tables:
            spark.sql(f"CREATE TABLE {path.stem} USING parquet LOCATION '{path.as_uri()}'")
        views = sorted((folder / "views").glob("[1-9]*.sql"))
        for path in views:
            spark.sql(path.read_text(encoding="utf-8"))
        names = [*(path.stem for path in tables), *(path.stem[3:] for path in views)]
        print(json.dumps({one: rows_of(spark, one) for one in names}, default=plain))  # noqa: T201
        spark.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
