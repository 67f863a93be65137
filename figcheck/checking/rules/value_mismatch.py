"""A figure is tied to a claim, disagrees with it, and no known slip explains it.

The words around the figure say what it is about, and the claim file says another value. Correct the figure, or the
claim if that is what is wrong.

Example claim: `20 million USD`
Wrong: The company paid $31 million for the building.
Right: The company paid $20 million for the building.
"""

from __future__ import annotations

from figcheck.checking.rules.digit_slip import wanted_number
from figcheck.checking.slips import Pair, Slip

CODE, SLUG = "FIG101", "value-mismatch"


def explain(pair: Pair) -> Slip:
    """The explanation of last resort: none, and the claim's own number where it fits the figure's words."""
    value = wanted_number(pair)
    return Slip() if value is None else Slip("number", value)
