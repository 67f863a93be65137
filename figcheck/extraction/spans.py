"""Amounts that belong together: ranges, lists that share a unit, changes from one to another, compounds."""

from __future__ import annotations

from dataclasses import replace

from figcheck.extraction.amounts import Amount, UnitReading
from figcheck.extraction.compounds import join_compounds
from figcheck.extraction.items import NUMERAL, WORD, Item, Items, flags_of
from figcheck.extraction.lists import ends_list, share_from_first, share_in_lists
from figcheck.extraction.pairs import items_between, share_scale, stands_before, without_articles
from figcheck.locales.lexicon import Lexicon
from figcheck.locales.words import is_unspaced

__all__ = ["join_spans"]

_LARGEST_SHARING, _NEAR = 10_000, 10
_FARTHEST = 6  # items from the lower bound of a range to the upper one
_DASHES = frozenset({"-", "~", "～", "〜", "÷", "..."})
_DIRECTION = flags_of(("direction",))


def join_spans(items: Items, amounts: list[Amount], lexicon: Lexicon) -> list[Amount]:
    """The amounts with ranges and compounds joined, and units and scales shared where they are said once."""
    amounts = join_compounds(items, amounts)
    share_in_lists(items, amounts)
    share_from_first(items, amounts)
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
                    if left.kind != "percent" or not _counts(items, right):
                        _share_change(left, right)
                elif not ends_list(items, amounts[: index + 2]):
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
    if not own or left.kind == "percent" or any(item.key in _DASHES for item in items_between(items, left, right)):
        return False
    at = left.first - 1
    while at >= 0 and items[at].has("qualifier") and not items[at].flags & _DIRECTION:
        at -= 1
    return at >= 0 and bool(items[at].flags & _DIRECTION)


def _pattern_between(items: Items, left: Amount, right: Amount, lexicon: Lexicon) -> tuple[str, bool, int] | None:
    """(kind, opened, items that close it) of the range pattern that two amounts stand in, the most specific one."""
    if right.first - left.last > _FARTHEST:
        return None
    between = items_between(items, left, right)
    fused = items[right.first].roles.get("fused", ()) if not between else ()
    ending = _ending(items[left.last])
    if (not between and not fused and not ending) or len(between) > 5:
        return None
    if len(between) > 1 and between[0].key == "-" and not between[0].space:
        between = between[1:]  # `10- až 20-tisíc`
    bare = [item for item in between if item.side("qualifier", "before") is None or item.key in lexicon.joint_keys]
    middles = {" ".join([item.key for item in each]) for each in (between, without_articles(between), bare)}
    middles |= {form for meaning in fused for form in (meaning.ending, f"{meaning.ending} -")}
    if ending:  # `5 લાખથી 7 લાખ`
        middles |= {f"{ending} {middle}".strip() for middle in middles} | ({ending} if not bare else set())
    found: list[tuple[int, str, bool, int]] = []
    for kind, opening, closing in (pattern for middle in middles for pattern in lexicon.joints.get(middle, ())):
        if (opening and not (stands_before(items, left.first, opening) or _is_fused(items[left.first], opening))) or (
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


def _is_fused(item: Item, opening: str) -> bool:
    """Whether the word that opens a range is a prefix of its lower bound: `מ-45 ל-52`."""
    return any(meaning.ending == opening.removesuffix(" -") for meaning in item.roles.get("fused", ()))


def _ending(item: Item) -> str:
    """The case ending of a word, if it was taken off to know the word."""
    return next((meaning.ending for meanings in item.roles.values() for meaning in meanings if meaning.ending), "")


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
            if items[index].key == "," and all(_is_small(item) for item in items[index + 1 : left.first]):
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
            return index == right.last + 1 or not _is_numeral(items, index + 1)
    return False


def _is_small(item: Item) -> bool:
    """Whether a word may stand before a number without saying anything of its own: `from`, `about`."""
    return item.kind != WORD or bool(item.roles.keys() & {"common", "qualifier", "article", "of", "per_word"})


def _is_numeral(items: Items, at: int) -> bool:
    return at < len(items) and items[at].kind == NUMERAL


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
    if left.kind == "percent" and not right.units and (larger or _counts(items, right)):
        return None  # `sjönk 11 procent till 112,4 miljarder`, `rose by 5 percent to 200 people`
    both = bool(left.units and right.units)  # 百分之十到百分之十五
    low, high = share_scale(low, high, between_dash=not explicit and not both)
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


def _counts(items: Items, amount: Amount) -> bool:
    """Whether a noun stands behind a bare amount, which says what it counts."""
    following = items[amount.last + 1] if amount.last + 1 < len(items) else None
    if following is None or following.kind != WORD or not following.space:
        return False
    return following.has("counter") or not following.roles


def _same_units(left: Amount, right: Amount) -> bool:
    return bool({(unit.name, unit.factor) for unit in left.units} & {(unit.name, unit.factor) for unit in right.units})


def _shared_units(left: Amount, right: Amount) -> tuple[UnitReading, ...]:
    if left.units and right.units:
        return left.units if len(left.units) <= len(right.units) else right.units
    return right.units or left.units


def _range_like(items: Items, left: Amount, right: Amount) -> bool:
    """Whether two bare numbers with a dash or a `to` between them are a range and not a score or a code."""
    between = items_between(items, left, right)
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


def _share_change(left: Amount, right: Amount) -> None:
    """`von 745 auf 912 Millionen Dollar`: two figures that share unit and scale, whichever is the larger."""
    low, high = left.number, right.number
    if high.scales and not low.scales and not left.units and abs(low.low) < _LARGEST_SHARING and high.scale > 1:
        near = abs(low.low) <= abs(high.mantissa) * _NEAR
        unit = None if low.unit is None else low.unit * high.scale
        if near:
            left.number = replace(
                low, low=low.low * high.scale, high=low.high * high.scale, unit=unit, scale=high.scale
            )
    if not left.units and right.units:
        left.units, left.is_shared = right.units, True
    elif left.units and not right.units and not right.number.in_words:
        right.units = left.units
