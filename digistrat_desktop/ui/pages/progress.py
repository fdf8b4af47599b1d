"""Progress: every assessment on one time line, what moved and why, metrics alongside."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from digistrat_desktop.analysis.answers.evidence import Claim
from digistrat_desktop.analysis.answers.like_counts import LikeCounts, like_counts
from digistrat_desktop.analysis.answers.likeness import NotCompared, not_compared
from digistrat_desktop.analysis.answers.movement import Cause, DatedPosition, Move, Way, moves_first
from digistrat_desktop.analysis.answers.position import Backing, SectionPosition
from digistrat_desktop.analysis.answers.second_answers import SecondMove
from digistrat_desktop.analysis.charts.strips import (
    StripOptions,
    close_strip_of,
    counts_over_time,
    legend,
)
from digistrat_desktop.analysis.count_words import BY_CAUSE, claims_words, compared_words
from digistrat_desktop.analysis.counts import Count, CountOf, Counts
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.targets import national_words, target_words
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.words import listed, sentence_case, short_day, small_first
from digistrat_desktop.ui.charts.drawing_view import DrawingView, TrendPanel
from digistrat_desktop.ui.charts.to_print import ToPrint
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.kit import page_parts
from digistrat_desktop.ui.kit.access import step_by_keys
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import fill, put
from digistrat_desktop.ui.pages.presenting import ChartsWindow, section_slides
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.tasks import InTurns
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import Cell, CellLink, CellWords
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr, tr_count

_FOLD_BELOW = 560
_EXPLAIN = tr(
    "Answers in any section that moved 2 levels, or moved up with no new evidence, and have "
    "no reason."
)


class CausesCard(Card):
    """The movement of all sections split by cause; only the first kind shows a real change."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Why answers changed, in all sections"))
        self.breaks = PlainLabel("", tone="caution")
        heads = (tr("Cause"), tr("Answers"), tr("Question"), "")
        self.table = ListTable(context.look, heads, (4, 0, 7, 0), _FOLD_BELOW)
        self.table.say_heads_when_folded()
        self.add(self.breaks, self.table)

    def show_judgement(self, judgement: Judgement | None) -> None:
        split = judgement.split if judgement is not None else ()
        words = (judgement.framework_break, judgement.scope_break) if judgement is not None else ()
        said = " ".join(part for part in words if part)
        self.breaks.say(said)
        self.setVisible(bool(split or said))
        counted_by = judgement.counts.found if judgement is not None and split else {}
        found = [(cause, counted_by.get(BY_CAUSE[cause])) for cause in Cause]
        self.table.show_rows([self._row(cause, count) for cause, count in found if count])

    def _row(self, cause: Cause, count: Count) -> tuple[Cell, ...]:
        names = listed([title for _, title in count.which])
        return cause.label, str(count.value), names or tr("None"), ""


