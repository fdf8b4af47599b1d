"""What this answers elsewhere: the requirements of others, what speaks to each, and what is missing."""

from collections.abc import Iterator

from digistrat_desktop.analysis.answers.elsewhere import (
    Elsewhere,
    Presence,
    RequirementReading,
    Voice,
    dates_words,
)
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.words import listed, sentence_case
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.papers.cover import contents, cover, facts_table
from digistrat_desktop.reports.papers.wording import PaperSection
from digistrat_desktop.reports.text_door import shortened

_FOR = (
    "The answers, evidence and metrics of this assessment, by the requirements of others. "
    "Nothing is scored."
)
_NONE = "No crosswalk is chosen, or none is for the framework of this assessment."
_EMPTY = "Nothing is answered and no metric has a value yet, so there is nothing to show."
_REASON = 400  # characters of a reason; the full report has all of it


def _cover(judgement: Judgement) -> b.Blocks:
    return cover(judgement, NAME, _FOR)


def _requirements(judgement: Judgement) -> b.Blocks:
    heard = any(r.is_heard for one in judgement.elsewhere for r in one.requirements)
    if not heard:
        words = _EMPTY if judgement.elsewhere else _NONE
        heading = b.Heading(2, "Requirements", "requirements")
        return b.PageBreak(), heading, b.said(words, b.TextStyle.CAUTION)
    return tuple(block for one in judgement.elsewhere for block in _crosswalk(one))


def _crosswalk(one: Elsewhere) -> b.Blocks:
    crosswalk = one.crosswalk
    here = (b.said(one.not_here, b.TextStyle.CAUTION),) if one.not_here else ()
    return (
        b.PageBreak(),
        b.Heading(2, crosswalk.title, f"elsewhere-{crosswalk.id}"),
        b.said(one.lead, b.TextStyle.LEAD),
        *here,
        b.points((*crosswalk.rules, *crosswalk.cautions)),
        *_listed("What this crosswalk leaves out", crosswalk.not_covered),
        *_each(one),
        b.Heading(3, "Where the requirements come from"),
        facts_table(source_facts(crosswalk), "The crosswalk and its source"),
    )


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


def _each(one: Elsewhere) -> Iterator[b.Block]:
    """Give the requirements in order, each group and each whole under a heading."""
    parents = {r.requirement.part_of for r in one.requirements}
    group = ""
    for reading in one.requirements:
        wanted = reading.requirement
        if wanted.group and wanted.group != group:
            yield b.Heading(3, wanted.group)
        group = wanted.group
        is_whole = not wanted.part_of and not group
        deeper = 3 if is_whole else 4
        yield b.Heading(deeper, f"{wanted.id} {wanted.title}")
        yield from _requirement(reading, has_parts=wanted.id in parents)


def _requirement(one: RequirementReading, *, has_parts: bool) -> Iterator[b.Block]:
    wanted = one.requirement
    if wanted.our_words:
        yield b.said(wanted.our_words)
    if wanted.also:
        yield b.said(f"Also called: {listed(wanted.also)}.", b.TextStyle.SECONDARY)
    if one.voices or not has_parts:
        yield b.said(one.words, b.TextStyle.SECONDARY)
    if one.is_heard:
        yield _voices(one)
    yield from _told("Evidence", tuple(linked.words for linked in one.evidence))
    yield from _told("What is missing", one.missing)
    yield from _told("To discuss, not counted here", wanted.prompts)


_FEW = 6  # points that stay on one page with their name


def _told(name: str, words: tuple[str, ...]) -> b.Blocks:
    if not words:
        return ()
    head = b.Paragraph(b.text(name, bold=True), b.TextStyle.TIGHT)
    told = (head, b.points(words, tight=True))
    return (b.KeepTogether(told),) if len(words) <= _FEW else told


def _voices(one: RequirementReading) -> b.Table:
    shares = {
        "Question or metric": 2.4,
        "Relation": 0.95,
        "Answer or value": 1.35,
        "Backed by, or what it shows": 2.2,
        "Reason": 3.2,
    }
    caption = f"What relates to {one.requirement.id}"
    return b.grid(caption, shares, (_voice(v) for v in one.voices if v.known is Presence.SAID))


def _voice(voice: Voice) -> tuple[str | b.Runs, ...]:
    name = (b.Run(f"{voice.target} ", bold=True), b.Run(voice.title))
    return (
        name if voice.item is not None else b.text(voice.title),
        voice.relation_words,
        voice.word,
        sentence_case(voice.backing),
        shortened(voice.reason, _REASON) if voice.reason else "",
    )


NAME = "What this answers elsewhere"
ELSEWHERE = (
    PaperSection("cover", "Title page and front sheet", _cover, fixed=True),
    PaperSection("contents", "Contents", contents),
    PaperSection(
        "requirements", "Requirements, and what relates to each", _requirements, fixed=True
    ),
)
