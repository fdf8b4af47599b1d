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

    from digistrat_desktop.ui.views.context import PageContext

_VIEWS = "digistrat_desktop.ui.views"
PAGES = {
    "home": ("home_page", "HomePage"),
    "start": ("start_page", "StartPage"),
    "assess": ("assess.page", "AssessPage"),
    "strategy": ("strategy.page", "StrategyPage"),
    "constraints": ("constraints.page", "ConstraintsPage"),
    "metrics": ("metrics.page", "MetricsPage"),
    "progress": ("progress.page", "ProgressPage"),
    "actions": ("actions.page", "ActionsPage"),
    "reports": ("reports_page", "ReportsPage"),
    "check": ("check.page", "CheckPage"),
    "settings": ("settings_page", "SettingsPage"),
    "help": ("help_page", "HelpPage"),
    "library": ("library_page", "LibraryPage"),
    "exchange": ("exchange.page", "ExchangePage"),
    "record": ("audit.record_page", "RecordPage"),
    "signing": ("audit.signing_page", "SigningPage"),
    "review": ("audit.review_page", "ReviewPage"),
    "scoring": ("audit.scoring_page", "ScoringPage"),
    "privacy": ("audit.privacy_page", "PrivacyPage"),
    "group": ("group.page", "GroupPage"),
    "lens": ("lens.page", "LensPage"),
    "rescue": ("rescue_page", "RescuePage"),
}
"""Page id to the module under `ui.views` and the class in it, which is made with the context."""


def page_modules() -> tuple[str, ...]:
    """Give the names of all modules with pages."""
    return tuple(f"{_VIEWS}.{module}" for module, _ in PAGES.values())


def page_makers(context: PageContext) -> dict[str, Callable[[], QWidget]]:
    """Give the function that makes each page."""
    return {page: partial(_make, *place, context) for page, place in PAGES.items()}


def _make(module: str, name: str, context: PageContext) -> QWidget:
    page: QWidget = getattr(import_module(f"{_VIEWS}.{module}"), name)(context)
    return page