class NotComparedCard(Card):
    """The questions whose answers stand alone, each with what it follows and why."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Questions not compared with last time"))
        self._context = context
        self.words = PlainLabel("", tone="secondary")
        heads = (tr("Question"), tr("What became of it"), tr("Last time"), tr("Why"))
        self.table = ListTable(context.look, heads, (4, 3, 4, 6), _FOLD_BELOW)
        self.table.say_heads_when_folded()
        self.add(self.words, self.table)

    def show_judgement(self, judgement: Judgement | None) -> None:
        found: tuple[NotCompared, ...] = ()
        if judgement is not None and judgement.previous is not None:
            found = not_compared(judgement.alike, judgement.before, judgement.position)
            self.words.show_text(str(compared_words(judgement.counts)))
        self.setVisible(bool(found))
        self.table.show_rows([self._row(one) for one in found])

    def _row(self, one: NotCompared) -> tuple[Cell, ...]:
        go = partial(self._context.navigator.go, "assess", one.item_id)
        first = (
            CellLink(one.title, tr("Go to {title}", title=one.title), go)
            if one.item_id
            else one.title
        )
        return first, one.became, one.last, one.reason


class UnexplainedCard(Card):
    """Moves of any section that wait for a reason or for evidence dated since."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Changes still to explain"))
        self._context = context
        self.add(PlainLabel(_EXPLAIN, tone="secondary"))
        self.table = ListTable(
            context.look, (tr("Question"), tr("Then and now"), ""), (5, 4, 0), _FOLD_BELOW
        )
        self.add(self.table)

    def show_judgement(self, judgement: Judgement | None) -> None:
        moves = [move for move in judgement.moves if move.unexplained] if judgement else []
        count = judgement.counts.of(CountOf.UNEXPLAINED) if judgement else 0
        self.setVisible(bool(count))
        self.set_title(tr_count(count, "1 change still to explain", "%n changes still to explain"))
        self.table.show_rows([self._row(move) for move in moves])

    def _row(self, move: Move) -> tuple[Cell, ...]:
        go = partial(self._context.navigator.go, "assess", move.item_id)
        way = f"{move.before_label} → {move.after_label}"
        return (
            move.title,
            way,
            CellLink(tr("Explain change"), tr("Explain {title}", title=move.title), go),
        )


_CLAIM_HEADS = (tr("Question"), tr("Claimed"), tr("Evidence shows"), tr("Until, or why not"), "")
_CLAIMS_FOLD_BELOW = 640


