"""Details: what the trust and its assessment are called and cover; duplicating and archiving."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from digistrat_desktop.analysis.answers.position import SHELF_LIFE_MONTHS
from digistrat_desktop.domain.edits.assessments import duplicate_assessment
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import Form as Extent
from digistrat_desktop.domain.frameworks.scales import TrustKind
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    assessments_by_date,
    named_sites,
    site_called,
    site_name,
)
from digistrat_desktop.domain.rules.names import read_code, twin_notes
from digistrat_desktop.domain.rules.strategy import FieldNote
from digistrat_desktop.domain.rules.titles import free_title
from digistrat_desktop.domain.trust.assessment import Assessment, Site, Trust
from digistrat_desktop.domain.trust.listing import ListedTrust
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.draft_note import DraftOffer
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.forms.form import FormCard, FormPlan, FormStyle
from digistrat_desktop.ui.forms.records import (
    bring_back,
    plan_known,
    plan_new,
    values_of,
    why_gone,
    withdrawn_records,
)
from digistrat_desktop.ui.kit.access import tab_through
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.layouts import Columns, TopColumn, bare, fill, put
from digistrat_desktop.ui.kit.page_parts import EmptyState, PageHead, ScrollPage
from digistrat_desktop.ui.pages.start import EXTENTS
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import ARCHIVE, DUPLICATE, NAME, UNDO
from digistrat_desktop.ui.tables.record_list import RecordList, Rows, StandingNote, WithdrawnList
from digistrat_desktop.ui.words import tr


def _sites(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Offer the whole trust and each of its sites."""
    return ("", tr("The whole trust")), *((one, one) for one in named_sites(workspace))


def _chosen(site: str | None) -> str:
    return site or ""


_TRUST = (
    FieldSpec(
        "name", tr("Name of the trust"), is_whole=True, longest=200,
        needed=tr("Enter the trust's name."),
        help_text=tr("Signed-off assessments keep the name they were signed with."),
    ),
    FieldSpec(
        "ods_code", tr("ODS code"), example="RK5", longest=5, reads=read_code,
        help_text=tr("Leave empty if there is none."),
    ),
    FieldSpec("trust_kind", tr("Type of trust"), Asked.CHOICE, labels_of(TrustKind), TrustKind),
    FieldSpec(
        "region", tr("Regional body"), is_whole=True, longest=200,
        example=tr("Nottingham and Nottinghamshire Integrated Care Board"),
    ),
)  # fmt: skip
_ASSESSMENT = (
    FieldSpec(
        "title", tr("Assessment title"), longest=200,
        needed=tr("Enter a title, such as Autumn 2026."),
    ),
    FieldSpec(
        "as_of", tr("As at"), Asked.DAY, needed=tr("Enter the date the answers are true for."),
        help_text=tr(
            "The date the answers are true for. Evidence over {months} months old on this date is "
            "out of date.",
            months=SHELF_LIFE_MONTHS,
        ),
    ),
    FieldSpec(
        "lead_id", tr("Lead (a role is enough)"), Asked.PERSON, longest=200, is_whole=True,
        example=tr("Digital programme manager"),
    ),
    FieldSpec(
        "form", tr("Length"), Asked.CHOICE, EXTENTS, Extent, is_whole=True,
        help_text=tr("Every answer is kept if you change this."),
    ),
    FieldSpec(
        "site", tr("Site"), Asked.CHOICE, _sites, reads=_chosen, is_whole=True,
        help_text=tr("Only assessments of the same site are compared."),
    ),
    FieldSpec(
        "scope_note", tr("What it covers"), Asked.TEXT,
        help_text=tr("If this differs from last time, Progress marks a break in the trend."),
    ),
)  # fmt: skip
_CARE = tuple((one.value, one.label) for one in TrustKind if one is not TrustKind.OTHER)
_SITE = (
    FieldSpec(
        "name", tr("Name of the site"), is_whole=True, longest=200,
        help_text=tr("Assessments and metrics that have the name it had stay with it."),
    ),
    FieldSpec(
        "code", tr("Site code"), example="RK5BC", longest=9,
        help_text=tr("Leave empty if there is none."),
    ),
    FieldSpec(
        "setting", tr("Type of care"), Asked.CHOICE,
        ((TrustKind.OTHER.value, tr("As the trust")), *_CARE), TrustKind,
        help_text=tr("An assessment of this site asks the questions for this type of care."),
    ),
)  # fmt: skip
_SITES = (tr("Sites"), tr("Add site"), (tr("Site"), tr("Code"), tr("Type of care")))
_NO_SITES = tr("Add a site to assess it alone, or to name it in metrics.")
_NAMED = "name:"
"""Begins the row of a site that is only named, and has no record yet."""
_STYLE = FormStyle(bar="", is_primary=False, pairs_from=0)
_BESIDE_FROM = 900


