"""Who wrote which packaged file, and the bill of materials made of it."""

import json
from pathlib import Path

import pytest

from installer import licences, origins, sbom, verify
from installer.workshop import FoundWrongError
from tests.installer.made_up import EPOCH, tree

FILES = ("digistrat", "_internal/lib/a.so", "_internal/lib/b.py", "_internal/resources/x.toml")


def library(folder):
    """A made-up installed distribution called numpy, with a licence."""
    tree(folder, ("lib/a.so", "lib/b.py", "numpy-1.0.dist-info/licenses/LICENSE"))
    (folder / "numpy-1.0.dist-info/METADATA").write_text(
        "Metadata-Version: 2.1\nName: NumPy\nVersion: 1.0\n", encoding="utf-8"
    )
    record = "lib/a.so,,\nlib/b.py,,\nnumpy-1.0.dist-info/licenses/LICENSE,,\n"
    (folder / "numpy-1.0.dist-info/RECORD").write_text(record, encoding="utf-8")
    return origins.Libraries(folder, folder.as_posix(), "3.11.9")


def tables(folder, collected, modules=()):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "COLLECT-00.toc").write_text(repr((list(collected),)), encoding="utf-8")
    (folder / "PYZ-00.toc").write_text(repr(("x.pyz", list(modules))), encoding="utf-8")
    return folder


def collected(libraries):
    place = libraries.known_as
    return [
        ("digistrat", "made/digistrat", "EXECUTABLE"),
        ("lib/a.so", f"{place}/lib/a.so", "BINARY"),
        ("lib/b.py", f"{place}/lib/b.py", "DATA"),
        ("resources/x.toml", "here/resources/x.toml", "DATA"),
    ]


@pytest.fixture
def made(tmp_path):
    libraries = library(tmp_path / "site")
    modules = [("lib.b", f"{libraries.known_as}/lib/b.py", "PYMODULE")]
    parts = origins.parts_of(tables(tmp_path / "t", collected(libraries), modules), libraries)
    bundle = tree(tmp_path / "digistrat", FILES)
    licences.add_texts(bundle, parts)
    return bundle, parts


def bill_of(made):
    return sbom.bill_of_materials(*made, "0.1.0", EPOCH)


def test_every_file_belongs_to_the_part_that_brought_it(made):
    _, parts = made
    files = {part.name: part.files for part in parts}
    assert files == {
        "digistrat-desktop": ["digistrat", "_internal/resources/x.toml"],
        "numpy": ["_internal/lib/a.so", "_internal/lib/b.py"],
    }
    assert [part.modules for part in parts] == [0, 1]


def test_a_windows_table_is_read_the_same(tmp_path):
    libraries = library(tmp_path / "site")
    shown = origins.Libraries(libraries.folder, "Z:/build/rt/sp", "3.11.9")
    rows = [("Lib\\A.so", "Z:\\build\\rt\\sp\\Lib\\A.so", "BINARY")]
    (part,) = origins.parts_of(tables(tmp_path / "t", rows), shown)
    assert (part.name, part.files) == ("numpy", ["_internal/Lib/A.so"])


def test_a_link_belongs_to_whom_its_target_belongs(tmp_path):
    libraries = library(tmp_path / "site")
    rows = [*collected(libraries), ("a.so", "lib/a.so", "SYMLINK")]
    parts = origins.parts_of(tables(tmp_path / "t", rows), libraries)
    assert "_internal/a.so" in {part.name: part.files for part in parts}["numpy"]


def test_a_file_no_distribution_lists_is_refused(tmp_path):
    libraries = library(tmp_path / "site")
    rows = [("lib/stray.so", f"{libraries.known_as}/lib/stray.so", "BINARY")]
    with pytest.raises(FoundWrongError, match=r"stray\.so"):
        origins.parts_of(tables(tmp_path / "t", rows), libraries)


def test_the_bill_names_every_file_with_its_hash(made):
    bundle, _ = made
    components = [one for part in bill_of(made)["components"] for one in part["components"]]
    files = {one["name"]: one["hashes"][0]["content"] for one in components if "hashes" in one}
    present = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    assert set(files) == present
    assert files["digistrat"] == sbom.sha256_of(bundle / "digistrat")


def test_every_part_of_the_bill_has_a_licence_and_a_name_of_its_own(made):
    bill = bill_of(made)
    flat = [
        *bill["components"],
        *(inner for part in bill["components"] for inner in part["components"]),
    ]
    assert all(one["licenses"] for one in bill["components"])
    references = [one["bom-ref"] for one in flat]
    assert len(set(references)) == len(references)


def test_the_bill_has_the_form_of_cyclonedx(made):
    bill = json.loads(sbom.written(bill_of(made)))
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert bill["serialNumber"].startswith("urn:uuid:")
    assert bill["metadata"]["timestamp"] == "2026-01-01T00:00:00Z"
    kinds = {"application", "library", "file"}
    allowed = {
        *("type", "bom-ref", "name", "version", "purl", "licenses", "hashes", "components"),
        *("properties", "publisher"),
    }
    for part in bill["components"]:
        assert part["type"] in kinds
        assert set(part) <= allowed


def test_the_bill_of_the_same_program_is_the_same(made):
    assert sbom.written(bill_of(made)) == sbom.written(bill_of(made))


def test_a_file_nobody_brought_is_refused(made):
    bundle, _ = made
    tree(bundle, ["_internal/stowaway.dll"])
    with pytest.raises(FoundWrongError, match=r"stowaway\.dll"):
        bill_of(made)


def test_a_file_that_is_gone_is_refused(made):
    bundle, _ = made
    (bundle / "_internal/lib/a.so").unlink()
    with pytest.raises(FoundWrongError, match=r"absent: \['_internal/lib/a.so'\]"):
        bill_of(made)


def test_a_part_whose_licence_nobody_looked_up_is_refused():
    with pytest.raises(FoundWrongError, match="stranger"):
        origins.declared(origins.Part("stranger", "1", "pypi"))


def test_licence_texts_travel_with_the_program(made):
    bundle, _ = made
    text = bundle / "licences/numpy/LICENSE.txt"
    assert text.read_text(encoding="utf-8") == "this is numpy-1.0.dist-info/licenses/LICENSE"


def test_parts_under_the_lesser_licence_bring_its_text_and_the_one_it_builds_on():
    part = origins.Part("pyside6-essentials", "6.9.3", "pypi")
    names = [path.name for path in licences.texts_of(part)]
    assert names == ["LGPL-3.0.txt", "GPL-3.0.txt"]
    assert all(path.is_file() for path in licences.texts_of(part))


def test_every_part_we_ask_for_is_declared():
    pinned = Path(licences.ROOT / "requirements/linux.txt").read_text(encoding="utf-8")
    asked = {line.split("==")[0] for line in pinned.splitlines() if "==" in line}
    build_only = {"packaging", "pycparser", "hatchling", "editables", "pathspec", "pluggy"}
    build_only |= {"tomlkit", "trove-classifiers"}
    assert asked - build_only <= set(origins.declared_parts())


def test_a_large_part_is_told_with_its_size_largest_first(made):
    bundle, parts = made
    (bundle / "_internal/lib/a.so").write_bytes(bytes(4_000_000))
    first, *_ = verify.shares(bundle, parts)
    assert (first.name, first.size > verify.LARGE) == ("numpy", True)
    assert first.reason
