"""Asked once, at the first change: which name the record should show. It stops nobody's work."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.layouts import Columns, FlowLayout, put, spaced
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_BESIDE_FROM = 880
# Wide enough that question and answer stand on one line each: a low window has no height to spare.
_SHARES = (4, 5)


class NameBar(QFrame):
    """A sentence, a field and a button, above the page."""

    named = Signal(str)  # a name was given; carries it
    put_off = Signal()  # not now; Settings asks again

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setProperty("tone", "info")
        self.setAccessibleName(tr("Your name in the change history"))
        words = tr("Your name for the change history? You can erase it later.")
        label = PlainLabel(words)
        self.field = LineField(
            tr("Your name in the change history"), example=tr("A. Rahman"), longest=200
        )
        label.setBuddy(self.field)
        self.field.setMinimumWidth(look.theme.px(200))
        keep = SecondaryButton(look, tr("Use this name"))
        later = SecondaryButton(look, tr("Not now"))
        answer = QWidget()
        row = spaced(FlowLayout(0, answer), look, 3)
        put(row, self.field, keep, later)
        parts = Columns(look, _BESIDE_FROM)
        parts.add(label, _SHARES[0])
        parts.add(answer, _SHARES[1])
        outer = spaced(QVBoxLayout(self), look, 1.5, 3, 1)
        outer.addWidget(parts)
        keep.clicked.connect(self._on_keep)
        self.field.returnPressed.connect(self._on_keep)
        later.clicked.connect(self.put_off)

    def _on_keep(self) -> None:
        name = self.field.text().strip()
        if has_words(name):
            self.named.emit(name)
        else:
            self.field.setFocus()
