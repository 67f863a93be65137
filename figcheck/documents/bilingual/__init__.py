"""Bilingual files to blocks: segments with a source and a target each. A new format is one reader and one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from figcheck.documents.bilingual.po import read_po
from figcheck.documents.bilingual.records import read_jsonl_pairs, read_table_pairs, read_workbook_pairs
from figcheck.documents.bilingual.tmx import read_tmx
from figcheck.documents.bilingual.xliff import read_xliff
from figcheck.documents.decode import decode
from figcheck.documents.readers import read_bytes
from figcheck.errors import DocumentError
from figcheck.model.document import Document

__all__ = ["READERS", "is_bilingual", "read_bilingual"]

READERS: dict[str, Callable[[str, str], Document]] = {
    ".xlf": read_xliff,
    ".xliff": read_xliff,
    ".po": read_po,
    ".tmx": read_tmx,
}
_RECORDS = {".jsonl": read_jsonl_pairs, ".ndjson": read_jsonl_pairs, ".csv": read_table_pairs, ".tsv": read_table_pairs}


def is_bilingual(path: str) -> bool:
    """Whether a file's format holds sources and targets side by side. A table does so only where its columns are named."""
    suffix = Path(path).suffix.lower()
    return suffix in READERS or suffix in (".jsonl", ".ndjson")


def read_bilingual(path: str, source_field: str | None = None, target_field: str | None = None) -> Document:
    """Read a bilingual file; the fields name the columns of a table or the keys of JSONL. Raises DocumentError."""
    suffix = Path(path).suffix.lower()
    fields = source_field, target_field
    data = read_bytes(path)
    if suffix == ".xlsx":
        return read_workbook_pairs(path, data, fields)
    text = decode(data)
    if suffix in _RECORDS:
        return _RECORDS[suffix](path, text, fields)
    if suffix in READERS:
        return READERS[suffix](path, text)
    raise DocumentError(
        "its format has no sources and targets; known are .xliff, .po, .tmx, .jsonl, .csv, .tsv and .xlsx"
    )
