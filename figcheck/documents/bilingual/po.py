"""gettext's PO to segments. polib says whether it is well formed; fuzzy, obsolete and untranslated entries are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from figcheck.documents.bilingual.segments import Text, count_placeholders, make_pair
from figcheck.documents.text import line_starts
from figcheck.errors import DocumentError
from figcheck.model.document import Block, Document

__all__ = ["read_po"]

_LINE = re.compile(
    r'[ \t]*(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<form>\d+)\])?)[ \t]*)?"(?P<text>(?:[^"\\]|\\.)*)"'
)
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|[0-7]{1,3}|.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_LANGUAGE = re.compile(r"^Language:\s*([\w@.-]+)", re.MULTILINE)


@dataclass(slots=True)
class _Entry:
    """One entry: its texts by keyword, its number and line, and whether it is fuzzy."""

    line: int
    fuzzy: bool = False
    texts: dict[str, Text] = field(default_factory=dict)


def read_po(path: str, text: str) -> Document:
    """A PO text. Raises DocumentError, with the line, where it is not well formed."""
    _check(text)
    language: str | None = None
    blocks: list[Block] = []
    lines = line_starts(text)
    for entry in _entries(text, lines):
        source = entry.texts.get("msgid")
        if source is None or not source.text():
            header = entry.texts.get("msgstr")
            found = _LANGUAGE.search(header.text()) if header is not None else None
            language = found[1].replace("_", "-").partition("@")[0].partition(".")[0] if found else language
            continue
        if not entry.fuzzy:
            blocks += _blocks(entry, source, language)
    return Document(path, text, tuple(blocks), lines=lines)


def _check(text: str) -> None:
    try:
        import polib
    except ImportError as error:
        raise DocumentError("reading it needs polib; install figcheck[bilingual]") from error
    try:
        pofile: Any = polib.pofile
        pofile(text if "\n" in text else f"{text}\n")
    except (OSError, ValueError, UnicodeError) as error:
        raise DocumentError(f"it is no PO file that can be read ({error})") from error


def _blocks(entry: _Entry, source: Text, language: str | None) -> Iterator[Block]:
    """The pairs of an entry: every plural form against the source's singular or plural, whichever it is a form of."""
    plural = entry.texts.get("msgid_plural")
    for keyword, target in entry.texts.items():
        if not keyword.startswith("msgstr"):
            continue
        chosen = source
        if plural is not None:
            first = keyword == "msgstr[0]" and "msgstr[1]" in entry.texts
            singular = count_placeholders(source.text()) == count_placeholders(target.text())
            chosen = source if first and singular else plural
        form = keyword.removeprefix("msgstr")
        yield from make_pair(f"{entry.line}{form}", chosen, target, (None, language))


def _entries(text: str, lines: tuple[int, ...]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    fuzzy, keyword = False, ""
    for number, start in enumerate(lines, 1):
        end = lines[number] if number < len(lines) else len(text)
        if text.startswith("#", start):
            if text.startswith("#,", start) and "fuzzy" in text[start:end]:
                fuzzy = True
            continue
        match = _LINE.match(text, start, end)
        if match is None:
            continue
        if match["keyword"]:
            keyword = match["keyword"]
            opens = entry is None or any(known.startswith("msgstr") for known in entry.texts)
            if keyword in ("msgctxt", "msgid") and opens:
                if entry is not None:
                    yield entry
                entry, fuzzy = _Entry(number, fuzzy), False
            if entry is not None:
                entry.texts[keyword] = Text()
        if entry is not None and keyword:
            _decode(entry.texts[keyword], match["text"], match.start("text"))
    if entry is not None:
        yield entry


def _decode(into: Text, text: str, offset: int) -> None:
    at = 0
    for match in _ESCAPE.finditer(text):
        if match.start() > at:
            into.add(text[at : match.start()], offset + at)
        into.add(_ESCAPES.get(match.group()[1], " "), offset + match.start(), whole=True)
        at = match.end()
    if at < len(text):
        into.add(text[at:], offset + at)
