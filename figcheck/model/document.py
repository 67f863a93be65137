"""A document: blocks of text in order, each with a map from its text to its place in the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

__all__ = ["Block", "Cell", "Directive", "Document", "Place", "Segment"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: `offset` from 0, `line` and `column` from 1, in code points."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a block in a table: row and column from 0, and the headers above and before it."""

    row: int
    column: int
    headers: tuple[str, ...] = ()
    table: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """The place of a block in a bilingual file: the unit's id and which side this block is."""

    id: str
    side: str


@dataclass(frozen=True, slots=True)
class Directive:
    """A `figcheck: …` comment: what it asks for and the offset in the file where the comment begins and ends.

    `action` is ignore, ignore-next-line or claim; `rules` are codes or slugs (empty: all); `claim` is an id.
    """

    action: str
    start: int
    end: int
    line: int
    rules: tuple[str, ...] = ()
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, cell or segment.

    `text` may differ from the file's where markup was taken out; `map` lists (offset in `text`, offset in the
    file) wherever the distance between the two changes, the first for offset 0.
    """

    text: str
    kind: str = "paragraph"
    map: tuple[tuple[int, int], ...] = ((0, 0),)
    language: str | None = None
    cell: Cell | None = None
    segment: Segment | None = None

    def offset(self, at: int, *, end: bool = False) -> int:
        """The file's offset of a place in the block's text; `end` asks for the end of a stretch, not a start."""
        index = bisect_right(self.map, at - 1 if end and at else at, key=lambda pair: pair[0]) - 1
        here, there = self.map[max(index, 0)]
        return there + at - here


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its reader hands it over.

    `text` is the decoded file without its byte order mark, line ends as they are. `date` is the document's own
    (ISO), `locale` its own mark (`lang=`, front matter, file name), both None where it has none.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    locale: str | None = None
    date: str | None = None
    directives: tuple[Directive, ...] = ()
    lines: tuple[int, ...] = field(default=(0,), repr=False)

    def place(self, offset: int) -> Place:
        """The line and column of an offset in the file."""
        line = bisect_right(self.lines, offset) - 1
        return Place(offset, line + 1, offset - self.lines[line] + 1)

    def line_text(self, line: int) -> str:
        """The text of a line (from 1), without its line end."""
        start = self.lines[line - 1]
        end = self.lines[line] if line < len(self.lines) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
