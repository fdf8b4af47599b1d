"""Tables as columns: from rows, to and from Parquet, and to CSV; same rows give same bytes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from digistrat_desktop.analysis.dataset.rows import Row
from digistrat_desktop.analysis.dataset.tables import Kind, SetColumn, SetTable

_ROWS_A_GROUP = 131_072
_TYPES = {
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.DAY: pa.date32(),
    Kind.FLAG: pa.bool_(),
}


def arrow_schema(table: SetTable) -> Any:
    return pa.schema([_field(one) for one in table.columns])


def _field(column: SetColumn) -> Any:
    said = {"description": column.meaning, "unit": column.unit}
    metadata = {name: text for name, text in said.items() if text}
    can_lack = column.kind in {Kind.NUMBER, Kind.DAY}
    return pa.field(column.name, _TYPES.get(column.kind, pa.string()), can_lack, metadata)


def from_rows(table: SetTable, rows: Sequence[Row]) -> Any:
    schema = arrow_schema(table)
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [pa.array(list(one), field.type) for one, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def together(table: SetTable, parts: Iterable[Any]) -> Any:
    """Put tables one after the other, in one piece."""
    found = [arrow_schema(table).empty_table(), *parts]
    return pa.concat_tables(found).combine_chunks()


def by_trust(table: Any) -> Iterator[tuple[str, Any]]:
    """Cut a table that is in the order of its trusts into one part for each."""
    column, start = table.column("trust").combine_chunks(), 0
    while start < len(column):
        trust = column[start].as_py()
        end = bisect_right(column, trust, lo=start, key=lambda one: one.as_py())
        yield trust, table.slice(start, end - start)
        start = end


def parquet_bytes(table: Any) -> bytes:
    out = BytesIO()
    pq.write_table(
        table,
        out,
        row_group_size=_ROWS_A_GROUP,
        compression="zstd",
        version="2.6",
        store_schema=True,  # with what each column means, and its unit
        write_statistics=True,
    )
    return out.getvalue()


def read_parquet(table: SetTable, content: bytes) -> Any:
    """Read a table back; None where it is not of this shape."""
    # not by `read_table`, which loads a library of its own for data sets of many files
    found = pq.ParquetFile(pa.BufferReader(content)).read(use_threads=False)
    return found.cast(arrow_schema(table)) if tuple(found.column_names) == table.names else None


def csv_bytes(table: Any) -> bytes:
    """Write a table as CSV: UTF-8, a comma, true and false, days as 2026-10-01."""
    out = BytesIO()
    options = arrow_csv.WriteOptions(include_header=True, quoting_style="needed")
    arrow_csv.write_csv(table, out, options)
    return out.getvalue()
