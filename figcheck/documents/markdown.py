"""Markdown to blocks, with markup taken out and a map back to the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from figcheck.documents.text import line_starts, take_directives
from figcheck.model.document import Block, Cell, Document

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_SETTING = re.compile(
    r"^(lang|language|locale|date)[ \t]*[:=][ \t]*[\"']?([\w:.+ -]+?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE
)


def read_markdown(path: str, text: str) -> Document:
    """A Markdown text: headings, paragraphs, list items and table cells; code is left out."""
    from markdown_it import MarkdownIt

    lines = line_starts(text)
    directives, _ = take_directives(text, lines)
    locale, date, body = _front_matter(text)
    shown = text if body == 0 else re.sub(r"[^\n]", " ", text[:body]) + text[body:]
    tokens = MarkdownIt("commonmark").enable("table").parse(shown)
    return Document(path, text, tuple(_blocks(shown, lines, tokens)), locale, date, directives, lines)


def _front_matter(text: str) -> tuple[str | None, str | None, int]:
    """(locale, date, where the body begins) of the settings between `---` lines at the head of a file."""
    match = _FRONT.match(text)
    if match is None:
        return None, None, 0
    found = {key.lower(): value.strip() for key, value in _SETTING.findall(match.group(1))}
    date = found.get("date", "")[:10]
    locale = found.get("lang") or found.get("language") or found.get("locale")
    return locale, date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else None, match.end()


def _blocks(text: str, lines: tuple[int, ...], tokens: list[Token]) -> list[Block]:
    blocks: list[Block] = []
    kind, row, column, table = "paragraph", -1, -1, -1
    headers: list[str] = []
    first_cell = ""
    span = (0, 0)
    cursor = 0
    for token in tokens:
        if token.map:
            span = (token.map[0], token.map[1])
        if token.type == "heading_open":
            kind = "heading"
        elif token.type == "paragraph_open":
            kind = "paragraph"
        elif token.type == "table_open":
            table, row, headers = table + 1, -1, []
        elif token.type == "tr_open":
            row, column, first_cell = row + 1, -1, ""
            cursor = lines[span[0]]
        elif token.type in ("td_open", "th_open"):
            kind, column = "cell", column + 1
        elif token.type == "inline":
            start = lines[span[0]]
            end = lines[span[1]] if span[1] < len(lines) else len(text)
            block, after = _inline(text, max(start, cursor) if kind == "cell" else start, end, token, kind)
            if kind == "cell":
                cursor = after
                if row == 0:
                    headers.append(block.text)
                above = headers[column] if row and column < len(headers) else ""
                block = Block(
                    block.text,
                    kind,
                    block.map,
                    cell=Cell(row, column, tuple(h for h in (above, first_cell) if h), table),
                )
                first_cell = first_cell or block.text
            if block.text.strip():
                blocks.append(block)
    return blocks


def _inline(text: str, start: int, end: int, token: Token, kind: str) -> tuple[Block, int]:
    """The text of one inline token with its map, and where it ends in the file."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    size, cursor = 0, start
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            content = " "
            found = text.find("\n", cursor, end)
            at = found if found >= 0 else cursor
        elif child.type == "text":
            content = child.content
            found = text.find(content, cursor, end)
            at = found if found >= 0 else cursor
        elif child.type == "code_inline":
            found = text.find(child.content, cursor, end)
            cursor = found + len(child.content) + 1 if found >= 0 else cursor
            content, at = " ", cursor - 1
        else:
            continue
        if not content:
            continue
        if not places or at - places[-1][1] != size - places[-1][0]:
            places.append((size, at))
        pieces.append(content)
        size += len(content)
        cursor = max(cursor, at + len(content))
    return Block("".join(pieces), kind, tuple(places) or ((0, start),)), cursor
