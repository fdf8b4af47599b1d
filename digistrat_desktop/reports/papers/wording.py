"""What the papers share: their parts, and how a trust wants one made."""

from collections.abc import Callable
from dataclasses import dataclass

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.reports.blocks import Blocks, Run


def plain_words(runs: tuple[Run, ...]) -> str:
    """Give the words of runs without their looks."""
    return "".join(run.text for run in runs)


NO_METRIC = "No metric is recorded."
NO_SCENARIO = "No scenario is recorded."
NO_CASE = "No case for change is recorded."
NO_STRATEGY = "No objective, initiative or other part of the strategy is recorded."


@dataclass(frozen=True, slots=True)
class Room:
    """What page one has room for beside the title, the request and what matters most."""

    facts: bool = True  # of the front sheet
    figures: bool = True
    so_what: bool = True
    because: bool = True  # why each thing is asked
    options: bool = True


@dataclass(frozen=True, slots=True)
class PaperSection:
    id: str  # the same in every version; recipes keep it
    title: str  # shown where sections are chosen
    make: Callable[[Judgement], Blocks]
    fixed: bool = False  # always there; the report would make no sense without it
    tab: str = ""  # its word in the bar of links of the web page; empty where it has none
    folded: bool = False  # a phone shows it when asked
    # why it prints nothing where it prints nothing, as a sentence; empty where it always prints
    nothing: str | Callable[[Judgement], str] = ""

    def nothing_words(self, judgement: Judgement) -> str:
        return self.nothing if isinstance(self.nothing, str) else self.nothing(judgement)


@dataclass(frozen=True, slots=True)
class FittedSection:
    """A section that depends on what page one has room for; that is measured once for all."""

    id: str
    title: str
    make: Callable[[Judgement, Room], Blocks]
    fixed: bool = False
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    # ids of sections that are not wanted; unknown ones are passed over
    left_out: frozenset[str] = frozenset()
    logo: bytes = b""  # PNG made safe by `reports.images`, or empty
    title: str = ""  # the name of the template, or empty for what is chosen once
