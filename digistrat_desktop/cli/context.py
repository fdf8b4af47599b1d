"""What a command is given: all that it may not find for itself."""

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.plain_text import for_terminal
from digistrat_desktop.services.region.making import RegionMaker
from digistrat_desktop.services.store.opening import Access
from digistrat_desktop.system.clock import Clock, IdMaker
from digistrat_desktop.system.menu_entry import Menu


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
    # tries the program out into a folder, printing lines; gives the exit code
    self_test: Callable[[Path, Callable[[str], None]], int]
    region: Callable[[], RegionMaker]  # makes one data set of many packages
    menu: Callable[[], Menu]  # the menu of this user's desktop; Refused where there is none
    logo: Path | None = None  # the organisation's picture file for reports, or None
    may_attach: bool = True  # False where the organisation does not let reports carry data

    def say(self, line: str) -> None:
        """Print a line of what was asked for."""
        try:
            print(for_terminal(line), file=self.out)
        except OSError as error:
            raise _not_printed() from error

    def say_json(self, value: object) -> None:
        """Print a value as JSON; its keys are documented and stay."""
        text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
        for line in text.split("\n"):
            self.say(line)

    def tell(self, line: str) -> None:
        """Print a notice or what went wrong, where anybody can still read it."""
        with contextlib.suppress(OSError):
            print(for_terminal(line), file=self.err)

    def finish(self) -> None:
        """Print what is still held back."""
        try:
            self.out.flush()
        except OSError as error:
            raise _not_printed() from error


def _not_printed() -> Refused:
    return Refused(
        "The results could not all be printed, because nothing takes them any more.",
        "What the command did is safe.",
        "Run it again into a file, if you need the rest.",
    )
