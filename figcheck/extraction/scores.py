"""Scores: two small numbers of a game or a set that are no range."""

from __future__ import annotations

from figcheck.extraction.items import NUMERAL, WORD, Item, flags_of
from figcheck.extraction.surroundings import Surroundings

__all__ = ["is_score"]

_COUNTED = flags_of(("share", "currency", "unit", "duration", "of"))


def is_score(c: Surroundings) -> str | None:
    """3-1, 4–2, 4-3-3: small whole numbers with a hyphen that are no range."""
    item = c.plain
    if item is None or len(item.key) > 3:
        return None
    for step in (1, -1):
        sign, other = c.at(step), c.at(2 * step)
        if sign is None or other is None or other.kind != NUMERAL or not other.key.isdigit():
            continue
        if sign.key != "-":
            if sign.has("scores") or (sign.key in c.lexicon.joint_keys and _is_said_score(c, step)):
                return "score" if c.bare and len(other.key) <= 3 else None
            continue
        if (step < 0 and c.amount.first != c.number.first) or sign.space != (other if step > 0 else item).space:
            continue
        beyond = c.at(3 * step)
        if beyond is not None and beyond.key == "-" and not beyond.space:
            return "score"
        low, high = (item, other) if step > 0 else (other, item)
        if len(other.key) <= 3 and int(low.key) >= int(high.key):
            behind = c.at(3) if step > 0 else None
            if not _is_measured(behind) and not (step < 0 and c.amount.units):
                return "score"
        if c.bare and len(other.key) <= 3 and _stands_among_scores(c, step):
            return "score"
        if low.key == "0" and c.bare and (step < 0 or not _is_measured(c.at(3))):
            return "score"
    return None


def _stands_among_scores(c: Surroundings, step: int) -> bool:
    """Whether the pair before or behind a comma falls, so that this one is a set, too: `6-4, 3-6, 7-5`."""
    behind, ahead = (3, -1) if step > 0 else (1, -3)
    for comma, way in ((behind, 1), (ahead, -1)):
        sign, first, hyphen, second = (c.at(comma + way * n) for n in range(4))
        if sign is None or first is None or hyphen is None or second is None or sign.key != "," or hyphen.key != "-":
            continue
        low, high = (first, second) if way > 0 else (second, first)
        if (
            low.kind == high.kind == NUMERAL
            and low.key.isdigit()
            and high.key.isdigit()
            and int(low.key) >= int(high.key)
        ):
            return len(low.key) <= 2
    return False


def _is_measured(item: Item | None) -> bool:
    return item is not None and bool(item.roles.keys() & {"share", "unit", "currency", "duration"})


def _is_said_score(c: Surroundings, step: int) -> bool:
    """`2 a 1`: two small numbers that count nothing, the larger first, and no range or change opened before them."""
    first, last = (c.amount.first, c.amount.last + 2) if step > 0 else (c.amount.first - 2, c.amount.last)
    low, high = c.items[first].key, c.items[last].key
    if not (low.isdigit() and high.isdigit()) or len(low) > 2 or len(high) > 2 or not c.bare:
        return False
    before = c.items[first - 1] if first else None
    after = c.items[last + 1] if last + 1 < len(c.items) else None
    if before is not None and any(before.key in (o, o.rpartition(" ")[2]) for o in c.lexicon.openings if o):
        return False
    if after is not None and (after.flags & _COUNTED or after.has("counter") or after.key == "%"):
        return False
    return int(low) > int(high) or (after is not None and after.kind != WORD and low == high)
