"""What has been read of an amount, as a figure: its value, its parts, its other readings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from figcheck.extraction.amounts import Amount, UnitReading
from figcheck.extraction.items import WORD, Item, Items
from figcheck.extraction.number import Number
from figcheck.extraction.numerals import Numeral
from figcheck.extraction.scales import powers_of
from figcheck.model.figure import Figure, Part, Reading
from figcheck.model.numbers import decimal_text

__all__ = ["make_figure"]

_READINGS = 12
_SHARE_STEP = Decimal("0.5")
_ONE = Decimal(1)
_THOUSANDTH = Decimal("0.001")
_PLACE = attrgetter("start", "end")
_OTHER_UNIT = "the name or sign stands for several units"


def make_figure(text: str, items: Items, amount: Amount, locale: str) -> Figure:
    """The figure of an amount, with its parts and its other readings."""
    if locale == "und" and amount.kind == "money" and not amount.number.scales:
        _group_thousands(amount)
    number, high = amount.number, amount.high or amount.number
    unit = amount.unit
    kind, name, factor = "number", None, _ONE
    if unit is not None:
        kind, name, factor = unit.kind, unit.name, unit.factor
    elif number.share is not None:
        kind, name = "percent", "%"
    if number.share is not None and unit is None:
        low, top = _percent(number), _percent(high)
        precision: Decimal | None = _SHARE_STEP
    else:
        low = number.low if factor == 1 else number.low * factor
        top = low if high is number and not number.vague else high.high * factor
        step = number.unit if high is number or high.unit is None else max(number.unit or high.unit, high.unit)
        precision = None if step is None or number.vague else (step if factor == 1 else step * abs(factor)) / 2
        if precision is not None and number.in_words and abs(low) < 2 * precision and low:
            precision = abs(low) / 10  # half a million is stated to a tenth
    low, top = (low, top) if low <= top else (top, low)  # a unit below zero: `10 minusgrader`
    start, end = items.start(amount.first), items.ends[amount.last]
    return Figure(
        text[start:end], start, end, kind, low, top, name, amount.per, amount.qualifier, amount.direction, number.vague,
        precision, locale, _parts(items, amount), _readings(items, amount, low, top, precision), _next_word(items, amount),
    )  # fmt: skip


def _group_thousands(amount: Amount) -> None:
    """Where no locale tells, three digits behind a sign in a price are thousands: no coin is a thousandth."""
    for each in (amount.number, amount.high):
        if each is not None and (each.unit != _THOUSANDTH or len(each.readings) != 1):
            return
    first = _turned(amount.number)
    amount.number, amount.high = (
        first,
        None if amount.high is None else first if amount.high is amount.number else _turned(amount.high),
    )


def _turned(number: Number) -> Number:
    """A number by its other reading, the first one kept as that."""
    other = number.readings[0]
    own = Numeral(number.low, number.unit or _ONE, number.digits, other.reason)
    return replace(
        number,
        low=other.value,
        high=other.value,
        mantissa=other.value,
        unit=other.unit,
        digits=other.digits,
        readings=(own,),
    )


def _percent(number: Number) -> Decimal:
    assert number.share is not None
    return Decimal(100 * number.share.numerator) / Decimal(number.share.denominator)


def _parts(items: Items, amount: Amount) -> tuple[Part, ...]:
    parts = list(amount.parts)
    ends, number = items.ends, amount.number
    if not parts and amount.high is None and number.sign is None:
        if not number.scales or (len(number.scales) == 1 and number.scales[0].item == number.last):
            return _plain_parts(items, amount)
    while True:
        first, last = number.first, number.last
        if number.sign is not None:
            parts.append(Part("sign", items.start(number.sign), ends[number.sign], "-"))
        if number.scales or number.sign is not None:
            others = {part.item for part in number.scales} | {number.sign}
            head = [at for at in range(first, last + 1) if at not in others]
            first, last = (head[0], head[-1]) if head else (0, -1)
        if first <= last:
            parts.append(Part("number", items.start(first), ends[last], decimal_text(number.mantissa)))
        parts += [Part("scale", items.start(p.item), ends[p.item], decimal_text(p.value)) for p in number.scales]
        if amount.high is None or number is amount.high:
            break
        number = amount.high
    if amount.unit is not None:
        parts += [Part("unit", items.start(at), ends[at], amount.unit.name) for at in amount.unit_items]
    parts.sort(key=_PLACE)
    return tuple(parts)


def _plain_parts(items: Items, amount: Amount) -> tuple[Part, ...]:
    """The parts of a numeral with at most a scale word behind it and a unit on either side, in order."""
    ends, number, units = items.ends, amount.number, amount.unit_items
    name = amount.units[0].name if units else ""
    parts = [Part("unit", items.start(at), ends[at], name) for at in units if at < number.first]
    last = number.scales[0].item - 1 if number.scales else number.last
    if number.first <= last:
        parts.append(Part("number", items.start(number.first), ends[last], decimal_text(number.mantissa)))
    parts += [
        Part("scale", items.start(each.item), ends[each.item], decimal_text(each.value)) for each in number.scales
    ]
    parts += [Part("unit", items.start(at), ends[at], name) for at in units if at > number.first]
    return tuple(parts)


def _readings(
    items: Items, amount: Amount, low: Decimal, high: Decimal, precision: Decimal | None
) -> tuple[Reading, ...]:
    """The other readings: of the digits, of the scale word, of the unit's name or sign."""
    number, unit = amount.number, amount.unit
    factor, name = (unit.factor, unit.name) if unit is not None else (_ONE, None)
    if unit is None and number.share is not None:
        name = "%"
    found: list[Reading] = []
    if amount.high is None:
        found += [_numeral_reading(each, factor, name) for each in number.readings]
    else:
        found += _range_readings(number, amount.high, factor, name)
    for other in amount.units[1 : _READINGS + 1]:
        if other.factor == factor:
            found.append(Reading(low, high, other.name, precision, _OTHER_UNIT))
        else:
            found.append(_unit_reading(other, other.factor / factor, low, high, precision))
    sign = _unit_sign(items, amount) if unit is not None and unit.kind == "measure" else None
    if sign is not None and sign.has("scale") and not number.scales and amount.high is None:
        power, _ = powers_of(sign.first("scale").value)
        reason = "the letters of the unit are also a scale word"
        found.append(Reading(number.low * power, number.high * power, None, None, reason))
    return tuple(found[:_READINGS])


