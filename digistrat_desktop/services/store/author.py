"""Who makes the changes of a run."""

from digistrat_desktop.domain.ids import EventId, PersonId
from digistrat_desktop.domain.record.events import Author, Stamp
from digistrat_desktop.system.clock import Clock, IdMaker


def make_author(clock: Clock, ids: IdMaker, actor_id: str) -> Author:
    """Give the author of this run's changes, from the injected clock and id maker."""

    def stamp() -> Stamp:
        return Stamp(EventId(ids.new_id()), clock.now(), PersonId(actor_id))

    return Author(stamp, ids.new_id)
