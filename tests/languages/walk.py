"""A walk through every page in the made-up language; run by `test_words.py` in its own process."""

import json
import re
import sys

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from digistrat_desktop.ui.pages.table import PAGES
from installer.translations import places
from tests.languages.pseudo import FIELD, OPEN
from tests.ui.conftest import seat_at  # noqa: F401 - a fixture
from tests.ui.test_every_page import cut_buttons, cut_labels, overlaps, sideways, visible

SMALL = (1024, 560)
FEWEST = 3  # words between values, by which a text with values is known for one of ours
# Said by the framework here, though we have the same words; and what the made-up trust calls its own.
BELOW = frozenset(
    {
        *("Cannot say yet", "Does not apply", "Not answered", "Constraints", "A. Rahman"),
        "What will be different, for whom and by when",
    }
)


def test_walk(seat_at, capsys):  # noqa: F811 - the fixture
    seat = seat_at(size=SMALL)
    english = Texts(places())
    for page in PAGES:
        shown = seat.go(page)
        cut = [
            *cut_labels(shown),
            *cut_buttons(shown),
            *overlaps(shown),
            *map(str, sideways(shown)),
        ]
        left = [words for words in texts(seat.window) if is_english(words, english)]
        seen = json.dumps({"id": page, "english": left, "cut": [str(one) for one in cut]})
        with capsys.disabled():
            sys.stdout.write(f"SEEN {seen}\n")


def texts(window):
    """Every text that is on the screen, and what each control is called."""
    for label in visible(window, QLabel):
        yield label.text()
        yield label.accessibleName()
    for button in visible(window, QAbstractButton):
        yield button.text().replace("&&", "&")
        yield button.accessibleName()
    for field in visible(window, QLineEdit):
        yield field.placeholderText()
        yield field.accessibleName()
    for box in visible(window, QComboBox):
        yield from (box.itemText(at) for at in range(box.count()))


class Texts:
    """Every text of ours; those with values in them are known by the words between."""

    def __init__(self, texts):
        self._whole = {text for text in texts if text.strip()} - BELOW
        known = [t for t in self._whole if len(re.findall(r"[a-z]{2,}", bare(t))) >= FEWEST]
        made = map(shape_of, known)
        self._made = re.compile("|".join(made))

    def holds(self, words):
        return words in self._whole or bool(self._made.fullmatch(words))


def bare(text):
    return FIELD.sub("", text)


def shape_of(text):
    return ".+".join(re.escape(part) for part in FIELD.split(text)[::2])


def is_english(words, english):
    """Whether a text is one of ours, said without the door."""
    return OPEN not in words and english.holds(words)
