"""Qualifiers (about, nearly, over, …) and directions (rose, fell) next to an amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from figcheck.extraction.amounts import Amount
from figcheck.extraction.items import NUMERAL, SIGN, WORD, Item, Items, flags_of
from figcheck.extraction.number import Number
from figcheck.extraction.punctuation import COMMAS, STOPS
from figcheck.locales.lexicon import Lexicon, Meaning
from figcheck.locales.words import is_unspaced
from figcheck.model.figure import Part
from figcheck.quantities.units import PERIODS

__all__ = ["attach_directions", "attach_qualifiers", "join_bounds"]

_ENDS = STOPS | COMMAS | {")", "("}
_SKIPPED_LEFT = frozenset({"article", "of", "common", "per_word"})
_OPENING = frozenset({"(", "[", '"', "'", "“", "„", "«", "‘", "「", "‚"})
_LOWER, _UPPER = frozenset({"over", "at_least"}), frozenset({"under", "up_to"})
_JOINTS = 3  # items between two bounds of one amount
_REACH = 3
_QUALIFIER, _DIRECTION = flags_of(("qualifier",)), flags_of(("direction",))
_FUSED = flags_of(("fused", "ended"))
_DIRECTION_REACH = 9
_CLAUSE = 20  # items between a verb of change and where it led


def attach_qualifiers(items: Items, amounts: Sequence[Amount], lexicon: Lexicon) -> None:
    """Give every amount the qualifier that stands next to it; one qualifier belongs to one amount.

    A word between the bounds of a range says behind a verb of change where it led.
    """
    counted_first = bool(lexicon.settings.get("counted_first"))
    if not items.flags & _QUALIFIER | items.flags & _FUSED:
        return
    used: set[int] = set()
    for index, amount in enumerate(amounts):
        floor = amounts[index - 1].last if index else -1
        ceiling = amounts[index + 1].first if index + 1 < len(amounts) else len(items)
        found = _before(items, amount, floor, used, counted_first=counted_first)
        if found is None or found[0] in ("exactly", "about"):  # `equal to 5000 or less`, `about 500 or more`
            found = _after(items, amount, ceiling, used) or found
        if found is not None and amount.qualifier is None:
            value, at = found
            used.add(at)
            if value == "up_to" and items[at].key in lexicon.joint_keys and _is_target(items, amounts, index, at):
                continue  # `rose to 5 %`, where the word also says up to
            if value == "up_to" and at < amount.first and _leads_on(items, at, index):
                continue  # `bajó un 1 % en mayo, hasta los 2,6 millones`
            if value == "over" and at < amount.first and _opens_change(items, amounts, index, at, lexicon):
                continue  # `passará de R$ 1.412 para R$ 1.509`
            if value == "up_to" and items[at].has("ended") and _changes(items, amount, floor, ceiling):
                continue  # `12 darajagacha pasayadi` falls to twelve degrees
            closes = value == "up_to" and at > amount.last and items[at].key in lexicon.closings
            if closes and _direction_after(items, amount, ceiling) is not None:
                continue  # `45%まで引き上げる` raises to 45 %
            if amount.high is not None and at < amount.first and items[at].key in lexicon.openings:
                continue  # the word that opens the range
            if items[at].has("during") and at < amount.first and _is_time(amount):
                continue  # `under tre dagar` is during three days
            if _is_about(items, amount, at):
                continue  # jailed `over a £2m fraud`
            if items[at].has("by") and _direction_before(items, amount, floor) is not None:
                continue  # `lækkaði um 12 prósent` is by, not about
            amount.qualifier = value
            amount.parts.append(Part("qualifier", items.start(at), items.ends[at], value))


def _changes(items: Items, amount: Amount, floor: int, ceiling: int) -> bool:
    """Whether a verb or noun of change stands before or behind an amount."""
    return (_direction_before(items, amount, floor) or _direction_after(items, amount, ceiling)) is not None


def _is_time(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.kind == "measure" and amount.unit.name in PERIODS


def _is_target(items: Items, amounts: Sequence[Amount], index: int, at: int) -> bool:
    """Whether `to` behind a verb of change, or behind the amount of the change, says where the change led."""
    amount, floor = amounts[index], -1
    if index:
        last = amounts[index - 1]
        between = items[last.last + 1 : at]
        while between and (between[0].has("period") or between[0].has("per")):
            between = between[1:]
        first = last.first
        if between and between[0].key == ")" and first and items[first - 1].key == "(":
            first, between = first - 1, between[1:]  # `fell (-1.3 %) to 118`
        if len(between) <= 2 and all(item.key in (",", "-") or item.has("common") for item in between):
            behind_it = first == last.first and not between
            return behind_it or _direction_before(items, replace(last, first=first), -1) is not None
        floor = last.last
    start = at - 1 if at and items[at - 1].key in (",", "-") else at  # `halved, to 5 million`
    return _direction_before(items, replace(amount, first=start), floor) is not None


def _is_about(items: Items, amount: Amount, at: int) -> bool:
    """Whether `over` and an article stand before an amount in figures: over what, not more than what."""
    if at + 1 >= amount.first or items[at].first("qualifier").value != "over" or not items[at].has("over"):
        return False
    return items[at + 1].has("article") and items[amount.number.first].kind == NUMERAL


def _leads_on(items: Items, at: int, index: int) -> bool:
    """Whether `to` stands behind a comma, after another amount of a sentence with a verb of change: where that led."""
    if not index or not at or items[at - 1].key != ",":
        return False
    for place in range(at - 2, max(-1, at - 2 - _CLAUSE), -1):
        if items[place].key in STOPS:
            return False
        if items[place].flags & _DIRECTION:
            return True
    return False


def _opens_change(items: Items, amounts: Sequence[Amount], index: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb that also says `more than` tells from where to where something went."""
    if index + 1 >= len(amounts) or amounts[index].high is not None:
        return False
    between = " ".join(item.key for item in items[amounts[index].last + 1 : amounts[index + 1].first])
    last_word = items[at].key.rpartition(" ")[2]
    return any(kind == "changes" and opening == last_word for kind, opening, _ in lexicon.joints.get(between, ()))


