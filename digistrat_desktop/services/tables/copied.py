"""Rows of a table as the clipboard takes them: what a spreadsheet pastes cell by cell, and never computes."""

from collections.abc import Iterable, Sequence

from digistrat_desktop.domain.written_numbers import read_number
from digistrat_desktop.tabular.cells import neutral


def clipboard_text(rows: Iterable[Sequence[str]]) -> str:
    """Write rows with a tab between cells; every cell is one line, and text from people is only text."""
    return "\n".join("\t".join(map(_cell, row)) for row in rows)


def _cell(text: str) -> str:
    line = " ".join(text.split())
    return line if read_number(line) is not None else neutral(line)
