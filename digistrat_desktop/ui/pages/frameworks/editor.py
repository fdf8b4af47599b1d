"""The editor of a framework's draft: its questions, criteria and levels in order, its sources and areas."""

from collections.abc import Callable, Iterator
from functools import partial
from textwrap import shorten
from typing import Any

from digistrat_desktop.services.frameworks import criteria, drafting, levels
from digistrat_desktop.ui.forms.asking import Begin
from digistrat_desktop.ui.forms.fields import Pairs
from digistrat_desktop.ui.pages.frameworks import specs
from digistrat_desktop.ui.pages.frameworks.draft_editor import DraftEditor, Tree
from digistrat_desktop.ui.pages.frameworks.lists import (
    CRITERIA,
    LEVELS,
    PARTS,
    QUESTIONS,
    SOURCES,
    CriteriaList,
    EditedList,
    LongList,
    OrderedList,
)
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.words import tr

_ABOUT, _NEW, _SECTION, _ITEM = "about", "new", "section", "item"
_LEVEL, _NEW_LEVEL, _GROUP = "level", "new_level", "group"
_CRITERION, _NEW_CRITERIA = "criterion", "new_criteria"
_SOURCE, _NEW_SOURCE = "source", "new_source"
_WIDEST = 160  # characters of a source where it is ticked


