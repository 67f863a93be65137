"""What the lexicon says of a word: its meanings, and how phrases go on behind it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Entry", "Meaning", "PartOfWhole"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a surface.

    `value` is what the role says it is (a code, a power of ten, a thing); other readings follow a `|`.
    `side` says where the surface stands: `before` or `after` the amount, `prefix` fused before it, else either.
    `exact` is a spelling that must be met (`=M`) or is preferred (`MW`). `ending` is the part taken off its end.
    """

    role: str
    value: str
    side: str = ""
    exact: str = ""
    source: str = ""
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is known of one word as it stands in a text.

    `roles` maps a role to its meanings, best first; `longest` is how many words the longest phrase has that starts
    here, `seconds` the words that such phrases go on with; `stems` are forms of the word without an ending that may end
    a phrase.
    """

    key: str
    roles: dict[str, tuple[Meaning, ...]]
    longest: int = 1
    seconds: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """The words around two numbers that say a share: `one_in` five, `whole_first` (5人に1人), or a `quotient` (5分の1)."""

    opening: str
    middle: str
    closing: str
    kind: str
