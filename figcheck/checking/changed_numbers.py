"""Numbers that are no figures, a year or the number of a version, that a target writes otherwise than its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from figcheck.checking.rules.digit_slip import is_one_slip
from figcheck.extraction.document import PlacedFigure
from figcheck.extraction.unread import Unread, digits_of

__all__ = ["Change", "find"]

_NOON = 12
_MOST = 40  # numbers left over on a side of one segment, above which nothing is guessed


@dataclass(frozen=True, slots=True)
class Change:
    """A number of the source and what the target has in its place."""

    source: Unread
    target: Unread


def find(
    source: Sequence[Unread], target: Sequence[Unread], sources: Sequence[PlacedFigure], targets: Sequence[PlacedFigure]
) -> list[Change]:
    """The numbers left over on both sides of which one is the other with one slip of a typist.

    Dates and hours may be written otherwise; a number that the other side has anywhere, in a figure too, is none left.
    """
    ours = _left_over(source, [*(each.digits for each in target), *_digits(targets)])
    theirs = _left_over(target, [*(each.digits for each in source), *_digits(sources)])
    if not ours or not theirs or len(ours) > _MOST or len(theirs) > _MOST:
        return []
    if 2 * len(ours) > len(source) + 1 or 2 * len(theirs) > len(target) + 1:
        return []  # other texts have other numbers
    changes = []
    for one in ours:
        like = [other for other in theirs if _is_slip(one.digits, other.digits)]
        if len(like) == 1 and sum(_is_slip(each.digits, like[0].digits) for each in ours) == 1:
            changes.append(Change(one, like[0]))
    return changes


def _left_over(numbers: Sequence[Unread], others: Sequence[str]) -> list[Unread]:
    there = Counter(others)
    left = []
    for each in numbers:
        if there[each.digits] > 0:
            there[each.digits] -= 1
        elif each.digits not in there:
            left.append(each)
    return left


def _digits(figures: Sequence[PlacedFigure]) -> list[str]:
    return [digits_of(placed.figure.text) for placed in figures]


def _is_slip(one: str, other: str) -> bool:
    if len(one) < 2 or len(other) < 2:
        return False
    if abs(int(one[:9]) - int(other[:9])) == _NOON and max(len(one), len(other)) < 3:
        return False  # an hour of the afternoon
    return is_one_slip(one, other)
