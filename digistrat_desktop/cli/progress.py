"""What a long command is doing, said to a person at a terminal and to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_WIDE = 72


class Progress:
    """One line at the terminal, written over and over; a file or a pipe gets nothing."""

    def __init__(self, stream: TextIO) -> None:
        """Take where notices go."""
        self._stream = stream
        self._is_seen = stream.isatty()
        self._said = False

    def say(self, words: str) -> None:
        """Say what is being done now, in place of what was said before."""
        if self._is_seen:
            self._said = True
            self._write(words[:_WIDE])

    def end(self) -> None:
        """Take the line away, so that what was done stands alone."""
        if self._said:
            self._said = False
            self._write("")
            self._write_raw("\r")

    def _write(self, words: str) -> None:
        self._write_raw(f"\r{words:<{_WIDE}}")

    def _write_raw(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
