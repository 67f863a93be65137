"""Signs that open and close brackets, and that end clauses."""

from __future__ import annotations

__all__ = ["CLAUSE_ENDS", "CLOSING", "OPENING"]

CLOSING = frozenset({")", "]", "）", "」", "»", "”", '"', "'"})
OPENING = frozenset({"(", "[", "（"})
CLAUSE_ENDS = frozenset({";", ":", "—", "–", "；", "："})
