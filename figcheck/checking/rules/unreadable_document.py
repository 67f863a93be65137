"""The file cannot be read as what it says it is. The rest of the run goes on; the exit status is 2."""

from __future__ import annotations

CODE, SLUG = "FIG901", "unreadable-document"
