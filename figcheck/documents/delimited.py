"""CSV and TSV to blocks, one a cell, each with its place in the file, its column's header and its row's label."""

from __future__ import annotations

from collections.abc import Iterator

from figcheck.documents.text import line_starts
from figcheck.model.document import Block, Cell, Document

__all__ = ["delimiter_of", "read_csv", "read_rows", "read_tsv"]

_SAMPLE = 8192
_SIGNS = ",;\t|"


def read_csv(path: str, text: str) -> Document:
    """Delimited text; the sign between the cells is found out: comma, semicolon, tab or bar."""
    return _read(path, text, delimiter_of(text))


def read_tsv(path: str, text: str) -> Document:
    """Text delimited by tabs."""
    return _read(path, text, "\t")


def _read(path: str, text: str, delimiter: str) -> Document:
    blocks: list[Block] = []
    headers: list[str] = []
    for row, cells in enumerate(read_rows(text, delimiter)):
        label = cells[0].text.strip() if cells else ""
        if row == 0:
            headers = [cell.text.strip() for cell in cells]
        for column, cell in enumerate(cells):
            if not cell.text.strip():
                continue
            above = headers[column] if row and column < len(headers) else ""
            names = tuple(name for name in (above, label if row and column else "") if name)
            blocks.append(Block(cell.text, "cell", cell.map, cell=Cell(row, column, names)))
    return Document(path, text, tuple(blocks), lines=line_starts(text))


def delimiter_of(text: str) -> str:
    """The sign that stands most evenly in the first lines, outside quotation marks."""
    lines = [line for line in text[:_SAMPLE].splitlines()[:20] if line.strip()]
    best, most = ",", 0
    for sign in _SIGNS:
        counts = [_count(line, sign) for line in lines]
        least = min(counts, default=0)
        if least > most:
            best, most = sign, least
    return best


def _count(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def read_rows(text: str, delimiter: str) -> Iterator[list[Block]]:
    """The cells of every row, as blocks that know their places. One pass; a quotation mark never closed ends the file."""
    at, size = 0, len(text)
    row: list[Block] = []
    while at < size:
        cell, at = _cell(text, at, delimiter)
        row.append(cell)
        if at >= size:
            break
        if text[at] == delimiter:
            at += 1
            if at == size:
                row.append(Block("", "cell", ((0, at),)))
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        yield row
        row = []
    if row:
        yield row


def _cell(text: str, at: int, delimiter: str) -> tuple[Block, int]:
    """The cell that starts at a place, and where the sign or line end behind it stands."""
    start = at
    while start < len(text) and text[start] == " ":
        start += 1
    if start < len(text) and text[start] == '"':
        return _quoted(text, start + 1, delimiter)
    end = _next(text, at, delimiter)
    return Block(text[at:end], "cell", ((0, at),)), end


def _quoted(text: str, at: int, delimiter: str) -> tuple[Block, int]:
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    size = 0
    while True:
        close = text.find('"', at)
        end = len(text) if close < 0 else close
        places.append((size, at))
        pieces.append(text[at:end])
        size += end - at
        if close < 0:
            return _block(pieces, places), len(text)
        if not text.startswith('""', close):
            return _block(pieces, places), _next(text, close + 1, delimiter)
        pieces.append('"')
        places.append((size, close + 1))
        size += 1
        at = close + 2


def _block(pieces: list[str], places: list[tuple[int, int]]) -> Block:
    return Block("".join(pieces).replace("\n", " ").replace("\r", " "), "cell", tuple(places))


def _next(text: str, at: int, delimiter: str) -> int:
    """Where the cell ends: at its delimiter or its line's end."""
    line = len(text)
    for sign in ("\n", "\r"):
        found = text.find(sign, at, line)
        line = found if found >= 0 else line
    found = text.find(delimiter, at, line)
    return found if found >= 0 else line
