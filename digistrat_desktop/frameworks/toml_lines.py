"""Where each value of a TOML file stands, so that a message can name its line.

The standard library's reader gives a line for broken syntax only. This one runs afterwards, on
text already known to be valid TOML, and keeps nothing but line numbers.
"""

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # text over several lines, with escapes
    r"|'''.*?'{3,5}"  # the same, taken literally
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{},=\n]"
    r"|[^\s\[\]{},=#\"']+",
    re.DOTALL,
)


def line_numbers(text: str) -> dict[Path, int]:
    """Map the path of every table, key and array element to its line.

    Args:
        text: a valid TOML document.

    Returns:
        Line numbers from 1, by path such as ("sections", 0, "title"). Empty when the document is
        nested too deeply to be followed.
    """
    try:
        return _Walk(text).run()
    except RecursionError:
        return {}


def nearest_line(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of the path, or of the closest thing around it; 0 for the whole file."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 0


class _Walk:
    """One pass over the tokens of a document."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}

    def run(self) -> dict[Path, int]:
        base: Path = ()
        while self._at < len(self._tokens):
            mark = self._tokens[self._at][0]
            if mark == "\n":
                self._at += 1
            elif mark == "[":
                base = self._header()
            else:
                self._pair(base)
        return self._lines

    def _take(self) -> tuple[str, int]:
        mark = self._tokens[self._at]
        self._at += 1
        return mark

    def _peek(self) -> str:
        return self._tokens[self._at][0]

    def _skip_newlines(self) -> None:
        while self._peek() == "\n":
            self._at += 1

    def _keys(self, end: str) -> tuple[list[str], int]:
        """Read a dotted key up to and with `end`; return its parts and line."""
        parts: list[str] = []
        line = self._tokens[self._at][1]
        while (mark := self._take()[0]) != end:
            parts += _key_parts(mark)
        return parts, line

    def _header(self) -> Path:
        """Read `[table]` or `[[array of tables]]`; return the path that what follows is under."""
        self._at += 1
        doubled = self._peek() == "["
        self._at += doubled
        parts, line = self._keys("]")
        self._at += doubled
        path = self._resolved(parts, line)
        if doubled:
            self._lengths[path] = self._lengths.get(path, 0) + 1
            self._lines.setdefault(path, line)
            path = (*path, self._lengths[path] - 1)
        self._lines.setdefault(path, line)
        return path

    def _resolved(self, parts: list[str], line: int) -> Path:
        """Put in the position of the newest element wherever a part names an array of tables."""
        path: Path = ()
        for part in parts[:-1]:
            path = (*path, part)
            self._lines.setdefault(path, line)
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return (*path, *parts[-1:])

    def _pair(self, base: Path) -> None:
        parts, line = self._keys("=")
        path = base
        for part in parts:
            path = (*path, part)
            self._lines.setdefault(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        mark, line = self._take()
        self._lines.setdefault(path, line)
        if mark == "[":
            self._array(path)
        elif mark == "{":
            self._inline_table(path)
        else:
            self._rest_of_scalar()

    def _rest_of_scalar(self) -> None:
        """Pass over the time of a date written with a space before its time."""
        while self._at < len(self._tokens) and self._peek() not in "\n,]}":
            self._at += 1

    def _array(self, path: Path) -> None:
        index = 0
        self._skip_newlines()
        while self._peek() != "]":
            if self._peek() == ",":
                self._at += 1
            else:
                self._value((*path, index))
                index += 1
            self._skip_newlines()
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        while self._peek() != "}":
            if self._peek() == ",":
                self._at += 1
            else:
                self._pair(path)
        self._at += 1


def _tokens(text: str) -> list[tuple[str, int]]:
    """Cut the text into tokens with their lines, without comments."""
    tokens: list[tuple[str, int]] = []
    line = 1
    for hit in _TOKEN.finditer(text):
        mark = hit.group()
        if not mark.startswith("#"):
            tokens.append((mark, line))
        line += mark.count("\n")
    return tokens


def _key_parts(mark: str) -> list[str]:
    if mark[0] in "\"'":
        return [mark[1:-1]]
    return [part for part in mark.split(".") if part]
