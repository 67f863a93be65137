"""No claim speaks of this figure. A note: nobody has vouched for it.

To vouch for it, add it to the claim file; to keep it from being named, ignore FIG201.
"""

from __future__ import annotations

CODE, SLUG = "FIG201", "unverified-figure"
