"""Making Qt's Python types on the window's thread, before any other thread can name one.

PySide makes a type when it is first named, and runs Python while it does. On a worker the
window's thread may get its turn while the type is half made; a call from Qt then (assistive
software asking for a name, a search for garbage) ends the process. Seen in one of twelve starts
under a client that reads without pause.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What the pages and pyqtgraph 0.14 import. The packaged program carries no QtTest.
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGL", "QtOpenGLWidgets", "QtTest")
NAMES_A_TURN = 24


def pieces_of_naming(modules: Sequence[str] = MODULES) -> list[Callable[[], object]]:
    """List the short pieces of work that together make every type of these modules.

    Args:
        modules: of PySide6, by their short names; one that is not there is left out.

    Returns:
        Pieces of a few milliseconds each, to be called on the window's thread.
    """
    pieces: list[Callable[[], object]] = []
    for module in modules:
        try:
            found = import_module(f"PySide6.{module}")
        except ImportError:
            continue
        names = dir(found)
        pieces += [
            partial(_name_all, found, names[at : at + NAMES_A_TURN])
            for at in range(0, len(names), NAMES_A_TURN)
        ]
    return pieces


def _name_all(module: object, names: Sequence[str]) -> None:
    for name in names:
        getattr(module, name)
