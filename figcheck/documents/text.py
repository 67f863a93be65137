"""Plain text to blocks."""

from __future__ import annotations

import re

from figcheck.documents.directives import COMMENT, DIRECTIVE, read_directive
from figcheck.model.document import Block, Directive, Document

__all__ = ["line_starts", "read_text", "take_directives"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_TITLE = 120


def line_starts(text: str) -> tuple[int, ...]:
    """The offset of every line's first character."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def take_directives(text: str, lines: tuple[int, ...]) -> tuple[tuple[Directive, ...], list[tuple[int, int]]]:
    """The directives of a document, and the stretches that their comments cover."""
    from bisect import bisect_right

    if DIRECTIVE not in text:
        return (), []
    found, spans = [], []
    for match in COMMENT.finditer(text):
        directive = read_directive(match, bisect_right(lines, match.start()))
        if directive is not None:
            found.append(directive)
        spans.append(match.span())
    return tuple(found), spans


def read_text(path: str, text: str) -> Document:
    """A plain text: a block for every line, or for every paragraph where lines were broken to a fixed width."""
    lines = line_starts(text)
    directives, hidden = take_directives(text, lines)
    blocks: list[Block] = []
    chunk: list[tuple[int, int]] = []
    bounds = [*lines[1:], len(text)] if lines[-1] <= len(text) else [*lines[1:]]
    for start, end in zip(lines, bounds, strict=True):
        shown = text[start:end].strip()
        if shown and not any(a <= start and end <= b + 2 for a, b in hidden):
            chunk.append((start, start + len(text[start:end].rstrip("\r\n"))))
            continue
        blocks += _blocks(text, chunk, first=not blocks)
        chunk = []
    blocks += _blocks(text, chunk, first=not blocks)
    return Document(path, text, tuple(blocks), directives=directives, lines=lines)


def _blocks(text: str, chunk: list[tuple[int, int]], *, first: bool) -> list[Block]:
    if not chunk:
        return []
    if _is_wrapped(text, chunk):
        start, end = chunk[0][0], chunk[-1][1]
        return [Block(_LINE_END.sub(lambda match: " " * len(match.group()), text[start:end]), map=((0, start),))]
    result: list[Block] = []
    for start, end in chunk:
        line = text[start:end]
        title = first and not result and len(line) <= _TITLE and line.rstrip()[-1:] not in ".!?।。…:;"
        result.append(Block(line, "heading" if title else "paragraph", ((0, start),)))
    return result


def _is_wrapped(text: str, chunk: list[tuple[int, int]]) -> bool:
    """Whether a paragraph's lines were broken to a fixed width: all but the last about as long, and in mid-sentence."""
    if len(chunk) < 2:
        return False
    sizes = [end - start for start, end in chunk[:-1]]
    if (
        not all(40 <= size <= 110 for size in sizes)
        or max(sizes) - min(sizes) > 30
        or chunk[-1][1] - chunk[-1][0] > max(sizes) + 5
    ):
        return False
    open_ends = sum(text[:end].rstrip()[-1:] not in '.!?।。:;"”»' for _, end in chunk[:-1])
    return open_ends * 2 > len(chunk) - 1
