"""Every page of the window by its id: its module is loaded, and it is made, when first shown.

Loading all of them before the first paint would more than double the time until the window is
ready; `tests/ui/test_every_page.py` makes each of them, so that a wrong name is found.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.session.context import PageContext

_UI = "digistrat_desktop.ui"
PAGES = {
    "home": ("pages.home.page", "HomePage"),
    "start": ("pages.start.page", "StartPage"),
    "assess": ("pages.assess.page", "AssessPage"),
    "strategy": ("pages.strategy.page", "StrategyPage"),
    "constraints": ("pages.constraints.page", "ConstraintsPage"),
    "metrics": ("pages.metrics.page", "MetricsPage"),
    "progress": ("pages.progress.page", "ProgressPage"),
    "actions": ("pages.actions.page", "ActionsPage"),
    "reports": ("pages.reports.page", "ReportsPage"),
    "check": ("pages.check.page", "CheckPage"),
    "settings": ("pages.settings.page", "SettingsPage"),
    "help": ("pages.help.page", "HelpPage"),
    "library": ("pages.library.page", "LibraryPage"),
    "exchange": ("pages.packages.page", "ExchangePage"),
    "record": ("pages.record.record_page", "RecordPage"),
    "signing": ("pages.record.signing_page", "SigningPage"),
    "review": ("pages.record.review_page", "ReviewPage"),
    "scoring": ("pages.record.scoring_page", "ScoringPage"),
    "privacy": ("pages.record.privacy_page", "PrivacyPage"),
    "group": ("pages.group.page", "GroupPage"),
    "lens": ("pages.lens.page", "LensPage"),
    "rescue": ("window.rescue_page", "RescuePage"),
}
"""Page id to the module under `ui` and the class in it, which is made with the context."""


def page_modules() -> tuple[str, ...]:
    """Give the names of all modules with pages."""
    return tuple(f"{_UI}.{module}" for module, _ in PAGES.values())


def page_makers(context: PageContext) -> dict[str, Callable[[], QWidget]]:
    """Give the function that makes each page."""
    return {page: partial(_make, *place, context) for page, place in PAGES.items()}


def _make(module: str, name: str, context: PageContext) -> QWidget:
    page: QWidget = getattr(import_module(f"{_UI}.{module}"), name)(context)
    return page
