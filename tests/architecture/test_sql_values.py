"""Values are put into SQL by their place or by a name."""

import ast
import re

from tests.architecture.tree import FILES, module_name, syntax

NUMBERED = re.compile(r"(?:[=(,<>]|\b(?:WHERE|AND|OR|IN|LIKE|LIMIT|SELECT|VALUES))\s*\?[0-9]")


def test_no_value_is_put_into_sql_by_a_number():
    """Python 3.14 refuses values in order for `?1`, which is a name to SQLite; 3.12 warns of it."""
    found = [
        f"{module_name(path)}:{node.lineno}"
        for path in FILES
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and NUMBERED.search(node.value)
    ]
    assert found == []
