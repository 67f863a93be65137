"""TMX to segments: every language of a unit against that of the header, or the first."""

from __future__ import annotations

from figcheck.documents.bilingual.markup import CODES, check_xml, read_tokens
from figcheck.documents.bilingual.segments import Text, make_pair
from figcheck.documents.text import line_starts
from figcheck.errors import DocumentError
from figcheck.model.document import Block, Document

__all__ = ["read_tmx"]


def read_tmx(path: str, text: str) -> Document:
    """A TMX text. Raises DocumentError where it is not well formed or no TMX."""
    check_xml(text)
    blocks: list[Block] = []
    variants: list[tuple[str | None, Text]] = []
    language: str | None = None
    wanted, unit, count, code, in_segment, is_tmx = "", "", 0, 0, False, False
    for token in read_tokens(text):
        name = token.name
        if token.kind == "text":
            if in_segment and not code:
                for piece, offset, whole in token.pieces:
                    variants[-1][1].add(piece, offset, whole=whole)
        elif token.kind in ("open", "empty") and name in ("tmx", "header", "tu", "tuv"):
            is_tmx = is_tmx or name == "tmx"
            if name == "header":
                wanted = token.attributes.get("srclang", "")
            elif name == "tu":
                count += 1
                unit, variants = token.attributes.get("tuid", str(count)), []
            elif name == "tuv":
                language = token.attributes.get("xml:lang") or token.attributes.get("lang")
        elif token.kind == "open" and name == "seg":
            variants.append((language, Text()))
            in_segment = True
        elif token.kind == "close" and name == "seg":
            in_segment = False
        elif token.kind == "open" and name in CODES:
            code += 1
        elif token.kind == "close" and name in CODES:
            code -= 1
        elif token.kind == "close" and name == "tu" and len(variants) > 1:
            blocks += _pairs(f"{count}:{unit}", variants, wanted)
    if not is_tmx:
        raise DocumentError("it is XML, but not TMX")
    return Document(path, text, tuple(blocks), lines=line_starts(text))


def _pairs(unit: str, variants: list[tuple[str | None, Text]], wanted: str) -> list[Block]:
    at = next((at for at, (language, _) in enumerate(variants) if language and language.lower() == wanted.lower()), 0)
    source = variants[at]
    blocks: list[Block] = []
    for index, (language, target) in enumerate(variants):
        if index != at:
            blocks += make_pair(f"{unit}/{language or index}", source[1], target, (source[0], language))
    return blocks
