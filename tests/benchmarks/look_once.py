"""A change of palette and of text size, every page visited, in a process of its own.

Prints the milliseconds of processor for a bare window with as many labels as the window shows
widgets, then for each change, until the window has painted it.
"""

# ruff: noqa: T201 - the answer is printed
import os
import statistics
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.theme.sheet import style_sheet
from digistrat_desktop.ui.theme.theme import Theme
from digistrat_desktop.ui.theme.tokens import DARK
from tests.benchmarks.framework import processor_milliseconds
from tests.benchmarks.longest_gap import sitting
from tests.ui.waiting import turn

TIMES = 5
PAINTED_MS = 100


def painted(work):
    """Time something with the window's laying out and painting that follow."""

    def worked():
        work()
        turn(PAINTED_MS)

    return processor_milliseconds(worked)


def bare(count):
    window = QWidget()
    column = QVBoxLayout(window)
    for number in range(count):
        column.addWidget(QLabel(f"Label {number}"))
    window.show()
    for theme in (Theme(DARK), Theme()):
        yield painted(partial(window.setStyleSheet, style_sheet(theme)))
    window.close()


def changes(seat, key, values):
    for value in values:
        yield painted(partial(seat.context.preferences.set, key, value))


def main():
    with sitting(ensure_sample) as seat:
        turn(2_000)
        for page in gone_to(PAGES):
            seat.go(page.id)
        shown = [w for w in seat.window.findChildren(QWidget) if w.isVisible()]
        floor = [ms for _ in range(TIMES) for ms in bare(len(shown))]
        palette = [ms for _ in range(TIMES) for ms in changes(seat, "theme", ("dark", "light"))]
        text = [ms for _ in range(TIMES) for ms in changes(seat, "text_percent", (150, 100))]
    for what, taken in (("floor", floor), ("palette", palette), ("text size", text)):
        print(f"{what}: {statistics.median(taken):.1f}")


if __name__ == "__main__":
    main()
