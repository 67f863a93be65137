"""Which figure of a target renders which of its source: by value and unit, then by place.

Figures of the same value and unit are paired first, nearest places first; those that keep the order of the text are
anchors. What is left is paired within a band around its place between the anchors, the cheapest pairs first. Time and
memory grow linearly with the figures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from figcheck.checking.judge import Judgement
from figcheck.checking.leftovers import find_parts
from figcheck.model.figure import Figure

__all__ = ["Match", "align"]

_BAND = 24  # how many left figures on either side of its place a figure is held against
_REACH = 3  # anchors by which the places of a slip may differ
_SAME = 1  # anchors by which the places of two that merely stand for one another may differ
_FAR = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Match:
    """A source's and a target's figure, by their positions, and what they are to one another."""

    source: int
    target: int
    judgement: Judgement


def align(
    sources: Sequence[Figure],
    targets: Sequence[Figure],
    judge: Callable[[int, int], Judgement | None],
    same: Callable[[Figure, Figure], bool],
) -> tuple[list[Match], list[tuple[int, tuple[int, int]]], list[tuple[int, tuple[int, int]]]]:
    """The matches, in the order of the target; then the sources said in two targets, and the targets said in two sources.

    No figure stands in two of these.
    """
    matches: list[Match] = []
    free_sources, free_targets = set(range(len(sources))), set(range(len(targets)))

    def take(source: int, target: int, judgement: Judgement) -> None:
        matches.append(Match(source, target, judgement))
        free_sources.discard(source)
        free_targets.discard(target)

    for source, target in _equals(sources, targets):
        found = judge(source, target)
        if found is not None and found.agrees:
            take(source, target, found)
    halves = _take_parts(sources, targets, free_sources, free_targets, same)
    wholes = _take_parts(targets, sources, free_targets, free_sources, same)
    places = _Places(matches, len(sources), len(targets))
    for _, source, target, found in sorted(
        _candidates(sorted(free_sources), sorted(free_targets), places, judge), key=lambda option: option[:3]
    ):
        if source in free_sources and target in free_targets:
            take(source, target, found)
    return sorted(matches, key=lambda match: match.target), halves, wholes


def _take_parts(
    figures: Sequence[Figure],
    others: Sequence[Figure],
    free: set[int],
    free_others: set[int],
    same: Callable[[Figure, Figure], bool],
) -> list[tuple[int, tuple[int, int]]]:
    found = find_parts(sorted(free), figures, sorted(free_others), others, same)
    for at, parts in found:
        free.discard(at)
        free_others.difference_update(parts)
    return found


def _equals(sources: Sequence[Figure], targets: Sequence[Figure]) -> list[tuple[int, int]]:
    """Pairs of the same value, unit and *per*, in order where there are as many on both sides, else the nearest."""
    buckets: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, figures in enumerate((sources, targets)):
        for at, figure in enumerate(figures):
            buckets[figure.low, figure.high, figure.unit, figure.per][side].append(at)
    pairs: list[tuple[int, int]] = []
    for ours, theirs in buckets.values():
        if len(ours) == len(theirs):
            pairs += zip(ours, theirs, strict=True)
        elif ours and theirs:
            pairs += _nearest(ours, theirs, len(sources), len(targets))
    return pairs


def _nearest(ours: list[int], theirs: list[int], many: int, others: int) -> list[tuple[int, int]]:
    """The shorter list's members with those of the longer one whose places are nearest, order kept."""
    short, long = (ours, theirs) if len(ours) < len(theirs) else (theirs, ours)
    short_size, long_size = (many, others) if short is ours else (others, many)
    pairs, first = [], 0
    for index, at in enumerate(short):
        last = len(long) - (len(short) - index)  # leave one for each that follows
        wanted = at * long_size / max(short_size, 1)
        best = min(range(first, last + 1), key=lambda k: abs(long[k] - wanted)) if last - first < _BAND * 4 else None
        if best is None:
            best = min(max(bisect_left(long, wanted), first), last)
        pairs.append((at, long[best]) if short is ours else (long[best], at))
        first = best + 1
    return pairs


class _Places:
    """Where the figures of both sides stand, counted in anchors."""

    def __init__(self, matches: Sequence[Match], many: int, others: int) -> None:
        anchors = _longest_chain(sorted((match.source, match.target) for match in matches))
        self._sources, self._targets = [pair[0] for pair in anchors], [pair[1] for pair in anchors]
        self._ends = many, others

    def of_source(self, at: int) -> Decimal:
        """The number of anchors before a source's figure, and how far it is to the next."""
        return _place(at, self._sources, self._ends[0])

    def of_target(self, at: int) -> Decimal:
        """The same of a target's figure."""
        return _place(at, self._targets, self._ends[1])


def _place(at: int, anchors: Sequence[int], end: int) -> Decimal:
    index = bisect_left(anchors, at)
    before = anchors[index - 1] if index else -1
    after = anchors[index] if index < len(anchors) else end
    return index + Decimal(at - before) / (after - before)


def _longest_chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs that keep the order of both sides. O(n log n)."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for index, (_, target) in enumerate(pairs):
        at = bisect_left(tails, target)
        back.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(target)
            ends.append(index)
        else:
            tails[at], ends[at] = target, index
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = back[index]
    return chain[::-1]


def _candidates(
    sources: Sequence[int], targets: Sequence[int], places: _Places, judge: Callable[[int, int], Judgement | None]
) -> list[tuple[Decimal, int, int, Judgement]]:
    """Pairs of what is left that may belong together, with their cost."""
    found: list[tuple[Decimal, int, int, Judgement]] = []
    spots = [places.of_target(target) for target in targets]
    for source in sources:
        here = places.of_source(source)
        middle = bisect_left(spots, here)
        for index in range(max(0, middle - _BAND), min(len(targets), middle + _BAND)):
            judgement = judge(source, targets[index])
            if judgement is None:
                continue
            distance = abs(spots[index] - here)
            reach = None if judgement.agrees else _SAME if judgement.rule == "FIG101" else _REACH
            if reach is not None and distance >= reach:
                continue
            found.append((judgement.cost + min(distance, 20 * _FAR), source, targets[index], judgement))
    return found
