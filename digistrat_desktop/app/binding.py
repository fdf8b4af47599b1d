"""Loading Qt's binding for Python, and refusing the one that does not go with this Python."""

import builtins
import sys

from digistrat_desktop.domain.errors import Refused


def load_qt() -> None:
    """Load Qt's binding, which would have the source of each module imported later read.

    Raises:
        Refused: this Qt and this Python do not go together.
    """
    as_python_does = builtins.__import__
    import PySide6.QtCore  # noqa: PLC0415 - the window only

    builtins.__import__ = as_python_does
    refuse_pair(sys.version_info[:2], PySide6.__version__)


def refuse_pair(python: tuple[int, int], binding: str) -> None:
    """Refuse a PySide6 that loses references on this Python, and after a while dies of it."""
    version = tuple(int(part) for part in binding.split(".")[:2])
    if python < (3, 12) and version >= (6, 12):
        raise Refused(
            f"PySide6 {binding} does not work on Python {python[0]}.{python[1]}.",
            "Nothing was changed.",
            "Install PySide6-Essentials and shiboken6 before 6.12, or use Python 3.12 or later.",
        )
