"""Strategy: the one aim, objectives against initiatives, principles and what will not be done."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.plans.aims import aim_lines
from digistrat_desktop.analysis.plans.cases import case_checks
from digistrat_desktop.analysis.plans.plan import year_of
from digistrat_desktop.analysis.plans.strategy_map import strategy_map
from digistrat_desktop.domain.edits.strategy import north_star_id, set_north_star
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust import strategy
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms import records
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.fields import Pairs
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import Columns
from digistrat_desktop.ui.pages.skeletons import RecordsPage
from digistrat_desktop.ui.pages.strategy import rows
from digistrat_desktop.ui.pages.strategy.grids import AlignmentCard, PrinciplesCard
from digistrat_desktop.ui.pages.strategy.specs import SPECS
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import ADD
from digistrat_desktop.ui.tables.record_list import ListTold, Rows
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

_VIEWS = (
    ("alignment", tr("Alignment")),
    ("objective", tr("Objectives")),
    ("initiative", tr("Initiatives")),
    ("aim", tr("Aims")),
    ("principle", tr("Principles")),
    ("case", tr("Cases for change")),
    ("decision", tr("Decisions")),
)
_TYPES: dict[str, type[Record]] = {
    "objective": strategy.Objective,
    "initiative": strategy.Initiative,
    "aim": strategy.PairedAim,
    "principle": strategy.Principle,
    "case": strategy.CaseForChange,
    "decision": strategy.Decision,
}
_LISTS: dict[str, ListTold] = {
    "objective": (
        tr("Objectives"),
        tr("Add objective"),
        (tr("Objective"), tr("Kind"), tr("Supported by")),
    ),
    "initiative": (
        tr("Initiatives"),
        tr("Add initiative"),
        ((tr("Initiative"), 4), (tr("Status"), 2), (tr("Dates"), 4), (tr("Objectives"), 2)),
    ),
    "aim": (
        tr("Aims in paired metrics"),
        tr("Add aim"),
        ((tr("Aim"), 5), (tr("Where it is now"), 4)),
    ),
    "principle": (
        tr("Principles"),
        tr("Add principle"),
        ((tr("Principle"), 3), (tr("Rules out"), 4), (tr("Tests so far"), 4)),
    ),
    "case": (
        tr("Cases for change"),
        tr("Add case"),
        (
            (tr("Case"), 3),
            (tr("Service to redesign, and its figure"), 3),
            (tr("Owner and review"), 2),
            (tr("Status"), 4),
        ),
    ),
    "decision": (
        tr("Decisions"),
        tr("Add decision"),
        ((tr("What"), 4), (tr("Kind"), 2), (tr("Why"), 5), (tr("Decided"), 2)),
    ),
}
_FIRST = {
    "objective": tr("Add the trust's corporate and clinical objectives first."),
    "initiative": tr("Add each piece of digital work, with the need it meets."),
    "aim": tr("Say when people will be able to do what, and name 2 metrics that will show it."),
    "principle": tr("Add a rule that has already helped someone decide."),
    "case": tr(
        "Add a problem, a figure that shows it, who it affects, what should change and "
        "what you expect. For example, an audit of paper early warning scores made the "
        "case for electronic observations."
    ),
    "decision": tr("Add something the trust has decided not to do, and why."),
}
_WITH_FIGURES = frozenset({"case", "aim"})
_FOLD_BELOW = 760
_YEARS = 5


class StrategyPage(RecordsPage):
    """Views of the strategy under the north star, with one form for all of its records."""

    GONE = rows.OF_VIEW

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, tr("Strategy"), _VIEWS, _LISTS, widest=2400)
        self._found = strategy_map(context.session.workspace)
        look = context.look
        self.star = Card(look, tr("North star"), bar="deep", role=TypeRole.SMALL)
        self.aim = PlainLabel("", TypeRole.GROUP)
        self.alignment = AlignmentCard(context)
        self.first = PlainLabel(_FIRST["objective"], tone="secondary")
        self.begin = PrimaryButton(look, tr("Add objective"))
        self._beginning = Card(look, tr("Nothing to show yet"))
        self.principles = PrinciplesCard(context)
        self.declared = PlainLabel("")
        self.reality = PlainLabel("")
        self._beside = Columns(look, _FOLD_BELOW)
        self._build()
        self._connect()
        self._show_view()

    def _build(self) -> None:
        look = self._context.look
        self.star.add(self.aim)
        self.edit_star = LinkButton(look, tr("Edit"))
        self.star.add_to_header(self.edit_star)
        self._build_beside()
        self._beginning.add(self.first)
        self._beginning.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        parts = (
            self.head,
            self.standing,
            self.offer,
            self.form,
            self.star,
            self._beginning,
            self.alignment,
        )
        more = (*self.lists.values(), self.principles, self._beside, self.withdrawn)
        self.page.add(*parts, *more)
        self.page.end()

    def _build_beside(self) -> None:
        look = self._context.look
        for title, words, page in (
            (tr("Your answer and the strategy map"), self.declared, ""),
            (tr("Reality check"), self.reality, "constraints"),
        ):
            card = Card(look, title)
            card.add(words)
            if page:
                link = self.give = LinkButton(look, tr("See what does not fit"))
                link.clicked.connect(partial(self._context.navigator.go, page))
                card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self._beside.add(card)

    def _connect(self) -> None:
        for view, one in self.lists.items():
            one.add_asked.connect(partial(self._on_add, view))
            one.edit_asked.connect(partial(self._on_edit, view))
        self.begin.clicked.connect(self._on_begin)
        session = self._context.session
        self.edit_star.clicked.connect(self._on_star)
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_changed)

    def show_state(self, target: str = "") -> None:
        self._refresh()
        self.offer.refresh()
        self._target = ""
        self._on_judged(self._context.insight.judgement)
        if target == ADD:
            self._on_view("objective")
            if not self._context.session.read_only:
                self._on_add("objective")
            return
        if target and not self._show_where(target):
            self._target = target

    def flush(self) -> None:
        self.alignment.flush()
        self.principles.flush()
        super().flush()

    def _show_where(self, target: str) -> bool:
        if self.alignment.go_to(target):
            self._on_view("alignment")
            self.alignment.grid.setFocus()
            return True
        for view in self.lists:
            self._on_view(view)
            if self.lists[view].show_where(target):
                return True
        self._on_view("alignment")
        return False

    def _on_view(self, view: str) -> None:
        super()._on_view(view)
        self._refresh()

    def _show_view(self) -> None:
        known = self._context.session.trust is not None
        super()._show_view()
        for view, one in self.lists.items():
            one.setVisible(known and view == self._view)
        here = known and self._view == "alignment"
        found = self._found
        whole = bool(found.rows and found.columns)
        self.alignment.setVisible(here and whole)
        self._beginning.setVisible(here and not whole)
        self._beside.setVisible(here)
        self.head.chips.setVisible(known)
        self.star.setVisible(known)
        if self._view != "principle" or not known:
            self.principles.hide()
        if here and not whole:
            self._show_first("initiative" if found.rows else "objective")

    def _show_first(self, view: str) -> None:
        self.first.show_text(_FIRST[view])
        self.begin.setText(_LISTS[view][1])
        self.begin.setAccessibleName(_LISTS[view][1])

    def _on_changed(self, _: object = None) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        session = self._context.session
        workspace = session.workspace
        self._found = strategy_map(workspace)
        self.standing.show_session(session)
        self.alignment.show_map(self._found)
        self._show_rows()
        if self._view == "principle":
            self.principles.show_workspace()
        self._show_withdrawn()
        star = next(iter(workspace.all(strategy.NorthStar)), None)
        self.aim.show_text(star.aim if star and star.aim else tr("There is no north star yet."))
        has_aim = bool(star and star.aim)
        self.edit_star.setText(tr("Edit") if has_aim else tr("Write the north star"))
        self.edit_star.setAccessibleName(
            tr("Edit the north star") if has_aim else self.edit_star.text()
        )
        self._allow(allowed=not session.read_only)
        self._show_view()

    def _show_rows(self) -> None:
        if self._view in self.lists:
            shown = self._rows(self._view)
            self.lists[self._view].show_records(shown, "" if shown else self._first(self._view))

    def _first(self, view: str) -> str:
        """Say what to add first; of an aim with the framework's example."""
        judgement = self._context.insight.judgement
        pack = judgement.pack if judgement is not None and judgement.assessed else None
        example = (
            pack.case_for_change.vision_example if view == "aim" and pack is not None else None
        )
        words = (example.template, example.made_up_example) if example is not None else ()
        return " ".join((_FIRST[view], *words))

    def _rows(self, view: str) -> Rows:
        workspace, found = self._context.session.workspace, self._found
        if view == "objective":
            return rows.objective_rows(found)
        if view == "initiative":
            return rows.initiative_rows(found)
        if view in _WITH_FIGURES:
            # What was just written is in the list at once; its figures are those judged last.
            judgement = self._context.insight.judgement
            metrics = judgement.metrics if judgement is not None else ()
            today = self._context.clock.now().astimezone().date()
            if view == "aim":
                return rows.aim_rows(aim_lines(workspace, today, metrics))
            return rows.case_rows(workspace, case_checks(workspace, today, metrics))
        return (
            rows.principle_rows(workspace) if view == "principle" else rows.decision_rows(workspace)
        )

    def _allow(self, *, allowed: bool) -> None:
        known = self._context.session.trust is not None
        for button in (
            self.edit_star,
            self.begin,
            *(one.add_button for one in self.lists.values()),
        ):
            button.setEnabled(allowed and known)

    def _show(self, judgement: Judgement) -> None:
        self.declared.show_text(judgement.beside.sentence)
        self.reality.show_text(judgement.reality.summary)
        self.give.setVisible(bool(judgement.reality.lines))
        if self._view in _WITH_FIGURES:
            self._show_rows()
        # A case for change is listed once it is judged: whoever was led to one is led there now.
        target = self._take_target()
        if target:
            self._show_where(target)

    def _on_star(self) -> None:
        session = self._context.session
        star = next(iter(session.workspace.all(strategy.NorthStar)), None)

        def make(values: dict[str, Any]) -> Step:
            trust_id = records.trust_of_form(session)
            return set_north_star(session.workspace, trust_id, values, session.author)

        me = str(star.id) if star else north_star_id(records.trust_of_form(session))
        begin = Begin(records.values_of(star) if star else {}, me=me)
        plan = FormPlan(
            tr("North star"),
            session.draft_of("north_star"),
            SPECS[strategy.NorthStar],
            Saving(make),
            begin,
        )
        self._open_from(self.edit_star, plan)

    def _rest(self) -> QWidget:
        shown = self.lists.get(self._view)
        return shown.add_button if shown is not None else super()._rest()

    def _name_of(self, workspace: Workspace, record: Record) -> str:
        return rows.name_of(workspace, record)

    def _has_form_of(self, draft: DraftOf) -> bool:
        kinds = (strategy.NorthStar.KIND, *(kind.KIND for kind in _TYPES.values()))
        known = self._context.session.workspace.find
        here = not draft.record or any(known(kind, draft.record) for kind in _TYPES.values())
        return draft.kind in kinds and here

    def _reopen(self, draft: DraftOf) -> None:
        view = next((one for one, kind in _TYPES.items() if draft.kind == kind.KIND), "")
        if not view:
            self._on_star()
            return
        self._on_view(view)
        if draft.record:
            self._on_edit(view, draft.record)
        else:
            self._on_add(view)

    def _on_begin(self) -> None:
        view = "initiative" if self._found.rows else "objective"
        self._on_view(view)
        self._on_add(view)

    def _on_add(self, view: str) -> None:
        kind = _TYPES[view]
        plan = records.plan_new(self._context.session, kind, SPECS[kind], self._years())
        self._open_from(self.lists[view].add_button, plan)

    def _on_edit(self, view: str, record_id: str) -> None:
        session, kind = self._context.session, _TYPES[view]
        record = session.workspace.find(kind, record_id)
        if record is not None:
            plan = records.plan_known(session, record, SPECS[kind], self._years())
            self._open_from((view, record_id), plan)

    def _years(self) -> dict[str, Pairs]:
        """Offer five financial years from this one for costs."""
        this = year_of(self._context.clock.now().astimezone().date())
        years = tuple((year, year) for year in map(year_text, range(this, this + _YEARS)))
        return {"capital_costs": years, "revenue_costs": years}
