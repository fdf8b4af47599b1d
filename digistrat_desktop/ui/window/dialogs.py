"""The real dialogs: a question, and the notice of a crash."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from digistrat_desktop.system.logging_setup import safe_trace
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.layouts import put, spaced
from digistrat_desktop.ui.messages import AnswerChoice, Question, error_words
from digistrat_desktop.ui.text import HeadingLabel, PlainLabel, PlainTextEdit, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_WIDTH = 440
_MOST = 0.8  # of the screen's width


class QuestionDialog(QDialog):
    """A question with one button for each choice; Escape takes the last."""

    def __init__(self, look: Look, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        look.dress(self)
        self.answer = question.choices[-1].id
        self.setWindowTitle(question.title)
        room = round(self.screen().availableSize().width() * _MOST)
        self.setMinimumWidth(min(look.theme.px(_WIDTH), room))
        column = spaced(QVBoxLayout(self), look, 3, 5)
        column.addWidget(HeadingLabel(question.title, TypeRole.CHART))
        column.addWidget(PlainLabel(question.text, selectable=True))
        self._risky: list[QPushButton] = []
        if question.typed:
            column.addWidget(self._typing(question.typed))
        column.addLayout(self._buttons(question.choices))
        if question.typed:
            self._on_typed(question.typed, "")

    def _typing(self, wanted: str) -> LabeledField:
        label = tr("Type “{wanted}” to continue", wanted=wanted)
        field = LineField(label)
        field.textChanged.connect(partial(self._on_typed, wanted))
        return LabeledField(self._look, label, field)

    def _on_typed(self, wanted: str, typed: str) -> None:
        for button in self._risky:
            button.setEnabled(typed.strip().casefold() == wanted.casefold())

    def _buttons(self, choices: tuple[AnswerChoice, ...]) -> QBoxLayout:
        """Give the buttons side by side, or below each other where the screen is too narrow for that."""
        made = [self._button(choice) for choice in choices]
        gap = self._look.theme.space(3)
        wanted = sum(button.sizeHint().width() + gap for button in made) + gap
        fits = wanted < self.screen().availableSize().width() * _MOST
        row = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        )
        spaced(row, self._look, 3)
        row.addStretch(1)
        put(row, *made)
        for button in made:
            button.setMinimumWidth(button.sizeHint().width())
        self._risky = [*made[:-1]]
        return row

    def _button(self, choice: AnswerChoice) -> SecondaryButton | PrimaryButton:
        kind = PrimaryButton if choice.is_primary else SecondaryButton
        button = kind(self._look, choice.label, parent=self)
        button.setDefault(choice.is_primary)
        button.clicked.connect(partial(self._on_chosen, choice.id))
        return button

    def _on_chosen(self, choice_id: str) -> None:
        self.answer = choice_id
        self.accept()


class CrashDialog(QDialog):
    """Says calmly that the program made a mistake, shows the details and offers to copy them."""

    def __init__(self, look: Look, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        look.dress(self)
        self._details = PlainTextEdit(self)
        self._details.setPlainText(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(tr("Details of what went wrong"))
        self._build(Exception())

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())

    def _build(self, error: Exception) -> None:
        words = error_words(error)
        self.setWindowTitle(tr("Something went wrong"))
        self.setMinimumWidth(self._look.theme.px(_WIDTH))
        column = spaced(QVBoxLayout(self), self._look, 3, 5)
        column.addWidget(HeadingLabel(words.what, TypeRole.CHART))
        column.addWidget(PlainLabel(f"{words.safe} {words.advice}"))
        column.addWidget(self._details, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        copy = SecondaryButton(self._look, tr("Copy details"), parent=self, do=self.copy)
        go_on = PrimaryButton(self._look, tr("Continue"), parent=self, do=self.accept)
        row = spaced(QHBoxLayout(), self._look, 3)
        row.addStretch(1)
        put(row, copy, go_on)
        return row


class DialogAsker:
    """Asks with windows; the one place where the program waits for an answer.

    Named through its module, Qt's dialog for files is made when a file is first asked for.
    """

    def __init__(self, look: Look, owner: QWidget | None = None) -> None:
        """Without an owner the dialogs belong to the window in front."""
        self._look = look
        self._owner = owner
        self._used: Path | None = None  # the folder that was last used in this sitting

    def _window(self) -> QWidget | None:
        return self._owner or QApplication.activeWindow()

    def ask(self, question: Question) -> str:
        dialog = QuestionDialog(self._look, question, self._window())
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer

    def file_to_open(self, title: str, kinds: str) -> Path | None:
        begin = str(self._begin())
        name, _ = QtWidgets.QFileDialog.getOpenFileName(self._window(), title, begin, kinds)
        return self._take(Path(name)) if name else None

    def folder(self, title: str) -> Path | None:
        begin = str(self._begin())
        name = QtWidgets.QFileDialog.getExistingDirectory(self._window(), title, begin)
        if not name:
            return None
        self._used = Path(name)
        return self._used

    def _begin(self) -> Path:
        """Give the folder to begin in: the last one used, else that of documents, else the home folder."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        found = (self._used, Path(place) if place else None)
        return next((one for one in found if one is not None and one.is_dir()), Path.home())

    def _take(self, path: Path) -> Path:
        self._used = path.parent
        return path

    def file_to_save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Ask where to save; a name suggested for the home folder is suggested where every dialog begins."""
        if suggested.parent == Path.home():
            suggested = self._begin() / suggested.name
        name, _ = QtWidgets.QFileDialog.getSaveFileName(
            self._window(), title, str(suggested), kinds
        )
        if not name or name.lower().endswith(suggested.suffix):
            return self._take(Path(name)) if name else None
        # The dialog asked about the name that was typed, and not about the one with its ending.
        path = Path(f"{name}{suggested.suffix}")
        return self._take(path) if not path.exists() or self._may_replace(path) else None

    def printer(self, title: str, pages: int) -> Any:
        from PySide6 import QtPrintSupport  # noqa: PLC0415 - seldom

        printer = QtPrintSupport.QPrinter(QtPrintSupport.QPrinter.PrinterMode.HighResolution)
        dialog = QtPrintSupport.QPrintDialog(printer, self._window())
        dialog.setWindowTitle(tr("Print: {title}", title=title))
        dialog.setMinMax(1, pages)
        dialog.setOption(QtPrintSupport.QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        wanted = bool(dialog.exec())
        dialog.deleteLater()
        return printer if wanted else None

    def _may_replace(self, path: Path) -> bool:
        choices = (AnswerChoice("replace", tr("Replace file")), AnswerChoice("keep", tr("Cancel")))
        title = tr("Replace “{name}”?", name=path.name)
        words = tr("A file with this name already exists in this folder.")
        return self.ask(Question(title, words, choices)) == "replace"


class CrashTeller(QObject):
    """Tells people of the first mistake of a run; later ones go to the log alone."""

    def __init__(self, look: Look, owner: QWidget) -> None:
        super().__init__(owner)
        self._look = look
        self._owner = owner
        self._dialog: CrashDialog | None = None

    def tell(self, details: str) -> CrashDialog | None:
        """Show the notice without stopping anything; None when people were told before."""
        if self._dialog is not None:
            return None

        self._dialog = CrashDialog(self._look, details, self._owner)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.show()
        return self._dialog


class FaultDesk(QObject):
    """Takes an error on any thread; the window tells of it on its own."""

    happened = Signal(str)  # something went wrong; carries its kind and lines, without values

    def __init__(
        self, teller: CrashTeller, log: Callable[[BaseException], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._teller = teller
        self._log = log
        self.happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def take(self, error: BaseException) -> None:
        """Log an error and have it told once; never raises."""
        self._log(error)
        self.happened.emit(safe_trace(error))

    def _on_happened(self, details: str) -> None:
        self._teller.tell(details)
