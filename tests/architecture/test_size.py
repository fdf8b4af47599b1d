"""The size bar: short files and functions, everything typed, everything public explained."""

import ast
import statistics
import tomllib

import pytest

from tests.architecture.tree import FILES, PACKAGE, ROOT, functions, module_name, syntax

# The house bar is 1.0 (docs/decisions/0012-lines-of-tests.md): this floor is what is reached so far
# and only rises.
TESTS_REACHED = 0.5
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MOST_ARGUMENTS = 6
MEDIAN_FILE = 120
MEDIAN_FUNCTION = 6
P90_FUNCTION = 22


def qt_names():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {*config["tool"]["ruff"]["lint"]["pep8-naming"]["extend-ignore-names"], "data", "flags"}


QT_NAMES = qt_names()


def lines_of(path):
    return path.read_text(encoding="utf-8").count("\n")


def length(node):
    return node.end_lineno - node.lineno + 1


def arguments(node):
    given = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    return [one for one in given if one.arg not in {"self", "cls"}]


def untyped(node):
    stars = [one for one in (node.args.vararg, node.args.kwarg) if one]
    return node.returns is None or any(a.annotation is None for a in (*arguments(node), *stars))


def members(parent):
    """Functions and classes of a module or class, not those inside a function."""
    for node in parent.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node
        if isinstance(node, ast.ClassDef):
            yield from members(node)


def unexplained(tree):
    return [
        node.name
        for node in members(tree)
        if not node.name.startswith("_")
        and node.name not in QT_NAMES
        and not ast.get_docstring(node)
    ]


def too_big(tree):
    """Names of functions past the bar: lines or arguments."""
    nodes = [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return [
        node.name
        for node in nodes
        if length(node) > LONGEST_FUNCTION or len(arguments(node)) > MOST_ARGUMENTS
    ]


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_each_file_is_small_typed_and_explained(path):
    assert lines_of(path) <= LONGEST_FILE
    assert not too_big(syntax(path))
    assert not [node.name for _, node in functions([path]) if untyped(node)]
    assert ast.get_docstring(syntax(path)), "the module says nothing about itself"
    assert not unexplained(syntax(path))


def test_half_the_functions_are_very_short_and_nine_in_ten_are_short():
    lengths = sorted(length(node) for _, node in functions(FILES))
    assert statistics.median(lengths) <= MEDIAN_FUNCTION
    assert lengths[int(len(lengths) * 0.9)] <= P90_FUNCTION


def test_half_the_files_are_short():
    assert statistics.median(lines_of(path) for path in FILES) <= MEDIAN_FILE


def test_the_share_of_tests_never_falls_below_what_was_reached():
    product = sum(lines_of(path) for path in PACKAGE.rglob("*.py"))
    tests = sum(lines_of(path) for path in (ROOT / "tests").rglob("*.py"))
    assert tests >= TESTS_REACHED * product


def test_no_function_changes_a_module_level_name():
    changed = [
        module_name(p) for p in FILES for n in ast.walk(syntax(p)) if isinstance(n, ast.Global)
    ]
    assert not changed


def test_the_bar_notices_a_long_an_untyped_and_a_silent_function():
    long = "def f(" + ", ".join(f"a{n}" for n in range(7)) + "):\n" + "    x = 1\n" * 60
    tree = ast.parse(long)
    assert too_big(tree) == ["f"]
    assert untyped(tree.body[0])
    assert unexplained(tree) == ["f"]
