"""From the tables of a crosswalk's file to its values, and from the values to one exact text.

Source: docs/frameworks.md.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from digistrat_desktop.domain.frameworks import crosswalk
from digistrat_desktop.frameworks.building import FORMAT, ITEM, NAME, VERSION
from digistrat_desktop.frameworks.building import head_from as head_of
from digistrat_desktop.frameworks.metrics import METRIC, SHORT
from digistrat_desktop.frameworks.tables import TITLE_LIMIT, TomlTable, shown

REQUIREMENT = r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}"
ADDRESS = r"https://[!-~]{4,300}"
_MOST_NAMED = 200  # questions and metrics that speak to one requirement
Tree = dict[str, Any]


def crosswalk_from(root: TomlTable) -> crosswalk.Crosswalk:
    """Build a crosswalk without its `sha256`; use it only if the table's log is empty afterwards."""
    about = root.table("crosswalk")
    head = head_of(about)
    made = crosswalk.Crosswalk(
        id=head.id,
        version=head.version,
        title=head.title,
        short_title=about.title("short_title", SHORT, required=False) or head.title,
        language=head.language,
        pack_id=about.pattern("pack", NAME, "digistrat-board"),
        pack_version=about.pattern("pack_version", VERSION, "2.0.0"),
        stage=about.choice("status", crosswalk.Stage),
        stage_note=about.note("status_note"),
        provider=about.title("provider"),
        licence=about.note("licence", required=True),
        source=_source(about.table("source")),
        rules=about.notes("rules"),
        cautions=about.notes("cautions"),
        not_covered=about.notes("not_covered"),
        recipients=tuple(_recipient(one) for one in about.tables("recipients", required=False)),
        requirements=tuple(_requirement(one) for one in root.tables("requirements")),
    )
    about.done()
    root.done()
    _check_parts(root, made)
    return made


def _source(table: TomlTable) -> crosswalk.CrosswalkSource:
    return table.built(
        crosswalk.CrosswalkSource,
        title=table.title("title"),
        publisher=table.title("publisher"),
        url=_address(table),
        date=table.title("date", SHORT),
        updated=table.title("updated", SHORT, required=False),
        stage=table.choice("status", crosswalk.Stage),
        seen=table.note("seen"),
        licence=table.note("licence", required=True),
        attribution=table.note("attribution"),
        note=table.note("note"),
    )


def _address(table: TomlTable) -> str:
    """Read a web address; it is printed and never fetched."""
    said = table.title("url", 320, required=False)
    if said and not re.fullmatch(ADDRESS, said):
        table.fault("this must be a web address that starts https://", "url")
    return said


def _recipient(table: TomlTable) -> crosswalk.Recipient:
    return table.built(
        crosswalk.Recipient,
        role=table.title("role", SHORT),
        name=table.title("name"),
        note=table.note("note"),
    )


def _requirement(table: TomlTable) -> crosswalk.Requirement:
    mappings = tuple(_mappings(table))
    made = table.built(
        crosswalk.Requirement,
        id=table.new_id("requirement", REQUIREMENT, "A1.a"),
        title=table.title("title"),
        our_words=table.note("our_words"),
        also=table.notes("also"),
        seen_in=table.title("seen_in", required=False),
        group=table.title("group", TITLE_LIMIT, required=False),
        part_of=table.pattern("part_of", REQUIREMENT, "A") if table.has("part_of") else "",
        gap=table.note("gap"),
        prompts=table.notes("prompts"),
        mappings=mappings,
    )
    if not mappings and not made.gap:
        table.fault("name what relates to it, or say under “gap” what is missing")
    return made


def _mappings(table: TomlTable) -> Iterator[crosswalk.Mapping]:
    """Read what speaks to a requirement; the same id twice is a fault, whatever the relation."""
    seen: set[str] = set()
    for relation in crosswalk.Bearing:
        key = relation.value
        for at, target in enumerate(table.refs(key, None)):
            if not target:
                continue
            if not re.fullmatch(f"{ITEM}|{METRIC}", target):
                words = f"{shown(target)} is not an id such as “ALN-01” or “digital_take_up”"
                table.fault(words, key, at)
            elif target in seen:
                table.fault(f"{shown(target)} is named twice for this requirement", key, at)
            else:
                seen.add(target)
                yield crosswalk.Mapping(target, relation)
    if len(seen) > _MOST_NAMED:
        table.fault(f"there are {len(seen)} ids here; {_MOST_NAMED} are allowed")


def _check_parts(root: TomlTable, made: crosswalk.Crosswalk) -> None:
    """Note parts of what is not there, and parts that lead round in a circle."""
    parents = {one.id: one.part_of for one in made.requirements if one.id}
    for at, one in enumerate(made.requirements):
        if one.part_of and one.part_of not in parents:
            words = f"there is no requirement {shown(one.part_of)} in this file"
            root.fault(words, "requirements", at, "part_of")
        elif one.part_of and _goes_round(one.id, parents):
            root.fault("its parts lead round in a circle", "requirements", at, "part_of")


def _goes_round(requirement_id: str, parents: Mapping[str, str]) -> bool:
    seen, at = {requirement_id}, parents.get(requirement_id, "")
    while at:
        if at in seen:
            return at == requirement_id
        seen.add(at)
        at = parents.get(at, "")
    return False


def crosswalk_tree(made: crosswalk.Crosswalk) -> Tree:
    """Give a crosswalk as the tables of its file; what is empty is left out."""
    about = _filled(made, _HEAD)
    about |= {"source": _filled(made.source, _SOURCE)}
    about |= {"recipients": [_filled(one, _RECIPIENT) for one in made.recipients]}
    whole: Tree = {"crosswalk": {"format": FORMAT, **{k: v for k, v in about.items() if v}}}
    return {**whole, "requirements": [_requirement_tree(one) for one in made.requirements]}


# Keys of the file that are not called like their field.
_HEAD = {
    **{name: name for name in ("id", "version", "title", "short_title", "language")},
    "pack_id": "pack",
    "pack_version": "pack_version",
    "stage": "status",
    "stage_note": "status_note",
    "provider": "provider",
    "licence": "licence",
    **{name: name for name in ("rules", "cautions", "not_covered")},
}
_SOURCE = {
    **{name: name for name in ("title", "publisher", "url", "date", "updated")},
    "stage": "status",
    "seen": "seen",
    "licence": "licence",
    "attribution": "attribution",
    "note": "note",
}
_RECIPIENT = {name: name for name in ("role", "name", "note")}
_REQUIREMENT = {
    name: name
    for name in ("id", "title", "our_words", "also", "seen_in", "group", "part_of", "gap")
} | {"prompts": "prompts"}


def _filled(value: object, keys: Mapping[str, str]) -> Tree:
    found = ((key, getattr(value, name)) for name, key in keys.items())
    plain = ((k, list(v) if isinstance(v, tuple) else str(v)) for k, v in found if v)
    return dict(plain)


def _requirement_tree(one: crosswalk.Requirement) -> Tree:
    tree = _filled(one, _REQUIREMENT)
    for relation in crosswalk.Bearing:
        named = [m.target for m in one.mappings if m.relation is relation]
        if named:
            tree[relation.value] = named
    return tree


def digested(made: crosswalk.Crosswalk) -> crosswalk.Crosswalk:
    """Give a crosswalk with the digest of its canonical text."""
    tree = crosswalk_tree(made)
    text = json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return replace(made, sha256=hashlib.sha256(text.encode("utf-8")).hexdigest())
