"""What is in the store: the list, the trusts, one trust opened; values for any thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.storage.origin import EventOrigin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.domain.frameworks.glance import Glance
    from digistrat_desktop.domain.record.events import Event, Head, Verdict
    from digistrat_desktop.domain.record.history import Step
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.listing import ListedAssessment, ListedTrust
    from digistrat_desktop.frameworks.catalogue import Catalogue
    from digistrat_desktop.storage.package.desk import PackageDesk
    from digistrat_desktop.storage.sqlite.store import Store


PACK_ID = "digistrat-board"
_A_DAY = timedelta(days=1)


class OpenTrust(NamedTuple):
    """A trust as it is worked on.

    Attributes:
        packs: every framework pack its assessments are pinned to, by sha256.
        assessment_id: the assessment that is open, or None when the trust has none.
    """

    workspace: Workspace
    packs: Mapping[str, FrameworkPack]
    assessment_id: str | None


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """What Home shows.

    Attributes:
        latest: the assessments changed last, latest first.
        answers: answers by assessment and item, for their strips.
        count: assessments in the store, counted no further than was asked.
        people: names by person id.
        last_backup: when the latest verified backup was made, or None.
        glance: of the framework in use, whose first section gives the strips their order.
    """

    latest: tuple[ListedAssessment, ...]
    answers: Mapping[str, Mapping[str, str]]
    trusts: tuple[ListedTrust, ...]
    count: int
    people: Mapping[str, str]
    last_backup: datetime | None
    glance: Glance


class HouseRules(NamedTuple):
    """What the organisation asks of every store on this computer.

    Attributes:
        must_encrypt: packages leave under a password only.
        second_backups: a second place for the daily backup.
    """

    must_encrypt: bool = False
    second_backups: Path | None = None


NO_RULES = HouseRules()


class Library:
    """The open store with the framework packs. It belongs to the thread that opened it."""

    def __init__(
        self, store: Store, catalogue: Catalogue, backups: Path, rules: HouseRules = NO_RULES
    ) -> None:
        self.rules = rules
        self._store = store
        self._catalogue = catalogue
        self._backups = backups

    @property
    def read_only(self) -> bool:
        """True when nothing can be written: a snapshot, a backup, a second window."""
        return self._store.read_only

    @property
    def place(self) -> Path:
        """Where the store's file is."""
        return self._store.path

    @property
    def packages(self) -> PackageDesk:
        """What goes out of the store and comes into it."""
        from digistrat_desktop.storage.package.desk import PackageDesk  # noqa: PLC0415 - not before the first paint

        return PackageDesk(self._store)

    def name_person(self, person_id: str, name: str) -> None:
        """Write a person's name; names are kept outside the trail, so no event is made.

        Raises:
            NotSaved: it could not be written.
        """
        from digistrat_desktop.storage.sqlite.commits import Batch  # noqa: PLC0415 - not before the first paint

        self._store.record(Batch(changes=(), people={person_id: name}))

    def pack_in_use(self) -> FrameworkPack:
        """Give the framework new assessments are made with: the newest installed version.

        Raises:
            Refused: the organisation's policy allows none of the installed ones.
        """
        pack = self._catalogue.preferred(PACK_ID)
        if pack is None:
            raise Refused(
                "Your organisation allows none of the frameworks installed here.",
                "What is there already can be read and worked on.",
                "Ask whoever looks after this computer about the policy AllowedFrameworks.",
            )
        return pack

    def home(self, rows: int, count_to: int | None = None) -> HomeFacts:
        """Read what Home shows first.

        Args:
            rows: how many assessments, those changed last.
            count_to: stop counting the others there; None counts them all.
        """
        latest = self._store.latest_listed(rows)
        return HomeFacts(
            latest=latest,
            answers=self._store.answers([row.assessment_id for row in latest]),
            trusts=self._store.trusts(),
            count=self._store.count(count_to),
            people=self._store.people(),
            last_backup=self._store.last_backup(self._backups),
            glance=self._catalogue.glance(PACK_ID),
        )

    def listed_ids(self, order: str, words: str) -> tuple[int, ...]:
        """Give the list's row numbers in an order, perhaps those with some words."""
        return self._store.listed_ids(order, words)

    def list_page(self, row_ids: Sequence[int]) -> dict[int, ListedAssessment]:
        """Read some rows of the list."""
        return self._store.listed_rows(row_ids)

    def answers(self, assessment_ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """Read answers by assessment and item, for strips."""
        return self._store.answers(assessment_ids)

    def open_trust(self, trust_id: str, assessment_id: str | None = None) -> OpenTrust:
        """Load a trust with its assessments and the packs they are pinned to.

        Args:
            assessment_id: the one to work on; None takes the latest as-of date.

        Raises:
            Refused: a pack an assessment is pinned to is nowhere to be found.
        """
        from digistrat_desktop.domain.record.workspace import standing_assessments  # noqa: PLC0415 - not before the first paint
        from digistrat_desktop.domain.trust.assessment import Assessment  # noqa: PLC0415 - not before the first paint

        workspace = self._store.load(trust_id, assessment_id)
        dated = standing_assessments(workspace)
        if assessment_id is None and dated:
            assessment_id = dated[-1].id
        hashes = sorted({a.pack_sha256 for a in workspace.all(Assessment)})
        return OpenTrust(workspace, {h: self._pack(h) for h in hashes}, assessment_id)

    def _pack(self, sha256: str) -> FrameworkPack:
        body = self._store.pack_body(sha256)
        if body:
            from digistrat_desktop.frameworks.loader import pack_from_canonical_json  # noqa: PLC0415 - reading packs is dear

            return pack_from_canonical_json(body)
        try:
            return self._catalogue.by_sha256(sha256)
        except KeyError:
            raise Refused(
                "The framework this assessment was made with is not in the store.",
                "Nothing was changed.",
                "Import the package it came from again.",
            ) from None

    def record(
        self,
        steps: Iterable[Step],
        people: Mapping[str, str],
        packs: Iterable[FrameworkPack],
        origin: EventOrigin | None = None,
    ) -> None:
        """Write steps in one transaction, with the names and framework packs they speak of.

        Args:
            origin: where the events say they were made; the sample's are the same everywhere.

        Raises:
            NotSaved: nothing of it is in the store.
            Refused: not allowed, for instance because the assessment is sealed.
        """
        from digistrat_desktop.frameworks.canonical import pack_to_canonical_json  # noqa: PLC0415 - not before the first paint
        from digistrat_desktop.storage.sqlite.commits import Batch  # noqa: PLC0415 - not before the first paint

        used = tuple(packs)
        self._store.record(
            Batch(
                changes=tuple(change for step in steps for change in step.changes),
                people=people,
                packs={p.sha256: (p.id, p.version, pack_to_canonical_json(p)) for p in used},
                framework=used[0].sha256 if used else "",
                origin=origin,
            )
        )

    def find(self, wanted: str, trust: str | None = None) -> ListedAssessment:
        """Find an assessment by its id, the beginning of its id, or `latest`.

        Args:
            wanted: `latest` means the newest as-of date.
            trust: a trust's id or ODS code that narrows `latest`.

        Raises:
            Refused: none, or more than one, fits.
        """
        if wanted == "latest":
            found = self._store.newest(trust)
        else:
            found = self._store.listed_like(wanted) if wanted else ()
        if len(found) != 1:
            raise Refused(
                (
                    f"More than one assessment fits “{wanted[:60]}”."
                    if found
                    else f"No assessment fits “{wanted[:60]}”."
                ),
                "",
                "`digistrat list` shows what there is.",
            )
        return found[0]

    def trail_end(self, trust_id: str) -> tuple[Head, datetime]:
        """Give where a trust's chain ends, and the time of its last event."""
        return self._store.trail_end(trust_id)

    def events(self, trust_id: str) -> tuple[Event, ...]:
        """Give every event of a trust's chain, oldest first."""
        from digistrat_desktop.storage.sqlite.event_log import events_of  # noqa: PLC0415 - not before the first paint

        return self._store.read(lambda db: tuple(events_of(db, trust_id)))

    def verify(self) -> tuple[Verdict, ...]:
        """Check every chain and every record of the store."""
        return self._store.verify()

    def trails(self) -> tuple[str, ...]:
        """Give the ids of all trails: the store's own and one for each trust."""
        from digistrat_desktop.storage.sqlite.event_log import chain_ids  # noqa: PLC0415 - not before the first paint

        return self._store.read(chain_ids)

    def verify_trail(self, trail: str) -> Verdict:
        """Check one trail and every record it makes."""
        from digistrat_desktop.storage.sqlite.integrity import verify_chain  # noqa: PLC0415 - not before the first paint

        return self._store.read(lambda db: verify_chain(db, trail))

    def verify_outside(self) -> tuple[Verdict, ...]:
        """Check what belongs to no single trail; nothing found gives nothing.

        Raises:
            StoreDamaged: an index tells another story than its table.
        """
        from digistrat_desktop.storage.sqlite.integrity import verify_outside  # noqa: PLC0415 - not before the first paint

        return self._store.read(verify_outside)

    def confirm(self) -> None:
        """Check structure and chain tails; editing waits for this.

        Raises:
            StoreDamaged: something does not fit.
        """
        self._store.confirm()

    def back_up(self, at: datetime) -> datetime:
        """Make a verified backup, and once a day a second one where the organisation says; give its time.

        Raises:
            Refused: it could not be written or did not verify; older ones are kept.
        """
        made = self._store.back_up(self._backups, at).at
        if self.rules.second_backups is not None:
            self._store.back_up_if_due(self.rules.second_backups, at, _A_DAY)
        return made

    def write_snapshot(self, path: Path) -> Path:
        """Write a verified copy for a second window or a reading command."""
        return self._store.write_snapshot(path)

    def close(self) -> None:
        """Close the store."""
        self._store.close()


SAMPLE_ORIGIN = EventOrigin(machine="sample", app="sample")
