"""What the reader can take and no maker can mean: asked of a file before it is used, and of each form.

A framework that was published is read without it, so that what was answered with it stays readable.

Source: docs/frameworks.md#criteria.
"""

from collections.abc import Iterator
from typing import Any

from digistrat_desktop.frameworks.toml_lines import Path

_LOWEST = "the lowest level is there without any criterion, so it can need none"
_BOTH = "a level either does not meet the duty or may not, so name it once"


def nonsense_in(tree: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Give each place that makes no sense, and why, of tables that the reader takes."""
    lowest = {one["id"]: one["levels"][0]["id"] for one in tree["scales"]}
    for path, section, item in _items(tree):
        level = lowest.get(section.get("scale", ""), "")
        if item.get("criteria", {}).get("must", {}).get(level):
            yield (*path, "criteria", "must", level), _LOWEST
        law = item.get("legal", {})
        sure = set(law.get("levels", ()))
        for at, one in enumerate(law.get("may_levels", ())):
            if one in sure:
                yield (*path, "legal", "may_levels", at), _BOTH


def _items(tree: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any], dict[str, Any]]]:
    for s, section in enumerate(tree["sections"]):
        for g, group in enumerate(section["groups"]):
            for i, item in enumerate(group["items"]):
                yield ("sections", s, "groups", g, "items", i), section, item
