"""What the window finds when it opens: the sample, nothing yet, a sealed, held or damaged store."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from digistrat_desktop.app.bootstrap import Basis
from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    NewTrust,
    add_trust,
    set_response,
    start_assessment,
)
from digistrat_desktop.domain.frameworks.scales import Form, TrustKind
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.packages.exchange import apply_import, export_trust, plan_import
from digistrat_desktop.services.record.sealing import seal_assessment
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.services.store.opening import Opened, open_for_window, open_library
from digistrat_desktop.services.store.rescue import Rescue
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.file_lock import LockHeld
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.system.policy import NO_POLICY
from tests.screenshots.scenes import NEW_TRUST, PACKAGE, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from digistrat_desktop.domain.record.events import Author
    from digistrat_desktop.services.store.library import Library
    from digistrat_desktop.services.store.opening import Access

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
_HELD_SINCE = NOW - timedelta(minutes=22)
# The first page stays, so that the file is still known for a store of ours.
_DAMAGED_FROM, _DAMAGED_BYTES = 3 * 4096, 24 * 4096
_SINCE = "The business case now names the clinical strategy it serves."
_ANSWERS = {
    "ALN-01": {"answer": "siloed", "rationale": "It stands beside the trust's strategy."},
    "ALN-02": {"answer": "embedded", "rationale": "Each objective names its digital part."},
    "ALN-04": {"answer": "siloed"},
    "ALN-05": {"answer": "absent", "rationale": "No director answers for it yet."},
    "CON-PHY-02": {"answer": "limits"},
}
_ANSWERS_OF_A_COLLEAGUE = {
    "ALN-04": {"rationale": "The board saw the business case in September."},
    "CON-PHY-02": {"answer": "limits"},
}
_ANSWERS_OF_A_THIRD = {
    "ALN-01": {"answer": "embedded", "rationale": "One strategy, with digital in every chapter."},
    "ALN-02": {"answer": "siloed"},
    "ALN-03": {"answer": "siloed", "rationale": "Two ways of running work stand side by side."},
    "CON-PHY-02": {"answer": "slows"},
}
_TITLE, _AS_OF = "Spring", date(2026, 3, 31)
_TABLE = """Month,Type 1 attendances,Seen within four hours,Note
Total,30210,22950,
Apr 26,10120,7610,
May 26,10044,7702,
Jun 26,10046,7638,provisional
Jul 26,-,-,
"""


class State(StrEnum):
    """In what state the window is pictured."""

    SAMPLE = "sample"
    TOGETHER = "together"
    EMPTY = "empty"
    WAITING = "waiting"
    READ_ONLY = "read-only"
    SEALED = "sealed"
    DAMAGED = "damaged"


class World(NamedTuple):
    """A data folder made ready.

    Attributes:
        folder: where the store is, and the files a scene opens.
        open: opens the store, as the window does.
        rescue: the ways out when it does not open.
    """

    folder: Path
    basis: Basis
    open: Callable[[], Opened]
    rescue: Rescue


def make_world(folder: Path, state: State) -> World:
    """Make a data folder for pictures in one state; the same pictures every time."""
    clock = FixedClock(NOW, timedelta(seconds=1))
    basis = Basis(resources_folder(), NO_POLICY, clock, SeededIds(f"screenshots {state}"))
    access = basis.access(folder)
    library = open_library(access)
    with closing(library):
        if state is not State.EMPTY:
            _fill(library, basis, folder)
        if state is State.SEALED:
            seal_assessment(library, _latest(library), "Chief Digital Officer", _author(basis))
        if state is State.TOGETHER:
            _bring_in(library, folder / NEW_TRUST, _author(basis))
            _write_trust(basis, folder / "third", "Vale and Moor (made up)", _ANSWERS_OF_A_THIRD)
            _bring_in(library, folder / "third" / NEW_TRUST, _author(basis))
        library.store.back_up(NOW)
    if state is State.DAMAGED:
        _damage(access.folders.store)
    opener = _copy_to_read if state is State.READ_ONLY else open_for_window
    return World(folder, basis, partial(opener, access), Rescue(access))


def _author(basis: Basis) -> Author:
    return make_author(basis.clock, basis.ids, basis.ids.new_id())


def _latest(library: Library) -> str:
    return library.home(1).latest[0].assessment_id


def _fill(library: Library, basis: Basis, folder: Path) -> None:
    """Make the sample, and beside it files that a person could bring in."""
    author = _author(basis)
    sample = ensure_sample(library)
    export_trust(library, sample, folder / PACKAGE, author.stamp())
    (folder / TABLE).write_text(_TABLE, encoding="utf-8")
    _changed_by_a_colleague(basis, folder)
    _answer(library, author, _latest(library), {"ALN-04": {"rationale": _SINCE}})
    _write_trust(basis, folder / "elsewhere", "Dale and Fell (made up)", _ANSWERS)
    (folder / "elsewhere" / NEW_TRUST).rename(folder / NEW_TRUST)


def _changed_by_a_colleague(basis: Basis, folder: Path) -> None:
    """Write the package anew, with answers given in a colleague's copy of the trust."""
    author, package = _author(basis), folder / PACKAGE
    with closing(open_library(basis.access(folder / "colleague"))) as library:
        _bring_in(library, package, author)
        _answer(library, author, _latest(library), _ANSWERS_OF_A_COLLEAGUE)
        package.unlink()
        export_trust(library, library.home(1).latest[0].trust_id, package, author.stamp())


def _answer(
    library: Library, author: Author, assessment_id: str, answers: Mapping[str, dict[str, str]]
) -> None:
    for item_id, values in answers.items():
        found = library.find(assessment_id)
        workspace = library.open_trust(found.trust_id, assessment_id).workspace
        assessment = workspace.get(Assessment, assessment_id)
        step = set_response(workspace, assessment, item_id, values, author)
        library.record([step], _people(author, "Digital team"), [library.pack_in_use()])


def _people(author: Author, name: str) -> dict[str, str]:
    return {str(author.stamp().actor_id): name}


def _bring_in(library: Library, package: Path, author: Author) -> None:
    apply_import(library, plan_import(library, package), author)


def _write_trust(
    basis: Basis, folder: Path, name: str, answers: Mapping[str, dict[str, str]]
) -> None:
    """Write a package of a trust that the store does not have, into a folder of its own."""
    author = _author(basis)
    with closing(open_library(basis.access(folder))) as library:
        pack = library.pack_in_use()
        trust, made = add_trust(NewTrust(name, "", TrustKind.ACUTE), author)
        new = NewAssessment(_TITLE, _AS_OF, Form.SHORT, pack.sha256)
        assessment, started = start_assessment(trust.trust_id, new, author)
        library.record([made, started], _people(author, "Strategy office"), [pack])
        _answer(library, author, assessment.id, answers)
        export_trust(library, trust.trust_id, folder / NEW_TRUST, author.stamp())


def _damage(store: Path) -> None:
    """Write over a page of the store, as a failing disk does."""
    with store.open("r+b") as file:
        file.seek(_DAMAGED_FROM)
        file.write(b"\0" * _DAMAGED_BYTES)


def _copy_to_read(access: Access) -> Opened:
    """Open the store as the second window does, while the first has it."""
    holder = access.me._replace(user="Digital team", since=_HELD_SINCE.isoformat())
    held = LockHeld(holder, may_take_over=False)
    library = access.library(access.place.open_to_read())
    return Opened(library, f"{held.what} You are viewing a copy made 23 November 2026 at 14:02.")
