"""Questions about a table that a person answers: the likely answer first, and where each arises."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    id: str  # by which its answer is kept: `Layout.answers`, `--answer ID=...`
    place: str  # where it arises: "Row 7, column C", or empty for the whole table
    question: str
    answers: tuple[tuple[str, str], ...]  # ids and words, the likely one first

    @property
    def words(self) -> str:
        """The question with its place."""
        return f"{self.place}: {self.question}" if self.place else self.question

    @property
    def ways(self) -> str:
        """How a command answers it."""
        told = [f"“--answer {self.id}={answer}” for {words}" for answer, words in self.answers]
        return " or ".join(told)
