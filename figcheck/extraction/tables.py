"""Tables of a document: which figure stands in which cell, and which rows and columns their labels call totals."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from figcheck.extraction.document import Reading
from figcheck.locales.fold import fold
from figcheck.locales.lexicon import Lexicon, open_lexicon
from figcheck.locales.words import is_unspaced

__all__ = ["ROLES", "Table", "read_tables"]

ROLES = ("total", "subtotal", "of_which", "change")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the position among the document's figures of the one figure of a cell, by (row, column).

    `rows` and `columns` give the role (of `ROLES`) of those whose label says one.
    """

    cells: dict[tuple[int, int], int]
    rows: dict[int, str]
    columns: dict[int, str]

    def turned(self) -> Table:
        """The table with rows for columns."""
        return Table({(column, row): at for (row, column), at in self.cells.items()}, self.columns, self.rows)


def read_tables(reading: Reading) -> list[Table]:
    """The tables of a document that have figures, in order."""
    lexicon = open_lexicon(reading.locale)
    figures: dict[int, list[int]] = defaultdict(list)
    for at, placed in enumerate(reading.figures):
        figures[placed.block].append(at)
    cells: dict[int, dict[tuple[int, int], int]] = defaultdict(dict)
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    columns: dict[int, dict[int, str]] = defaultdict(dict)
    for index, block in enumerate(reading.document.blocks):
        cell = block.cell
        if cell is None:
            continue
        role = _role(block.text, lexicon)
        if role and cell.row == 0:
            columns[cell.table].setdefault(cell.column, role)
        elif role and cell.column == 0:
            rows[cell.table].setdefault(cell.row, role)
        if len(figures[index]) == 1 and cell.row > 0 and cell.column > 0:
            cells[cell.table][cell.row, cell.column] = figures[index][0]
    return [Table(cells[number], rows[number], columns[number]) for number in sorted(cells)]


def _role(text: str, lexicon: Lexicon) -> str | None:
    """What a label calls its row or column, or None."""
    label = fold(text.strip(" :.*")).strip()
    for role in ROLES:
        for word in lexicon.totals.get("totals", {}).get(role, ()):
            key = fold(word)
            if label == key or label.startswith(f"{key} ") or (is_unspaced(key[0]) and label.startswith(key)):
                return role
    return None
