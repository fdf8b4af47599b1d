"""Trusts can be masked: code names that nobody works out, no words of people, no small group shown."""

import csv
import re

import pytest

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.region.masking import Mask, mask_from
from digistrat_desktop.services.region.reading import read_data_set
from tests.helpers.region_trusts import RegionSize, fill_folder, trust_name, write_trust

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


def test_small_numbers_are_not_shown_where_trusts_are_masked(maker, little, masked, tmp_path):
    plain = maker.make(little[0], tmp_path / "plain")
    shown = {}
    for one in (plain, masked):
        opened = maker.sets.open(one.folder, maker.views.all())
        for view in ("shared_constraints", "evidence_gaps", "movement_reasons", "findings_by_rule"):
            shown[one.folder, view] = opened.ask(f"SELECT trusts, of_trusts FROM {view}")[1]
        shown[one.folder, "position"] = opened.ask(
            "SELECT trusts, of_trusts FROM position_by_question"
        )[1]
        opened.close()
    small = [t for (folder, _), rows in shown.items() if folder == plain.folder for t, _ in rows]
    assert any(0 < t < 5 for t in small)
    for (folder, view), rows in shown.items():
        if folder == masked.folder:
            assert all(of >= 5 for _, of in rows), view
            assert not [t for t, _ in rows if t is not None and 0 < t < 5], view
            assert not [t for t, of in rows if t is not None and 0 < of - t < 5], view


def test_no_report_is_made_of_masked_trusts(maker, masked):
    with pytest.raises(Refused, match="code names"):
        read_data_set(maker, masked.folder)


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
