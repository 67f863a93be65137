"""Amounts that belong together: ranges, lists that share a unit, changes from one to another, compounds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from figcheck.extraction.amounts import Amount, UnitReading
from figcheck.extraction.items import MASKED, NUMERAL, SIGN, WORD, Item, Items, flags_of
from figcheck.extraction.number import Number
from figcheck.locales.lexicon import Lexicon
from figcheck.locales.words import is_unspaced
from figcheck.quantities.units import PERIODS, ratio

__all__ = ["join_spans"]

_DASHES = frozenset({"-", "~", "～", "〜", "÷", "..."})
_LIST_SIGNS = frozenset({",", "、", "،", ";", "/", "·"})
_NEXT_TO_OPENING = 3
_DIRECTION = flags_of(("direction",))
_SHAREABLE = Decimal(10_000)


def join_spans(items: Items, amounts: list[Amount], lexicon: Lexicon) -> list[Amount]:
    """The amounts with ranges and compounds joined, and units and scales shared where they are said once."""
    amounts = _join_compounds(items, amounts)
    _share_in_lists(items, amounts)
    _share_from_first(items, amounts)
    result: list[Amount] = []
    index = 0
    while index < len(amounts):
        left = amounts[index]
        right = amounts[index + 1] if index + 1 < len(amounts) else None
        if right is not None:
            pattern = _pattern_between(items, left, right, lexicon)
            if pattern is not None:
                kind, opened, closed = pattern
                if kind == "changes" or (not opened and _is_step(items, left, right)):
                    _share_change(left, right)
                elif not _ends_list(items, amounts[: index + 2]):
                    joined = _range(items, left, right, explicit=opened or closed > 0)
                    if joined is not None:
                        joined.closing = closed
                        result.append(joined)
                        index += 2
                        continue
        result.append(left)
        index += 1
    return result


def _is_step(items: Items, left: Amount, right: Amount) -> bool:
    """Whether `to` behind an amount with a unit of its own says where a change led: `falt 11 kroner til 74 kroner`."""
    own = left.unit_items and right.unit_items and left.unit_items[-1] != right.unit_items[-1]
    if not own or left.kind == "percent" or any(item.key in _DASHES for item in _between(items, left, right)):
        return False
    at = left.first - 1
    while at >= 0 and items[at].has("qualifier") and not items[at].flags & _DIRECTION:
        at -= 1
    return at >= 0 and bool(items[at].flags & _DIRECTION)


def _ends_list(items: Items, amounts: list[Amount]) -> bool:
    """Whether the last two of some amounts are the end of a list: `10, 20 or 30 percent` is no range."""
    if len(amounts) < 3:
        return False
    before, left, right = amounts[-3:]
    listed = _between(items, before, left)
    return (
        before.is_shared and left.is_shared and len(listed) == 1 and listed[0].key in _LIST_SIGNS
        and any(item.has("or") for item in _between(items, left, right))
    )  # fmt: skip


def _between(items: Items, left: Amount, right: Amount) -> list[Item]:
    return items[left.last + 1 : right.first]


def _pattern_between(items: Items, left: Amount, right: Amount, lexicon: Lexicon) -> tuple[str, bool, int] | None:
    """(kind, opened, items that close it) of the range pattern that two amounts stand in, the most specific one."""
    between = _between(items, left, right)
    fused = items[right.first].roles.get("fused", ()) if not between else ()
    ending = _ending(items[left.last])
    if (not between and not fused and not ending) or len(between) > 5:
        return None
    bare = [item for item in between if item.side("qualifier", "before") is None or item.key in lexicon.joint_keys]
    middles = {" ".join([item.key for item in each]) for each in (between, _without_articles(between), bare)}
    middles |= {meaning.ending for meaning in fused}
    if ending:  # `5 લાખથી 7 લાખ`
        middles |= {f"{ending} {middle}".strip() for middle in middles} | ({ending} if not bare else set())
    found: list[tuple[int, str, bool, int]] = []
    for kind, opening, closing in (pattern for middle in middles for pattern in lexicon.joints.get(middle, ())):
        if (opening and not _stands_before(items, left.first, opening)) or (
            closing and not (closed := _stands_after(items, right.last, closing))
        ):
            continue
        if kind == "changes" and not _has_direction(
            items, left, right, middle_has=any(i.has("direction") for i in between)
        ):
            continue
        weight = (4 if opening else 0) + (2 if closing else 0) + (1 if kind == "changes" else 0)
        found.append((weight, kind, bool(opening), closed if closing else 0))
    if not found:
        return None
    changes = [each for each in found if each[1] == "changes"]
    _, kind, opened, closed = max(changes or found)
    return kind, opened, closed


def _ending(item: Item) -> str:
    """The case ending of a word, if it was taken off to know the word."""
    return next((meaning.ending for meanings in item.roles.values() for meaning in meanings if meaning.ending), "")


def _without_articles(between: list[Item]) -> list[Item]:
    """The words between two amounts without the articles that belong to the second (`tra l'1,4 e l'1,6`)."""
    end = len(between)
    while end > 1 and (between[end - 1].key.endswith("'") or between[end - 1].roles.keys() & {"article", "common"}):
        end -= 1
    return between if end == 1 and between[0].kind == SIGN else between[:end]


def _stands_before(items: Items, at: int, words: str) -> bool:
    """Whether the words stand right before an item, with at most a qualifier, an article or a bracket between."""
    index, skipped = at - 1, 0
    while index >= 0 and skipped < 3:
        text = items[index].key
        back = index
        while len(text) < len(words) and back > 0:
            back -= 1
            text = f"{items[back].key} {text}"
        if text == words:
            return True
        if not items[index].roles.keys() & {"qualifier", "article", "of", "common"} and not items[index].key.endswith(
            "'"
        ):
            return False
        index -= 1
        skipped += 1
    return False


def _stands_after(items: Items, at: int, words: str) -> int:
    """How many items the words are that stand right behind an item; 0 if they do not."""
    text, index = "", at + 1
    while index < len(items) and len(text) < len(words):
        text = f"{text} {items[index].key}".strip()
        index += 1
    return index - at - 1 if text == words else 0


def _has_direction(items: Items, left: Amount, right: Amount, *, middle_has: bool) -> bool:
    """Whether a verb or noun of change stands in the clause before or behind two amounts."""
    if middle_has:
        return True
    for index in range(left.first - 1, max(-1, left.first - 12), -1):
        if items[index].key in (".", ";", ",", "!", "?", "।", "。", "、", "،"):
            if items[index].key == "," and left.first - index <= _NEXT_TO_OPENING:
                continue  # `rose 14 %, from 1,774 to 2,018`
            if items[index].key == "." and index and items[index - 1].kind == NUMERAL and not items[index].space:
                continue  # an ordinal
            break
        if items[index].has("direction"):
            return True
    for index in range(right.last + 1, min(len(items), right.last + 7)):
        if items[index].key in (".", ";", ",", "!", "?", "।", "。", "、"):
            break
        if items[index].has("direction"):
            return True
    return False


def _range(items: Items, left: Amount, right: Amount, *, explicit: bool) -> Amount | None:
    """One amount with two bounds, or None if the two do not make a range."""
    low, high = left.number, right.number
    if low.vague or high.vague or (low.share is None) != (high.share is None):
        return None
    if left.high is not None or right.high is not None:
        return None
    if left.units and right.units and not _same_units(left, right):
        return None
    larger = (high.scales and not low.scales) or (high.low >= 1000 and low.low < 100)
    if left.units and not right.units and larger and left.kind == "percent":
        return None  # `sjönk 11 procent till 112,4 miljarder`
    both = bool(left.units and right.units)  # 百分之十到百分之十五
    low, high = _share_scale(low, high, between_dash=not explicit and not both)
    if (
        low.share is None
        and not left.units
        and not right.units
        and not explicit
        and not _range_like(items, left, right)
    ):
        return None
    if low.low > high.low:
        if not explicit and not (high.low < 0 and low.low <= 0):
            return None
        low, high = high, low
    if low.low == high.low:
        return None
    units = _shared_units(left, right)
    joined = replace(left, number=low, high=high, last=right.last, units=units)
    joined.unit_items = (*left.unit_items, *right.unit_items)
    return joined


def _same_units(left: Amount, right: Amount) -> bool:
    return bool({(unit.name, unit.factor) for unit in left.units} & {(unit.name, unit.factor) for unit in right.units})


def _shared_units(left: Amount, right: Amount) -> tuple[UnitReading, ...]:
    if left.units and right.units:
        return left.units if len(left.units) <= len(right.units) else right.units
    return right.units or left.units


def _range_like(items: Items, left: Amount, right: Amount) -> bool:
    """Whether two bare numbers with a dash or a `to` between them are a range and not a score or a code."""
    between = _between(items, left, right)
    if len(between) != 1 or between[0].key not in _DASHES:
        return not (between and between[-1].roles.keys() & {"and"}) and not _is_single_or(between)
    following = items[right.last + 1] if right.last + 1 < len(items) else None
    if left.number.low >= right.number.low:
        return False
    if between[0].key != "-" or (left.number.grouped and left.number.low > 31) or right.number.scales:
        return True
    alone = left.first == 0 and following is None
    counted = following is not None and following.kind == WORD and (following.space or is_unspaced(following.text[0]))
    return alone or counted or left.number.low > 31


def _is_single_or(between: list[Item]) -> bool:
    return len(between) == 1 and between[0].has("or")


def _share_scale(low: Number, high: Number, *, between_dash: bool) -> tuple[Number, Number]:
    """`3 to 5 million`: the scale said once belongs to both, if the first number is the smaller one."""
    if high.scales and not low.scales and abs(low.low) <= abs(high.mantissa) and high.scale > 1:
        unit = None if low.unit is None else low.unit * high.scale
        low = replace(low, low=low.low * high.scale, high=low.high * high.scale, unit=unit, scale=high.scale)
    elif low.scales and not high.scales and between_dash and low.scale > 1 and low.mantissa < high.low < 1000:
        unit = None if high.unit is None else high.unit * low.scale
        high = replace(high, low=high.low * low.scale, high=high.high * low.scale, unit=unit, scale=low.scale)
    return low, high


def _share_change(left: Amount, right: Amount) -> None:
    """`von 745 auf 912 Millionen Dollar`: two figures that share unit and scale."""
    if not left.units and right.units:
        left.number, _ = _share_scale(left.number, right.number, between_dash=False)
        left.units, left.is_shared = right.units, True
    elif left.units and not right.units and not right.number.in_words:
        right.units = left.units


def _share_in_lists(items: Items, amounts: list[Amount]) -> None:
    """`10, 20 and 30 percent`: bare numbers joined to one with a unit take its unit and scale."""
    joined = False
    for index in range(len(amounts) - 2, -1, -1):
        left, right = amounts[index], amounts[index + 1]
        between = _between(items, left, right)
        if len(between) > 1 and (between[0].has("and") or between[0].has("or") or between[0].key in _LIST_SIGNS):
            between = _without_articles(between)
        conjunction = len(between) in (1, 2) and (between[-1].has("and") or between[-1].has("or"))
        conjunction = conjunction or (
            not between and any(m.value == "and" for m in items[right.first].roles.get("fused", ()))
        )
        comma = len(between) == 1 and between[0].key in _LIST_SIGNS
        joined = conjunction or (comma and joined)
        if not joined or left.units or not right.units or left.number.share is not None or left.number.vague:
            joined = joined and bool(left.units)
            continue
        if right.number.vague or (right.unit_items and right.unit_items[0] < right.number.first):
            joined = False
            continue
        if left.number.low >= _SHAREABLE or (left.number.in_words and not right.number.in_words):
            joined = False
            continue
        if _measures_apart(left, right):
            joined = False
            continue
        left.number, _ = _share_scale(left.number, right.number, between_dash=False)
        left.units, left.is_shared = right.units, True


def _share_from_first(items: Items, amounts: list[Amount]) -> None:
    """`yüzde 10, 20 ve 30`: a share's word before the first of a list holds for all of it."""
    for index, first in enumerate(amounts[:-1]):
        if first.kind != "percent" or not first.unit_items or first.unit_items[0] > first.number.first:
            continue
        chain = [first]
        for amount in amounts[index + 1 :]:
            between = _between(items, chain[-1], amount)
            links = len(between) == 1 and (
                between[0].key in _LIST_SIGNS or between[0].has("and") or between[0].has("or")
            )
            if (
                not links
                or amount.units
                or amount.number.share is not None
                or amount.number.scales
                or amount.number.vague
            ):
                break
            chain.append(amount)
            if between[0].key not in _LIST_SIGNS:
                for each in chain[1:]:
                    each.units, each.is_shared = first.units, True
                break


