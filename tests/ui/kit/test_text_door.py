"""Words from people reach the screen through `ui.text` alone: held on the source as a syntax tree."""

import ast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence

from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.text import ElidedLabel, PlainLabel, PlainTextEdit, plot_text, tip
from tests.architecture.tree import FILES, PACKAGE, module_name, syntax

DOOR = PACKAGE / "ui/text.py"
WATCHED = [
    path for path in FILES if path != DOOR and path.relative_to(PACKAGE).parts[0] in {"ui", "app"}
]
FORBIDDEN_NAMES = {"QMessageBox", "QTextBrowser", "QGraphicsTextItem", "QErrorMessage"}
FORBIDDEN_CALLS = {"setOpenExternalLinks", "insertHtml", "appendHtml", "setWhatsThis"}
LITERAL_CALLS = {"setToolTip", "setHtml", "setMarkdown", "setInformativeText", "showText"}
PLOT_CALLS = {"setLabel", "setTitle", "setLabels"}
CANARY = '<img src="file:///nowhere/canary.png"><b>bold</b> & <a href="x">link</a>'


def is_literal(node):
    return isinstance(node, ast.Constant)


def is_call_of(node, name):
    return isinstance(node, ast.Call) and called(node) == name


def called(node):
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def label_with_data(node):
    """QLabel(text) with text that is not written in the source; QLabel(self) is its parent."""
    words = [arg for arg in node.args if getattr(arg, "id", "") not in {"self", "parent"}]
    return called(node) == "QLabel" and not all(is_literal(arg) for arg in words)


def plotted_data(node):
    named = [word.value for word in node.keywords if word.arg == "name"]
    given = [*node.args, *named] if called(node) in PLOT_CALLS else []
    return not all(is_literal(arg) or is_call_of(arg, "plot_text") for arg in given)


def tip_data(node):
    """setData(..., ToolTipRole) takes what `tip_text` gives."""
    is_tip = called(node) == "setData" and "ToolTipRole" in ast.dump(node)
    return is_tip and not any(is_call_of(arg, "tip_text") for arg in node.args)


def breaches(tree, *, charts=False):
    """Calls and names that let words in without the door."""
    found = []
    holds_labels = any(
        isinstance(node, ast.alias) and node.name == "QLabel" for node in ast.walk(tree)
    )
    for node in ast.walk(tree):
        if isinstance(node, ast.alias) and node.name in FORBIDDEN_NAMES:
            found.append(node.name)
        if isinstance(node, ast.Call):
            found += call_breaches(node, holds_labels=holds_labels, charts=charts)
    return found


def call_breaches(node, *, holds_labels, charts):
    name = called(node)
    data = not all(is_literal(arg) for arg in node.args)
    wrong = (
        name in FORBIDDEN_CALLS
        or (name in LITERAL_CALLS and data)
        or (name in FORBIDDEN_NAMES)
        or label_with_data(node)
        or tip_data(node)
        or plotted_data(node)
        or (holds_labels and name == "setText" and data)
        or (charts and any(unsafe_name(word) for word in node.keywords))
    )
    return [name] if wrong else []


def unsafe_name(word):
    return word.arg == "name" and not (
        is_literal(word.value) or is_call_of(word.value, "plot_text")
    )


def test_no_file_shows_words_past_the_door():
    found = {module_name(p): breaches(syntax(p), charts="charts" in p.parts) for p in WATCHED}
    assert {module: names for module, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6.QtWidgets import QMessageBox",
        "from PySide6.QtWidgets import QTextBrowser",
        "QLabel(title)",
        "QLabel(f'{title}', self)",
        "widget.setToolTip(note)",
        "view.setHtml(text)",
        "view.setMarkdown(text)",
        "label.setOpenExternalLinks(True)",
        "plot.setLabel('left', metric.name)",
        "plot.setTitle(metric.name)",
        "item.setData(note, Qt.ItemDataRole.ToolTipRole)",
        "from PySide6.QtWidgets import QLabel\nlabel.setText(note)",
    ],
)
def test_the_check_of_the_source_bites(line):
    assert breaches(ast.parse(line))


def test_a_legend_takes_escaped_names_only():
    assert breaches(ast.parse("plot.plot(x, y, name=metric.name)"), charts=True)
    assert not breaches(ast.parse("plot.plot(x, y, name=plot_text(metric.name))"), charts=True)


@pytest.mark.parametrize(
    "line",
    ["QLabel(self)", "QLabel()", "widget.setToolTip('Undo')", "plot.setTitle(plot_text(name))"],
)
def test_words_of_the_source_itself_may_pass(line):
    assert not breaches(ast.parse(line))


@pytest.mark.ui
@pytest.mark.parametrize("kind", [PlainLabel, ElidedLabel])
def test_a_label_shows_markup_as_the_letters_it_is(qtbot, look, kind):
    label = kind(CANARY)
    qtbot.addWidget(label)
    label.resize(2000, 40)
    label.show()
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == CANARY


@pytest.mark.ui
def test_a_label_can_be_selected_and_copied_by_keyboard_when_asked(qtbot, look):
    label = PlainLabel("words", selectable=True)
    qtbot.addWidget(label)
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


@pytest.mark.ui
def test_a_tip_shows_markup_as_the_letters_it_is(qtbot, look):
    label = PlainLabel("x")
    qtbot.addWidget(label)
    tip(label, CANARY)
    assert "<img" not in label.toolTip()
    assert "&lt;img" in label.toolTip()


@pytest.mark.ui
def test_a_short_label_ends_in_an_ellipsis_and_keeps_its_whole_text(qtbot, look):
    label = ElidedLabel("Northmoor University Hospitals NHS Foundation Trust")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.accessibleName() == label.whole_text()
    assert "Foundation" in label.toolTip()


def test_the_plotting_library_gets_no_markup():
    assert plot_text("a<b>&c") == "a&lt;b&gt;&amp;c"


def html_on_the_clipboard():
    data = QMimeData()
    data.setHtml(CANARY)
    data.setText("bold & link")
    return data


@pytest.mark.ui
def test_pasting_formatted_text_brings_its_words_alone(qtbot, look, qapp):
    field = PlainTextField(look, "Why")
    qtbot.addWidget(field)
    qapp.clipboard().setMimeData(html_on_the_clipboard())
    field.show()
    field.setFocus()
    qtbot.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert field.text() == "bold & link"
    assert not field.document().allFormats()[0].isImageFormat()


@pytest.mark.ui
def test_a_text_box_takes_markup_as_letters(qtbot, look):
    box = PlainTextEdit()
    qtbot.addWidget(box)
    box.setPlainText(CANARY)
    assert box.toPlainText() == CANARY
