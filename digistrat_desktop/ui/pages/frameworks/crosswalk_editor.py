"""The editor of a crosswalk's draft: its requirements in order, what relates to each, its source."""

from collections.abc import Iterator
from typing import Any

from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.frameworks.crosswalk import Bearing
from digistrat_desktop.services.frameworks import crosswalking
from digistrat_desktop.services.frameworks.crosswalking import MappingRow
from digistrat_desktop.services.frameworks.workshop import Namable
from digistrat_desktop.ui.forms.asking import Begin
from digistrat_desktop.ui.forms.fields import Pairs
from digistrat_desktop.ui.pages.frameworks import crosswalk_specs as specs
from digistrat_desktop.ui.pages.frameworks.draft_editor import DraftEditor, Tree
from digistrat_desktop.ui.pages.frameworks.lists import (
    CROSSWALK_PARTS,
    REQUIREMENTS,
    ROWS,
    EditedList,
    LongList,
    OrderedList,
)
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.record_list import Cautioned
from digistrat_desktop.ui.words import tr

_ABOUT, _SOURCE = "about", "source"
_REQUIREMENT, _NEW, _ROW, _NEW_ROW = "requirement", "new", "row", "new_row"


class CrosswalkEditor(DraftEditor):
    TITLE = tr("Crosswalk workshop")
    HEAD = crosswalking.HEAD

    def __init__(self, context: PageContext) -> None:
        look = context.look
        self._known = Namable((), ())
        self.requirements = OrderedList(look, REQUIREMENTS, tr("Remove requirement"))
        self.rows = EditedList(look, ROWS, tr("Remove row"))
        self.parts = LongList(look, CROSSWALK_PARTS)
        super().__init__(context, self.requirements, self.rows, self.parts)
        self.requirements.add_asked.connect(self._on_new)
        self.requirements.edit_asked.connect(self._on_edit)
        self.requirements.moved.connect(self._on_move)
        self.requirements.removed.connect(self._on_remove)
        self.rows.add_asked.connect(self._on_new_row)
        self.rows.edit_asked.connect(self._on_row)
        self.rows.removed.connect(self._on_remove_row)
        self.parts.edit_asked.connect(self._open_part)

    def open_known(self, name: str, tree: Tree, known: Namable) -> None:
        """Show a draft, with the questions and metrics it can name."""
        self._known = known
        self.open_tree(name, tree)

    def _state_words(self) -> str:
        return tr(
            "A draft, saved as you go. It is on What this answers elsewhere, marked as a draft."
        )

    def _fault_words(self) -> str:
        """Say which ids the framework does not have; publishing waits for them."""
        name = self._written_for()
        if not self._known.names:
            return tr("{name} is not here. No id can be checked.", name=name)
        unknown = crosswalking.unknown_in(self.tree, dict(self._known.names))
        words = tr(
            "{name} does not have: {ids}.", name=name, ids=some_of(unknown, crosswalking.NAMED)
        )
        return words if unknown else ""

    def _written_for(self) -> str:
        about = self.tree[self.HEAD]
        return f"{about['pack']} {about['pack_version']}"

    def _show_lists(self) -> None:
        words = tr("Choose a requirement and move it with Alt and an arrow.")
        self.requirements.show_records(list(self._requirement_rows()), words)
        self.rows.show_records(list(self._mapping_rows()))
        about = self.tree[self.HEAD]
        source = about["source"]
        said = f"{source['title']}, {source['publisher']}, {source['date']}"
        self.parts.show_records(
            [
                (_ABOUT, (tr("About this crosswalk"), about["title"])),
                (_SOURCE, (tr("Source"), said)),
            ]
        )

    def _requirement_rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        rows = [row.requirement for row in crosswalking.rows_in(self.tree)]
        for one in self.tree["requirements"]:
            under = one.get("part_of") or one.get("group", "")
            count = str(rows.count(one["id"]) or "")
            yield one["id"], (_name(one), under, count, one.get("gap", ""))

    def _mapping_rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        names = dict(self._known.names)
        titles = {one["id"]: _name(one) for one in self.tree["requirements"]}
        for row in crosswalking.rows_in(self.tree):
            said = f"{row.target} {names.get(row.target, '')}".strip()
            if names and row.target not in names:
                words = tr("◆ {id}: not in {name}", id=row.target, name=self._written_for())
                said = Cautioned(words)
            relation = Bearing(row.relation).label
            yield f"{row.target} {row.requirement}", (said, titles[row.requirement], relation)

    def _targets(self) -> Pairs:
        """Give what can be named: what the framework has, and what is named already."""
        named = {row.target: row.target for row in crosswalking.rows_in(self.tree)}
        known = {one: f"{one} {title}" for one, title in self._known.names}
        return tuple({**known, **{k: v for k, v in named.items() if k not in known}}.items())

    def _wanted(self, but: str = "") -> Pairs:
        every = self.tree["requirements"]
        return tuple((one["id"], _name(one)) for one in every if one["id"] != but)

    def _on_edit(self, requirement_id: str) -> None:
        one = crosswalking.requirement_in(self.tree, requirement_id)
        parts = (("", tr("Nothing")), *self._wanted(requirement_id))
        self._ask(
            f"{_REQUIREMENT} {requirement_id}", tr("Edit {name}", name=requirement_id),
            specs.REQUIREMENT, Begin(specs.requirement_values(one), {"part_of": parts}),
            lambda said: crosswalking.with_requirement(
                self.tree, requirement_id, specs.tables(said)
            ),
        )  # fmt: skip

    def _on_new(self) -> None:
        chosen = self.requirements.table.chosen()
        self._ask_new(chosen[0] if chosen else "")

    def _ask_new(self, after: str) -> None:
        """Ask for a requirement, after the one that is chosen."""
        nothing = ("", tr("Nothing"))
        choices = {"target": (nothing, *self._targets()), "part_of": (nothing, *self._wanted())}
        begin = Begin({"relation": Bearing.SUPPORTS.value}, choices)
        self._ask(
            f"{_NEW} {after}", tr("Add requirement"), specs.new_requirement_specs(self._written_for()), begin,
            lambda said: crosswalking.with_new_requirement(self.tree, specs.tables(said), after),
        )  # fmt: skip

    def _on_move(self, requirement_id: str, by: int) -> None:
        self._move(
            self.requirements,
            requirement_id,
            lambda: crosswalking.moved_requirement(self.tree, requirement_id, by),
        )

    def _on_remove(self, requirement_id: str) -> None:
        self._try(lambda: crosswalking.without_requirement(self.tree, requirement_id))

    def _row_of(self, row_id: str) -> MappingRow:
        """Give a row; Refused where it is gone."""
        target, _, requirement = row_id.partition(" ")
        return crosswalking.row_in(self.tree, target, requirement)

    def _on_row(self, row_id: str) -> None:
        row = self._row_of(row_id)
        self._ask_row(f"{_ROW} {row_id}", tr("Edit row"), row._asdict(), row)

    def _on_new_row(self) -> None:
        """Ask for a row of the requirement whose row is chosen, else of the one that is, else of the first."""
        of_row = (one.partition(" ")[2] for one in self.rows.table.chosen())
        chosen = (*of_row, *self.requirements.table.chosen())
        self._ask_new_row(chosen[0] if chosen else "")

    def _ask_new_row(self, requirement: str) -> None:
        wanted = requirement or self.tree["requirements"][0]["id"]
        begins = {"requirement": wanted, "relation": Bearing.SUPPORTS.value}
        self._ask_row(f"{_NEW_ROW} {requirement}", tr("Add row"), begins, None)

    def _ask_row(
        self, key: str, title: str, begins: dict[str, Any], instead: MappingRow | None
    ) -> None:
        choices = {"target": self._targets(), "requirement": self._wanted()}

        def made(said: dict[str, Any]) -> Tree:
            row = MappingRow(**{name: said[name] or "" for name in MappingRow._fields})
            return crosswalking.with_row(self.tree, row, instead)

        self._ask(key, title, specs.row_specs(self._written_for()), Begin(begins, choices), made)

    def _on_remove_row(self, row_id: str) -> None:
        self._try(lambda: crosswalking.without_row(self.tree, self._row_of(row_id)))

    def _on_about(self, _: str) -> None:
        begin = Begin(specs.about_values(self.tree), {"written_for": self._known.packs})
        self._ask(
            _ABOUT, tr("About this crosswalk"), specs.ABOUT, begin,
            lambda said: crosswalking.with_about(self.tree, specs.about_tables(said)),
        )  # fmt: skip

    def _on_source(self, _: str) -> None:
        self._ask(
            _SOURCE, tr("Source"), specs.SOURCE, Begin(specs.source_values(self.tree)),
            lambda said: crosswalking.with_source(self.tree, specs.tables(said)),
        )  # fmt: skip

    def list_of(self, part: str) -> LongList:
        return {
            **dict.fromkeys((_REQUIREMENT, _NEW), self.requirements),
            **dict.fromkeys((_ROW, _NEW_ROW), self.rows),
        }.get(part, self.parts)

    def _open_part(self, part: str) -> None:
        kind, _, rest = part.partition(" ")
        ways = {
            _ABOUT: self._on_about,
            _SOURCE: self._on_source,
            _REQUIREMENT: self._on_edit,
            _NEW: self._ask_new,
            _ROW: self._on_row,
            _NEW_ROW: self._ask_new_row,
        }
        ways[kind](rest)

    def _on_written(self, _: None) -> None:
        """Read what can be named once more: it may be written for another framework now."""
        tree = self.tree
        self._context.ask(lambda library: library.workshop().namable(tree), self._on_known)

    def _on_known(self, known: Namable) -> None:
        if known != self._known:
            self._known = known
            self._show()


def _name(requirement: Tree) -> str:
    return f"{requirement['id']} {requirement['title']}"
