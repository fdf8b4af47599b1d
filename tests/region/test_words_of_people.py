"""Where trusts are masked nothing that a person typed stays, in whatever field it was typed."""

import csv
from contextlib import closing
from dataclasses import replace
from itertools import chain

import pytest

from digistrat_desktop.analysis.dataset.tables import TABLES
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.trust.assessment import Trust
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.wire.codecs import Many, Note, Title
from digistrat_desktop.domain.wire.records import codecs_of
from digistrat_desktop.services.region.expecting import Expected
from digistrat_desktop.services.region.masking import Mask
from digistrat_desktop.services.region.reading import read_data_set
from digistrat_desktop.services.region.report import write_region_report
from digistrat_desktop.storage.package.writing import package_bytes
from digistrat_desktop.tabular.workbook import read_workbook
from tests.helpers.region_trusts import (
    RESOURCES,
    RegionSize,
    Trail,
    fill_folder,
    made_trust,
    write_trust,
)

WORD = "Zyxwo"  # as long as an ODS code may be
LITTLE = RegionSize(trusts=6, cycles=2, metrics=2, readings=6)
ENDING = {"retired", "gone_because"}  # what has it is no longer in the tables
CODES_TYPED = {(Trust, "ods_code"), (Metric, "catalogue_id")}
MASK = Mask(bytes(range(32)))


class Marked(Trail):
    """A trust in which every text that a person can type is one word."""

    left_as_they_are = ENDING

    def add(self, kind, place="", record=None, **values):
        return super().add(kind, place, record, **{**values, **self.typed(kind)})

    def typed(self, kind):
        found = {name: WORD for of, name in CODES_TYPED if of is kind}
        for name, codec in codecs_of(kind).items():
            if type(codec) in {Title, Note}:
                found[name] = WORD
            elif isinstance(codec, Many) and type(codec.item) in {Title, Note}:
                found[name] = (WORD,)
        return {name: one for name, one in found.items() if name not in self.left_as_they_are}

    def sign_off(self, place, pack, state=""):
        for kind in KINDS.values():
            if kind.KIND not in {"trust", "assessment", "seal"}:
                self.add(kind)
        super().sign_off(place, pack, state)


class MarkedToTheEnd(Marked):
    left_as_they_are = frozenset()


def write_marked(folder, number, kind):
    trail, used = made_trust(number, LITTLE, kind=kind)
    content = trail.content(used)._replace(people={"person-1": WORD})
    (folder / f"{WORD} {number}.digistrat").write_bytes(package_bytes(content, "0.1.0"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("typed") / "files"
    fill_folder(made, LITTLE, odd=False)
    write_marked(made, 40, Marked)
    write_marked(made, 41, MarkedToTheEnd)
    (made / f"{WORD} broken.digistrat").write_bytes(b"no package")
    return made


@pytest.fixture(scope="module")
def masked(maker, folder, tmp_path_factory):
    expecting = replace(maker, expected=(Expected(WORD, WORD), Expected("", WORD)))
    return expecting.make(folder, tmp_path_factory.mktemp("out") / "region", mask=MASK)


@pytest.fixture(scope="module")
def named(maker, folder, tmp_path_factory):
    return maker.make(folder, tmp_path_factory.mktemp("out") / "region")


def rows_with_word(maker, folder):
    """Give the tables and views that have the word, each with the columns it stands in."""
    found = {}
    with closing(maker.sets.open(folder, maker.views.all())) as opened:
        for name in (*(one.name for one in TABLES), *maker.views.names()):
            columns, rows = opened.ask(f"SELECT * FROM {name}")
            told = {columns[n] for row in rows for n, v in enumerate(row) if has_word(v)}
            if told:
                found[name] = told
    return found


def has_word(value):
    return WORD.casefold() in str(value).casefold()


def test_a_word_typed_into_every_field_is_in_no_table_or_view(maker, masked, named):
    assert {one.verdict for one in named.verdicts} == {"used", "set apart"}
    assert len(rows_with_word(maker, named.folder)) > 10
    assert not rows_with_word(maker, masked.folder)


def test_a_word_typed_into_every_field_is_in_no_file_of_the_set(masked):
    files = [path for path in masked.folder.rglob("*") if path.is_file()]
    assert len(files) > 50
    word = WORD.casefold().encode()
    assert not [path.name for path in files if word in path.read_bytes().lower()]


@pytest.mark.parametrize("which", ["masked", "named"])
def test_a_word_typed_into_every_field_is_in_no_report_without_names(
    maker, request, which, tmp_path
):
    made = request.getfixturevalue(which)
    report = read_data_set(maker, made.folder, hide=True)
    for ending in (".html", ".xlsx"):
        write_region_report(report, tmp_path / f"region{ending}")
    sheets, _ = read_workbook((tmp_path / "region.xlsx").read_bytes(), "xlsx")
    cells = chain.from_iterable(row for one in sheets for row in one.rows)
    assert not [cell for cell in cells if has_word(cell)]
    assert not has_word((tmp_path / "region.html").read_text(encoding="utf-8"))


def test_a_name_stays_where_enough_trusts_write_it_and_only_as_long(maker, tmp_path):
    few = LITTLE._replace(cycles=1)
    files, grown = tmp_path / "files", tmp_path / "grown"
    fill_folder(files, few._replace(trusts=4), odd=False)
    made = [maker.make(files, grown, mask=MASK)]
    said = [resources(grown)]
    fifth = write_trust(files, 4, few)
    made.append(maker.make(files, grown, mask=MASK))
    said.append(resources(grown))
    maker.make(files, tmp_path / "anew", mask=MASK)
    assert tables(grown) == tables(tmp_path / "anew")
    fifth.unlink()
    made.append(maker.make(files, grown, mask=MASK))
    said.append(resources(grown))
    assert [one.again for one in made] == [0, 4, 4]
    names = {one.casefold() for one in RESOURCES}
    assert [names & one for one in said] == [set(), names, set()]
    assert len(said[0]) == len(said[1])  # a code for each name, the same in every trust


def test_names_of_the_program_and_of_frameworks_stay_whoever_writes_them(maker, tmp_path):
    few = LITTLE._replace(trusts=2, cycles=1)
    fill_folder(tmp_path / "files", few, odd=False)
    made = maker.make(tmp_path / "files", tmp_path / "set", mask=MASK)
    assert set(cells(made.folder, "metrics", "catalogue")) == {"digital_take_up", ""}
    assert set(cells(made.folder, "metrics", "unit")) == {"%"}


def resources(folder):
    return set(cells(folder, "capacity", "resource"))


def cells(folder, table, column):
    lines = (folder / f"csv/{table}.csv").read_text(encoding="utf-8").splitlines()
    return [row[column] for row in csv.DictReader(lines)]


def tables(folder):
    return {path.name: path.read_bytes() for path in folder.glob("csv/*.csv")}
