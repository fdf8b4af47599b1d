"""A refusal says what happened, what is safe and what to do, each in a sentence of its own."""

import ast

from digistrat_desktop.domain import errors
from tests.architecture.tree import FILES, PACKAGE, syntax

IN_THREE = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type)
    and issubclass(kind, errors.Refused)
    and kind is not errors.InvalidValue
}
PARTS = 3
# In the window a field or a control says what to do beside it.
BELOW = [path for path in FILES if path.relative_to(PACKAGE).parts[0] != "ui"]


def refusals(path):
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in IN_THREE:
            yield node


def test_every_refusal_has_its_three_parts():
    short = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in BELOW
        for node in refusals(path)
        if len(node.args) + len(node.keywords) < PARTS
        and not any(isinstance(arg, ast.Starred) for arg in node.args)
    ]
    assert short == []


def test_refusals_are_found():
    assert sum(1 for path in BELOW for _ in refusals(path)) > len(IN_THREE)
