"""Scale words behind a number: million, crore, Mrd., 万."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from figcheck.extraction.items import FRACTION, FUNCTION_ROLES, NUMERAL, SIGN, WORD, Item, Items
from figcheck.extraction.number import Number, ScalePart

__all__ = ["LARGEST", "fits_as_scale", "is_only_scale", "powers_of", "scale_at", "scaled"]

LARGEST = Decimal("1e33")


def scaled(items: Items, number: Number) -> Number:
    """The number with the scale words that follow it."""
    at, scales, product = number.last + 1, [], Decimal(1)
    while at < len(items) and (part := scale_at(items, at)) is not None and product * part.value <= LARGEST:
        scales.append(part)
        product *= part.value
        at += 1
    if not scales:
        return number
    unit = None if number.unit is None else number.unit * product
    return replace(number, last=scales[-1].item, low=number.low * product, high=number.high * product, unit=unit,
                   scale=product, scales=tuple(scales))  # fmt: skip


def is_told(item: Item) -> bool:
    """Whether a data file, not CLDR's many short forms, says that an item is a unit."""
    return item.first("unit").source in ("data", "root")


def _is_glued(items: Items, at: int) -> bool:
    """Whether a word touches a numeral."""
    behind = items[at + 1] if at + 1 < len(items) else None
    before = at > 0 and items[at - 1].kind == NUMERAL and not items[at].space
    return before or (behind is not None and behind.kind == NUMERAL and not behind.space)


def _is_money(items: Items, at: int) -> bool:
    behind = at + 2 if at + 1 < len(items) and items[at + 1].has("of") else at + 1
    if behind < len(items) and items[behind].has("currency"):
        return True
    first = at - 1  # of `$3-5m`, back to the dollar
    while first > 0 and at - first < 4 and items[first].kind in (NUMERAL, SIGN) and not items[first].has("currency"):
        first -= 1
    return items[first].has("currency")


def _counts(follower: Item | None) -> bool:
    """Whether a word may be what millions are of: `5m people`, not `the 100m final`."""
    if follower is None or follower.kind != WORD or not follower.space or follower.has("length"):
        return False
    return FUNCTION_ROLES.isdisjoint(follower.roles)


def scale_at(items: Items, at: int) -> ScalePart | None:
    """The scale word at an item, or None."""
    item = items[at]
    if not item.has("scale"):
        return None
    meaning = item.side("scale", "after", "glued")
    if meaning is None or not fits_as_scale(items, at, meaning.side, meaning.exact):
        return None
    value, other = powers_of(meaning.value)
    return ScalePart(at, value, other)


@cache
def powers_of(value: str) -> tuple[Decimal, Decimal | None]:
    """The powers that a scale word's meaning stands for: its own, and that of other places."""
    first, _, second = value.partition("|")
    return Decimal(first), Decimal(second.partition("|")[0]) if second else None


def is_only_scale(item: Item) -> bool:
    """Whether a word is a scale word and nothing else of a number."""
    return item.has("scale") and not item.roles.keys() & {
        "number",
        "added",
        "and",
        "vague",
        "denominator",
        "unit",
        "currency",
    }


def fits_as_scale(items: Items, at: int, side: str, exact: str) -> bool:
    """Single letters are a scale only right behind a numeral, and not where a unit has the same letter apart."""
    item = items[at]
    if item.key[:2] == "- " and len(item.key) == 3:
        return _is_money(items, at)  # `P9.68-B`, not `Grade 5-B`
    if item.has("common") and item.first("scale").source == "cldr":
        return _is_glued(items, at)  # සිංහල ද is `also` more often than a thousand
    own = item.first("scale").source == "data" and item.first("unit").source == "root" if item.has("unit") else False
    if item.has("unit") and len(item.text) == 2 and item.text.islower() and not own and is_told(item):
        return _is_money(items, at)  # `180ml` is no 180 million
    if exact.startswith("=") or side == "glued":
        if at == 0 or items[at - 1].kind not in (NUMERAL, FRACTION):
            return False
        follower = items[at + 1] if at + 1 < len(items) else None
        unit = item.has("unit") and is_told(item)
        if item.space and unit and _is_money(items, at) and not (follower is not None and follower.has("currency")):
            return True  # `$20 m`
        if item.space:  # `4 M€`, `2 k`
            return not unit and (follower is None or follower.kind == SIGN or follower.has("currency"))
        if unit and item.text.islower() and not _is_money(items, at) and not _counts(follower):
            return False  # `1.8m tall` is metres, `1.8m people` and `£1.8m` are millions
        return not (follower and not follower.space and follower.kind in (WORD, NUMERAL) and item.text.isascii()
                    and not follower.has("currency") and not follower.has("share"))  # fmt: skip
    return True
