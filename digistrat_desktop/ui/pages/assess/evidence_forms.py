"""What the forms of evidence ask, and what is said of a piece of evidence in its row."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from digistrat_desktop.analysis.answers.position import SHELF_LIFE_MONTHS, is_fresh
from digistrat_desktop.domain.frameworks.framework import Scale
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.ids import RecordId, TrustId
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.rules.strategy import FieldNote
from digistrat_desktop.domain.trust.assessment import Evidence, Support
from digistrat_desktop.domain.words import day_words, listed, short_day
from digistrat_desktop.services.evidence_files import FileState
from digistrat_desktop.system.disk_errors import size_in_words
from digistrat_desktop.ui.forms.date_field import parse_day
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, Pairs
from digistrat_desktop.ui.forms.form import FormCard
from digistrat_desktop.ui.forms.line_field import LONGEST_LINE
from digistrat_desktop.ui.words import tr

_STRENGTHS = tuple(
    (s.value, tr("{label}: {meaning}", label=s.label, meaning=s.meaning)) for s in EvidenceStrength
)


def _has_file(typed: Mapping[str, Any]) -> bool:
    return bool(typed["file"])


_DATED_HELP = tr("Only an opinion needs none.")
_FROM_WRITTEN = tr("The day it was written counts, however long it is in force.")
_SHOWS_HERE = tr("Choose what it shows here: without a level it backs nothing.")
SHOWS = FieldSpec("shows", tr("Hi&ghest level it shows"), Asked.CHOICE)
EVIDENCE = (
    FieldSpec(
        "title", tr("What &is it?"), example=tr("Board minutes, 19 March 2026, item 6"),
        is_whole=True, longest=LONGEST_LINE, needed=tr("Describe it in a few words."),
    ),
    FieldSpec(
        "strength", tr("How &strong is it?"), Asked.CHOICE, _STRENGTHS, EvidenceStrength,
        is_whole=True,
    ),
    FieldSpec(
        "dated", tr("D&ate of the evidence"), Asked.DAY, example=tr("19 March 2026"),
        help_text=_DATED_HELP,
    ),
    FieldSpec("page", tr("&Page or section"), example=tr("p. 14"), longest=LONGEST_LINE),
    FieldSpec(
        "owner_id", tr("&Owner (a role is enough)"), Asked.PERSON,
        example=tr("Director of Strategy"), longest=LONGEST_LINE,
    ),
    SHOWS,
    FieldSpec(
        "where_kept", tr("Where it is &kept"), example=tr("Board papers folder, March 2026"),
        is_whole=True, longest=LONGEST_LINE,
    ),
    FieldSpec("file", tr("File"), is_whole=True, when=_has_file),
)  # fmt: skip
ATTACH = FieldSpec(
    "attach", tr("Attac&h a copy, kept with your data and sent in DigiStrat files"), Asked.TICK,
    is_whole=True, when=_has_file,
)  # fmt: skip
EVERYWHERE = FieldSpec(
    "everywhere", tr("Use it for every answer that uses the earlier version"), Asked.TICK
)
PICK = FieldSpec(
    "evidence", tr("Which evidence"), Asked.SEARCH,
    help_text=tr("What was added last stands first."),
    needed=tr("Choose at least one piece of evidence."),
)  # fmt: skip

PICKED_SHOWS = replace(SHOWS, needed=tr("Choose the highest level it shows here."))

_SHORT = 12  # letters of a page that stays on one line, such as "p. 14"
_WITH_SIZE = {
    FileState.ATTACHED: tr("{name}, {size}. A copy is attached."),
    FileState.LEFT_OUT: tr("{name}, {size}. Its copy is not on this computer."),
    FileState.NOT_ASKED: tr("{name}, {size}. It is on a network and is not checked."),
}


def levels_of(scale: Scale | None) -> Pairs:
    return tuple((str(lv.id), lv.label) for lv in scale.levels) if scale else ()


def typed_words(workspace: Workspace, typed: Mapping[str, Any], scale: Scale | None) -> str:
    """Give what was typed in a form of evidence as words: a line for each field, with its label."""
    lines = []
    for spec in (*EVIDENCE, PICK):
        said = typed.get(spec.name)
        if isinstance(said, str) and said:
            named = dict(levels_of(scale) if spec.name == "shows" else spec.pairs)
            label = spec.name_spoken
            mark = "" if label.endswith("?") else ":"
            lines.append(f"{label}{mark} {named.get(said, said)}")
        elif isinstance(said, tuple):
            found = (workspace.find(Evidence, one) for one in said)
            lines += [_picked_as(one) for one in found if one is not None]
    return "\n".join(lines)


def to_pick_from(workspace: Workspace, linked: Iterable[str]) -> Pairs:
    """Give the evidence that can be linked to one more answer, added last first; no earlier versions."""
    known = workspace.all(Evidence)
    left_out = {*linked, *(one.replaces for one in known)}
    return tuple(
        (str(one.id), _picked_as(one)) for one in reversed(known) if one.id not in left_out
    )


def _picked_as(evidence: Evidence) -> str:
    """Say in a row of the list what it is: short, so that the row can be read whole."""
    day = short_day(evidence.dated) if evidence.dated else ""
    if not day and evidence.strength is not EvidenceStrength.OPINION:
        day = tr("no date")
    return " · ".join(filter(None, (evidence.title, evidence.strength.label, day)))


def facts_of(workspace: Workspace, evidence: Evidence, shown: str = "") -> str:
    """Say in one line what a piece of evidence is, after the level it shows here."""
    shows = tr("shows {level}", level=shown) if shown else ""
    parts = (
        evidence.strength.label,
        shows,
        _whole(short_day(evidence.dated)) if evidence.dated else "",
        _whole(evidence.page) if len(evidence.page) <= _SHORT else evidence.page,
        workspace.name_of(evidence.owner_id),
        evidence.where_kept,
    )
    return " · ".join(part for part in parts if part)


def _whole(words: str) -> str:
    """Keep a few words on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def newer_of(workspace: Workspace, evidence: Evidence) -> Evidence | None:
    """Give the newer version of a piece of evidence, where there is one."""
    known = reversed(workspace.all(Evidence))
    return next((one for one in known if one.replaces == evidence.id), None)


