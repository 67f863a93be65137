"""Figures or claims that must fit each other do not: a share of a whole, a sum, a monthly and a yearly amount.

In the claim file, `relations:` says what must hold: `monthly-payment / ai-revenue = ai-share`.

Example claims: `payment: 20 million USD`, `revenue: 80 million USD`, `share: 30 %`
Wrong: payment / revenue = share
"""

from __future__ import annotations

CODE, SLUG = "FIG112", "relation-mismatch"
