"""Why a figure disagrees with a claim: the first rule that explains it, where the two can be compared at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from figcheck.checking.comparison import Comparer
from figcheck.checking.evidence import Evidence
from figcheck.checking.rules import SLIP_ORDER, ambiguous_number, find_rule, rule_module
from figcheck.checking.slips import Pair, Slip
from figcheck.extraction.document import Reading
from figcheck.model.claim import Claim
from figcheck.quantities.agreement import Agreement
from figcheck.quantities.canonical import Quantity

__all__ = ["Binding", "Contradictions"]

_OF_WORDS = ("FIG107", "FIG110")  # slips of bounds and qualifiers, which say little without context
_NEAR = 30  # characters within which a context word ties a plain count whose value no slip explains
_FAR = 10  # how many times a figure may differ from a claim before an unexplained difference is no contradiction
_TIMES = {"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"}


@dataclass(frozen=True, slots=True)
class Binding:
    """What became of a figure.

    `claim` is the index of the claim it speaks of, or, for an unverified one, `nearest` that of the nearest. `rule`
    names a contradiction, `slip` what explains it; `other` is the figure that a slip was found against.
    """

    verdict: str
    claim: int | None = None
    agreement: Agreement | None = None
    rule: str | None = None
    slip: Slip | None = None
    nearest: int | None = None
    other: int | None = None
    lacks_rate: bool = False


class Contradictions:
    """The figures of a document held against the claims that they do not agree with.

    `quantities` and `truths` are the canonical forms of the figures (by figure and claim) and of the claims.
    """

    def __init__(
        self,
        reading: Reading,
        evidence: Evidence,
        comparer: Comparer,
        quantities: Mapping[tuple[int, int], Quantity],
        truths: Sequence[Quantity],
    ) -> None:
        self.figures, self.told = reading.figures, reading.told
        self.evidence, self.comparer = evidence, comparer
        self.claims: Sequence[Claim] = comparer.claims.claims
        self.quantities, self.truths = quantities, truths

    def explain(self, f: int, c: int) -> Binding | None:
        """The first rule that explains why a figure disagrees with a claim; None where the two are not comparable."""
        pair = self._pair(f, c)
        if (unrated := self._without_rate(pair, c)) is not None:
            return unrated
        code, slip = next(self._slips(pair))
        if code == "FIG101" and not self._comparable(f, c, pair):
            return None
        if code == "FIG103" and ambiguous_number.applies(pair.figure):
            return Binding("ambiguous", c, rule="FIG301", slip=slip)
        return Binding("contradicted", c, rule=code, slip=slip)

    def outright(self, f: int, c: int) -> Binding:
        """A contradiction of a claim that a comment of the document binds a figure to: it must have agreed."""
        pair = self._pair(f, c)
        if (unrated := self._without_rate(pair, c)) is not None:
            return unrated
        code, slip = next(self._slips(pair))
        return Binding("contradicted", c, rule=code, slip=slip)

    def of_one_slip(self, f: int, c: int) -> Binding | None:
        """A contradiction by a slip of the number, currency, unit, period or sign; None where there is none."""
        for code, slip in self._slips(self._pair(f, c), (each for each in SLIP_ORDER[:-1] if each not in _OF_WORDS)):
            return Binding("contradicted", c, rule=code, slip=slip)
        return None

    def _without_rate(self, pair: Pair, c: int) -> Binding | None:
        """Where no rate is known between two currencies: the same number in the claim's is a swap, all else FIG902."""
        if not self.comparer.lacks_rate(pair.quantity, pair.claim):
            return None
        slip = self._explain("FIG104", pair)
        if slip is not None:
            return Binding("contradicted", c, rule="FIG104", slip=slip)
        return Binding("unverified", c, rule="FIG902", nearest=c, lacks_rate=True)

    def _pair(self, f: int, c: int) -> Pair:
        return Pair(
            self.figures[f].figure, self.claims[c], self.quantities[f, c], self.truths[c], self.comparer, self.told
        )

    def _slips(self, pair: Pair, codes: Iterable[str] = SLIP_ORDER) -> Iterator[tuple[str, Slip]]:
        """The rules that explain a disagreement, in their order; the last of all explains any."""
        for code in codes:
            if (slip := self._explain(code, pair)) is not None:
                yield code, slip

    @staticmethod
    def _explain(code: str, pair: Pair) -> Slip | None:
        rule = find_rule(code)
        assert rule is not None
        slip: Slip | None = rule_module(rule).explain(pair)
        return slip

    def _comparable(self, f: int, c: int, pair: Pair) -> bool:
        """Whether an unexplained difference is one of value at all, and not of what is spoken of."""
        quantity, truth = pair.quantity, pair.truth
        if (
            quantity.vague
            or truth.vague
            or (quantity.qualifier in ("under", "up_to", "at_least") and quantity.qualifier != truth.qualifier)
        ):
            return False
        things = [{name for name in (each.per or "").split("/") if name} for each in (quantity, truth)]
        if bool(things[0]) and not things[1] and not things[0] <= _TIMES:
            return False
        bridge = self.comparer.bridge(quantity, pair.claim)
        if bridge is None or bridge.unsaid:
            return False
        if quantity.unit != truth.unit and {quantity.unit, truth.unit} & {"%", "pp", "bp"}:
            return False
        value, wanted = abs(bridge.steps[0].apply(quantity.low)), abs(truth.low)
        if not value or not wanted or max(value, wanted) / min(value, wanted) > _FAR:
            return False
        return quantity.unit is not None or self.evidence.nearest(self.figures[f], c) <= _NEAR
