"""Framework packs without their words: a glance at one, the list of files, what is wrong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import (
    CANNOT_SAY,
    NOT_APPLICABLE,
    NOT_SETTLED,
    UNANSWERED,
    Form,
)

if TYPE_CHECKING:  # what the start does not need
    from collections.abc import Mapping

    from digistrat_desktop.domain.frameworks.framework import FrameworkPack


DRAFTS = "drafts"
"""The folder, beside the packs of a person, in which drafts of the workshop lie."""


class PackInfo(NamedTuple):
    id: str
    version: str
    title: str
    language: str
    sha256: str
    built_in: bool
    draft: bool = False


class PackProblem(NamedTuple):
    """One thing wrong in a pack's file."""

    file: str  # the file's name, without its folder
    line: int  # line in the file, from 1; 0 where the file as a whole is meant
    path: str  # where in the pack, such as "section ALN, item ALN-01, level absent"
    message: str  # plain words

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        if not self.path and self.message.startswith(place):  # it names the file itself
            return self.message
        return ": ".join(part for part in (place, self.path, self.message) if part)


class PackError(Refused):
    """A file of a pack or a crosswalk cannot be used.

    Attributes:
        problems: everything found wrong, in the order of the file.
    """

    def __init__(self, problems: tuple[PackProblem, ...]) -> None:
        first = f"You cannot use this framework file. {problems[0]}."
        more = len(problems) - 1
        after = f"Other problems found: {more}." if more else ""
        super().__init__(
            " ".join(filter(None, [first, after])),
            "Nothing was changed.",
            "Correct the file, or ask the sender for a corrected one.",
        )
        self.problems = problems


class Glance(NamedTuple):
    """A framework's first section, for strips of symbols and their key."""

    item_ids: tuple[str, ...]  # its items in reading order
    # id and label of each level of its scale, lowest first; none where it has no scale
    levels: tuple[tuple[str, str], ...]
    short_form: tuple[str, ...] = ()  # the items its short form asks

    def asked(self, form: str, answers: Mapping[str, str]) -> tuple[str, ...]:
        """Give the items of a form, and any other that was answered, in reading order."""
        if form != Form.SHORT:
            return self.item_ids
        return tuple(one for one in self.item_ids if one in self.short_form or answers.get(one))

    def counted(self, form: str, answers: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
        """Count the items asked by answer, as the register does: levels, then what is none.

        Home lists assessments that nobody has opened, so that none of them is judged yet.
        """
        given = [answers.get(one, UNANSWERED) for one in self.asked(form, answers)]
        levels = [level_id for level_id, _ in reversed(self.levels)]
        rest = (
            one for one in (CANNOT_SAY, NOT_APPLICABLE, UNANSWERED, NOT_SETTLED) if one in given
        )
        return tuple((answer, given.count(answer)) for answer in (*levels, *rest))


def glance_of(pack: FrameworkPack) -> Glance:
    section = pack.sections[0]
    levels = pack.scale(section.scale_id).levels if section.scale_id else ()
    return Glance(
        tuple(item.id for item in section.items()),
        tuple((one.id, one.label) for one in levels),
        tuple(section.short_form),
    )


def version_numbers(text: str) -> tuple[int, ...]:
    """Order versions by their numbers: 1.10.0 comes after 1.9.0."""
    return tuple(int(part) for part in text.split("."))
