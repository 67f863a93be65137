"""The number is right, the currency is not: rupee for rupiah, or an amount converted but left with its old sign.

Currencies whose names or signs are alike are the usual victims: rupee and rupiah, kronor and kroner, pesos of one
country and of another.

Example claim: `322 billion IDR`
Wrong (id): Biayanya Rs 322 miliar.
Right (id): Biayanya Rp 322 miliar.
"""

from __future__ import annotations

from dataclasses import replace

from figcheck.checking.rules import digit_slip
from figcheck.checking.slips import Pair, Slip, written_digits
from figcheck.quantities.canonical import dimension_of
from figcheck.quantities.currencies import confusable_with

CODE, SLUG = "FIG104", "currency-swap"

_DIGITS = 3  # of an amount that agrees at the rate of a currency that the text never names, and hardly by chance


def explain(pair: Pair) -> Slip | None:
    """A currency that would agree: the claim's with the same number, the document's, or one alike in name or sign."""
    unit = pair.quantity.unit
    if unit is None or dimension_of(unit, None) != "money" or dimension_of(pair.truth.unit, None) != "money":
        return None
    if pair.truth.unit and pair.truth.unit != unit:
        changed = replace(pair.quantity, unit=pair.truth.unit)
        if pair.agrees_as_stated(changed) or (pair.truth.vague and pair.quantity.vague and pair.agrees(changed)):
            return Slip("unit", pair.truth.unit)
    if unit == pair.truth.unit and written_digits(pair.quantity.low) == written_digits(pair.truth.low):
        return None  # the digits are right in the claim's own currency, so no other explains them
    if unit == pair.truth.unit and digit_slip.explain(pair) is not None:
        return None  # likelier than a currency whose rate happens to fit
    others = [*sorted(pair.comparer.said), *confusable_with(unit)]
    for other in dict.fromkeys(others):
        if other not in (unit, pair.truth.unit) and (found := pair.agrees(replace(pair.quantity, unit=other))):
            if other in pair.comparer.said or (
                found.grade != "vague" and len(written_digits(pair.quantity.low)) >= _DIGITS
            ):
                return Slip("unit", other)
    return None