def replaced_words(workspace: Workspace, evidence: Evidence) -> tuple[str, str]:
    """Say which newer version took its place, and in which tone."""
    newer = newer_of(workspace, evidence)
    if newer is None:
        return "", ""
    return tr("Replaced by “{title}”.", title=newer.title), "secondary"


def standing_of(evidence: Evidence, as_of: date | None) -> tuple[str, str]:
    """Say if it counts at the date of the assessment, and in which tone; an opinion never does."""
    if evidence.strength is EvidenceStrength.OPINION or as_of is None:
        return "", ""
    if evidence.dated is None:
        return tr("It has no date, so it backs nothing."), "caution"
    if is_fresh(evidence, as_of):
        return "", ""
    if evidence.dated > as_of:
        return _too_late(as_of), "caution"
    day = day_words(as_of)
    months = SHELF_LIFE_MONTHS
    words = tr("Out of date: over {months} months old on {day}.", months=months, day=day)
    return words, "caution"


def _too_late(as_of: date) -> str:
    return tr("It is dated after {day}, so it does not count yet.", day=day_words(as_of))


def tell_beside(
    form: FormCard, workspace: Workspace, as_of: date | None, scale: Scale | None
) -> None:
    """Say beside the fields what is wanted of them, by what is typed so far."""
    boxes, typed = form.fields.boxes, form.values()
    if "dated" in boxes:
        boxes["dated"].show_help(_day_help(typed["dated"], typed["strength"], as_of))
    if "evidence" in boxes:
        boxes["shows"].show_help(_shows_help(workspace, typed["evidence"] or (), scale))


def _day_help(typed: str, strength: object, as_of: date | None) -> str:
    """Say as it is typed if evidence of this day counts at the date of the assessment."""
    try:
        known = Evidence(
            id=RecordId(""),
            trust_id=TrustId(""),
            strength=EvidenceStrength(str(strength)),
            dated=parse_day(typed),
        )
    except ValueError:
        return _DATED_HELP
    told, _ = standing_of(known, as_of)
    return f"{told} {_FROM_WRITTEN}" if told else _DATED_HELP


def _shows_help(workspace: Workspace, chosen: Iterable[str], scale: Scale | None) -> str:
    """Say what the evidence that is chosen was recorded to show for other answers, and that it is asked here."""
    levels, picked = dict(levels_of(scale)), set(chosen)
    links = (one for one in workspace.all(Support) if one.evidence_id in picked)
    named = {levels[one.shows]: None for one in links if one.shows in levels}
    told = tr("For other answers it shows {levels}.", levels=listed(list(named))) if named else ""
    return " ".join(filter(None, (told, _SHOWS_HERE)))


def day_notes(dated: date | None, as_of: date | None) -> list[FieldNote]:
    """Point out that evidence of this day does not count at the date of the assessment."""
    is_late = dated is not None and as_of is not None and dated > as_of
    return [FieldNote("dated", _too_late(as_of))] if is_late and as_of else []


def file_words(evidence: Evidence, state: FileState | None) -> tuple[str, str]:
    """Say which file is linked and what became of it, and in which tone."""
    name = evidence.file_name
    if state is FileState.CHANGED:
        when = short_day(evidence.file_at.astimezone().date()) if evidence.file_at else ""
        words = tr("{name} has changed since it was linked (then of {when}).", name=name, when=when)
        return words, "caution"
    if state is FileState.GONE:
        return tr("{name} is not at {path} any more.", name=name, path=evidence.file), "caution"
    words = _WITH_SIZE.get(state or FileState.SAME, "{name}, {size}")
    tone = "caution" if state is FileState.LEFT_OUT else "secondary"
    return words.format(name=name, size=size_in_words(evidence.file_size)), tone


def used_words(workspace: Workspace, support: Support) -> str:
    """Say that other answers use the evidence of a link too; empty where none does."""
    others = (
        one.evidence_id == support.evidence_id and one.id != support.id
        for one in workspace.all(Support)
    )
    if not any(others):
        return ""
    return tr("Other answers use it too. What you change here changes for all of them.")


def twin_notes(workspace: Workspace, title: str) -> list[FieldNote]:
    """Point out that evidence of this title is there, to be used again."""
    plain = title.strip().casefold()
    if not any(one.title.casefold() == plain for one in workspace.all(Evidence)):
        return []
    words = tr("This evidence is already here. Close this and choose Use evidence already here.")
    return [FieldNote("title", words)]
