"""Claims: what is known to be true."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from figcheck.model.figure import Figure

__all__ = ["Claim", "Claims", "PinnedRate", "Relation", "Tolerance"]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Relative widths in place of the rules' own; None leaves the rule's."""

    approximate: Decimal | None = None
    conversion: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PinnedRate:
    """An exchange rate given in a claim file: one unit of `base` is `value` units of `quote`."""

    base: str
    quote: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is known to be true: a value and what ties a figure in a text to it.

    `value` is the value as it was written; `line` and `column` (from 1) are the claim's place in the claim file.
    """

    id: str
    figure: Figure
    value: str = ""
    statement: str = ""
    context: tuple[str, ...] = ()
    required: bool = False
    tolerance: Tolerance = Tolerance()
    as_of: str | None = None
    path: str = ""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Relation:
    """`left = right` over claim ids and numbers; `text` is as written, the sides are postfix programs."""

    text: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    line: int = 1
    column: int = 1
    path: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """A claim file: its claims and what holds for all of them."""

    path: str = ""
    as_of: str | None = None
    currency: str = "USD"
    period: str | None = None
    exchange_rates: tuple[PinnedRate, ...] = ()
    tolerance: Tolerance = Tolerance()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    ids: dict[str, Claim] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ids", {claim.id: claim for claim in self.claims})
