"""The title and the lead sentence of a report, made of the same values as everything under them.

Ups and downs are both said, never netted; what can hardly be judged says so.
Source: docs/spec/judgement.md#headline.
"""

from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.rules import Finding
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import counted, number_word, sentence_case

_HARDLY = 2  # less than one in so many answered


def title_words(counts: Counts, previous: Assessment | None) -> str:
    """Give the report's title: what moved and how far it can be relied on, then what is left out."""
    asked, answered = counts.of(CountOf.ASKED), counts.of(CountOf.ANSWERED)
    if asked and answered * _HARDLY < asked:
        return f"Digital strategy: too little is answered to judge, {answered} of {asked} questions"
    first = _moved_words(counts, previous) or _first_words(counts)
    ignored = counts.of(CountOf.SEVERE_NOT_MENTIONED)
    left_out = f"; {counted(ignored, 'severe constraint')} left out" if ignored else ""
    return f"Digital strategy: {first}{left_out}"


def _first_words(counts: Counts) -> str:
    claimed, shown = counts.of(CountOf.CLAIMED), counts.of(CountOf.SHOWN)
    if not claimed:
        return "a first assessment, which claims no level"
    if not shown:
        return f"a first assessment, none of whose {counted(claimed, 'claimed level')} is shown"
    return f"a first assessment, {number_word(shown)} of {counted(claimed, 'claimed level')} shown"


def _moved_words(counts: Counts, previous: Assessment | None) -> str:
    if previous is None:
        return ""
    up, down = counts.of(CountOf.MOVED_UP), counts.of(CountOf.MOVED_DOWN)
    since, only_said = f"since {previous.title}", ""
    if counts.of(CountOf.CLAIMED) and not counts.of(CountOf.SHOWN):
        only_said = ", and no claimed level is shown"
    elif up and not counts.of(CountOf.UP_WITH_EVIDENCE):
        only_said = ", none with new evidence"
    if not up and not down:
        return f"no answer moved up or slipped back {since}{only_said}"
    risen = f"{counted(up, 'answer')} moved up" if up else ""
    fallen = f"{number_word(down) if up else counted(down, 'answer')} slipped back" if down else ""
    return f"{' and '.join(part for part in (risen, fallen) if part)} {since}{only_said}"


def lead_words(grounds: Grounds, counts: Counts, three: tuple[Finding, ...]) -> str:
    """Give the lead: what moved, then the first of the three things that matter."""
    first = three[0].sentence if three else ""
    return " ".join(filter(None, (movement_words(grounds, counts), first)))


def movement_words(grounds: Grounds, counts: Counts) -> str:
    """Say what moved on alignment: "Seven of 14 items moved up, five with new evidence."."""
    mine = [s.section.id for s in grounds.position if s.section.kind is SectionKind.ALIGNMENT]
    previous = grounds.assessed.previous if grounds.assessed else None
    if previous is None or not mine:
        return ""
    here = counts.sections[mine[0]]
    total, up, down = (
        here.of(what) for what in (CountOf.ASKED, CountOf.MOVED_UP, CountOf.MOVED_DOWN)
    )
    if not up and not down:
        return f"No alignment item moved since {previous.title}."
    words = _moved_up(up, total, here.of(CountOf.UP_WITH_EVIDENCE)) if up else _slipped(down, total)
    if up and down:
        words = f"{words}; {number_word(down)} slipped back"
    return f"{sentence_case(words)}."


def _moved_up(up: int, total: int, shown: int) -> str:
    words = f"{number_word(up)} of {total} alignment items moved up"
    return f"{words}, {number_word(shown) if shown else 'none'} with new evidence"


def _slipped(down: int, total: int) -> str:
    return f"{number_word(down)} of {total} alignment items slipped back"
