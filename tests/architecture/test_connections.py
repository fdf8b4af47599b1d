"""A signal that outlives its listener is heard by a method of ours, never by one of Qt's own.

PySide keeps a little for ever of each connection to a method that only Qt knows, such as
`updateGeometry`: 60 to 140 bytes for every symbol ever drawn in a window that stays open all day.
"""

import ast

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QDialog

from tests.architecture.tree import FILES, module_name, syntax

QTS_OWN = {name for kind in (QAbstractButton, QAbstractItemView, QDialog) for name in dir(kind)}


def heard_by_qt(tree):
    """Give the methods of Qt's own that listen to a change of the look."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        given.attr
        for call in calls
        if ast.unparse(call.func).endswith("look.changed.connect")
        for given in call.args
        if isinstance(given, ast.Attribute) and given.attr in QTS_OWN
    ]


def test_a_change_of_the_look_is_heard_by_methods_of_ours():
    found = {module_name(path): heard_by_qt(syntax(path)) for path in FILES}
    assert {module: names for module, names in found.items() if names} == {}


def test_the_rule_finds_what_it_looks_for():
    assert heard_by_qt(ast.parse("look.changed.connect(self.updateGeometry)")) == ["updateGeometry"]
    assert heard_by_qt(ast.parse("look.changed.connect(self._on_look_changed)")) == []
