"""What a command is given: all that it may not find for itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from digistrat_desktop.services.store.opening import Access
from digistrat_desktop.system.clock import Clock, IdMaker


@dataclass(frozen=True, slots=True)
class CommandContext:
    # gives the way into the store of a data folder; None means the usual one
    access: Callable[[Path | None], Access]
    # the same for the command that makes the sample and nothing else
    sample_access: Callable[[Path | None], Access]
    clock: Clock
    ids: IdMaker
    out: TextIO  # for what was asked for
    err: TextIO  # for what went wrong and for notices
    self_test: Callable[[Path], int]  # tries the program out into a folder; gives the exit code
    logo: Path | None = None  # the organisation's picture file for reports, or None
    may_attach: bool = True  # False where the organisation does not let reports carry data

    def say(self, line: str) -> None:
        """Print a line of what was asked for."""
        print(line, file=self.out)

    def tell(self, line: str) -> None:
        """Print a notice or what went wrong."""
        print(line, file=self.err)
