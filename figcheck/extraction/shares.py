"""Shares in words: half, a quarter, two thirds, एक चौथाई, one in five."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from figcheck.extraction.items import NUMERAL, Items
from figcheck.extraction.number import Number
from figcheck.extraction.numbers import read_number
from figcheck.locales.lexicon import Lexicon

__all__ = ["read_over", "read_share"]

_LARGEST_WHOLE = 1000


def read_share(items: Items, at: int, number: Number | None, lexicon: Lexicon) -> Number | None:
    """The share in words that starts at an item (where `number` was read): a `Number` with `share` set, or None."""
    item = items[at]
    if number is not None and item.kind != NUMERAL and item.roles.keys().isdisjoint(("number", "article", "scale")):
        number = None
    return (
        _one_in(items, at, number, lexicon)
        or _of_denominator(items, at, number)
        or (_fraction_word(items, at, lexicon) if item.has("fraction") else None)
    )


def _share(first: int, last: int, value: Fraction, words: int) -> Number:
    amount = Decimal(value.numerator) / Decimal(value.denominator)
    return Number(first, last, amount, amount, Decimal("0.1"), mantissa=amount, in_words=True, words=words, share=value)


def _fraction_word(items: Items, at: int, lexicon: Lexicon) -> Number | None:
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and following.has("scale"):
        composed = read_number(items, at, lexicon)
        if composed is not None:
            return None
    return _share(at, at, Fraction(items[at].first("fraction").value), 2)


def _of_denominator(items: Items, at: int, number: Number | None) -> Number | None:
    """`two fifths`: a whole number and a word for the denominator."""
    if number is None or number.low != number.low.to_integral_value() or number.low <= 0:
        return None
    if number.scales and not number.in_words:
        return None
    after = number.last + 1
    if after + 1 < len(items) and items[after].key == "-" and items[after].space == items[after + 1].space:
        after += 1
    if after >= len(items) or not items[after].has("denominator") or items[after].has("share"):
        return None
    if items[after].has("fraction") and number.low != 1 and not number.in_words:
        return None
    if items[after].has("currency") and not number.in_words:
        return None
    denominator = Fraction(items[after].first("denominator").value)
    if not number.in_words and number.low >= denominator:
        return None
    return _share(at, after, Fraction(int(number.low)) / denominator, number.words + 1)


def _one_in(items: Items, at: int, number: Number | None, lexicon: Lexicon) -> Number | None:
    """`one in five`, `9 su 10`: two whole numbers with the words of a pattern between them."""
    if number is None or number.scales or number.share is not None or number.low != number.low.to_integral_value():
        return None
    if number.last + 1 >= len(items):
        return None
    for pieces in lexicon.one_in.get(items[number.last + 1].key.partition(" ")[0], ()):
        found = _match_one_in(items, at, number, pieces, lexicon)
        if found is not None:
            return found
    return None


def _match_one_in(items: Items, at: int, number: Number, pieces: tuple[str, ...], lexicon: Lexicon) -> Number | None:
    middle = next((index for index in range(1, len(pieces) - 1) if pieces[index - 1] == pieces[index + 1] == "…"), None)
    if middle is None or len(pieces) > middle + 2 or not _opens(items, at, pieces[: middle - 1]):
        return None
    between = pieces[middle].split(" ")
    start = number.last + 1
    count = next((n for n in range(1, len(between) + 1)
                  if " ".join(item.key for item in items[start : start + n]) == pieces[middle]), 0)  # fmt: skip
    if not count or start + count >= len(items):
        return None
    whole = read_number(items, start + count, lexicon)
    if whole is None or (whole.scales and whole.low > _LARGEST_WHOLE) or whole.low != whole.low.to_integral_value():
        return None
    part, total = int(number.low), int(whole.low)
    if not 0 < part < total <= _LARGEST_WHOLE or total < 3 or (part > 9 and total not in (10, 100, 1000)):
        return None
    if part != 1 and ((total > 20 and total % 10) or (not number.in_words and total > 20)):
        return None
    if not number.in_words and not whole.in_words and total not in (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100):
        return None
    following = items[whole.last + 1] if whole.last + 1 < len(items) else None
    if following is not None and following.roles.keys() & {"unit", "duration", "currency", "share", "month", "scale"}:
        return None
    share = _share(at, whole.last, Fraction(part, total), 3)
    return replace(share, in_words=True)


def _opens(items: Items, at: int, opening: tuple[str, ...]) -> bool:
    """Whether the words with which a pattern opens stand before an item."""
    if not opening:
        return True
    words = opening[0].split(" ")
    return any(
        " ".join(item.key for item in items[max(0, at - count) : at]) == opening[0]
        for count in range(1, len(words) + 1)
    )


def read_over(items: Items, number: Number, lexicon: Lexicon) -> Number | None:
    """`one over twenty`: a quotient, where both are in words or nothing else is said."""
    at = number.last + 1
    if at + 1 >= len(items) or not items[at].has("over") or (number.scales and number.scale > 1000):
        return None
    divisor = read_number(items, at + 1, lexicon)
    if divisor is None or divisor.low <= 0:
        return None
    alone = number.first == 0 and divisor.last == len(items) - 1
    if not alone and not (number.in_words and divisor.in_words and 2 <= divisor.low > number.low):
        return None
    value = number.low / divisor.low
    return Number(number.first, divisor.last, value, value, Decimal("0.01"), mantissa=value, in_words=True, words=3)
