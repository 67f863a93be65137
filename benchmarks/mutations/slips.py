"""Slips, each by the definition of its rule, planted in the parts of a sentence's one figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from benchmarks.mutations.edits import (
    Mutation,
    change,
    is_beside_another,
    is_digits,
    mended,
    numeral,
    only,
    with_number,
)
from benchmarks.mutations.restatements import DATE, PARITY, in_brackets
from figcheck.locales.lexicon import open_lexicon
from figcheck.model.figure import Figure
from figcheck.quantities.currencies import confusable_with
from figcheck.quantities.exchange.sources import open_exchange

__all__ = ["plant_slips"]

SCALES = tuple(Decimal(10) ** power for power in (3, 6, 9, 12, 5, 7, 4, 8))
UNITS = {
    "kilometer": "mile", "mile": "kilometer", "meter": "foot", "kilogram": "tonne", "tonne": "kilogram", "hour": "day", "day": "hour",
    "year": "month", "month": "year", "degree_Celsius": "degree_Fahrenheit", "liter": "gallon", "megawatt": "gigawatt",
    "gigawatt": "megawatt", "hectare": "square_kilometer", "%": "pp", "pp": "%",
}  # fmt: skip
PERIODS = {"month": "year", "year": "month", "day": "week", "week": "day", "hour": "day"}
OPPOSED = {"nearly": "over", "over": "nearly", "under": "over", "at_least": "up_to", "up_to": "at_least"}
OTHER_CURRENCIES = ("USD", "EUR", "GBP", "INR")


def plant_slips(text: str, figure: Figure) -> Iterator[Mutation]:
    """Every slip that a sentence's figure allows."""
    if is_beside_another(text, figure):
        return
    planters = [_magnitudes, _currencies] if figure.vague else PLANTERS
    for plant in planters:
        yield from plant(text, figure)


