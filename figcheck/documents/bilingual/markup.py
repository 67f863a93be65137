"""XML as a stream of tags and text with their places. lxml says whether it is well formed; no entity is ever resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from figcheck.errors import DocumentError

__all__ = ["CODES", "Token", "check_xml", "read_tokens"]

CODES = frozenset({"ph", "bpt", "ept", "it", "ut"})  # elements of XLIFF and TMX whose content is code, not text
_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>"
    r"|<(?P<close>/?)(?P<name>[^\s<>/]+)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>"
    r"|(?P<text>[^<]+)", re.DOTALL,
)  # fmt: skip
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|lt|gt|amp|quot|apos);")


@dataclass(frozen=True, slots=True)
class Token:
    """A tag (`kind` open, close or empty, with its local name) or text (`pieces` with their offsets in the file)."""

    kind: str
    name: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    pieces: tuple[tuple[str, int, bool], ...] = ()


def check_xml(text: str) -> None:
    """Raise DocumentError, with the line, where a text is not well-formed XML."""
    try:
        from lxml import etree
    except ImportError as error:
        raise DocumentError("reading it needs lxml; install figcheck[bilingual]") from error
    parser: Any = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        # A declared encoding no longer holds for text that has been decoded.
        etree.fromstring(re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"it is not well-formed XML ({error.msg})") from error


def read_tokens(text: str) -> Iterator[Token]:
    """The tags and texts of well-formed XML, in order."""
    for match in _TOKEN.finditer(text):
        if match["text"] is not None:
            yield Token("text", pieces=tuple(_pieces(match["text"], match.start("text"))))
        elif match["cdata"] is not None:
            yield Token("text", pieces=((match["cdata"], match.start("cdata"), False),))
        elif match["name"] is not None:
            kind = "close" if match["close"] else "empty" if match["empty"] else "open"
            found = {key: unescape(one or two) for key, one, two in _ATTRIBUTE.findall(match["attributes"])}
            yield Token(kind, match["name"].rpartition(":")[2], found)


def _pieces(text: str, offset: int) -> Iterator[tuple[str, int, bool]]:
    at = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], offset + at, False
        yield unescape(match.group()), offset + match.start(), True
        at = match.end()
    if at < len(text):
        yield text[at:], offset + at, False
