"""Flowables inside flowables: measured, parted between pages and painted one below the other."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak, NullActionFlowable

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.reports.pdf.canvas import TaggedCanvas
from digistrat_desktop.reports.pdf.words import Words

Flow: TypeAlias = list[Flowable]
_ROOM = 1e-6
_ENDLESS = 1e6
_INTRO = 60.0  # points; higher words under a heading are more than its introduction
_MOST = 0.8  # of a page; with so much of one free there will not be much more
MOST_BLANK = 0.2  # of a page that may stay empty to keep together what belongs together


def gaps(flow: Flow) -> list[float]:
    """Return the room above each flowable, in points: its own or what the last one asked; 0 for the first."""
    pairs = pairwise(flow)
    return [0.0, *(max(a.getSpaceAfter(), b.getSpaceBefore()) for a, b in pairs)][: len(flow)]


def stack_height(flow: Flow, width: float) -> float:
    """Return how high flowables are, one below the other, in points."""
    if len(flow) == 1:
        return float(flow[0].wrap(width, _ENDLESS)[1])
    high: float = sum(item.wrap(width, _ENDLESS)[1] for item in flow)
    return high + sum(gaps(flow))


def part_stack(flow: Flow, width: float, height: float) -> tuple[Flow, Flow]:
    """Part flowables into those that fit a height, perhaps none, and what is left.

    No heading is the last of those that fit, nor its first words where a table or drawing follows.
    """
    used = 0.0
    for position, (item, gap) in enumerate(zip(flow, gaps(flow), strict=True)):
        high = item.wrap(width, height - used - gap)[1]
        if used + gap + high > height + _ROOM:
            halves = item.split(width, height - used - gap)
            if halves:
                return [*flow[:position], halves[0]], [*halves[1:], *flow[position + 1 :]]
            fit = _without_headings(flow, position)
            return flow[:fit], flow[fit:]
        used += gap + high
    return flow, []


def _without_headings(flow: Flow, fit: int) -> int:
    """Leave out headings at the end, and one with its introduction to what begins after it."""
    while fit and (leads(flow[fit - 1]) or _introduces(flow[:fit], flow[fit])):
        fit -= 1
    return fit


def _introduces(flow: Flow, follows: Flowable) -> bool:
    if len(flow) < 2 or not leads(flow[-2]):  # noqa: PLR2004 - a heading and its words
        return False
    if not isinstance(flow[-1], Words) or flow[-1].height >= _INTRO:
        return False
    return opens_below(flow[-2], follows) if leads(follows) else not isinstance(follows, _LINES)


def opens_below(heading: Flowable, follows: Flowable) -> bool:
    """Tell whether a heading is of a lower level than one before it."""
    return bool(follows.outline[1] > heading.outline[1])


def leads(item: Flowable) -> bool:
    """Tell whether something is a heading, which never stands last on a page."""
    return isinstance(item, Words) and item.leads


def paint_stack(canvas: TaggedCanvas, flow: Flow, left: float, top: float, width: float) -> None:
    """Paint flowables one below the other, from the upper edge of the first."""
    for item, gap in zip(flow, gaps(flow), strict=True):
        high = item.wrap(width, _ENDLESS)[1]
        top -= gap + high
        item.drawOn(canvas, left, top)


class Together(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Flowables that share a page where that leaves little of another one empty.

    Attributes:
        loosely: a heading with what follows, which may be parted wherever it is not left alone.
    """

    def __init__(self, flow: Flow, page_height: float, *, loosely: bool = False) -> None:
        super().__init__()
        self.flow, self.page_height, self.loosely = flow, page_height, loosely
        self.spaceBefore = flow[0].getSpaceBefore() if flow else 0
        self.spaceAfter = flow[-1].getSpaceAfter() if flow else 0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Ask to be parted, so that each flowable is set by itself."""
        return width, 2 * self.page_height

    def split(self, width: float, height: float) -> Flow:
        """Part where a page ends, or begin on the next one."""
        head, tail = part_stack(self.flow, width, height)
        if tail and _left_note(head, tail):
            head, tail = part_stack(self.flow, width, max(height - _NOTE, 0.0))
        if not tail:
            return [NullActionFlowable(), *head]
        at_top = self._frame._atTop  # noqa: SLF001 - ReportLab has no public way to read it
        if not at_top and not self._may_part(head, tail, width, height):
            return [FrameBreak(), self]
        if not head:
            return [NullActionFlowable(), *tail]
        rest = [Together(tail, self.page_height, loosely=True)] if any(map(leads, tail)) else tail
        return [NullActionFlowable(), *head, FrameBreak(), *rest]

    def _may_part(self, head: Flow, tail: Flow, width: float, height: float) -> bool:
        least = self.page_height * MOST_BLANK
        if not self.loosely and (height <= least or stack_height(self.flow, width) <= least):
            return False
        within = bool(head) and head[-1] is not self.flow[len(head) - 1]
        return within or (bool(head) and not _left_note(head, tail))


_NOTE = 50.0  # points by which a table ends sooner, so that its note is not left behind


def _left_note(head: Flow, tail: Flow) -> bool:
    return bool(head) and isinstance(tail[0], Words) and not isinstance(head[-1], _LINES)


class Shrunk(Flowable):  # type: ignore[misc]  # reportlab has no types
    """What no page can hold and nothing can part, made smaller as a whole: the last way out."""

    STEP = 0.9

    def __init__(self, item: Flowable) -> None:
        super().__init__()
        self.item, self.scale = item, 1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.scale = 1.0
        while (high := self.item.wrap(width / self.scale, _ENDLESS)[1] * self.scale) > height:
            # Words made smaller are wider apart too, so the square root is enough of them.
            self.scale *= min(self.STEP, math.sqrt(height / high))
        self.width, self.height = width, high
        return self.width, self.height

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.scale(self.scale, self.scale)
        self.item.drawOn(self.canv, 0, 0)
        self.canv.restoreState()


class Panel(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A tinted box with an accent bar at its left edge."""

    BAR = 3.0

    def __init__(self, flow: Flow, *, tight: bool = False) -> None:
        super().__init__()
        self.flow, self.tight = flow, tight
        self.padding = 6.5 if tight else 10.0
        self.spaceBefore, self.spaceAfter = (3, 6) if tight else (6, 12)

    def _inner(self, width: float) -> float:
        return width - 2 * self.padding - self.BAR

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self.height = stack_height(self.flow, self._inner(width)) + 2 * self.padding
        return width, self.height

    def split(self, width: float, height: float) -> Flow:
        head, tail = part_stack(self.flow, self._inner(width), height - 2 * self.padding)
        halves = (head, tail) if head and tail else ()
        return [Panel(half, tight=self.tight) for half in halves]

    def draw(self) -> None:
        with self.canv.artifact("Layout"):
            self.canv.fill_box(Ink.ACCENT_TINT, 0, 0, self.width, self.height)
            self.canv.fill_box(Ink.ACCENT, 0, 0, self.BAR, self.height)
        left, top = self.BAR + self.padding, self.height - self.padding
        paint_stack(self.canv, self.flow, left, top, self._inner(self.width))


