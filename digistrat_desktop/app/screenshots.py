"""Pictures of every page on the sample trust, for the guide and for looking."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from digistrat_desktop import __version__
from digistrat_desktop.app.window import BuiltWindow, WindowParts, build_window
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.library import Library
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.storage.origin import Origin
from digistrat_desktop.storage.store import Store
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.paths import Folders, make_folders, resources_folder
from digistrat_desktop.system.settings import LoadedSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = ((1024, 560), (1366, 768), (1920, 1080))
THEMES = ("light", "dark")
PAGES = (
    "home",
    "start",
    "assess",
    "strategy",
    "constraints",
    "metrics",
    "progress",
    "actions",
    "reports",
    "check",
    "settings",
    "help",
)
_NOW = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
_TICK_MS, _CALM_TICKS = 60, 4


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take."""

    page: str
    size: tuple[int, int]
    path: Path


class Camera(QObject):
    """Shows page after page, waits until nothing is under way, and takes the picture."""

    def __init__(self, built: BuiltWindow, shots: Sequence[Shot], done: Callable[[], None]) -> None:
        super().__init__()
        self._built = built
        self._shots = list(shots)
        self._done = done
        self._calm = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def begin(self) -> None:
        """Show the first page."""
        self._show()
        self._timer.start()

    def _show(self) -> None:
        shot = self._shots[0]
        self._built.window.resize(*shot.size)
        self._built.window.go(shot.page)
        self._calm = 0

    def _on_tick(self) -> None:
        busy = self._built.context.jobs.is_busy or self._built.context.desk.is_busy
        self._calm = 0 if busy else self._calm + 1
        if self._calm < _CALM_TICKS:
            return
        shot = self._shots.pop(0)
        self._built.window.grab().save(str(shot.path))
        if self._shots:
            self._show()
        else:
            self._timer.stop()
            self._done()


def take_screenshots(out: Path, pages: Sequence[str] = PAGES) -> int:
    """Draw every page of the sample trust in every size and theme; give the number of pictures.

    Args:
        out: folder for the pictures; made if it is not there.
    """
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["digistrat"])
    if not isinstance(app, QApplication):
        raise TypeError
    total = 0
    for theme in THEMES:
        with tempfile.TemporaryDirectory() as folder:
            shots = _shots(out, theme, pages)
            _take(app, Path(folder), theme, shots)
            total += len(shots)
    return total


def _shots(out: Path, theme: str, pages: Sequence[str]) -> list[Shot]:
    return [
        Shot(page, size, out / f"{page}-{theme}-{size[0]}x{size[1]}.png")
        for page, size in product(pages, SIZES)
    ]


def _take(app: QApplication, folder: Path, theme: str, shots: list[Shot]) -> None:
    folders = Folders(folder)
    make_folders(folders)
    open_library = partial(_open, folders)
    library = open_library()
    ensure_sample(library)
    library.close()
    parts = WindowParts(
        resources=resources_folder(),
        settings_path=folders.settings,
        loaded=LoadedSettings(Settings(theme=theme), {}, ()),
        open_library=open_library,
        clock=FixedClock(_NOW, timedelta(seconds=1)),
        ids=SeededIds("screenshots"),
    )
    built = build_window(app, parts)
    camera = Camera(built, shots, app.quit)
    built.window.show()
    built.flow.begin()
    QTimer.singleShot(0, camera.begin)
    app.exec()
    built.window.close()


def _open(folders: Folders) -> Library:
    catalogue = Catalogue((resources_folder() / "frameworks",))
    return Library(Store(folders.store, Origin("", __version__)), catalogue, folders.backups)
