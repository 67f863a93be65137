"""The items of a line: numerals, words, phrases and signs, each with what the lexicon knows of it.

An item says nothing of its place, so that one serves wherever its word stands; the places are kept beside the items.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import attrgetter, or_
from typing import Any

from figcheck.locales.lexicon import Entry, Meaning

__all__ = [
    "FRACTION",
    "FUNCTION_ROLES",
    "MASKED",
    "NUMERAL",
    "SIGN",
    "WORD",
    "Item",
    "Items",
    "flags_of",
    "is_recent_year",
]

NUMERAL, WORD, SIGN, FRACTION, MASKED = "numeral", "word", "sign", "fraction", "masked"
# Roles of words that are not what a number counts.
FUNCTION_ROLES = frozenset({"common", "article", "and", "or", "of", "labels", "years", "clock", "ordinal", "month", "weekday",
                            "per_word", "point", "over"})  # fmt: skip
# Roles with which a number may begin.
_BEGINNINGS = frozenset({"number", "scale", "article", "added", "fraction", "vague", "denominator", "amount"})
# Roles that whole passes over a line are about; each is one bit.
_BITS = {
    role: 1 << at
    for at, role in enumerate(("qualifier", "direction", "period", "adjective", "per", "per_word", "fused", "month", "weekday", "years",
                               "clock", "dates", "labels", "ended", "scores", "share", "currency", "unit", "duration", "minus", "of",
                               "thing", "weighing", "costing", "streets"))
}  # fmt: skip
# Roles, and signs, that may make more of the number before them than it is by itself.
_CONTINUING = frozenset(
    {"scale", "added", "and", "point", "number", "over", "denominator", "fraction", "vague", "article"}
)
_CONTINUING_SIGNS = frozenset({"-", "/", "⁄", "^", "×", "x", "*", "·", "e", "⁻", "½", ":"})
_FLAGS = attrgetter("flags")
_NO_ROLES: dict[str, tuple[Meaning, ...]] = {}


class Item:
    """One numeral, word, phrase or sign; never changed once it is made.

    `key` is the folded text, `roles` what the lexicon knows of it, `space` whether white space stands before it,
    `width` the length of the text with that space. `begins` tells whether a number may begin here,
    `continues` whether the number before it may go on here. `longest`, `seconds` and `stems` are those of the lexicon's
    entry; `memo` keeps what has been worked out of the item alone.
    """

    __slots__ = (
        "begins", "continues", "flags", "key", "kind", "longest", "memo", "roles", "seconds", "space", "stems", "text", "width",
    )  # fmt: skip

    def __init__(self, kind: str, text: str, entry: Entry, *, space: bool = False, width: int = 0) -> None:
        self.kind = kind
        self.text = text
        self.key = entry.key
        self.roles = _NO_ROLES if kind == MASKED else entry.roles
        self.space = space
        self.width = width or len(text)
        self.longest = entry.longest
        self.seconds = entry.seconds
        self.stems = entry.stems
        self.begins = kind in (NUMERAL, FRACTION) or not _BEGINNINGS.isdisjoint(self.roles)
        self.continues = (
            kind in (NUMERAL, FRACTION) or self.key in _CONTINUING_SIGNS or not _CONTINUING.isdisjoint(self.roles)
        )
        self.flags = flags_of(self.roles)
        self.memo: dict[object, Any] = {}

    def has(self, role: str) -> bool:
        """Whether the lexicon gives this item a role."""
        return role in self.roles

    def first(self, role: str) -> Meaning:
        """The best meaning in a role."""
        return self.roles[role][0]

    def side(self, role: str, *sides: str) -> Meaning | None:
        """The best meaning in a role that may stand on one of these sides of an amount."""
        for meaning in self.roles.get(role, ()):
            if not meaning.side or meaning.side in sides:
                return meaning
        return None

    def __repr__(self) -> str:
        return f"Item({self.kind} {self.text!r} {sorted(self.roles)})"


class Items(list[Item]):
    """The items of one line in order, and where each ends. `flags` tells what roles occur at all."""

    __slots__ = ("_outermost", "ends", "flags")

    def __init__(self, items: Iterable[Item], ends: list[int]) -> None:
        super().__init__(items)
        self.ends = ends
        self.flags: int = reduce(or_, {*map(_FLAGS, self)}, 0)
        self._outermost: tuple[int, int] | None = None

    @property
    def outermost(self) -> tuple[int, int]:
        """The first and the last item that is no sign, (0, -1) where there is none."""
        if self._outermost is None:
            said = [at for at, item in enumerate(self) if item.kind != SIGN]
            self._outermost = (said[0], said[-1]) if said else (0, -1)
        return self._outermost

    def start(self, at: int) -> int:
        """Where the text of an item starts."""
        return self.ends[at] - len(self[at].text)

    def is_all(self, first: int, last: int) -> bool:
        """Whether nothing but signs stands outside a stretch of items."""
        outermost = self.outermost
        return first <= outermost[0] and outermost[1] <= last


def flags_of(roles: Iterable[str]) -> int:
    """The bits of some roles."""
    return sum(_BITS.get(role, 0) for role in roles)


def is_recent_year(item: Item) -> bool:
    """Whether an item is four digits that may be a year of this century or the last."""
    return item.kind == NUMERAL and len(item.key) == 4 and item.key[:2] in ("19", "20") and item.key.isdigit()
