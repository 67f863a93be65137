"""Numbers of a text that are no figures: years, days, versions, the digits of names."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from figcheck.extraction.document import Reading
from figcheck.locales.fold import fold
from figcheck.locales.lexicon import open_lexicon
from figcheck.locales.words import is_unspaced

__all__ = ["Unread", "digits_of", "has_number_word", "read_unread"]

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"\d+")
_JOINED = re.compile(r"[.,’'\u00a0\u202f\u2009\u066b\u066c/:-]")
_BEFORE = re.compile(r"([A-Za-z]{1,20})[ \u00a0-]?$")
_BEHIND = re.compile(r"[A-Za-z]{1,20}")
_NEAR = 22  # characters before a number in which the word that names it stands


@dataclass(frozen=True, slots=True)
class Unread:
    """A number outside all figures: its runs of digits, in Latin digits, that one sign each joins (`6.3.2`, `14:30`).

    `name` is the Latin word that names it, before it or glued to it (`Windows 8`, `amd64`). `start` and `end` are
    offsets in the text of its block.
    """

    parts: tuple[str, ...]
    block: int
    start: int
    end: int
    name: str = ""

    @property
    def joined(self) -> str:
        """All digits in a row."""
        return "".join(self.parts)


def digits_of(text: str) -> str:
    """The digits of a text as Latin ones, without leading zeros."""
    written = "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())
    return written.lstrip("0") or written[:1]


def read_unread(reading: Reading) -> list[Unread]:
    """The numbers of a document that no figure covers, in order."""
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for placed in reading.figures:
        spans[placed.block].append((placed.figure.start, placed.figure.end))
    found: list[Unread] = []
    for index, block in enumerate(reading.document.blocks):
        taken = spans.get(index, [])
        at = 0
        group: list[re.Match[str]] = []
        for run in _RUN.finditer(block.text):
            while at < len(taken) and taken[at][1] <= run.start():
                at += 1
            if (at < len(taken) and taken[at][0] <= run.start()) or _is_mark(block.text, run):
                continue
            if group and not _JOINED.fullmatch(block.text[group[-1].end() : run.start()]):
                found.append(_unread(block.text, index, group))
                group = []
            group.append(run)
        if group:
            found.append(_unread(block.text, index, group))
    return found


def _is_mark(text: str, run: re.Match[str]) -> bool:
    """Whether a number in brackets points to a note: `off [15]`."""
    return text[run.start() - 1 : run.start()] == "[" and text[run.end() : run.end() + 1] == "]"


def _unread(text: str, block: int, group: list[re.Match[str]]) -> Unread:
    start, end = group[0].start(), group[-1].end()
    before = _BEFORE.search(text[max(0, start - _NEAR) : start])
    behind = _BEHIND.match(text, end)
    name = f"{before[1] if before else ''}…{behind.group() if behind else ''}"
    return Unread(tuple(digits_of(run.group()) for run in group), block, start, end, fold(name) if name != "…" else "")


def has_number_word(reading: Reading, blocks: Iterable[int], value: Decimal) -> bool:
    """Whether a word of some blocks says a number, be it read as a figure or not: `three`, `三`."""
    lexicon = open_lexicon(reading.locale)
    wanted = f"{value.normalize():f}"
    for index in blocks:
        for word in _WORD.findall(fold(reading.document.blocks[index].text)):
            for piece in word if is_unspaced(word[0]) else (word,):
                roles = lexicon.phrase(piece) or {}
                if any(meaning.value == wanted for meaning in roles.get("number", ())):
                    return True
    return False
