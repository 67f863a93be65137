"""The number is right, but the qualifier says the opposite: over 25 percent for nearly 25 percent.

Example claim: `nearly 25 %`
Wrong: It makes up more than 25 percent of sales.
Right: It makes up nearly 25 percent of sales.
"""

from __future__ import annotations

from dataclasses import replace

from figcheck.checking.slips import Pair, Slip

CODE, SLUG = "FIG110", "qualifier-mismatch"


def explain(pair: Pair) -> Slip | None:
    """The claim's qualifier in place of the figure's."""
    ours, theirs = pair.quantity.qualifier, pair.truth.qualifier
    if ours is None or ours == theirs:
        return None
    changed = replace(pair.quantity, qualifier=theirs)
    if pair.agrees(changed, "converted") is None:
        return None
    return Slip("qualifier", theirs or "", note="" if theirs else "the claim has no such qualifier")
