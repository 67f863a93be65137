"""What stands around an amount: the neighbours that the tests of `reject` ask for."""

from __future__ import annotations

from figcheck.extraction.amounts import Amount
from figcheck.extraction.items import FUNCTION_ROLES, NUMERAL, WORD, Item, Items
from figcheck.locales.lexicon import Lexicon

__all__ = ["Surroundings", "counts", "is_cut", "names"]


class Surroundings:
    """One amount among its items, with the neighbours that the tests ask for.

    `bare`: the number has no unit and is no share. `plain`: the item of a number that is nothing but a whole numeral.
    """

    __slots__ = ("after", "amount", "bare", "before", "items", "lexicon", "number", "plain")

    def __init__(self, items: Items, amount: Amount, lexicon: Lexicon) -> None:
        self.items, self.amount, self.lexicon = items, amount, lexicon
        self.number = amount.number
        first, last = amount.first, amount.last
        self.before: Item | None = items[first - 1] if first else None
        self.after: Item | None = items[last + 1] if last + 1 < len(items) else None
        self.bare: bool = not amount.units and self.number.share is None
        item = items[self.number.last]
        whole = item.kind == NUMERAL and not self.number.scales and not self.number.in_words and item.key.isdigit()
        self.plain: Item | None = item if whole else None

    def at(self, offset: int) -> Item | None:
        """The item so many places behind the amount (negative: before it)."""
        index = self.amount.last + offset if offset > 0 else self.amount.first + offset
        return self.items[index] if 0 <= index < len(self.items) else None

    def glued_before(self) -> bool:
        """Whether no space stands before the amount."""
        return self.before is not None and not self.items[self.amount.first].space


def is_cut(item: Item) -> bool:
    """Whether a word is of a script without upper and lower case, from Thai on: cut out of a run, or spaced."""
    return item.text[0] >= "\u0e00" and not item.text[0].isupper() and not item.text[0].islower()


def counts(c: Surroundings) -> bool:
    """Whether the word behind an amount may be what it counts."""
    after = c.after
    if after is None or after.kind != WORD:
        return False
    if after.has("counter"):
        return True
    if after.has("of") and (counted := c.at(2)) is not None and counted.has("counter"):
        return True
    if is_cut(after):
        return False
    return after.space and FUNCTION_ROLES.isdisjoint(after.roles)


def names(c: Surroundings, role: str) -> bool:
    """Whether the unit behind a number is by the data a word that makes it a name: `2024 года`, `2 квартале`."""
    item = c.items[c.amount.last]
    return c.amount.last == c.number.last + 1 and item.has(role) and item.first(role).side == "after"
