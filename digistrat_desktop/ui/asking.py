"""Behind the `Asker` port: dialogs, and the one told-once notice of a crash.

The dialogs themselves are loaded when the first is wanted, which is seldom and never at the start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.dialogs import CrashDialog
    from digistrat_desktop.ui.look import Look
    from digistrat_desktop.ui.messages import Question


class DialogAsker:
    """Asks with windows; the one place where the program waits for an answer."""

    def __init__(self, look: Look, owner: QWidget | None = None) -> None:
        """Take the look and the window the dialogs belong to; None means the one in front."""
        self._look = look
        self._owner = owner

    def _window(self) -> QWidget | None:
        return self._owner or QApplication.activeWindow()

    def ask(self, question: Question) -> str:
        """Ask and give the id of the choice taken."""
        from digistrat_desktop.ui.dialogs import QuestionDialog  # noqa: PLC0415 - not before the first paint

        dialog = QuestionDialog(self._look, question, self._window())
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer

    def file_to_open(self, title: str, kinds: str) -> Path | None:
        """Ask for a file to read, or None."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not before the first paint

        name, _ = QFileDialog.getOpenFileName(self._window(), title, "", kinds)
        return Path(name) if name else None

    def file_to_save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Ask where to write, or None."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not before the first paint

        name, _ = QFileDialog.getSaveFileName(self._window(), title, str(suggested), kinds)
        return Path(name) if name else None


class CrashTeller(QObject):
    """Tells people of the first mistake of a run; later ones go to the log alone."""

    def __init__(self, look: Look, owner: QWidget) -> None:
        """Take the look and the window the notice belongs to."""
        super().__init__(owner)
        self._look = look
        self._owner = owner
        self._dialog: CrashDialog | None = None

    def tell(self, details: str) -> CrashDialog | None:
        """Show the notice without stopping anything.

        Args:
            details: what went wrong, without field values.

        Returns:
            The dialog, or None when people were told before.
        """
        if self._dialog is not None:
            return None
        from digistrat_desktop.ui.dialogs import CrashDialog  # noqa: PLC0415 - not before the first paint

        self._dialog = CrashDialog(self._look, details, self._owner)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.show()
        return self._dialog
