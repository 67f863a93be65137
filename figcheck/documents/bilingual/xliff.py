"""XLIFF 1.2 and 2.x to segments. Units without a translation, and those marked as not translated yet, are left out."""

from __future__ import annotations

from collections.abc import Iterator

from figcheck.documents.bilingual.markup import CODES, Token, check_xml, read_tokens
from figcheck.documents.bilingual.segments import Text, make_pair
from figcheck.documents.text import line_starts
from figcheck.errors import DocumentError
from figcheck.model.document import Block, Document

__all__ = ["read_xliff"]

_UNTRANSLATED = frozenset({"new", "needs-translation", "initial"})
_UNITS = frozenset({"trans-unit", "unit"})


def read_xliff(path: str, text: str) -> Document:
    """An XLIFF text. Raises DocumentError where it is not well formed or no XLIFF."""
    check_xml(text)
    reader = _Reader()
    blocks = tuple(block for token in read_tokens(text) for block in reader.take(token))
    if not reader.is_xliff:
        raise DocumentError("it is XML, but not XLIFF")
    return Document(path, text, blocks, lines=line_starts(text))


class _Reader:
    """Where the reading of one file stands."""

    def __init__(self) -> None:
        self.is_xliff = False
        self._languages: list[str | None] = [None, None]
        self._unit, self._part, self._count = "", "", 0
        self._sides: dict[str, Text] = {}
        self._side: str | None = None
        self._aside = 0  # within alternatives or notes
        self._code = 0
        self._translated = True

    def take(self, token: Token) -> Iterator[Block]:
        """The blocks that a token completes."""
        if token.kind == "text":
            if self._side is not None and not self._code:
                for piece, offset, whole in token.pieces:
                    self._sides[self._side].add(piece, offset, whole=whole)
        elif token.kind == "open":
            self._open(token)
        elif token.kind == "close":
            yield from self._close(token.name)
        else:
            self._open(token)
            yield from self._close(token.name)

    def _open(self, token: Token) -> None:
        name, attributes = token.name, token.attributes
        if name in ("xliff", "file"):
            self.is_xliff = self.is_xliff or name == "xliff"
            for at, keys in enumerate((("source-language", "srcLang"), ("target-language", "trgLang"))):
                self._languages[at] = next((attributes[key] for key in keys if key in attributes), self._languages[at])
        elif name in _UNITS:
            self._count += 1
            self._unit, self._part = attributes.get("id", str(self._count)), ""
            self._sides, self._translated = {}, True
        elif name == "segment":
            self._part = attributes.get("id", "")
            self._sides, self._translated = {}, attributes.get("state") not in _UNTRANSLATED
        elif name in ("alt-trans", "note", "seg-source", "matches"):
            self._aside += 1
        elif name in ("source", "target") and not self._aside and self._side is None:
            self._side = name
            self._sides[name] = Text()
            if name == "target" and attributes.get("state") in _UNTRANSLATED:
                self._translated = False
        elif name in CODES:
            self._code += 1

    def _close(self, name: str) -> Iterator[Block]:
        if name in ("alt-trans", "note", "seg-source", "matches"):
            self._aside -= 1
        elif name == self._side and not self._aside:
            self._side = None
        elif name in CODES and self._code:
            self._code -= 1
        elif (name in _UNITS or name == "segment") and self._sides:
            if self._translated and {"source", "target"} <= self._sides.keys():
                own = f"{self._unit}/{self._part}" if self._part else self._unit
                first, second = self._languages
                yield from make_pair(
                    f"{self._count}:{own}", self._sides["source"], self._sides["target"], (first, second)
                )
            self._sides = {}
