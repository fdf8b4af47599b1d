"""A trust's records with something left out: what goes is nowhere in what is left.

What goes is replaced by words that say so, since an empty reason or owner would read as a fault of the
trust. The record itself is never changed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.names_in_text import NamesInText
from digistrat_desktop.domain.record.workspace import R, Workspace, make_workspace
from digistrat_desktop.domain.trust.assessment import Response, Support
from digistrat_desktop.domain.trust.reviews import Challenge
from digistrat_desktop.domain.wire.records import Record, default_field, said_fields
from digistrat_desktop.domain.words import listed

REASON = "Reason left out"
FILE = "File left out"
WHOLE = frozenset({"names", "reasons", "files"})  # what goes wherever it stands
# Why somebody says or did something, whatever it is about, and what they noted beside it.
REASONS = frozenset(
    {
        *("rationale", "movement_reason", "target_why", "reason", "why", "gone_because", "retired"),
        *("chart_why", "level_why"),
        *("note", "comment", "words", "dissent", "closing_note", "remark"),
    }
)
# Where evidence is kept, and the file that is linked to it or that readings came from.
FILES: Mapping[str, frozenset[str]] = {
    "evidence": frozenset(
        {"where_kept", "page", "sha256", "file", "file_size", "file_at", "attached"}
    ),
    "import_source": frozenset({"name", "sha256"}),
}
_PATH = "file"  # the folders of a computer are often named after whoever uses it
# A file that is attached may say anything, so none goes with a copy that leaves something out.
_COPY = "attached"
_NO_FILE = {_COPY: "", _PATH: "", "sha256": "", "file_size": 0, "file_at": None}
_ID_LISTS = ("addresses", "about")


@dataclass(frozen=True, slots=True)
class Omission:
    """What a copy leaves out."""

    names: bool = False
    reasons: bool = False
    files: bool = False
    areas: frozenset[str] = frozenset()  # ids of sections of the framework, such as "CON"

    def __bool__(self) -> bool:
        return self.names or self.reasons or self.files or bool(self.areas)

    @property
    def code(self) -> str:
        """Write it as one line, such as "files names area:CON"; a report's metadata hold it."""
        words = [word for word in sorted(WHOLE) if getattr(self, word)]
        return " ".join((*words, *(f"area:{area}" for area in sorted(self.areas))))


ALL = Omission()
"""Nothing is left out."""


def omission_of(words: Iterable[str]) -> Omission:
    """Read what a person names: names, reasons, files, and ids of areas; commas part them too."""
    said = {one.strip() for word in words for one in word.split(",") if one.strip()}
    whole = {one.lower() for one in said} & WHOLE
    areas = frozenset(one.upper() for one in said if one.lower() not in WHOLE)
    return Omission(areas=areas, **dict.fromkeys(whole, True))


def left_out_from(code: str) -> Omission:
    """Read what `Omission.code` wrote; words that mean nothing are passed over."""
    words = code.split()
    areas = frozenset(one.removeprefix("area:") for one in words if one.startswith("area:"))
    return Omission(areas=areas, **dict.fromkeys(WHOLE & set(words), True))


