"""What a number counts: sign, currency, unit or share on either side of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from figcheck.extraction.amounts import Amount, UnitReading, parse_unit
from figcheck.extraction.compose import added_behind
from figcheck.extraction.dated import makes_date
from figcheck.extraction.items import FRACTION, NUMERAL, SIGN, WORD, Item, Items, flags_of
from figcheck.extraction.minus import OPENING_SIGNS, attach_minus_before, attach_minus_behind, is_minus
from figcheck.extraction.number import Number
from figcheck.extraction.scales import scaled
from figcheck.extraction.weights import is_weighed
from figcheck.locales.lexicon import Meaning
from figcheck.locales.words import is_syllabic

__all__ = ["attach", "unit_and_part"]

_UNITS = flags_of(("share", "currency", "unit", "duration"))
_LEFT = _UNITS | flags_of(("of",))
_QUALIFIER = flags_of(("qualifier",))
_QUOTES, _QUOTED = frozenset({"'", '"'}), 24
_BEFORE_DASH = frozenset({",", "."})
_ONE = Decimal(1)
_CODE = 3  # letters of a currency's ISO code
_KINDS = (("share", "percent"), ("currency", "money"), ("unit", "measure"), ("duration", "measure"))


def attach(items: Items, number: Number, free_from: int) -> Amount:
    """The amount of a number. Items before `free_from` belong to earlier amounts."""
    amount = Amount(number, number.first, number.last)
    attach_minus_before(items, amount, free_from)
    if number.last + 2 < len(items) and items[number.last + 1].key in _BEFORE_DASH:
        _attach_dash(items, amount)
    _attach_right(items, amount, free_from)
    if amount.unit_items:
        _attach_added(items, amount)
    attach_minus_behind(items, amount)
    _attach_left(items, amount, free_from)
    if amount.number.low < 0 and len(amount.units) > 1 and amount.units[0].name == "degree":
        amount.units = amount.units[1:]  # no angle is negative in prose
    return amount


def _readings(item: Item, role: str, kind: str, sides: tuple[str, ...]) -> tuple[UnitReading, ...]:
    """The units that an item's meanings in a role stand for on some sides; remembered with the item."""
    known = item.memo.get((role, sides))
    if known is None:
        found = [u for m in item.roles[role] if not m.side or m.side in sides for u in parse_unit(kind, m.value)]
        known = item.memo[role, sides] = tuple(dict.fromkeys(found))
    return known


def _attach_right(items: Items, amount: Amount, free_from: int) -> None:
    at = amount.last + 1
    if at >= len(items) or (items[at].flags & _UNITS and _takes_unit(items, at, amount, free_from)):
        return
    places = _places_right(items, at, amount.number)
    if items[at].flags & _QUALIFIER and not items[at].flags & _UNITS:
        behind = items[at].side("qualifier", "after")
        if behind is not None and behind.side == "after" and _is_plain_unit(items, at + 1):
            places = [at + 1]  # `25 гаруй хувь`
    for place in places:
        if items[place].flags & _UNITS and _takes_unit(items, place, amount, free_from):
            return


def _takes_unit(items: Items, at: int, amount: Amount, free_from: int) -> bool:
    """Give an amount the unit that an item behind it says; whether it has one for it."""
    item = items[at]
    for role, kind in _KINDS:
        if not item.has(role):
            continue
        if role == "currency" and item.has("unit") and item.first(role).source == "root":
            if item.first("unit").source == "data":
                continue  # the language's own unit: `150 LE`
        units = _readings(item, role, kind, ("after", "glued"))
        if not units or not _fits_right(items, at, role, amount):
            continue
        if kind == "measure" and _is_priced(items, amount, free_from):
            continue  # `RM86 bilion tahun lalu`, `asilimia 3.1 mwezi Juni`
        if role == "currency" and _is_one_of_letters(item, amount):
            continue
        if role == "currency" and _is_own_sign(items, at, amount, free_from):
            continue
        if role == "currency" and item.has("unit") and item.kind == WORD and not amount.number.scales:
            measures = _readings(item, "unit", "measure", ("after", "glued"))
            weighed = bool(measures) and is_weighed(items, amount.number.first, at)
            units = (*measures, *units) if weighed else (units[0], *measures, *units[1:])  # pounds of butter
        amount.units, amount.last, amount.unit_items = units, at, (at,)
        if role == "currency" and not amount.number.scales and _is_short(item):
            _absorb_scale(items, amount)  # 75 USD million
        return True
    return False


