"""Street numbers and postcodes, which are no figures: Hauptstraße 12, 10115 Berlin; 12, rue de la Paix; ул. Ленина, 12."""

from __future__ import annotations

from collections.abc import Sequence

from figcheck.extraction.amounts import Amount
from figcheck.extraction.items import NUMERAL, SIGN, WORD, Item, Items, flags_of
from figcheck.locales.lexicon import Lexicon

__all__ = ["reject_addresses"]

_STREET = flags_of(("streets",))
_NAME = 4  # words of a street's name
_LARGEST_HOUSE = 4  # digits
_POSTCODE = range(4, 7)  # digits
_NEAR = 8  # items between a house and its postcode
_STOPS = frozenset({";", "!", "?", "·", "؛"})


def reject_addresses(items: Items, amounts: Sequence[Amount], reasons: list[str | None], lexicon: Lexicon) -> None:
    """Turn away the numbers of houses, and the postcodes that follow them."""
    house: int | None = None
    told = False  # by a street, not only by a label: No. 12
    for index, amount in enumerate(amounts):
        if _is_house(items, amount, lexicon):
            reasons[index] = "label"
            house, told = amount.last, True
        elif house is not None and amount.first - house <= _NEAR and _is_postcode(items, amount, house, told=told):
            reasons[index] = "label"
        elif reasons[index] == "label":
            house, told = amount.last, told and house is not None and amount.first - house <= _NEAR


def _is_house(items: Items, amount: Amount, lexicon: Lexicon) -> bool:
    item = items[amount.number.last]
    number = amount.number
    if item.kind != NUMERAL or number.scales or not item.key.isdigit() or len(item.key) > _LARGEST_HOUSE:
        return False
    if amount.units and not _is_letter(items, amount):
        return False
    if items.flags & _STREET and _before_street(items, amount):
        return True
    before = items[amount.first - 1] if amount.first else None
    after = items[amount.last + 1] if amount.last + 1 < len(items) else None
    if before is None or (after is not None and after.has("counter")):
        return False
    if _is_street_name(before, lexicon):
        return True
    counts = after is not None and after.kind == WORD and not after.has("common") and not after.text[:1].isupper()
    return bool(items.flags & _STREET) and not counts and _behind_street(items, amount)


def _is_letter(items: Items, amount: Amount) -> bool:
    """Whether the unit of a number is one capital letter: Mannerheimintie 12 A."""
    text = items[amount.last].text
    return amount.last == amount.number.last + 1 and len(text) == 1 and text.isupper()


def _is_street_name(item: Item, lexicon: Lexicon) -> bool:
    """Whether a capitalised word ends as the names of streets do: Hauptstraße, Storgatan."""
    if item.kind != WORD or item.roles or not item.text[:1].isupper():
        return False
    return item.key[2:].endswith(lexicon.street_endings)


def _behind_street(items: Items, amount: Amount) -> bool:
    """A word for street and a name before a number, or a name and that word: calle Mayor, 12; Fő utca 12."""
    at = amount.first - 1
    if at >= 0 and items[at].key == ",":
        at -= 1
    names = 0
    for place in range(at, max(-1, at - _NAME - 1), -1):
        item = items[place]
        if item.flags & _STREET:
            named = place == at and place > 0 and _is_name(items[place - 1])
            return bool(names) or named or (place == at and item.key.endswith("."))
        if item.kind != WORD:
            if item.kind == SIGN and item.key in (".", '"', "'", "“", "”", "„", "«", "»") and not names > _NAME:
                continue
            return False
        if _is_name(item):
            names += 1
        elif not item.has("common") and not item.has("of") and not item.has("article"):
            return False
    return False


def _before_street(items: Items, amount: Amount) -> bool:
    """A number before the word for street: 12, rue de la Paix; 12 Oxford Street, London."""
    at = amount.last + 1
    if at < len(items) and items[at].key == ",":
        at += 1
    if at + 1 < len(items) and items[at].flags & _STREET and not items[at].text[:1].isupper():
        return items[at + 1].kind == WORD
    for place in range(at, min(len(items), at + _NAME)):
        item = items[place]
        if item.flags & _STREET and item.text[:1].isupper():
            behind = items[place + 1] if place + 1 < len(items) else None
            return place > at and (behind is None or behind.kind == SIGN or behind.has("common"))
        if item.kind != WORD or not item.text[:1].isupper():
            return False
    return False


def _is_name(item: Item) -> bool:
    """Whether a word may be a name: capitalised, or of a script without capitals and unknown."""
    first = item.text[:1]
    if item.kind != WORD:
        return False
    if first.isupper():
        return True
    return not first.islower() and not item.roles.keys() - {"phrases", "thing"}


def _is_postcode(items: Items, amount: Amount, house: int, *, told: bool) -> bool:
    """A bare number behind a house, with a name beside it; behind a mere label five figures or more."""
    item = items[amount.number.last]
    if amount.units or amount.number.scales or item.kind != NUMERAL:
        return False
    if any(each.key in _STOPS for each in items[house + 1 : amount.first]):
        return False
    digits = item.key.replace(" ", "")
    before = items[amount.first - 1]
    split = len(digits) == 2 and before.kind == NUMERAL and len(before.key) == 3
    if not digits.isdigit() or not (len(digits) in _POSTCODE or split) or (len(digits) == 4 and not told):
        return False
    if not (before.key in (",", "-") or split or _is_name(before)):
        return False
    after = items[amount.last + 1] if amount.last + 1 < len(items) else None
    if after is not None and _is_name(after) and not after.has("counter"):
        return True
    return _is_name(before) and (after is None or after.kind == SIGN)
