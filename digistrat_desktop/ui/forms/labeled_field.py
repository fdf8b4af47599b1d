"""A field with its label above, help beneath it, and a line for what is wrong."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QWidget

from digistrat_desktop.ui.forms.beside import Beside, Others
from digistrat_desktop.ui.kit.access import announce, is_enter
from digistrat_desktop.ui.kit.layouts import TopColumn, spaced
from digistrat_desktop.ui.text import PlainLabel, TypeRole, dress_again
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr


class LabeledField(QWidget):
    """Label, field, help, fault: read together by eyes and by assistive technology."""

    entered = Signal()  # Enter was pressed in the field, and the field had no use for it

    def __init__(
        self,
        look: Look,
        label: str,
        field: QWidget,
        *,
        help_text: str = "",
        needed: str = "",
    ) -> None:
        """In the label "&" marks the letter that Alt goes by; empty for a control that says it itself.

        `needed` is what is said where it is left empty; who hears the field is told that it may not be.
        """
        super().__init__()
        self._is_needed = bool(needed)
        self._about = ""  # what it is filled in for, told to who hears the field
        self._look = look
        self.field = field
        self.label = PlainLabel(label, parent=self)
        self.label.set_bold(bold=True)
        self.label.setBuddy(field)
        self.help = PlainLabel(help_text, TypeRole.SMALL, "secondary", parent=self)
        self.help.setVisible(bool(help_text))
        self._whole: QWidget = self
        self._column = spaced(TopColumn(self), look, 1)
        self.beside: Beside | None = None  # made when there is something to tell
        self._fault_icon = QLabel(self)
        self.fault = PlainLabel("", TypeRole.SMALL, "error", parent=self)
        self.label.setVisible(bool(label))
        self.name_as(label)
        self._build()
        self.show_fault("")

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with the field; "" takes the words away.

        Their line stays empty until the field is out of sight: what is below must not move as it is put right.
        """
        had = self.fault.height() if self.fault.text() and self.fault.isVisible() else 0
        if sentence or had:
            self._keep_line(0 if sentence else had)
        self.fault.say(sentence)
        self._fault_icon.setVisible(bool(sentence))
        self.field.setProperty("fault", bool(sentence))
        dress_again(self.field)
        self._describe()
        if sentence:
            self._draw_icon()
            announce(self.field, sentence)

    def _keep_line(self, height: int) -> None:
        """Keep the place of the fault free, so many pixels high; 0 keeps none."""
        policy = self.fault.sizePolicy()
        policy.setRetainSizeWhenHidden(bool(height))
        self.fault.setSizePolicy(policy)
        self.fault.setMinimumHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and self.has_keyboard:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @property
    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is in the field, or in a part of it."""
        here: QWidget | None = self.window().focusWidget()
        return here is not None and (here is self.field or self.field.isAncestorOf(here))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._keep_line(0)

    def show_help(self, words: str) -> None:
        """Say what helps with the field as it stands now; "" takes the line away."""
        if words != self.help.text():
            self.help.say(words)
            self._describe()

    def _describe(self) -> None:
        example = getattr(self.field, "example_spoken", "")
        needed = tr("Needed.") if self._is_needed else ""
        fault = tr("Error: {fault}", fault=self.fault.text()) if self.fault.text() else ""
        said = (self._about, fault, needed, self.help.text() or example)
        self.field.setAccessibleDescription(" ".join(filter(None, said)))

    def show_others(self, others: Others | None) -> None:
        """Tell under the field what others wrote in it; None takes that away."""
        if self.beside is None:
            if others is None:
                return
            self.beside = Beside(self._look, self.field.accessibleName(), self)
            self._column.insertWidget(self._column.indexOf(self.field) + 1, self.beside)
        if self.beside.show_others(others):
            announce(self.field, self.beside.spoken)

    def point_at(self, whole: QWidget | None = None) -> None:
        """Give the field the keyboard and bring it, or `whole` round it, into sight."""
        self.field.setFocus()
        self._whole = whole or self
        QTimer.singleShot(0, self._come_into_sight)  # the layout makes room for the fault first

    def _come_into_sight(self) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            page.ensureWidgetVisible(self._whole)

    def tell_about(self, words: str) -> None:
        """Tell who hears the field what it is filled in for, where the words round it say that to the eye."""
        self._about = words
        self._describe()

    def name_as(self, label: str) -> None:
        self.label.show_text(label)
        if label:  # the letter for Alt is seen as a line and never heard
            for part in (self.label, self.field):
                part.setAccessibleName(label.replace("&", ""))

    def _build(self) -> None:
        column = self._column
        for widget in (self.label, self.field, self.help):
            column.addWidget(widget)
        line = spaced(QHBoxLayout(), self._look, 1.5)
        line.addWidget(self._fault_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.fault, 1)
        column.addLayout(line)

    def _draw_icon(self) -> None:
        side = self._look.theme.px(16)
        ratio = self.devicePixelRatioF()
        self._fault_icon.setPixmap(self._look.pixmap("error", "error", side, ratio))
