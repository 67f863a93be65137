"""The amount is right, the period is not: a month for a year, and both text and claim say which.

Example claim: `4.2 million EUR per year`
Wrong: He will earn 4.2 million euros a month.
Right: He will earn 4.2 million euros a year.
"""

from __future__ import annotations

from dataclasses import replace

from figcheck.checking.slips import Pair, Slip

CODE, SLUG = "FIG105", "period-swap"


def explain(pair: Pair) -> Slip | None:
    """The claim's period in place of the figure's."""
    if pair.quantity.per is None or pair.truth.per is None or pair.quantity.per == pair.truth.per:
        return None
    changed = replace(pair.quantity, per=pair.truth.per)
    return Slip("per", pair.truth.per) if pair.agrees(changed, "converted") else None
