"""Fractions and decimals that are added to a number, or that multiply its scale word."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from figcheck.extraction.elements import Element, Gathered
from figcheck.extraction.items import NUMERAL, WORD, Items
from figcheck.extraction.scales import powers_of, scale_at
from figcheck.locales.spellout import ADD, AND, MULTIPLY, Word, combine

__all__ = ["added_behind", "gather_fraction", "may_scale_again", "read_added", "spelled_whole", "take_decimals"]

_LONGEST_DECIMALS = 12


def take_decimals(items: Items, index: int, found: Gathered) -> int | None:
    """`point zero three` behind a number in words: takes the decimals in, and gives the item behind them."""
    if not items[index].has("point") or not found.elements or index + 1 >= len(items):
        return None
    digits, at = "", index + 1
    if items[at].kind == NUMERAL and items[at].key.isdigit() and len(items[at].key) <= _LONGEST_DECIMALS:
        if items[index].has("common") or len(found.elements) > 1:
            return None
        digits, at = items[at].key, at + 1  # `৮ দশমিক ৫০ শতাংশ`
    elif found.numerals:
        return None
    while at < len(items) and items[at].has("number") and len(digits) < _LONGEST_DECIMALS:
        value = Decimal(items[at].first("number").value)
        if value >= 10 or value != value.to_integral_value() or _goes_on(items, at):
            break
        digits += f"{value:f}"
        at += 1
    if not digits.strip("0"):  # `coma setenta y cinco`, `point zero twelve`
        number, last = spelled_whole(items, at)
        digits, at = (digits + str(number), last + 1) if number else (digits, at)
    if at < len(items) and items[at].has("denominator") and not items[at].has("share"):
        return None  # `veinte con tres quintos`
    whole = combine([element.word for element in found.elements])
    if not digits or whole is None or whole[1] != len(found.elements):
        return None
    step = Decimal(1).scaleb(-len(digits))
    value = whole[0] + Decimal(digits) * step
    found.elements[:] = [Element(Word(ADD, value), at - 1, step)]
    return at


def _goes_on(items: Items, at: int) -> bool:
    """Whether a digit in words is the start of a larger number: `drei und zwanzig`, `three hundred`."""
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.has("share"):
        return False
    return following.has("and") or (following.has("scale") and powers_of(following.first("scale").value)[0] < 1000)


def may_scale_again(items: Items, at: int, elements: list[Element]) -> bool:
    """Whether a scale word behind an added fraction takes it: two and a half million, a billion and a half million."""
    part = scale_at(items, at) if at < len(items) else None
    return part is not None and not (elements[-1].is_scale and part.value >= elements[-1].word.value)


def gather_fraction(items: Items, at: int, found: Gathered) -> Gathered:
    """`half a million`, `medio millón`: a fraction that multiplies the scale word behind it."""
    index = at + 1
    while index < len(items) and index < at + 3 and (items[index].has("article") or items[index].has("of")):
        index += 1
    if index >= len(items) or scale_at(items, index) is None:
        return found
    item = items[at]
    found.factor = (
        Fraction(item.first("fraction").value)
        if item.has("fraction")
        else 1 / Fraction(item.first("denominator").value)
    )
    found.article = True
    elements = found.elements
    elements.append(Element(Word(ADD, Decimal(1)), at, Decimal("0.1")))
    while index < len(items) and (part := scale_at(items, index)) is not None:
        elements.append(Element(Word(MULTIPLY, part.value), index, is_scale=True))
        index += 1
    return found


def read_added(items: Items, index: int, elements: list[Element]) -> tuple[Decimal, str, int] | None:
    """A fraction that is added: (its value, the side it stands on, the item that it ends at)."""
    item = items[index]
    if item.has("added"):
        meaning = item.first("added")
        if bool(elements) == (meaning.side == "before"):
            return None
        return _decimal(Fraction(meaning.value)), meaning.side, index
    if (
        not elements
        or not (item.has("and") or item.has("point"))
        or index + 1 >= len(items)
        or (elements[-1].is_scale and elements[-1].word.value > 100)
    ):
        return None
    following = items[index + 1]
    if following.has("fraction"):
        return _decimal(Fraction(following.first("fraction").value)), "", index + 1
    numerator, last = spelled_whole(items, index + 1)
    denominator = items[last + 1] if numerator and last + 1 < len(items) else None
    if denominator is not None and denominator.has("denominator") and not denominator.has("share"):
        value = Fraction(numerator) / Fraction(denominator.first("denominator").value)
        return (_decimal(value), "", last + 1) if value < 1 else None
    return None


def added_behind(items: Items, at: int) -> tuple[Decimal, int] | None:
    """A fraction that is added to the amount before it (`and a half`): its value, and the item that it ends at."""
    if at >= len(items):
        return None
    if items[at].has("added"):
        meaning = items[at].first("added")
        return None if meaning.side == "before" else (_decimal(Fraction(meaning.value)), at)
    if items[at].has("and") and at + 1 < len(items) and items[at + 1].has("fraction"):
        return _decimal(Fraction(items[at + 1].first("fraction").value)), at + 1
    return None


def spelled_whole(items: Items, at: int) -> tuple[int, int]:
    """A small whole number in words, and the item that it ends at; 0 if there is none."""
    words: list[Word] = []
    places: list[int] = []
    while at < len(items) and len(words) < _LONGEST_DECIMALS:
        item = items[at]
        if item.has("number") and item.kind == WORD:
            words.append(Word(ADD, Decimal(item.first("number").value)))
        elif item.has("scale") and item.side("scale", "after", "glued") is not None:
            words.append(Word(MULTIPLY, powers_of(item.first("scale").value)[0]))
        elif item.has("and") and words:
            words.append(Word(AND))
        elif item.key != "-" or not words:
            break
        else:
            at += 1
            continue
        places.append(at)
        at += 1
    found = combine(words) if words else None
    if found is None or found[0] != found[0].to_integral_value():
        return 0, at
    return int(found[0]), places[found[1] - 1]


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