def _magnitudes(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG102: another scale word."""
    part = only(figure, "scale")
    if part is None or figure.is_range:
        return
    old = Decimal(part.value)
    for new in SCALES:
        if new != old:
            low, high = (value / old * new for value in (figure.low, figure.high))
            yield from change(figure, "FIG102", mended(text, figure, "scale", str(new)), low=low, high=high)


def _lost_scale(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG102: the scale word left out."""
    part, found = only(figure, "scale"), numeral(text, figure)
    if part is None or found is None:
        return
    cut = f"{text[: part.start].rstrip()} {text[part.end :].lstrip()}"
    yield from change(figure, "FIG102", cut, low=figure.low / Decimal(part.value))


def _zeros(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG102: a zero added, a zero lost."""
    found = numeral(text, figure)
    if found is None or found[1] != found[1].to_integral_value() or found[1] < 10:
        return
    part, value = found
    yield from change(figure, "FIG102", with_number(text, part, figure, value * 10), low=figure.low * 10)
    if value % 10 == 0:
        less = (value / 10).quantize(Decimal(1))
        yield from change(figure, "FIG102", with_number(text, part, figure, less), low=figure.low / 10)


def _lost_decimal(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG103: the decimal sign lost."""
    found = numeral(text, figure)
    if found is None or figure.unit == "%":
        return
    part, value = found
    places = -int(value.as_tuple().exponent)
    if 0 < places <= 3 and value > 1 and value % 10:
        whole = value.scaleb(places)
        yield from change(figure, "FIG103", with_number(text, part, figure, whole), low=figure.low.scaleb(places))


def _exchanged_signs(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG103: `15.450` for `15,450`, decimal and grouping signs as another locale has them."""
    found = numeral(text, figure)
    if found is None:
        return
    part, value = found
    lexicon = open_lexicon(figure.locale)
    written = text[part.start : part.end]
    if not lexicon.group or not lexicon.decimal or {lexicon.group[0], lexicon.decimal[0]} - set(",."):
        return
    if value == value.to_integral_value() and written.count(lexicon.group[0]) == 1 and value % 1000:
        turned = written.replace(lexicon.group[0], lexicon.decimal[0])
        yield from change(
            figure, "FIG103", f"{text[: part.start]}{turned}{text[part.end :]}", low=figure.low.scaleb(-3), readings=()
        )


def _currencies(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG104: another currency's name or sign beside the same number."""
    if figure.kind != "money" or not figure.unit or only(figure, "unit") is None or figure.is_range:
        return
    for other in dict.fromkeys((*confusable_with(figure.unit)[:3], *OTHER_CURRENCIES)):
        rate, _ = open_exchange(()).ask(figure.unit, other, DATE)
        if other == figure.unit or (rate is not None and abs(rate.value - 1) < PARITY):
            continue  # itself, or worth the same
        if figure.vague and (rate is None or Decimal("0.05") < rate.value < 20):
            continue  # several hundred million of the one are as well several hundred million of the other
        yield from change(figure, "FIG104", mended(text, figure, "unit", other), unit=other)


def _periods(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG105."""
    other = PERIODS.get(figure.per or "")
    if other is not None and not figure.is_range:
        yield from change(figure, "FIG105", mended(text, figure, "per", other), per=other)


def _units(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG106."""
    other = UNITS.get(figure.unit or "")
    if other is not None and only(figure, "unit") is not None and not figure.is_range and figure.low:
        yield from change(figure, "FIG106", mended(text, figure, "unit", other), unit=other)


def _bounds(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG107: one bound changed, one dropped."""
    parts = [part for part in figure.parts if part.name == "number"]
    if not figure.is_range or len(parts) != 2 or not all(is_digits(text, part) for part in parts):
        return
    values = [Decimal(part.value) for part in parts]
    if not values[0] or not values[1] or values[0] >= values[1]:
        return
    factors = figure.low / values[0], figure.high / values[1]
    upper, lower = values[1] + 7, values[0] / 2
    yield from change(
        figure, "FIG107", with_number(text, parts[1], figure, upper), low=figure.low, high=upper * factors[1]
    )
    if lower == lower.to_integral_value() and lower:
        lower = lower.quantize(Decimal(1))
        yield from change(
            figure, "FIG107", with_number(text, parts[0], figure, lower), low=lower * factors[0], high=figure.high
        )
    if figure.start <= parts[0].start < parts[1].start:
        cut = f"{text[: figure.start]}{text[parts[1].start :]}"
        yield from change(figure, "FIG107", cut, low=figure.high)


def _digits(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG108: a digit changed, dropped, doubled, two transposed."""
    found = numeral(text, figure)
    if found is None or figure.part("joint") or found[1] <= 0:
        return
    part, value = found
    if abs(value) != abs(figure.low) and figure.part("scale") is None and figure.kind != "money":
        return  # a sum of two parts
    digits, exponent = value.as_tuple().digits, int(value.as_tuple().exponent)
    for turned in _slips_of_digits(digits):
        if exponent < 0 and len(turned) != len(digits):
            continue  # which digit went would move the decimal sign
        changed = Decimal((0, turned, exponent))
        if changed and changed.adjusted() - value.adjusted() in (-1, 0, 1):
            yield from change(
                figure, "FIG108", with_number(text, part, figure, changed), low=figure.low / value * changed
            )


def _slips_of_digits(digits: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The digits with one slip, of numbers of two digits or more that do not end in a nought."""
    if len(digits) < 2 or digits[-1] == 0:
        return
    *head, before, last = digits
    if before != last and before:
        yield (*head, last, before)
    yield (*head, (before + 3) % 10 or 1, last)
    yield (*head, before, (last + 2) % 10 or 1)
    if len(digits) >= 3 and before != last:
        yield (*head, last)
    if len(digits) >= 3 and last:
        yield (*head, before, before, last) if before else (*head, before, last, last)


def _signs(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG109: a minus lost (of a temperature: elsewhere a bare number agrees with a signed claim), a fall for a rise."""
    part = figure.part("sign")
    if part is not None and figure.low == figure.high < 0 and (figure.unit or "").startswith("degree"):
        lost = f"{text[: part.start]}{text[part.end :].lstrip(' ')}"
        yield from change(figure, "FIG109", lost, low=-figure.low)
    is_temperature = (figure.unit or "").startswith("degree")  # it falls to 4 degrees, and that is no minus
    if figure.direction is not None and figure.low == figure.high > 0 and not is_temperature:
        other = "down" if figure.direction == "up" else "up"
        for mutation in change(figure, "FIG109", mended(text, figure, "direction", other), direction=other):
            signed = -figure.low if figure.direction == "down" else figure.low
            truth = replace(figure, low=signed, high=signed, direction=None if signed < 0 else "up")
            yield replace(mutation, truth=truth)


def _qualifiers(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG110."""
    other = OPPOSED.get(figure.qualifier or "")
    if other is not None and not figure.is_range:
        yield from change(figure, "FIG110", mended(text, figure, "qualifier", other), qualifier=other)


def _other_values(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG101: a number of which two digits or more are others."""
    found = numeral(text, figure)
    if found is None or found[1] <= 0 or figure.qualifier or figure.part("joint"):
        return
    part, value = found
    digits, exponent = value.as_tuple().digits, int(value.as_tuple().exponent)
    if len(digits) < 2 or (abs(value) != abs(figure.low) and figure.part("scale") is None):
        return
    turned = ((digits[0] + 3) % 10 or 1, (digits[1] + 4) % 10 or 1, *digits[2:])
    if sorted(turned) != sorted(digits):
        changed = Decimal((0, turned, exponent))
        yield from change(figure, "FIG101", with_number(text, part, figure, changed), low=figure.low / value * changed)


def _conversions(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG111: a conversion in brackets that is off by a quarter."""
    yield from in_brackets(text, figure, "FIG111", Decimal("1.27"))


def _dropped_qualifiers(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG115: a qualifier left out."""
    part = figure.part("qualifier")
    if part is None or figure.is_range or part.end > figure.start or figure.qualifier in ("exactly", "up_to", "under"):
        return
    cut = f"{text[: part.start]}{text[part.end :].lstrip()}"
    yield from change(figure, "FIG115", cut, qualifier=None)


def _trailing_zeros(text: str, figure: Figure) -> Iterator[Mutation]:
    """FIG116: `20,100` written as `20,000` is coarse, and stays supported."""
    found = numeral(text, figure)
    if found is None or figure.unit == "%" or figure.qualifier or only(figure, "scale") is not None:
        return
    part, value = found
    if value != figure.low or value < 1000 or value != value.to_integral_value() or value % 10 == 0:
        return
    rounded = Decimal(f"{value:.2g}").quantize(Decimal(1))
    if abs(rounded - value) <= value * Decimal("0.015"):
        yield from change(figure, "FIG116", with_number(text, part, figure, rounded), low=rounded)


PLANTERS = [
    _magnitudes, _lost_scale, _zeros, _lost_decimal, _exchanged_signs, _currencies, _periods, _units, _bounds, _digits, _signs,
    _qualifiers, _other_values, _conversions, _dropped_qualifiers, _trailing_zeros,
]  # fmt: skip
