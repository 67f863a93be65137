"""Number words that count nothing: articles that spell 1, small words apart, a scale word alone."""

from __future__ import annotations

from figcheck.extraction.amounts import UnitReading
from figcheck.extraction.items import FUNCTION_ROLES, SIGN, WORD, Item
from figcheck.extraction.surroundings import Surroundings, counts, is_cut
from figcheck.quantities.units import PERIODS

__all__ = ["is_idle_word"]

_SMALL = 12


def is_idle_word(c: Surroundings) -> str | None:
    """Articles that spell 1, small number words that count nothing, a scale word alone."""
    number = c.number
    if not number.in_words or number.share is not None or number.vague:
        return None
    whole = c.items.is_all(c.amount.first, c.amount.last)
    if number.low == 1 and not number.scales:
        unit = c.amount.unit
        if unit is not None and _spells_one_of(c, unit):
            return None
        return None if whole and not c.items[number.first].has("article") else "article"
    if not c.bare or whole:
        return None
    if number.scales and number.words == 1 and not number.article:
        single = c.items[number.first]
        if c.before is not None and c.before.has("qualifier") and c.before.side("qualifier", "before") is not None:
            return None  # `máis dun millón`
        if c.after is not None and (c.after.has("counter") or _is_qualified(c, c.after)):
            return None  # `مليون شخص`, `მილიონზე მეტი`
        return None if number.low < 1_000_000 and (single.has("number") or counts(c)) else "idle"
    if number.low != number.low.to_integral_value() and not is_cut(c.items[number.first]):
        return None if number.words > 1 or number.last > number.first or counts(c) else "idle"
    if number.sign is not None and number.low < 0:
        if not c.items[number.last].has("common") or c.after is None or c.after.kind == SIGN:
            return None  # `minus seven`
    if number.words > 1 or number.scales or (number.low > _SMALL and not is_cut(c.items[number.first])):
        return None
    if c.lexicon.settings.get("counted_first"):
        before = c.before
        if before is not None and before.kind == WORD and FUNCTION_ROLES.isdisjoint(before.roles):
            return None
    single = c.items[number.first]
    if is_cut(single) and number.low > 1 and (_is_said_of(c) or (number.low > _SMALL and _stands_alone(c))):
        return None
    if single.has("common") and not (c.after is not None and c.after.has("counter")):
        return "idle"  # a pronoun or a preposition, too
    return None if counts(c) else "idle"


def _is_said_of(c: Surroundings) -> bool:
    """Whether a qualifier that goes behind its number stands behind it: 三十以上."""
    behind = c.after.side("qualifier", "after") if c.after is not None else None
    return behind is not None and behind.side == "after" and len(c.items[c.number.first].key) > 1


def _stands_alone(c: Surroundings) -> bool:
    """Whether a number word of several characters has nothing but function words, signs and spaces around it.

    In scripts that write words side by side it is a part of a name elsewhere: 五十嵐, 三十六計.
    """
    first = c.items[c.number.first]
    if len(first.key) < 2 or not c.number.low % 1000:
        return False
    open_before = c.before is None or first.space or c.before.kind == SIGN or c.before.has("common")
    return open_before and (c.after is None or c.after.kind == SIGN or c.after.has("common"))


def _is_qualified(c: Surroundings, after: Item) -> bool:
    """Whether a qualifier that goes behind stands behind a scale word, or its ending is one."""
    behind = after.side("qualifier", "after")
    return c.items[c.number.last].has("ended") or (behind is not None and behind.side == "after")


def _spells_one_of(c: Surroundings, unit: UnitReading) -> bool:
    """Whether an article before a unit states one of it: `un euro`, not `eine Woche`, not `un punto di svolta`."""
    if unit.kind == "measure":
        return unit.name not in PERIODS
    return (
        unit.name != "pp"
        or is_cut(c.items[c.amount.last])
        or " " in c.items[c.amount.last].key
        or len(c.items[c.amount.last].key) > 7
    )
