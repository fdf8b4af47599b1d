"""What is pictured: pages, the views inside them, and how a person gets there."""

from __future__ import annotations

from typing import NamedTuple

from digistrat_desktop.ui.pages.table import PAGES as EVERY_PAGE

TABLE, PACKAGE, NEW_TRUST = "table.csv", "changed.digistrat", "new.digistrat"
"""Files that lie ready beside the store; `worlds` writes them."""

_BACK = ("Back to the metrics",)
_CLOSE_FORM = ("Leave without saving",)
_LEAVE = ("Leave",)


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


PAGES = tuple(page for page in EVERY_PAGE if page != "rescue")
"""Pages a person can go to; the way out of trouble is the state `damaged`."""

WHOLE_PAGES = tuple(Scene(page, page) for page in PAGES)

_QUESTIONS = (
    Scene("assess-question", "assess", "ALN-04"),
    Scene("assess-constraint", "assess", "CON-PHY-02"),
    Scene("assess-then-and-now", "assess", "MOM-PAC-2"),
    Scene("assess-reflection", "assess", "REF-1"),
    Scene("assess-carried", "assess", "QUA-NOR-2", ("Foot",)),
    Scene("assess-evidence", "assess", "ALN-04", ("Add evidence", "Foot"), ("Cancel",)),
    Scene("workshop", "assess", "ALN-04", ("F11",), _LEAVE),
)
_STRATEGY = (
    Scene("strategy-objectives", "strategy", "", ("Objectives",)),
    Scene("strategy-initiatives", "strategy", "", ("Initiatives",)),
    Scene("strategy-principles", "strategy", "", ("Principles",)),
    Scene("strategy-cases", "strategy", "", ("Cases for change",)),
    Scene("strategy-not-doing", "strategy", "", ("Not doing",)),
    Scene("strategy-form", "strategy", "", ("Initiatives", "Add initiative"), _CLOSE_FORM),
)
_CONSTRAINTS = (
    Scene("constraints-register", "constraints", "", ("Constraints and register",)),
    Scene("constraints-scenarios", "constraints", "", ("Scenarios",)),
    Scene(
        "constraints-form", "constraints", "", ("Can it all be done", "Add capacity"), _CLOSE_FORM
    ),
)
_METRICS = (
    Scene("metrics-chart", "metrics", "", ("Foot",)),
    Scene("metrics-table", "metrics", "", ("Show as table", "Foot"), ("Show as chart",)),
    Scene("metrics-pair", "metrics", "", ("Show with its pair", "Foot"), ("Show on its own",)),
    Scene("metrics-catalogue", "metrics", "", ("Add a metric",), _BACK),
    Scene("metrics-definition", "metrics", "", ("Target, owner and definition…",), _BACK),
    Scene("metrics-reading", "metrics", "", ("Add reading",), _BACK),
    Scene("metrics-new-limits", "metrics", "", ("Begin new limits…",), _BACK),
    Scene("metrics-paste", "metrics", "", ("Paste from Excel",), _BACK),
    Scene("metrics-import", "metrics", "", ("Import file",), _BACK),
    Scene("metrics-room", "metrics", "", ("F11",), _LEAVE),
)
_REST = (
    Scene("progress-room", "progress", "", ("F11",), _LEAVE),
    Scene("progress-foot", "progress", "", ("Foot",)),
    Scene("actions-timeline", "actions", "", ("Timeline",)),
    Scene("actions-proposed", "actions", "", ("Proposed",)),
    Scene("actions-spreadsheet", "actions", "", ("Spreadsheet",)),
    Scene("actions-form", "actions", "", ("List", "Add action"), _CLOSE_FORM),
    Scene("reports-preview", "reports", "", ("Make the report",)),
    Scene("reports-next-page", "reports", "", ("Make the report", "Next page")),
    Scene("reports-foot", "reports", "", ("Foot",)),
    Scene("check-accept", "check", "", ("Accept",), _CLOSE_FORM),
    Scene("review-drawn", "review", "", ("Type: 2026-A", "Draw")),
    Scene("exchange-changes", "exchange", PACKAGE, ("Foot",), ("Put it away",)),
    Scene("exchange-new-trust", "exchange", NEW_TRUST, (), ("Put it away",)),
    Scene("go-to-anything", "home", "", ("Ctrl+K",), ("Close",)),
)
GROUP = (Scene("group", "group"),)
GROUP_VIEWS = (Scene("group-no-names", "group", "", ("Hide names",), ("Hide names",)),)
VIEWS = (*_QUESTIONS, *_STRATEGY, *_CONSTRAINTS, *_METRICS, *_REST)
EVERYTHING = (*WHOLE_PAGES, *VIEWS)


def scenes(*names: str) -> tuple[Scene, ...]:
    """Give the scenes of these names, in this order."""
    known = {scene.name: scene for scene in EVERYTHING}
    return tuple(known[name] for name in names)


GUIDE = scenes(
    *("home", "start", "assess-question", "assess-evidence", "workshop", "progress"),
    *("strategy", "constraints", "constraints-scenarios", "metrics", "metrics-import"),
    *("actions", "actions-proposed", "check", "reports-preview", "lens"),
    *("exchange-changes", "metrics-room", "settings"),
)
"""What the user guide shows."""
