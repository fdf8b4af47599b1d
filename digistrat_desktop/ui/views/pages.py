"""Every page of the window by its id, made when it is first shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digistrat_desktop.ui.views.actions.page import ActionsPage
from digistrat_desktop.ui.views.assess.page import AssessPage
from digistrat_desktop.ui.views.audit.record_page import RecordPage
from digistrat_desktop.ui.views.audit.review_page import ReviewPage
from digistrat_desktop.ui.views.audit.scoring_page import ScoringPage
from digistrat_desktop.ui.views.audit.signing_page import SigningPage
from digistrat_desktop.ui.views.check.page import CheckPage
from digistrat_desktop.ui.views.constraints.page import ConstraintsPage
from digistrat_desktop.ui.views.exchange.page import ExchangePage
from digistrat_desktop.ui.views.help_page import HelpPage
from digistrat_desktop.ui.views.home_page import HomePage
from digistrat_desktop.ui.views.library_page import LibraryPage
from digistrat_desktop.ui.views.measures.page import MeasuresPage
from digistrat_desktop.ui.views.progress.page import ProgressPage
from digistrat_desktop.ui.views.reports_page import ReportsPage
from digistrat_desktop.ui.views.rescue_page import RescuePage
from digistrat_desktop.ui.views.settings_page import SettingsPage
from digistrat_desktop.ui.views.start_page import StartPage
from digistrat_desktop.ui.views.strategy.page import StrategyPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.views.context import PageContext


def page_makers(context: PageContext) -> dict[str, Callable[[], QWidget]]:
    """Give the function that makes each page."""
    made: dict[str, Callable[[], QWidget]] = {
        "home": partial(HomePage, context),
        "start": partial(StartPage, context),
        "assess": partial(AssessPage, context),
        "library": partial(LibraryPage, context),
        "metrics": partial(MeasuresPage, context),
        "progress": partial(ProgressPage, context),
        "reports": partial(ReportsPage, context),
        "rescue": partial(RescuePage, context.look),
        "settings": partial(SettingsPage, context),
        "help": partial(HelpPage, context),
        "exchange": partial(ExchangePage, context),
        "record": partial(RecordPage, context),
        "signing": partial(SigningPage, context),
        "review": partial(ReviewPage, context),
        "scoring": partial(ScoringPage, context),
    }
    thinking: dict[str, Callable[[], QWidget]] = {
        "strategy": partial(StrategyPage, context),
        "constraints": partial(ConstraintsPage, context),
        "actions": partial(ActionsPage, context),
        "check": partial(CheckPage, context),
    }
    return {**made, **thinking}
