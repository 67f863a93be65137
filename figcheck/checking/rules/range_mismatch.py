"""A bound of a range was dropped, swapped or changed.

Example claim: `21 to 34 m`
Wrong: The water there is between 21 and 48 metres deep.
Right: The water there is between 21 and 34 metres deep.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from figcheck.checking.slips import Pair, Slip

CODE, SLUG = "FIG107", "range-mismatch"


def explain(pair: Pair) -> Slip | None:
    """One bound that agrees while the other does not."""
    figure, truth = pair.quantity, pair.truth
    if figure.vague or truth.vague or not (figure.is_range or truth.is_range):
        return None
    if figure.is_range and truth.is_range:
        low, high = _bound(pair, figure.low, truth.low), _bound(pair, figure.high, truth.high)
        crossed = _bound(pair, figure.low, truth.high) or _bound(pair, figure.high, truth.low)
        if low and not high:
            return _slip(pair, "upper", truth.high, "the lower bound is right, the upper one is not")
        if high and not low:
            return _slip(pair, "lower", truth.low, "the upper bound is right, the lower one is not")
        return Slip(note="one bound stands in the other's place") if crossed else None
    if truth.is_range:
        if _bound(pair, figure.low, truth.low):
            return _slip(pair, "range", truth.high, "the claim is a range, and the text gives its lower bound alone")
        return (
            _slip(pair, "range", truth.low, "the claim is a range, and the text gives its upper bound alone")
            if _bound(pair, figure.low, truth.high)
            else None
        )
    if _bound(pair, figure.low, truth.low) or _bound(pair, figure.high, truth.low):
        return Slip(note="the claim is one value, and the text makes it a bound of a range")
    return None


def _slip(pair: Pair, part: str, value: Decimal, note: str) -> Slip:
    """A slip with the bound that is right, where both sides are stated in the same unit."""
    alike = pair.quantity.unit == pair.truth.unit and pair.quantity.per == pair.truth.per
    return Slip(part, f"{value:f}", note=note) if alike else Slip(note=note)


def _bound(pair: Pair, ours: Decimal, theirs: Decimal) -> bool:
    claim = replace(pair.claim, figure=replace(pair.claim.figure, low=theirs, high=theirs))
    point = replace(pair.quantity, low=ours, high=ours)
    found = pair.comparer.agreement(replace(point, qualifier=pair.truth.qualifier), claim)
    return found is not None and found.grade in ("exact", "rounded", "converted")