def _measures_apart(left: Amount, right: Amount) -> bool:
    """A bare count before a measure of another size is no list: `300 and 5 percent`."""
    if left.number.scales or right.number.scales:
        return False
    low, high = abs(left.number.low), abs(right.number.low)
    return low > 0 and high > 0 and max(low, high) / min(low, high) > 20


def _join_compounds(items: Items, amounts: list[Amount]) -> list[Amount]:
    """`2 hours 14 minutes`, `5 ft 10 in`, `15 dollars 50`: one amount in the smaller (of money the main) unit."""
    result: list[Amount] = []
    for amount in amounts:
        previous = result[-1] if result else None
        joined = _compound(items, previous, amount) if previous is not None else None
        if joined is not None:
            result[-1] = joined
        else:
            result.append(amount)
    return result


def _compound(items: Items, left: Amount, right: Amount) -> Amount | None:
    between = _between(items, left, right)
    if len(between) > 1 or (
        between and not (between[0].has("and") or between[0].has("point") or between[0].key == ",")
    ):
        return None
    if left.unit is None or left.number.vague or right.number.vague or left.high or right.high:
        return None
    if left.number.low != left.number.low.to_integral_value() or right.number.low < 0:
        return None
    if left.unit.kind == "money":
        return _compound_money(items, left, right, between)
    if left.unit.kind == "percent":
        return _compound_share(left, right, between)
    if left.unit.kind != "measure" or right.unit is None or right.unit.kind != "measure" or left.unit.factor != 1:
        return None
    for unit in right.units:
        size = ratio(left.unit.name, unit.name)
        if (
            size is None
            or size <= 1
            or right.number.low >= size
            or (left.unit_items and left.unit_items[0] < left.first)
        ):
            continue
        if (between and between[0].key == "," and size > 100) or _over_calendar(left.unit.name, unit.name):
            continue
        total = left.number.low * size + right.number.low
        number = replace(
            right.number, first=left.number.first, low=total, high=total, grouped=False, scales=(), readings=()
        )
        return replace(
            right, number=number, first=left.first, units=(unit,), unit_items=(*left.unit_items, *right.unit_items)
        )
    return None


