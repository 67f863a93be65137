"""Prices of one of a unit, said with a verb: `a litre of petrol costs €1.79`, `Der Quadratmeter kostet 4.200 Euro`."""

from __future__ import annotations

from figcheck.extraction.amounts import Amount
from figcheck.extraction.items import NUMERAL, SIGN, WORD, Item, Items, flags_of
from figcheck.model.figure import Part
from figcheck.quantities.units import unit_names

__all__ = ["attach_prices"]

_COSTING = flags_of(("costing",))
_TO_VERB = 4  # items between a verb and its price
_TO_UNIT = 5  # items between a unit and its verb
_NO_SUBJECT = frozenset({"duration", "common", "and", "article"})


def attach_prices(items: Items, amounts: list[Amount]) -> None:
    """Give a price that nothing says a *per* of the unit that it is the price of."""
    if not items.flags & _COSTING:
        return
    for index, amount in enumerate(amounts):
        if amount.kind != "money" or amount.per is not None:
            continue
        last = amounts[index - 1] if index else None
        verb = _verb_before(items, amount, -1 if last is None else last.last)
        found = None if verb is None else _unit_before(items, verb, last)
        if found is not None:
            at, amount.per = found
            amount.parts.append(Part("per", items.start(at), items.ends[at], found[1]))


def _measure_of(item: Item) -> str | None:
    """The unit of measure that a word says, in the singular name that a *per* has."""
    for role in ("thing", "unit"):
        if item.has(role) and (name := item.first(role).value.split("|")[0]) in unit_names():
            return name
    return None


def _verb_before(items: Items, amount: Amount, floor: int) -> int | None:
    for at in range(amount.first - 1, max(floor, amount.first - 2 - _TO_VERB), -1):
        item = items[at]
        if item.flags & _COSTING:
            return at
        if item.kind == NUMERAL or (item.kind == SIGN and item.key not in ("'", "-")):
            return None
    return None


def _unit_before(items: Items, verb: int, last: Amount | None) -> tuple[int, str] | None:
    """The unit that opens the subject of a verb, and its name: no numeral before it, nothing but its goods behind it."""
    for at in range(verb - 1, max(-1, verb - 2 - _TO_UNIT), -1):
        item = items[at]
        if item.kind != WORD:
            return None
        if item.roles.keys().isdisjoint(_NO_SUBJECT) and (name := _measure_of(item)) is not None:
            counted = at > 0 and items[at - 1].kind == NUMERAL
            return None if counted or (last is not None and _is_of(items, at, last)) else (at, name)
        if item.has("number") and not item.has("article"):
            return None
    return None


def _is_of(items: Items, at: int, amount: Amount) -> bool:
    """Whether a unit is that of an amount (but for `a litre`), or what that is per: `10p a litre would cost drivers £5`."""
    if amount.first <= at <= amount.last and amount.number.low != 1:
        return True
    return any(part.start <= items.start(at) < part.end for part in amount.parts)
