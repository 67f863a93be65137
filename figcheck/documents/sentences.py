"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Set

__all__ = ["sentence_spans"]

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[।॥۔؟።။։።፧៕。！？｡‼⁇]+[”’」』）\"']*|\n+")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“«„]+$")


def sentence_spans(text: str, abbreviations: Set[str] = frozenset()) -> list[tuple[int, int]]:
    """(start, end) of every sentence, in order, without gaps.

    A full stop ends no sentence behind one of the `abbreviations` (folded, with their stop), behind a single letter
    or a number that a lower-case word follows. A line end always ends one.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if match.group()[0] == "." and not _ends(text, match.start(), end, abbreviations):
            continue
        while end < len(text) and text[end].isspace():
            end += 1
        if end > start:
            spans.append((start, end))
            start = end
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _ends(text: str, at: int, end: int, abbreviations: Set[str]) -> bool:
    before = _WORD_BEFORE.search(text, max(0, at - 24), at)
    word = before.group().lower() if before else ""
    following = text[end:].lstrip()[:1] if end < len(text) else ""
    if not following:
        return True
    if following.islower():
        return False
    if word + "." in abbreviations or word.rpartition(".")[2] + "." in abbreviations:
        # An abbreviation may also end a sentence; a capital letter behind it is taken as the next sentence's only
        # where the abbreviation does not take a name or a number behind it.
        return False
    return not (len(word) == 1 and word.isalpha())
