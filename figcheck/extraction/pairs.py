"""Two amounts side by side: what stands between them, and the scale word that both have."""

from __future__ import annotations

from dataclasses import replace

from figcheck.extraction.amounts import Amount
from figcheck.extraction.items import SIGN, Item, Items
from figcheck.extraction.number import Number

__all__ = ["items_between", "share_scale", "stands_before", "without_articles"]


def items_between(items: Items, left: Amount, right: Amount) -> list[Item]:
    """The items between the texts of two amounts."""
    return items[left.last + 1 : right.first]


def without_articles(between: list[Item]) -> list[Item]:
    """The words between two amounts without the articles that belong to the second (`tra l'1,4 e l'1,6`)."""
    end = len(between)
    while end > 1 and (between[end - 1].key.endswith("'") or between[end - 1].roles.keys() & {"article", "common"}):
        end -= 1
    return between if end == 1 and between[0].kind == SIGN else between[:end]


def share_scale(low: Number, high: Number, *, between_dash: bool) -> tuple[Number, Number]:
    """`3 to 5 million`: the scale said once belongs to both, if the first number is the smaller one."""
    if high.scales and not low.scales and abs(low.low) <= abs(high.mantissa) and high.scale > 1:
        unit = None if low.unit is None else low.unit * high.scale
        low = replace(low, low=low.low * high.scale, high=low.high * high.scale, unit=unit, scale=high.scale)
    elif low.scales and not high.scales and between_dash and low.scale > 1 and low.mantissa < high.low < 1000:
        unit = None if high.unit is None else high.unit * low.scale
        high = replace(high, low=high.low * low.scale, high=high.high * low.scale, unit=unit, scale=low.scale)
    return low, high


def stands_before(items: Items, at: int, words: str) -> bool:
    """Whether the words stand right before an item, with at most a qualifier, an article or a bracket between."""
    index, skipped = at - 1, 0
    while index >= 0 and skipped < 3:
        text = items[index].key
        back = index
        while len(text) < len(words) and back > 0:
            back -= 1
            text = f"{items[back].key} {text}"
        if text == words or items[index].key.endswith(f" {words}"):  # `passará de 3 para 4 euros`
            return True
        if not items[index].roles.keys() & {"qualifier", "article", "of", "common"} and not items[index].key.endswith(
            "'"
        ):
            return False
        index -= 1
        skipped += 1
    return False
