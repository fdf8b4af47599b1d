"""What is in the store: the list, the trusts, one trust opened; and who makes changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from digistrat_desktop.domain.errors import InvalidValue, Refused
from digistrat_desktop.domain.frameworks.packs import Glance
from digistrat_desktop.domain.ids import EventId, PersonId
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.events import Author, Stamp
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.storage.port import (
    LATEST_LOADED,
    Batch,
    EventOrigin,
    PackageFiles,
    PackText,
    Store,
)
from digistrat_desktop.system.clock import Clock, IdMaker

if TYPE_CHECKING:  # what the start does not need
    from digistrat_desktop.domain.frameworks.crosswalk import Crosswalk
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.domain.record.changes import Step
    from digistrat_desktop.domain.trust.listing import ListedAssessment, ListedTrust
    from digistrat_desktop.services.frameworks.workshop import Workshop
    from digistrat_desktop.services.store.opened import OpenTrust
    from digistrat_desktop.storage.port import Verdict


PACK_ID = "digistrat-board"
LATEST = "latest"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class HomeFacts:
    latest: tuple[ListedAssessment, ...]  # the assessments changed last, latest first
    last_open: (
        ListedAssessment | None
    )  # the one asked for; where it is not in use, the one changed last
    answers: Mapping[str, Mapping[str, str]]  # answers by assessment and item, for their strips
    trusts: tuple[ListedTrust, ...]
    count: int  # assessments in the store, counted no further than was asked
    people: Mapping[str, str]  # names by person id
    last_backup: datetime | None  # when the latest verified backup was made, or None
    glance: Glance  # of the framework in use, for the key of the levels
    # of the framework each assessment is pinned to, by the assessment's id
    glances: Mapping[str, Glance]

    def glance_of(self, assessment_id: str) -> Glance:
        """Give what orders an assessment's strip: its own framework's first section."""
        return self.glances.get(assessment_id, self.glance)


def _not_allowed(what: str) -> Refused:
    return Refused(
        f"Your organisation does not allow {what}.",
        "You can still open and edit what is already here.",
        "Ask IT about the policy AllowedFrameworks.",
    )


class Library:
    """The open store with the framework packs. It belongs to the thread that opened it.

    Attributes:
        store: the open store.
        files: writes and reads package files.
    """

    def __init__(self, store: Store, catalogue: Catalogue, files: PackageFiles) -> None:
        self.store = store
        self.files = files
        self._catalogue = catalogue

    @property
    def read_only(self) -> bool:
        """True when nothing can be written: a copy, a backup, a second window."""
        return self.store.read_only

    @property
    def place(self) -> str:
        return self.store.where

    def blank(self) -> Library:
        """Give an empty library of its own, of which nothing stays."""
        return Library(self.store.blank(), self._catalogue, self.files)

    def name_person(self, person_id: str, name: str) -> None:
        """Write a person's name; names are kept outside the trail, so no event is made."""
        if name and not has_words(name):
            raise InvalidValue("name", "This name has nothing that can be seen.")
        self.store.record(Batch(people={person_id: name}))

    def pack_in_use(self) -> FrameworkPack:
        """Give the framework new assessments are made with: the newest installed version."""
        pack = self._catalogue.preferred(PACK_ID)
        if pack is None:
            raise _not_allowed("any of the frameworks on this computer")
        return pack

    def offered_packs(self) -> tuple[FrameworkPack, ...]:
        """Give the frameworks a new assessment can use, the one in use first."""
        return self._catalogue.offered(PACK_ID)

    def proposed(self, assessment_ids: list[str]) -> dict[str, tuple[FrameworkPack, FrameworkPack]]:
        """Give what to propose after each assessment: its framework, and that or a newer version of it.

        Those whose framework is not offered here any more are left out.
        """
        offered = {one.sha256: one for one in self.offered_packs()}
        used = {one: offered.get(sha) for one, sha in self.store.pinned(assessment_ids).items()}
        return {one: (last, self._catalogue.next_after(last)) for one, last in used.items() if last}

    def workshop(self) -> Workshop:
        """Give the workshop of this computer's own frameworks."""
        from digistrat_desktop.services.frameworks.workshop import Workshop  # noqa: PLC0415 - the door to frameworks

        return Workshop(self._catalogue)

    def crosswalks_for(self, pack: FrameworkPack) -> tuple[Crosswalk, ...]:
        """Give the crosswalks that speak of a framework, by title."""
        return self._catalogue.crosswalks_for(pack)

    def pack(self, version: str) -> FrameworkPack:
        """Give one version of the framework that came with the program, for new work.

        Raises:
            Refused: the organisation does not allow it.
        """
        pack = self._catalogue.pack(PACK_ID, version)
        if not self._catalogue.allows(pack.id):
            self.pack_in_use()
            raise _not_allowed(f"the framework {pack.title}")
        return pack

    def home(self, rows: int, count_to: int | None = None, last_open: str = "") -> HomeFacts:
        """Read what Home shows first.

        Args:
            rows: how many assessments, those changed last.
            count_to: stop counting the others there; None counts them all.
            last_open: the assessment that was open last on this computer, if any was.
        """
        ids = self.store.listed_ids("changed", most=rows)
        found = self.store.listed_rows(ids)
        latest = tuple(found[row_id] for row_id in ids)
        asked = self.store.listed_like(last_open) if last_open else ()
        there = [row for row in asked if row.assessment_id == last_open] or latest
        places = list(dict.fromkeys(row.assessment_id for row in (*latest, *there[:1])))
        known = self._catalogue.glances()
        pinned = self.store.pinned(places)
        return HomeFacts(
            latest=latest,
            last_open=there[0] if there else None,
            answers=self.store.answers(places),
            trusts=self.store.trusts(),
            count=self.store.count(count_to),
            people=self.store.people(),
            last_backup=self.store.last_backup(),
            glance=self._catalogue.glance(PACK_ID),
            glances={one: known[sha256] for one, sha256 in pinned.items() if sha256 in known},
        )

    def open_trust(
        self, trust_id: str, assessment_id: str | None = None, latest: int = LATEST_LOADED
    ) -> OpenTrust:
        """Load a trust with its assessments and the packs they are pinned to.

        Those whose framework is not here are left out.

        Args:
            assessment_id: the one to work on; None takes the one that stands for the trust.
            latest: how many assessments, those of the latest dates.

        Raises:
            Refused: the framework of the assessment to work on is not here.
        """
        from digistrat_desktop.services.store.opened import opened_trust  # noqa: PLC0415 - the door to records and frameworks

        return opened_trust(
            self.store.open_trust(trust_id, assessment_id, latest), self._catalogue, assessment_id
        )

    def record(
        self,
        steps: Iterable[Step],
        people: Mapping[str, str],
        packs: Iterable[FrameworkPack],
        origin: EventOrigin | None = None,
        files: Mapping[str, bytes] | None = None,
    ) -> None:
        """Write steps in one transaction, with the names and framework packs they speak of.

        Args:
            origin: where the events say they were made; the sample's are the same everywhere.
            files: copies of evidence by sha256.
        """
        used = tuple(packs)
        self.store.record(batch_of(steps, people, used, origin, files))
        for pack in used:
            self._catalogue.remember(pack)

    def trust_named(self, wanted: str) -> ListedTrust:
        """Find a trust as `the_trust` does."""
        return the_trust(self.store.trusts(), wanted)

    def find(self, wanted: str, trust: str | None = None) -> ListedAssessment:
        """Find an assessment by its id, the beginning of its id, or `latest`.

        Args:
            wanted: `latest` means those that `Store.newest` gives.
            trust: the trust it is of, as `trust_named` takes it; None means any.
        """
        trust_id = None if trust is None else self.trust_named(trust).id
        if wanted == LATEST:
            found = self.store.newest(trust_id)
        else:
            like = self.store.listed_like(wanted) if wanted and wanted.isascii() else ()
            found = tuple(row for row in like if trust_id in {None, row.trust_id})
        names = {row.assessment_id: f"{row.title} of {row.trust_name}" for row in found}
        only = the_only(names, "assessment", wanted)
        return next(row for row in found if row.assessment_id == only)

    def verify(self) -> tuple[Verdict, ...]:
        """Check what belongs to no single trail, then every trail with every record it makes."""
        outside = self.store.verify_outside()
        return (*(self.store.verify_trail(trail) for trail in self.store.trails()), *outside)

    def close(self) -> None:
        self.store.close()


