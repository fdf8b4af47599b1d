"""What a region asks of what keeps data sets; `storage/dataset` gives it, `app` hands it in."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from digistrat_desktop.analysis.dataset.rows import KeptRows, Row, Rows


class ViewText(NamedTuple):
    file: str  # its name, which puts it after those it rests on
    name: str
    meaning: str
    columns: Mapping[str, str]  # what each means, by its name, in their order
    sql: str


class OpenDataSet(Protocol):
    def hide(self, fewest: int) -> None:
        """Have the views say no number of fewer trusts from here on; nothing is written."""

    def ask(
        self, sql: str, values: Sequence[object] = ()
    ) -> tuple[tuple[str, ...], tuple[Row, ...]]:
        """Give the names of the columns, and the rows."""

    def close(self) -> None: ...


class DataSetFiles(Protocol):
    """Writes data sets for other programs, and opens them to be asked.

    Tables in memory are as they will be written, and pass through here unseen.

    Raises:
        Refused: the optional component is not installed.
    """

    def claim(self, folder: Path) -> None:
        """Refuse a folder that cannot be written to, or has files in it and is no data set of this program."""

    def made_by(self, folder: Path) -> str:
        """Say what wrote the data set of a folder; Refused where there is none."""

    def kept(self, folder: Path, made_by: str) -> KeptRows | None:
        """Give the data set of a folder; None where it is not as this version of the program wrote it."""

    def columns(self, rows: Rows) -> Mapping[str, Any]:
        """Give one trust's rows as tables, which take little memory."""

    def rows(self, columns: Mapping[str, Any], table: str) -> Sequence[Row]:
        """Give the rows of one of a trust's tables back."""

    def write(
        self,
        folder: Path,
        made_by: str,
        rows: Rows,
        trusts: Mapping[str, Mapping[str, Any]],
        views: Iterable[ViewText],
    ) -> None:
        """Write every table, what describes them, and the views; each file whole.

        Args:
            rows: of the tables that belong to no single trust.
            trusts: the tables of each trust by its id.
        """

    def missing(self) -> str:
        """Say what is not installed and how to get it; nothing where all is there."""

    def fingerprint(self, folder: Path) -> str:
        """Give the SHA-256 of what describes a data set, and with it of all its files."""

    def open(self, folder: Path, views: Iterable[ViewText]) -> OpenDataSet:
        """Open a data set to ask it by its views; Refused where there is none."""
