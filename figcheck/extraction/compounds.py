"""Compounds: 2 hours 14 minutes, 5 ft 10 in, 15 dollars 50, 3割5分."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from figcheck.extraction.amounts import Amount, UnitReading
from figcheck.extraction.items import MASKED, SIGN, WORD, Item, Items
from figcheck.extraction.pairs import items_between
from figcheck.quantities.units import PERIODS, ratio

__all__ = ["join_compounds", "settle_minor_units"]


def join_compounds(items: Items, amounts: list[Amount]) -> list[Amount]:
    """`2 hours 14 minutes`, `5 ft 10 in`, `15 dollars 50`: one amount in the smaller (of money the main) unit."""
    result: list[Amount] = []
    for amount in amounts:
        previous = result[-1] if result else None
        joined = _compound(items, previous, amount) if previous is not None else None
        if joined is not None:
            result[-1] = joined
        else:
            result.append(amount)
    return result


def settle_minor_units(amounts: list[Amount]) -> None:
    """Cents are of the currency that the line named last before them: `€1.79, 12 cents more`."""
    named: str | None = None
    for amount in amounts:
        if amount.unit is None or amount.kind != "money":
            continue
        if amount.unit.factor == 1:
            named = amount.unit.name
        elif len(amount.units) > 1 and named is not None:
            own = [unit for unit in amount.units if unit.name == named]
            amount.units = (*own, *(unit for unit in amount.units if unit.name != named))


def _compound(items: Items, left: Amount, right: Amount) -> Amount | None:
    if right.first - left.last > 2:
        return None
    between = items_between(items, left, right)
    if len(between) > 1 or (
        between and not (between[0].has("and") or between[0].has("point") or between[0].key == ",")
    ):
        return None
    if left.unit is None or left.number.vague or right.number.vague or left.high or right.high:
        return None
    if left.number.low != left.number.low.to_integral_value() or right.number.low < 0:
        return None
    if left.unit.kind == "money":
        return _compound_money(items, left, right, between)
    if left.unit.kind == "percent":
        return _compound_share(left, right, between)
    if left.unit.kind != "measure" or right.unit is None or right.unit.kind != "measure" or left.unit.factor != 1:
        return None
    for unit in right.units:
        size = ratio(left.unit.name, unit.name)
        if (
            size is None
            or size <= 1
            or right.number.low >= size
            or (left.unit_items and left.unit_items[0] < left.first)
        ):
            continue
        if (between and between[0].key == "," and size > 100) or _over_calendar(left.unit.name, unit.name):
            continue
        total = left.number.low * size + right.number.low
        number = replace(
            right.number, first=left.number.first, low=total, high=total, grouped=False, scales=(), readings=()
        )
        return replace(
            right, number=number, first=left.first, units=(unit,), unit_items=(*left.unit_items, *right.unit_items)
        )
    return None


def _compound_share(left: Amount, right: Amount, between: list[Item]) -> Amount | None:
    """`3割5分`, `三成五`: tenths and hundredths of a whole."""
    unit = left.unit
    if between or unit is None or unit.factor not in (10, 1) or not 0 < right.number.low < 10 or right.number.scales:
        return None
    if unit.factor == 1 and (len(left.unit_items) < 2 or not right.units):
        return None
    step = unit.factor / 10
    if right.units and (right.units[0].name != unit.name or right.units[0].factor != step):
        return None
    total = left.number.low * unit.factor + right.number.low * step
    number = replace(left.number, last=right.number.last, low=total, high=total, unit=step, mantissa=total, readings=())
    units = (UnitReading("percent", unit.name),)
    return replace(left, number=number, last=right.last, units=units, unit_items=(*left.unit_items, *right.unit_items))


def _over_calendar(larger: str, smaller: str) -> bool:
    """Months do not convert to days: how long they are depends on the calendar."""
    months = {"month", "quarter", "year", "decade", "century"}
    return (larger in months) != (smaller in months) and smaller in PERIODS


def _is_change(items: Items, left: Amount, right: Amount, between: list[Item]) -> bool:
    """Whether a bare number behind an amount of money is its cents: `15 dollars 50`, `15 dollars and 50.`"""
    item = items[right.number.last]
    following = items[right.last + 1] if right.last + 1 < len(items) else None
    if left.number.scales or right.number.scales or item.kind == MASKED:
        return False
    if not items[left.last].text.isalpha():  # `35€ 99`
        return (
            not between and len(item.key) == 2 and item.key.isdigit() and (following is None or following.kind == SIGN)
        )
    if right.number.in_words:
        return 10 <= right.number.low < 100 and (following is None or following.kind == SIGN)
    if len(item.key) != 2 or not item.key.isdigit():
        return False
    if between:
        return (
            (between[0].has("and") or between[0].has("point"))
            and left.number.words <= 1
            and (following is None or following.key in (".", "!", "?"))
        )
    if items[left.last].has("currency") and items[left.last].first("currency").ending:
        return False  # a case ending ends the amount: `15 manatdan 17 manata`
    return following is None or following.has("common") or (following.kind != WORD and following.key not in ("-", "/"))


def _compound_money(items: Items, left: Amount, right: Amount, between: list[Item]) -> Amount | None:
    assert left.unit is not None
    if left.unit_items and left.unit_items[0] < left.number.first:
        return None
    if right.unit is not None:
        minor = next(
            (u for u in right.units if u.kind == "money" and u.factor < 1 and u.name in {x.name for x in left.units}),
            None,
        )
        if minor is None or right.number.low * minor.factor >= 1:
            return None
        main = next(unit for unit in left.units if unit.name == minor.name)
        if main.factor <= minor.factor:
            return None  # `8 qəpikdən 8,4 qəpiyə`
        total = left.number.low * main.factor + right.number.low * minor.factor
        units: tuple[UnitReading, ...] = (UnitReading("money", minor.name),)
        step = minor.factor
    elif not _is_change(items, left, right, between):
        return None
    else:
        total = left.number.low + right.number.low / 100
        units, step = left.units, Decimal("0.01")
    number = replace(left.number, last=right.number.last, low=total, high=total, unit=step, mantissa=total, readings=())
    return replace(left, number=number, last=right.last, units=units, unit_items=(*left.unit_items, *right.unit_items))