def _is_one_of_letters(item: Item, amount: Amount) -> bool:
    """An article before capital letters is no amount of a currency: `en ESP`."""
    return amount.number.in_words and amount.number.low == _ONE and len(item.text) == _CODE and item.text.isupper()


def _is_priced(items: Items, amount: Amount, free_from: int) -> bool:
    at = amount.first - 1
    if at < free_from:
        return False
    return any(items[at].has(role) and _left_readings(items, at, role, kind) for role, kind in _KINDS[:2])


def _opens_amount(items: Items, at: int) -> bool:
    """Whether a currency behind a hyphen stands before a number of its own: `$20-$30`."""
    return items[at].has("currency") and at + 1 < len(items) and items[at + 1].kind == NUMERAL


def _attach_dash(items: Items, amount: Amount) -> None:
    """`1.250,-` and `890.–`: a dash in place of the cents belongs to the number."""
    at = amount.last + 1
    if items[at + 1].key != "-":
        return
    following = items[at + 2] if at + 2 < len(items) else None
    if (
        not items[at].space
        and not items[at + 1].space
        and (following is None or following.space or following.kind == SIGN)
    ):
        amount.last = at + 1


def _is_plain_unit(items: Items, at: int) -> bool:
    """Whether an item is a currency, a share, a time, or a unit with no space before it; a unit's name may be a noun."""
    if at >= len(items):
        return False
    item = items[at]
    return item.has("currency") or item.has("share") or item.has("duration") or (item.has("unit") and not item.space)


def unit_and_part(items: Items, at: int, free_from: int) -> Amount | None:
    """`hodinu a pol`, `a year and a half`: one of a unit and the fraction behind it."""
    unit = at - 1
    if unit < free_from or added_behind(items, at) is None:
        return None
    item = items[unit]
    role = next((role for role in ("duration", "unit") if item.has(role)), None)
    if role is None or item.has("common") or item.has("number") or item.has("scale"):
        return None
    units = _readings(item, role, "measure", ("after",))
    if not units:
        return None
    first = unit - 1 if unit - 1 >= free_from and items[unit - 1].has("article") else unit
    value = 1 + Decimal(added_behind(items, at)[0])  # type: ignore[index]
    number = Number(first, at, value, value, Decimal("0.1"), mantissa=value, in_words=True, words=2)
    return Amount(number, first, at, units=units, unit_items=(unit,))


def _attach_added(items: Items, amount: Amount) -> None:
    """`three years and a half`: a fraction behind the unit counts in the unit, or in its scale word."""
    number = amount.number
    if number.vague or number.share is not None or number.low != number.low.to_integral_value():
        return
    found = added_behind(items, amount.last + 1)
    if found is None:
        return
    value, last = found
    following = items[last + 1] if last + 1 < len(items) else None
    if following is not None and following.has("of") and last + 2 < len(items):
        if not items[amount.last + 1].has("added"):
            return  # a million and `three quarters of the farm`
        following = items[last + 2]  # `3 millions et demi d'euros`, not `4 ans et demi de prison`
    if following is not None and (following.has("scale") or following.flags & _UNITS):
        return
    step = number.scale if number.scales else _ONE
    total = number.low + value * step
    amount.number = replace(number, low=total, high=total, unit=step / 10, mantissa=total / number.scale, readings=())
    amount.last = last


def _is_short(item: Item) -> bool:
    return not item.text.isalpha() or (item.text.isupper() and len(item.text) == 3)


def _absorb_scale(items: Items, amount: Amount) -> None:
    at = amount.last
    moved = scaled(items, replace(amount.number, last=at))
    if moved.scales:
        amount.number, amount.last = moved, moved.last


def _is_own_sign(items: Items, at: int, amount: Amount, free_from: int) -> bool:
    """Whether a currency sign behind a number stands before a number of its own: `100 £200`, `$ 5 $ 7`."""
    item = items[at]
    if not item.space or at != amount.number.last + 1 or at + 1 >= len(items) or len(item.text) > 3:
        return False
    following = items[at + 1]
    if following.kind != NUMERAL:
        return False
    before = items[amount.first - 1] if amount.first > free_from else None
    return not following.space or (before is not None and before.has("currency"))