def _compound_share(left: Amount, right: Amount, between: list[Item]) -> Amount | None:
    """`3割5分`, `三成五`: tenths and hundredths of a whole."""
    unit = left.unit
    if between or unit is None or unit.factor not in (10, 1) or not 0 < right.number.low < 10 or right.number.scales:
        return None
    if unit.factor == 1 and (len(left.unit_items) < 2 or not right.units):
        return None
    step = unit.factor / 10
    if right.units and (right.units[0].name != unit.name or right.units[0].factor != step):
        return None
    total = left.number.low * unit.factor + right.number.low * step
    number = replace(left.number, last=right.number.last, low=total, high=total, unit=step, mantissa=total, readings=())
    units = (UnitReading("percent", unit.name),)
    return replace(left, number=number, last=right.last, units=units, unit_items=(*left.unit_items, *right.unit_items))


def _over_calendar(larger: str, smaller: str) -> bool:
    """Months do not convert to days: how long they are depends on the calendar."""
    months = {"month", "quarter", "year", "decade", "century"}
    return (larger in months) != (smaller in months) and smaller in PERIODS


def _is_change(items: Items, left: Amount, right: Amount, between: list[Item]) -> bool:
    """Whether a bare number behind an amount of money is its cents: `15 dollars 50`, `15 dollars and 50.`"""
    item = items[right.number.last]
    following = items[right.last + 1] if right.last + 1 < len(items) else None
    if left.number.scales or right.number.scales or item.kind == MASKED:
        return False
    if not items[left.last].text.isalpha():  # `35€ 99`
        return (
            not between and len(item.key) == 2 and item.key.isdigit() and (following is None or following.kind == SIGN)
        )
    if right.number.in_words:
        return 10 <= right.number.low < 100 and (following is None or following.kind == SIGN)
    if len(item.key) != 2 or not item.key.isdigit():
        return False
    if between:
        return (
            (between[0].has("and") or between[0].has("point"))
            and left.number.words <= 1
            and (following is None or following.key in (".", "!", "?"))
        )
    if items[left.last].has("currency") and items[left.last].first("currency").ending:
        return False  # a case ending ends the amount: `15 manatdan 17 manata`
    return following is None or following.has("common") or (following.kind != WORD and following.key not in ("-", "/"))


def _compound_money(items: Items, left: Amount, right: Amount, between: list[Item]) -> Amount | None:
    assert left.unit is not None
    if left.unit_items and left.unit_items[0] < left.number.first:
        return None
    if right.unit is not None:
        minor = next(
            (u for u in right.units if u.kind == "money" and u.factor < 1 and u.name in {x.name for x in left.units}),
            None,
        )
        if minor is None or right.number.low * minor.factor >= 1:
            return None
        main = next(unit for unit in left.units if unit.name == minor.name)
        if main.factor <= minor.factor:
            return None  # `8 qəpikdən 8,4 qəpiyə`
        total = left.number.low * main.factor + right.number.low * minor.factor
        units: tuple[UnitReading, ...] = (UnitReading("money", minor.name),)
        step = minor.factor
    elif not _is_change(items, left, right, between):
        return None
    else:
        total = left.number.low + right.number.low / 100
        units, step = left.units, Decimal("0.01")
    number = replace(left.number, last=right.number.last, low=total, high=total, unit=step, mantissa=total, readings=())
    return replace(left, number=number, last=right.last, units=units, unit_items=(*left.unit_items, *right.unit_items))
