"""What an amount is per: a time or a thing; next to it, before it, behind a bracket, or apart in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from figcheck.extraction.amounts import Amount, UnitReading
from figcheck.extraction.items import NUMERAL, SIGN, WORD, Item, Items, flags_of, is_recent_year
from figcheck.extraction.punctuation import CLAUSE_ENDS, CLOSING, COMMAS, OPENING
from figcheck.extraction.shared_periods import share_between, share_over_brackets
from figcheck.locales.lexicon import Lexicon
from figcheck.locales.words import is_hangul, is_unspaced
from figcheck.model.figure import Part
from figcheck.quantities.units import PERIODS, convert, unit_names

__all__ = ["attach_periods"]

_APART = 14  # items between an amount and a period that stands apart from it
_ANY = flags_of(("period", "adjective", "per", "per_word", "fused", "thing"))
_LEADING = _ANY | flags_of(("duration", "unit"))
_TOLD_APART = flags_of(("period", "per"))
_PEOPLE = frozenset({"person", "household", "student"})
_COUNTABLE = frozenset({"money", "measure", "number"})
_QUALIFIED = flags_of(("qualifier",))


@dataclass(frozen=True, slots=True)
class _Per:
    """A *per* phrase: what it says, the items it covers, and whether it is an adjective."""

    value: str
    first: int
    last: int
    adjective: bool = False


def attach_periods(
    items: Items, amounts: Sequence[Amount], sentences: Callable[[], Sequence[int]], lexicon: Lexicon
) -> None:
    """Give every amount what it is per.

    `sentences` numbers the sentence that each item stands in.
    """
    if not items.flags & _ANY:
        return
    used: set[int] = set()
    taken = {at for amount in amounts for at in range(amount.first, amount.last + 1)}
    for index, amount in enumerate(amounts):
        ceiling = amounts[index + 1].first if index + 1 < len(amounts) else len(items)
        found = _right(items, amount, ceiling)
        if found is not None:
            _set(items, amount, found, used)
            second = _at(items, found.last + 1, ceiling)
            if (
                second is not None
                and second.value != found.value
                and (second.value in PERIODS) != (found.value in PERIODS)
            ):
                _set(items, amount, second, used)
                amount.per = "/".join(sorted((found.value, second.value), key=lambda name: name not in PERIODS))
    for index, amount in enumerate(amounts):
        floor = amounts[index - 1].last if index else -1
        if amount.per is None and amount.kind in ("money", "measure", "number"):
            found = _left(items, amount, floor, used)
            if found is not None and (not _is_time(amount) or _spans(items, amount, found)):
                _set(items, amount, found, used)
                _add_second(items, amount, found, floor, used)
    share_over_brackets(items, amounts)
    share_between(items, amounts, lexicon.joint_keys, lexicon.openings)
    _from_apart(items, amounts, sentences, used, taken, lexicon)
    share_between(items, amounts, lexicon.joint_keys, lexicon.openings)
    _name_rates(amounts)


def _name_rates(amounts: Sequence[Amount]) -> None:
    """A unit with a *per* that have a name together take that name: `hourly 21 km` is km/h."""
    for amount in amounts:
        if amount.per is None or amount.unit is None or amount.unit.kind != "measure" or amount.unit.factor != 1:
            continue
        name = f"{amount.unit.name}_per_{amount.per}"
        if name in unit_names():
            amount.units, amount.per = (UnitReading("measure", name),), None
            amount.parts = [part for part in amount.parts if part.name != "per"]


def _set(items: Items, amount: Amount, per: _Per, used: set[int]) -> None:
    amount.per = per.value
    used.update(range(per.first, per.last + 1))
    amount.parts.append(Part("per", items.start(per.first), items.ends[per.last], per.value))


def _add_second(items: Items, amount: Amount, found: _Per, floor: int, used: set[int]) -> None:
    """A period right before a thing that an amount is per: `ఏడాదికి ఎకరానికి 10,000`."""
    at = found.first - 1
    if (
        amount.kind != "money"
        or found.value in PERIODS
        or found.adjective
        or "/" in found.value
        or at <= floor
        or at in used
    ):
        return
    if items[at].has("period") and (second := _left_phrase(items, at, floor)) is not None and second.value in PERIODS:
        _set(items, amount, second, used)
        amount.per = f"{second.value}/{found.value}"


def _is_time(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.kind == "measure" and amount.unit.name in PERIODS


def _spans(items: Items, amount: Amount, found: _Per) -> bool:
    """Whether a time is said of a longer one right before it: `haftada 45 saat`."""
    if found.adjective or found.value not in PERIODS or amount.unit is None or amount.unit.name not in PERIODS:
        return False
    adjacent = all(item.has("qualifier") for item in items[found.last + 1 : amount.first])
    return adjacent and PERIODS.index(found.value) > PERIODS.index(amount.unit.name)


def _at(items: Items, at: int, ceiling: int, *, after: bool = True) -> _Per | None:
    """The *per* phrase that starts at an item."""
    if at >= ceiling or at >= len(items) or not items[at].flags & _ANY:
        return None
    item = items[at]
    for role in ("per", "period"):
        if (
            item.has(role)
            and (meaning := item.side(role, "after" if after else "before", "before", "after")) is not None
        ):
            return None if _is_dated(items, at) else _Per(meaning.value, at, at)
    if item.has("fused") and item.first("fused").value == "per" and item.has("thing"):
        return _Per(item.first("thing").value, at, at)
    if (whole := _whole_thing(item, "after" if after else "before")) is not None:
        return _Per(whole, at, at)
    if item.has("per_word") and (found := _per_word(items, at, ceiling)) is not None:
        return found
    if after and item.has("adjective") and not item.has("duration"):
        return _Per(item.first("adjective").value, at, at, adjective=True)
    return None


def _is_dated(items: Items, at: int) -> bool:
    """Whether a year or a month follows: `im Jahr 2020` is no rate."""
    if at and is_recent_year(items[at - 1]):
        return True  # `2024 సంవత్సరానికి`
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None:
        return False
    if following.has("month") and not following.has("common"):
        return True
    return (
        following.kind == NUMERAL and following.space and len(following.key) == 4 and following.key[:2] in ("19", "20")
    )


def _per_word(items: Items, at: int, ceiling: int) -> _Per | None:
    following = at + 1
    if following >= ceiling or following >= len(items):
        return None
    sign = items[at].kind == SIGN
    if items[following].has("article") and not sign and following + 1 < ceiling and not _thing(items[following]):
        following += 1
    if items[following].key == "'" and following + 1 < ceiling:
        following += 1
    item = items[following]
    value = _thing(item)
    if value is not None:
        return _Per(value, at, following)
    if sign and items[following].space:
        return None
    weak = sign or items[at].roles.keys() & {"article", "common", "of"} or len(items[at].key) < 3
    if weak or item.kind != WORD or item.roles or (not item.text.islower() and item.text.isascii()):
        return None
    return _Per(item.key, at, following)


def _thing(item: Item) -> str | None:
    for role in ("thing", "duration", "unit"):
        if item.has(role):
            return item.first(role).value.split("|")[0]
    return None


def _whole_thing(item: Item, side: str) -> str | None:
    """The thing of a word that is a *per* phrase by itself on one side of an amount (`litroko`, `a litre`)."""
    return next((m.value.split("|")[0] for m in item.roles.get("thing", ()) if m.side == side), None)


def _right(items: Items, amount: Amount, ceiling: int) -> _Per | None:
    """A *per* phrase right behind an amount, behind a closing bracket, or behind what the amount counts."""
    at = amount.last + 1
    while at < ceiling and items[at].key in CLOSING and at < amount.last + 3:
        at += 1
    if at + 1 < ceiling and items[at].key == "-" and not items[at].space and not items[at + 1].space:
        at += 1  # `£180,000-a-week`
    if (amount.unit is not None and amount.kind == "percent") or amount.number.share is not None:
        found = None if _leads_next(items, at, ceiling) else _at(items, at, ceiling)
        return found if found is not None and not found.adjective and found.value in PERIODS else None
    found = _at(items, at, ceiling)
    if found is not None and _converts(amount, found):
        return None
    if found is not None and not (_is_time(amount) and (found.adjective or found.value == amount.unit.name)):  # type: ignore[union-attr]
        return found
    reach = 4 if amount.kind in ("number", "measure") else 3
    skipped = 0
    while at < ceiling and skipped < reach:
        item = items[at]
        if item.kind == NUMERAL and not item.space and skipped:  # CO2
            at += 1
            skipped -= 1
        elif item.kind != WORD or item.roles.keys() & {"direction", "and", "or", "years", "clock"} - _noun_roles(item):
            return None
        elif item.has("common") and item.roles.keys().isdisjoint(("of", "article", "per_word", "period")):
            return None  # a verb: `2.500 kWh is jaarlijks …`
        else:
            at += 1
        skipped += 1
        if at >= ceiling or not items[at].flags & _ANY:
            continue
        if (items[at].has("period") or items[at].has("per")) and not _is_time(amount):
            found = None if _leads_next(items, at, ceiling) else _at(items, at, ceiling)
            if found is not None and (
                found.value.split("/")[0] in PERIODS or (amount.kind in ("measure", "number") and items[at].has("per"))
            ):
                return found
        elif skipped <= 2 and items[at].has("per_word"):
            return _thing_behind_noun(items, at, ceiling)
    return None


def _leads_next(items: Items, at: int, ceiling: int) -> bool:
    """Whether a *per* phrase stands right before the next amount: `120 megavat güçle yılda 400 gigavatsaat`."""
    if ceiling >= len(items) or not items[at].flags & _TOLD_APART or items[at].side("period", "before") is None:
        return False
    return all(item.has("qualifier") or item.has("article") for item in items[at + 1 : ceiling])


def _thing_behind_noun(items: Items, at: int, ceiling: int) -> _Per | None:
    """`84 litres of rain per square metre`: a known thing behind a word that says nothing but per."""
    word = items[at]
    if word.side("per_word", "before") is None or word.roles.keys() & {"article", "of", "years", "clock"}:
        return None
    found = _at(items, at, ceiling)
    return found if found is not None and _thing(items[found.last]) is not None else None


def _converts(amount: Amount, found: _Per) -> bool:
    """Whether a measure is said to become another of its kind (`20 degrees Fahrenheit to Celsius`)."""
    if amount.unit is None or amount.unit.kind != "measure" or found.value in PERIODS:
        return False
    return convert(Decimal(1), amount.unit.name, found.value) is not None


def _noun_roles(item: Item) -> frozenset[str]:
    return frozenset({"years"}) if item.has("of") or item.has("article") else frozenset()


def _left(items: Items, amount: Amount, floor: int, used: set[int]) -> _Per | None:
    """A *per* phrase before an amount: `प्रति माह लगभग`, `monthly rent of`, `Monatsmiete von`, `月額`."""
    at, nouns, linked = amount.first - 1, 0, False
    start = amount.first
    while at > floor and at >= start - 6:
        item = items[at]
        if item.key in CLAUSE_ENDS or item.key in (".", ",", "、", "。"):
            return None
        if item.flags & _LEADING and at not in used:
            found = _left_phrase(items, at, floor)
            if found is not None and nouns and _is_bare_thing(items, found):
                if amount.kind != "money" or found.value in _PEOPLE:
                    return None  # only a price is said that far behind `the barrel`
            if found is not None and (_reaches(found, nouns, linked=linked) or _opens_clause(items, found)):
                return found
        if item.kind == NUMERAL:
            return None
        if item.has("qualifier") or item.has("article") or item.key in OPENING or (item.key == "-" and item.space):
            linked = linked or (nouns == 0 and item.kind == WORD and item.has("qualifier"))
        elif item.has("of") or item.has("common"):
            linked = linked or nouns == 0
        else:
            nouns += 1
        at -= 1
    return None


def _opens_clause(items: Items, found: _Per) -> bool:
    """Whether a *per* phrase with a thing starts its clause: `For a kilo of wheat buyers offer 13 denars`."""
    before = items[found.first - 1] if found.first else None
    if found.adjective or found.value in PERIODS or items[found.first].has("article") or _is_bare_thing(items, found):
        return False
    return before is None or before.kind == SIGN


def _left_phrase(items: Items, at: int, floor: int) -> _Per | None:
    item = items[at]
    if item.has("adjective"):
        return _Per(item.first("adjective").value, at, at, adjective=True)
    if at > floor + 1 and is_recent_year(items[at - 1]):
        return None  # `2024 సంవత్సరానికి`
    if item.has("period") and (meaning := item.side("period", "before")) is not None:
        if len(item.key) > 1 or _touches(items, at):
            return _Per(meaning.value, at, at)
    if item.has("per"):
        return _Per(item.first("per").value, at, at)
    if item.has("per_word") and is_unspaced(item.text[0]) and at - 1 > floor:  # 1人当たり, 리터당
        value = _thing(items[at - 1])
        if value is not None:
            return _Per(value, at - 1, at)
    if item.has("fused") and item.first("fused").value == "per" and item.has("thing"):
        return _Per(item.first("thing").value, at, at)
    if (whole := _whole_thing(item, "before")) is not None:
        return _Per(whole, at, at)
    value = _thing(item)
    if value is not None and at - 1 > floor and items[at - 1].has("per_word") and items[at - 1].kind == WORD:
        word = items[at - 1]
        if not word.roles.keys() & {"article", "of"} and (len(word.key) > 1 or is_unspaced(word.text[0])):
            return _Per(value, at - 1, at)
    return None


def _touches(items: Items, at: int) -> bool:
    """Whether a word of one letter touches its amount and nothing before it: 月300円, 월 250만원; not 3月."""
    before = items[at - 1] if at else None
    parted = before is None or (before.kind != NUMERAL and (items[at].space or not is_hangul(items[at].text)))
    return parted and (items[at + 1].kind == NUMERAL or bool(items[at + 1].flags & _QUALIFIED))


def _is_bare_thing(items: Items, found: _Per) -> bool:
    """Whether a thing stands behind a word that says `per` only behind an amount (`the barrel`)."""
    word = items[found.first]
    return found.value not in PERIODS and word.has("per_word") and word.side("per_word", "before") is None


def _reaches(found: _Per, nouns: int, *, linked: bool) -> bool:
    if found.adjective:
        return nouns <= (3 if linked else 1)
    return nouns <= 2


def _from_apart(
    items: Items,
    amounts: Sequence[Amount],
    sentences: Callable[[], Sequence[int]],
    used: set[int],
    taken: set[int],
    lexicon: Lexicon,
) -> None:
    """A period that stands apart from every amount goes to the nearest one of its sentence that has none."""
    places = [at for at, item in enumerate(items) if item.flags & _TOLD_APART and at not in used and at not in taken]
    if not places:
        return
    numbers = sentences()
    told = {(numbers[amount.first], amount.kind) for amount in amounts if amount.per is not None}
    firsts = [amount.first for amount in amounts]
    for at in places:
        found = _at(items, at, len(items))
        if at in used or found is None or found.adjective or found.value not in PERIODS:
            continue
        if len(items[at].key) == 1 and items[at].has("period") and items[at].first("period").side == "before":
            continue
        if (first := lexicon.phrase(items[at].key.partition(" ")[0])) is not None and "article" in first:
            continue  # `a second` stands next to what it is said of
        nearest = bisect_left(firsts, at)
        best: tuple[int, Amount] | None = None
        for amount in amounts[max(0, nearest - _APART) : nearest + _APART]:
            distance = _distance(items, amount, found)
            if numbers[amount.first] == numbers[at] and distance is not None and (best is None or distance < best[0]):
                best = (distance, amount)
        if best is not None and (numbers[at], best[1].kind) not in told:
            _set(items, best[1], found, used)
            told.add((numbers[at], best[1].kind))


def _distance(items: Items, amount: Amount, found: _Per) -> int | None:
    """How far a period stands from an amount that it may belong to; None if it may not."""
    if amount.kind not in ("money", "measure") or amount.per is not None or _is_time(amount):
        return None
    if amount.first > found.first:
        inside = range(found.last + 1, amount.first)
        distance = amount.first - found.last
    else:
        inside = range(amount.last + 1, found.first)
        distance = found.first - amount.last
    if distance > _APART or any(items[at].key in CLAUSE_ENDS or items[at].kind == NUMERAL for at in inside):
        return None
    distance += 3 * sum(items[at].key in COMMAS for at in inside)
    return distance if distance <= _APART else None