def _places_right(items: Items, at: int, number: Number) -> list[int]:
    """Where a unit may stand behind a number, besides next to it: behind a hyphen, or behind `of`."""
    places = []
    item = items[at]
    if (item.kind == SIGN and item.key == "-") or item.flags & _LEFT or number.share is not None:
        if item.kind == SIGN and item.key == "-" and at + 1 < len(items) and item.space == items[at + 1].space:
            if not item.space and not _opens_amount(items, at + 1):
                places.append(at + 1)
        elif item.has("of") and at + 1 < len(items) and _takes_of(number):
            places.append(at + 1)
            if items[at + 1].key == "'" and at + 2 < len(items):
                places.append(at + 2)
        if number.share is not None:
            skipped = at
            while (
                skipped < at + 2
                and skipped < len(items)
                and (items[skipped].has("of") or items[skipped].has("article"))
            ):
                skipped += 1
            if skipped > at and items[skipped - 1].has("article") and skipped < len(items):
                places.append(skipped)
    return places


def _takes_of(number: Number) -> bool:
    """Whether `of` may stand between a number and its unit: behind scale words, words, and millions in digits."""
    return bool(number.scales or number.vague or number.in_words or abs(number.low) >= 1_000_000 or 0 < number.low < 1)


def _fits_right(items: Items, at: int, role: str, amount: Amount) -> bool:
    item = items[at]
    meaning = item.first(role)
    number = amount.number
    if item.has("article") and not item.has("currency"):
        return False
    if item.has("fused") and item.first("fused").value == "per":
        return False
    if item.key == "'" and at + 1 < len(items) and items[at + 1].kind == WORD and not items[at + 1].space:
        return False
    if item.key in _QUOTES and _closes_quote(items, at):
        return False
    if role in ("unit", "duration") and makes_date(items, at, number):
        return False
    if number.share is not None and role != "share" and items[at - 1].has("of"):
        return False
    if meaning.exact.startswith("=") and len(item.text) == 1 and item.text.isascii():
        # A single letter is a unit right behind the numeral, or one space behind it and before no other word.
        if number.in_words or (items[at - 1].kind != NUMERAL and not number.scales):
            return False
        follower = items[at + 1] if at + 1 < len(items) else None
        numeral = items[at - 1].key
        if item.space and item.text.isupper() and len(numeral) > 4 and numeral.isdigit():
            if follower is not None and follower.kind == WORD and follower.text[:1].isupper():
                return False  # `PA 23456 F Block`
        if (
            item.space
            and follower is not None
            and not follower.space
            and (follower.key in (".", "-", "'") or follower.kind == NUMERAL)
        ):
            return False
    if role == "unit" and item.has("common"):  # `2 in.` is inches, `2 in the morning` is not
        if number.first and items[number.first - 1].has("unit"):  # 5 ft 2 in
            return True
        follower = items[at + 1] if at + 1 < len(items) else None
        if follower is None or follower.kind == SIGN:
            return not (follower is not None and follower.key == "-" and items[at - 1].key == "-")  # one-in-a-million
        return not follower.roles and _is_written_fraction(items, number)  # `2 1/2 in thick`
    return not (role == "unit" and item.has("month") and not meaning.exact)


def _is_written_fraction(items: Items, number: Number) -> bool:
    last = number.last
    return items[last].kind == FRACTION or (last > number.first and items[last - 1].key in ("/", "⁄"))


def _closes_quote(items: Items, at: int) -> bool:
    """Whether a sign of feet or inches closes what the same sign opened before a word: `'Rocky 2'`."""
    for index in range(at - 1, max(-1, at - _QUOTED), -1):
        if items[index].key == items[at].key:
            return items[index + 1].kind == WORD and not items[index + 1].space and (not index or items[index].space)
    return False