def _before(
    items: Items, amount: Amount, floor: int, used: set[int], *, counted_first: bool = False
) -> tuple[str, int] | None:
    at, skipped, counted = amount.first - 1, 0, False
    inner = _inside(items, amount, used)
    if inner is not None:
        return inner
    while at > floor and skipped <= _REACH:
        item = items[at]
        if item.flags & _QUALIFIER and at not in used:
            meaning = item.side("qualifier", "before", "prefix")
            if meaning is not None:
                return meaning.value, at
        if item.kind == SIGN and item.text not in _OPENING and item.key not in ("-", "'", "+"):
            return None
        if item.kind == WORD and not item.roles.keys() & _SKIPPED_LEFT and not _opens_range(item):
            named = item.has("counter") or (counted_first and not item.roles)
            if counted or amount.units or not named:
                return None
            counted = True  # `zaidi ya watu 120,000`
        at -= 1
        skipped += 1
    return None


def _opens_range(item: Item) -> bool:
    return len(item.key) < 8 and item.has("years")


def _inside(items: Items, amount: Amount, used: set[int]) -> tuple[str, int] | None:
    """A qualifier within an amount: `Rp sekitar 5 miliar`, `$~5`, `700 гаруй тэрбум`, fused: `כמיליון`, `10 gacha`."""
    for role, at in (("fused", amount.first), ("ended", amount.last), ("ended", amount.number.last)):
        for meaning in items[at].roles.get(role, ()):
            closes = role == "ended" and amount.high is not None and meaning.value in _UPPER
            if not closes and (role == "ended" or meaning.value.startswith("~")):
                return meaning.value.lstrip("~"), at
    for at in range(amount.first + 1, amount.last):
        if items[at].flags & _QUALIFIER and at not in used:
            before, behind = items[at].side("qualifier", "before"), items[at].side("qualifier", "after")
            if at < amount.number.first and before is not None:
                return before.value, at
            if at > amount.number.first and behind is not None and behind.side and _governs(behind, items[at - 1]):
                return behind.value, at
    return None


def _after(items: Items, amount: Amount, ceiling: int, used: set[int]) -> tuple[str, int] | None:
    at, skipped = amount.last + 1 + amount.closing, 0
    while at < ceiling and skipped <= 2:
        item = items[at]
        if item.flags & _QUALIFIER and at not in used:
            meaning = next(
                (m for m in item.roles["qualifier"] if m.side == "after" and _governs(m, items[at - 1])), None
            )
            if item.key == "+" and at + 1 < len(items) and items[at + 1].kind == NUMERAL and not items[at + 1].space:
                return None  # `2+2`
            leads = at + 1 == ceiling < len(items) and item.side("qualifier", "before") is not None
            if meaning is not None and not leads:
                return meaning.value, at
        if item.kind == SIGN and item.key not in ("-", "'", ")", '"', "”", "»"):
            return None
        if (
            item.kind == WORD
            and skipped
            and not item.roles.keys() & {"counter", "of", "common", "thing", "per", "period"}
        ):
            return None
        at += 1
        skipped += 1
    return None


