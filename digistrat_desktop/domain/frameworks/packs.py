"""What is said about pack files: their listing and what is wrong with them."""

from dataclasses import dataclass

from digistrat_desktop.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What a list of packs shows of one pack."""

    id: str
    version: str
    title: str
    language: str
    sha256: str
    built_in: bool


@dataclass(frozen=True, slots=True)
class PackProblem:
    """One thing wrong in a pack's file."""

    file: str  # the file's name, without its folder
    line: int  # line in the file, from 1; 0 where the file as a whole is meant
    path: str  # where in the pack, such as "section ALN, item ALN-01, level absent"
    message: str  # plain words

    def __str__(self) -> str:
        """Return the problem as one line of text: file, line, place and message."""
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.path, self.message) if part)


class PackError(Refused):
    """A pack or lens file cannot be used.

    Attributes:
        problems: everything found wrong, in the order of the file.
    """

    def __init__(self, problems: tuple[PackProblem, ...]) -> None:
        first = f"This framework file cannot be used. {problems[0]}."
        more = len(problems) - 1
        after = f"Problems found after it: {more}." if more else ""
        super().__init__(
            " ".join(filter(None, [first, after])),
            "Nothing was changed.",
            "Correct the file, or ask whoever sent it for a corrected one.",
        )
        self.problems = problems
