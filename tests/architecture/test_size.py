"""The size bar: short functions, files that can be read in one sitting, everything typed."""

import ast

from tests.architecture.tree import FILES, functions, module_name, syntax

LONGEST_FILE = 500
LONGEST_FUNCTION = 50
MOST_ARGUMENTS = 6


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


def too_big(node):
    return length(node) > LONGEST_FUNCTION or len(arguments(node)) > MOST_ARGUMENTS


def found(rule):
    return [f"{module_name(path)}: {node.name}" for path, node in functions(FILES) if rule(node)]


def test_no_file_is_longer_than_a_sitting():
    assert [module_name(path) for path in FILES if lines_of(path) > LONGEST_FILE] == []


def test_no_function_is_long_or_asks_for_much():
    assert found(too_big) == []


def test_every_function_is_typed():
    assert found(untyped) == []


def test_no_function_changes_a_module_level_name():
    changed = [
        module_name(p) for p in FILES for n in ast.walk(syntax(p)) if isinstance(n, ast.Global)
    ]
    assert not changed


def test_the_bar_notices_a_long_and_an_untyped_function():
    long = "def f(" + ", ".join(f"a{n}" for n in range(7)) + "):\n" + "    x = 1\n" * 60
    made_up = ast.parse(long).body[0]
    assert too_big(made_up)
    assert untyped(made_up)
