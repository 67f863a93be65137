"""Words of time that make a date of the number before them as often as they count: 年, 日, года, 月."""

from __future__ import annotations

from figcheck.extraction.items import NUMERAL, Item, Items
from figcheck.extraction.number import Number

__all__ = ["makes_date"]


def makes_date(items: Items, at: int, number: Number) -> bool:
    """Whether a unit of time right behind a number makes a date of it: `2024年`, `15日`, `令和6年`, `25年3月期`."""
    item = items[at]
    if at != number.last + 1 or number.scales or number.vague or (item.space and items.is_all(number.first, at)):
        return False
    year, day = _says_behind(item, "years"), _says_behind(item, "dates")
    numeral = items[number.last]
    if numeral.kind != NUMERAL or not numeral.key.isdigit():
        spelled = number.in_words and number.words == 1
        return spelled and ((day and 1 <= number.low <= 31) or (year and 1000 <= number.low < 2700))
    if year:
        if len(numeral.key) == 4 and 1000 <= number.low < 2700:
            return True
        if number.first and (era := items[number.first - 1]).has("years"):
            return not _says_behind(era, "years") and not era.has("common")
        if len(numeral.key) <= 2 and at + 2 < len(items) and items[at + 1].kind == NUMERAL:
            return not items[at + 1].space and items[at + 2].has("dates")
    if at + 1 < len(items) and _says_behind(items[at + 1], "qualifier"):
        return False  # 30日以内
    return day and len(numeral.key) <= 2 and 1 <= number.low <= 31


def _says_behind(item: Item, role: str) -> bool:
    """Whether an item has a role behind an amount, and there alone."""
    return item.has(role) and item.first(role).side == "after"
