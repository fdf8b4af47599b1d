"""The editor of a framework's draft: its questions in order, its levels, its areas, what it says of itself."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from digistrat_desktop.services.frameworks import drafting, levels
from digistrat_desktop.ui.forms.asking import Begin
from digistrat_desktop.ui.pages.frameworks import specs
from digistrat_desktop.ui.pages.frameworks.draft_editor import DraftEditor, Tree
from digistrat_desktop.ui.pages.frameworks.lists import LEVELS, QUESTIONS, OrderedList
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.record_list import RecordList
from digistrat_desktop.ui.words import tr

_ABOUT, _NEW, _SECTION, _ITEM = "about", "new", "section", "item"
_LEVEL, _NEW_LEVEL = "level", "new_level"


class PackEditor(DraftEditor):
    def __init__(self, context: PageContext) -> None:
        look = context.look
        self.questions = OrderedList(look, QUESTIONS, tr("Remove question"))
        self.levels = OrderedList(look, LEVELS, tr("Remove level"))
        self.parts = RecordList(
            look, tr("Areas"), "", ((tr("Part"), 4), (tr("What it says"), 6))
        )  # fmt: skip
        super().__init__(context, self.questions, self.levels, self.parts)
        self.questions.add_asked.connect(self._on_new)
        self.questions.edit_asked.connect(self._on_edit)
        self.questions.moved.connect(self._on_move)
        self.questions.removed.connect(self._on_remove)
        self.levels.add_asked.connect(self._on_new_level)
        self.levels.edit_asked.connect(self._on_level)
        self.levels.moved.connect(self._on_move_level)
        self.levels.removed.connect(self._on_remove_level)
        self.parts.edit_asked.connect(self._on_part)

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
        self.parts.show_records(list(self._part_rows()))

    def _rows(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for section, group in drafting.groups_in(self.tree):
            short = section.get("short_form", ())
            for one in group["items"]:
                asked = tr("Yes") if one["id"] in short else ""
                name = f"{one['id']} {one['title']}"
                yield one["id"], (name, section["title"], group["title"], asked)

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

    def _on_edit(self, item_id: str) -> None:
        section, group, at = drafting.item_in(self.tree, item_id)
        item = group["items"][at]
        fields = specs.item_specs(self._levels_of(section), item, is_new=False)
        begin = Begin(specs.item_values(section, item))
        self._ask(
            f"{_ITEM} {item_id}", tr("Edit {name}", name=item_id), fields, begin,
            lambda values: drafting.with_item(self.tree, item_id, specs.item_tables(values)),
        )  # fmt: skip

    def _levels_of(self, section: Tree) -> tuple[tuple[str, str], ...]:
        found = [one for one in self.tree["scales"] if one["id"] == section.get("scale")]
        return tuple((one["id"], one["label"]) for scale in found for one in scale["levels"])

    def _on_new(self) -> None:
        """Ask for a question of the area of the one that is chosen, else of the first."""
        chosen = self.questions.table.chosen()
        section, group = next(drafting.groups_in(self.tree))
        if chosen:
            section, group, _ = drafting.item_in(self.tree, chosen[0])
        groups = tuple((one["id"], one["title"]) for one in section["groups"])
        fields = specs.item_specs(self._levels_of(section), {}, is_new=True)
        begin = Begin({"group": group["id"]}, {"group": groups})
        title = tr("Add a question to {area}", area=section["title"])
        self._ask(f"{_NEW} {section['id']}", title, fields, begin, self._with_new)

    def _with_new(self, values: dict[str, Any]) -> Tree:
        group = values.get("group") or ""
        return drafting.with_new_item(self.tree, group, specs.item_tables(values))

    def _on_move(self, item_id: str, by: int) -> None:
        self._try(lambda: drafting.moved(self.tree, item_id, by))
        self.questions.table.choose([item_id])

    def _on_remove(self, item_id: str) -> None:
        self._try(lambda: drafting.without_item(self.tree, item_id))

    def _on_level(self, row: str) -> None:
        scale_id, _, level_id = row.partition(" ")
        level = levels.level_in(self.tree, scale_id, level_id)
        self._ask(
            f"{_LEVEL} {row}", tr("Edit level {name}", name=level["label"]), specs.LEVEL,
            Begin({key: level.get(key, "") for key in ("label", "meaning")}),
            lambda values: levels.with_level(self.tree, scale_id, level_id, values),
        )  # fmt: skip

    def _on_new_level(self) -> None:
        """Ask for a level above the one that is chosen, else for the highest of the first scale."""
        chosen = self.levels.table.chosen()
        scale_id, _, below = chosen[0].partition(" ") if chosen else ("", "", "")
        self._ask_new_level(scale_id or self.tree["scales"][0]["id"], below)

    def _ask_new_level(self, scale_id: str, below: str) -> None:
        scale = levels.scale_in(self.tree, scale_id)
        ids = [one["id"] for one in scale["levels"]]
        at = ids.index(below) + 1 if below in ids else len(ids)
        fields = specs.new_level_specs(with_next=levels.gives_next_steps(self.tree, scale_id))
        title = tr("Add a level above {name}", name=scale["levels"][at - 1]["label"])
        self._ask(
            f"{_NEW_LEVEL} {scale_id} {below}", title, fields, Begin(),
            lambda values: levels.with_new_level(self.tree, scale_id, values, at),
        )  # fmt: skip

    def _on_move_level(self, row: str, by: int) -> None:
        scale_id, _, level_id = row.partition(" ")
        self._try(lambda: levels.moved_level(self.tree, scale_id, level_id, by))
        self.levels.table.choose([row])

    def _on_remove_level(self, row: str) -> None:
        scale_id, _, level_id = row.partition(" ")
        self._try(lambda: levels.without_level(self.tree, scale_id, level_id))

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

    def _with_about(self, values: dict[str, Any]) -> Tree:
        return drafting.with_about(
            self.tree, {**values, "reading_rules": list(values["reading_rules"])}
        )

    def _with_section(self, name: str, values: dict[str, Any]) -> Tree:
        return drafting.with_section(self.tree, name, values)

    def _open_part(self, part: str) -> None:
        kind, _, rest = part.partition(" ")
        if kind == _ITEM:
            self._on_edit(rest)
        elif kind == _NEW:
            self._on_new()
        elif kind == _LEVEL:
            self._on_level(rest)
        elif kind == _NEW_LEVEL:
            scale_id, _, below = rest.partition(" ")
            self._ask_new_level(scale_id, below)
        else:
            self._on_part(part)
