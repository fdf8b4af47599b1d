"""Importing without PySide reading over every shoulder.

Once loaded, PySide reads the source of each module that is imported, to learn whether it wants the
switches of `__feature__`; nothing here does. Before the first page that means a hundred files.
"""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Load PySide, and put back the way of importing that it found.

    Source: PySide 6.9, feature_select.cpp, which keeps that way as `__orig_import__`. Where a later
    version no longer does, nothing is changed.
    """
    import PySide6.QtWidgets  # noqa: F401, PLC0415 - loaded for what it does; commands go without

    found = getattr(builtins, "__orig_import__", None)
    if found is not None:
        builtins.__import__ = found
