"""Running text cut into items: numerals, words and signs, each with what the lexicon knows of it.

Linear in the length of the text: one pass of one regular expression without backtracking, one dictionary look-up a
word, and phrases of a bounded number of words.
"""

from __future__ import annotations

import re

from figcheck.locales.fold import fold, to_ascii_digits
from figcheck.locales.lexicon import Lexicon, Meaning
from figcheck.locales.words import token_pattern

__all__ = ["FRACTION", "FUNCTION_ROLES", "MASKED", "NUMERAL", "SIGN", "WORD", "Item", "scan"]

NUMERAL, WORD, SIGN, FRACTION, MASKED = "numeral", "word", "sign", "fraction", "masked"
# Roles of words that are not what a number counts.
FUNCTION_ROLES = frozenset({"common", "article", "and", "or", "of", "labels", "years", "clock", "ordinal", "month", "weekday",
                            "per_word", "point", "over"})  # fmt: skip
_NONE: dict[str, tuple[Meaning, ...]] = {}

# Addresses, e-mail, web links, paths: never a figure inside.
_MASK = re.compile(
    r"(?:https?|ftp)://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|gov|edu)\b(?:/\S*)?"
)
_MASK_TRIGGER = re.compile(r"://|www\.|@|\.(?:com|org|net|io|gov|edu)\b")


class Item:
    """One numeral, word, phrase or sign.

    `roles` is what the lexicon knows of it; `space` tells whether white space stands before it. `key` is the folded text.
    """

    __slots__ = ("end", "key", "kind", "roles", "space", "start", "text")

    def __init__(self, kind: str, text: str, start: int, end: int) -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end
        self.key = text
        self.roles = _NONE
        self.space = False

    def has(self, role: str) -> bool:
        """Whether the lexicon gives this item a role."""
        return role in self.roles

    def first(self, role: str) -> Meaning:
        """The best meaning in a role."""
        return self.roles[role][0]

    def side(self, role: str, *sides: str) -> Meaning | None:
        """The best meaning in a role that may stand on one of these sides of an amount."""
        return next(
            (meaning for meaning in self.roles.get(role, ()) if not meaning.side or meaning.side in sides), None
        )

    def __repr__(self) -> str:
        return f"Item({self.kind} {self.text!r} {self.start}-{self.end} {sorted(self.roles)})"


def scan(text: str, lexicon: Lexicon) -> list[Item]:
    """The items of a text in order."""
    raw = _tokens(text, lexicon)
    if _MASK_TRIGGER.search(text):
        _mask(text, raw)
    return _join_phrases(text, raw, lexicon)


def _tokens(text: str, lexicon: Lexicon) -> list[Item]:
    vocabulary = lexicon.vocabulary
    unspaced = lexicon.longest_unspaced
    items: list[Item] = []
    end = 0
    for match in token_pattern(lexicon.word_signs).finditer(text):
        kind = match.lastgroup or SIGN
        piece = match.group()
        start = match.start()
        if kind == WORD and unspaced and piece[0] >= "\u0e00" and _is_cut(piece, unspaced):
            first = True
            for at, to, roles in lexicon.segment(piece):
                item = Item(WORD, piece[at:to], start + at, start + to)
                item.key = fold(item.text)
                item.roles = roles
                if first and end < start:
                    _set_space(item, text, end, start)
                first = False
                items.append(item)
            end = match.end()
            continue
        item = Item(kind, piece, start, match.end())
        if kind == NUMERAL:
            item.key = to_ascii_digits(piece)
            if item.key in lexicon.numerals and (phrase := vocabulary[piece].roles):
                item.kind, item.roles = WORD, phrase
        else:
            entry = vocabulary[piece]
            item.key = entry.key
            item.roles = entry.roles
            if not entry.key:  # nothing but marks that are dropped
                continue
        if end < start:
            _set_space(item, text, end, start)
        end = match.end()
        items.append(item)
    return items


def _is_cut(piece: str, unspaced: dict[str, int]) -> bool:
    return any(character in unspaced for character in piece)


def _set_space(item: Item, text: str, start: int, end: int) -> None:
    gap = text[start:end]
    item.space = not gap.isalnum() and gap.strip("\u200b\u200e\u200f\ufeff") != ""


def _mask(text: str, items: list[Item]) -> None:
    spans = [match.span() for match in _MASK.finditer(text)]
    at = 0
    for start, end in spans:
        while at < len(items) and items[at].end <= start:
            at += 1
        while at < len(items) and items[at].start < end:
            items[at].kind, items[at].roles = MASKED, _NONE
            at += 1


def _join_phrases(text: str, items: list[Item], lexicon: Lexicon) -> list[Item]:
    """Items that make a phrase of the lexicon together become one; the longest phrase at every place is taken."""
    vocabulary = lexicon.vocabulary
    result: list[Item] = []
    at, count = 0, len(items)
    while at < count:
        item = items[at]
        plain = item.kind == MASKED or (item.kind == NUMERAL and item.key not in lexicon.numerals)
        longest = 1 if plain else vocabulary[item.text].longest
        if longest > 1 and (found := _phrase(items, at, longest, lexicon)):
            to, roles, key = found
            joined = Item(WORD, text[item.start : items[to - 1].end], item.start, items[to - 1].end)
            joined.key, joined.roles = key, roles
            joined.space = item.space
            result.append(joined)
            at = to
        else:
            result.append(item)
            at += 1
    return result


def _phrase(
    items: list[Item], at: int, longest: int, lexicon: Lexicon
) -> tuple[int, dict[str, tuple[Meaning, ...]], str] | None:
    keys = [items[at].key]
    ends = [at + 1]
    apart = longest  # words before the first numeral that stands apart: `5 ft 2 in` has no square foot
    to = at + 1
    while len(keys) < longest and to < len(items):
        item = items[to]
        if item.kind == MASKED:
            break
        if item.kind == NUMERAL and item.space:
            apart = min(apart, len(keys))
        hyphen = item.key == "-" and to + 1 < len(items) and item.space == items[to + 1].space and keys[-1][0].isalnum()
        to += 1
        if hyphen and items[to].kind == WORD:
            continue
        keys.append(item.key)
        ends.append(to)
    for size in range(len(keys), 1, -1):
        last = items[ends[size - 1] - 1]
        key = " ".join(keys[:size])
        roles = lexicon.phrase(key)
        if roles is None and last.kind == WORD:
            for stem in lexicon.vocabulary[last.text].stems:
                roles = lexicon.phrase(" ".join([*keys[: size - 1], stem]))
                if roles:
                    break
        if roles:
            roles = _spelled(roles, items[at : ends[size - 1]])
            if roles and not (size > apart and "unit" in roles):
                return ends[size - 1], roles, key
    return None


def _spelled(roles: dict[str, tuple[Meaning, ...]], items: list[Item]) -> dict[str, tuple[Meaning, ...]]:
    """The roles whose strict spelling is met by the text."""
    if not any(meaning.exact.startswith("=") for meanings in roles.values() for meaning in meanings):
        return roles
    letters = "".join(item.text for item in items)
    kept = {
        role: tuple(m for m in meanings if not m.exact.startswith("=") or m.exact[1:].replace(" ", "") == letters)
        for role, meanings in roles.items()
    }
    return {role: meanings for role, meanings in kept.items() if meanings}
