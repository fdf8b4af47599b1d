"""A grid with room above it for the words that Ctrl+F asks for."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.ui.kit.access import Finder
from digistrat_desktop.ui.tables.find_bar import FindBar
from digistrat_desktop.ui.tables.grid_view import GridView
from digistrat_desktop.ui.tables.year_grid import YearGrid
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_NAMED = 4  # columns out of sight


class GridWithSearch(QWidget):
    """What a search leaves out comes back as soon as it is wanted, or pasted into."""

    def __init__(self, look: Look, grid: GridView | YearGrid) -> None:
        super().__init__()
        self._look = look
        self._grid = grid
        self._bar: FindBar | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.outside = PlainLabel("", TypeRole.SMALL, "caution")
        self._column.addWidget(self.outside)
        self._column.addWidget(grid)
        across = grid.horizontalScrollBar()
        across.valueChanged.connect(self._on_scrolled)
        across.rangeChanged.connect(self._on_scrolled)
        self.outside.hide()
        self._on_scrolled()
        Finder(self, self._find)

    def _find(self) -> None:
        if self._bar is None:
            self._bar = FindBar(self._look, self._grid)
            self._column.insertWidget(0, self._bar)
            self._bar.changed.connect(self._on_words)
            self._grid.hidden_wanted.connect(self._bar.search.clear)
        self._bar.begin()

    def _on_words(self) -> None:
        if self._bar is not None:
            found = self._grid.show_only(self._bar.has)
            self._bar.say(found.number, columns=found.are_columns)

    def _on_scrolled(self) -> None:
        """Say in words which columns are not in sight: a bar below the rows is missed."""
        if isinstance(self._grid, GridView):
            parts = zip((tr("To the left"), tr("To the right")), self._grid.outside(), strict=True)
            said = (f"{where}: {some_of(titles, _NAMED)}." for where, titles in parts if titles)
            self.outside.say(" ".join(said))
