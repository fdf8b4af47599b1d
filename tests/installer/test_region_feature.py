"""The feature Region: the files of the library that the program is frozen without."""

import ast
import sys

import pytest

from installer import contents, licences, origins, region, sbom
from installer.workshop import FoundWrongError, feature_of, files_in
from tests.installer.made_up import EPOCH, FEATURE_FILES, tree, with_feature


@pytest.fixture(scope="module")
def feature(tmp_path_factory):
    bundle = tree(tmp_path_factory.mktemp("dist") / "digistrat", ["digistrat"])
    return region.make_feature(bundle, origins.libraries_here(), EPOCH)


def names(folder):
    return [path.relative_to(folder).as_posix() for path in files_in(folder)]


def test_the_library_is_there_with_its_licence_and_what_others_use_of_it_is_not(feature):
    found = names(feature)
    assert "_internal/duckdb/__init__.py" in found
    assert [name for name in found if name.startswith("_internal/_duckdb.")]
    assert f"{licences.FOLDER}/duckdb/LICENSE.txt" in found
    assert not [name for name in found if "spark" in name or "adbc" in name or ".pyi" in name]


def test_every_file_of_it_is_in_a_bill_of_materials(feature):
    part = region.part_of(origins.libraries_here())
    bill = sbom.bill_of_materials(feature, [part], "0.1.0", EPOCH)
    (one,) = bill["components"]
    assert one["purl"].startswith("pkg:pypi/duckdb@")
    listed = {inner["name"] for inner in one["components"] if inner["type"] == "file"}
    assert listed == set(names(feature))


def test_all_it_needs_of_python_is_taken_along_with_the_program(feature):
    needed = set()
    for path in (feature / "_internal").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                needed |= {one.name for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                needed.add(node.module)
    standard = {name for name in needed if name.partition(".")[0] in sys.stdlib_module_names}
    assert standard - {"__future__"} <= set(contents.NEEDED_BY_REGION)
    assert not standard & {"importlib.metadata", "socket", "ssl", "urllib.request"}


def test_what_stands_in_gives_what_is_asked_of_it(feature):
    whole = ast.parse((feature / "_internal/duckdb/__init__.py").read_text(encoding="utf-8"))
    asked = {
        one.name
        for node in whole.body
        if isinstance(node, ast.ImportFrom) and node.module == "duckdb._version"
        for one in node.names
    }
    made = ast.parse((feature / "_internal/duckdb/_version.py").read_text(encoding="utf-8"))
    assert "Stands in for duckdb._version" in ast.get_docstring(made)
    given = {node.name for node in made.body if isinstance(node, ast.FunctionDef)}
    given |= {node.target.id for node in made.body if isinstance(node, ast.AnnAssign)}
    assert asked
    assert asked <= given


def test_a_program_with_a_file_of_the_feature_in_it_is_refused(tmp_path):
    bundle = with_feature(tmp_path / "digistrat", ["digistrat"])
    region.refuse_in_program(bundle)
    tree(bundle, FEATURE_FILES[:1])
    with pytest.raises(FoundWrongError, match=r"_duckdb\.pyd"):
        region.refuse_in_program(bundle)


def test_laid_over_it_lies_in_the_programs_own_folders(tmp_path):
    bundle = with_feature(tmp_path / "digistrat", ["digistrat", "_internal/a.so"])
    whole = region.lay_over(bundle, tmp_path / "whole")
    assert set(names(whole)) == {"digistrat", "_internal/a.so", *FEATURE_FILES}
    assert set(names(feature_of(bundle))) == set(FEATURE_FILES)


def test_a_library_that_is_not_installed_is_told(tmp_path):
    nothing = origins.Libraries(tmp_path, str(tmp_path), "3.11.9")
    with pytest.raises(FoundWrongError, match="duckdb is not installed"):
        region.part_of(nothing)
