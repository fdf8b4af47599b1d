"""Buttons: one primary a page, the others quiet; all with a ring where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QSizePolicy, QWidget

from digistrat_desktop.ui.kit.access import press_with_enter
from digistrat_desktop.ui.kit.letters import without_letter
from digistrat_desktop.ui.kit.paint import (
    CONTROL_RADIUS,
    Ringed,
    focus_ring,
    key_cap,
    key_cap_size,
)
from digistrat_desktop.ui.text import dress_again, tip
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class HeardToggle(_Base):
    """Stands before a checkable button's Qt class; call `hear_toggles` once when it is made."""

    _quiet = False

    def hear_toggles(self) -> None:
        """Have `clicked` told too when the button was toggled neither by a hand nor by us."""
        self.toggled.connect(self._on_toggled)

    def be_one_of(self) -> None:
        """Have it heard as one choice of several in its parent, not as a box to tick; then only `mark` it."""
        self.setAutoExclusive(True)

    def mark(self, *, chosen: bool) -> None:
        """Show this as the one of several that is chosen, or not; there may be none."""
        before = self.autoExclusive()
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(before)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the keyboard; Tab still stops at each of several, which Qt would end here."""
        before = self.autoExclusive()
        self.setAutoExclusive(False)
        super().focusInEvent(event)
        self.setAutoExclusive(before)

    def setChecked(self, on: bool) -> None:  # noqa: FBT001, N802 - Qt's name and signature
        """Show a state without telling anyone."""
        before, self._quiet = self._quiet, True
        super().setChecked(on)
        self._quiet = before

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        before, self._quiet = self._quiet, True
        super().nextCheckState()
        self._quiet = before

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        # Of buttons of which one is on, the one that goes off only makes room for another.
        makes_room = not on and self._is_one_of()
        if not self._quiet and not makes_room:
            self.clicked[bool].emit(on)  # type: ignore[index]  # the stubs leave signal overloads out

    def _is_one_of(self) -> bool:
        group: QButtonGroup | None = self.group()
        return self.autoExclusive() if group is None else group.exclusive()


# Source: WCAG 2.2, 2.5.8 Target Size (Minimum).
LEAST_TARGET = QSize(24, 24)


class RingButton(Ringed, QPushButton):
    """A push button that shows the focus ring when the keyboard brought the focus."""

    kind = ""
    radius: float = CONTROL_RADIUS

    def __init__(
        self, look: Look, text: str = "", *, icon: str = "", spoken: str = "",
        do: Callable[[], object] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`spoken` is its name for those who hear it alone; else that is its text."""
        super().__init__(parent)
        self._look = look
        self._icon_name = icon
        self.setProperty("kind", self.kind)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(spoken or text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)
        if do is not None:
            self.clicked.connect(do)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show other words, and be called by them too unless it has a name of its own.

        A button that shows no words any more keeps the name it had.
        """
        is_named_so = self.accessibleName() in {"", without_letter(self.text())}
        super().setText(text)
        if is_named_so and text:
            self.setAccessibleName(without_letter(text))

    def icon_colour(self) -> str:
        return "accent"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_with_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_ringed:
            painter = QPainter(self)
            focus_ring(painter, QRectF(self.rect()), self.radius, self._look)
            painter.end()

    def _on_look_changed(self) -> None:
        if self._icon_name:
            side = self._look.theme.px(18)
            self.setIcon(self._look.icon(self._icon_name, self.icon_colour(), 18))
            self.setIconSize(QSize(side, side))


class PrimaryButton(RingButton):
    """The one thing a page is for."""

    kind = "primary"

    def give_way(self, *, given: bool) -> None:
        """Look as any other button while a form on the page is what it is for."""
        self.setProperty("kind", SecondaryButton.kind if given else self.kind)
        dress_again(self)
        self._on_look_changed()

    def icon_colour(self) -> str:
        return "on_accent" if self.property("kind") == self.kind else "accent"


class SecondaryButton(RingButton):
    """Any other action."""

    kind = "secondary"


class KeyButton(SecondaryButton):
    """An action with the key that does it printed on it; the page hears the key."""

    def __init__(
        self, look: Look, key: str, text: str, *, do: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        self.key = key
        super().__init__(look, text, do=do)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(tr("Key {key}", key=key))

    def _on_look_changed(self) -> None:
        width, height = key_cap_size(self._look, self.key)
        size = QSize(round(width) + 1, round(height) + 1)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        key_cap(painter, QRectF(0.5, 0.5, width - 1, height - 1), self.key, self._look)
        painter.end()
        self.setIcon(QIcon(picture))
        self.setIconSize(size)


class LinkButton(RingButton):
    """A quiet action in running text or a table."""

    kind = "link"

    def sizeHint(self) -> QSize:
        """Large enough to hit, however short its word is; Qt asks no less of a button at the least."""
        return super().sizeHint().expandedTo(LEAST_TARGET)


class ChipButton(HeardToggle, RingButton):
    """One of a row of views or filters; shows whether it is on."""

    kind = "chip"

    def __init__(
        self, look: Look, text: str, *, icon: str = "", do: Callable[[], object] | None = None,
        is_small: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look, text, icon=icon, do=do, parent=parent)
        self.setProperty("small", is_small)
        self.setCheckable(True)
        self.hear_toggles()
        self.radius = look.theme.px(12 if is_small else 15)


class IconButton(RingButton):
    """An icon alone; its name is said to assistive technology and shown as a tip."""

    kind = "icon"

    def __init__(self, look: Look, icon: str, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(look, "", icon=icon, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        tip(self, name)

    def icon_colour(self) -> str:
        return "secondary"
