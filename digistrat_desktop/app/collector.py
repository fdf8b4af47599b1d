"""When Python looks for objects that only hold one another: not while the program starts.

A start makes a few hundred thousand objects that all stay, and each search walks them again. They
are left out of every later search too, which would else stop the window for a moment now and then.

Source: Python's documentation of `gc.freeze`.
"""

from __future__ import annotations

import gc


def pause() -> None:
    """Look for nothing until `resume`."""
    gc.disable()


def resume() -> None:
    """Look again, but never at what was made so far; may be called on any thread."""
    gc.freeze()
    gc.enable()
