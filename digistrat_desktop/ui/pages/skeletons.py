"""The two skeletons of pages: cards made anew each time, and views of the judgement under one form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.asking import NOTHING, Begin, Kept
from digistrat_desktop.ui.forms.draft_note import DraftNote, DraftOffer
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import FieldSpec
from digistrat_desktop.ui.forms.form import FormCard, FormPlan, go_key_words, tell_key
from digistrat_desktop.ui.forms.records import bring_back, why_gone, withdrawn_records
from digistrat_desktop.ui.kit.access import step_by_keys
from digistrat_desktop.ui.kit.buttons import ChipButton, LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, TopColumn, clear, fill, put
from digistrat_desktop.ui.kit.page_parts import VIEW_KEYS, WIDEST, PageHead, ScrollPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables import record_list
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr


class CardPage(QWidget):
    """Title, a sentence on what the page is for, and cards, made anew each time it is shown."""

    def __init__(self, context: PageContext, title: str, purpose: str) -> None:
        super().__init__()
        self._context = context
        self._page = ScrollPage(context.look, parent=self)
        self._cards = TopColumn()
        self._cards.setSpacing(context.look.theme.space(4))
        self._page.add(PlainLabel(title, TypeRole.PAGE, parent=self))
        self._page.add(PlainLabel(purpose, tone="secondary", parent=self))
        self._page.add_layout(self._cards)
        self._page.end()
        fill(self, self._page)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards; the keyboard stays on the control of the same name, where there is one."""
        self._context.keeping.write()
        with self._page.filled_again():
            clear(self._cards)
            put(self._cards, *cards)

    def show_state(self, target: str = "") -> None:
        raise NotImplementedError

    def ask(
        self, card: Card, *specs: FieldSpec, begin: Begin = NOTHING, draft: DraftOf | None = None
    ) -> FieldSet:
        """Put fields on a card, each under the one before, with what an earlier draft holds."""
        fields = FieldSet(self._context, specs, Kept(draft), begin, card)
        if draft is not None:
            note = DraftNote(self._context.look)
            note.watch(fields)
            card.add(note)
        card.add(*fields.boxes.values())
        fields.entered.connect(partial(self._on_entered, card, fields))
        return fields

    @staticmethod
    def _on_entered(card: Card, fields: FieldSet) -> None:
        """Do by Enter what a card of one line is for; else say which key does it."""
        door = card.go_button()
        if door is None:
            tell_key(fields, tr("Tab goes on to the buttons."))
        elif card.is_of_one_line():
            door.click()
        else:
            tell_key(fields, go_key_words(door.text().replace("&", "")))

    def submit(self, make: Callable[[], Step], fields: FieldSet | None = None) -> bool:
        """Submit a step made of what stands in some fields, or tell above the page why it cannot be made."""
        try:
            step = make()
        except Refused as refusal:
            return self._context.refuse(make, refusal)
        submit = self._context.session.submit
        is_done = submit(step) if fields is None else fields.give(submit, step)
        if is_done:
            self._context.succeed(make)
        return is_done

    def button(
        self, words: str, do: Callable[[], None], *, primary: bool = False, enabled: bool = True
    ) -> PrimaryButton | SecondaryButton:
        made = (PrimaryButton if primary else SecondaryButton)(self._context.look, words)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.setEnabled(enabled)
        made.clicked.connect(do)
        return made

    def link(self, words: str, spoken: str, do: Callable[[], None]) -> LinkButton:
        """Make a link of a table's row; `spoken` is its name for those who hear it alone."""
        return LinkButton(self._context.look, words, spoken=spoken, do=do)

    def row(self, *widgets: QWidget) -> FlowLayout:
        flow = FlowLayout(self._context.look.theme.space(3))
        put(flow, *widgets)
        return flow

    def _on_changed(self, *_: object) -> None:
        if self.isVisible():
            self.show_state()


