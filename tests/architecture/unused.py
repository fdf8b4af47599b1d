"""Names of the package that nothing in it uses: `python -m tests.architecture.unused` prints them.

A function, class, method or constant counts as used when its name stands anywhere in the package
outside its own definition: as a name, as an attribute, or as a text that is a name (the table of
pages, `getattr`). Names that Qt or Python call are left aside.
"""

# ruff: noqa: T201 - the answer is printed
import ast
import re
import sys
from collections import Counter
from typing import NamedTuple

from tests.architecture.tree import FILES, ROOT, syntax

_CONTROL_TO_COME = "a person gets its control in a later step"
_SEEN = "tests see by it what a person sees of the window, or when it is at rest"
KEPT = {
    "stop_initiative": _CONTROL_TO_COME,
    **dict.fromkeys(("is_guarded", "whole_text"), _SEEN),
    **dict.fromkeys(("is_under_way", "is_waiting"), _SEEN),
    "advance": "tests move the clock that stands still",
}
"""Names nothing uses yet, and why each stays."""

# Called by Qt, Python or a library; a method in camelCase overrides one of Qt's.
_BY_OTHERS = re.compile(r"__\w+__|[a-z]+[A-Z]\w*|handle_\w+|draw|parse_known_args|error")
_NAMES_IN_TEXT = re.compile(r"(?:[\w.]*[.:])?([A-Za-z_]\w*)")


class Defined(NamedTuple):
    """A name where it is defined."""

    name: str
    place: str


def unused():
    """Give every definition whose name stands nowhere else in the package.

    What a module keeps to itself must be used in that module.
    """
    everywhere = Counter()
    for path in (*FILES, *(ROOT / "installer").glob("*.py")):
        everywhere.update(_used(syntax(path)))
    own = Counter()
    defined = []
    for path in FILES:
        here = Counter(_used(syntax(path)))
        for node, is_private in _definitions(syntax(path)):
            inside = Counter(_used(node))
            for name in _names(node):
                within = inside[name]
                own[name] += within
                left = here[name] - within if is_private and name.startswith("_") else None
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                defined.append((Defined(name, place), left))
    return [
        one
        for one, left in defined
        if not _BY_OTHERS.fullmatch(one.name)
        and (everywhere[one.name] - own[one.name] if left is None else left) <= 0
    ]


def _definitions(tree):
    """Find what a module or a class defines, and whether it is a module's own.

    What a function defines, ruff looks after.
    """
    is_module = isinstance(tree, ast.Module)
    for node in tree.body:
        if (isinstance(node, ast.FunctionDef | ast.ClassDef) and not _is_registered(node)) or (
            isinstance(node, ast.Assign | ast.AnnAssign) and is_module
        ):
            yield node, is_module
        if isinstance(node, ast.ClassDef):
            yield from _definitions(node)


def _is_registered(node):
    """A form of a function that is chosen by the kind of what it is given."""
    return any("register" in ast.unparse(one) for one in node.decorator_list)


def _names(node):
    if isinstance(node, ast.Assign):
        found = [t for target in node.targets for t in ast.walk(target)]
        return [t.id for t in found if isinstance(t, ast.Name)]
    if isinstance(node, ast.AnnAssign):
        return [node.target.id] if isinstance(node.target, ast.Name) else []
    return [node.name]


def _used(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = _NAMES_IN_TEXT.fullmatch(node.value)
            if found is not None:
                yield found.group(1)


def main():
    found = [one for one in unused() if one.name not in KEPT]
    for one in found:
        print(f"{one.place}: nothing uses {one.name}")
    return len(found)


if __name__ == "__main__":
    sys.exit(bool(main()))
