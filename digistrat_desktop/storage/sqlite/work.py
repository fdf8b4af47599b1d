"""What is done to a store once Home is on the screen.

A module of its own, because it brings in every class of records: a store opens and lists what it
holds without it, and `SqliteStore` loads it when it is first wanted.
"""

from digistrat_desktop.storage.sqlite import (
    backup,
    commits,
    event_log,
    exchange,
    integrity,
    workspace,
)


class StoreWork:
    """The functions of the modules beside this one; each takes the connection first."""

    confirm = staticmethod(integrity.confirm)
    stored_trust = staticmethod(workspace.stored_trust)
    events = staticmethod(event_log.all_events_of)
    trails = staticmethod(event_log.chain_ids)
    is_recorded = staticmethod(event_log.is_recorded)
    verify_trail = staticmethod(integrity.verify_chain)
    verify_outside = staticmethod(integrity.verify_outside)
    verify_all = staticmethod(integrity.verify_all)
    write_batch = staticmethod(commits.write_batch)
    attachment = staticmethod(exchange.attachment)
    erase_name = staticmethod(exchange.erase_name)
    remove_trust = staticmethod(exchange.remove_trust)
    compact = staticmethod(exchange.compact)
    end_that_is = staticmethod(exchange.end_that_is)
    hand_over = staticmethod(exchange.hand_over)
    compare = staticmethod(exchange.compare_with_store)
    plan_to_take_in = staticmethod(exchange.plan_to_take_in)
    take_in = staticmethod(exchange.take_in)
    back_up = staticmethod(backup.back_up)
    write_verified_copy = staticmethod(backup.write_verified_copy)
    verify_copy = staticmethod(backup.verify_copy)
