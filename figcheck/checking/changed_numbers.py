"""Numbers that are no figures, a year or the number of a version, that a target writes otherwise than its source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from figcheck.checking.rules.digit_slip import is_one_slip
from figcheck.extraction.document import PlacedFigure
from figcheck.extraction.unread import Unread, digits_of

__all__ = ["Change", "find"]

_NOON = 12
_SHORT = 2
_MOST = 40  # numbers left over on a side of one segment, above which nothing is guessed


@dataclass(frozen=True, slots=True)
class Change:
    """A number of the source and what the target has in its place."""

    source: Unread
    target: Unread


def find(
    source: Sequence[Unread], target: Sequence[Unread], sources: Sequence[PlacedFigure], targets: Sequence[PlacedFigure]
) -> list[Change]:
    """The numbers left over on both sides that stand for one another, and differ.

    Dates and hours may be written otherwise: a number whose parts the other side has is none left. Two stand for one
    another if they have one name (`Windows 8`), are alike but for one part (`6.3.2`), differ by one slip of a typist,
    or are the only ones left.
    """
    ours, theirs = _left_over(source, target, targets), _left_over(target, source, sources)
    if not ours or not theirs or len(ours) > _MOST or len(theirs) > _MOST:
        return []
    if 2 * len(ours) > len(source) + 1 or 2 * len(theirs) > len(target) + 1:
        return []  # other texts have other numbers
    if len(ours) == len(theirs) == 1 and _may_stand_for(ours[0], theirs[0]):
        return [Change(ours[0], theirs[0])]
    return list(_changes(ours, theirs))


def _changes(ours: Sequence[Unread], theirs: Sequence[Unread]) -> Iterator[Change]:
    by_name: dict[str, list[Unread]] = defaultdict(list)
    for other in theirs:
        by_name[other.name].append(other)
    taken: set[int] = set()
    for one in ours:
        named = by_name[one.name] if one.name else []
        like = named if len(named) == 1 else [other for other in theirs if _is_slip(one, other)]
        if len(like) == 1 and id(like[0]) not in taken and not _is_hour(one, like[0]):
            taken.add(id(like[0]))
            yield Change(one, like[0])


def _left_over(numbers: Sequence[Unread], others: Sequence[Unread], figures: Sequence[PlacedFigure]) -> list[Unread]:
    """The numbers some part of which the other side does not have as often."""
    wholes = Counter(other.parts for other in others)
    left = []
    for each in numbers:
        if wholes[each.parts] > 0:
            wholes[each.parts] -= 1
        else:
            left.append(each)
    if not left:
        return []
    parts = Counter(part for whole, count in wholes.items() for part in whole for _ in range(count))
    parts.update(digits_of(placed.figure.text) for placed in figures)
    parts.update(other.joined for other in others if len(other.parts) > 1)
    kept = []
    for each in left:
        wanted = Counter(each.parts)
        if all(parts[part] >= count for part, count in wanted.items()) or parts[each.joined] > 0:
            parts.subtract(wanted)
        else:
            kept.append(each)
    return kept


def _may_stand_for(one: Unread, other: Unread) -> bool:
    """Whether the one number that is left on each side may be the same."""
    if _is_hour(one, other) or len(one.parts) != len(other.parts):
        return False
    return _is_slip(one, other) or (len(one.parts) == 1 and max(len(one.joined), len(other.joined)) <= _SHORT)


def _is_hour(one: Unread, other: Unread) -> bool:
    """Whether two numbers may be one hour of the afternoon."""
    return (
        max(len(one.parts[0]), len(other.parts[0])) <= _SHORT and abs(int(one.parts[0]) - int(other.parts[0])) == _NOON
    )


def _is_slip(one: Unread, other: Unread) -> bool:
    if len(one.parts) != len(other.parts):
        return False
    if len(one.parts) > 1:
        return sum(mine != theirs for mine, theirs in zip(one.parts, other.parts, strict=True)) == 1
    if len(one.joined) < _SHORT or len(other.joined) < _SHORT:
        return False
    return is_one_slip(one.joined, other.joined)
