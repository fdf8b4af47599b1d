"""Printing the list of trusts and assessments, for people and for programs."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.trust.listing import ListedAssessment, ListedTrust


def entry(row: ListedAssessment) -> dict[str, object]:
    """Give an assessment for programs; the keys are documented and stay."""
    return {
        "id": row.assessment_id,
        "title": row.title,
        "trust": row.trust_name,
        "trust_id": row.trust_id,
        "ods_code": row.ods_code,
        "as_of": row.as_of,
        "status": row.status,
        "form": row.form,
        "changed_at": row.changed_at,
        "sample": row.sample,
    }


def listing_as_text(
    rows: Sequence[ListedAssessment], trusts: Sequence[ListedTrust]
) -> Iterator[str]:
    """Give each trust with its assessments below it, newest first."""
    by_trust: dict[str, list[ListedAssessment]] = {}
    for row in rows:
        by_trust.setdefault(row.trust_id, []).append(row)
    if not trusts:
        yield "There are no trusts in your data yet."
    for trust in trusts:
        code = f" ({trust.ods_code})" if trust.ods_code else ""
        yield f"{trust.name}{code}  {trust.id}"
        yield from map(_line, by_trust.get(trust.id, ()))


def _line(row: ListedAssessment) -> str:
    status = Status(row.status).label.lower()
    return f"  {row.as_of}  {row.title}, {status}  {row.assessment_id}"


_WIDE = 72


_MOST_LINES = 200


def shortened(lines: Sequence[str]) -> list[str]:
    """Give the first lines of a list that may be of any length, and count the others."""
    more = len(lines) - _MOST_LINES
    return [*lines[:_MOST_LINES], f"and {more:,} more"] if more > 0 else [*lines]


class Progress:
    """One line at the terminal, written over and over; a file or a pipe gets nothing."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_seen = stream.isatty()
        self._said = False

    def say(self, words: str) -> None:
        """Say what is being done now, in place of what was said before."""
        if self._is_seen:
            self._said = True
            self._write(words[:_WIDE])

    def end(self) -> None:
        """Take the line away, so that what was done stands alone."""
        if self._said:
            self._said = False
            self._write("")
            self._write_raw("\r")

    def _write(self, words: str) -> None:
        self._write_raw(f"\r{words:<{_WIDE}}")

    def _write_raw(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
