"""Amounts in plain English, for the sentences of a report."""

from __future__ import annotations

from decimal import Decimal

from figcheck.model.figure import Figure

__all__ = ["describe", "describe_number", "number_with_unit"]

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
    return text if per is None else f"{text} per {per.replace('/', ' and ').replace('_', ' ')}"


def describe(figure: Figure) -> str:
    """What a figure says: `nearly 20 million USD per month`, `2 to 10 billion USD`, `30% to 31%`."""
    if figure.low == figure.high:
        number = describe_number(figure.low)
    else:
        low, high = describe_number(figure.low), describe_number(figure.high)
        if low.rpartition(" ")[2] == high.rpartition(" ")[2] and " " in low:
            low = low.rpartition(" ")[0]
        number = f"{low} to {high}"
    text = number_with_unit(number, figure.unit, figure.per)
    if figure.qualifier:
        text = f"{_QUALIFIERS.get(figure.qualifier, figure.qualifier)} {text}"
    return f"{text}, {figure.direction}" if figure.direction else text
