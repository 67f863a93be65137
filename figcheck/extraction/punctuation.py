"""Signs that open and close brackets, part what is listed, and end clauses and sentences."""

from __future__ import annotations

__all__ = ["CLAUSE_ENDS", "CLOSING", "COMMAS", "OPENING", "STOPS"]

CLOSING = frozenset({")", "]", "）", "」", "»", "”", '"', "'"})
OPENING = frozenset({"(", "[", "（"})
CLAUSE_ENDS = frozenset({";", ":", "—", "–", "；", "："})
COMMAS = frozenset({",", "،", "、"})
STOPS = frozenset({".", ";", "!", "?", "।", "。", "！", "？", "؟", "۔"})