class JudgedPage(QWidget):
    """Shows each new judgement while it is seen, under one form; a chip leads to each of its views."""

    def __init__(
        self, context: PageContext, title: str, views: Sequence[tuple[str, str]] = (), *,
        widest: int = WIDEST,
    ) -> None:  # fmt: skip
        super().__init__()
        self._context = context
        self._target = self._field = ""
        self._view = views[0][0] if views else ""
        look = context.look
        self.chips = {
            view: ChipButton(look, words, do=partial(self._on_view, view)) for view, words in views
        }
        for chip in self.chips.values():
            chip.be_one_of()
        self.head = PageHead(look, title)
        self.head.add(*self.chips.values())
        self.form = FormCard(context)
        self.offer = DraftOffer(context, self._has_form_of, self._reopen, self.form)
        self.page = ScrollPage(look, widest=widest)
        fill(self, self.page)
        if len(views) > 1:
            step_by_keys(self, self._step, VIEW_KEYS)
        context.insight.ready.connect(self._on_judged)

    def show_state(self, target: str = "") -> None:
        """Show the judgement there is, perhaps at a record; a newer one follows."""
        self._target = target
        self._prepare()
        judgement = self._context.insight.current()
        if judgement is not None:
            self._show(judgement)
        self.offer.refresh()

    def flush(self) -> None:
        self.form.flush()

    def open_form(self, plan: FormPlan) -> None:
        self.form.open_form(plan)
        self.page.ensureWidgetVisible(self.form)

    def _has_form_of(self, draft: DraftOf) -> bool:
        """Tell whether a draft is of a form of this page that can be opened now."""
        raise NotImplementedError

    def _reopen(self, draft: DraftOf) -> None:
        raise NotImplementedError

    def _prepare(self) -> None:
        """Show what is known before anything is judged."""

    def _show(self, judgement: Judgement) -> None:
        raise NotImplementedError

    def _show_view(self) -> None:
        for view, chip in self.chips.items():
            chip.mark(chosen=view == self._view)

    def _on_judged(self, judgement: Judgement | None) -> None:
        if self.isVisible() and judgement is not None:
            self._show(judgement)
            self.offer.refresh()

    def _on_view(self, view: str) -> None:
        """Go to another view; what is typed in the form of this one stays as its draft."""
        if view != self._view:
            self.form.drop()
            self._context.navigator.moved_on.emit()
        self._view = view
        self._show_view()

    def _step(self, by: int) -> None:
        """Go to the view after this one, or before it; the keyboard is then on its chip."""
        views = list(self.chips)
        self._on_view(views[(views.index(self._view) + by) % len(views)])
        self.chips[self._view].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take_target(self) -> str:
        """Give where to go, once; nothing while the newest change, perhaps what is asked for, is judged."""
        if self._context.insight.current() is None:
            return ""
        target, self._target = self._target, ""
        return target

    def _take_record(self) -> str:
        """Give the record of a target such as "3f2a|owner_id"; its form is to begin at the field."""
        target, _, self._field = self._take_target().partition("|")
        return target

    def _at_field(self, plan: FormPlan) -> FormPlan:
        """Have a form begin at the field that was asked for, once."""
        field, self._field = self._field, ""
        return replace(plan, first=field) if field in {spec.name for spec in plan.specs} else plan


class RecordsPage(JudgedPage):
    """Lists of records under one form, and what was withdrawn with a way back for each."""

    GONE: Mapping[str, tuple[type[Record], ...]] = {}  # what can be withdrawn in each view

    def __init__(
        self, context: PageContext, title: str, views: Sequence[tuple[str, str]],
        lists: Mapping[str, record_list.ListTold], *, widest: int = WIDEST,
    ) -> None:  # fmt: skip
        super().__init__(context, title, views, widest=widest)
        self._back: QWidget | tuple[str, str] | None = None
        self._left_at = 0  # how far the page was scrolled as its form was opened
        self.standing = record_list.StandingNote(context)
        self.lists = {
            name: record_list.RecordList(context.look, *told) for name, told in lists.items()
        }
        self.withdrawn = record_list.WithdrawnList(context.look)
        self.form.closed.connect(self._on_form_closed)
        self.withdrawn.edit_asked.connect(self._on_bring_back)

    def _open_from(self, back: QWidget | tuple[str, str], plan: FormPlan) -> None:
        """Open the form; `back` is where the keyboard goes then: a list and a record, or a button."""
        self._back = back
        if self.form.isHidden():
            self._left_at = self.page.place
        self.open_form(plan)

    def _rest(self) -> QWidget:
        """Give where the keyboard goes when the record is no longer in sight."""
        return self.chips[self._view]

    def _name_of(self, workspace: Workspace, record: Record) -> str:
        raise NotImplementedError

    def _gone(self) -> list[Record]:
        return withdrawn_records(self._context.session.workspace, self.GONE[self._view])

    def _show_withdrawn(self) -> None:
        session = self._context.session
        names = [(one, self._name_of(session.workspace, one)) for one in self._gone()]
        rows: record_list.Rows = [(str(one.id), (name, why_gone(one))) for one, name in names]
        self.withdrawn.show_withdrawn(rows, way=not session.read_only)

    def _on_bring_back(self, record_id: str) -> None:
        for record in (one for one in self._gone() if one.id == record_id):
            self.withdrawn.say_fault(bring_back(self._context.session, record))

    def _on_form_closed(self) -> None:
        back, self._back = self._back, None
        if isinstance(back, QWidget):
            back.setFocus()
        elif back is not None:
            shown = self.lists[back[0]]
            if shown.isHidden() or not shown.show_where(back[1]):
                self._rest().setFocus()
        self.page.return_to(self._left_at)
