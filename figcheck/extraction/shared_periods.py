"""Two amounts that have one *per*: a conversion in brackets, a change, a bound, a restatement."""

from __future__ import annotations

from collections.abc import Sequence, Set

from figcheck.extraction.amounts import Amount
from figcheck.extraction.items import WORD, Item, Items
from figcheck.extraction.punctuation import CLAUSE_ENDS, CLOSING, OPENING
from figcheck.quantities.units import PERIODS

__all__ = ["share_between", "share_over_brackets"]

_NEAR = 9  # items from the end of an amount to its conversion in brackets


def share_over_brackets(items: Items, amounts: Sequence[Amount]) -> None:
    """`$20 millioner (£15,45 millioner) månedligt`: an amount and its conversion in brackets have one *per*."""
    for index in range(len(amounts) - 1):
        left, right = amounts[index], amounts[index + 1]
        if (left.per is None) == (right.per is None) or right.first - left.last > _NEAR:
            continue
        between = items[left.last + 1 : right.first]
        if left.kind != "money" or right.kind != "money" or not any(item.key in OPENING for item in between):
            continue
        if any(item.key in CLOSING - {"'", '"'} for item in between):
            continue
        if left.per is None and right.per is not None:
            _copy(left, right)
        elif right.per is None and left.per is not None:
            _copy(right, left)


def _copy(amount: Amount, source: Amount) -> None:
    amount.per = source.per
    amount.parts.extend(part for part in source.parts if part.name == "per")


def _adds(item: Item) -> bool:
    """Whether a joint may add something else: `and`, `or`."""
    return item.has("and") or item.has("or")


def _ends_in_joint(item: Item, joints: Set[str]) -> bool:
    """Whether the case ending of an amount's last word joins it to the next: `85 ಡಾಲರ್‌ನಿಂದ 78 ಡಾಲರ್‌ಗೆ`."""
    return any(meaning.ending in joints for meanings in item.roles.values() for meaning in meanings if meaning.ending)


def share_between(items: Items, amounts: Sequence[Amount], joints: Set[str], openings: Set[str]) -> None:
    """Two amounts of money side by side, one the other's change, bound or restatement, have one *per*.

    `joints` stand between the two ends of a range or change, `openings` before the first (`to $9 a share from $12`).
    """
    for index in range(len(amounts) - 1):
        left, right = amounts[index], amounts[index + 1]
        if (left.per is None) == (right.per is None):
            continue
        if left.kind != right.kind or left.kind not in ("money", "measure"):
            continue
        same = left.unit is not None and right.unit is not None and left.unit.name == right.unit.name
        between = items[left.last + 1 : right.first]
        if left.per is not None:
            said = [(part.start, part.end) for part in left.parts if part.name == "per"]
            places = range(left.last + 1, right.first)
            kept = [at for at in places if not any(start <= items.start(at) < end for start, end in said)]
            between = [items[at] for at in kept if not items[at].has("period") and not items[at].has("per")]
        if len(between) > 6 or any(item.key in CLAUSE_ENDS or item.key == "." for item in between):
            continue
        strange = [item for item in between if not item.roles and item.kind == WORD]
        leads = any(part.name == "per" and part.end <= items.start(left.first) for part in left.parts)
        joined = any(item.key in joints and item.key != "-" and (leads or not _adds(item)) for item in between)
        joined = joined or _ends_in_joint(items[left.last], joints)
        if left.per is not None and right.high is None and 0 < len(between) <= 2 and not strange:
            joined = joined or (between[0].key in openings and between[-1].key != ",")
        turned = any(item.has("direction") for item in between)
        if turned and any(item.key == "," for item in between) and strange:
            turned = False  # another clause
        change = joined or turned
        restated = not same and left.kind == "money" and any(item.has("or") or item.has("that_is") for item in between)
        beside = not strange and len(between) <= 2 and not any(item.has("or") for item in between)
        beside = beside and (left.per or right.per) in PERIODS
        if (same and ((change and len(strange) <= 1) or beside)) or (restated and len(strange) <= 2):
            _copy(*((right, left) if right.per is None else (left, right)))
