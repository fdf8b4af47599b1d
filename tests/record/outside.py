"""One copy of the program as others drive it: through the services, on a real store in a folder.

`Desk` is what a driver from outside needs to make histories of several copies: start, answer, undo,
hand over, take in, sign off. It knows nothing of graphs; what it shows is what a window would show.
"""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path

from digistrat_desktop.app.bootstrap import Basis
from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    NewTrust,
    add_trust,
    set_response,
    start_assessment,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import Form, TrustKind, is_sealed
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.record.changes import History, met, submit, undo, without_latest
from digistrat_desktop.domain.record.workspace import standing_assessments
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.services.packages.exchange import apply_import, export_trust, plan_import
from digistrat_desktop.services.record.sealing import reopen_assessment, seal_assessment
from digistrat_desktop.services.record.verifying import verify_library
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.services.store.opening import open_library
from digistrat_desktop.services.team.meeting import fields_written
from digistrat_desktop.system.clock import RandomIds, SystemClock
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.system.policy import NO_POLICY


class Desk:
    """A copy of the program with a store of its own in `folder`, used by one person.

    Attributes:
        library: the open store.
        person: the id of who works here.
        author: makes this person's changes.
    """

    def __init__(self, folder: str | Path, name: str, ids: RandomIds | None = None) -> None:
        """Open the store in a folder, or begin one there."""
        self.folder, self.name = Path(folder), name
        clock, made = SystemClock(), ids or RandomIds()
        self._clock = clock
        basis = Basis(resources_folder(), NO_POLICY, clock, made)
        self.library = open_library(basis.access(self.folder))
        self.person = str(derived_id("person", name))
        self.author = make_author(clock, made, self.person)
        self._trust = next((one.id for one in self.library.store.trusts()), "")
        self._history = History()
        self._packs: dict[str, FrameworkPack] = {}
        self._read()

    def start(self) -> None:
        """Make a trust and an assessment of it without answers."""
        pack = self.library.pack_in_use()
        trust, made = add_trust(NewTrust("Northmoor", "RN7", TrustKind.ACUTE), self.author)
        new = NewAssessment("Autumn", dt.date(2026, 9, 30), Form.FULL, pack.sha256)
        _, begun = start_assessment(trust.trust_id, new, self.author)
        self.library.record([made, begun], {self.person: self.name}, [pack])
        self._trust = trust.trust_id
        self._read()

    def answer(self, item: str, level: str) -> None:
        """Answer a question of the assessment worked on.

        Args:
            level: one of the question's scale, or empty to take the answer away.

        Raises:
            Refused: it is signed off, or has no such question or level.
        """
        assessment = self._assessment()
        self._refuse_unknown(assessment.pack_sha256, item, level)
        step = set_response(self._history.present, assessment, item, {"answer": level}, self.author)
        self._history = submit(self._history, step)
        self.library.record([step], {self.person: self.name}, ())

    def undo(self) -> None:
        """Take the last act here back; Refused where that would take somebody else's word back."""
        if not self._history.done:
            raise Refused("There is nothing to undo.", "Nothing was changed.", "Make a change.")
        try:
            self._history, step = undo(self._history, self.author.stamp)
        except Refused:
            self._history = without_latest(self._history)
            raise
        self.library.record([step], {}, ())

    def export(self, path: str | Path) -> None:
        """Hand the whole trust over as a file."""
        export_trust(self.library, self._trust, Path(path), self.author.stamp())

    def take(self, path: str | Path) -> str:
        """Bring a file in, and give what is said of it."""
        plan = plan_import(self.library, Path(path))
        trust_id = plan.package.content.trust_id
        known = self.library.store.graph(trust_id) if not plan.is_new else ()
        apply_import(self.library, plan, self.author)
        self._trust = self._trust or trust_id
        if trust_id == self._trust:
            new = [one for one in plan.package.content.events if one.hash not in known]
            found = self.library.open_trust(self._trust).workspace
            self._history = met(self._history, found, fields_written(new))
        return " ".join((plan.summary, *plan.warnings))

    def answers(self) -> dict[str, set[str]]:
        """Give what stands for each question: one level is settled, several are not."""
        workspace = self._history.present
        places = {one.id for one in standing_assessments(workspace)}
        found: dict[str, set[str]] = {}
        for one in workspace.all(Response):
            said = one.unsettled.get("answer")
            levels = {str(w.value) for w in said} if said else {one.answer}
            if one.assessment_id in places:
                found.setdefault(one.item_id, set()).update(levels - {""} if not said else levels)
        return {item: levels for item, levels in found.items() if levels}

    def seal(self) -> str:
        """Sign the assessment off; give the code for paper. Refused while something is not settled."""
        made = seal_assessment(self.library, self._assessment().id, "Chair", self.author)
        self._read()
        return made.code

    def reopen(self) -> None:
        """Reopen the signed-off assessment as a revision, which is worked on from now on."""
        reopen_assessment(self.library, self._assessment().id, "Corrected", self.author)
        self._read()

    def verify(self) -> bool:
        return verify_library(self.library).sound

    def close(self) -> None:
        self.library.close()

    def _refuse_unknown(self, pack_sha256: str, item: str, level: str) -> None:
        if pack_sha256 not in self._packs:
            self._packs |= self.library.open_trust(self._trust).packs
        pack = self._packs.get(pack_sha256)
        known = {str(one.id) for one in pack.items()} if pack else ()
        scale = pack.scale_of(item) if pack and item in known else None
        words = (
            {""} | {str(one.id) for one in (*scale.levels, *scale.other_answers)} if scale else ()
        )
        if level not in words:
            raise Refused(
                f"“{level}” is no answer to {item}.", "Nothing was changed.", "Choose a level."
            )

    def _read(self) -> None:
        if self._trust:
            self._history = History(self.library.open_trust(self._trust).workspace)

    def _assessment(self) -> Assessment:
        every = standing_assessments(self._history.present)
        drafts = [one for one in every if not is_sealed(one.status)]
        if not every:
            raise Refused("There is no assessment here.", "Nothing was changed.", "Start one.")
        return (drafts or list(every))[-1]


def open_desk(folder: str | Path, name: str) -> closing[Desk]:
    """Open a desk for a `with` statement."""
    return closing(Desk(folder, name))
