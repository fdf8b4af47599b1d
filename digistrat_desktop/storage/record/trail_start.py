"""The line a trail begins with: whose it is, since when, and what part of which other trail."""

import re
from typing import Any

from digistrat_desktop.domain.record.events import Head
from digistrat_desktop.storage.port import Part
from digistrat_desktop.storage.record.strict_json import read_json_text, refused
from digistrat_desktop.system.canonical_json import to_canonical

_WHERE = "audit.jsonl, line 1"
_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)
_KEYS = frozenset({"owner", "created", "framework"})
_PART_KEYS = frozenset({"assessment", "blind", "copied", "length", "head"})


def part_owner(trust_id: str, created: str, framework: str, part: Part) -> str:
    return to_canonical(
        {
            "owner": trust_id,
            "created": created,
            "framework": framework,
            "part": {
                "assessment": part.assessment_id,
                "blind": part.blind,
                "copied": part.copied,
                "length": part.head.length,
                "head": part.head.hash.hex(),
            },
        }
    )


def check_owner(owner: str, trust_id: str) -> Part | None:
    """Refuse an owner line that is not of this trust; give what it was copied from.

    Raises:
        Refused: it is of another, or not such a line.
    """
    said = read_json_text(owner, _WHERE)
    if not isinstance(said, dict) or said.keys() - {"part"} != _KEYS:
        raise refused(_WHERE, "it does not name the trail's owner")
    if said["owner"] != trust_id:
        raise refused(_WHERE, "the trail belongs to another trust")
    if not all(isinstance(said[key], str) for key in _KEYS):
        raise refused(_WHERE, "one of its parts is of the wrong kind")
    return part_of(owner)


def part_of(owner: str) -> Part | None:
    """Read what a trail was copied from; None for a trust's own.

    Raises:
        Refused: it is not written as such.
    """
    said = read_json_text(owner, _WHERE).get("part")
    if said is None:
        return None
    if not isinstance(said, dict) or said.keys() != _PART_KEYS or not _fits(said):
        raise refused(_WHERE, "what it was copied from is not said as it must be")
    head = Head(said["length"], bytes.fromhex(said["head"]))
    return Part(said["assessment"], said["blind"], said["copied"], head)


def _fits(said: dict[str, Any]) -> bool:
    numbers = all(type(said[key]) is int and said[key] >= 0 for key in ("copied", "length"))
    texts = isinstance(said["assessment"], str) and isinstance(said["head"], str)
    return numbers and texts and type(said["blind"]) is bool and bool(_HEX.fullmatch(said["head"]))
