"""What somebody wrote, shown in full to be read and copied, with what differs from another text marked."""

from difflib import SequenceMatcher

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_LONG_LINE = 240
_MOST_LINES = 12
_MOST_WORDS = 4_000
_MOST_MARKED = 0.6


def quoted_text(look: Look, words: str, before: str | None, name: str) -> QWidget:
    """Show words in full, long ones in a box that scrolls, and mark what differs from `before`."""
    if not words:
        return PlainLabel(tr("Empty"), tone="secondary")
    if len(words) <= _LONG_LINE and before in {None, words}:
        return PlainLabel(words, selectable=True)
    box = PlainTextField(look, name, lines=1, most_lines=_MOST_LINES)
    box.setReadOnly(True)
    box.setProperty("kind", "quoted")
    box.document().setDocumentMargin(0)
    box.show_other(words)
    if before is not None and before != words:
        mark_differences(box, before, look)
    return box


def mark_differences(box: QTextEdit | PlainTextField, before: str, look: Look) -> None:
    """Underline the words of a box that are not in another text; heavier letters would not wrap anew."""
    shape = QTextCharFormat()
    shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    shape.setUnderlineColor(look.colour("caution_line"))
    shape.setBackground(look.colour("caution_card"))
    marks = []
    for start, end in differing(before, box.toPlainText()):
        cursor = QTextCursor(box.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, shape  # type: ignore[attr-defined]  # the stubs leave the parts out
        marks.append(mark)
    box.setExtraSelections(marks)


def differing(before: str, after: str) -> list[tuple[int, int]]:
    """Give where the words of `after` lie that are not in `before`, first and last place of each run."""
    old, new = before.split(), _places(after)
    words = [after[start:end] for start, end in new]
    if len(old) + len(words) > 2 * _MOST_WORDS:
        return []
    matched = SequenceMatcher(None, old, words, autojunk=len(old) > _MOST_WORDS // 4)
    runs = [
        (j1, j2)
        for tag, _, _, j1, j2 in matched.get_opcodes()
        if tag in {"insert", "replace"} and j2 > j1
    ]
    if sum(j2 - j1 for j1, j2 in runs) > _MOST_MARKED * len(words):
        return []  # another text altogether: to mark it all would mark nothing
    return [(new[j1][0], new[j2 - 1][1]) for j1, j2 in runs]


def _places(text: str) -> list[tuple[int, int]]:
    places, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        places.append((start, at))
    return places
