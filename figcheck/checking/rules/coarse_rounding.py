"""The figure agrees only if its trailing zeros are rounding: 1,200 for 1,217. A note only.

Example claim: `1,217`
Noted: About the town there are 1,200 windmills.
Right: About the town there are 1,217 windmills.
"""

from __future__ import annotations

from figcheck.quantities.agreement import Agreement

CODE, SLUG = "FIG116", "coarse-rounding"


def applies(agreement: Agreement) -> bool:
    """Whether an agreement rests on trailing zeros."""
    return agreement.grade == "coarse"
