"""Which scenes are pictured in which sizes, palettes and states."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.screenshots.scenes import GROUP, GROUP_VIEWS, GUIDE, VIEWS, WHOLE_PAGES, Scene
from tests.screenshots.worlds import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Look(NamedTuple):
    """Size, palette and size of text of a window.

    Attributes:
        size: width and height in pixels.
        theme: as in the settings.
        text_percent: size of the text; 100 is the design's.
    """

    size: tuple[int, int]
    theme: str = "light"
    text_percent: int = 100

    @property
    def name(self) -> str:
        """What a file's name says of it: "dark-1366x768" or "light-1366x768-at-125"."""
        scaled = "" if self.text_percent == 100 else f"-at-{self.text_percent}"
        return f"{self.theme}-{self.size[0]}x{self.size[1]}{scaled}"


class Picture(NamedTuple):
    """One picture to take.

    Attributes:
        file: its name in the folder.
    """

    scene: Scene
    look: Look
    state: State
    file: str


LOW, LAPTOP, DESK, LARGE = (1024, 560), (1366, 768), (1920, 1080), (2560, 1440)
_EVERY_SIZE = tuple(
    Look(size, theme) for theme in ("light", "dark") for size in (LOW, LAPTOP, DESK, LARGE)
)
_OTHER_LOOKS = (
    Look(LAPTOP, "light", 125),
    Look(LAPTOP, "light", 200),
    Look(LAPTOP, "high-contrast"),
)
_VIEW_LOOKS = (Look(LOW), Look(DESK), Look(LAPTOP, "dark"))
_STATE_LOOKS = (Look(LAPTOP), Look(LAPTOP, "dark"))
_WAY_OUT = (Scene("rescue", "home"),)


def guide() -> tuple[Picture, ...]:
    """What the user guide shows: `home.png` and so on."""
    look = Look(LAPTOP)
    alone = [Picture(s, look, State.SAMPLE, f"{s.name}.png") for s in GUIDE]
    together = [Picture(s, look, State.TOGETHER, f"{s.name}.png") for s in GROUP]
    return (*alone, *together)


def pages() -> tuple[Picture, ...]:
    """Every page, in every size and palette."""
    return tuple(_pictures(WHOLE_PAGES, (*_EVERY_SIZE, *_OTHER_LOOKS)))


def views() -> tuple[Picture, ...]:
    """The views inside the pages."""
    return tuple(_pictures(VIEWS, _VIEW_LOOKS))


def states() -> tuple[Picture, ...]:
    """Every page of a store that is empty, still read, read-only, sealed or damaged."""
    waiting = [scene._replace(before=("Hold",), leave=("Continue",)) for scene in WHOLE_PAGES]
    return (
        *_pictures(WHOLE_PAGES, _STATE_LOOKS, State.EMPTY),
        *_pictures((*GROUP, *GROUP_VIEWS), _VIEW_LOOKS, State.TOGETHER),
        *_pictures(waiting, _STATE_LOOKS[:1], State.WAITING),
        *_pictures(WHOLE_PAGES, _STATE_LOOKS[:1], State.READ_ONLY),
        *_pictures(WHOLE_PAGES, _STATE_LOOKS[:1], State.SEALED),
        *_pictures(_WAY_OUT, _STATE_LOOKS, State.DAMAGED),
    )


def everything() -> tuple[Picture, ...]:
    """All but the guide's, which are among them."""
    return (*pages(), *views(), *states())


def _pictures(
    scenes: Sequence[Scene], looks: Sequence[Look], state: State = State.SAMPLE
) -> Iterator[Picture]:
    mark = "" if state is State.SAMPLE else f"-{state}"
    for look in looks:
        for scene in scenes:
            yield Picture(scene, look, state, f"{scene.name}{mark}-{look.name}.png")


ALBUMS = {"guide": guide, "pages": pages, "views": views, "states": states, "all": everything}
"""Name to what makes the list; asked for with `python -m tests.screenshots --album NAME`."""
