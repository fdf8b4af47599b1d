"""Why something is asked of a board: what the data say of the things a request names.

Source: docs/spec/reports-pdf.md#board-report.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from digistrat_desktop.analysis.answers.position import label_on, levels_to_go, questions_asked
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.plans.reality import need_words
from digistrat_desktop.domain.counted import Counted, begun_small, together
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.words import day_words

_WORD = re.compile(r"\w+(?:[-&]\w+)*")
_PASSED_OVER = frozenset({"and", "the", "for", "our", "of", "in", "to", "a", "with"})
_ASKING = frozenset({"who", "what", "how", "which", "where"})
_GAP = 3  # words that may stand between two of a title: "Wi-Fi and network renewal"


def reasons(judgement: Judgement, asks: Sequence[str]) -> tuple[Counted, ...]:
    """Give for each request "because" and what is known; empty where it names nothing with a fault.

    A constraint that is left out comes first, then a shortage in the reality check, then any finding,
    then how far a level is from the one aimed for. No reason stands twice, nor what the title says.
    """
    title_says = _title_says(judgement)
    titles = [(one, _named_by(title)) for one, title in _titled(judgement)]
    used: set[str] = set()
    found = []
    for ask in asks:
        said = _words(ask)
        named = {one for one, title in titles if _stands_in(title, said)}
        reason = next((one for one in _known(judgement, named) if one not in used), "")
        used.add(reason)
        found.append(_because("" if reason == title_says else reason))
    return tuple(found)


def _title_says(judgement: Judgement) -> str:
    """Give what was found that the title of the paper is about; empty where it is about something else."""
    for one in judgement.three[:1]:
        names = (_named_by(title) for record, title in _titled(judgement) if record == one.record)
        if any(_stands_in(name, _words(judgement.title)) for name in names):
            return one.sentence
    return ""


def is_asked(judgement: Judgement, asks: Sequence[str], record: str) -> bool:
    """Tell if a request names a question or something planned."""
    titles = [_named_by(title) for one, title in _titled(judgement) if one == record]
    return any(_stands_in(title, _words(ask)) for ask in asks for title in titles)


def shortage_reason(judgement: Judgement, told: Collection[str]) -> Counted:
    """Say why there is a choice at all: the first shortage, of essentials if any; empty if it is told."""
    known = _short(judgement)
    return (
        Counted()
        if not known or any(one in told for one in map(_because, known))
        else _because(known[0])
    )


def _because(reason: str) -> Counted:
    if not reason:
        return Counted()
    return together(("Because ", begun_small(together((reason,)))))


def _short(judgement: Judgement, named: set[str] | None = None) -> list[str]:
    """Say what is short, essentials first; of what the named need, or of the whole plan."""
    check = judgement.reality
    found = sorted(check.shortages, key=lambda one: not one.hard)
    return [
        need_words(check.plan, one.line.key, one.year)
        for one in found
        if named is None or named.intersection(one.year.initiatives)
    ]


def _known(judgement: Judgement, named: set[str]) -> Iterator[str]:
    if not named:
        return
    entries = {one.item_id: one for one in judgement.workspace.all(ConstraintEntry)}
    left_out = judgement.constraints.ignored if judgement.constraints else ()
    limits = {
        str(line.item.item.id)
        for line in left_out
        if (entry := entries.get(line.item.item.id)) and named.intersection(entry.initiative_ids)
    }
    serious = {str(line.item.item.id) for line in left_out}
    yield from _sentences(judgement, named & serious)
    yield from _short(judgement, named)
    yield from _sentences(judgement, limits)
    yield from _sentences(judgement, named)
    yield from _to_go(judgement, named)


def _to_go(judgement: Judgement, named: set[str]) -> Iterator[str]:
    """Say of the questions named at which level they are and which is aimed for by when."""
    for section, item in questions_asked(judgement.position):
        response = item.response
        if response is None or response.target_by is None or not levels_to_go(section, item):
            continue
        if str(item.item.id) in named:
            now, aim = (label_on(section.scale, one) for one in (item.answer, response.target))
            by = day_words(response.target_by)
            yield f"“{item.item.title}” is {now}, and the aim is {aim} by {by}."


def _sentences(judgement: Judgement, about: set[str]) -> Iterator[str]:
    return (one.sentence for one in judgement.findings if about.intersection(one.records))


def _titled(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Give what a request can name: what is planned and aimed for, questions and metrics."""
    plan = judgement.reality.plan
    yield from ((key, one.title) for key, one in plan.initiatives.items())
    yield from ((key, one.title) for key, one in plan.objectives.items())
    for item in (one for section in judgement.position for one in section.items):
        yield str(item.item.id), item.item.title
        yield str(item.item.id), item.item.short_title
    for line in judgement.metrics:
        yield line.metric_id, line.name


def _words(plain: str) -> tuple[str, ...]:
    found = (one.casefold() for one in _WORD.findall(plain))
    return tuple(one for one in found if one not in _PASSED_OVER)


def _named_by(title: str) -> tuple[str, ...]:
    """Give the words of a title that a request has to say: "who" begins no answer."""
    words = _words(title)
    bare = tuple(one for one in words if one not in _ASKING)
    return bare if len(bare) > 1 else words


def _stands_in(title: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Tell whether the words of a title stand in a text in their order, with few others between."""
    return bool(title) and any(
        _goes_on(title, said, at) for at, word in enumerate(said) if word == title[0]
    )


def _goes_on(title: tuple[str, ...], said: tuple[str, ...], at: int) -> bool:
    for word in title[1:]:
        after = said[at + 1 : at + 2 + _GAP]
        if word not in after:
            return False
        at += 1 + after.index(word)
    return True
