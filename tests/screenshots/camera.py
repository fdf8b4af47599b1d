"""Leads a window through scenes and takes a picture of each when nothing moves any more."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPainter

from digistrat_desktop.services.packages.files import PACKAGE_ENDING
from digistrat_desktop.ui.pages.presenting import RoomWindow
from tests.screenshots.gate import Gate
from tests.screenshots.hands import Hands, windows_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.app.window import BuiltWindow
    from tests.screenshots.scenes import Scene

# Of a PNG: Qt turns a low quality into hard work at making it small; nothing is lost.
_SMALLEST = 0
_TICK_MS, _CALM_TICKS = 10, 4
# Held-up work never ends: after so long the window shows that it waits.
_HELD_TICKS = 60


class Shot(NamedTuple):
    """One picture to take."""

    scene: Scene
    size: tuple[int, int]
    path: Path


class Camera(QObject):
    """Does one thing after another, each when nothing is under way.

    Attributes:
        missed: what could not be done, in words; empty when all went well.
    """

    def __init__(
        self,
        built: BuiltWindow,
        shots: Sequence[Shot],
        done: Callable[[], None],
        folder: Path,
    ) -> None:
        """Take the window and what to picture.

        Args:
            done: called after the last picture.
            folder: where the files lie that scenes open.
        """
        super().__init__()
        self.missed: list[str] = []
        self._built = built
        self._done = done
        self._folder = folder
        self._gate = Gate(built.context)
        self._hands = Hands(built, self._gate)
        self._moves = deque(move for shot in shots for move in self._moves_of(shot))
        self._calm = 0
        self._held = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def begin(self) -> None:
        """Show the first scene."""
        self._timer.start()

    def _moves_of(self, shot: Shot) -> Iterator[Callable[[], None]]:
        scene = shot.scene
        for step in scene.before:
            yield partial(self._do, scene, step)
        yield partial(self._go, shot)
        for step in scene.steps:
            yield partial(self._do, scene, step)
        yield partial(self._fit_rooms, shot)
        yield partial(self._take, shot)
        for step in scene.leave:
            yield partial(self._do, scene, step)

    def _go(self, shot: Shot) -> None:
        scene = shot.scene
        is_file = scene.target.endswith(PACKAGE_ENDING)
        target = str(self._folder / scene.target) if is_file else scene.target
        self._built.window.resize(*shot.size)
        self._built.window.go(scene.page, target)

    def _do(self, scene: Scene, step: str) -> None:
        try:
            self._hands.do(step)
        except LookupError:
            self.missed.append(f"{scene.name}: nothing here says “{step}”")

    def _fit_rooms(self, shot: Shot) -> None:
        """A room's window fills the screen; the screen of this picture is as large as the shot."""
        for room in windows_before(self._built.window):
            if isinstance(room, RoomWindow):
                room.showNormal()
                room.resize(*shot.size)

    def _take(self, shot: Shot) -> None:
        picture_of(self._built.window).save(str(shot.path), "PNG", _SMALLEST)

    def _on_tick(self) -> None:
        if not self._is_calm():
            return
        self._calm = self._held = 0
        if self._moves:
            self._moves.popleft()()
        else:
            self._timer.stop()
            self._done()

    def _is_calm(self) -> bool:
        if self._gate.is_shut:
            self._held += 1
            return self._held >= (_HELD_TICKS if self._takes_next() else _CALM_TICKS)
        context, flow = self._built.context, self._built.opening
        busy = context.jobs.is_busy or context.store.is_busy or context.insight.is_waiting
        busy = busy or getattr(self._built.window.shell.shown_page(), "is_making", False)
        self._calm = 0 if busy or flow.is_under_way else self._calm + 1
        return self._calm >= _CALM_TICKS

    def _takes_next(self) -> bool:
        return bool(self._moves) and getattr(self._moves[0], "func", None) == self._take


def picture_of(window: QWidget) -> QPixmap:
    """Paint a window with all that stands before it."""
    pixels = window.grab()
    painter = QPainter(pixels)
    for other in windows_before(window):
        middle = window.rect().center() - other.rect().center()
        place = window.rect().topLeft() if isinstance(other, RoomWindow) else middle
        painter.drawPixmap(place, other.grab())
    painter.end()
    return pixels
