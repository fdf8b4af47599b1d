"""The one door for the window's own words: every text a person reads is said here, translated.

Words are looked up when they are said, and constants when their module is first imported; so a
translation is installed before any page is (`app.language`). What people wrote is put in after the
look-up: it is never translated, and braces in it mean nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from digistrat_desktop.domain import words
from digistrat_desktop.domain.saying import Said, Shape, shaped

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTEXT = "digistrat"


def tr(text: str, /, **values: object) -> str:
    """Say a text of ours in the language of the window.

    Args:
        text: in English, with `{name}` where a value goes; always a literal, so that it can be
            found by `installer/translations.py`.
        values: what goes into it, as it is; what was said below the window is said in its language.

    Returns:
        The translation, or the English where there is none.

    Raises:
        KeyError: the text names a value that was not given.
    """
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**_translated_values(values)) if values else said


def counted(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun, by the rules of the window's language for one, two and many.

    Args:
        one: the noun for one, in English; a literal, as for `tr`.
        many: for other counts; empty takes the noun with an s.
    """
    said = QCoreApplication.translate(CONTEXT, f"%n {one}", "", count)
    return words.counted(count, one, many) if said == f"{count} {one}" else said


def translated(text: str) -> str:
    """Say in the window's language what was said below it.

    Returns:
        Any other text as it is: what people wrote is never looked up.
    """
    if not isinstance(text, Said):
        return text
    if text.number is not None:
        said = _translated_count(text)
    else:
        said = QCoreApplication.translate(CONTEXT, text.template)
        said = said.format(**_translated_values(text.values)) if text.values else said
    for shape in text.shapes:
        said = shaped(said, shape)
    return said


def small(label: str) -> str:
    """Say a label inside a sentence, in the language of the window: it begins with a small letter."""
    return translated(shaped(label, Shape.SMALL))


def _translated_count(text: Said) -> str:
    """Say a count by the language's rules; English keeps its number words and its own plurals."""
    said = QCoreApplication.translate(CONTEXT, text.template, "", text.number or 0)
    untranslated = text.template.replace("%n", str(text.number))
    return str(text) if said == untranslated else said


def _translated_values(values: Mapping[str, object]) -> dict[str, object]:
    return {name: translated(v) if isinstance(v, Said) else v for name, v in values.items()}
