"""Starting an assessment: whose, as at when, how much; from nothing or from the last one."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtWidgets import QWidget

from digistrat_desktop.domain.edits.assessments import NewAssessment, NewTrust
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.scales import Form as Extent
from digistrat_desktop.domain.frameworks.scales import TrustKind
from digistrat_desktop.domain.rules.names import read_code, twin_notes
from digistrat_desktop.domain.rules.strategy import FieldNote
from digistrat_desktop.domain.rules.titles import free_title
from digistrat_desktop.domain.trust.listing import ListedAssessment, ListedTrust
from digistrat_desktop.domain.words import MONTHS
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.services.store.library import HomeFacts, Library
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.date_field import parse_day
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, Pairs, labels_of
from digistrat_desktop.ui.forms.form import FormCard, FormPlan, FormStyle
from digistrat_desktop.ui.kit.layouts import fill
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.starting import StartPlan, TakenOver, taken_over
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

NEW_TRUST = "new"
_FROM_NOTHING = ("", tr("Start empty: answer every question"))
EXTENTS = (
    (Extent.SHORT.value, tr("Short: the most important questions, about an hour")),
    (Extent.FULL.value, tr("Full: every question, best with colleagues")),
)
_SCOPE_HELP = tr(
    "The whole trust, or the sites and services covered. If this changes, Progress marks a break "
    "in the trend."
)
_SOURCE_HELP = tr(
    "Answers carried forward are marked “not yet confirmed” until you look at them again."
)


def _is_new(typed: Mapping[str, Any]) -> bool:
    return typed["trust"] in {NEW_TRUST, ""}


def _describes_scope(typed: Mapping[str, Any]) -> bool:
    return not typed["same_scope"]


_TRUST = (
    FieldSpec("trust", tr("Trust"), Asked.CHOICE, is_whole=True),
    FieldSpec(
        "name", tr("Name of the trust"), example=tr("Sherwood Forest Hospitals"), longest=200,
        needed=tr("Enter the trust's name."), when=_is_new, share=3,
    ),
    FieldSpec(
        "code", tr("ODS code"), example="RK5", longest=5, reads=read_code, when=_is_new,
        help_text=tr("Leave empty if there is none."),
    ),
    FieldSpec(
        "kind", tr("Type of trust"), Asked.CHOICE, labels_of(TrustKind), TrustKind,
        is_whole=True, when=_is_new,
    ),
    FieldSpec(
        "title", tr("Assessment title"), longest=200, needed=tr("Enter a title, such as Autumn 2026.")
    ),
    FieldSpec(
        "as_of", tr("As at"), Asked.DAY, help_text=tr("The date the answers are true for."),
        needed=tr("Enter the date the answers are true for."),
    ),
    FieldSpec("form", tr("Length"), Asked.CHOICE, EXTENTS, Extent, is_whole=True),
)  # fmt: skip
_FRAMEWORK = FieldSpec(
    "framework", tr("Framework"), Asked.CHOICE, is_whole=True,
)  # fmt: skip
_CARRIED = (
    FieldSpec(
        "source", tr("Start from"), Asked.CHOICE, help_text=_SOURCE_HELP, is_whole=True
    ),
    FieldSpec("same_scope", tr("Same scope as the last one"), Asked.TICK),
)  # fmt: skip
_SCOPE = FieldSpec(
    "scope",
    tr("What it covers"),
    Asked.TEXT,
    help_text=_SCOPE_HELP,
    when=_describes_scope,
    lines=1,
)


_COUNTED_BY = ("trust", "framework", "form", "source")
_Known: TypeAlias = tuple[
    HomeFacts, tuple[FrameworkPack, ...], dict[str, tuple[FrameworkPack, FrameworkPack]]
]


class StartPage(QWidget):
    """A form with one button. What it makes is a `StartPlan`, handed to the window."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._facts: HomeFacts | None = None
        self._packs: dict[str, FrameworkPack] = {}  # those offered, by fingerprint
        # of each assessment: its framework, and what is proposed after it
        self._proposed: dict[str, tuple[FrameworkPack, FrameworkPack]] = {}
        self._wanted = ""
        self._offered = ""  # the title offered last
        self._day = context.clock.now().astimezone().date()  # last one entered
        self.form = FormCard(context, FormStyle(bar="", pairs_from=0))
        self.carried = PlainLabel("", tone="secondary")  # what of the last one is carried over
        self.form.add_note(self.carried)
        page = ScrollPage(context.look, widest=760, parent=self)
        page.add(PlainLabel(tr("Start an assessment"), TypeRole.PAGE))
        page.add(self.form)
        page.end()
        fill(self, page)
        self.form.closed.connect(partial(context.navigator.go, "home"))
        self.form.edited.connect(self._on_edited)

    def show_state(self, carried_id: str = "") -> None:
        """Offer what the store has; an assessment's id asks to carry it forward."""
        self._wanted = carried_id
        self._context.ask(_to_start_with, self._on_read)

    def _on_read(self, found: _Known) -> None:
        self._facts, packs, self._proposed = facts, offered, _ = found
        self._packs = {one.sha256: one for one in offered}
        wanted = [r for r in facts.latest if r.assessment_id == self._wanted]
        mine = [t.id for t in facts.trusts if not t.sample]
        first = wanted[0].trust_id if wanted else (mine[0] if mine else NEW_TRUST)
        trusts = [(t.id, t.name) for t in facts.trusts]
        assessed = frozenset(row.trust_id for row in facts.latest)

        def carries(typed: Mapping[str, Any]) -> bool:
            return typed["trust"] in assessed

        named = tuple((one.sha256, framework_words(one)) for one in packs)
        choices = {"trust": (*trusts, (NEW_TRUST, tr("A new trust"))), "framework": named}

        def is_several(_: Mapping[str, Any]) -> bool:
            return len(named) > 1

        plan = FormPlan(
            "",
            DraftOf("start"),
            (
                *_TRUST,
                replace(_FRAMEWORK, when=is_several),
                *(replace(spec, when=carries) for spec in _CARRIED),
                _SCOPE,
            ),
            Saving(self._start_plan, self._start, notes=self._notes),
            Begin({**self._first_values(), "trust": first, "framework": packs[0].sha256}, choices),
            first="name" if first == NEW_TRUST else "",
            save_words=tr("Start assessment"),
            leave_words=tr("Back to Home"),
            stays=True,
        )
        self.form.open_form(plan)
        with suppress(ValueError):  # it may be half typed
            self._day = parse_day(self.form.values()["as_of"])
        self._offer_answers(self.form.values()["trust"])
        self.form.fields.take_up()  # a draft wins over what is offered
        self._count_carried()

    def _first_values(self) -> dict[str, Any]:
        policy = self._context.preferences.policy
        today = self._day = self._context.clock.now().astimezone().date()
        self._offered = season_title(today)
        new = ListedTrust("", policy.text("TrustName"), policy.text("TrustCode"), sample=False)
        if self._twins(new):  # it is offered above
            new = ListedTrust("", "", "", sample=False)
        return {
            "name": new.name,
            "code": new.ods_code,
            "kind": TrustKind.ACUTE,
            "title": self._offered,
            "as_of": today,
            "form": Extent.SHORT,
        }

    def _rows_of(self, trust_id: str) -> list[ListedAssessment]:
        rows = [r for r in self._facts.latest if r.trust_id == trust_id] if self._facts else []
        return sorted(rows, key=lambda row: row.as_of, reverse=True)

    def _twins(self, new: ListedTrust) -> list[FieldNote]:
        trusts = self._facts.trusts if self._facts else ()
        return twin_notes(new, trusts, name="name", code="code")

    def _notes(self, values: dict[str, Any]) -> list[FieldNote]:
        """Point out that a new trust is here already, or that the trust has an assessment of this title."""
        if _is_new({"trust": values["trust"] or ""}):
            return self._twins(ListedTrust("", values["name"], values["code"], sample=False))
        free = self._free(values["title"], values["trust"])
        if free == values["title"]:
            return []
        words = tr("There is another assessment with this title. “{free}” is free.", free=free)
        return [FieldNote("title", words)]

    def _free(self, title: str, trust_id: str) -> str:
        return free_title(title, [row.title for row in self._rows_of(trust_id)])

    def _offer_title(self) -> None:
        """Offer a title the trust has not given yet, unless somebody wrote one."""
        if self.form.values()["title"] == self._offered:
            self._offered = self._free(season_title(self._day), self.form.values()["trust"])
            self.form.fields.show_values({"title": self._offered})

    def _carried_of(self, trust_id: str) -> Pairs:
        """Give the answers that a trust can begin with, the latest first."""
        rows = self._rows_of(trust_id)
        return tuple((r.assessment_id, tr("The answers from {title}", title=r.title)) for r in rows)

    def _offer_answers(self, trust_id: str) -> None:
        carried = self._carried_of(trust_id)
        latest = carried[0][0] if carried else ""
        self.form.fields.set_choices("source", (*carried, _FROM_NOTHING))
        source = self._wanted if self._wanted in dict(carried) else latest
        self.form.fields.show_values({"source": source, "same_scope": bool(carried)})
        self._offer_as_before(self._rows_of(trust_id))
        self._offer_title()

    def _offer_as_before(self, rows: Sequence[ListedAssessment]) -> None:
        """Offer the framework and the length of the trust's last assessment, or a newer version of it."""
        self.form.words.say("")
        if not rows:
            return
        self.form.fields.show_values({"form": Extent(rows[0].form)})
        last, new = self._proposed.get(rows[0].assessment_id, (None, None))
        if last is None or new is None:
            return
        self.form.fields.show_values({"framework": new.sha256})
        words = tr(
            "The last assessment used {title} {old}. {new} is newer: answers that can be compared are carried over.",
            title=last.title, old=last.version, new=new.version,
        )  # fmt: skip
        self.form.words.say(words if new is not last else "")

    def _on_edited(self, name: str, value: Any) -> None:
        if name == "trust":
            self._offer_answers(value or "")
        if name == "as_of" and value:
            self._day = value
            self._offer_title()
        if name in _COUNTED_BY:
            self._count_carried()

    def _count_carried(self) -> None:
        """Say how many answers the framework that is chosen takes over, and how many questions are open then."""
        said = self.form.values()
        self.carried.say("")
        if not said["source"] or _is_new(said) or said["framework"] not in self._packs:
            return
        pack, author = self._packs[said["framework"]], self._context.session.author
        new = NewAssessment(season_title(self._day), self._day, Extent(said["form"]), pack.sha256)
        plan = StartPlan(said["trust"], None, new, pack, said["source"])

        def work(library: Library) -> TakenOver:
            return taken_over(plan, library.open_trust(plan.trust_id, plan.carried_from), author)

        self._context.ask(work, partial(self._on_counted, {one: said[one] for one in _COUNTED_BY}))

    def _on_counted(self, asked: Mapping[str, Any], found: TakenOver) -> None:
        now = self.form.values()
        if all(now[name] == one for name, one in asked.items()):  # else another was chosen since
            self.carried.say(
                tr(
                    "Carried over, to be confirmed: {carried} of {answers} answers. Still to answer: {open} of "
                    "{asked} questions.",
                    **{name: str(one) for name, one in found._asdict().items()},
                )
            )

    def _start_plan(self, values: dict[str, Any]) -> StartPlan:
        if not self._packs:
            raise Refused(tr("The framework is still loading. Try again in a moment."))
        pack = self._packs.get(values.get("framework") or "") or next(iter(self._packs.values()))
        is_new = values["trust"] in {NEW_TRUST, None}
        kind = values.get("kind") or TrustKind.OTHER
        return StartPlan(
            trust_id="" if is_new else values["trust"],
            new_trust=NewTrust(values["name"], values["code"], kind) if is_new else None,
            assessment=NewAssessment(
                title=values["title"],
                as_of=values["as_of"],
                form=values["form"] or Extent.SHORT,
                pack_sha256=pack.sha256,
                scope_note=values.get("scope"),
            ),
            pack=pack,
            carried_from=values.get("source") or "",
        )

    def _start(self, plan: StartPlan) -> bool:
        self._context.navigator.start_wanted.emit(plan)
        return True


def season_title(day: date) -> str:
    """Give a usual title for an assessment: the season and the year, a winter with both of its years."""
    seasons = (tr("Winter"), tr("Spring"), tr("Summer"), tr("Autumn"))
    season = seasons[day.month % len(MONTHS) // 3]
    if season != seasons[0]:
        return f"{season} {day.year}"
    begins = day.year if day.month == len(MONTHS) else day.year - 1
    return f"{season} {begins}/{(begins + 1) % 100:02d}"


def framework_words(pack: FrameworkPack) -> str:
    """Name a framework where one is chosen, with who made it and how far it has come."""
    parts = [f"{pack.title} {pack.version}", pack.provider]
    if pack.draft:
        parts.append(tr("draft, cannot be signed off"))
    return ", ".join(filter(None, parts))


def _to_start_with(library: Library) -> _Known:
    """Read what there is to start from, with the frameworks offered, the usual one first."""
    library.pack_in_use()  # refused in words where none is allowed
    facts = library.home(50)
    proposed = library.proposed([row.assessment_id for row in facts.latest])
    return facts, library.offered_packs(), proposed
