"""What is done to a store once Home is on the screen.

A module of its own, because it brings in every class of records: a store opens and lists what it
holds without it, and `SqliteStore` loads it when it is first wanted.
"""

from digistrat_desktop.domain.record.seals import Seal, seal_from
from digistrat_desktop.storage.port import EventOrigin, SignOff, StoreNote
from digistrat_desktop.storage.sqlite import (
    backup,
    commits,
    exchange,
    integrity,
    log,
    records,
    removing,
    trail,
    workspace,
)
from digistrat_desktop.storage.sqlite.connection import Connection


def _sign_off(
    db: Connection,
    graphs: trail.Graphs,
    wanted: SignOff,
    note: StoreNote,
    origin: EventOrigin,
    tried: dict[str, str],
) -> Seal:
    writing = commits.Writing(db, graphs, origin, tried)
    return exchange.sign_off(db, graphs, wanted, note, writing)


def _seal_at(db: Connection, graphs: trail.Graphs, wanted: SignOff, tried: dict[str, str]) -> Seal:
    """Give a seal that was found to be written although its commit told of an error."""
    trust_id = str(
        db.execute(
            "SELECT trust_id FROM listing WHERE assessment_id = ?", (wanted.assessment_id,)
        ).fetchone()[0]
    )
    graph = graphs.of(db, trust_id)
    return seal_from(graph, graph.index[tried[wanted.stamp.event_id]])


class StoreWork:
    """The functions of the modules beside this one; each takes the connection first."""

    graphs = trail.Graphs
    confirm = staticmethod(integrity.confirm)
    stored_trust = staticmethod(workspace.stored_trust)
    changes_of = staticmethod(trail.changes_of)
    owners = staticmethod(trail.owners_of)
    trails = staticmethod(integrity.trail_names)
    are_recorded = staticmethod(trail.are_recorded)
    is_noted = staticmethod(log.is_noted)
    removed = staticmethod(log.removed)
    came_with = staticmethod(log.came_with)
    verify_trail = staticmethod(integrity.verify_trail)
    verify_outside = staticmethod(integrity.verify_outside)
    verify_all = staticmethod(integrity.verify_all)
    write_batch = staticmethod(commits.write_batch)
    attachment = staticmethod(exchange.attachment)
    file_sizes = staticmethod(records.file_sizes)
    copies_named = staticmethod(records.copies_named)
    drop_unused_files = staticmethod(removing.drop_unused_files)
    erase_name = staticmethod(removing.erase_name)
    remove_trust = staticmethod(removing.remove_trust)
    compact = staticmethod(removing.compact)
    end_that_is = staticmethod(trail.end_that_is)
    hand_over = staticmethod(exchange.hand_over)
    bring_in = staticmethod(exchange.bring_in)
    missing = staticmethod(exchange.missing)
    names_erased = staticmethod(exchange.names_erased)
    sign_off = staticmethod(_sign_off)
    seal_at = staticmethod(_seal_at)
    back_up = staticmethod(backup.back_up)
    write_verified_copy = staticmethod(backup.write_verified_copy)
    verify_copy = staticmethod(backup.verify_copy)
