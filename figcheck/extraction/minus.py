"""A minus before or behind an amount, told from hyphens, dashes and the signs of ranges."""

from __future__ import annotations

from dataclasses import replace

from figcheck.extraction.amounts import Amount
from figcheck.extraction.items import NUMERAL, WORD, Item, Items, flags_of
from figcheck.locales.words import is_unspaced

__all__ = ["OPENING_SIGNS", "attach_minus_before", "attach_minus_behind", "is_minus"]

OPENING_SIGNS = frozenset("([{\"'«„“‘‚<:;,/|=~≈±><≥≤*–—…·•¿¡")
_MINUS = flags_of(("minus",))
_TRUE_MINUS = "\u2212\uff0d"  # the signs that are no hyphen


def attach_minus_before(items: Items, amount: Amount, free_from: int) -> None:
    """`−2.4 %`, `minus 3`: the sign or word before an amount; it belongs to its text."""
    at = amount.first - 1
    if at < free_from or not items[at].flags & _MINUS or amount.number.vague:
        return
    if amount.number.share is not None and amount.number.share <= 1:
        return
    if is_minus(items, at, free_from, glued_to=items[amount.first]):
        amount.number = amount.number.negated(at)
        amount.first = at


def attach_minus_behind(items: Items, amount: Amount) -> None:
    """`5 grados bajo cero`: words behind an amount that make it negative; they belong to its text."""
    if not items.flags & _MINUS:
        return
    at = amount.last + 1
    if at >= len(items) or not items[at].flags & _MINUS or amount.number.low < 0 or amount.number.vague:
        return
    if any(meaning.side == "after" for meaning in items[at].roles["minus"]):
        amount.number = replace(amount.number.negated(at), first=amount.number.first)
        amount.last = at


def is_minus(items: Items, at: int, free_from: int, glued_to: Item) -> bool:
    """Whether an item is a minus of what follows, not a hyphen, a dash or the sign of a range."""
    if at < free_from:
        return False
    item = items[at]
    if not item.flags & _MINUS or item.side("minus", "before") is None:
        return False
    if item.kind == WORD:
        return True
    if glued_to.space:
        return False
    if at == 0 or item.space:
        return at == 0 or items[at - 1].kind != NUMERAL or item.space
    before = items[at - 1]
    if before.kind == WORD and is_unspaced(before.text[-1]) and not before.has("number") and not before.has("counter"):
        behind = items[at + 2] if at + 2 < len(items) else None
        return item.text in _TRUE_MINUS or (behind is not None and behind.has("share"))  # 前年比−5％
    is_sign = not before.text[-1].isalnum()
    return before.text in OPENING_SIGNS or (is_sign and (before.has("qualifier") or before.has("currency")))