class ClaimsCard(Card):
    """Claims of one section, those that lose their evidence first."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Claimed and backed by evidence"))
        self._context = context
        self.words = PlainLabel("")
        self.expiring = PlainLabel("", tone="secondary")
        self.table = ListTable(context.look, _CLAIM_HEADS, (5, 3, 3, 4, 0), _CLAIMS_FOLD_BELOW)
        self.table.say_heads_when_folded()
        self.add(self.words, self.expiring, self.table)

    def show_claims(self, judgement: Judgement | None, section_id: str) -> None:
        claims = judgement.claims if judgement is not None else ()
        mine = [claim for claim in claims if claim.item.section_id == section_id]
        self.setVisible(bool(mine))
        if judgement is None or not mine:
            return
        soon = {claim.item.item.id for claim in judgement.expiring.claims}
        self.words.show_text(claims_words(judgement.counts.sections[section_id]))
        self.expiring.show_text(judgement.expiring.sentence)
        self.expiring.set_tone("caution" if soon else "secondary")
        mine.sort(key=lambda c: (c.item.item.id not in soon, c.backing is Backing.SHOWN))
        self.table.show_rows([self._row(claim) for claim in mine])

    def _row(self, claim: Claim) -> tuple[Cell, ...]:
        title = claim.item.item.title
        go = partial(self._context.navigator.go, "assess", str(claim.item.item.id))
        return (
            title,
            claim.claimed_label,
            sentence_case(claim.supported_label),
            CellWords(until_words(claim), "" if claim.last_day else "caution"),
            CellLink(tr("Go"), tr("Go to {title}", title=title), go),
        )


def until_words(claim: Claim) -> str:
    """Say until when a claim is shown, or why it is not."""
    if claim.last_day is not None:
        beside = f"; {claim.beside}" if claim.beside else ""
        return f"{short_day(claim.last_day)}{beside}"
    return sentence_case(claim.gap)


class MetricsCard(Card):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("Metrics over time"))
        self._judgement: Judgement | None = None
        self.choice = ChoiceField(tr("Metric"))
        self._session = context.session
        self.words = PlainLabel("")
        self.target = PlainLabel("", tone="secondary")
        self.panel = TrendPanel(context)
        self.add(self.choice, self.words, self.target, self.panel)
        self.choice.chosen.connect(self._on_chosen)
        context.look.changed.connect(self._keep_high)
        self._keep_high()
        self._turns = InTurns(self)

    def show_judgement(self, judgement: Judgement | None) -> None:
        self._judgement = judgement
        lines = judgement.metrics if judgement else ()
        self.setVisible(bool(lines))
        self.choice.set_choices([(line.metric_id, line.name) for line in lines])
        if lines and self.choice.choice() is None:
            self.choice.set_choice(lines[0].metric_id)
        # The chart comes after the rest of the page: its library may still be loading.
        self._turns.begin(self.panel.prepare, self._show_chosen)

    def _keep_high(self) -> None:
        # Labels that wrap give the card a height for its width, in which Qt forgets a smallest size
        # that is only hinted at.
        self.panel.setMinimumHeight(self.panel.minimumSizeHint().height())

    def _show_chosen(self) -> None:
        self._on_chosen(self.choice.choice() or "")

    def _on_chosen(self, metric_id: str) -> None:
        lines = self._judgement.metrics if self._judgement else ()
        for line in lines:
            if line.metric_id == metric_id:
                self.words.show_text(line.sentence)
                workspace, pack = self._session.workspace, self._session.pack
                self.target.say(_targets(line, national_words(workspace, pack, metric_id)))
                self.panel.show_line(line)


def _targets(line: MetricLine, national: str) -> str:
    """Say the target with its later ones, and what is asked of every trust by when."""
    own = target_words(line)
    return " ".join(filter(None, (f"{sentence_case(own)}." if own else "", national)))


_WAYS = {
    Way.UP: tr("Up"),
    Way.DOWN: tr("Down"),
    Way.FIRST: tr("First answer"),
    Way.LOST: tr("No level now"),
    Way.OTHER: tr("No level then or now"),
}

_MOVE_HEADS = (tr("Question"), tr("Then and now"), tr("Direction"), tr("Why"), "")


class MovesCard(Card):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, tr("What changed"))
        self._context = context
        self.words = PlainLabel("", tone="secondary")
        self.add(self.words)
        self.table = ListTable(context.look, _MOVE_HEADS, (4, 3, 0, 5, 0), _FOLD_BELOW)
        self.table.say_heads_when_folded()
        self.add(self.table)

    def show_moves(self, judgement: Judgement | None, section_id: str) -> None:
        moves: tuple[Move, ...] = ()
        if judgement is None or judgement.previous is None:
            self.words.show_text(tr("This is the first assessment, so nothing has changed yet."))
        else:
            then, now = judgement.previous.title, judgement.assessment.title
            area = judgement.pack.section(section_id).title
            self.set_title(
                tr(
                    "{area}: what changed from {title} to {title_2}",
                    area=area,
                    title=then,
                    title_2=now,
                )
            )
            moves = moves_first(move for move in judgement.moves if move.section_id == section_id)
            self.words.show_text(_summary(judgement.counts.sections[section_id]))
        seconds = judgement.second_moves if judgement else ()
        halves = [self._half(one) for one in seconds if one.section_id == section_id]
        self.table.show_rows([*(self._row(move) for move in moves), *halves])

    def _half(self, move: SecondMove) -> tuple[Cell, ...]:
        """Give a row for a second half, which no level's row speaks of."""
        go = partial(self._context.navigator.go, "assess", move.item_id)
        way = tr("Changed") if move.way is Way.OTHER else _WAYS[move.way]
        return (
            f"{move.title} ({small_first(move.named)})",
            f"{move.before_label} → {move.after_label}",
            CellWords(way, wrap=False),
            "",
            CellLink(tr("Go"), tr("Go to {title}", title=move.title), go),
        )

    def _row(self, move: Move) -> tuple[Cell, ...]:
        go = partial(self._context.navigator.go, "assess", move.item_id)
        return (
            move.title,
            f"{move.before_label} → {move.after_label}",
            CellWords(_WAYS[move.way], wrap=False),
            CellWords(move.reason or _missing(move), "" if move.reason else "caution"),
            CellLink(tr("Go"), tr("Go to {title}", title=move.title), go),
        )


