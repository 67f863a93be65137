"""Words that are both money and a mass (pound, libra, Pfund): which of them an amount states."""

from __future__ import annotations

from figcheck.extraction.items import NUMERAL, WORD, Item, Items, flags_of
from figcheck.extraction.punctuation import COMMAS, STOPS
from figcheck.locales.lexicon import Meaning
from figcheck.quantities.units import ratio

__all__ = ["is_weighed"]

_REACH = 8
_ENDS = STOPS | COMMAS
_WEIGHING, _CURRENCY = flags_of(("weighing",)), flags_of(("currency",))
_MASS = "kilogram"


def is_weighed(items: Items, first: int, last: int) -> bool:
    """Whether an amount between two items is a mass: it weighs so many pounds, so many pounds of flour, 70 kg (154 pounds)."""
    if _is_of_something(items, last):
        return True
    ahead = items[max(0, first - _REACH) : first][::-1]
    return _says_mass(ahead) or _says_mass(items[last + 1 : last + 1 + _REACH])


def _is_of_something(items: Items, last: int) -> bool:
    """Whether a word for `of` and a noun follow; a word with a meaning of its own is no noun that is weighed."""
    if last + 2 >= len(items) or not items[last + 1].has("of"):
        return False
    noun = items[last + 2]
    return noun.kind == WORD and not noun.roles.keys() - {"phrases"} and noun.text.islower()


def _says_mass(items: list[Item]) -> bool:
    for at, item in enumerate(items):
        if item.key in _ENDS:
            return False
        if item.flags & _CURRENCY and item.kind == WORD:
            continue
        if item.flags & _WEIGHING:
            return True
        beside = items[max(0, at - 1) : at + 2]
        if item.has("unit") and any(each.kind == NUMERAL for each in beside) and _is_mass(item.first("unit")):
            return True
    return False


def _is_mass(meaning: Meaning) -> bool:
    return ratio(meaning.value.split("|")[0], _MASS) is not None
