"""HTML to blocks, with markup taken out and a map back to the file. Scripts, styles and code are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from figcheck.documents.text import line_starts, take_directives
from figcheck.model.document import Block, Cell, Document

__all__ = ["read_html"]

_SKIPPED = frozenset(
    {"script", "style", "template", "noscript", "code", "pre", "kbd", "samp", "svg", "math", "textarea", "head"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "title"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "label", "mark", "nobr", "q", "s", "small",
     "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = frozenset({"article:published_time", "datepublished", "date", "dc.date", "dcterms.created"})
_DEEPEST = 2000  # open elements that are remembered


def read_html(path: str, text: str) -> Document:
    """An HTML text: headings, paragraphs, list items, table cells. `lang` of the page and of its parts is kept."""
    lines = line_starts(text)
    directives, _ = take_directives(text, lines)
    parser = _Blocks(text)
    parser.feed(text)
    parser.close()
    parser.end_block()
    return Document(path, text, tuple(parser.blocks), parser.locale, parser.date, directives, lines)


@dataclass(slots=True)
class _Table:
    """Where a table's reading stands."""

    number: int
    row: int = -1
    column: int = -1
    headers: dict[int, str] = field(default_factory=dict)
    label: str = ""


class _Blocks(HTMLParser):
    """Gathers blocks while the parser walks the file."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._starts = (0, *(match.end() for match in re.finditer("\n", text)))  # lines as the parser counts them
        self.blocks: list[Block] = []
        self.locale: str | None = None
        self.date: str | None = None
        self._open: list[tuple[str, str | None]] = []
        self._skipped = 0
        self._kind = "paragraph"
        self._pieces: list[str] = []
        self._places: list[tuple[int, int]] = []
        self._size = 0
        self._tables: list[_Table] = []
        self._count = 0
        self._in_cell = False

    # ------------------------------------------------------------ tags

    def handle_starttag(self, element: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        found = dict(attrs)
        self._note(element, found)
        if element in _VOID:
            if element in ("br", "hr"):
                self._add(" ", self._offset())
            return
        if element not in _INLINE:
            self.end_block()
            self._enter(element)
        if element in _SKIPPED and element != "head":
            self._skipped += 1
        if len(self._open) < _DEEPEST:
            self._open.append((element, found.get("lang") or found.get("xml:lang")))

    def handle_startendtag(self, element: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed at once."""
        self._note(element, dict(attrs))
        if element in ("br", "hr"):
            self._add(" ", self._offset())

    def handle_endtag(self, element: str) -> None:
        """An element ends; what was left open inside it ends, too."""
        if element not in _INLINE:
            self.end_block()
        at = next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at][0] == element), None)
        if at is not None:
            closed = self._open[at:]
            del self._open[at:]
            self._skipped -= sum(name in _SKIPPED and name != "head" for name, _ in closed)
        if element == "table" and self._tables:
            self._tables.pop()
        self._in_cell = self._in_cell and element not in ("td", "th", "table")
        self._kind = "cell" if self._in_cell else "paragraph"

    def _note(self, element: str, attrs: dict[str, str | None]) -> None:
        """The page's own language and date."""
        if element == "html" and attrs.get("lang") and self.locale is None:
            self.locale = (attrs["lang"] or "").strip() or None
        value = None
        if (
            element == "meta"
            and (attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or "").lower() in _DATED
        ):
            value = attrs.get("content")
        elif element == "time":
            value = attrs.get("datetime")
        match = _DATE.match(value or "")
        if match and self.date is None:
            self.date = match.group()

    def _enter(self, element: str) -> None:
        if element == "table":
            self._tables.append(_Table(self._count))
            self._count += 1
        elif element == "tr" and self._tables:
            table = self._tables[-1]
            table.row, table.column, table.label = table.row + 1, -1, ""
        elif element in ("td", "th") and self._tables:
            self._tables[-1].column += 1
            self._in_cell = True
        self._kind = "heading" if element in _HEADINGS else "cell" if self._in_cell else "paragraph"

    # ------------------------------------------------------------ text

    def handle_data(self, data: str) -> None:
        """A stretch of text, as the file has it."""
        self._add(re.sub(r"\s", " ", data), self._offset())

    def handle_entityref(self, name: str) -> None:
        """A character by its name."""
        self._add(unescape(f"&{name};"), self._offset())

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self._add(unescape(f"&#{name};"), self._offset())

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _add(self, text: str, at: int) -> None:
        if self._skipped or not text:
            return
        if not self._places or at - self._places[-1][1] != self._size - self._places[-1][0]:
            self._places.append((self._size, at))
        self._pieces.append(text)
        self._size += len(text)

    def end_block(self) -> None:
        """Close the block that is being gathered."""
        text = "".join(self._pieces)
        if text.strip():
            language = next((lang for _, lang in reversed(self._open) if lang), None)
            own = None if language == self.locale else language
            self.blocks.append(Block(text, self._kind, tuple(self._places), own, self._cell(text.strip())))
        self._pieces, self._places, self._size = [], [], 0

    def _cell(self, text: str) -> Cell | None:
        if self._kind != "cell" or not self._tables:
            return None
        table = self._tables[-1]
        if table.row <= 0:
            table.headers.setdefault(table.column, text)
        above = table.headers.get(table.column, "") if table.row > 0 else ""
        label = table.label if table.row > 0 else ""
        cell = Cell(table.row, table.column, tuple(name for name in (above, label) if name), table.number)
        table.label = table.label or text
        return cell
