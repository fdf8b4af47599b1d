"""Under a field: what others wrote in it, in full, beside what stands in the field itself."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from digistrat_desktop.domain.words import listed
from digistrat_desktop.ui.forms.quoted_text import quoted_text
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.layouts import clear, spaced
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr


class Other(NamedTuple):
    """One text of somebody else's."""

    who: str  # empty where that is said already
    text: str
    use: Callable[[], None] | None = None  # puts it into the field


class Others(NamedTuple):
    """What is told of others' words in a field."""

    words: str
    texts: Sequence[Other]
    mine: str | None = None  # what differs from it is marked; None marks nothing
    keep: Callable[[], None] | None = None  # has what is typed stand instead

    @property
    def spoken(self) -> str:
        told = (f"{one.who}: {one.text}" if one.who else one.text for one in self.texts)
        return " ".join([self.words, *(f"{words}." for words in told)])


class Beside(QWidget):
    """Hidden while there is nothing to tell."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._name = look, name
        self._column = spaced(QVBoxLayout(self), look, 1)
        self.spoken = ""
        self.hide()

    def show_others(self, others: Others | None) -> bool:
        """Tell of others, or of nothing; False where the same stood here already."""
        spoken = others.spoken if others is not None else ""
        if spoken == self.spoken:
            return False
        self.spoken = spoken
        clear(self._column)
        if others is not None:
            self._fill(others)
        self.setVisible(others is not None)
        return others is not None

    def _fill(self, others: Others) -> None:
        self._column.addWidget(PlainLabel(others.words, TypeRole.SMALL, "caution"))
        for one in others.texts:
            if one.who:
                self._column.addWidget(PlainLabel(one.who, TypeRole.SMALL, "secondary"))
            name = one.who or self._name
            self._column.addWidget(quoted_text(self._look, one.text, others.mine, name))
            if one.use is not None:
                self._add_link(tr("Use this text"), name, one.use)
        if others.keep is not None:
            self._add_link(tr("Keep mine"), self._name, others.keep)

    def _add_link(self, words: str, about: str, do: Callable[[], None]) -> None:
        spoken = f"{words}: {about}"
        # Not from within the link's own signal: it goes when its field is told of.
        later = partial(QTimer.singleShot, 0, self, do)
        link = LinkButton(self._look, words, spoken=spoken, do=later)
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


def changed_words(people: Sequence[str]) -> str:
    """Say who changed a field in which something else is being typed."""
    if not people:
        return tr("This was changed while you typed. It says now:")
    return tr("{people} changed this while you typed. It says now:", people=listed(list(people)))


def since_draft_words() -> str:
    return tr("This was changed after your draft. It says now:")


def not_settled_words() -> str:
    return tr("Not settled. What you write here settles it.")


def archived_words(people: Sequence[str]) -> str:
    who = listed(list(people)) if people else tr("Somebody")
    return tr("{who} archived this while you had it open. Your text is kept as a draft.", who=who)
