"""Shares in words: half, a quarter, two thirds, एक चौथाई, one in five."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from figcheck.extraction.compose import spelled_whole
from figcheck.extraction.items import NUMERAL, Item, Items
from figcheck.extraction.number import Number
from figcheck.extraction.numbers import read_number
from figcheck.locales.lexicon import Lexicon, PartOfWhole
from figcheck.locales.words import is_unspaced

__all__ = ["is_one_of", "read_mixed", "read_over", "read_share", "shares_from"]

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
    if after < len(items) and number.in_words and items[after].has("number") and not items[after].has("denominator"):
        return _of_spelled(items, at, number, after)
    if after >= len(items) or not items[after].has("denominator") or items[after].has("share"):
        return None
    if items[after].has("fraction") and number.low != 1 and not number.in_words:
        return None
    if items[after].has("currency"):
        return None
    denominator = Fraction(items[after].first("denominator").value)
    if not number.in_words and number.low >= denominator:
        return None
    return _share(at, after, Fraction(int(number.low)) / denominator, number.words + 1)


def _of_spelled(items: Items, at: int, number: Number, after: int) -> Number | None:
    """`vinte e dois trinta avos`: the denominator is a number in words, with a word behind it that says so."""
    denominator, last = spelled_whole(items, after)
    if denominator < 2 or last + 1 >= len(items) or not items[last + 1].has("denominator"):
        return None
    if items[last + 1].first("denominator").value != "1":
        return None
    return _share(at, last + 1, Fraction(int(number.low), denominator), number.words + 2)


def _one_in(items: Items, at: int, number: Number | None, lexicon: Lexicon) -> Number | None:
    """`one in five`, `9 su 10`, `5人に1人`: two whole numbers with the words of a pattern around them."""
    if number is None or number.share is not None or number.low != number.low.to_integral_value():
        return None
    if number.last + 1 >= len(items) or (number.scales and not number.in_words):
        return None
    start = number.last + 1
    if items[start].key == "-" and not items[start].space and start + 3 < len(items):
        start += 1  # `a 1-in-43 chance`
    places = [
        (start, each) for each in shares_from(items[start], lexicon) if not number.scales or each.kind == "quotient"
    ]
    if number.low == 1 and is_one_of(items, start, lexicon):
        places += [(start + 1, each) for each in shares_from(items[start + 1], lexicon) if each.kind == "one_in"]
    for middle, pattern in places:
        found = _match_one_in(items, at, number, pattern, lexicon, middle)
        if found is not None:
            return found
    return None


def shares_from(item: Item, lexicon: Lexicon) -> tuple[PartOfWhole, ...]:
    """The patterns of a share whose words between the two numbers begin with an item; remembered with the item."""
    known: tuple[PartOfWhole, ...] | None = item.memo.get("shares")
    if known is None:
        first = item.key.partition(" ")[0]
        found = [
            each
            for each in lexicon.parts_of_wholes
            if each.middle.partition(" ")[0] == first
            or (first and is_unspaced(first[0]) and each.middle.startswith(first))
        ]
        known = item.memo["shares"] = tuple(found)
    return known


def is_one_of(items: Items, at: int, lexicon: Lexicon) -> bool:
    """Whether what one of is taken stands before the words of a share: one `adult` in five, un `italiano` su dieci."""
    return at + 2 < len(items) and items[at].has("counter") and bool(shares_from(items[at + 1], lexicon))


def _match_one_in(
    items: Items, at: int, number: Number, pattern: PartOfWhole, lexicon: Lexicon, middle: int
) -> Number | None:
    start = _behind(items, middle, pattern.middle)
    if start is None or start >= len(items) or not _opens(items, at, pattern.opening):
        return None
    second = read_number(items, start, lexicon)
    if (
        second is None
        or (second.scales and second.low > _LARGEST_WHOLE)
        or second.low != second.low.to_integral_value()
    ):
        return None
    last = second.last
    if pattern.closing:
        end = _behind(items, last + 1, pattern.closing)
        if end is None:
            return None
        last = end - 1
    part, whole = (number, second) if pattern.kind == "one_in" else (second, number)
    if pattern.kind == "quotient":
        return _quotient(at, part, whole)
    joined = items[middle - 1].key == "-" and part.low == 1 and whole.low > 2
    if not joined and not _is_share_of(part, whole):
        return None
    following = items[last + 1] if last + 1 < len(items) else None
    if following is not None and following.roles.keys() & {"unit", "duration", "currency", "share", "month", "scale"}:
        return None
    if following is not None and middle > number.last + 1 and following.has("counter"):
        return None  # one company in twelve countries
    return _share(at, second.last, Fraction(int(part.low), int(whole.low)), 3)


def _quotient(at: int, part: Number, whole: Number) -> Number | None:
    """`25分の144`, `三分之二`: a share below the whole, a number above it."""
    if whole.low <= 0:
        return None
    value = part.low / whole.low
    if 0 < value < 1:
        return _share(at, part.last, Fraction(int(part.low), int(whole.low)), 3)
    return Number(at, part.last, value, value, Decimal("0.01"), mantissa=value, in_words=True, words=3)


def _is_share_of(part: Number, whole: Number) -> bool:
    """Whether two whole numbers are ones that a share is said with: one in seven, three in five, 9 out of 10."""
    few, many = int(part.low), int(whole.low)
    if not 0 < few < many <= _LARGEST_WHOLE or many < 3 or (few > 9 and many not in (10, 100, 1000)):
        return False
    if few != 1 and ((many > 20 and many % 10) or (not part.in_words and many > 20)):
        return False
    return part.in_words or whole.in_words or many in (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100)


def _behind(items: Items, at: int, words: str) -> int | None:
    """The item behind some words that start at an item, or None if they do not."""
    wanted = words.replace(" ", "")
    hyphens = at > 0 and items[at - 1].key == "-"
    text = ""
    while at < len(items) and len(text) < len(wanted):
        text += items[at].key.replace(" ", "")
        at += 1
        if hyphens and at < len(items) and items[at].key == "-":
            at += 1
    return at if text == wanted else None


def _opens(items: Items, at: int, opening: str) -> bool:
    """Whether the words with which a pattern opens stand before an item."""
    wanted = opening.replace(" ", "")
    text = ""
    while at > 0 and len(text) < len(wanted):
        at -= 1
        text = items[at].key.replace(" ", "") + text
    return text == wanted


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
    if not alone and (number.scales or divisor.scales) and items[at].has("common"):
        return None  # `على` is `on`
    value = number.low / divisor.low
    return Number(number.first, divisor.last, value, value, Decimal("0.01"), mantissa=value, in_words=True, words=3)


def read_mixed(items: Items, number: Number, lexicon: Lexicon) -> Number | None:
    """`三又四分之一`, `11と14分の1`: a whole number and a quotient below one behind the word for and."""
    at = number.last + 1
    if not lexicon.has_quotients or at + 1 >= len(items) or not items[at].has("and"):
        return None
    if number.vague or number.low != number.low.to_integral_value():
        return None
    behind = read_number(items, at + 1, lexicon)
    if behind is None or behind.last + 1 >= len(items):
        return None
    if all(pattern.kind != "quotient" for pattern in shares_from(items[behind.last + 1], lexicon)):
        return None
    part = _one_in(items, at + 1, behind, lexicon)
    if part is None or part.share is None:
        return None
    value = number.low + part.low
    return Number(
        number.first, part.last, value, value, Decimal("0.01"), mantissa=value, in_words=True, words=number.words + 3
    )
