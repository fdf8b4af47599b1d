"""The one door for the window's own words: every text of the window is looked up through Qt here.

Words are looked up when they are said, and constants when their module is first imported; so a
translator is installed before any page is. What people wrote, and sentences made below the window,
are put in after the look-up: they are never translated, and braces in them mean nothing.
"""

from PySide6.QtCore import QCoreApplication

from digistrat_desktop.domain import words

CONTEXT = "digistrat"


def tr(text: str, /, **values: object) -> str:
    """Say a text of ours with its `{names}` filled in; a literal, as `translations.py` looks for."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said


def tr_count(count: int, one: str, many: str, /, **values: object) -> str:
    """Say a whole text about a count, by the rules of the window's language.

    Args:
        one: the text for one, in English.
        many: for other counts, with %n for the count; a literal, as for `tr`.
    """
    said = QCoreApplication.translate(CONTEXT, many, "", count)
    if said == many.replace("%n", str(count)):
        said = one if count == 1 else many.replace("%n", f"{count:,}")
    return said.format(**values) if values else said


def counted(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun, by the rules of the window's language for one, two and many.

    Args:
        one: the noun for one, in English; a literal, as for `tr`.
        many: for other counts; empty takes the noun with an s.
    """
    said = QCoreApplication.translate(CONTEXT, f"%n {one}", "", count)
    return words.counted(count, one, many) if said == f"{count} {one}" else said
