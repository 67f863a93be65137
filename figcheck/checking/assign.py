"""The best assignment of a few figures to the claims that they compete for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

__all__ = ["assign"]

_CROWD = 200  # figures of one sentence, above which nothing is searched
_FIGURES, _OPTIONS = 5, 4  # of a group, above which each figure keeps its own best


def assign(options: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Figure -> claim, from each figure's claims, its best first.

    As many claims as can be are stated, then the figures' own order counts: of two figures that both fit two claims, each
    gets one. Groups of figures that share no claim are settled apart; a large group is not searched.
    """
    if len(options) > _CROWD:
        return {figure: claims[0] for figure, claims in options.items()}
    chosen: dict[int, int] = {}
    for group in _groups(options):
        best = {figure: options[figure][0] for figure in group}
        if 1 < len(group) <= _FIGURES:
            ranked = [options[figure][:_OPTIONS] for figure in group]
            ways = product(*(range(len(claims)) for claims in ranked))
            way = min(
                ways, key=lambda at: (-len({claims[i] for claims, i in zip(ranked, at, strict=True)}), sum(at), at)
            )
            best = {figure: claims[i] for figure, claims, i in zip(group, ranked, way, strict=True)}
        chosen |= best
    return chosen


def _groups(options: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """The figures that are joined by claims they share, in order."""
    groups: list[tuple[list[int], set[int]]] = []
    for figure, claims in options.items():
        joined, seen = [figure], set(claims)
        apart = []
        for members, known in groups:
            if known & seen:
                joined, seen = members + joined, seen | known
            else:
                apart.append((members, known))
        groups = [*apart, (joined, seen)]
    return [sorted(members) for members, _ in groups]
