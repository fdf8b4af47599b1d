"""What this answers elsewhere: the requirements of others, what speaks to each, and what is missing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from digistrat_desktop.analysis.answers.elsewhere import (
    Elsewhere,
    Presence,
    RequirementReading,
    Voice,
    dates_words,
)
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.counted import together
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.words import listed, small_first
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.cover import contents, cover, facts_table
from digistrat_desktop.reports.papers.wording import PaperSection

_BELOW = 400  # characters of a reason; a longer one stands below its table, over the whole width
_FOR = (
    "The answers, evidence and metrics of this assessment, by the requirements of others. "
    "Nothing is scored."
)
_NONE = "No crosswalk is chosen, or none is for the framework of this assessment."
_EMPTY = "Nothing is answered and no metric has a value yet, so there is nothing to show."


def _cover(judgement: Judgement) -> b.Blocks:
    return cover(judgement, NAME, _FOR)


def _requirements(judgement: Judgement) -> b.Blocks:
    heard = any(r.is_heard for one in judgement.elsewhere for r in one.requirements)
    if not heard:
        words = _EMPTY if judgement.elsewhere else _NONE
        heading = b.Heading(2, "Requirements", "requirements")
        return b.PageBreak(), heading, b.said(words, b.TextStyle.CAUTION)
    told = _Told()
    return tuple(block for one in judgement.elsewhere for block in _crosswalk(one, told))


@dataclass(slots=True)
class _Told:
    """Where answers, metrics and evidence stand already, by id: the requirement and its anchor."""

    places: dict[str, tuple[str, str]] = field(default_factory=dict)

    def first(self, ids: Iterable[str], place: tuple[str, str]) -> frozenset[str]:
        """Give those that stand nowhere yet, and keep that they stand here."""
        new = frozenset(one for one in ids if one not in self.places)
        self.places.update(dict.fromkeys(new, place))
        return new

    def see(self, one: str) -> b.Runs:
        where, anchor = self.places[one]
        return b.more(f"See {where}", anchor)


def _crosswalk(one: Elsewhere, told: _Told) -> b.Blocks:
    crosswalk = one.crosswalk
    here = (b.said(one.not_here, b.TextStyle.CAUTION),) if one.not_here else ()
    return (
        b.PageBreak(),
        b.Heading(2, crosswalk.full_title, _anchor(crosswalk)),
        b.said(one.lead, b.TextStyle.LEAD),
        *here,
        b.points((*crosswalk.rules, *crosswalk.cautions)),
        *_listed("What this crosswalk leaves out", crosswalk.not_covered),
        *_each(one, told),
        b.Heading(3, "Where the requirements come from"),
        facts_table(source_facts(crosswalk), "The crosswalk and its source"),
    )


def _anchor(crosswalk: Crosswalk) -> str:
    return f"elsewhere-{re.sub('[^a-z0-9]+', '-', crosswalk.key)}"


def _listed(heading: str, words: tuple[str, ...]) -> b.Blocks:
    return (b.Heading(3, heading), b.points(words, tight=True)) if words else ()


def source_facts(crosswalk: Crosswalk) -> tuple[tuple[str, str], ...]:
    """Give whose requirements they are, how far the mapping has come, and on what terms."""
    source = crosswalk.source
    return (
        ("Requirements", f"{source.title}, {source.publisher}"),
        ("Date", f"{dates_words(source)}. {source.stage.label}."),
        ("Address", source.url),
        ("What was read", source.seen),
        ("Other versions", source.note),
        ("Terms", source.licence),
        ("Attribution", source.attribution),
        ("Asked for by", listed([one.name for one in crosswalk.recipients])),
        (
            "Mapping",
            f"Version {crosswalk.version}, by {crosswalk.provider}. {crosswalk.stage.label}.",
        ),
        ("Note on the mapping", crosswalk.stage_note),
        ("Terms of the mapping", crosswalk.licence),
        ("Fingerprint of the mapping", crosswalk.sha256),
    )


def _each(one: Elsewhere, told: _Told) -> Iterator[b.Block]:
    """Give the requirements in order, each group and each whole under a heading."""
    parents = {r.requirement.part_of for r in one.requirements}
    group = ""
    for at, reading in enumerate(one.requirements):
        wanted = reading.requirement
        if wanted.group and wanted.group != group:
            yield b.Heading(3, wanted.group)
        group = wanted.group
        is_whole = not wanted.part_of and not group
        anchor = f"{_anchor(one.crosswalk)}-{at}"
        yield b.Heading(3 if is_whole else 4, f"{wanted.id} {wanted.title}", anchor)
        yield from _requirement(reading, (wanted.id, anchor), told, wanted.id in parents)


def _requirement(
    one: RequirementReading,
    place: tuple[str, str],
    told: _Told,
    has_parts: bool,  # noqa: FBT001 - of the requirement
) -> Iterator[b.Block]:
    wanted = one.requirement
    if wanted.our_words:
        yield b.said(wanted.our_words)
    also = f"Also called: {listed(wanted.also)}." if wanted.also else ""
    said = one.words if one.voices or not has_parts else ""
    bare = () if one.voices else one.missing  # a line says it all
    told_here = together((also, said, *bare), " ")
    if told_here:
        yield b.said(told_here, b.TextStyle.SECONDARY)
    if one.is_heard:
        yield from _voices(one, place, told)
    yield from _evidence(one, place, told)
    yield from _run_in("What is missing", one.missing if one.voices else ())
    yield from _run_in("To discuss, not counted here", wanted.prompts)


def _run_in(name: str, words: tuple[str, ...]) -> b.Blocks:
    """Give sentences behind their name, in one paragraph."""
    if not words:
        return ()
    return (
        b.Paragraph((b.Run(f"{name}: ", bold=True), *b.text(" ".join(words))), b.TextStyle.SMALL),
    )


def _evidence(one: RequirementReading, place: tuple[str, str], told: _Told) -> b.Blocks:
    """Give evidence that stands nowhere yet whole, and that of an answer told here with where it stands."""
    new = told.first((linked.evidence.id for linked in one.evidence), place)
    here = {voice.target for voice in one.voices if told.places.get(voice.target, place) == place}
    points = tuple(
        b.text(linked.words)
        if linked.evidence.id in new
        else (
            b.Run(f"{linked.evidence.title}: {linked.link_words}. "),
            *told.see(linked.evidence.id),
            b.Run("."),
        )
        for linked in one.evidence
        if linked.evidence.id in new or here.intersection((*linked.backs, *linked.beside))
    )
    if not points:
        return ()
    head = b.Paragraph(b.text("Evidence", bold=True), b.TextStyle.TIGHT)
    listing = b.BulletList(points, tight=True)
    return (b.KeepTogether((head, listing)),) if len(points) <= _FEW else (head, listing)


_FEW = 6  # points that stay on one page with their name


def _voices(one: RequirementReading, place: tuple[str, str], told: _Told) -> Iterator[b.Block]:
    """Give what is said for the first time in a table, and the rest as rows that lead to it."""
    shares = {
        "Question or metric": 2.4,
        "Relation": 0.95,
        "Answer or value": 1.35,
        "Backed by, or what it shows": 2.2,
        "Reason": 3.2,
    }
    heard = [voice for voice in one.voices if voice.known is Presence.SAID]
    new = told.first((voice.target for voice in heard), place)
    rows = [_voice(voice) for voice in heard if voice.target in new]
    if rows:
        yield b.grid(f"What relates to {one.requirement.id}", shares, rows)
    for voice in heard:
        if voice.target in new and len(voice.why) > _BELOW:
            said = (*_name(voice), b.Run(": "), *b.text(voice.why))
            yield b.Paragraph(said, b.TextStyle.SMALL)
    again = tuple(_again(voice, told) for voice in heard if voice.target not in new)
    if again:
        yield b.BulletList(again, tight=True)


def _again(voice: Voice, told: _Told) -> b.Runs:
    """Name what stands already, with its relation and its value, and lead to where it stands."""
    relation = f" ({small_first(voice.relation_words)}). "
    bare = ", claimed only" if voice.is_claimed_only else ""
    # A metric's value stands with its month and what it shows, where the row leads.
    about = f": {voice.word}{bare}{relation}" if voice.item is not None else f":{relation}"
    return (*_name(voice), b.Run(about), *told.see(voice.target), b.Run("."))


def _voice(voice: Voice) -> tuple[str | b.Runs, ...]:
    return (
        _name(voice),
        voice.relation_words,
        voice.word,
        b.text(voice.shown_by),
        voice.why if len(voice.why) <= _BELOW else "The reason is below.",
    )


def _name(voice: Voice) -> b.Runs:
    if voice.item is None:
        return b.text(voice.title)
    return (b.Run(f"{voice.target} ", bold=True), b.Run(voice.title))


NAME = "What this answers elsewhere"
ELSEWHERE = (
    PaperSection("cover", "Title page and front sheet", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection(
        "requirements", "Requirements, and what relates to each", _requirements, fixed=True
    ),
)
