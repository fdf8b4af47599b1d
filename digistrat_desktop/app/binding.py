"""Loading Qt's binding for Python, and refusing the one that does not go with this Python."""

import builtins
import os
import sys

from digistrat_desktop.domain.errors import Refused


def load_qt() -> None:
    """Load Qt's binding, which would have the source of each module imported later read.

    Raises:
        Refused: this Qt and this Python do not go together.
    """
    if sys.platform != "win32":
        _in_utf8()
    as_python_does = builtins.__import__
    import PySide6.QtCore  # noqa: PLC0415 - the window only

    builtins.__import__ = as_python_does
    refuse_pair(sys.version_info[:2], PySide6.__version__)


def _in_utf8() -> None:
    """Name a UTF-8 locale where this process has another, as in scripts with `LC_ALL=C`.

    Qt would take one by itself, and print 4 lines of advice about it.
    """
    import locale  # noqa: PLC0415 - the window loads it anyway, most commands do not

    known = True
    try:
        locale.setlocale(locale.LC_ALL, "")  # as Qt itself does
    except locale.Error:  # a language this computer does not have: no part of it is taken
        known = False
    if locale.nl_langinfo(locale.CODESET).upper() != "UTF-8" or not known:
        name = "LC_CTYPE" if known and not os.environ.get("LC_ALL") else "LC_ALL"
        os.environ[name] = "C.UTF-8"


def refuse_pair(python: tuple[int, int], binding: str) -> None:
    """Refuse a PySide6 that loses references on this Python, and after a while dies of it."""
    version = tuple(int(part) for part in binding.split(".")[:2])
    if python < (3, 12) and version >= (6, 12):
        raise Refused(
            f"PySide6 {binding} does not work on Python {python[0]}.{python[1]}.",
            "Nothing was changed.",
            "Install PySide6-Essentials and shiboken6 before 6.12, or use Python 3.12 or later.",
        )
