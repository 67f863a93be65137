"""Lists whose unit and scale are said once: 10, 20 and 30 percent."""

from __future__ import annotations

from decimal import Decimal

from figcheck.extraction.amounts import Amount
from figcheck.extraction.items import WORD, Item, Items
from figcheck.extraction.pairs import items_between, share_scale, without_articles
from figcheck.quantities.units import ratio

__all__ = ["ends_list", "share_from_first", "share_in_lists"]

_LIST_SIGNS = frozenset({",", "、", "،", ";", "/", "·"})
_TIMES = frozenset({"x", "×", "х"})
_SHAREABLE = Decimal(10_000)
_FARTHEST = 8  # items from one of a list to the next


def ends_list(items: Items, amounts: list[Amount]) -> bool:
    """Whether the last two of some amounts are the end of a list: `10, 20 or 30 percent` is no range."""
    if len(amounts) < 3:
        return False
    before, left, right = amounts[-3:]
    listed = items_between(items, before, left)
    return (
        before.is_shared and left.is_shared and len(listed) == 1 and listed[0].key in _LIST_SIGNS
        and any(item.has("or") for item in items_between(items, left, right))
    )  # fmt: skip


def share_in_lists(items: Items, amounts: list[Amount]) -> None:
    """`10, 20 and 30 percent`: bare numbers joined to one with a unit take its unit and scale."""
    joined = False
    for index in range(len(amounts) - 2, -1, -1):
        left, right = amounts[index], amounts[index + 1]
        if right.first - left.last > _FARTHEST:
            joined = False
            continue
        between = items_between(items, left, right)
        if len(between) > 1 and (between[0].has("and") or between[0].has("or") or between[0].key in _LIST_SIGNS):
            between = without_articles(between)
        conjunction = len(between) in (1, 2) and (between[-1].has("and") or between[-1].has("or"))
        conjunction = conjunction and (len(between) == 1 or _is_slight(between[0]))
        conjunction = conjunction or (
            not between and any(m.value == "and" for m in items[right.first].roles.get("fused", ()))
        )
        if conjunction and between and between[0].key in _LIST_SIGNS and not _is_listed(items, amounts, index):
            conjunction = False  # `29 of 60, or 48 percent`
        comma = bool(between) and between[0].key in _LIST_SIGNS
        comma = comma and (len(between) == 1 or (joined and len(between) == 2 and between[1].has("article")))
        times = len(between) == 1 and _multiplies(between[0]) and _is_length(right)
        listed = comma and (between[0].key == "、" or _is_chain(items, amounts, index))
        joined = conjunction or times or listed or (comma and joined)
        if not joined or left.units or not right.units or left.number.share is not None or left.number.vague:
            joined = joined and bool(left.units)
            continue
        if right.number.vague or (right.unit_items and right.unit_items[0] < right.number.first):
            joined = False
            continue
        if left.number.low >= _SHAREABLE or (left.number.in_words and not right.number.in_words):
            joined = False
            continue
        if _measures_apart(left, right):
            joined = False
            continue
        left.number, _ = share_scale(left.number, right.number, between_dash=False)
        left.units, left.is_shared = right.units, True


def _is_chain(items: Items, amounts: list[Amount], index: int) -> bool:
    """Whether a bare number stands in a list of three with commas alone: `12, 15, 18%`."""
    left = amounts[index]
    return (
        not left.units
        and not left.number.scales
        and index > 0
        and _is_listed(items, amounts, index)
        and not amounts[index - 1].units
    )


def _is_slight(item: Item) -> bool:
    """Whether an item before `and` counts nothing: `10 people and 20 dollars` share no unit."""
    return item.kind != WORD or item.has("common") or item.has("and") or item.has("or") or item.has("qualifier")


def _multiplies(item: Item) -> bool:
    """Whether a sign or word stands between the sides of something: 30 x 21 cm, 12 by 15 metres."""
    return item.key in _TIMES or item.has("times")


def _is_length(amount: Amount) -> bool:
    unit = amount.unit
    return unit is not None and unit.kind == "measure" and ratio(unit.name, "meter") is not None


def _is_listed(items: Items, amounts: list[Amount], index: int) -> bool:
    """Whether only a sign of lists stands between an amount and the one before it."""
    if index == 0 or amounts[index].first - amounts[index - 1].last > _FARTHEST:
        return False
    between = items_between(items, amounts[index - 1], amounts[index])
    return len(between) == 1 and between[0].key in _LIST_SIGNS


def share_from_first(items: Items, amounts: list[Amount]) -> None:
    """`yüzde 10, 20 ve 30`: a share's word before the first of a list holds for all of it."""
    for index, first in enumerate(amounts[:-1]):
        if first.kind != "percent" or not first.unit_items or first.unit_items[0] > first.number.first:
            continue
        chain = [first]
        for amount in amounts[index + 1 :]:
            between = items_between(items, chain[-1], amount)
            links = len(between) == 1 and (
                between[0].key in _LIST_SIGNS or between[0].has("and") or between[0].has("or")
            )
            if (
                not links
                or amount.units
                or amount.number.share is not None
                or amount.number.scales
                or amount.number.vague
            ):
                break
            chain.append(amount)
            if between[0].key not in _LIST_SIGNS:
                for each in chain[1:]:
                    each.units, each.is_shared = first.units, True
                break


def _measures_apart(left: Amount, right: Amount) -> bool:
    """A bare count before a measure of another size is no list: `300 and 5 percent`."""
    if left.number.scales or right.number.scales:
        return False
    low, high = abs(left.number.low), abs(right.number.low)
    return low > 0 and high > 0 and max(low, high) / min(low, high) > 20