class PackEditor(DraftEditor):
    def __init__(self, context: PageContext) -> None:
        look = context.look
        self.questions = OrderedList(look, QUESTIONS, tr("Remove question"))
        self.criteria = CriteriaList(look, CRITERIA, tr("Remove criterion"))
        self.levels = OrderedList(look, LEVELS, tr("Remove level"))
        self.sources = EditedList(look, SOURCES, tr("Remove source"))
        self.parts = LongList(look, PARTS)
        lists = (self.questions, self.criteria, self.levels, self.sources, self.parts)
        super().__init__(context, *lists)
        self.questions.moved.connect(self._on_move)
        self.criteria.moved.connect(self._on_move_criterion)
        self.levels.moved.connect(self._on_move_level)
        for listed, new, edit, remove in (
            (self.questions, self._on_new, self._on_edit, self._on_remove),
            (self.criteria, self._on_new_criteria, self._on_criterion, self._on_remove_criterion),
            (self.levels, self._on_new_level, self._on_level, self._on_remove_level),
            (self.sources, self._on_new_source, self._on_source, self._on_remove_source),
        ):
            listed.add_asked.connect(new)
            listed.edit_asked.connect(edit)
            listed.removed.connect(remove)
        self.criteria.all_removed.connect(self._on_remove_criteria)
        self.parts.edit_asked.connect(self._open_part)

    def _state_words(self) -> str:
        return tr(
            "A draft, saved as you go. You can try it in an assessment. It cannot be signed off until you publish."
        )

    def _show_lists(self) -> None:
        self.questions.show_records(
            list(self._rows()), tr("Choose a question and move it with Alt and an arrow.")
        )
        self.levels.show_records(
            list(self._level_rows()),
            tr("The lowest comes first. Choose a level and move it with Alt and an arrow."),
        )
        self.criteria.show_records(
            list(self._criterion_rows()),
            tr("Ticked, they decide the level. Choose one and move it with Alt and an arrow."),
        )
        self.sources.show_records(
            [(one["id"], (one["what"], one["id"])) for one in drafting.sources_in(self.tree)],
            tr("What questions and duties in law rest on."),
        )
        self.parts.show_records(list(self._part_rows()), self._file_words())

    def _file_words(self) -> str:
        """Say where the rest is edited: it is not asked for in this window."""
        return tr(
            "Metrics, evidence rules, the bridge and what scales ask are edited in the file {name}.toml, in the folder drafts. Close the draft first.",
            name=self.name,
        )

    def _rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for section, group in drafting.groups_in(self.tree):
            short = section.get("short_form", ())
            for one in group["items"]:
                asked = tr("Yes") if one["id"] in short else ""
                name = f"{one['id']} {one['title']}"
                yield one["id"], (name, section["title"], group["title"], asked)

    def _criterion_rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        titles = dict(self._every_question())
        for row in criteria.rows_in(self.tree):
            section, _, _ = drafting.item_in(self.tree, row.item_id)
            labels = dict(self._levels_of(section))
            must = ", ".join(labels[one] for one in row.must_for)
            yield f"{row.item_id} {row.id}", (row.text, titles[row.item_id], must)

    def _every_question(self) -> Pairs:
        every = (one for _, group in drafting.groups_in(self.tree) for one in group["items"])
        return tuple((one["id"], f"{one['id']} {one['title']}") for one in every)

    def _level_rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for scale in self.tree["scales"]:
            for level in scale["levels"]:
                name = scale.get("question") or scale["id"]
                yield (
                    f"{scale['id']} {level['id']}",
                    (level["label"], name, level.get("meaning", "")),
                )

    def _part_rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        about = self.tree["framework"]
        yield _ABOUT, (tr("About this framework"), about.get("purpose", ""))
        for section in self.tree["sections"]:
            yield (
                f"{_SECTION} {section['id']}",
                (tr("Area: {title}", title=section["title"]), section.get("intro", "")),
            )
            for group in section["groups"]:
                name = tr("Group: {title}", title=group["title"])
                yield f"{_GROUP} {group['id']}", (name, group.get("intro", ""))

    def _on_edit(self, item_id: str) -> None:
        section, group, at = drafting.item_in(self.tree, item_id)
        item = group["items"][at]
        fields = specs.item_specs(self._levels_of(section), item)
        begin = self._around(item_id).begin(specs.item_values(section, item))
        self._ask(
            f"{_ITEM} {item_id}", tr("Edit {name}", name=item_id), fields, begin,
            lambda values: drafting.with_item(self.tree, item_id, specs.item_tables(values)),
        )  # fmt: skip

    def _around(self, item_id: str = "") -> specs.Offered:
        others = tuple(pair for pair in self._every_question() if pair[0] != item_id)
        every = drafting.sources_in(self.tree)
        return specs.Offered(others, tuple((one["id"], _short(one["what"])) for one in every))

    def _levels_of(self, section: Tree) -> tuple[tuple[str, str], ...]:
        found = [one for one in self.tree["scales"] if one["id"] == section.get("scale")]
        return tuple((one["id"], one["label"]) for scale in found for one in scale["levels"])

    def _on_new(self) -> None:
        """Ask for a question, first offered the group of the one that is chosen, else the first."""
        chosen = self.questions.table.chosen()
        _, group = next(drafting.groups_in(self.tree))
        if chosen:
            _, group, _ = drafting.item_in(self.tree, chosen[0])
        self._ask_new(group["id"])

    def _ask_new(self, group_id: str) -> None:
        groups = tuple(
            (group["id"], f"{section['id']} {section['title']}: {group['title']}")
            for section, group in drafting.groups_in(self.tree)
        )
        begin = self._around().begin({"group": group_id}, {"group": groups})
        fields = specs.new_item_specs([*map(self._area, self.tree["sections"])])
        self._ask(f"{_NEW} {group_id}", tr("Add question"), fields, begin, self._with_new)

    def _area(self, section: Tree) -> specs.Area:
        groups = frozenset(one["id"] for one in section["groups"])
        return specs.Area(groups, section.get("scale", ""), self._levels_of(section))

    def _with_new(self, values: dict[str, Any]) -> Tree:
        group = values.get("group") or ""
        return drafting.with_new_item(self.tree, group, specs.item_tables(values))

    def _on_move(self, item_id: str, by: int) -> None:
        self._move(self.questions, item_id, lambda: drafting.moved(self.tree, item_id, by))

    def _on_remove(self, item_id: str) -> None:
        self._try(lambda: drafting.without_item(self.tree, item_id))

    def _on_new_criteria(self) -> None:
        """Ask for criteria of the question whose criterion is chosen, else of the one that is."""
        chosen = (*self.criteria.table.chosen(), *self.questions.table.chosen())
        self._ask_new_criteria(chosen[0].partition(" ")[0] if chosen else "")

    def _ask_new_criteria(self, item_id: str) -> None:
        choices = {"item": self._every_question()}
        self._ask(
            f"{_NEW_CRITERIA} {item_id}", tr("Add criteria"), specs.NEW_CRITERIA,
            Begin({"item": item_id}, choices),
            lambda said: criteria.with_new_criteria(self.tree, said["item"] or "", said["texts"]),
        )  # fmt: skip

    def _row_of(self, row_id: str) -> criteria.CriterionRow:
        item_id, _, criterion_id = row_id.partition(" ")
        return criteria.row_in(self.tree, item_id, criterion_id)

    def _on_criterion(self, row_id: str) -> None:
        row = self._row_of(row_id)
        section, _, _ = drafting.item_in(self.tree, row.item_id)
        self._ask(
            f"{_CRITERION} {row_id}", tr("Edit a criterion of {name}", name=row.item_id),
            specs.criterion_specs(self._levels_of(section)[1:]), Begin(row._asdict()),
            lambda said: criteria.with_criterion(self.tree, row, said),
        )  # fmt: skip

    def _on_move_criterion(self, row_id: str, by: int) -> None:
        self._move(
            self.criteria,
            row_id,
            lambda: criteria.moved_criterion(self.tree, self._row_of(row_id), by),
        )

    def _on_remove_criterion(self, row_id: str) -> None:
        self._try(lambda: criteria.without_criterion(self.tree, self._row_of(row_id)))

    def _on_remove_criteria(self, row_id: str) -> None:
        self._try(lambda: criteria.without_criteria(self.tree, row_id.partition(" ")[0]))

    def _on_level(self, row: str) -> None:
        scale_id, _, level_id = row.partition(" ")
        level = levels.level_in(self.tree, scale_id, level_id)
        self._ask(
            f"{_LEVEL} {row}", tr("Edit level {name}", name=level["label"]), specs.LEVEL,
            Begin({key: level.get(key, "") for key in ("label", "meaning")}),
            lambda values: levels.with_level(self.tree, scale_id, level_id, values),
        )  # fmt: skip

    def _on_new_level(self) -> None:
        """Ask for a level above the one that is chosen, else above the first that can have one."""
        self._ask_new_level(next(iter(self.levels.table.chosen()), ""))

    def _ask_new_level(self, below: str) -> None:
        """Offer every level of the scales that can have one more, as "scale level"."""
        pairs = tuple(self._open_levels())
        if not pairs:
            scale = self.tree["scales"][0]["id"]
            self._try(lambda: levels.with_new_level(self.tree, scale, {}, 0))  # it says why not
            return
        known = [one for one, _ in pairs]
        begin = Begin({"above": below if below in known else known[0]}, {"above": pairs})
        fields = specs.new_level_specs(
            [
                one["id"]
                for one in self.tree["scales"]
                if levels.gives_next_steps(self.tree, one["id"])
            ]
        )
        self._ask(f"{_NEW_LEVEL} {below}", tr("Add level"), fields, begin, self._with_level)

    def _open_levels(self) -> Iterator[tuple[str, str]]:
        for scale in self.tree["scales"]:
            name = scale.get("question") or scale["id"]
            if not levels.is_fixed(self.tree, scale["id"]):
                for one in scale["levels"]:
                    yield f"{scale['id']} {one['id']}", f"{one['label']} ({name})"

    def _with_level(self, values: dict[str, Any]) -> Tree:
        scale_id, _, below = values["above"].partition(" ")
        return levels.with_level_above(self.tree, scale_id, values, below)

    def _on_move_level(self, row: str, by: int) -> None:
        scale_id, _, level_id = row.partition(" ")
        self._move(self.levels, row, lambda: levels.moved_level(self.tree, scale_id, level_id, by))

    def _on_remove_level(self, row: str) -> None:
        scale_id, _, level_id = row.partition(" ")
        self._try(lambda: levels.without_level(self.tree, scale_id, level_id))

    def _on_new_source(self) -> None:
        self._ask(
            _NEW_SOURCE, tr("Add source"), specs.NEW_SOURCE, Begin(),
            lambda said: drafting.with_new_source(self.tree, said),
        )  # fmt: skip

    def _on_source(self, source_id: str) -> None:
        every = {one["id"]: one["what"] for one in drafting.sources_in(self.tree)}
        what = every.get(source_id)
        if what is None:
            raise drafting.gone(source_id)
        self._ask(
            f"{_SOURCE} {source_id}", tr("Edit source"), specs.SOURCE, Begin({"what": what}),
            lambda said: drafting.with_source(self.tree, source_id, said["what"]),
        )  # fmt: skip

    def _on_remove_source(self, source_id: str) -> None:
        self._try(lambda: drafting.without_source(self.tree, source_id))

    def _on_part(self, part: str) -> None:
        kind, _, name = part.partition(" ")
        if kind == _ABOUT:
            about = self.tree["framework"]
            begin = Begin({one.name: about.get(one.name, "") for one in specs.ABOUT})
            self._ask(part, tr("About this framework"), specs.ABOUT, begin, self._with_about)
        elif kind == _SECTION:
            section = next(one for one in self.tree["sections"] if one["id"] == name)
            begin = Begin({key: section.get(key, "") for key in ("title", "intro")})
            self._ask(
                part, tr("Edit area"), specs.SECTION, begin, partial(self._with_section, name)
            )
        elif kind == _GROUP:
            every = [one for _, one in drafting.groups_in(self.tree) if one["id"] == name]
            begin = Begin({key: every[0].get(key, "") for key in ("title", "intro")})
            self._ask(
                part, tr("Edit group"), specs.SECTION, begin,
                lambda values: drafting.with_group(self.tree, name, values),
            )  # fmt: skip

    def _with_about(self, values: dict[str, Any]) -> Tree:
        return drafting.with_about(
            self.tree, {**values, "reading_rules": list(values["reading_rules"])}
        )

    def _with_section(self, name: str, values: dict[str, Any]) -> Tree:
        return drafting.with_section(self.tree, name, values)

    def list_of(self, part: str) -> LongList:
        return {
            **dict.fromkeys((_ITEM, _NEW), self.questions),
            **dict.fromkeys((_CRITERION, _NEW_CRITERIA), self.criteria),
            **dict.fromkeys((_LEVEL, _NEW_LEVEL), self.levels),
            **dict.fromkeys((_SOURCE, _NEW_SOURCE), self.sources),
        }.get(part, self.parts)

    def _open_part(self, part: str) -> None:
        kind, _, rest = part.partition(" ")
        ways: dict[str, Callable[[str], None]] = {
            _ITEM: self._on_edit,
            _LEVEL: self._on_level,
            _CRITERION: self._on_criterion,
            _NEW: self._ask_new,
            _NEW_LEVEL: self._ask_new_level,
            _NEW_CRITERIA: self._ask_new_criteria,
            _SOURCE: self._on_source,
        }
        if kind in ways:
            ways[kind](rest)
        elif kind == _NEW_SOURCE:
            self._on_new_source()
        else:
            self._on_part(part)


def _short(words: str) -> str:
    """Cut a source's words to what a row of a list to tick has room for."""
    return shorten(words, _WIDEST, placeholder=" \N{HORIZONTAL ELLIPSIS}")
