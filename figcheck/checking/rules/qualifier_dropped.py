"""The claim is qualified and the text leaves the qualifier out: 25 percent for nearly 25 percent. A note only.

Example claim: `nearly 25 %`
Noted: It makes up 25 percent of sales.
Right: It makes up nearly 25 percent of sales.
"""

from __future__ import annotations

from figcheck.quantities.agreement import Agreement

CODE, SLUG = "FIG115", "qualifier-dropped"


def applies(agreement: Agreement) -> bool:
    """Whether an agreement left the claim's qualifier out."""
    return agreement.dropped