def _unit_sign(items: Items, amount: Amount) -> Item | None:
    """The one item that says the unit of a measure, right behind the number."""
    return items[amount.last] if amount.last == amount.number.last + 1 else None


def _numeral_reading(numeral: Numeral, factor: Decimal, unit: str | None) -> Reading:
    value = numeral.value * factor
    return Reading(value, value, unit, numeral.unit * abs(factor) / 2, numeral.reason)


def _range_readings(low: Number, high: Number, factor: Decimal, unit: str | None) -> list[Reading]:
    if len(low.readings) != 1 or len(high.readings) != 1:
        return []
    first, second = low.readings[0], high.readings[0]
    return [Reading(first.value * factor, second.value * factor, unit, second.unit * abs(factor) / 2, second.reason)]


def _unit_reading(
    other: UnitReading, scale: Decimal, low: Decimal, high: Decimal, precision: Decimal | None
) -> Reading:
    step = None if precision is None else precision * abs(scale)
    return Reading(low * scale, high * scale, other.name, step, _OTHER_UNIT)


def _next_word(items: Items, amount: Amount) -> str | None:
    """The word behind an amount that figcheck does not know: it may be a scale word nobody taught it."""
    at = amount.last + 1
    if at >= len(items) or items[at].kind != WORD or items[at].roles:
        return None
    return items[at].text
