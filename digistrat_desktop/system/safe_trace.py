"""Errors and paths as a log may tell them: where in the program, never what was in it.

Source: docs/spec/safety.md#logs.
"""

import os
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath, PureWindowsPath

_PACKAGE = Path(__file__).parents[1]
_MOST_ERRORS = 5
_MOST_FRAMES = 40
_KNOWN_FOLDERS = (
    *("LOCALAPPDATA", "APPDATA", "PROGRAMFILES", "TEMP", "USERPROFILE"),
    *("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"),
)


def safe_trace(error: BaseException) -> str:
    """An error's type and the lines it came through, innermost last, without its message or any value."""
    return "\n".join(line for one in _chain(error) for line in _lines_of(one))


def _chain(error: BaseException) -> list[BaseException]:
    """The errors that led to this one, earliest first."""
    chain: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and len(chain) < _MOST_ERRORS and one not in chain:
        chain.insert(0, one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return chain


def _lines_of(error: BaseException) -> Iterator[str]:
    kind = type(error)
    number = f" errno {error.errno}" if isinstance(error, OSError) and error.errno else ""
    yield f"{kind.__module__}.{kind.__qualname__}{number}"
    for frame, line in list(traceback.walk_tb(error.__traceback__))[-_MOST_FRAMES:]:
        yield f"  {module_of(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"


def module_of(filename: str) -> str:
    """Name a source file without the folders it lies in, which may hold a person's name."""
    path = Path(filename)
    if path.is_relative_to(_PACKAGE):
        return ".".join(path.relative_to(_PACKAGE.parent).with_suffix("").parts)
    return PureWindowsPath(filename).stem


def shorten_path(path: PurePath, environment: Mapping[str, str] = os.environ) -> str:
    r"""Tell where a file lies by a known folder and its ending: `%LOCALAPPDATA%\...\*.db`.

    The names between are left out: people put names of people in them.
    """
    for name in _KNOWN_FOLDERS:
        root = environment.get(name)
        if root and path.is_relative_to(type(path)(root)):
            return f"%{name}%\\...\\*{path.suffix[:8]}"
    return f"...\\*{path.suffix[:8]}"
