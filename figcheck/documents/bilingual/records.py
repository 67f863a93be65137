"""JSONL and tables (CSV, TSV, XLSX) with a field or column for the source and one for the target."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

from figcheck.documents.bilingual.segments import Text, make_pair
from figcheck.documents.delimited import delimiter_of, read_rows
from figcheck.documents.text import line_starts
from figcheck.errors import DocumentError
from figcheck.model.document import Block, Document

__all__ = ["read_jsonl_pairs", "read_table_pairs", "read_workbook_pairs"]

_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|.)")
_STRING = r'"(?P<text>(?:[^"\\]|\\.)*)"'
_DEFAULT = ("source", "target")


def read_jsonl_pairs(path: str, text: str, fields: tuple[str | None, str | None] = (None, None)) -> Document:
    """One JSON object a line; fields `source` and `target` if not named. Raises DocumentError with the line."""
    names = tuple(name or default for name, default in zip(fields, _DEFAULT, strict=True))
    lines = line_starts(text)
    blocks: list[Block] = []
    for number, start in enumerate(lines, 1):
        line = text[start : lines[number] if number < len(lines) else len(text)]
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise DocumentError(f"line {number} is no JSON ({error})") from error
        if not isinstance(record, dict):
            raise DocumentError(f"line {number} is no JSON object")
        missing = [name for name in names if not isinstance(record.get(name), str)]
        if missing:
            known = ", ".join(str(key) for key in record)
            raise DocumentError(
                f"line {number} has no text in the field {missing[0]!r}; it has {known}; name it with --source-field and --target-field"
            )
        source, target = (_field(line, start, name, record[name]) for name in names)
        blocks += make_pair(str(number), source, target)
    return Document(path, text, tuple(blocks), lines=lines)


def _field(line: str, start: int, name: str, value: str) -> Text:
    """A field's text with its places; all of it at the line's start where it cannot be found as it was written."""
    found = re.search(rf"{re.escape(json.dumps(name, ensure_ascii=False))}\s*:\s*{_STRING}", line)
    text = Text()
    if found is not None:
        at, offset = 0, start + found.start("text")
        written = found["text"]
        for match in _ESCAPE.finditer(written):
            text.add(written[at : match.start()], offset + at)
            text.add(json.loads(f'"{match.group()}"'), offset + match.start(), whole=True)
            at = match.end()
        text.add(written[at:], offset + at)
        if text.text() == value:
            return text
    text = Text()
    text.add(value, start, whole=True)
    return text


def read_table_pairs(path: str, text: str, fields: tuple[str | None, str | None] = (None, None)) -> Document:
    """A delimited table whose first row names its columns. Raises DocumentError where they are not there."""
    return _read_pairs(path, text, "\t" if Path(path).suffix.lower() == ".tsv" else delimiter_of(text), fields)


def _read_pairs(path: str, text: str, delimiter: str, fields: tuple[str | None, str | None]) -> Document:
    rows = list(read_rows(text, delimiter))
    if not rows:
        return Document(path, text, (), lines=line_starts(text))
    columns = _columns([cell.text.strip().lstrip("\ufeff") for cell in rows[0]], fields)
    blocks: list[Block] = []
    for number, row in enumerate(rows[1:], 2):
        if len(row) > max(columns):
            texts = []
            for column in columns:
                cell = Text()
                for at, character in enumerate(row[column].text):
                    cell.add(character, row[column].offset(at))
                texts.append(cell)
            blocks += make_pair(str(number), texts[0], texts[1])
    return Document(path, text, tuple(blocks), lines=line_starts(text))


def _columns(headers: Sequence[str], fields: tuple[str | None, str | None]) -> tuple[int, int]:
    folded = [header.casefold() for header in headers]
    found = []
    for name, default in zip(fields, _DEFAULT, strict=True):
        wanted = name or default
        if wanted.casefold() not in folded:
            raise DocumentError(
                f"it has no column {wanted!r}; it has {', '.join(headers)}; name it with --source-field and --target-field"
            )
        found.append(folded.index(wanted.casefold()))
    return found[0], found[1]


def read_workbook_pairs(path: str, data: bytes, fields: tuple[str | None, str | None] = (None, None)) -> Document:
    """The first sheet of an XLSX file; its lines are its rows. Raises DocumentError."""
    try:
        import openpyxl
    except ImportError as error:
        raise DocumentError("reading it needs openpyxl; install figcheck[tables]") from error
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = [
            ["" if value is None else str(value) for value in row]
            for row in book.worksheets[0].iter_rows(values_only=True)
        ]
    except Exception as error:  # openpyxl raises whatever the broken part of the file makes it raise
        raise DocumentError(f"it cannot be read as XLSX ({error})") from error
    text = "\n".join("\t".join(cell.replace("\n", " ").replace("\t", " ") for cell in row) for row in rows)
    return _read_pairs(path, text, "\t", fields)
