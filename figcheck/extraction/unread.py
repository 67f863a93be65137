"""Numbers of a text that are no figures: years, days, versions, the digits of names."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from figcheck.extraction.document import Reading

__all__ = ["Unread", "digits_of", "read_unread"]

_RUN = re.compile(r"\d+")
_JOINED = re.compile(r"[.,’'\u00a0\u202f\u2009\u066b\u066c/:-]")


@dataclass(frozen=True, slots=True)
class Unread:
    """A run of digits outside all figures, in Latin digits; `joined` is it with the runs that one sign joins to it.

    `start` and `end` are offsets in the text of its block.
    """

    digits: str
    block: int
    start: int
    end: int
    joined: str = ""


def digits_of(text: str) -> str:
    """The digits of a text as Latin ones, without leading zeros."""
    written = "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())
    return written.lstrip("0") or written[:1]


def read_unread(reading: Reading) -> list[Unread]:
    """The runs of digits of a document that no figure covers, in order."""
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
            if at < len(taken) and taken[at][0] <= run.start():
                continue
            if group and not _JOINED.fullmatch(block.text[group[-1].end() : run.start()]):
                found += _unread(index, group)
                group = []
            group.append(run)
        found += _unread(index, group)
    return found


def _unread(block: int, group: list[re.Match[str]]) -> list[Unread]:
    joined = digits_of("".join(run.group() for run in group))
    return [Unread(digits_of(run.group()), block, run.start(), run.end(), joined) for run in group]
