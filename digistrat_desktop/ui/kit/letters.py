"""The letters that Alt goes by: "&" before one in a text of Qt's marks it, "&&" is the sign itself."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from PySide6.QtWidgets import QMenu


def without_letter(text: str) -> str:
    """Give words without the mark of the letter that Alt goes by."""
    return "&".join(part.replace("&", "") for part in text.split("&&"))


def give_letters(menu: QMenu) -> None:
    """Give each row of a menu a letter of its own, the first of a word where it can be."""
    rows = [one for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
    words = [without_letter(one.text()) for one in rows]
    for letter, row in _shared_out([list(_letters(one)) for one in words]).items():
        at = next(at for at, one in _letters(words[row]) if one == letter)
        before, after = (part.replace("&", "&&") for part in (words[row][:at], words[row][at:]))
        rows[row].setText(f"{before}&{after}")


def _letters(words: str) -> Iterator[tuple[int, str]]:
    """Give the letters that could be marked and where, best first: the words' first letters, then any."""
    first = re.finditer(r"\b[A-Za-z]", words)
    return ((one.start(), one[0].lower()) for one in chain(first, re.finditer(r"[A-Za-z]", words)))


def _shared_out(wanted: Sequence[Sequence[tuple[int, str]]]) -> dict[str, int]:
    """Give each letter's row: a row's best that is free, else one whose row can take another."""
    taken: dict[str, int] = {}

    def take(row: int, tried: set[str]) -> bool:
        letters = [one for _, one in wanted[row] if one not in tried]
        for letter in sorted(letters, key=taken.__contains__):
            tried.add(letter)
            if letter not in taken or take(taken[letter], tried):
                taken[letter] = row
                return True
        return False

    for row in range(len(wanted)):
        take(row, set())
    return taken