class SideBySide(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Stacks next to each other; high ones go on beside each other on the next page.

    What can be parted in no such way and fits no page is set one after another.

    Attributes:
        shares: of the width, one for each stack and perhaps one for room left empty.
        lined: whether a thin accent line stands over each stack.
    """

    GUTTER = 20.0

    def __init__(
        self,
        stacks: list[Flow],
        page_height: float,
        shares: Sequence[float] = (),
        *,
        lined: bool = False,
    ) -> None:
        super().__init__()
        self.stacks, self.page_height, self.lined = stacks, page_height, lined
        self.shares = tuple(shares) or (1.0,) * len(stacks)
        self.spaceBefore, self.spaceAfter = (8, 12) if lined else (2, 6)

    def _widths(self, width: float) -> list[float]:
        room = width - self.GUTTER * (len(self.shares) - 1)
        return [room * share / sum(self.shares) for share in self.shares[: len(self.stacks)]]

    @property
    def _head(self) -> float:
        return 7.0 if self.lined else 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Measure the highest stack."""
        self.width = width
        pairs = zip(self.stacks, self._widths(width), strict=True)
        self.height = self._head + max((stack_height(s, each) for s, each in pairs), default=0.0)
        return width, self.height

    def split(self, width: float, height: float) -> Flow:
        """Stay whole where that leaves little of a page empty."""
        self.wrap(width, height)
        if self.height <= self.page_height * MOST_BLANK:
            return []
        room = height - self._head
        pairs = zip(self.stacks, self._widths(width), strict=True)
        parts = [part_stack(stack, each, room) for stack, each in pairs]
        if all(head or not tail for head, tail in parts):
            return [self._part([head for head, _ in parts]), self._part([t for _, t in parts])]
        if self.height <= self.page_height or height < self.page_height * _MOST:
            return []
        first, *rest = (item for stack in self.stacks for item in stack)
        if first.wrap(width, height)[1] <= height:
            return [first, *rest]
        pieces = first.split(width, height)
        return [*pieces, *rest] if pieces else []

    def _part(self, stacks: list[Flow]) -> "SideBySide":
        part = SideBySide(stacks, self.page_height, self.shares, lined=self.lined)
        part.spaceBefore, part.spaceAfter = self.spaceBefore, self.spaceAfter
        return part

    def draw(self) -> None:
        """Paint the stacks in reading order."""
        left = 0.0
        for stack, each in zip(self.stacks, self._widths(self.width), strict=True):
            if self.lined:
                with self.canv.artifact("Layout"):
                    self.canv.fill_box(Ink.ACCENT, left, self.height - 2, each, 2)
            paint_stack(self.canv, stack, left, self.height - self._head, each)
            left += each + self.GUTTER


class StackItem(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A point of a list: its label, and its words beside it."""

    INDENT = 14.0

    def __init__(self, label: Flowable | None, body: Flowable) -> None:
        super().__init__()
        self.label, self.body = label, body
        self.spaceBefore, self.spaceAfter = body.getSpaceBefore(), body.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.height = self.body.wrap(width - self.INDENT, height)[1]
        return width, self.height

    def split(self, width: float, height: float) -> Flow:
        """Part the words between two pages; the label stays with the first."""
        parts = self.body.split(width - self.INDENT, height)
        return [StackItem(None if n else self.label, part) for n, part in enumerate(parts)]

    def draw(self) -> None:
        if self.label is not None:
            high = self.label.wrap(self.INDENT, self.height)[1]
            self.label.drawOn(self.canv, 0, self.height - high)
        self.body.drawOn(self.canv, self.INDENT, 0)


class StackLine(Flowable):  # type: ignore[misc]  # reportlab has no types
    def __init__(self) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = 6, 8

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, 0.75
        return width, self.height

    def draw(self) -> None:
        with self.canv.artifact("Layout"):
            self.canv.fill_box(Ink.LINE, 0, 0, self.width, self.height)


_LINES = Words | StackItem
