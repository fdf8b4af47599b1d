"""The recorded changes of one assessment, as an auditor reads them."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from digistrat_desktop.analysis.report_model import TrailLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digistrat_desktop.domain.events import Event

_TOO_MANY = frozenset({"reading", "import_source", "report_recipe"})  # kept in tables of their own


def trail_of(
    events: Iterable[Event], assessment_id: str, names: Mapping[str, str]
) -> tuple[TrailLine, ...]:
    """Give the changes of an assessment's records and of what the trust keeps for all of them.

    Args:
        events: of the trust's chain, oldest first.
        names: people's names by id; an erased name stays empty.
    """
    bodies = ((event.seq, json.loads(event.body)) for event in events)
    return tuple(
        _line(seq, body, names)
        for seq, body in bodies
        if body.get("assessment") in {assessment_id, None} and body.get("entity") not in _TOO_MANY
    )


def _line(seq: int, body: dict[str, Any], names: Mapping[str, str]) -> TrailLine:
    kind = str(body.get("entity", ""))
    done = "made" if body.get("created") else "undone" if body.get("undoes") else "changed"
    return TrailLine(
        seq=seq,
        at=datetime.fromisoformat(str(body["at"])),
        actor=names.get(str(body.get("actor") or ""), ""),
        kind=kind,
        record_id=str(body.get("record", "")),
        what=f"{kind.replace('_', ' ').capitalize()} {done}",
        reason=str(body.get("reason") or ""),
        before=_pairs(body.get("old")),
        after=_pairs(body.get("new")),
    )


def _pairs(values: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(values, dict):
        return ()
    return tuple((name.replace("_", " "), _plain(values[name])) for name in sorted(values))


def _plain(value: Any) -> str:
    if value is None or value in ("", []):
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
