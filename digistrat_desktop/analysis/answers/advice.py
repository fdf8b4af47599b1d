"""What the framework says of one answer: criteria met and not met, duties in law, the next step.

Source: docs/spec/judgement.md#criteria-and-duties.
"""

from dataclasses import dataclass

from digistrat_desktop.analysis.answers.position import label_on
from digistrat_desktop.domain.counted import Counted, filled
from digistrat_desktop.domain.frameworks.advice import Criterion
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Item, Scale
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.trust.assessment import Response


def reason_words(response: Response | None) -> str:
    """Give why an answer was given, or a prompt's note; one carried forward says that it still waits."""
    words = response.rationale if response else ""
    return f"Not yet confirmed. {words}".strip() if response and response.carried else words


@dataclass(frozen=True, slots=True)
class Ticked:
    """How an answer stands to its list of criteria."""

    met: tuple[Criterion, ...]
    open_ones: tuple[Criterion, ...]  # not met
    level_id: str  # the level that the ticks give
    is_other: bool  # another level was chosen
    why: str  # the reason given for that, or empty

    @property
    def lacks_reason(self) -> bool:
        return self.is_other and not has_words(self.why)


def ticked_of(item: Item, response: Response | None) -> Ticked | None:
    """Give how an answer stands to its criteria; None where the question has none, or no level."""
    if item.criteria is None or response is None or response.answer in NO_LEVEL:
        return None
    met = frozenset(response.met)
    level_id = item.criteria.level_for(met)
    return Ticked(
        met=tuple(one for one in item.criteria.elements if one.id in met),
        open_ones=tuple(one for one in item.criteria.elements if one.id not in met),
        level_id=level_id,
        is_other=response.answer != level_id,
        why=response.level_why,
    )


def met_words(ticked: Ticked, of: str) -> Counted:
    """Say how many criteria are met: "3 of 5 criteria met".

    Args:
        of: whose criteria they are, as the register calls them.
    """
    met, all_of_them = len(ticked.met), len(ticked.met) + len(ticked.open_ones)
    numbers = {
        "met": (met, f"criteria met of {of}"),
        "all": (all_of_them, f"criteria of {of}"),
    }
    return filled("{met} of {all|criterion|criteria} met", {}, numbers)


def other_level_words(ticked: Ticked, scale: Scale | None) -> str:
    """Say which level the ticks give where another was chosen, and why; empty where none was."""
    if not ticked.is_other:
        return ""
    return (
        f"The criteria give {label_on(scale, ticked.level_id)}. {ticked.why or 'No reason given.'}"
    )


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty in law that an answer speaks of: advice to check, and no finding of a breach."""

    words: str  # what is said of the level
    duty: str
    source: str
    is_breach: bool  # the level is a breach as it is worded


_BREACH = "As worded, this level is a breach of a duty in law. Check it with whoever advises you."
_MAY = "This level can be a breach of a duty in law. Check it with whoever advises you."
_QUIET = "This question has a duty in law."


def duty_of(pack: FrameworkPack, item: Item, level_id: str) -> Duty | None:
    """Give the duty behind a question, and whether the level chosen speaks of it."""
    note = item.legal
    if note is None:
        return None
    breach = level_id in note.levels
    words = _BREACH if breach else _MAY if level_id in note.may_levels else _QUIET
    return Duty(words, note.duty, pack.source(note.source).what, breach)