def the_trust(trusts: Iterable[ListedTrust], wanted: str) -> ListedTrust:
    """Give the one trust that is meant by its id, the beginning of its id, or its ODS code."""
    there = {one.id: one for one in trusts}
    exact = [one for one in there.values() if wanted and wanted in {one.id, one.ods_code}]
    found = exact or [one for one in there.values() if wanted and one.id.startswith(wanted)]
    names = {one.id: one.name for one in there.values()}
    return there[the_only({one.id: one.name for one in found}, "trust", wanted, names)]


def the_only(
    found: Mapping[str, str], what: str, wanted: str, there: Mapping[str, str] | None = None
) -> str:
    """Give the id of the only one found; Refused naming those that fit, else those there are.

    Args:
        found: names by id.
        what: what was looked for, "trust" say.
        there: names by id of all there are.
    """
    if len(found) == 1:
        return next(iter(found))
    named = "; ".join(
        f"{one} is {name}" for one, name in [*(found or there or {}).items()][:_MOST_NAMED]
    )
    raise Refused(
        f"{f'More than one {what} matches' if found else f'No {what} matches'} “{wanted[:60]}”.",
        "Nothing was changed.",
        f"Give one of these ids: {named}."
        if named
        else "Run `digistrat list` to see what is here.",
    )


def batch_of(
    steps: Iterable[Step],
    people: Mapping[str, str],
    packs: Iterable[FrameworkPack],
    origin: EventOrigin | None = None,
    files: Mapping[str, bytes] | None = None,
) -> Batch:
    """Give steps with the names and framework packs they speak of as one thing to write."""
    from digistrat_desktop.frameworks.canonical import canonical_json  # noqa: PLC0415 - not before the first paint

    used = tuple(packs)
    return Batch(
        changes=tuple(change for step in steps for change in step.changes),
        people=people,
        packs={p.sha256: PackText(p.id, p.version, canonical_json(p)) for p in used},
        origin=origin,
        files=files or {},
    )


SAMPLE_ORIGIN = EventOrigin(machine="sample", app="sample")


def make_author(clock: Clock, ids: IdMaker, actor_id: str | Callable[[], str]) -> Author:
    """Give the author of this run's changes, from the injected clock and id maker.

    Args:
        actor_id: who makes them; as a function where that may be another person later on.
    """

    def stamp() -> Stamp:
        actor = actor_id if isinstance(actor_id, str) else actor_id()
        return Stamp(EventId(ids.new_id()), clock.now(), PersonId(actor))

    return Author(stamp, ids.new_id)
