"""Bringing a table in as the command does: planned, then recorded."""

from digistrat_desktop.services.tables.import_command import plan_table, record_table, silent


def import_plain_table(library, path, author, people, trust=None, tell=silent):
    """Bring in a table and give what was planned."""
    plan = plan_table(library, path, author, trust, tell)
    record_table(library, plan, people, tell)
    return plan
