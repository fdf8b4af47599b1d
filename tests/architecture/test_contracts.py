"""The import contracts hold, and each is broken on purpose and must say so.

The tree is read once; a violation is one more import in a copy of the graph, so that all of them
together take a second or two. That the command itself fails on a real file is shown once.
"""

import copy
import shutil
import subprocess
import sys

import grimp
import pytest
from importlinter import configuration
from importlinter.application.use_cases import read_user_options
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

from tests.architecture.tree import PACKAGE, ROOT

HOME = "digistrat_desktop"
KINDS = {
    "layers": LayersContract,
    "forbidden": ForbiddenContract,
    "protected": ProtectedContract,
}
VIOLATIONS = [
    ("domain", f"{HOME}.analysis", "Layers"),
    ("domain", f"{HOME}.storage", "Layers"),
    ("analysis", f"{HOME}.storage", "Layers"),
    ("analysis", f"{HOME}.system", "Layers"),
    ("system", f"{HOME}.services", "Layers"),
    ("storage", f"{HOME}.reports", "Layers"),
    ("reports", f"{HOME}.tabular", "Layers"),
    ("services", f"{HOME}.ui", "Layers"),
    ("cli", f"{HOME}.ui", "Layers"),
    ("ui", f"{HOME}.cli", "Layers"),
    ("ui", f"{HOME}.app", "Layers"),
    ("domain", "PySide6", "No Qt below the shell"),
    ("services", "numpy", "No Qt below the shell"),
    ("cli", "PySide6", "No Qt below the shell"),
    ("domain", "random", "The core does no I/O"),
    ("analysis", "json", "The core does no I/O"),
    ("ui.pages", f"{HOME}.storage", "Windows and commands go through services"),
    ("ui.tables", f"{HOME}.tabular", "Windows and commands go through services"),
    ("cli", f"{HOME}.reports", "Windows and commands go through services"),
    (
        "services.store.library",
        f"{HOME}.storage.sqlite.store",
        "Services know storage by its port alone",
    ),
    ("services", f"{HOME}.storage.package", "Services know storage by its port alone"),
    ("reports", "urllib", "Nothing talks to a network"),
    ("app", "socket", "Nothing talks to a network"),
]


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph(HOME, include_external_packages=True, cache_dir=None)


@pytest.fixture(scope="module")
def contracts():
    configuration.configure()
    options = read_user_options(str(ROOT / "pyproject.toml"))
    return {
        one["name"]: KINDS[one["type"]](one["name"], options.session_options, one)
        for one in options.contracts_options
    }


def kept(contract, graph):
    # A check may take modules out of the graph it is given.
    return contract.check(copy.deepcopy(graph), verbose=False).kept


def test_the_tree_as_it_is_keeps_every_contract(graph, contracts):
    assert [name for name, one in contracts.items() if not kept(one, graph)] == []


def test_every_contract_has_a_violation_that_shows_it_bites(contracts):
    assert set(contracts) == {name for *_, name in VIOLATIONS}


@pytest.mark.parametrize(("importer", "imported", "name"), VIOLATIONS)
def test_a_violation_breaks_its_contract(graph, contracts, importer, imported, name):
    broken = copy.deepcopy(graph)
    if not imported.startswith(HOME):
        broken.add_module(imported, is_squashed=True)
    broken.add_import(importer=f"{HOME}.{importer}", imported=imported)
    assert not kept(contracts[name], broken)


def test_a_package_nobody_declared_breaks_the_layers(graph, contracts):
    broken = copy.deepcopy(graph)
    broken.add_module(f"{HOME}.extras")
    assert not kept(contracts["Layers"], broken)


@pytest.mark.slow
def test_the_command_fails_on_a_real_file_and_names_the_contract(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / HOME)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / HOME / "domain/__init__.py").open("a", encoding="utf-8") as stream:
        stream.write("\nimport digistrat_desktop.analysis\n")
    code = "from importlinter.cli import lint_imports_command as run; run()"
    command = [sys.executable, "-c", code, "--no-cache"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Layers BROKEN" in done.stdout