@dataclass(frozen=True)
class Redaction:
    """Leaves out of one trust's records what is to go."""

    left_out: Omission
    workspace: Workspace
    packs: Mapping[str, FrameworkPack] = field(default_factory=dict)  # by sha256

    @cached_property
    def people(self) -> Mapping[str, str]:
        """Names by id; where names go, each person with a name has a number."""
        known = sorted(one for one, name in self.workspace.people.items() if name)
        if not self.left_out.names:
            return self.workspace.people
        return {one: f"Person {number}" for number, one in enumerate(known, start=1)}

    @property
    def many_names(self) -> int:
        """How many people have a name that goes."""
        return len(self._called) if self.left_out.names else 0

    @property
    def many_reasons(self) -> int:
        """How many reasons and notes go."""
        said = (name for one in self._staying() for name, _ in said_fields(one))
        return sum(name in REASONS for name in said) if self.left_out.reasons else 0

    @property
    def many_files(self) -> int:
        """How many pieces of evidence and imports lose where they are kept or which file it was."""
        said = (
            any(name in FILES.get(one.KIND, ()) for name, _ in said_fields(one))
            for one in self._staying()
        )
        return sum(said) if self.left_out.files else 0

    @property
    def many_answers(self) -> int:
        """How many answers go with their area, those of earlier assessments counted."""
        return sum(one in self.gone for one in self.workspace.records.get(Response.KIND, ()))

    @cached_property
    def _items(self) -> frozenset[str]:
        """The questions of the areas that go."""
        return frozenset(
            str(item.id)
            for pack in self.packs.values()
            for section in pack.sections
            if section.id in self.left_out.areas
            for item in section.items()
        )

    @cached_property
    def gone(self) -> frozenset[str]:
        """Ids of the records that go with their area, and of the questions."""
        every = tuple(_every(self.workspace))
        about = {one.id for one in every if getattr(one, "item_id", None) in self._items}
        links = [one for one in every if isinstance(one, Support)]
        cut = {one.id for one in links if one.response_id in about}
        kept = {one.evidence_id for one in links if one.id not in cut}
        shown = {one.evidence_id for one in links if one.id in cut} - kept
        asked = {
            one.id
            for one in every
            if getattr(one, "challenge_id", None) in about and not isinstance(one, Challenge)
        }
        return frozenset(about | cut | shown | asked | self._items)

    @cached_property
    def _questions(self) -> re.Pattern[str] | None:
        every = "|".join(map(re.escape, sorted(self._items)))
        return re.compile(rf"(?<![\w-])(?:{every})(?![\w-])") if every else None

    def asks(self, said: str) -> bool:
        """Tell whether a text names a question that goes."""
        return self._questions is not None and self._questions.search(said) is not None

    @cached_property
    def _names(self) -> NamesInText:
        return NamesInText(self._called if self.left_out.names else {})

    @cached_property
    def _called(self) -> Mapping[str, str]:
        people = self.workspace.people
        return {people[one]: number for one, number in self.people.items() if people[one].strip()}

    def text(self, said: str) -> str:
        """Give a text without the names of people the trust knows."""
        return self._names.without(said)

    def value(self, name: str, value: Any) -> Any:
        """Give what a field holds without what goes; lists part by part."""
        if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
            return type(value)(self.value(name, one) for one in value)
        if type(value) is not str:
            return value
        if self.left_out.names and name == _PATH:
            return ""
        if self.left_out.reasons and name in REASONS and value.strip():
            return REASON
        return self.text(value)

    def record(self, record: R) -> R:
        """Give a record without what goes."""
        said = {name: self.value(name, value) for name, value in said_fields(record)}
        if said.get(_COPY):
            said |= _NO_FILE
        gone = FILES.get(record.KIND, frozenset()) if self.left_out.files else ()
        said |= {name: _no_file(record, name) for name in gone}
        for name in _ID_LISTS:
            ids = said.get(name)
            if isinstance(ids, tuple):
                said[name] = tuple(one for one in ids if one not in self.gone)
        if said.get("replaces") in self.gone:
            said["replaces"] = None
        open_ = {name: found for name, found in record.unsettled.items() if name not in gone}
        loose = {name: self._written(name, found) for name, found in open_.items()}
        together = self._written("rationale", record.together)
        return replace(record, **said, unsettled=loose, together=together)

    def _written(self, name: str, found: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(one._replace(value=self.value(name, one.value)) for one in found)

    def records(self) -> Workspace:
        """Give the trust's records without what goes."""
        kept = map(self.record, self._staying())
        return make_workspace(kept, self.people, self.workspace.signed)

    def _staying(self) -> Iterable[Record]:
        return (
            one
            for one in _every(self.workspace)
            if one.id not in self.gone and getattr(one, "about", None) not in self.gone
        )

    def frameworks(self) -> dict[str, FrameworkPack]:
        """Give the frameworks without the areas that go."""
        return {
            sha256: replace(
                pack, sections=tuple(s for s in pack.sections if s.id not in self.left_out.areas)
            )
            for sha256, pack in self.packs.items()
        }


def _no_file(record: Record, name: str) -> Any:
    """Give what stands in place of where something is kept: words where words were, else nothing."""
    if name in {"where_kept", "name"} and getattr(record, name):
        return FILE
    return default_field(type(record), name)


def _every(workspace: Workspace) -> Iterable[Record]:
    return (record for of_kind in workspace.records.values() for record in of_kind.values())


def words_of(left_out: Omission, area_title: Callable[[str], str]) -> str:
    """Say what a copy leaves out, in one sentence; nothing is an empty text.

    Args:
        area_title: gives the title of an area by its id.
    """
    if not left_out:
        return ""
    areas = [f"“{area_title(area)}”" for area in sorted(left_out.areas)]
    parts = [
        *(["people's names"] if left_out.names else []),
        *(["reasons and notes"] if left_out.reasons else []),
        *(["linked files and where evidence is kept"] if left_out.files else []),
        *([f"the {'area' if len(areas) == 1 else 'areas'} {listed(areas)}"] if areas else []),
    ]
    return f"This copy leaves out {listed(parts)}."


def refuse_unknown(packs: Iterable[FrameworkPack], left_out: Omission) -> None:
    """Refuse areas that no framework has, and a copy without any area."""
    known = {section.id for pack in packs for section in pack.sections}
    unknown = sorted(left_out.areas - known)
    if unknown:
        raise Refused(
            f"The framework has no area “{unknown[0][:40]}”.",
            "No file was saved.",
            f"Its areas are {listed(sorted(known))}.",
        )
    if known and known <= left_out.areas:
        raise Refused(
            "A copy without any area says nothing.",
            "No file was saved.",
            "Keep at least one area.",
        )
