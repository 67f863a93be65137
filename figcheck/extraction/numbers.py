"""A number in running text, whatever way it is written."""

from __future__ import annotations

from figcheck.extraction.compose import compose, simple_number
from figcheck.extraction.items import FRACTION, NUMERAL, WORD, Items, flags_of
from figcheck.extraction.notations import read_fraction_sign, read_price, read_scientific, read_written_fraction
from figcheck.extraction.number import Number, ScalePart
from figcheck.extraction.numerals import FRACTION_VALUES, numerals_of
from figcheck.extraction.scales import is_only_scale, scale_at
from figcheck.locales.lexicon import Lexicon

__all__ = ["read_number", "read_plain"]

_QUALIFIER = flags_of(("qualifier",))
_BEGINNINGS = frozenset({"number", "scale", "article", "added", "fraction", "denominator"})


def read_plain(items: Items, at: int, lexicon: Lexicon) -> Number | None:
    """A numeral, perhaps with one scale word, that nothing goes on; None where more may have to be read."""
    item = items[at]
    if item.kind != NUMERAL:
        return None
    follower = items[at + 1] if at + 1 < len(items) else None
    scale: ScalePart | None = None
    if follower is not None and (follower.continues or follower.flags & _QUALIFIER):
        behind = items[at + 2] if at + 2 < len(items) else None
        if not is_only_scale(follower) or (behind is not None and behind.continues):
            return None
        scale = scale_at(items, at + 1)
        if scale is None:
            return None
    found = numerals_of(item, lexicon)
    if not found or found[0].value == 10:  # 10⁶
        return None
    return simple_number(at, found, scale)


def read_number(items: Items, at: int, lexicon: Lexicon) -> Number | None:
    """The number that starts at an item, or None. Vague amounts and shares are read elsewhere."""
    start = items[at]
    if start.kind == NUMERAL:
        return (
            read_scientific(items, at, lexicon)
            or read_price(items, at)
            or read_written_fraction(items, at, slash_decimals=bool(lexicon.settings.get("slash_decimals")))
            or compose(items, at, lexicon)
        )
    if start.kind == FRACTION:
        return read_fraction_sign(items, at) if start.text in FRACTION_VALUES else None
    if start.kind == WORD and not _BEGINNINGS.isdisjoint(start.roles):
        return compose(items, at, lexicon)
    return None