def _attach_left(items: Items, amount: Amount, free_from: int) -> None:
    at = amount.first - 1
    if at < free_from:
        return
    item = items[at]
    if item.flags & _QUALIFIER and not item.flags & _LEFT and not amount.units and at - 1 >= free_from:
        _attach_before_qualifier(items, amount, at - 1)
        return
    if not item.flags & _LEFT:
        return
    if item.has("of") and at - 1 >= free_from and items[at - 1].has("share") and not amount.units:
        before = items[at - 1].roles["share"]
        if any(m.side == "before" for m in before) or _stands_alone(items, amount):
            amount.units = _readings(items[at - 1], "share", "percent", ("before", "after"))
            amount.first, amount.unit_items = at - 1, (at - 1,)
            return
    if item.has("of") and at - 1 >= free_from and not amount.units:
        for role, kind in _KINDS[1:]:
            named = [m for m in items[at - 1].roles.get(role, ()) if m.side == "before"]
            if named:  # `amakhilomitha angu-20`
                amount.units = tuple(dict.fromkeys(u for m in named for u in parse_unit(kind, m.value)))
                amount.first, amount.unit_items = at - 1, (at - 1,)
                return
    for role, kind in _KINDS:
        if not item.has(role):
            continue
        units = _left_readings(items, at, role, kind)
        if not units and kind == "money" and not amount.units and _stands_alone(items, amount):
            units = _readings(item, role, kind, ())
        if not units:
            continue
        if amount.units:
            if len(amount.units) > 1 and len(units) == 1 and units[0] in amount.units:
                amount.units, amount.first = units, at  # 新台币3000元, 摂氏30度
                amount.unit_items = (*amount.unit_items, at)
                return
            if kind != "money" or amount.units[0].kind != "money":
                continue
            if amount.units[0] not in units and not (
                len(units) > 1 and amount.units[0].name in {u.name for u in units}
            ):
                if not _is_sign(item):
                    continue
            if len(amount.units) > len(units):
                amount.units = units
        else:
            amount.units = units
        amount.first = at
        amount.unit_items = (*amount.unit_items, at)
        if at > free_from and is_minus(items, at - 1, free_from, glued_to=items[at]):
            amount.number = amount.number.negated(at - 1)
            amount.first = at - 1
        return


def _attach_before_qualifier(items: Items, amount: Amount, at: int) -> None:
    """`ಶೇ ಸುಮಾರು 25`, `Rs about 500`: a unit that goes before its number, with a qualifier between."""
    item = items[at]
    for role, kind in _KINDS:
        told = [m for m in item.roles.get(role, ()) if m.side == "before"]
        if told and items[at + 1].side("qualifier", "before") is not None:
            amount.units = tuple(dict.fromkeys(u for m in told for u in parse_unit(kind, m.value)))
            amount.first, amount.unit_items = at, (at,)
            return


def _stands_alone(items: Items, amount: Amount) -> bool:
    """Whether nothing that could be counted follows a number, so that a currency's name before it is its unit."""
    if amount.number.in_words or amount.number.share is not None or items[amount.first - 1].has("common"):
        return False
    after = items[amount.last + 1] if amount.last + 1 < len(items) else None
    return after is None or (after.kind == SIGN and after.key not in ("-", "/", ":", "%")) or after.has("common")


def _left_readings(items: Items, at: int, role: str, kind: str) -> tuple[UnitReading, ...]:
    """The readings of a unit that stands before its number: signs and codes, and words that go there."""
    item, follower = items[at], items[at + 1]
    opens = at == 0 or item.space or items[at - 1].text in OPENING_SIGNS
    question = ("left", role, follower.space, opens)
    known: tuple[UnitReading, ...] | None = item.memo.get(question)
    if known is None:
        fitting = _fitting_left(item, role, spaced=follower.space, opens=opens)
        known = item.memo[question] = tuple(dict.fromkeys(u for m in fitting for u in parse_unit(kind, m.value)))
    return known


def _fitting_left(item: Item, role: str, *, spaced: bool, opens: bool) -> list[Meaning]:
    """The meanings of a unit that may stand before a number, apart from it or not."""
    meanings = item.roles[role]
    if role == "currency":
        fitting = [m for m in meanings if m.side == "before" or (not m.side and (m.exact or _is_sign(item)))]
        if fitting and item.text.isalpha() and not any(m.side == "before" for m in fitting):
            if item.text.isascii() and item.text.islower() and len(item.text) < 3 and spaced and not fitting[0].exact:
                return []
        return fitting
    if role == "share":
        glued = not spaced and opens
        return [m for m in meanings if m.side == "before" or (not m.side and not item.text.isalpha() and glued)]
    return [m for m in meanings if m.side == "before"]


def _is_sign(item: Item) -> bool:
    """Whether a currency is a sign and no name: `US$`, `R$`, `Rs.`, not `švýcarský frank`."""
    return not item.text.replace(" ", "").isalpha() and not is_syllabic(item.text[0])
