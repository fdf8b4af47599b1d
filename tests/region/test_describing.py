"""What describes the data set agrees with it, and the docs with both."""

import csv
import hashlib
import json
import re
import shutil
from contextlib import closing

from digistrat_desktop.analysis.dataset.tables import BY_NAME, TABLES
from digistrat_desktop.system.files import save_chosen
from tests.helpers.region_words import PAGE, in_words


def test_the_docs_have_every_table_and_view():
    assert in_words() in PAGE.read_text(encoding="utf-8")


def test_the_data_package_names_each_file_with_its_fingerprint(data_set):
    said = json.loads((data_set.folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in said["resources"]} == {
        f"{kind}/{table.name}.{kind}" for table in TABLES for kind in ("csv", "parquet")
    }
    for one in said["resources"]:
        content = (data_set.folder / one["path"]).read_bytes()
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert one["bytes"] == len(content)


def test_a_page_in_words_names_every_table_and_view(data_set, maker):
    said = (data_set.folder / "README.txt").read_text(encoding="utf-8")
    assert max(map(len, said.splitlines())) <= 90
    words = " ".join(said.split())
    for one in (*TABLES, *maker.views.all()):
        assert f"{one.name}: {one.meaning}" in words


def test_the_guide_says_where_an_answer_is_by_names_that_there_are(data_set, maker):
    told = PAGE.read_text("utf-8").partition("## Where an answer is\n")[2].partition("\n## ")[0]
    rows = [line for line in told.splitlines() if line.startswith("| ")][2:]
    known = {*maker.views.names(), *(one.name for one in TABLES), "expired", "--expect"}
    columns = {column.name for one in TABLES for column in one.columns}
    for row in rows:
        named = re.findall(r"`([^` ]+)`", row)
        assert named
        assert set(named) <= known | columns
        assert set(named) & known, row
    with closing(maker.sets.open(data_set.folder, maker.views.all())) as opened:
        sql = "SELECT COUNT(*) FROM answers JOIN latest USING (trust, cycle) WHERE gap = 'expired'"
        assert opened.ask(sql)[1][0][0] > 0


def test_every_column_of_every_view_has_a_meaning_in_the_data_package(data_set, maker):
    said = json.loads((data_set.folder / "datapackage.json").read_text(encoding="utf-8"))
    told = {one["name"]: one for one in said["views"]}
    with closing(maker.sets.open(data_set.folder, maker.views.all())) as opened:
        for view in maker.views.names():
            names, _ = opened.ask(f"SELECT * FROM {view}")
            fields = told[view]["fields"]
            assert tuple(one["name"] for one in fields) == names, view
            assert all(" " in one["description"] for one in fields), view
            assert (data_set.folder / told[view]["path"]).is_file()


def test_a_column_that_a_view_takes_from_a_table_means_the_same_there(maker):
    table = BY_NAME["questions"]
    meaning = table.columns[table.names.index("place")].meaning
    (view,) = [one for one in maker.views.all() if one.name == "answers_by_question"]
    assert "--   place: questions.place" in view.sql
    assert view.columns["place"] == meaning
    wrong = [c for v in maker.views.all() for c, said in v.columns.items() if "." in said[:-1]]
    assert not wrong


def test_no_key_is_there_twice_and_each_row_fits_its_table(data_set):
    for table in TABLES:
        path = data_set.folder / f"csv/{table.name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows, table.name
        assert tuple(rows[0]) == table.names
        keys = [tuple(row[name] for name in table.key) for row in rows]
        assert len(set(keys)) == len(keys), table.name


def test_every_column_that_names_another_table_finds_it(data_set):
    tables = {table.name: table for table in TABLES}
    found = {}
    for table in TABLES:
        with (data_set.folder / f"csv/{table.name}.csv").open(encoding="utf-8") as file:
            found[table.name] = list(csv.DictReader(file))
    for table in TABLES:
        for one in table.columns:
            if one.refers and tables[one.refers] is not table:
                known = {row[one.name] for row in found[one.refers]}
                assert {row[one.name] for row in found[table.name]} <= known, (table.name, one)


def test_each_file_of_a_data_set_may_be_written_over_by_a_later_one(data_set, tmp_path):
    copy = shutil.copytree(data_set.folder, tmp_path / "copy")
    for path in copy.rglob("*.*"):
        if path.is_file():
            save_chosen(path, b"what a later version writes")
