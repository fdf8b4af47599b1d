"""Asked once, at the first change: which name the record should show. It stops nobody's work."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.layouts import put, spaced
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

# The questions from the longest on: the first that leaves the answer its room is asked, all on one line.
_ANSWER = 110, 260  # the width of the field, at least and at most, in pixels at 100 % text size
_ASKED = (
    tr("Your name? The change history shows it, and sign-off needs it. You can erase it later."),
    tr("Your name? The change history shows it, and sign-off needs it."),
    tr("Your name for the change history?"),
    tr("Your name"),
    "",
)


class NameBar(QFrame):
    """A sentence, a field and a button, above the page."""

    named = Signal(str)  # a name was given; carries it
    put_off = Signal()  # not now; Settings asks again

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setProperty("tone", "info")
        self.setAccessibleName(tr("Your name in the change history"))
        self.label = PlainLabel(_ASKED[0], wrap=False)
        self.field = LineField(
            tr("Your name in the change history"), example=tr("A. Rahman"), longest=200
        )
        self.label.setBuddy(self.field)
        self.field.setMinimumWidth(look.theme.px(_ANSWER[0]))
        self.field.setMaximumWidth(look.theme.px(_ANSWER[1]))
        self._look = look
        keep = SecondaryButton(look, tr("Use this name"))
        later = SecondaryButton(look, tr("Not now"))
        self._row = spaced(QHBoxLayout(self), look, 3, 3, 1)
        self._row.addWidget(self.label)
        self._row.addWidget(self.field, 1)
        put(self._row, keep, later)
        self._row.addStretch(0)
        keep.clicked.connect(self._on_keep)
        self.field.returnPressed.connect(self._on_keep)
        later.clicked.connect(self.put_off)

    @property
    def asked(self) -> str:
        """The whole question, whatever of it there is room for."""
        return _ASKED[0]

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """None wide: the question gives way to the answer."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Ask in as many words as leave room to answer on the same line."""
        theme, metrics = self._look.theme, self.label.fontMetrics()
        taken = self._row.sizeHint().width() - self.label.sizeHint().width()
        taken += theme.px(_ANSWER[0]) - self.field.sizeHint().width()
        room = self.width() - taken - theme.space(3)
        fits = (words for words in _ASKED if metrics.horizontalAdvance(words) <= room)
        self.label.say(next(fits, ""))

    def _on_keep(self) -> None:
        name = self.field.text().strip()
        if has_words(name):
            self.named.emit(name)
        else:
            self.field.setFocus()
