"""A number in running text, whatever way it is written."""

from __future__ import annotations

from figcheck.extraction.compose import compose
from figcheck.extraction.notations import read_fraction_sign, read_scientific, read_written_fraction
from figcheck.extraction.number import Number
from figcheck.extraction.numerals import FRACTION_VALUES
from figcheck.extraction.scan import FRACTION, NUMERAL, WORD, Item
from figcheck.locales.lexicon import Lexicon

__all__ = ["read_number"]

_BEGINNINGS = frozenset({"number", "scale", "article", "added", "fraction", "denominator"})


def read_number(items: list[Item], at: int, lexicon: Lexicon) -> Number | None:
    """The number that starts at an item, or None. Vague amounts and shares are read elsewhere."""
    start = items[at]
    if start.kind == NUMERAL:
        return read_scientific(items, at, lexicon) or read_written_fraction(items, at) or compose(items, at, lexicon)
    if start.kind == FRACTION:
        return read_fraction_sign(items, at) if start.text in FRACTION_VALUES else None
    if start.kind == WORD and not _BEGINNINGS.isdisjoint(start.roles):
        return compose(items, at, lexicon)
    return None
