"""Claims from a table: a newsroom's spreadsheet, an audit's trial balance. CSV, TSV, XLSX and Parquet.

The first row names the columns: `id` and `value`, and any of `unit`, `per`, `qualifier`, `statement`, `context`,
`required`, `tolerance`, `as_of`, `locale`. A value is text as in a claim file (`nearly 20 million USD`), or a plain number
with its unit in the column beside it. Places in errors are row and column of the table, from 1.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from figcheck.claims.nodes import Node
from figcheck.claims.schema import CLAIM_KEYS
from figcheck.documents.decode import decode
from figcheck.errors import ClaimFileError

__all__ = ["TABLE_SUFFIXES", "parse_table"]

TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx", ".parquet")
_LARGEST_ROWS = 100_000
_COLUMNS = ("id", "unit", "per", "qualifier", *CLAIM_KEYS)
_PLAIN = re.compile(r"[+-]?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,2})?")
_Row = Sequence[str]


def parse_table(path: Path) -> Node:
    """The tree of a claim file that a table stands for. Raises ClaimFileError with row and column."""
    readers = {".xlsx": _xlsx_rows, ".parquet": _parquet_rows}
    rows = list(readers.get(path.suffix.lower(), _csv_rows)(path))
    if not rows:
        raise ClaimFileError("it is empty; the first row names the columns: id, value, unit, …", str(path))
    if len(rows) > _LARGEST_ROWS:
        raise ClaimFileError(f"it has more than {_LARGEST_ROWS:,} rows", str(path))
    columns = _columns(rows[0], str(path))
    claims = Node(1, 1, kind="mapping")
    for line, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            claims.pairs.append(_claim(line, row, columns, str(path)))
    return Node(1, 1, kind="mapping", pairs=[(Node(1, 1, "claims"), claims)])


def _columns(header: _Row, path: str) -> dict[str, int]:
    """Column name -> its place. Columns that figcheck has no use for are left out."""
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        name = cell.strip().lower().replace(" ", "_")
        if name in found:
            raise ClaimFileError(f"the column {name!r} stands here a second time", path, 1, at + 1)
        if name in _COLUMNS:
            found[name] = at
    for name in ("id", "value"):
        if name not in found:
            raise ClaimFileError(
                f"there is no column {name!r}; the first row names the columns: id, value, unit, …", path, 1, 1
            )
    return found


def _claim(line: int, row: _Row, columns: dict[str, int], path: str) -> tuple[Node, Node]:
    cells = {name: row[at].strip() for name, at in columns.items() if at < len(row) and row[at].strip()}

    def node(name: str, text: str | None = None) -> Node:
        return Node(line, columns[name] + 1, cells[name] if text is None else text)

    if "id" not in cells:
        raise ClaimFileError("this row has no id", path, line, columns["id"] + 1)
    if "value" not in cells:
        raise ClaimFileError(f"the claim {cells['id']!r} has no value", path, line, columns["value"] + 1)
    pairs = [(Node(line, columns["value"] + 1, "value"), _value(line, columns, cells))]
    pairs += [
        (Node(line, columns[name] + 1, name), node(name)) for name in CLAIM_KEYS if name in cells and name != "value"
    ]
    return node("id"), Node(line, columns["id"] + 1, kind="mapping", pairs=pairs)


def _value(line: int, columns: dict[str, int], cells: dict[str, str]) -> Node:
    """The value of a row: a mapping where it is a plain number, else text with the unit and *per* of their columns."""
    at = columns["value"] + 1
    if not _PLAIN.fullmatch(cells["value"]):
        text = " ".join(filter(None, (cells.get("qualifier", "").replace("_", " "), cells["value"], cells.get("unit"))))
        return Node(line, at, f"{text} per {cells['per']}" if "per" in cells else text)
    node = Node(line, at, kind="mapping", pairs=[(Node(line, at, "amount"), Node(line, at, cells["value"]))])
    for name in ("unit", "per", "qualifier"):
        if name in cells:
            place = columns[name] + 1
            node.pairs.append((Node(line, place, name), Node(line, place, cells[name])))
    return node


def _csv_rows(path: Path) -> Iterable[_Row]:
    text = decode(path.read_bytes())
    first = text.partition("\n")[0]
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=first.count)
    return csv.reader(text.splitlines(keepends=True), delimiter=delimiter)


def _xlsx_rows(path: Path) -> Iterable[_Row]:
    try:
        import openpyxl
    except ImportError as error:
        raise ClaimFileError("reading a spreadsheet needs openpyxl; install figcheck[tables]", str(path)) from error
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parts raise
        raise ClaimFileError(f"it is no spreadsheet that can be read ({error})", str(path)) from error
    try:
        return [
            [_cell(cell.value, getattr(cell, "number_format", "")) for cell in row]
            for row in book.worksheets[0].iter_rows()
        ]
    finally:
        book.close()


def _parquet_rows(path: Path) -> Iterable[_Row]:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise ClaimFileError("reading Parquet needs pyarrow; install figcheck[tables]", str(path)) from error
    try:
        table = parquet.read_table(path)
    except (ArrowException, OSError) as error:
        raise ClaimFileError(f"it is no Parquet file that can be read ({error})", str(path)) from error
    rows: list[_Row] = [list(table.column_names)]
    return rows + [[_cell(value) for value in row.values()] for row in table.to_pylist()]


def _cell(value: Any, number_format: str = "") -> str:
    """A cell as its text; a number as it was typed, a percentage with its sign."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, (int, float, Decimal)):
        number = Decimal(str(value))
        if number_format.rstrip().endswith("%"):
            return f"{(number * 100).normalize():f} %"
        return f"{number.normalize():f}" if number == number.to_integral_value() else str(number)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(each) for each in value)
    return str(value)
