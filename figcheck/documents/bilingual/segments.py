"""Segments of bilingual files: their text with placeholders and tags taken out, and its map to the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from figcheck.model.document import Block, Segment

__all__ = ["PLACEHOLDER", "Text", "count_placeholders", "make_pair"]

PLACEHOLDER = "\ufffc"  # stands for what a program puts in

# printf (%d, %1$s, %-5.2f, %(name)s), %1 and %{name}, {0}, {count}, {{name}}, ${name}, the head of an ICU plural and
# its cases (=1), @name@; tags and entities of markup within the text.
_CODE = re.compile(
    r"%(?:\d+\$)?[-+#0]*\d*(?:\.\d+)?(?:hh?|ll?|[Lqjzt])?[diouxXeEfFgGcsSpnaA@](?![^\W\d_])"
    r"|%\(\w{1,60}\)[-+#0]*\d*(?:\.\d+)?[a-zA-Z]|%[1-9]\d?(?![\d.,]|\s?[%\w])|%L?n\b|%%"
    r"|[%$#]?\{\{?\s?[\w.:\[\]$-]{1,80}\s?\}?\}|\{\s?\w{1,60}\s?,\s?(?:plural|select|selectordinal|number|date|time)\s?(?:,[^{}]{0,80})?\}?"
    r"|(?<![\w=])=\d+(?=\s?\{)|@\w{1,60}@"
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>|<!--.{0,400}?-->|&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,10});")


class Text:
    """A text that is gathered piece by piece, with the offset in the file of every character."""

    __slots__ = ("_offsets", "_pieces")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._offsets: list[int] = []

    def add(self, text: str, offset: int, *, whole: bool = False) -> None:
        """Add a piece that stands at an offset; `whole` where all of it is written there in another way (an escape)."""
        self._pieces.append(text)
        self._offsets += [offset] * len(text) if whole else range(offset, offset + len(text))

    def text(self) -> str:
        """All that was gathered."""
        return "".join(self._pieces)

    def block(self, segment: Segment, language: str | None) -> Block:
        """The block of a segment: tags dropped, placeholders one sign each."""
        text = self.text()
        kept: list[str] = []
        offsets: list[int] = []
        at = 0
        for start, end, stand_in in _codes(text):
            kept += [text[at:start], stand_in]
            offsets += [*self._offsets[at:start], *self._offsets[start : start + len(stand_in)]]
            at = end
        kept.append(text[at:])
        offsets += self._offsets[at:]
        return Block("".join(kept), "segment", _changes(offsets), language, segment=segment)


def _codes(text: str) -> Iterable[tuple[int, int, str]]:
    """(start, end, what stands for it) of every tag and placeholder."""
    found = (
        [(match.start(), match.end(), PLACEHOLDER) for match in _CODE.finditer(text)]
        if re.search(r"[%{=@]", text)
        else []
    )
    if "<" in text or "&" in text:
        found += [(match.start(), match.end(), " " if match.group()[0] == "&" else "") for match in _TAG.finditer(text)]
    last = 0
    for start, end, stand_in in sorted(found):
        if start >= last:
            yield start, end, stand_in
            last = end


def _changes(offsets: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The offsets wherever the distance between text and file changes."""
    if not offsets:
        return ((0, 0),)
    return tuple((at, offset) for at, offset in enumerate(offsets) if at == 0 or offset != offsets[at - 1] + 1)


def count_placeholders(text: str) -> int:
    """How many placeholders a text has."""
    return sum(1 for _ in _CODE.finditer(text))


def make_pair(
    name: str, source: Text, target: Text, languages: tuple[str | None, str | None] = (None, None)
) -> tuple[Block, ...]:
    """The two blocks of a segment; none where it is not translated."""
    if not source.text().strip() or not target.text().strip():
        return ()
    return (source.block(Segment(name, "source"), languages[0]), target.block(Segment(name, "target"), languages[1]))
