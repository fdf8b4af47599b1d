"""From the tables of a pack's bridges to what became of an earlier version's questions and metrics."""

from digistrat_desktop.domain.frameworks.bridges import Bridge, BridgeRow, PackVersion, Relation
from digistrat_desktop.frameworks.tables import TomlTable

_PACK = r"[a-z][a-z0-9-]*"
_VERSION = r"[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}"


def bridges_from(root: TomlTable) -> tuple[Bridge, ...]:
    """Read every bridge to this pack; two from one version would contradict each other."""
    bridges = tuple(_bridge(one) for one in root.tables("bridges", required=False))
    known = {one.came_from for one in bridges}
    if len(known) < len(bridges):
        root.fault("there are 2 bridges from the same version", "bridges")
    return bridges


def _bridge(table: TomlTable) -> Bridge:
    start = table.table("from")
    came_from = start.built(
        PackVersion,
        pack=start.pattern("pack", _PACK, "digistrat-board"),
        version=start.pattern("version", _VERSION, "1.0.0"),
    )
    return table.built(
        Bridge,
        came_from=came_from,
        rules=table.notes("rules"),
        items=_rows(table, "items", "item"),
        metrics=_rows(table, "metrics", "metric"),
    )


def _rows(table: TomlTable, key: str, kind: str) -> tuple[BridgeRow, ...]:
    rows = []
    for index, one in enumerate(table.tables(key, required=False)):
        row = _row(one, kind)
        rows.append(row)
        if sum(row.came_from == other.came_from for other in rows if row.came_from) > 1:
            table.fault(f"“{row.came_from}” is said twice", key, index)
    return tuple(rows)


def _row(table: TomlTable, kind: str) -> BridgeRow:
    """Read what became of one; only an id that stayed can be the same question."""
    row = table.built(
        BridgeRow,
        came_from=table.ref("from", None, required=False) or "",
        to=table.refs("to", kind),
        relation=table.choice("relation", Relation),
        reason=table.note("reason", required=True),
        reference_point=table.ref("reference_point", None, required=False) or "",
    )
    stayed = row.to == (row.came_from,)
    if row.relation.is_alike and not stayed:
        table.fault("only an id that stayed can be compared", "relation")
    if not row.relation.is_alike and row.came_from in row.to:
        table.fault("an id whose meaning changed must be another id", "to")
    if (row.relation is Relation.NEW) is bool(row.came_from):
        table.fault("what is new comes from nothing, all else from an id", "relation")
    if (row.relation is Relation.DROPPED) is bool(row.to):
        table.fault("what is dropped leads to nothing, all else to an id", "relation")
    return row