def _summary(counts: Counts) -> str:
    changed = counts.of(CountOf.CHANGED)
    seconds = counts.of(CountOf.SECOND_CHANGED)
    carried = counts.of(CountOf.CARRIED)
    not_looked_at = tr_count(
        carried,
        "1 answer here is carried forward and not yet confirmed.",
        "%n answers here are carried forward and not yet confirmed.",
    )
    if not changed and not seconds:
        return not_looked_at if carried else tr("Every answer is the same as last time.")
    unexplained = counts.of(CountOf.UNEXPLAINED)
    slipped = counts.of(CountOf.MOVED_DOWN)
    words = [tr_count(changed, "1 answer changed.", "%n answers changed.")]
    if slipped:
        words.append(tr_count(slipped, "1 slipped back.", "%n slipped back."))
    else:
        words.append(tr("None slipped back."))
    if unexplained:
        words.append(
            tr_count(
                unexplained, "1 answer still needs a reason.", "%n answers still need a reason."
            )
        )
    if seconds:
        words.append(tr_count(seconds, "1 second answer changed.", "%n second answers changed."))
    if carried:
        words.append(not_looked_at)
    return " ".join(words)


def _missing(move: Move) -> str:
    if move.unexplained:
        return tr("Needs a reason or new evidence")
    return tr("New evidence, but no reason given") if move.new_evidence else tr("No reason given")


def alike_words(like: LikeCounts) -> str:
    """Say which questions are counted at each date, and which dates cannot stand beside the latest."""
    said = []
    if like.others:
        words = tr_count(
            like.questions,
            "Like with like: each row counts the 1 question that all these assessments ask alike.",
            "Like with like: each row counts the %n questions that all these assessments ask alike.",
        )
        left = tr_count(
            like.others,
            "1 more of the latest is new, changed or not asked at one of these dates.",
            "%n more of the latest are new, changed or not asked at one of these dates.",
        )
        said = [words, left]
    titles = [one.assessment.title for one in like.left_out]
    if titles:
        why = tr("Not shown, since less than a third of these questions were asked alike:")
        said.append(f"{why} {listed(titles)}.")
    return " ".join(said)


_WIDEST_STRIP = 900.0


