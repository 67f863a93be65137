"""Two figures stand in each other's place: each is right, but said of what the other is true of.

It needs the words around both: context words of the claim file that stand next to each figure.

Example claims: `revenue: 48 million EUR`, `profit: 5.2 million EUR`
Wrong: Revenue was 5.2 million euros, and profit was 48 million euros.
Right: Revenue was 48 million euros, and profit was 5.2 million euros.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

CODE, SLUG = "FIG113", "swapped-figures"


def find_swaps(
    ties: Mapping[tuple[int, int], int],
    strong: int,
    agrees: Callable[[int, int], bool],
    sentence_of: Callable[[int], int],
) -> Iterator[tuple[int, int, int, int]]:
    """(figure, its claim, other figure, its claim): each strongly tied to a claim that only the other agrees with.

    `ties` gives the strength by (figure, claim); `agrees` whether a figure states a claim; both figures stand in one
    sentence or in neighbouring ones.
    """
    wrong = sorted((f, c) for (f, c), tie in ties.items() if tie >= strong and not agrees(f, c))
    for index, (f, c) in enumerate(wrong):
        for g, d in wrong[index + 1 :]:
            if g == f or d == c or abs(sentence_of(f) - sentence_of(g)) > 1:
                continue
            crossed = agrees(f, d) and agrees(g, c)
            loose = ties.get((f, d), 0) < strong and ties.get((g, c), 0) < strong
            if crossed and loose:
                yield f, c, g, d
