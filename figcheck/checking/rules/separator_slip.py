"""The number is right when its points and commas are read the way another country writes them, or a decimal sign is lost.

`1.234` is one thousand two hundred and thirty-four in German and a little over one in English. Write the signs of the
document's own language.

Example claim: `650,000 households`
Wrong (et): Elektrist piisab 650,000 majapidamisele.
Right (et): Elektrist piisab 650 000 majapidamisele.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from figcheck.checking.slips import Pair, Slip, is_of_other_words, scale_of, written_digits

CODE, SLUG = "FIG103", "separator-slip"


def explain(pair: Pair) -> Slip | None:
    """Another reading of the digits, or the claim's digits with its decimal sign lost."""
    if is_of_other_words(pair.figure, pair.claim.figure):
        return None  # the digits are those of the claim, the scale word or the unit is not
    for reading in pair.figure.readings:
        if (
            reading.unit != pair.figure.unit
            or reading.low is None
            or reading.high is None
            or "scale word" in reading.reason
        ):
            continue
        changed = replace(pair.quantity, low=reading.low, high=reading.high, precision=reading.precision)
        if pair.agrees_as_stated(changed):
            return Slip("number", _as_written(pair, reading.low))
    return _lost_decimal(pair)


def _as_written(pair: Pair, value: Decimal) -> str:
    plain = value / scale_of(pair.figure)
    return str(plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain)


def _lost_decimal(pair: Pair) -> Slip | None:
    """`1545 million` for `15.45 million`: the same digits, the point gone."""
    number = pair.figure.part("number")
    if number is None or not pair.quantity.is_point or not pair.truth.is_point:
        return None
    written = pair.figure.text[max(0, number.start - pair.figure.start) : number.end - pair.figure.start]
    if not any(character.isdecimal() for character in written):
        return None
    mantissa = Decimal(number.value or 0)
    if not mantissa or mantissa != mantissa.to_integral_value():
        return None
    mantissa = mantissa.to_integral_value()
    digits = written_digits(mantissa)
    for places in range(1, len(f"{mantissa:f}")):
        changed = pair.scaled(Decimal(1).scaleb(-places))
        if pair.agrees_as_stated(changed) and written_digits(pair.truth.low) == digits:
            wanted = mantissa.scaleb(-places)
            return Slip("number", str(wanted), strong=True) if wanted != wanted.to_integral_value() else None
    return None
