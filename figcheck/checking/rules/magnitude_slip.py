"""The digits are right, but the magnitude is not: million for billion, crore for million, 万 for 億, a zero too many.

Look at the scale word, above all where a text was translated: English billion is German Milliarde and Danish milliard,
and a hundred million is ten crore.

Example claim: `20 million USD`
Wrong: The company paid $20 billion for the building.
Right: The company paid $20 million for the building.
"""

from __future__ import annotations

from decimal import Decimal

from figcheck.checking.rules import digit_slip
from figcheck.checking.slips import Pair, Slip, mantissa_of, powers_of_ten, scale_of, written_digits

CODE, SLUG = "FIG102", "magnitude-slip"


def explain(pair: Pair) -> Slip | None:
    """A power of ten that makes the figure agree in its own digits."""
    if pair.figure.kind == "percent" and pair.figure.unit != pair.truth.unit:
        return None
    for factor in powers_of_ten():
        if pair.agrees_as_stated(pair.scaled(factor)):
            if written_digits(pair.quantity.low) != written_digits(pair.truth.low) and digit_slip.explain(pair):
                return None  # a digit dropped or doubled, which the power of ten only hides in its rounding
            return _slip(pair, factor)
    return None


def _slip(pair: Pair, factor: Decimal) -> Slip:
    scales = [part for part in pair.figure.parts if part.name == "scale" and part.end > part.start]
    if scales and not _is_of_the_number(pair):
        last = max(Decimal(part.value) for part in scales)
        wanted = last * factor
        if wanted > 1:
            return Slip("scale", str(wanted), strong=True)
    number = pair.figure.part("number")
    if number is not None and (not scales or _is_of_the_number(pair)):
        return Slip("number", str(_plain(pair.figure.low * factor / scale_of(pair.figure))), strong=True)
    note = f'the word behind it, "{pair.figure.next_word}", is not known to figcheck' if pair.figure.next_word else ""
    return Slip(note=note, strong=True)


def _is_of_the_number(pair: Pair) -> bool:
    """Whether the scale word is the claim's own, so that the number before it has a zero too many or too few."""
    ours, theirs = mantissa_of(pair.figure), mantissa_of(pair.claim.figure)
    return ours is not None and theirs is not None and scale_of(pair.figure) == scale_of(pair.claim.figure)


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
