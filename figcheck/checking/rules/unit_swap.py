"""The number is right, the unit is not: miles for kilometres, percent for percentage points.

Example claim: `37 km`
Wrong: The wind farm lies 37 nautical miles from the coast.
Right: The wind farm lies 37 kilometres from the coast.
"""

from __future__ import annotations

from dataclasses import replace

from figcheck.checking.slips import Pair, Slip
from figcheck.quantities.canonical import dimension_of

CODE, SLUG = "FIG106", "unit-swap"


def explain(pair: Pair) -> Slip | None:
    """The claim's unit in place of the figure's."""
    unit, wanted = pair.quantity.unit, pair.truth.unit
    if (
        unit is None
        or wanted is None
        or unit == wanted
        or "money" in (dimension_of(unit, None), dimension_of(wanted, None))
    ):
        return None
    return Slip("unit", wanted) if pair.agrees_as_stated(replace(pair.quantity, unit=wanted)) else None
