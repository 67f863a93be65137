"""How well a figure of a target renders one of its source: agreement, a named slip, another value, or nothing alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from figcheck.checking.comparison import Comparer
from figcheck.checking.leftovers import is_idle
from figcheck.checking.rules import SLIP_ORDER, ambiguous_number, find_rule, rule_module
from figcheck.checking.slips import Pair, Slip
from figcheck.extraction.document import PlacedFigure
from figcheck.model.claim import Claim
from figcheck.model.figure import Figure
from figcheck.quantities.agreement import GRADES, Agreement
from figcheck.quantities.canonical import Quantity, dimension_of, quantity_of
from figcheck.quantities.units import PERIODS, unit_of

__all__ = ["Judge", "Judgement"]

_THINGS = frozenset({"person", "household", "share", "night", "vote", "student", "ticket"})
_SHARES = frozenset({"%", "pp", "bp"})
_COST_OF_GRADE = dict(zip(GRADES, (0, 1, 2, 2, 2, 3), strict=True))
_COST_OF_SLIP, _COST_OF_OTHER = 6, 10
_FAR = 1000  # times that a value may differ from the one it stands for


@dataclass(frozen=True, slots=True)
class Judgement:
    """What two figures are to one another; `cost` is small where they are alike.

    `agreement` is set where they agree, `rule` (with its `slip`) where they do not. `ambiguous` tells that only the
    locale decides which.
    """

    cost: int
    agreement: Agreement | None = None
    rule: str | None = None
    slip: Slip | None = None
    ambiguous: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the target's figure says what the source's says."""
        return self.agreement is not None


class Judge:
    """Judges pairs of a source and a target, each once. `strictly` takes no rounding for agreement (no summary)."""

    def __init__(
        self, sources: Sequence[PlacedFigure], targets: Sequence[PlacedFigure], comparer: Comparer, *,
        told: bool = True, strictly: bool = True,
    ) -> None:  # fmt: skip
        self.sources, self.targets, self.comparer = sources, targets, comparer
        self._told, self._strictly = told, strictly
        self._known: dict[tuple[int, int], Judgement | None] = {}

    def states(self, source: Figure, target: Figure) -> bool:
        """Whether two figures agree, be they of these texts or made of their parts."""
        found = self._judge(source, target)
        return found is not None and found.agrees

    def judge(self, source: int, target: int) -> Judgement | None:
        """The judgement of two figures by their positions, or None where they have nothing to do with one another."""
        key = source, target
        if key not in self._known:
            self._known[key] = self._judge(self.sources[source].figure, self.targets[target].figure)
        return self._known[key]

    def _judge(self, source: Figure, target: Figure) -> Judgement | None:
        known, ours = _in_common(_with_known_per(source), _with_known_per(target))
        claim = Claim("source", known)
        quantity, truth = quantity_of(ours), quantity_of(known)
        same_number = (quantity.low, quantity.high) == (truth.low, truth.high)
        if dimension_of(quantity.unit, quantity.per) != dimension_of(truth.unit, truth.per):
            return _apart(quantity, truth, same_number=same_number)
        found = self._agreement(quantity, truth, claim)
        if found is not None and found.grade != "exact" and not same_number and None in (source.unit, target.unit):
            found = None if source.unit or target.unit else found  # only the same number is given a unit
        if found is not None and self._strictly and ours.is_range != known.is_range:
            found = None
        pair = Pair(ours, claim, quantity, truth, self.comparer, self._told)
        if found is not None and not (self._strictly and _is_cut(found, pair)):
            return Judgement(_COST_OF_GRADE[found.grade], found)
        if is_idle(source) or is_idle(target):
            return None
        if quantity.vague != truth.vague:
            return None
        for code in SLIP_ORDER:
            rule = find_rule(code)
            assert rule is not None
            slip = rule_module(rule).explain(pair)
            if slip is not None:
                if code == "FIG101" and None in (source.unit, target.unit) and source.unit != target.unit:
                    return None
                if code == "FIG101" and not self._comparable(quantity, claim, truth):
                    return None
                cost = _COST_OF_OTHER if code == "FIG101" else _COST_OF_SLIP - 2 * same_number
                unsure = code == "FIG103" and (ambiguous_number.applies(target) or ambiguous_number.applies(source))
                return Judgement(cost, rule=code, slip=slip, ambiguous=unsure)
        return None

    def _agreement(self, quantity: Quantity, truth: Quantity, claim: Claim) -> Agreement | None:
        """Whether two quantities agree. A translation has the source's number whatever its hedge allows."""
        found = self.comparer.agreement(quantity, claim)
        if found is None or not self._strictly or quantity.unit != truth.unit or quantity.per != truth.per:
            return found
        bare = self.comparer.agreement(
            replace(quantity, qualifier=None), replace(claim, figure=replace(claim.figure, qualifier=None))
        )
        return None if bare is None or bare.grade == "coarse" else found

    def _comparable(self, quantity: Quantity, claim: Claim, truth: Quantity) -> bool:
        """Whether one of two unlike values may stand for the other: in one currency, and not of another order."""
        bridge = self.comparer.bridge(quantity, claim)
        if bridge is None or bridge.converted:
            return False
        value, wanted = abs(bridge.steps[0].apply(quantity.high)), abs(truth.high)
        return not value or not wanted or max(value, wanted) / min(value, wanted) <= _FAR


