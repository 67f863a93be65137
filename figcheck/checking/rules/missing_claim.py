"""No figure of the document is bound to this claim. An error if the claim is `required`, else a note."""

from __future__ import annotations

CODE, SLUG = "FIG202", "missing-claim"
