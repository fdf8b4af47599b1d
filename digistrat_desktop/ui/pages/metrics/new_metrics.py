"""What figures never say of new metrics, asked beside their preview; nothing need be said."""

from functools import partial

from digistrat_desktop.domain.frameworks.framework import Direction, FrameworkPack, MetricKind
from digistrat_desktop.services.tables.new_said import NewSaid, defined_as, likely
from digistrat_desktop.services.tables.preview import Preview
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.pages.metrics.catalogue_form import DIRECTIONS, ROLES
from digistrat_desktop.ui.tables.small_table import SmallTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr

_HEADS = (tr("New metric"), tr("Which way is better"), tr("Kind"))
_HELP = tr("What is not recorded is judged by nobody. You can add it later, with the target.")
_NOT_SAID = ("", tr("Not recorded"))
_FOLD_BELOW = 420


class NewMetricsCard(Card):
    """A row for each new metric that the catalogue does not define."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("About the new metrics"))
        self.said: dict[str, NewSaid] = {}
        self.table = SmallTable(look, _HEADS, (4, 4, 4), _FOLD_BELOW)
        self.add(PlainLabel(_HELP, tone="secondary"), self.table)

    def show_metrics(self, made: Preview, pack: FrameworkPack | None) -> None:
        """Ask about the new ones; what was said of one that is asked about again stays."""
        own = [name for name in made.new_metrics if defined_as(name, pack) is None]
        self.setVisible(bool(own))
        told = {name: NewSaid(facts.direction) for name, facts in made.beside.items()}
        told |= {name: one for name, one in self.said.items() if one != NewSaid()}
        said = {name: told.get(name, NewSaid()) for name in own}
        if said != self.said or list(said) != list(self.said):
            self.said = said
            self.table.show_rows([self._row(name, likely(name, pack)) for name in own])

    def _row(self, name: str, offered: NewSaid) -> tuple[str, ChoiceField, ChoiceField]:
        said = self.said[name]
        ways = [
            (one.value, _likely(words, on=one is offered.better))
            for one, words in DIRECTIONS.items()
        ]
        kinds = [
            (one.value, _likely(words, on=one is offered.kind))
            for one, words in ROLES.items()
            if one is not MetricKind.NOT_SAID
        ]
        better = ChoiceField(tr("Which way of {name} is better", name=name), [_NOT_SAID, *ways])
        better.set_choice(said.better.value if said.better else "")
        better.chosen.connect(partial(self._on_better, name))
        kind = ChoiceField(tr("Kind of {name}", name=name), [_NOT_SAID, *kinds])
        kind.set_choice("" if said.kind is MetricKind.NOT_SAID else said.kind.value)
        kind.chosen.connect(partial(self._on_kind, name))
        return name, better, kind

    def _on_better(self, name: str, chosen: str) -> None:
        self.said[name] = self.said[name]._replace(better=Direction(chosen) if chosen else None)

    def _on_kind(self, name: str, chosen: str) -> None:
        kind = MetricKind(chosen) if chosen else MetricKind.NOT_SAID
        self.said[name] = self.said[name]._replace(kind=kind)


def _likely(words: str, *, on: bool) -> str:
    return tr("{answer} (likely)", answer=words) if on else words