def _governs(meaning: Meaning, before: Item) -> bool:
    """Whether the word before a postposition has the ending that it asks for (`…dan oshdi`), if any."""
    return not meaning.exact.startswith("-") or before.key.endswith(meaning.exact[1:])


def join_bounds(items: Items, amounts: Sequence[Amount], lexicon: Lexicon) -> list[Amount]:
    """`more than 20 and less than 35`: two bounds of one amount become its range, in whichever order they stand."""
    result: list[Amount] = []
    for amount in amounts:
        last = result[-1] if result else None
        bounds = _bounds(last, amount) if last is not None and amount.qualifier and last.qualifier else None
        if last is not None and bounds is not None and _stand_together(items, last, amount, lexicon):
            last.number, last.high = bounds
            last.last, last.qualifier = amount.last, None
            last.units = last.units or amount.units
            last.parts = [part for part in (*last.parts, *amount.parts) if part.name != "qualifier"]
        else:
            result.append(amount)
    return result


def _bounds(first: Amount, second: Amount) -> tuple[Number, Number] | None:
    """The lower and the upper bound that two amounts state, or None if they do not."""
    low, high = (second, first) if first.qualifier in _UPPER else (first, second)
    if low.qualifier not in _LOWER or high.qualifier not in _UPPER or first.high or second.high:
        return None
    if low.number.vague or high.number.vague or (first.units and second.units and first.units != second.units):
        return None
    if (low.number.share is None) != (high.number.share is None):
        return None
    return (low.number, high.number) if low.number.low < high.number.low else None


def _stand_together(items: Items, first: Amount, second: Amount, lexicon: Lexicon) -> bool:
    """Whether nothing but joints, function words and counters stands between two bounds: 20個以上で、百個以下."""
    between = items[first.last + 1 : second.first]
    said = [item for item in between if not item.flags & _QUALIFIER]
    if any(item.has("or") for item in said):
        return False
    if len(said) > _JOINTS or not all(_joins(item) or item.has("counter") for item in said):
        return False
    if any(item.has("and") or item.key in COMMAS or _adds(item, lexicon) for item in between):
        return True
    return any(_joins(item) or is_unspaced(item.text[0]) for item in between)


def _joins(item: Item) -> bool:
    return item.key in COMMAS or item.has("and") or item.has("common")


def _adds(item: Item, lexicon: Lexicon) -> bool:
    """Whether a qualifier has `and` fused to it: `وأقل من`."""
    if not item.flags & _QUALIFIER:
        return False
    if any(meaning.value == "and" for meaning in item.roles.get("fused", ())):
        return True
    prefix = lexicon.fused_by(item.key[:1])
    return prefix is not None and prefix.value == "and" and "qualifier" in (lexicon.phrase(item.key[1:]) or ())


def attach_directions(items: Items, amounts: Sequence[Amount]) -> None:
    """Give an amount the direction that the verb or noun of change next to it says; a written minus needs none."""
    if not items.flags & _DIRECTION:
        return
    for index, amount in enumerate(amounts):
        if amount.number.low < 0 or amount.number.sign is not None:
            continue
        floor = amounts[index - 1].last if index else -1
        ceiling = amounts[index + 1].first if index + 1 < len(amounts) else len(items)
        found = _direction_before(items, amount, floor)
        behind = _direction_after(items, amount, ceiling)
        if found is None or (behind is not None and behind[1] == amount.last + 1 and found[1] < amount.first - 1):
            found = behind  # right behind: where verbs end the clause, the one before is another clause's
        if found is not None:
            value, at = found
            amount.direction = value
            amount.parts.append(Part("direction", items.start(at), items.ends[at], value))


def _direction_before(items: Items, amount: Amount, floor: int) -> tuple[str, int] | None:
    start = max(floor, amount.first - 1 - _DIRECTION_REACH) + 1
    for at in range(amount.first - 1, start - 1, -1):
        item = items[at]
        if item.flags & _DIRECTION and item.first("direction").value != "change":
            return item.first("direction").value, at
        if item.kind == SIGN and item.key in _ENDS:
            return None
    return None


def _direction_after(items: Items, amount: Amount, ceiling: int) -> tuple[str, int] | None:
    for at in range(amount.last + 1, min(ceiling, amount.last + 5)):
        item = items[at]
        if item.flags & _DIRECTION and item.first("direction").value != "change":
            return item.first("direction").value, at
        if item.kind == SIGN and item.key in _ENDS:
            return None
    return None
