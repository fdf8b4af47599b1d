"""The forms that are not finished, each with the way to it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.services.store.drafts import Draft, DraftOf
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import bare
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.keeping import ANSWER
from digistrat_desktop.ui.session.page_entry import PageEntry
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr, tr_count

_MOST = 5


class DraftPlace(NamedTuple):
    """Where a draft is gone on with."""

    page: str
    target: str
    words: str  # what it is a draft of


def page_of_draft(pages: Iterable[PageEntry], kind: str) -> str:
    """Give the page with this kind of form; empty for none."""
    return next((page.id for page in pages if kind in {*page.kinds, *page.drafts}), "")


def place_of(context: PageContext, draft_of: DraftOf, draft: Draft) -> DraftPlace:
    page = page_of_draft(context.pages, draft_of.kind)
    item, title = _question(context.session, draft_of) if page == "assess" else ("", "")
    if item:
        what = tr("answer to") if draft_of.kind == ANSWER else tr("evidence on")
        return DraftPlace(page, item, f"{what} “{title}”")
    names = (one.name for one in context.pages if one.id == page)
    return DraftPlace(page, "", draft.title or next(names, ""))


def _question(session: Session, draft_of: DraftOf) -> tuple[str, str]:
    """Give the question a draft of Assess is about, its id and title; empty where it is not known."""
    from digistrat_desktop.domain.trust.assessment import Response, Support  # noqa: PLC0415 - after the first paint

    support = session.workspace.find(Support, draft_of.record)
    response = session.workspace.find(Response, support.response_id) if support else None
    wanted = response.item_id if response is not None else draft_of.record
    items = session.pack.items() if session.pack is not None else ()
    return next(((str(one.id), one.title) for one in items if one.id == wanted), ("", ""))


def drafts_here(context: PageContext) -> list[tuple[DraftOf, Draft]]:
    """Give the drafts of the open trust, and those of none, the latest first."""
    trust = context.session.trust
    known = {"", trust.id if trust is not None else ""}
    kept = context.keeping.drafts.all.items()
    found = [(place, draft) for place, draft in kept if place.trust in known]
    shown = [one for one in found if page_of_draft(context.pages, one[0].kind)]
    return [] if context.session.read_only else shown[::-1]


def drafts_card(context: PageContext, found: list[tuple[DraftOf, Draft]]) -> Card:
    card = Card(context.look, tr_count(len(found), "1 draft", "%n drafts"))
    for draft_of, draft in found[:_MOST]:
        card.add(_row(context, draft_of, place_of(context, draft_of, draft)))
    return card


def _row(context: PageContext, draft_of: DraftOf, place: DraftPlace) -> QWidget:
    words = place.words[:1].upper() + place.words[1:]
    row = QWidget()
    line = bare(QHBoxLayout(row), context.look.theme.space(3))
    line.addWidget(PlainLabel(words), 1)
    spoken = tr("Continue the draft: {words}", words=words)
    go = partial(_open, context, draft_of, place)
    line.addWidget(LinkButton(context.look, tr("Continue"), spoken=spoken, do=go))
    away = tr("Discard the draft: {words}", words=words)
    drop = partial(context.keeping.drop, draft_of)
    line.addWidget(LinkButton(context.look, tr("Discard"), spoken=away, do=drop))
    return row


def _open(context: PageContext, draft_of: DraftOf, place: DraftPlace) -> None:
    open_now = context.session.assessment
    is_elsewhere = open_now is None or draft_of.assessment != open_now.id
    if draft_of.assessment and is_elsewhere:
        to = (draft_of.trust, draft_of.assessment, place.page, place.target)
        context.navigator.open_trust(*to)
    else:
        context.navigator.go(place.page, place.target)
        # After the page has brought the keyboard to where it begins.
        resume = partial(context.navigator.resumed.emit, draft_of)
        QTimer.singleShot(0, context.navigator, resume)
