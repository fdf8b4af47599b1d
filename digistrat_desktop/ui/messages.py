"""Words for people when something went wrong, and the one port through which pages ask questions."""

from pathlib import Path
from typing import Any, NamedTuple, Protocol

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.ui.words import tr

DRAFT_KEPT = tr("Draft kept.")  # heard when a form that is not finished is left


class AnswerChoice(NamedTuple):
    """One answer to a question."""

    id: str  # what the asker gets back
    label: str  # a verb, on the button
    is_primary: bool = False  # the answer Enter gives


class Question(NamedTuple):
    """A question that cannot wait."""

    title: str  # the question in one sentence
    text: str  # what happens with each answer
    choices: tuple[AnswerChoice, ...]  # from left to right; the last is what Escape gives
    # what must be typed before any choice but the last can be taken; empty asks for nothing
    typed: str = ""


class Asker(Protocol):
    """The port for dialogs: the window opens them, tests answer at once."""

    def ask(self, question: Question) -> str: ...
    def file_to_open(self, title: str, kinds: str) -> Path | None:
        """Ask for a file by a Qt filter, "Packages (*.digistrat)" say; None when they went back."""

    def folder(self, title: str) -> Path | None:
        """Ask for a folder; None when they went back."""

    def file_to_save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Ask where to write; as `file_to_open`, beginning at `suggested`, whose ending it has."""

    def printer(self, title: str, pages: int) -> Any:
        """Ask which printer is to print so many pages; its `QPrinter`, or None when they went back."""


def place_for_copy(asker: Asker) -> Path | None:
    """Ask where a copy of the store is to go."""
    suggested = Path.home() / "digistrat-copy.db"
    return asker.file_to_save(tr("Save a copy"), suggested, tr("DigiStrat data files (*.db)"))


class ErrorWords(NamedTuple):
    """An error as a person should read it."""

    what: str  # what happened
    safe: str  # what is safe
    advice: str  # what to do
    is_bug: bool  # our own mistake: details are offered for copying

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.advice) if part)


_OUR_MISTAKE = ErrorWords(
    what=tr("Something went wrong in the program."),
    safe=tr("Everything saved earlier is safe."),
    advice=tr("You can carry on. Copy the details and send them to IT support."),
    is_bug=True,
)
_DISK = ErrorWords(
    what=tr("The disk or folder could not be used."),
    safe=tr("Everything saved earlier is safe."),
    advice=tr("Check that there is space and that you can save there, then try again."),
    is_bug=False,
)


def error_words(error: BaseException) -> ErrorWords:
    """What to tell people about an error: what happened, what is safe, what to do."""
    if isinstance(error, Refused):
        return ErrorWords(error.what, error.safe, error.advice, is_bug=False)
    return _DISK if isinstance(error, OSError) else _OUR_MISTAKE
