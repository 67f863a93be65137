"""Whose dollars, crowns or rupees these are decides the verdict, and nothing tells.

A bare `$`, `kr`, `peso` or `rupees` is taken for a currency that the document names outright, else the claim's, else that
of `currency:` in the claim file, else the locale's own. Here two claims fit, each with another currency. Write `US$` or
`A$`, or name the claim in a comment: `<!-- figcheck: claim=fee -->`.

Example claims: `fee: 20 million CAD`, `fine: 20 million AUD`
Wrong: They paid $20 million.
Right: They paid A$20 million.
"""

from __future__ import annotations

from collections.abc import Sequence

CODE, SLUG = "FIG302", "ambiguous-currency"


def decide(units: Sequence[str], said: frozenset[str], file_currency: str, own: str | None) -> str | None:
    """The one of several currencies that the order of evidence settles on, or None where nothing decides."""
    named = [unit for unit in units if unit in said]
    if len(named) == 1:
        return named[0]
    for unit in (file_currency, own):
        if unit in units:
            return unit
    return None
