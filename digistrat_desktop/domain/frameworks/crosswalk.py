"""A crosswalk as values: which questions and metrics speak to which requirement of somebody else.

It is a mapping and nothing more: no level, no count and no score follows from it. The words are data.
"""

from __future__ import annotations

from dataclasses import dataclass

from digistrat_desktop.domain.frameworks.framework import FrameworkPack, found
from digistrat_desktop.domain.words import Labelled


class Bearing(Labelled):
    """How what is known here stands to a requirement, strongest first."""

    SUPPORTS = "supports", "Supports"
    PARTLY = "partly", "Partly"
    CONTEXT = "context", "Context"


class Stage(Labelled):
    """How far a text has come."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"


@dataclass(frozen=True, slots=True)
class CrosswalkSource:
    """The document the requirements stand in."""

    title: str
    publisher: str
    url: str
    date: str  # when it was published, as its publisher writes it
    updated: str
    stage: Stage
    seen: str  # which part of it was read
    licence: str  # what is known of the terms it is under
    attribution: str  # what must be said beside its words
    note: str  # of a version that is being written, and the like


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who asks for it; bodies merge and change their names."""

    role: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """One question or one metric that speaks to a requirement."""

    target: str  # the question's id, such as "ALN-01", or the metric's
    relation: Bearing

    @property
    def is_metric(self) -> bool:
        """True for a metric: its id has small letters, and a question's has none."""
        return self.target.islower()


@dataclass(frozen=True, slots=True)
class Requirement:
    id: str
    title: str  # word for word, or what it is about in our own words
    our_words: str  # what it is about, where the title alone does not say
    also: tuple[str, ...]  # other names of it
    seen_in: str  # where its title was read, if not in the source itself
    group: str  # the heading it stands under; empty for none
    part_of: str  # id of the requirement it is a part of; empty for none
    gap: str  # what nothing here speaks to; empty for none
    prompts: tuple[str, ...]  # to discuss; never counted
    mappings: tuple[Mapping, ...]  # the strongest relation first


@dataclass(frozen=True, slots=True)
class Crosswalk:
    id: str
    version: str
    title: str
    short_title: str  # where there is little room
    language: str
    pack_id: str  # the framework whose questions it names
    pack_version: str  # the version whose ids it was written for
    stage: Stage
    stage_note: str
    provider: str
    licence: str  # of the mapping itself
    source: CrosswalkSource
    rules: tuple[str, ...]
    cautions: tuple[str, ...]
    not_covered: tuple[str, ...]
    recipients: tuple[Recipient, ...]
    requirements: tuple[Requirement, ...]
    sha256: str = ""  # of its canonical text, worked out by the reader
    # The next 4 are not of the file: whoever fits it to a framework gives them.
    is_beside: bool = False  # a draft beside another of its short name, which stays what it was
    # what the questions and metrics it names are called where it was written for, by id
    names: tuple[tuple[str, str], ...] = ()
    # for a question that the framework does not have: those that asked about it in other words
    earlier: tuple[tuple[str, tuple[str, ...]], ...] = ()
    # ids it names that a copy of its framework has with another meaning: they do not count
    apart: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """Its name where it is chosen: the short name, of a draft beside another with its version."""
        return f"{self.id}@{self.version}" if self.is_beside else self.id

    @property
    def called(self) -> str:
        """Its short title; a draft beside another says so."""
        return self._marked(self.short_title)

    @property
    def full_title(self) -> str:
        return self._marked(self.title)

    def _marked(self, title: str) -> str:
        return f"{title}, version {self.version} (draft)" if self.is_beside else title

    def requirement(self, requirement_id: str) -> Requirement:
        """Return the requirement with this id; KeyError when there is none."""
        return found(requirement_id, self.requirements)

    def fits(self, pack: FrameworkPack) -> bool:
        """Tell if it speaks of the questions of this framework, in any of its versions."""
        return self.pack_id == pack.id

    def unknown_to(self, pack: FrameworkPack) -> tuple[str, ...]:
        """Give the ids it names that a framework does not have, each once, in the file's order."""
        known = {*(item.id for item in pack.items()), *(one.id for one in pack.metrics)}
        named = dict.fromkeys(m.target for one in self.requirements for m in one.mappings)
        return tuple(one for one in named if one not in known)
