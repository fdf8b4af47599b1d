"""A language nobody speaks: every text of ours accented, two fifths longer and in brackets.

Loaded by pytest before anything of the window (`-p tests.languages.pseudo`), as the program
installs a translation before its pages: constants are said when their module is imported.
"""

import re

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

OPEN, CLOSE = "⟦", "⟧"
ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
FIELD = re.compile(r"(\{[^{}]*\})")
LONGER = 0.4


def pseudo(source):
    """Give a text as it would look in a language with longer words; what goes into it stays."""
    parts = FIELD.split(source)
    said = "".join(p if FIELD.fullmatch(p) else p.translate(ACCENTS) for p in parts)
    own = FIELD.sub("", source)
    if not any(map(str.isalpha, own)):
        return f"{OPEN}{said}{CLOSE}"
    words = max(1, round(len(own) * LONGER) // 4)
    longer = " ".join(["ŵŷŵ"] * words) if len(source.split()) > 1 else "ŵ" * words
    between = " " if len(source.split()) > 1 else ""
    return f"{OPEN}{said}{between}{longer}{CLOSE}"


class PseudoTranslator(QTranslator):
    """Translates every text of ours; Qt's own stay as they are."""

    def translate(self, context, source, disambiguation=None, number=-1):
        del disambiguation, number
        # File kinds are read by Qt, not only by people.
        return pseudo(source) if context == "digistrat" and "(*." not in source else ""

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


def pytest_configure(config):
    app = QApplication.instance() or QApplication([])
    config.stash_translator = PseudoTranslator(app)
    app.installTranslator(config.stash_translator)
