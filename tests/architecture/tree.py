"""The product's source files as syntax trees, read once for all architecture tests."""

import ast
import functools
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "digistrat_desktop"
FILES = sorted(PACKAGE.rglob("*.py"))
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@functools.cache
def syntax(path):
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _by_statement(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def _by_call(node):
    """What `import_module("x")` and `__import__("x")` name, so that no import hides in a call."""
    if not isinstance(node, ast.Call) or not node.args:
        return []
    called = (
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    )
    name = getattr(node.args[0], "value", None)
    return [name] if called in {"import_module", "__import__"} and isinstance(name, str) else []


@functools.cache
def imports(path):
    """Full dotted names a file imports, wherever in the file the import stands."""
    nodes = list(ast.walk(syntax(path)))
    return frozenset(name for node in nodes for name in (*_by_statement(node), *_by_call(node)))


def is_within(name, parent):
    return name == parent or name.startswith(f"{parent}.")


def functions(paths):
    for path in paths:
        for node in ast.walk(syntax(path)):
            if isinstance(node, FUNCTIONS):
                yield path, node
