"""Memory: given back to the system, and long work without Python's searches for circles.

The GNU C library keeps what was freed for the next one who asks: after some hundred reports and
windows a third of what the process held was free (measured: 44 MB in use, 90 MB kept free). Other
systems give it back by themselves.

Work that makes hundreds of thousands of objects which all stay is searched through again and again
for nothing: an import of 200,000 readings took 24.6 s with the searches and 15.5 s without.

Source: the GNU C library's manual page of `malloc_trim`; Python's documentation of `gc`.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache


def give_back() -> None:
    """Give freed memory back to the system, where its library keeps it."""
    trim = _trim(sys.platform)
    if trim is not None:
        trim(0)


@cache
def _trim(platform: str) -> Callable[[int], int] | None:
    """Find the library's way, or None where there is none: Windows, other C libraries."""
    if not platform.startswith("linux"):
        return None
    import ctypes  # noqa: PLC0415 - not before the first paint

    try:
        found = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None
    found.argtypes, found.restype = (ctypes.c_size_t,), ctypes.c_int
    return found


def pause() -> None:
    """Search for nothing until somebody begins again, as `app.collector` does."""
    gc.disable()


@contextmanager
def unsearched() -> Iterator[None]:
    """Put the searches off until the work is done; where they are off already they stay off."""
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()
