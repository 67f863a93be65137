"""Vague amounts: several hundred million, tens of thousands, ratusan miliar, 数十億.

A vague amount is half-open: `several N` is [2N, 10N); a word for "hundreds of" is [100N, 1000N).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from figcheck.extraction.items import NUMERAL, SIGN, WORD, Items
from figcheck.extraction.number import Number, ScalePart
from figcheck.extraction.numbers import read_number
from figcheck.locales.lexicon import Lexicon

__all__ = ["read_vague"]

_SEVERAL = (Decimal(2), Decimal(10))
_MULTI = (Decimal(2), Decimal(1000))
_LONGEST = 8


def read_vague(items: Items, at: int, lexicon: Lexicon) -> Number | None:
    """The vague amount that starts at an item, or None."""
    item = items[at]
    if item.has("vague"):
        return _from_word(items, at)
    repeated = _repeated_scale(items, at)
    if repeated is not None:
        return repeated
    if item.has("number") or item.has("scale") or item.kind == NUMERAL:
        return _number_of_plural(items, at, lexicon)
    return None


def _bounds(value: str) -> tuple[Decimal, Decimal] | None:
    if value == "several":
        return _SEVERAL
    if value == "multi":
        return _MULTI
    low, separator, high = value.partition("..")
    return (Decimal(low), Decimal(high)) if separator else None


def _from_word(items: Items, at: int) -> Number | None:
    meaning = items[at].first("vague")
    if meaning.value == "plural":
        return _plural_of(items, at)
    bounds = _bounds(meaning.value)
    if bounds is None:
        return None
    low, high = bounds
    if items[at].side("qualifier", "before") is not None and at + 1 < len(items) and items[at + 1].has("number"):
        return None  # `unas cien personas` are about a hundred
    scales, last, factor, opened = _following_scales(items, at + 1)
    if meaning.value in ("several", "multi") and factor == 1:
        return None
    if items[at].has("scale") and not scales and meaning.side == "before" and opened:
        return None
    return Number(at, last if scales else at, low * factor, high * factor, None, mantissa=low, scale=factor,
                  scales=scales, in_words=True, words=1 + len(scales), vague=True)  # fmt: skip


def _following_scales(items: Items, at: int) -> tuple[tuple[ScalePart, ...], int, Decimal, bool]:
    """Scale words (and `hundreds of` words) from an item on, with hyphens and `of` between them."""
    scales: list[ScalePart] = []
    factor = Decimal(1)
    last = at - 1
    index = at
    while index < len(items) and index < at + _LONGEST:
        item = items[index]
        if item.has("scale") and (meaning := item.side("scale", "after", "glued", "before")) is not None:
            if meaning.exact.startswith("="):
                break
            value = Decimal(meaning.value.split("|")[0])
        elif item.has("number") and (number := Decimal(item.first("number").value)) >= 10 and _is_power_of_ten(number):
            value = number
        elif item.has("vague") and (bounds := _bounds(item.first("vague").value)) and bounds[0] >= 10:
            value = bounds[0]
        elif (item.kind == SIGN and item.key == "-" and not item.space) or item.has("of") or item.has("article"):
            index += 1
            continue
        else:
            break
        scales.append(ScalePart(index, value))
        factor *= value
        last = index
        index += 1
    return tuple(scales), last, factor, index > at


def _is_power_of_ten(value: Decimal) -> bool:
    return value == Decimal(1).scaleb(value.adjusted())


def _plural_of(items: Items, at: int) -> Number | None:
    """`hàng chục nghìn tỷ`: a word that makes the number behind it a vague plural."""
    scales, last, factor, _ = _following_scales(items, at + 1)
    if not scales:
        return None
    high = factor * (10 if scales[0].value <= 100 else 1000)
    return Number(at, last, factor, high, None, mantissa=Decimal(1), scale=factor, scales=scales, in_words=True,
                  words=1 + len(scales), vague=True)  # fmt: skip


def _repeated_scale(items: Items, at: int) -> Number | None:
    """`লাখ লাখ`: a scale word said twice is its plural, of South Asian scales up to a hundred."""
    if (
        at + 1 >= len(items)
        or not items[at].has("scale")
        or items[at].key != items[at + 1].key
        or items[at].kind != WORD
    ):
        return None
    value = Decimal(items[at].first("scale").value.split("|")[0])
    if value < 1000:
        return None
    high = value * (100 if value.adjusted() % 3 else 1000)
    parts = (ScalePart(at, value), ScalePart(at + 1, value))
    return Number(at, at + 1, value, high, None, mantissa=Decimal(1), scale=value, scales=parts, in_words=True, words=2,
                  vague=True)  # fmt: skip


def _number_of_plural(items: Items, at: int, lexicon: Lexicon) -> Number | None:
    """`yüz milyarlarca`: ten or a hundred of a plural scale is [n, 10n) of it."""
    if at + 1 >= len(items) or not items[at + 1].has("vague") or items[at + 1].has("scale"):
        return None
    bounds = _bounds(items[at + 1].first("vague").value)
    number = read_number(items, at, lexicon)
    if bounds is None or number is None or number.last != at or number.value not in (10, 100):
        return None
    low = number.value * bounds[0]
    parts = (ScalePart(at + 1, bounds[0]),)
    return replace(number, last=at + 1, low=low, high=low * 10, unit=None, scale=bounds[0], scales=parts, vague=True,
                   words=number.words + 1)  # fmt: skip
