"""The pictures asked for, world by world."""

from __future__ import annotations

import tempfile
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from digistrat_desktop.app.window import WindowParts, build_window
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.system.settings import LoadedSettings, Settings
from tests.screenshots.camera import Camera, Shot
from tests.screenshots.props import LaidOut
from tests.screenshots.worlds import make_world

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digistrat_desktop.services.store.opening import Opened
    from tests.screenshots.albums import Look, Picture
    from tests.screenshots.worlds import State, World


class Taken(NamedTuple):
    """What was pictured.

    Attributes:
        pictures: how many were written.
        missed: what could not be done at the window, in words.
    """

    pictures: int
    missed: tuple[str, ...]


def take_screenshots(out: Path, album: Iterable[Picture]) -> Taken:
    """Draw pictures of the window into a folder.

    Args:
        out: made if it is not there.
        album: what to picture; those of one look and state are taken at one window.
    """
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["digistrat"])
    if not isinstance(app, QApplication):
        raise TypeError
    count, missed = 0, []
    for (state, look), pictures in groupby(album, lambda picture: (picture.state, picture.look)):
        shots = [Shot(p.scene, look.size, out / p.file) for p in pictures]
        with tempfile.TemporaryDirectory() as folder:
            missed += take_shots(app, Path(folder), state, look, shots)
        count += len(shots)
    return Taken(count, tuple(missed))


def take_shots(
    app: QApplication, folder: Path, state: State, look: Look, shots: Sequence[Shot]
) -> list[str]:
    """Take pictures at one window; give what could not be done."""
    world = make_world(folder, state)
    chosen = Settings(theme=look.theme, text_percent=look.text_percent)
    parts = WindowParts(
        resources=world.basis.resources,
        settings_path=folder / "settings.toml",
        loaded=LoadedSettings(chosen, {}, ()),
        open_library=partial(_as_at_home, world),
        clock=world.basis.clock,
        ids=world.basis.ids,
        asker=LaidOut(folder),
        rescue=world.rescue,
    )
    built = build_window(app, parts)
    camera = Camera(built, shots, app.quit, folder)
    built.window.resize(*look.size)
    built.window.show()
    built.opening.begin()
    QTimer.singleShot(0, camera.begin)
    app.exec()
    built.window.close()
    built.window.deleteLater()
    return camera.missed


class AtHome(Library):
    """Says that the data are where most people's are, not in the folder pictures are taken in."""

    @property
    def place(self) -> str:
        return r"C:\Users\ann.lee\AppData\Local\DigiStrat\digistrat.db"


def _as_at_home(world: World) -> Opened:
    opened = world.open()
    opened.library.__class__ = AtHome
    return opened
