"""Signs that open and close brackets, and that end clauses and sentences."""

from __future__ import annotations

__all__ = ["CLAUSE_ENDS", "CLOSING", "OPENING", "STOPS"]

CLOSING = frozenset({")", "]", "）", "」", "»", "”", '"', "'"})
OPENING = frozenset({"(", "[", "（"})
CLAUSE_ENDS = frozenset({";", ":", "—", "–", "；", "："})
STOPS = frozenset({".", ";", "!", "?", "।", "。", "！", "？", "؟", "۔"})
