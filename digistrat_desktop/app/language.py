"""The language of the window: a translation for the system's language, where one is shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication

FOLDER = "translations"
NAME = "digistrat"


def install_language(app: QCoreApplication, resources: Path, locale: QLocale) -> bool:
    """Install the translation for a language before any page is imported.

    Args:
        app: keeps the translation for as long as it runs.
        resources: the program's own files; translations are in `translations/digistrat_cy.qm`.
        locale: the system's; its languages are tried in the order the person prefers them.

    Returns:
        True when there is one; else the window speaks English.
    """
    folder = resources / FOLDER
    if not any(folder.glob(f"{NAME}_*.qm")):
        return False
    translator = QTranslator(app)
    if not translator.load(locale, NAME, "_", str(folder)):
        return False
    return app.installTranslator(translator)