def _is_cut(found: Agreement, pair: Pair) -> bool:
    """Whether a bare number agrees only because its last digit is gone: a translation has no reason to round."""
    if found.grade != "rounded" or pair.quantity.unit != pair.truth.unit or pair.quantity.per != pair.truth.per:
        return False
    if pair.quantity.qualifier or pair.truth.qualifier or pair.quantity.in_words or pair.truth.in_words:
        return False
    rule = find_rule("FIG108")
    assert rule is not None
    return rule_module(rule).explain(pair) is not None


def _apart(quantity: Quantity, truth: Quantity, *, same_number: bool) -> Judgement | None:
    """Figures of two dimensions: the same number with its unit unsaid, or not known, on one side is the same."""
    if not same_number:
        return None
    units = {quantity.unit, truth.unit}
    if None in units or not (units & _SHARES or "money" in {dimension_of(unit, None) for unit in units}):
        return Judgement(_COST_OF_GRADE["approximate"], Agreement("approximate"))
    return Judgement(_COST_OF_SLIP, rule="FIG106", slip=Slip("unit", truth.unit or ""))


def _in_common(source: Figure, target: Figure) -> tuple[Figure, Figure]:
    """Both figures in a unit that both may be read in: the source's first, else the target's, else as they are.

    A number whose unit only one side says is given it.
    """
    if source.unit == target.unit:
        return source, target
    if source.unit is None or target.unit is None:
        unit = source.unit or target.unit
        # A share is never a count, so no percent sign is made up.
        if unit in _SHARES or source.low == target.low:
            return source, target
        return replace(source, unit=unit), replace(target, unit=unit)
    for unit in (source.unit, target.unit, *(reading.unit for reading in source.readings)):
        first, second = _read_as(source, unit), _read_as(target, unit)
        if first is not None and second is not None:
            return first, second
    if dimension_of(source.unit, None) == dimension_of(target.unit, None):
        return source, target
    return _of_dimension(source, target.unit), _of_dimension(target, source.unit)


def _of_dimension(figure: Figure, unit: str) -> Figure:
    """A figure as it is read in a unit of another's dimension (pounds of weight), if it can be."""
    wanted = dimension_of(unit, None)
    other = next((each.unit for each in figure.readings if each.unit and dimension_of(each.unit, None) == wanted), None)
    return figure if other is None else _read_as(figure, other) or figure


def _read_as(figure: Figure, unit: str | None) -> Figure | None:
    if figure.unit == unit:
        return figure
    for reading in figure.readings:
        if reading.unit == unit and reading.low is not None and reading.high is not None:
            return replace(figure, unit=unit, low=reading.low, high=reading.high, precision=reading.precision)
    return None


def _with_known_per(figure: Figure) -> Figure:
    """A figure without what it is per where that is but a word of its language."""
    if figure.per is None:
        return figure
    kept = [name for name in figure.per.split("/") if name in PERIODS or name in _THINGS or unit_of(name)]
    return replace(figure, per="/".join(kept) or None)
