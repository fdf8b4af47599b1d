"""What is pictured: pages, the views inside them, and how a person gets there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import digistrat_desktop.ui.pages
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digistrat_desktop.ui.session.page_entry import PageEntry

TABLE, PACKAGE, NEW_TRUST = "table.csv", "changed.digistrat", "new.digistrat"
"""Files that lie ready beside the store; `worlds` writes them."""

REGION_FILES, REGION_SET = "region files", "region set"
"""Folders beside the store; `region` makes the first."""

TRUSTS_TOGETHER = "group"
"""The page that is also pictured in a store with more than one trust."""


class Scene(NamedTuple):
    """One picture's subject.

    Attributes:
        name: begins the picture's file name.
        page: id of the page gone to.
        target: the record or item to show there, or one of the files that lie ready.
        steps: what is done there, each when all before it is done: the words of a button to press,
            or one of those `hands.Hands` knows.
        leave: what is done after the picture, so that the next finds the page as it was.
        before: what is done before the page is gone to.
    """

    name: str
    page: str
    target: str = ""
    steps: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def whole_pages(pages: Iterable[PageEntry]) -> tuple[Scene, ...]:
    """Give a scene of every page a person can go to; the way out of trouble is a state."""
    return tuple(Scene(page.id, page.id) for page in gone_to(pages))


def views_in(folder: Path) -> Iterator[Scene]:
    """Give the scenes inside the pages of a folder, as `pictures.toml` in or beside them names them."""
    for path in sorted(folder.glob("**/*pictures.toml")):
        for page, views in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for name, view in views.items():
                steps, leave = tuple(view.get("steps", ())), tuple(view.get("leave", ()))
                yield Scene(name, page, view.get("target", ""), steps, leave)


_INSIDE = tuple(views_in(Path(digistrat_desktop.ui.pages.__file__).parent))
WHOLE_PAGES = whole_pages(PAGES)
VIEWS = tuple(scene for scene in _INSIDE if scene.page != TRUSTS_TOGETHER)
GROUP_VIEWS = tuple(scene for scene in _INSIDE if scene.page == TRUSTS_TOGETHER)
GROUP = tuple(scene for scene in WHOLE_PAGES if scene.page == TRUSTS_TOGETHER)


def scenes(*names: str) -> tuple[Scene, ...]:
    """Give the scenes of these names, in this order."""
    known = {scene.name: scene for scene in (*WHOLE_PAGES, *VIEWS)}
    return tuple(known[name] for name in names)


GUIDE = scenes(
    *("home", "start", "assess-question", "assess-evidence", "workshop", "progress"),
    *("strategy", "constraints", "constraints-scenarios", "metrics", "metrics-import"),
    *("actions", "actions-proposed", "check", "reports-preview", "elsewhere"),
    *("exchange-changes", "metrics-room", "settings"),
)
"""What the user guide shows."""
