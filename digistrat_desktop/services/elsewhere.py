"""Crosswalks read on a judgement, for the page, the report and its workbook."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from digistrat_desktop.analysis.answers.elsewhere import (
    Elsewhere,
    Heard,
    RequirementReading,
    Voice,
    read_elsewhere,
)
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.tabular.write import OutCell, Sheet


def built_in_crosswalks(pack: FrameworkPack) -> tuple[Crosswalk, ...]:
    """Give the crosswalks that came with the program and speak of a framework."""
    return Catalogue((resources_folder() / "frameworks",)).crosswalks_for(pack)


def readings_of(judgement: Judgement, crosswalks: Iterable[Crosswalk]) -> tuple[Elsewhere, ...]:
    """Read crosswalks on a judgement."""
    evidence = judgement.workspace.all(Evidence)
    heard = Heard(
        judgement.pack,
        judgement.position,
        judgement.metrics,
        metrics_in_use(judgement.workspace),
        judgement.assessment.as_of or date.max,
        frozenset(one.replaces for one in evidence if one.replaces),
        judgement.moves,
    )
    return tuple(read_elsewhere(one, heard) for one in crosswalks)


def with_elsewhere(
    judgement: Judgement, crosswalks: Iterable[Crosswalk] | None = None
) -> Judgement:
    """Give a judgement with what it says towards the requirements of others.

    Args:
        crosswalks: those wanted; None takes all that came with the program.
    """
    wanted = built_in_crosswalks(judgement.pack) if crosswalks is None else crosswalks
    return replace(judgement, elsewhere=readings_of(judgement, wanted))


def chosen(crosswalks: Iterable[Crosswalk], names: Iterable[str]) -> tuple[Crosswalk, ...]:
    """Give the crosswalks with these names; no names give all."""
    every = {one.key: one for one in crosswalks}
    wanted = [name.strip().lower() for name in names]
    for name in wanted:
        if name not in every:
            raise Refused(
                f"There is no crosswalk “{name[:60]}” for the framework of this assessment.",
                "No file was saved.",
                f"Choose one of: {', '.join(every)}." if every else "Leave out --crosswalk.",
            )
    return tuple(one for one in every.values() if not wanted or one.key in wanted)


def elsewhere_sheets(judgement: Judgement) -> tuple[Sheet, ...]:
    """Give a row for each requirement, and a row for each question or metric behind one."""
    return requirements_sheet(judgement), behind_sheet(judgement), sources_sheet(judgement)


def requirements_sheet(judgement: Judgement) -> Sheet:
    headings = (
        "Crosswalk",
        "Id",
        "Under",
        "Requirement",
        "Answers",
        "Evidence",
        "Metrics",
        "Missing",
    )
    rows = [
        (one.crosswalk.called, *_row(r)) for one in judgement.elsewhere for r in one.requirements
    ]
    return Sheet("Requirements", headings, rows)


def _row(one: RequirementReading) -> tuple[OutCell, ...]:
    wanted = one.requirement
    return (
        wanted.id,
        wanted.part_of or wanted.group,
        wanted.title,
        _lines(_answer(v) for v in one.voices if v.item is not None),
        _lines(linked.words for linked in one.evidence),
        _lines(f"{v.title}: {v.word}" for v in one.voices if v.metric_id),
        _lines(one.missing),
    )


def _answer(voice: Voice) -> str:
    met = f" ({voice.criteria})" if voice.criteria else ""
    said = f"{voice.target} {voice.title}: {voice.word}{met}"
    return f"{said}. {voice.other_level}" if voice.other_level else said


def _lines(words: Iterable[str]) -> str:
    return "\n".join(words)


def behind_sheet(judgement: Judgement) -> Sheet:
    headings = (
        *("Crosswalk", "Requirement", "Relation", "Id", "Question or metric", "Area"),
        *("Answer or value", "Backed by, or what it shows", "Reason"),
        *("Criteria met", "Why another level than the criteria give"),
    )
    return Sheet("Behind each", headings, list(_behind(judgement)))


def _behind(judgement: Judgement) -> Iterator[tuple[OutCell, ...]]:
    for one in judgement.elsewhere:
        for reading in one.requirements:
            head = (one.crosswalk.called, reading.requirement.id)
            yield from ((*head, *_voice(voice)) for voice in reading.voices)


def _voice(voice: Voice) -> tuple[OutCell, ...]:
    about = (voice.relation_words, voice.target, voice.title, voice.area)
    said = (*about, voice.word, voice.backing, voice.reason)
    return (*said, voice.criteria, voice.other_level)


def sources_sheet(judgement: Judgement) -> Sheet:
    headings = (
        *("Crosswalk", "Version", "Mapping", "Written for", "Source", "Publisher", "Date"),
        *("Address", "Terms", "Fingerprint"),
    )
    found = [one.crosswalk for one in judgement.elsewhere]
    rows = [
        (
            *(one.full_title, one.version, one.stage.label, f"{one.pack_id} {one.pack_version}"),
            *(one.source.title, one.source.publisher, one.source.date, one.source.url),
            *(one.source.licence, one.sha256),
        )
        for one in found
    ]
    return Sheet("Sources", headings, rows)
