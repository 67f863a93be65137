"""There is no exchange rate for this pair at this date, and the context ties the figure to a claim in another currency.

Give the rate under `exchange_rates` in the claim file (`1 USD = 84 INR`), or another date under `as_of`.
"""

from __future__ import annotations

CODE, SLUG = "FIG902", "no-exchange-rate"
