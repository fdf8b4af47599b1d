"""The record behind a set of fields: as it stands now, and what others wrote in it meanwhile."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from digistrat_desktop.domain.record.changes import Step, leave_open
from digistrat_desktop.domain.wire.records import Record, decode_fields
from digistrat_desktop.ui.forms.asking import Begin
from digistrat_desktop.ui.forms.beside import archived_words, changed_words, since_draft_words
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.words import tr


class Followed:
    """Of a form the record it was opened for; else the one whose fields are shown.

    Attributes:
        shown: whose fields are shown, where no form is opened for it.
        over: by field, what a draft was begun over.
        held: by field, what is said where others wrote while something else is typed there.
    """

    def __init__(self, session: Session, begin: Begin, me: str) -> None:
        """`me` is the id of the person at work."""
        self._session, self._begin, self._me = session, begin, me
        self.shown: Record | None = None
        self.over: dict[str, Any] = {}
        self.held: dict[str, str] = {}
        self._archived, self._was_archived = "", False
        self._was_archived = bool(self.archived)

    def record(self) -> Record | None:
        if not self._begin.me:
            return self.shown
        found = self._session.workspace.any_of(self._begin.me)
        # What was archived before is begun anew.
        return None if found is not None and found.withdrawn and self._was_archived else found

    def present(self, names: Iterable[str]) -> Mapping[str, Any]:
        """Give the values as the record holds them now; none of a record that is not there."""
        if self._begin.now is not None:
            found = self._begin.now()
            return {name: found[name] for name in names if name in found}
        record = self.record()
        known = names if record is not None else ()
        return {name: getattr(record, name) for name in known if hasattr(record, name)}

    @property
    def archived(self) -> str:
        """Say that the record went out of use while its form was open; empty while it did not."""
        record = self.record()
        if record is None or not record.withdrawn:
            self._archived = ""
        elif not self._archived:
            self._archived = archived_words(self._session.writers_of(record.id))
        return self._archived

    def changed_words(self) -> str:
        """Say who wrote what is being told now."""
        record = self.record()
        return changed_words(self._session.writers_of(record.id) if record is not None else ())

    def hold_over_draft(
        self, before: Mapping[str, Any], now: Mapping[str, Any], waiting: Iterable[str]
    ) -> None:
        """Find the fields that were written in since what stands in them was kept as a draft.

        Args:
            waiting: of those, the fields whose text waited for a word even then, whatever they hold now.
        """
        since = {name for name in self.over.keys() & now.keys() if self.over[name] != before[name]}
        for name in since | (now.keys() & set(waiting)):
            if before[name] != now[name]:
                self.held[name] = since_draft_words()

    def left_open(self, made: Any, before: Mapping[str, Any], now: Mapping[str, Any]) -> Any:
        """Let a form settle only what somebody wrote in: it saves all its fields."""
        record = self.record()
        if record is None or not record.unsettled or not isinstance(made, Step):
            return made
        same = [name for name in record.unsettled if now.get(name) == before.get(name)]
        return leave_open(made, record, same)

    def let_go(self, name: str) -> None:
        """What stands in a field is now what is meant."""
        self.held.pop(name, None)
        self.over.pop(name, None)

    def one_of(self, name: str, value: Any) -> Any:
        """Give one of several texts that stand side by side, else the value: together they may be too long."""
        record = self.record()
        written = record.unsettled.get(name, ()) if record is not None else ()
        return written[0].value if written and isinstance(value, str) else value

    def texts(self, name: str, stood: Any, show: Callable[[Any], Any]) -> list[tuple[str, Any]]:
        """Give what is told beside a field: all values that stand in it, or the one typed over.

        Args:
            stood: what the record holds, as it would stand in the field.
            show: gives a value as it would stand in the field.

        Returns:
            Pairs of who wrote it, empty where that is said already, and how it would stand there.
        """
        record = self.record()
        written = record.unsettled.get(name, ()) if record is not None else ()
        if record is None or not written:
            return [("", stood)] if name in self.held else []
        kind, me = type(record), self._me
        others = [one for one in written if one.actor != me]
        # What this person wrote stands in the field while it is being typed in.
        told = others if others and name in self.held else written
        values = [decode_fields(kind, {name: one.value})[name] for one in told]
        name_of = self._session.workspace.name_of
        who = [tr("You") if one.actor == me else name_of(one.actor) for one in told]
        return [(one, show(value)) for one, value in zip(who, values, strict=True)]
