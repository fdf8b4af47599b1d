"""Said in a window of its own when the program cannot even begin: a desktop has no error stream."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.ui.messages import AnswerChoice, Question
from digistrat_desktop.ui.theme.icons import IconSet
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.theme.theme import (
    PaletteChoice,
    Theme,
    apply_theme,
    chosen_colours,
    load_fonts,
)
from digistrat_desktop.ui.window.dialogs import QuestionDialog

_CLOSE = AnswerChoice("close", "Close", is_primary=True)


def tell_refused(refused: Refused, resources: Path) -> None:
    """Show a refusal and wait until it is closed; nowhere when nobody could see it."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if QApplication.platformName() == "offscreen":
        return
    window = refusal_window(app, refused, resources)
    window.show()
    app.exec()


def refusal_window(app: QCoreApplication, refused: Refused, resources: Path) -> QuestionDialog:
    """Make the window: what happened, what is safe, what to do, and one button."""
    load_fonts(resources / "fonts")
    colours = chosen_colours(PaletteChoice("system"), QApplication.styleHints())
    look = Look(Theme(colours, 100), IconSet(resources / "icons"), app)
    if isinstance(app, QApplication):
        apply_theme(app, look.theme)
    words = " ".join(part for part in (refused.safe, refused.advice) if part)
    return QuestionDialog(look, Question(refused.what, words, (_CLOSE,)))
