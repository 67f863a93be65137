"""Running text cut into items.

Linear in the length of the text: one pass of one regular expression without backtracking, one dictionary look-up a
word, and phrases of a bounded number of words.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from operator import attrgetter

from figcheck.extraction.items import MASKED, NUMERAL, WORD, Item, Items
from figcheck.extraction.phrases import join_phrases
from figcheck.locales.fold import fold, to_ascii_digits
from figcheck.locales.lexicon import Entry, Lexicon, Meaning
from figcheck.locales.words import kind_of, piece_pattern

__all__ = ["scan"]

_REMEMBERED = 50_000  # pieces of running text kept per locale
_LONGEST_REMEMBERED = 40
_UNSEEN = "\u200b\u200e\u200f\ufeff"  # no white space, though it keeps words apart

# Addresses, e-mail, web links, paths: never a figure inside.
_MASK = re.compile(
    r"(?:https?|ftp)://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|gov|edu)\b(?:/\S*)?"
)
_MASK_TRIGGER = re.compile(r"://|www\.|@|\.(?:com|org|net|io|gov|edu)\b")

_KEY = attrgetter("key")
_ONE_EACH = {Item}
_Roles = dict[str, tuple[Meaning, ...]]


def scan(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> Items:
    """The items of a stretch of a text in order; their places are those in the whole text."""
    end = len(text) if end is None else end
    pieces = piece_pattern(lexicon.word_signs).findall(text, start, end)
    while pieces and (not pieces[-1] or pieces[-1].isspace()):
        pieces.pop()
    known = _pieces(lexicon)
    found = list(map(known.__getitem__, pieces))
    ends = list(accumulate(map(len, pieces), initial=start))[1:]
    if not known.has_groups or {*map(type, found)} <= _ONE_EACH:
        items: list[Item] = found  # type: ignore[assignment]
    else:
        items, ends = _flattened(pieces, found, ends, known)
    if _MASK_TRIGGER.search(text, start, end):
        items = _masked(text, start, end, items, ends)
    return join_phrases(text, items, ends, lexicon)


class _Pieces(dict[str, Item | tuple[Item, ...]]):
    """Remembers the item of every piece of text seen (a word with the white space before it); makes those not seen.

    A run of a script without spaces is several items; marks that nobody sees are none.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        self.has_groups = False

    def __missing__(self, piece: str) -> Item | tuple[Item, ...]:
        items = self._make(piece)
        self.has_groups = self.has_groups or not isinstance(items, Item)
        if len(self) >= _REMEMBERED:
            self.clear()
        if len(piece) <= _LONGEST_REMEMBERED:
            self[piece] = items
        return items

    def _make(self, piece: str) -> Item | tuple[Item, ...]:
        lexicon = self._lexicon
        text = piece.lstrip()
        gap = piece[: len(piece) - len(text)]
        kind = kind_of(text)
        if kind == NUMERAL:
            key = to_ascii_digits(text)
            if key in lexicon.numerals:
                entry = lexicon.vocabulary[text]
                kind = WORD if entry.roles else NUMERAL
            else:
                entry = Entry(key, {})
            return Item(kind, text, entry, space=bool(gap), width=len(piece))
        if kind == WORD and text[0] >= "\u0e00" and not lexicon.longest_unspaced.keys().isdisjoint(fold(text)):
            return self._cut(text, gap)
        entry = lexicon.vocabulary[text]
        return Item(kind, text, entry, space=bool(gap), width=len(piece)) if entry.key else ()

    def _cut(self, text: str, gap: str) -> tuple[Item, ...]:
        """The items of a run of a script without spaces."""
        lexicon = self._lexicon
        items: list[Item] = []
        for start, end, roles in lexicon.segment(text):
            word = text[start:end]
            known = lexicon.vocabulary[word]
            entry = Entry(fold(word), roles, known.longest, known.seconds, known.stems)
            first = not items
            items.append(Item(WORD, word, entry, space=first and bool(gap), width=len(word) + len(gap) * first))
        return tuple(items)


@cache
def _pieces(lexicon: Lexicon) -> _Pieces:
    return _Pieces(lexicon)


def _flattened(
    pieces: list[str], found: list[Item | tuple[Item, ...]], ends: list[int], known: _Pieces
) -> tuple[list[Item], list[int]]:
    """The items of all pieces with their ends, where a piece may be several items or none."""
    items: list[Item] = []
    places: list[int] = []
    space = False  # white space before marks that are no item stands before the next one
    start = ends[0] - len(pieces[0]) if pieces else 0
    for piece, one, end in zip(pieces, found, ends, strict=True):
        some = (one,) if isinstance(one, Item) else one
        at = start
        if not some:
            space = space or piece[0].isspace()
        elif space and not some[0].space:
            one = known[" " + piece]
            some = (one,) if isinstance(one, Item) else one
            at = start - 1
        for item in some:
            at += item.width
            items.append(item)
            places.append(at)
        space = space and not some
        start = end
    return items, places


def _masked(text: str, start: int, end: int, items: list[Item], ends: list[int]) -> list[Item]:
    result = list(items)
    at = 0
    for match in _MASK.finditer(text, start, end):
        first, last = match.span()
        while at < len(items) and ends[at] <= first:
            at += 1
        while at < len(items) and ends[at] - len(items[at].text) < last:
            item = items[at]
            result[at] = Item(MASKED, item.text, Entry(item.key, {}), space=item.space, width=item.width)
            at += 1
    return result