class DetailsPage(QWidget):
    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._trusts: Sequence[ListedTrust] = ()
        self._gone = ""  # id of what was archived last
        look = context.look
        self.trust = FormCard(context, _STYLE)
        self.standing = StandingNote(context)
        self.assessment = FormCard(context, _STYLE)
        self.none = EmptyState(
            look,
            tr("No assessment is open"),
            tr("Start one for your trust, or open one from Home."),
            tr("Start an assessment"),
        )
        self.duplicate = SecondaryButton(look, tr("Duplicate assessment"), do=self._on_duplicate)
        self.front = SecondaryButton(
            look, tr("Front sheet"), do=partial(context.navigator.go, "reports")
        )
        self.site = FormCard(context)
        self.sites = RecordList(look, *_SITES)
        self.site_offer = DraftOffer(context, self._is_site, self._on_site_draft, self.site)
        self.archived = WithdrawnList(look)
        self._build()
        self.archived.edit_asked.connect(self._on_restore)
        self.none.acted.connect(partial(context.navigator.go, "start"))
        self.assessment.closed.connect(self._on_archived)
        self.site.closed.connect(self.sites.add_button.setFocus)
        self.sites.add_asked.connect(self._on_add_site)
        self.sites.edit_asked.connect(self._on_edit_site)
        context.session.changed.connect(self._on_changed)
        context.session.opened.connect(self._on_opened)

    def _build(self) -> None:
        look = self._context.look
        page, both = ScrollPage(look, parent=self), Columns(look, _BESIDE_FROM)
        left = (self.trust, self.site_offer, self.site, self.sites)
        for cards in (left, (self.standing, self.assessment, self.none)):
            side = QWidget()
            put(bare(TopColumn(side), look.theme.space(4)), *cards)
            both.add(side, 1)
        head = PageHead(look, tr("Details"))
        head.add(self.duplicate, self.front)
        page.add(head, both, self.archived)
        page.end()
        fill(self, page)

    def show_state(self, target: str = "") -> None:
        """Show the open trust and assessment, or the assessment of this id.

        Args:
            target: the id, and after a bar what is wanted of it: `TITLE`, `REFERENCE`, `DUPLICATE` or
                `ARCHIVE`. `NAME` and the trust's own id lead to its name.
        """
        target, _, wanted = target.partition("|")
        session = self._context.session
        is_trust = session.trust is not None and target in {NAME, session.trust.id}
        there = session.workspace.find(Assessment, target) if target else None
        if there is not None and not there.withdrawn and session.assessment != there:
            session.show_assessment(target)
        self._context.ask(lambda library: library.store.trusts(), self._on_trusts)
        self._open_forms()
        if session.assessment is not None and wanted == DUPLICATE:
            self._on_duplicate()
        elif session.assessment is not None and wanted == ARCHIVE:
            self.assessment.withdraw_button.click()
        elif session.assessment is not None and not is_trust and (target or session.trust is None):
            missing = "title" if session.assessment.lead_id else "lead_id"
            boxes = self.assessment.fields.boxes
            boxes[wanted if wanted in boxes else missing].point_at()
        elif session.trust is not None:
            self.trust.control("name").setFocus()

    def first_stop(self) -> QWidget | None:
        """Give the first field: what is said of the trust comes before what is done with it."""
        return self.trust.control("name") if self._context.session.trust is not None else None

    def flush(self) -> None:
        for form in (self.trust, self.assessment, self.site):
            form.flush()

    def _on_trusts(self, trusts: Sequence[ListedTrust]) -> None:
        self._trusts = trusts

    def _open_forms(self) -> None:
        session = self._context.session
        trust, assessment = session.trust, session.assessment
        if trust is None:
            return
        self.trust.open_form(self._trust_plan(trust))
        self.none.setVisible(assessment is None)
        self.duplicate.setVisible(assessment is not None)
        self.front.setVisible(assessment is not None)
        self.standing.show_session(session)
        self._show_archived()
        self._show_sites()
        self.site_offer.refresh()
        if assessment is None:
            self.assessment.drop()
            return
        self.assessment.open_form(self._assessment_plan(assessment))
        self.assessment.fields.set_locked(locked=session.is_locked)
        self.assessment.withdraw_button.setVisible(not session.is_locked)
        self.duplicate.setEnabled(not session.read_only)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go as the page is read; fields and rows were made after the buttons over them."""
        left = (*self.trust.fields.boxes.values(), self.site_offer, self.site, self.sites)
        right = (*self.assessment.fields.boxes.values(), self.assessment.withdraw_button)
        parts = (self.front, *left, self.standing, *right, self.archived)
        tab_through(parts, self.duplicate)

    def _trust_plan(self, trust: Trust) -> FormPlan:
        plan = plan_known(self._context.session, trust, _TRUST)
        return replace(
            plan,
            title=tr("Trust"),
            saving=replace(plan.saving, notes=partial(self._twins, trust)),
            leaving=None,
            words=tr("Each field on this page is saved when you leave it. Undo takes it back."),
            leave_words="",
            stays=True,
            as_you_go=True,
        )

    def _assessment_plan(self, assessment: Assessment) -> FormPlan:
        specs = (*_ASSESSMENT, *_moments(self._context.session.pack))
        plan = plan_known(self._context.session, assessment, specs)
        now = partial(self._values_of, str(assessment.id))
        plan = replace(plan, begin=replace(plan.begin, values=now(), now=now))
        return replace(
            plan,
            title=tr("Assessment"),
            leave_words="",
            stays=True,
            as_you_go=True,
        )

    def _values_of(self, assessment_id: str) -> dict[str, Any]:
        """Give an assessment's fields, its site by the name it has now."""
        workspace = self._context.session.workspace
        assessment = workspace.find(Assessment, assessment_id)
        if assessment is None:
            return {}
        return {**values_of(assessment), "site": site_name(workspace, assessment.site)}

    def _twins(self, trust: Trust, values: dict[str, Any]) -> list[FieldNote]:
        named = ListedTrust(trust.id, values["name"], values["ods_code"], trust.sample)
        return twin_notes(named, self._trusts, name="name", code="ods_code")

    def _show_archived(self) -> None:
        session = self._context.session
        gone = withdrawn_records(session.workspace, (Assessment, Site))
        rows: Rows = [(str(one.id), (_title(one), why_gone(one))) for one in gone]
        self.archived.show_withdrawn(rows, way=not session.read_only)

    def _on_changed(self, touched: frozenset[str]) -> None:
        if not self.isVisible():
            return
        self._show_archived()
        self._show_sites()
        gone = withdrawn_records(self._context.session.workspace, (Assessment,))
        for one in gone:
            if one.id in touched:
                self._gone = str(one.id)
                words = tr("“{title}” is archived. You can restore it below.", title=_title(one))
                self._context.navigator.told.emit(Gravity.INFO, words, ())

    def _on_opened(self) -> None:
        if self.isVisible():
            self._open_forms()

    def _on_archived(self) -> None:
        """Go on with the assessment that is open now; no field takes Ctrl+Z away from the archiving."""
        self._open_forms()
        self.archived.show_where(self._gone)

    def _on_duplicate(self) -> None:
        session = self._context.session
        if session.assessment is None:
            return
        self.flush()
        taken = [one.title for one in assessments_by_date(session.workspace)]
        title = free_title(session.assessment.title, taken)
        about = (session.workspace, session.assessment, title)
        made, step = duplicate_assessment(*about, session.author)
        if session.submit(step):
            session.show_assessment(made.id)
            self.duplicate.setFocus()  # a field would take Ctrl+Z for itself
            words, ways = tr("This is the copy, “{title}”.", title=title), ((UNDO, tr("Undo")),)
            self._context.navigator.told.emit(Gravity.INFO, words, ways)

    def _show_sites(self) -> None:
        """List the sites, those only named somewhere after those with a record."""
        session = self._context.session
        rows: Rows = []
        for name in named_sites(session.workspace):
            site = site_called(session.workspace, name)
            if site is None:
                rows.append((f"{_NAMED}{name}", (name, "", tr("As the trust"))))
            else:
                care = dict(_SITE[-1].pairs)[site.setting.value]
                rows.append((str(site.id), (site.name, site.code, care)))
        self.sites.show_records(rows, "" if rows else _NO_SITES)
        self.sites.add_button.setEnabled(not session.read_only)
        if self.assessment.isVisible():
            self.assessment.fields.set_choices("site", _sites(session.workspace))

    def _on_add_site(self, name: str = "") -> None:
        plan = plan_new(self._context.session, Site, _SITE)
        values = {**plan.begin.values, "name": name}
        self.site.open_form(replace(plan, begin=replace(plan.begin, values=values)))

    def _on_edit_site(self, row: str) -> None:
        session = self._context.session
        site = session.workspace.find(Site, row)
        if site is not None:
            self.site.open_form(plan_known(session, site, _SITE))
        else:
            self._on_add_site(row.removeprefix(_NAMED))

    def _is_site(self, draft: DraftOf) -> bool:
        find = self._context.session.workspace.find
        return draft.kind == Site.KIND and (
            not draft.record or find(Site, draft.record) is not None
        )

    def _on_site_draft(self, draft: DraftOf) -> None:
        self._on_edit_site(draft.record)

    def _on_restore(self, assessment_id: str) -> None:
        session = self._context.session
        site = session.workspace.find(Site, assessment_id)
        if site is not None:
            self.archived.say_fault(bring_back(session, site))
            return
        fault = bring_back(session, session.workspace.get(Assessment, assessment_id))
        self.archived.say_fault(fault)
        if fault or session.trust is None:
            return
        # Its answers were not loaded with it.
        again = partial(
            self._context.navigator.open_trust, session.trust.id, assessment_id, "details"
        )
        self._context.ask_when_saved(lambda _: None, lambda _: again())


def _moments(pack: FrameworkPack | None) -> tuple[FieldSpec, ...]:
    """Ask which moment momentum compares with, where the framework lets the trust name one."""
    points = (one.reference_point for one in pack.sections) if pack is not None else ()
    point = next((one for one in points if one is not None), None)
    if point is None:
        return ()
    choices = tuple((one.id, one.label) for one in point.choices)
    default = (("", tr("{label} (usual)", label=point.label_of(point.default))),)
    rest = tuple(pair for pair in choices if pair[0] != point.default)
    return (
        FieldSpec(
            "reference_point", tr("Reference point"), Asked.CHOICE, (*default, *rest),
            reads=_moment, is_whole=True, help_text=point.caution,
        ),
        FieldSpec(
            "reference_words", tr("Reference point in your words"), is_whole=True, longest=200,
            example=tr("Merger with Vale, May 2024"),
            when=_is_named,
        ),
    )  # fmt: skip


def _moment(chosen: str | None) -> str:
    return chosen or ""


def _is_named(values: Mapping[str, Any]) -> bool:
    return bool(values.get("reference_point"))


def _title(record: Record) -> str:
    return str(getattr(record, "title", "") or getattr(record, "name", ""))
