"""What is not a figure: dates, years, clock times, ordinals, labels, scores, codes, and articles that spell 1.

Every test looks at one amount and the items around it; no test knows a language. A reason is given for what is
turned away, so that a neighbour in the same list or range (`pages 3 and 5`, `8 bis 17 Uhr`) can be turned away too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from figcheck.extraction.amounts import Amount
from figcheck.extraction.calendar import is_clock, is_date, is_fraction_date, is_year
from figcheck.extraction.idle import is_idle_word
from figcheck.extraction.items import NUMERAL, Item, Items
from figcheck.extraction.labels import is_code, is_label, is_marker, is_ordinal
from figcheck.extraction.scores import is_score
from figcheck.extraction.surroundings import Surroundings, is_cut
from figcheck.locales.lexicon import Lexicon

__all__ = ["IDLE", "reject", "reject_neighbours"]

# Reasons that hold only for a number by itself: in a range or a list with a unit it counts (`two to five percent`).
IDLE = frozenset({"idle", "article"})

_Test = Callable[[Surroundings], str | None]
# The tests in their order, each with what it needs: a number without a unit (bare), without a scale word (unscaled),
# in words, or not in words (digits).
_TESTS: tuple[tuple[_Test, frozenset[str]], ...] = (
    (is_code, frozenset()),
    (is_clock, frozenset({"unscaled"})),
    (is_date, frozenset({"unscaled"})),
    (is_ordinal, frozenset()),
    (is_year, frozenset({"unscaled"})),
    (is_fraction_date, frozenset({"unscaled", "bare", "digits"})),
    (is_label, frozenset({"unscaled"})),
    (is_marker, frozenset({"unscaled", "bare", "digits"})),
    (is_score, frozenset({"unscaled", "digits"})),
    (is_idle_word, frozenset({"words"})),
)


@cache
def _tests_for(*, bare: bool, scaled: bool, in_words: bool) -> tuple[_Test, ...]:
    """The tests that may turn such an amount away."""
    has = {"words" if in_words else "digits"} | ({"bare"} if bare else set()) | (set() if scaled else {"unscaled"})
    return tuple(test for test, needs in _TESTS if needs <= has)


def is_per(c: Surroundings) -> str | None:
    """The 1 of `1人当たり`, `1리터당`, `每1升`: what an amount is per, no amount itself."""
    if c.number.low != 1 or c.number.scales:
        return None
    at = c.amount.last + 1 if c.amount.units else c.amount.last + 2
    if at < len(c.items) and c.items[at].has("per_word") and is_cut(c.items[at]):
        return "per"
    return None


_LINKS = frozenset({"-", "/", ",", "&", "+", "،", "、"})
_SPREADING = frozenset({"clock", "date", "year", "label", "ordinal"})


def _are_minutes(amount: Amount, between: Sequence[Item]) -> bool:
    """Whether an amount is the minutes behind an hour of the clock: `ម៉ោង ៩ និង ៣០ នាទី`."""
    unit = amount.unit
    near = len(between) <= 2 and all(item.has("and") or item.has("duration") for item in between)
    return near and unit is not None and unit.name == "minute" and amount.number.low < 60


def _goes_on(item: Item, reason: str) -> bool:
    """Whether bare digits right behind a number turned away are more of it: 10 h `30`, tel. 91 `123` `45`."""
    if item.kind != NUMERAL or not item.key.isdigit():
        return False
    if reason == "clock":
        return len(item.key) == 2 and item.key < "60"
    return reason == "label" and 2 <= len(item.key) <= 4


def reject(items: Items, amount: Amount, lexicon: Lexicon) -> str | None:
    """Why an amount is not a figure, or None if it is one."""
    context = Surroundings(items, amount, lexicon)
    if (reason := is_per(context)) is not None:
        return reason
    number = amount.number
    for test in _tests_for(bare=context.bare, scaled=bool(number.scales), in_words=number.in_words):
        reason = test(context)
        if reason is not None:
            return reason
    return None


def reject_neighbours(items: Items, amounts: Sequence[Amount], reasons: list[str | None], lexicon: Lexicon) -> None:
    """Turn away bare amounts that are joined to one turned away: `8 bis 17 Uhr`, `pages 3 and 5`, `2019–21`."""
    order = [*range(1, len(amounts)), *range(len(amounts) - 1, 0, -1)]
    joints = lexicon.joint_keys
    for position, index in enumerate(order):
        left, right = amounts[index - 1], amounts[index]
        forward = position < len(amounts) - 1
        given, asked = (index - 1, index) if forward else (index, index - 1)
        reason = reasons[given]
        if reason not in _SPREADING or reasons[asked] is not None or amounts[asked].number.scales:
            continue
        between = items[left.last + 1 : right.first]
        if amounts[asked].units:
            if reason == "clock" and forward and _are_minutes(amounts[asked], between):
                reasons[asked] = reason
            continue
        if not between:
            if forward and _goes_on(items[right.number.last], reason):
                reasons[asked] = reason
            continue
        if len(between) > 4:
            continue
        keys = " ".join(item.key for item in between if item.key != ".")
        links = (
            keys in _LINKS
            or keys in joints
            or all(item.has("and") or item.has("or") or item.key in _LINKS for item in between)
        )
        if reason == "label" and keys == "(" and not between[0].space and not items[right.first].space:
            links = True  # Article 25(2)
        if reason == "clock" and (counted := Surroundings(items, amounts[asked], lexicon).after) is not None:
            if counted.has("counter"):
                continue
        if not links or (keys == "," and reason not in ("label", "date")):
            continue
        if reason == "year" and not (amounts[asked].number.low >= 1000 or keys in ("-", "/")):
            continue
        if reason in ("label", "ordinal") and amounts[asked].number.low > 9999:
            continue
        if reason == "date" and keys == "," and not forward:
            continue
        if (
            reason == "date"
            and forward
            and amounts[asked].number.low > 31
            and len(items[amounts[asked].first].key) != 4
        ):
            continue
        reasons[asked] = reason
