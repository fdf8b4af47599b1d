"""What a page asks is data: the form engine makes the fields, and no page makes one by hand."""

import ast

import pytest

from tests.architecture.tree import PACKAGE, syntax

PAGES = PACKAGE / "ui" / "pages"
QTS = {
    *("QLineEdit", "QTextEdit", "QPlainTextEdit", "QComboBox", "QFontComboBox", "QCheckBox"),
    *("QRadioButton", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit"),
    *("QSlider", "QDial", "QKeySequenceEdit"),
}
OURS = {
    *("LineField", "PlainTextField", "PlainTextEdit", "ChoiceField", "DateField", "TickBox"),
    *("TickList", "TickSearch", "LabeledField"),
}
# No forms: these say what of a page is seen, stand in the cells of a table, or are painted cards.
NO_FORMS = {
    "actions/cards.py": "narrows and orders the list",
    "actions/exchange_card.py": "which value is right, in a table's rows",
    "assess/frame.py": "narrows the list",
    "assess/level_cards.py": "a level's whole text as a card that is chosen",
    "check/findings_card.py": "narrows the list",
    "help.py": "a search",
    "library.py": "narrows and orders the list",
    "metrics/columns_card.py": "what a column holds, in a table's rows",
    "metrics/new_metrics.py": "what is said of each new metric, in a table's rows",
    "progress.py": "which metric is drawn",
}


def made_by_hand(tree):
    """Give the fields that are made or derived from in a file."""
    named = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named += [base for n in ast.walk(tree) if isinstance(n, ast.ClassDef) for base in n.bases]
    return {ast.unparse(one).rpartition(".")[2] for one in named} & (QTS | OURS)


def found():
    files = {path.relative_to(PAGES).as_posix(): path for path in sorted(PAGES.rglob("*.py"))}
    return {name: made for name, path in files.items() if (made := made_by_hand(syntax(path)))}


def test_pages_have_their_fields_from_the_form_engine():
    assert {name: made for name, made in found().items() if name not in NO_FORMS} == {}


def test_every_exception_is_still_one():
    assert found().keys() == NO_FORMS.keys()


@pytest.mark.parametrize(
    "source", ["QLineEdit()", "QtWidgets.QSpinBox(self)", "class Mine(ChoiceField): pass"]
)
def test_the_rule_finds_a_field_made_by_hand(source):
    assert made_by_hand(ast.parse(source))
