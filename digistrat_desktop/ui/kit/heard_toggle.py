"""Buttons that assistive software can turn on and off as a click does.

Qt's accessibility toggles a checkable button without a click, so whoever listens to clicks would
see the mark and never learn of it: an answer chosen by a screen reader was shown and not kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QButtonGroup

    _Base = QAbstractButton
else:
    _Base = object


class HeardToggle(_Base):
    """Stands before a checkable button's Qt class; call `hear_toggles` once when it is made."""

    _quiet = False

    def hear_toggles(self) -> None:
        """Have `clicked` told too when the button was toggled neither by a hand nor by us."""
        self.toggled.connect(self._on_toggled)

    def setChecked(self, on: bool) -> None:  # noqa: FBT001, N802 - Qt's name and signature
        """Show a state without telling anyone."""
        before, self._quiet = self._quiet, True
        super().setChecked(on)
        self._quiet = before

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """A click, which tells of itself."""
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
