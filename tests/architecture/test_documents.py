"""What a reader is promised: every command has its word, and every file keeps to its place."""

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from digistrat_desktop.services.reports.making import KIND_WORDS
from digistrat_desktop.storage.sqlite.opening import known_schema
from tests.architecture.tree import FILES, ROOT, imports

GUIDES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
REPORTS, COMMANDS, FORMAT = "reports.md", "command-line.md", "file-format.md"
TOP_LEVEL = {
    *("digistrat_desktop", "resources", "installer", "tests", "docs", "requirements", ".ci"),
    *("pyproject.toml", "README.md", "Makefile", "CHANGELOG.md", "LICENSE", ".gitignore"),
    *("CONTRIBUTING.md", "SECURITY.md", ".pre-commit-config.yaml"),
    *(".gitattributes", ".editorconfig"),
}
# Written in pieces, so that this file does not hold what it looks for.
FORBIDDEN = {
    "the address of a package index": r"https?://[^\s/]+(?:/[^\s/]+)*/(?:simple|debian)\b",
    "a setting that names a package index": r"--?(?:extra-)?index" + r"-url|find" + r"-links\s*=",
    "a folder of somebody's machine": r"(?<![\w.])/(?:work|root|home/\w+|opt/py)" + r"/",
}
BINARY = {
    ".digistrat",
    ".png",
    ".ttf",
    ".otf",
    ".db",
    ".ico",
    ".xls",
    ".xlsx",
    ".xlsb",
    ".ods",
    ".pdf",
    ".xz",
}


def tracked_files():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def text_files():
    paths = [p for p in tracked_files() if p.is_file() and p.suffix not in BINARY]
    if not paths:
        pytest.skip("this copy is not a git clone, so its files cannot be told from rubbish")
    return paths


def guides_text():
    return "\n".join(path.read_text(encoding="utf-8") for path in GUIDES)


def make_targets():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^([a-z-]+):.*## ", text, flags=re.MULTILINE)


def commands_of(paths):
    """Names given to argparse's add_parser, the commands a person can type."""
    return {
        node.args[0].value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "add_parser"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


@pytest.mark.parametrize("target", make_targets())
def test_every_make_target_is_documented(target):
    assert f"make {target}" in guides_text()


def test_every_command_of_the_program_is_documented():
    files = [path for path in FILES if path.parent.name == "cli"]
    assert {name for name in commands_of(files) if name not in guides_text()} == set()


def test_every_kind_of_report_and_every_table_of_a_store_has_its_word():
    pages = {
        name: (ROOT / "docs" / name).read_text("utf-8") for name in (REPORTS, COMMANDS, FORMAT)
    }
    tables = (name for kind, name, _ in known_schema() if kind == "table")
    made = [name for name in tables if not name.startswith("listing_words_")]
    wanted = [(REPORTS, kind) for kind in KIND_WORDS] + [(COMMANDS, kind) for kind in KIND_WORDS]
    wanted += [(FORMAT, table) for table in made]
    assert [(page, word) for page, word in wanted if f"`{word}`" not in pages[page]] == []


def test_links_between_our_own_pages_lead_somewhere():
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in GUIDES
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if "://" not in link and not link.startswith("mailto:")
        if not (page.parent / link).exists()
    ]
    assert not broken


def test_the_top_level_holds_only_what_it_should():
    found = {path.relative_to(ROOT).parts[0] for path in tracked_files()}
    assert found <= TOP_LEVEL


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what):
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in text_files()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert not found


@pytest.mark.parametrize(
    ("what", "line"),
    [
        (
            "the address of a package index",
            "see https://mirror.example.org/pypi/" + "simple/ for more",
        ),
        ("a setting that names a package index", "pip install --index" + "-url x"),
        ("a folder of somebody's machine", "open('/home/someone" + "/notes.txt')"),
    ],
)
def test_the_search_for_forbidden_words_finds_them(what, line):
    assert re.search(FORBIDDEN[what], line)


def test_lock_files_pin_every_package_by_hash():
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert [path.stem for path in locks] == [
        *("dev", "linux", "lock", "region-windows", "region", "reportcheck", "windows")
    ]
    for path in locks:
        entries = re.split(r"^(?=[a-z0-9])", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        packages = [entry for entry in entries if not entry.startswith("#")]
        assert packages
        pin = r"[a-z0-9.-]+==\S+( ; python_full_version [<>]=? '3\.\d+')? \\\n +--hash=sha256:"
        assert all(re.match(pin, one) for one in packages)


PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {"linux": "linux", "dev": "linux", "windows": "win32"}


def versions(lines, python, system):
    """Name -> version of the pins that count for a Python on a system."""
    here = {"python_version": python, "python_full_version": f"{python}.5", "sys_platform": system}
    found = [Requirement(line) for line in lines]
    taken = [one for one in found if one.marker is None or one.marker.evaluate(here)]
    assert len({one.name.lower() for one in taken}) == len(taken), (python, system)
    return {one.name.lower(): str(one.specifier) for one in taken}


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", SYSTEMS)
def test_lock_files_hold_the_versions_pyproject_asks_for(name, python):
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = versions(config["dependency-groups"]["exact"], python, SYSTEMS[name])
    lock = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9].*?) \\$", lock, flags=re.MULTILINE)
    assert wanted.items() <= versions(pins, python, SYSTEMS[name]).items()


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", ["linux", "win32"])
def test_the_exact_versions_lie_in_the_ranges_others_may_share(python, system):
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    exact = versions(config["dependency-groups"]["exact"], python, system)
    ranges = versions(config["project"]["dependencies"], python, system)
    assert exact.keys() == ranges.keys()
    for name, asked in ranges.items():
        assert SpecifierSet(asked).contains(exact[name].removeprefix("==")), name
        assert "==" not in asked


def test_tests_and_scripts_import_only_what_set_up_installs():
    paths = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "installer").rglob("*.py")]
    # These run under the system's own Python, where the accessibility interface is.
    scripts = ("assistive.py", "main_job.py", "sample_journey.py", "second_window.py")
    outsiders = {ROOT / "tests" / "atspi" / name for name in scripts}
    # And this one in the environment of the report checkers.
    outsiders.add(ROOT / "tests" / "reports" / "browser.py")
    # And this one in Spark's, a release job.
    outsiders.add(ROOT / "tests" / "region" / "spark_rows.py")
    own = [path for path in paths if path not in outsiders]
    roots = {name.partition(".")[0] for path in own for name in imports(path)}
    outside = roots - set(sys.stdlib_module_names) - {"digistrat_desktop", "tests", "installer"}
    assert {name for name in outside if importlib.util.find_spec(name) is None} == set()


def test_the_field_that_contributing_adds_to_an_action_is_declared_in_the_words_of_that_file():
    (line,) = re.findall(r"`sponsor: str = (.+?)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    named = {ast.unparse(n) for n in ast.walk(ast.parse(line)) if isinstance(n, ast.Attribute)}
    assert named
    own = (ROOT / "digistrat_desktop" / "domain" / "trust" / "actions.py").read_text("utf-8")
    assert {name for name in named if f" = {name}" not in own and f"({name}(" not in own} == set()
