"""Who makes the changes of this run."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from digistrat_desktop.domain.edits.author import Author
from digistrat_desktop.domain.ids import EventId, PersonId

if TYPE_CHECKING:
    from digistrat_desktop.domain.changes import Stamp
    from digistrat_desktop.system.clock import Clock, IdMaker


def make_author(clock: Clock, ids: IdMaker, actor_id: str) -> Author:
    """Give the author of this run's changes, from the injected clock and id maker."""

    def stamp() -> Stamp:
        return _stamp_type()(EventId(ids.new_id()), clock.now(), PersonId(actor_id))

    return Author(stamp, ids.new_id)


@cache
def _stamp_type() -> type[Stamp]:
    from digistrat_desktop.domain.changes import Stamp  # noqa: PLC0415 - not before the first paint

    return Stamp
