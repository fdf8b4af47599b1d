"""Trusts can be masked: code names that nobody works out, no words of people, no small group shown."""

import csv
import re
from dataclasses import replace

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.region.masking import Mask, mask_from
from digistrat_desktop.services.region.reading import read_data_set
from digistrat_desktop.services.region.report import write_region_report
from digistrat_desktop.tabular.workbook import read_workbook
from tests.helpers.region_trusts import RegionSize, fill_folder, trust_name, write_trust
from tests.helpers.region_words import PAGE

LITTLE = RegionSize(trusts=7, cycles=2, metrics=1, readings=6)
KEY = bytes(range(32))
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-")


@pytest.fixture(scope="module")
def little(tmp_path_factory):
    folder = tmp_path_factory.mktemp("masked") / "files"
    return folder, fill_folder(folder, LITTLE)


@pytest.fixture(scope="module")
def masked(maker, little, tmp_path_factory):
    return maker.make(little[0], tmp_path_factory.mktemp("out") / "region", mask=Mask(KEY))


def content_of(folder):
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("csv/*.csv")))


def codes_in(folder):
    lines = (folder / "csv/trusts.csv").read_text(encoding="utf-8").splitlines()
    return {row["trust"] for row in csv.DictReader(lines)}


def test_no_name_id_or_words_of_a_trust_stay(masked, little):
    text = content_of(masked.folder)
    assert not [n for n in range(LITTLE.trusts) if trust_name(n) in text]
    assert not ID.search(text)
    for words in ("A new system went live", "Initiative 1", "trust-0001", "Metric 1", "Z001"):
        assert words not in text
    parquet = b"".join(path.read_bytes() for path in masked.folder.glob("parquet/*"))
    assert b"NHS Foundation" not in parquet


def test_no_number_of_a_record_tells_a_trust_from_all_others(masked, little):
    lines = (masked.folder / "csv/trusts.csv").read_text(encoding="utf-8").splitlines()
    assert {row["changes"] for row in csv.DictReader(lines)} == {"0"}


def test_the_guide_names_every_view_with_a_row_for_each_trust(maker, masked):
    told = PAGE.read_text(encoding="utf-8").partition("What hiding does not cover:")[2]
    told = told.partition("\n## ")[0]
    opened = maker.sets.open(masked.folder, maker.views.all())
    of_trusts = {one.name for one in maker.views.all() if "trust" in one.columns}
    found = {one for one in of_trusts if opened.ask(f"SELECT trust FROM {one}")[1]}
    opened.close()
    assert "asked_as" in found
    assert not [one for one in found if f"`{one}`" not in told]


def test_on_the_screen_files_keep_their_names(masked, little):
    said = {one.file: one.verdict for one in masked.verdicts}
    assert {name: said[name] for name in little[1]} == little[1]


def test_a_code_is_stable_with_its_key_and_another_with_another(maker, little, masked, tmp_path):
    again = maker.make(little[0], tmp_path / "again", mask=Mask(KEY))
    assert content_of(again.folder) == content_of(masked.folder)
    other = maker.make(little[0], tmp_path / "other", mask=Mask(bytes(32)))
    codes = [codes_in(one.folder) for one in (masked, other)]
    assert len(codes[0]) == len(codes[1]) == LITTLE.trusts + 1
    assert not codes[0] & codes[1]


def test_a_masked_set_is_made_again_from_what_is_new(maker, little, masked, tmp_path):
    for path in masked.folder.rglob("*"):
        if path.is_file():
            (tmp_path / "grown" / path.relative_to(masked.folder)).parent.mkdir(
                parents=True, exist_ok=True
            )
            (tmp_path / "grown" / path.relative_to(masked.folder)).write_bytes(path.read_bytes())
    files = tmp_path / "files"
    files.mkdir()
    for path in little[0].iterdir():
        (files / path.name).write_bytes(path.read_bytes())
    write_trust(files, 40, LITTLE)
    made = maker.make(files, tmp_path / "grown", mask=Mask(KEY))
    assert made.again == LITTLE.trusts + 1
    anew = maker.make(files, tmp_path / "anew", mask=Mask(KEY))
    assert content_of(made.folder) == content_of(anew.folder)
    assert maker.make(files, tmp_path / "grown", mask=Mask(bytes(32))).again == 0


def test_small_numbers_are_not_shown_where_trusts_are_masked(maker, masked):
    opened = maker.sets.open(masked.folder, maker.views.all())
    for view in ("shared_constraints", "evidence_gaps", "moves_by_question", "answers_by_question"):
        names, rows = opened.ask(f"SELECT * FROM {view}")
        counts = [n for n, name in enumerate(names) if name.endswith("trusts")]
        cells = [row[n] for row in rows for n in counts]
        assert None in cells, view
        assert not [cell for cell in cells if cell is not None and 0 < cell < 5], view
    opened.close()


def test_masked_trusts_and_hidden_names_say_the_same(maker, little, masked, tmp_path):
    plain = maker.make(little[0], tmp_path / "plain")
    said = [
        replace(
            read_data_set(maker, one.folder, hide=True),
            basis=read_data_set(maker, masked.folder).basis,
        )
        for one in (plain, masked)
    ]
    assert said[0] == said[1]


@pytest.mark.parametrize("ending", [".html", ".xlsx"])
def test_a_report_with_hidden_names_has_no_name_seal_title_or_small_number(
    maker, little, tmp_path, ending
):
    plain = maker.make(little[0], tmp_path / "plain")
    report = read_data_set(maker, plain.folder, hide=True)
    out = tmp_path / f"region{ending}"
    write_region_report(report, out)
    if ending == ".html":
        text = out.read_text("utf-8")
    else:
        sheets, _ = read_workbook(out.read_bytes(), "xlsx")
        cells = [cell for one in sheets for row in one.rows for cell in row]
        text = "\n".join(map(str, cells))
    seal = next(one for one in plain.of("set apart") if one.file.startswith("e-")).reason
    words = ("NOT VALID", seal.split()[1], "Cycle 1", ".digistrat", "Metric 1", "Z00", "North")
    assert not [one for one in words if one in text]
    assert not [n for n in range(LITTLE.trusts) if trust_name(n) in text]
    numbers = [*counted(report)]
    assert len(numbers) > 100
    assert not [one for one in numbers if one is not None and 0 < one < 5]


def counted(report):
    """Give every number of trusts in a report."""
    for one in report.everyone:
        yield from (one.asked, one.no_level, *(count for _, count in one.levels))
    for one in report.constraints:
        yield from (one.asked, one.trusts, one.serious, one.not_mentioned, one.no_owner)
    for one in report.moved:
        yield from (one.asked, one.up, one.down, one.first, one.lost)
    for one in report.gaps:
        yield from (one.trusts, one.short)
    for one in report.metrics:
        yield from one.signs
    for one in report.evidence:
        yield from (one.asked, one.claimed, one.backed, one.not_backed, *one.gaps)
    for one in report.findings:
        yield one.trusts
    yield from (one.trusts for one in report.basis.frameworks)


def test_a_key_is_made_once_and_read_again(tmp_path):
    path = tmp_path / "trusts.key"
    first = mask_from(path, lambda count: bytes(range(count)))
    assert mask_from(path, bytes) == first
    assert first.code("one") != first.code("two")
    assert first.code("") == ""


def test_what_is_no_key_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Trusts of the North\n", encoding="utf-8")
    with pytest.raises(Refused, match="not a key"):
        mask_from(path, bytes)
    assert path.read_text(encoding="utf-8") == "Trusts of the North\n"
