"""The only door for words from people: what passes here is shown as text and never as markup.

Qt guesses whether a string is HTML and then opens what it names; data therefore never reaches a
label, a tip or a plot in any other way (`tests/ui/kit/test_text_door.py` holds this).
"""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QWidget

from digistrat_desktop.ui.heard import HeardAs

_TOLD = "told_by_tip"
# As `html.escape`, whose module brings every entity's name into every start.
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def dress_again(widget: QWidget) -> None:
    """Let the style sheet see what changed; one that was never on the screen is yet to see all."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class TypeRole(StrEnum):
    """What a piece of text is for; its size follows from it."""

    SMALL = "small"
    BODY = "body"
    GROUP = "group"
    CHART = "chart"
    PAGE = "page"


class PlainLabel(QLabel):
    """A label that shows any text as it is, wrapped, with size and colour by role.

    In the role of a page's title it is heard as the heading of the page.
    """

    heard_as = HeardAs.NONE

    def __init__(
        self,
        text: str = "",
        role: TypeRole = TypeRole.BODY,
        tone: str = "",
        *,
        wrap: bool = True,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`tone` is "" or secondary, accent, deep, caution, error, good, disabled."""
        super().__init__(parent)
        if role is TypeRole.PAGE:
            self.heard_as = HeardAs.HEADING
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if selectable:
            self._let_select()
        self.show_text(text)

    def show_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            if self.heard_as is HeardAs.HEADING:
                self.setAccessibleName(text)

    def say(self, text: str) -> None:
        """Show words, or leave no gap where there are none."""
        self.show_text(text)
        self.setVisible(bool(text))

    def set_tone(self, tone: str) -> None:
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            dress_again(self)

    def set_bold(self, *, bold: bool) -> None:
        self.setProperty("weight", "bold" if bold else "")
        dress_again(self)

    def _let_select(self) -> None:
        both = Qt.TextInteractionFlag.TextSelectableByMouse
        self.setTextInteractionFlags(both | Qt.TextInteractionFlag.TextSelectableByKeyboard)


class HeadingLabel(PlainLabel):
    """The title of a part of a page, heard as one."""

    heard_as = HeardAs.HEADING


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis where there is no room; the whole text is its tip."""

    def __init__(
        self, text: str = "", role: TypeRole = TypeRole.BODY, tone: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._whole = ""
        super().__init__("", role, tone, wrap=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def whole_text(self) -> str:
        return self._whole

    def show_text(self, text: str) -> None:
        """Say something else, shortened where there is no room."""
        self._whole = text
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._shorten()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(wanted, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        shown = elided(self._whole, self.fontMetrics(), self.width())
        self.setText(shown)
        tip(self, self._whole if shown != self._whole else "")


class PlainTextEdit(QPlainTextEdit):
    """A text box that takes and shows plain text only; Tab moves on to the next control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A style sheet asks only once if this is read-only: it would stay grey when it is not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            dress_again(self)


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text cut at its end to fit `width` pixels, on one line; whole where its letters have them.

    Qt counts parts of a pixel, and would cut a text that has as many as it says to need.
    """
    one_line = " ".join(text.split("\n"))
    if metrics.horizontalAdvance(one_line) <= width:
        return one_line
    return metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, width)


def tip_text(text: str) -> str:
    """Text for a tool tip: always markup of ours with the words escaped in it, so that it wraps."""
    return f"<qt>{_escaped(text)}</qt>" if text else ""


def tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip, as plain text.

    Without a description of its own a widget is described by its tip, and Qt would read out the
    markup; so the plain words become its description, but for its name, which is read out before.
    """
    told = _beyond(widget.accessibleName(), text)
    if widget.accessibleDescription() in {"", widget.property(_TOLD)}:
        widget.setAccessibleDescription(told)
    widget.setProperty(_TOLD, told)
    widget.setToolTip(tip_text(text))


def _beyond(name: str, text: str) -> str:
    """Give what a tip says after a name; a blank for nothing, since Qt reads out the tip for no words."""
    if not name or not text.startswith(name):
        return text
    rest = text.removeprefix(name).strip()
    if rest[:1].isalnum():  # the name is only the first of its words
        return text
    return rest.removeprefix("(").removesuffix(")").removeprefix(":").strip() or " "


def plot_text(text: str) -> str:
    """Text for an axis, title or legend of the plotting library, which reads all of them as HTML."""
    return _escaped(text)


def _escaped(text: str) -> str:
    return text.translate(_MARKUP)
