"""Amounts in plain English, for the sentences of a report."""

from __future__ import annotations

from decimal import Decimal

from figcheck.model.figure import Figure

__all__ = ["describe", "describe_number", "describe_quantity", "number_with_unit"]

_SCALES = ((Decimal("1e12"), "trillion"), (Decimal("1e9"), "billion"), (Decimal("1e6"), "million"))
_QUALIFIERS = {"at_least": "at least", "up_to": "up to", "exactly": "exactly"}


def describe_number(value: Decimal) -> str:
    """A number with a scale word where it is large and round enough: 20 million, 1,234,567, 0.24."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            reduced = (value / scale).normalize()
            if -int(reduced.as_tuple().exponent) <= 4:
                return f"{reduced:,f} {word}"
    plain = value.normalize()
    if abs(value) >= Decimal("1e15") or (value and abs(value) < Decimal("1e-6")):
        return f"{plain:E}"
    if -int(plain.as_tuple().exponent) > 6:
        plain = round(plain, 6).normalize()
    return f"{plain:,f}"


def number_with_unit(number: str, unit: str | None, per: str | None = None) -> str:
    """A number with its unit and what it is per: `20 million USD per month`."""
    text = number if unit is None else f"{number}{unit}" if unit == "%" else f"{number} {unit.replace('_', ' ')}"
    return text if per is None else f"{text} per {per.replace('/', ' per ').replace('_', ' ')}"


def _describe_range(low: Decimal, high: Decimal) -> str:
    """Two bounds, their scale word said once: `2 to 10 billion`."""
    bottom, top = describe_number(low), describe_number(high)
    scale, word = next(((scale, word) for scale, word in _SCALES if abs(high) >= scale), (Decimal(1), ""))
    if word and low >= scale and (not bottom.endswith(word) or not top.endswith(word)):
        return f"{(low / scale).normalize():,f} to {(high / scale).normalize():,f} {word}"
    if word and bottom.endswith(f" {word}") and top.endswith(f" {word}"):
        bottom = bottom.removesuffix(f" {word}")
    return f"{bottom} to {top}"


def describe_quantity(low: Decimal, high: Decimal, unit: str | None, per: str | None, qualifier: str | None) -> str:
    """A value in plain words: `nearly 236 million USD per year`. Rounded to twelve digits."""
    low, high = (+Decimal(f"{value:.12g}") for value in (low, high))
    number = describe_number(low) if low == high else _describe_range(low, high)
    text = number_with_unit(number, unit, per)
    return f"{_QUALIFIERS.get(qualifier, qualifier)} {text}" if qualifier else text


def describe(figure: Figure) -> str:
    """What a figure says: `nearly 20 million USD per month`, `2 to 10 billion USD`, `30% to 31%`."""
    text = describe_quantity(figure.low, figure.high, figure.unit, figure.per, figure.qualifier)
    return f"{text}, {figure.direction}" if figure.direction else text
