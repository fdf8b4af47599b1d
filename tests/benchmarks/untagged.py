"""The same report without its tags, as the floor for what they cost: no element, mark or tree.

Everything else is the program's own code: words are cleaned, set and painted alike, and the file is
finished with the same metadata, profile and attachments.
"""

from contextlib import contextmanager
from unittest import mock

from digistrat_desktop.reports.pdf import finish, layout, render
from digistrat_desktop.reports.pdf.canvas import TaggedCanvas
from digistrat_desktop.reports.pdf.tree import Elem


class _NoElem(Elem):
    """Stands for every element and remembers nothing."""

    def add(self, *_args, **_known):
        return self


class _PlainCanvas(TaggedCanvas):
    """Paints what the other does, without a mark: for it everything is decoration."""

    in_artifact = True

    @contextmanager
    def _bracket(self, state, _opening):
        kept, self._state = self._state, state
        yield
        self._state = kept

    def mark_operator(self, _elem):
        return ""

    def one_line(self, elem, dress, text, place):
        kept, self._state = self._state, "artifact"
        painted = super().one_line(elem, dress, text, place)
        self._state = kept
        return painted


class _NoTree:
    def __init__(self, *_):
        pass

    def write(self, *_):
        pass


@contextmanager
def untagged():
    """Leave the tags out of every PDF made meanwhile."""
    with (
        mock.patch.object(render, "Elem", _NoElem),
        mock.patch.object(layout, "TaggedCanvas", _PlainCanvas),
        mock.patch.object(finish, "TreeWriter", _NoTree),
    ):
        yield