class ProgressPage(QWidget):
    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._judgement: Judgement | None = None
        self._dated: tuple[DatedPosition, ...] = ()
        self._turns = InTurns(self)
        look = context.look
        self._stack = QStackedWidget(self)
        self.empty = page_parts.EmptyState(
            look,
            tr("Nothing to compare yet"),
            tr("Finish one assessment, then start the next from it. This page shows what changed."),
            tr("Go to Assess"),
        )
        self.waiting = page_parts.WaitingState(look, tr("Comparing the assessments …"))
        self.head = page_parts.PageHead(look, tr("Progress"))
        self.sections = page_parts.ChipChoice(look, self.head.flow, self.head.chips)
        self.strip = DrawingView(look, tr("Questions by date"))
        self.counts = DrawingView(look, tr("Chart of the number at each level"))
        self.keys = tuple(DrawingView(look, tr("What the symbols mean")) for _ in range(2))
        self.alike = PlainLabel("", tone="secondary")
        self.broken = PlainLabel("", tone="caution")
        self.moves = MovesCard(context)
        self.unexplained = UnexplainedCard(context)
        self.not_compared = NotComparedCard(context)
        self.causes = CausesCard(context)
        self.claims = ClaimsCard(context)
        self.metrics = MetricsCard(context)
        self._build()
        self.empty.acted.connect(partial(context.navigator.go, "assess"))
        context.insight.ready.connect(self._on_judged)
        self.strip.width_changed.connect(self._on_width)
        self.sections.chosen.connect(self._show_chosen)
        step_by_keys(self, self.sections.step, page_parts.VIEW_KEYS)

    def _build(self) -> None:
        look = self._context.look
        page = page_parts.ScrollPage(look)
        page.add(self.head)
        counts = Card(look, tr("Number at each level"))
        counts.add(self.alike, self.counts, self.keys[0])
        strips = Card(look, tr("Question by question"))
        strips.add(self.broken, self.strip, self.keys[1])
        changes = (self.moves, self.unexplained, self.causes, self.not_compared)
        page.add(counts, *changes, strips, self.claims, self.metrics)
        page.end()
        self._whole = page
        put(self._stack, self.waiting, self.empty, page)
        fill(self, self._stack)

    def show_state(self, _: str = "") -> None:
        if self._context.session.trust is None:
            self._stack.setCurrentWidget(self.empty)
        self._on_judged(self._context.insight.current())

    def to_print(self) -> ToPrint:
        """Give the charts of the section that is shown."""
        words = self.sections.chips[self.sections.current].text() if self.sections.current else ""
        named = (
            (tr("Number at each level"), self.counts),
            (tr("Question by question"), self.strip),
        )
        charts = tuple(
            (f"{words}: {name}", drawing) for name, view in named if (drawing := view.drawing())
        )
        return ToPrint(tr("Progress"), charts=charts)

    def present(self) -> None:
        """Show the charts of every section to a room, the one shown now first."""
        scaled = [s.section.id for s in self._dated[-1].sections if s.scale] if self._dated else []
        shown = ((self._pairs(one), like_counts(self._dated, one)) for one in scaled)
        slides = [slide for pairs, like in shown for slide in section_slides(pairs, like.dated)]
        if slides:
            first = 2 * scaled.index(self.sections.current)
            ChartsWindow(self._context.look, slides, first, self.window()).show_to_room()

    def _on_judged(self, judgement: Judgement | None) -> None:
        if self.isVisible() and judgement is not None:
            self._show(judgement)

    def _show(self, judgement: Judgement) -> None:
        self._judgement, self._dated = judgement, judgement.over_time
        dated = self._dated
        any_said = any(section.begun for one in dated for section in one.sections)
        has_any = bool(dated) and (any_said or bool(self._context.session.workspace.all(Metric)))
        self._stack.setCurrentWidget(self._whole if has_any else self.empty)
        if not has_any:
            return
        sections = [s.section for s in dated[-1].sections if s.scale is not None]
        self.sections.offer([(str(section.id), section.title) for section in sections])
        self._show_chosen()

    def _show_chosen(self, _: str = "") -> None:
        judgement = self._judgement
        self._show_section()
        self._turns.begin(
            partial(self.moves.show_moves, judgement, self.sections.current),
            partial(self.unexplained.show_judgement, judgement),
            partial(self.causes.show_judgement, judgement),
            partial(self.not_compared.show_judgement, judgement),
            partial(self.claims.show_claims, judgement, self.sections.current),
            partial(self.metrics.show_judgement, judgement),
        )

    def _on_width(self, _: float) -> None:
        self._show_section()

    def _pairs(self, section_id: str) -> list[tuple[str, SectionPosition]]:
        found = [(d.assessment.title, d.section(section_id)) for d in self._dated]
        return [(title, section) for title, section in found if section is not None]

    def _show_section(self) -> None:
        if not self._dated:
            return
        room = min(_WIDEST_STRIP, max(300.0, self.strip.points_wide()))
        pairs = self._pairs(self.sections.current)
        shown = [d for d in self._dated if d.section(self.sections.current) is not None]
        breaks = tuple(i for i, d in enumerate(shown) if i and d.broken)
        said = " ".join(f"Before {shown[i].assessment.title}: {shown[i].broken}" for i in breaks)
        self.broken.show_text(tr("Not compared across the dashed line. {said}", said=said))
        self.broken.setVisible(bool(said))
        options = StripOptions(width=room, text_size=12, row_height=24, breaks=breaks)
        self.strip.set_drawing(close_strip_of(pairs, options))
        options = StripOptions(width=room, text_size=12, row_height=28)
        like = like_counts(self._dated, self.sections.current)
        self.alike.say(alike_words(like))
        self.counts.set_drawing(counts_over_time(like.dated, options))
        for key in self.keys:
            key.set_drawing(legend([one for _, one in pairs], room, 11))
