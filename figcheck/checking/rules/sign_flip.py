"""A fall for a rise, or a minus lost.

Example claim: `-3.8 %`
Wrong: Sales were up 3.8 percent.
Right: Sales were down 3.8 percent.
"""

from __future__ import annotations

from dataclasses import replace

from figcheck.checking.slips import Pair, Slip

CODE, SLUG = "FIG109", "sign-flip"

_OPPOSITE = {"up": "down", "down": "up"}


def explain(pair: Pair) -> Slip | None:
    """The opposite sign or direction."""
    quantity = pair.quantity
    if quantity.vague:
        return None
    if quantity.direction is not None:
        turned = replace(quantity, direction=_OPPOSITE[quantity.direction])
        if (pair.truth.high < 0 or pair.truth.direction is not None) and pair.agrees(turned):
            return Slip(
                "direction",
                _OPPOSITE[quantity.direction],
                note=f"it says {quantity.direction} where the claim says the opposite",
            )
    flipped = replace(quantity, low=-quantity.high, high=-quantity.low, direction=None)
    if pair.agrees_as_stated(flipped):
        return Slip("sign", "-" if quantity.low > 0 else "+", note="its sign is the opposite of the claim's")
    return None
