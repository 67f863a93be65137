"""Which claim a figure speaks of.

Evidence, strongest first: a context word in the sentence, which speaks for the figure of fitting dimension nearest to
it; words of the paragraph and headings; names; agreement in value, unit and per; one known slip. When in doubt a
figure stays unverified: a false alarm costs an editor's trust.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from figcheck.checking.assign import assign
from figcheck.checking.comparison import Comparer, significant_digits
from figcheck.checking.contradict import Binding, Contradictions
from figcheck.checking.evidence import Evidence
from figcheck.checking.rules import SLIP_ORDER
from figcheck.checking.rules.ambiguous_currency import decide
from figcheck.checking.rules.swapped_figures import find_swaps
from figcheck.checking.slips import Slip
from figcheck.checking.ties import LOOSE, STRONG, Ties
from figcheck.extraction.document import Reading
from figcheck.model.claim import Claim
from figcheck.quantities.agreement import GRADES, Agreement
from figcheck.quantities.canonical import Quantity, dimension_of, quantity_of
from figcheck.quantities.currencies import name_alike

__all__ = ["bind_figures"]

_FAR_BESIDE = 3  # characters between an amount and its conversion at most
_EVIDENCE = 4  # how many parts of a score are evidence, and not agreement


def bind_figures(
    reading: Reading, evidence: Evidence, comparer: Comparer, forced: dict[int, int] | None = None
) -> list[Binding]:
    """A binding for every figure of a document. `forced` are figures that a comment of the document binds outright."""
    return _Binder(reading, evidence, comparer, forced or {}).bind()


class _Binder:
    """The state of binding one document."""

    def __init__(self, reading: Reading, evidence: Evidence, comparer: Comparer, forced: dict[int, int]) -> None:
        self.figures = reading.figures
        self.evidence = evidence
        self.comparer = comparer
        self.claims: Sequence[Claim] = comparer.claims.claims
        self.forced = forced
        self.truths = [quantity_of(claim.figure) for claim in self.claims]
        self.fits: list[list[int]] = [
            [c for c, claim in enumerate(self.claims) if comparer.fits(placed.figure, claim)] for placed in self.figures
        ]
        self.quantities: dict[tuple[int, int], Quantity] = {}
        self.agreements: dict[tuple[int, int], Agreement] = {}
        for f, placed in enumerate(self.figures):
            for c in self.fits[f]:
                quantity = comparer.quantity(placed.figure, self.claims[c])
                self.quantities[f, c] = quantity
                found = comparer.agreement(quantity, self.claims[c])
                if found is not None:
                    self.agreements[f, c] = found
        self.against = Contradictions(reading, evidence, comparer, self.quantities, self.truths)
        self._ties = Ties(self.figures, evidence, self.fits)
        self.ties = self._ties.find(self.agreements)

    def bind(self) -> list[Binding]:
        bindings: list[Binding | None] = [None] * len(self.figures)
        for f, c in self.forced.items():
            bindings[f] = self._forced(f, c)
        for f, binding in self._swapped().items():
            bindings[f] = bindings[f] or binding
        ranked: dict[int, dict[int, list[int]]] = defaultdict(dict)
        for f in range(len(self.figures)):
            if bindings[f] is None and (options := self._options(f)):
                options, settled = self._settle(f, options)
                if not settled:
                    bindings[f] = Binding("ambiguous", options[0], rule="FIG302")
                else:
                    ranked[self.figures[f].sentence][f] = self._ranked(f, options)
        supported = {f: c for group in ranked.values() for f, c in assign(group).items()}
        self._ties.pass_on(self.ties, supported, self.forced)
        contradicted = self._contradicted(supported)
        for f in range(len(self.figures)):
            if bindings[f] is not None:
                continue
            if f in contradicted:
                bindings[f] = contradicted[f]
            elif f in supported:
                bindings[f] = Binding("supported", supported[f], self.agreements[f, supported[f]])
        states = {
            c for b in bindings if b is not None and b.verdict == "supported" and b.claim is not None for c in [b.claim]
        }
        for f in range(len(self.figures)):
            if bindings[f] is None:
                bindings[f] = self._lone_slip(f, states) or self._slip_of_neighbour(f, bindings)
        return [binding or Binding("unverified", nearest=self._nearest(f)) for f, binding in enumerate(bindings)]

    # ------------------------------------------------------------ evidence

    def _score(self, f: int, c: int) -> tuple[int, ...]:
        """How much speaks for a claim that a figure agrees with; greater is better."""
        placed, agreement = self.figures[f], self.agreements[f, c]
        quantity, truth = self.quantities[f, c], self.truths[c]
        near = -self.evidence.nearest(placed, c)
        same = (quantity.unit == truth.unit) + (quantity.per == truth.per) + (quantity.qualifier == truth.qualifier)
        grade = len(GRADES) - GRADES.index(agreement.grade)
        around = 2 * (c in self.evidence.in_block[placed.block]) + (c in self.evidence.in_heading[placed.block])
        tie = self.ties.get((f, c), 0)
        return (
            min(tie, LOOSE),
            grade >= 5 if tie else 0,
            around,
            self.evidence.names[placed.sentence][c],
            grade,
            same,
            tie,
            near,
            -c,
        )

    # ------------------------------------------------------------ support

    def _options(self, f: int) -> list[int]:
        """The claims that a figure agrees with and that the evidence lets it speak of."""
        return [c for c in self.fits[f] if (f, c) in self.agreements and self._may_support(f, c)]

    def _ranked(self, f: int, options: list[int]) -> list[int]:
        """The claims that have as much evidence for a figure as its best, the best first."""
        scored = sorted(((self._score(f, c), c) for c in options), reverse=True)
        best = scored[0][0]
        return [c for score, c in scored if score[:_EVIDENCE] == best[:_EVIDENCE]]

    def _settle(self, f: int, options: list[int]) -> tuple[list[int], bool]:
        """The options left once a bare `$` or `kr` is settled, and whether it is."""
        figure = self.figures[f].figure
        if len(options) < 2 or not any(reading.unit != figure.unit for reading in figure.readings):
            return options, True
        best = max(self._score(f, c)[:_EVIDENCE] for c in options)
        rivals = [c for c in options if self._score(f, c)[:_EVIDENCE] == best]
        units = list(dict.fromkeys(unit for c in rivals if (unit := self.quantities[f, c].unit) is not None))
        if len(units) < 2:
            return options, True
        known = figure.unit if figure.locale != "und" else None
        chosen = decide(units, self.comparer.said, self.comparer.claims.currency, known)
        if chosen is None:
            return rivals, False
        return [c for c in rivals if self.quantities[f, c].unit == chosen], True

    def _swapped(self) -> dict[int, Binding]:
        """Figures that stand in each other's place."""
        found: dict[int, Binding] = {}
        for f, c, g, d in find_swaps(self.ties, STRONG, self._states, lambda f: self.figures[f].sentence):
            if not {f, g} & found.keys():
                for here, claim, other in ((f, c, g), (g, d, f)):
                    note = f'it and "{self.figures[other].figure.text}" stand in each other\'s place'
                    found[here] = Binding("contradicted", claim, rule="FIG113", slip=Slip(note=note), other=other)
        return found

    def _states(self, f: int, c: int) -> bool:
        """Whether a figure states a claim by its own digits."""
        agreement = self.agreements.get((f, c))
        return agreement is not None and agreement.grade in ("exact", "rounded", "converted")

    def _may_support(self, f: int, c: int) -> bool:
        placed, agreement = self.figures[f], self.agreements[f, c]
        tied = self.ties.get((f, c), 0) > 0
        around = c in self.evidence.in_block[placed.block] or c in self.evidence.in_heading[placed.block]
        if agreement.needs_context and not tied:
            return False
        if agreement.weak and not (tied or around):
            return False
        if tied or around or self.evidence.names[placed.sentence][c]:
            return True
        digits = significant_digits(self.quantities[f, c].low)
        if self.claims[c].figure.unit is None or placed.figure.unit is None:
            return digits >= 3 or (
                placed.figure.unit is None and placed.figure.part("scale") is not None and digits >= 2
            )
        if placed.figure.qualifier in ("at_least", "up_to", "under") or agreement.grade in ("vague", "approximate"):
            return (digits >= 2 and agreement.grade != "vague") or self.truths[c].vague
        return True

    # ------------------------------------------------------------ contradiction

    def _contradicted(self, supported: dict[int, int]) -> dict[int, Binding]:
        """Figures that a context word ties to a claim they contradict."""
        answered = {(self.figures[f].sentence, c) for f, c in supported.items()}
        options: list[tuple[int, int, int, Binding]] = []
        for (f, c), tie in self.ties.items():
            if (
                tie < LOOSE
                or (f, c) in self.agreements
                or (self.figures[f].sentence, c) in answered
                or f in self.forced
            ):
                continue
            if f in supported and self._stands(f, supported[f]):
                continue
            binding = self.against.explain(f, c)
            if binding is not None and (tie == STRONG or binding.rule != "FIG101"):
                distance = self.evidence.nearest(self.figures[f], c)
                rank = SLIP_ORDER.index(binding.rule) if binding.rule in SLIP_ORDER else 99
                options.append((rank == len(SLIP_ORDER) - 1, distance, f, binding))
        chosen: dict[int, Binding] = {}
        taken: set[tuple[int, int]] = set()
        for _, _, f, binding in sorted(options, key=lambda option: option[:3]):
            place = (self.figures[f].sentence, binding.claim or 0)
            if f not in chosen and place not in taken:
                chosen[f] = binding
                taken.add(place)
        return chosen

    def _stands(self, f: int, c: int) -> bool:
        """Whether a support outweighs a context word of another claim.

        Its own context does, and a full agreement that is hardly chance: in three digits, in money, in a stated per.
        """
        tie, grade = self.ties.get((f, c), 0), self.agreements[f, c].grade
        if tie >= LOOSE or (tie and grade != "vague"):
            return True
        quantity, truth = self.quantities[f, c], self.truths[c]
        if grade not in ("exact", "rounded", "converted") or (grade == "converted" and self._is_stated_beside(f, c)):
            return False
        alike = (quantity.per is not None and quantity.per == truth.per) or self.figures[f].figure.kind == "money"
        return alike or significant_digits(quantity.low) >= 3

    def _is_stated_beside(self, f: int, c: int) -> bool:
        """Whether another figure of the sentence, not just before this one, states the claim in its own currency."""
        here = self.figures[f]
        return any(
            placed.sentence == here.sentence
            and self.ties.get((g, c), 0) >= LOOSE
            and placed.figure.unit == self.truths[c].unit
            and (g, c) in self.agreements
            and abs(here.figure.start - placed.figure.end) > _FAR_BESIDE
            for g, placed in enumerate(self.figures)
        )

    def _forced(self, f: int, c: int) -> Binding:
        """A figure that a comment binds: it agrees, or it contradicts."""
        if c in self.fits[f] and (f, c) in self.agreements:
            return Binding("supported", c, self.agreements[f, c])
        self.quantities.setdefault((f, c), self.comparer.quantity(self.figures[f].figure, self.claims[c]))
        return self.against.outright(f, c)

    # ------------------------------------------------------------ slips without context

    def _lone_slip(self, f: int, stated: set[int]) -> Binding | None:
        """Without context: one slip, of one claim alone, in digits too many to agree by chance."""
        if any(tie for (g, _), tie in self.ties.items() if g == f):
            return None
        figure = self.figures[f].figure
        if figure.vague or figure.unit is None:
            return None
        found: list[Binding] = []
        for c in self.fits[f]:
            truth = self.truths[c]
            quantity = self.quantities[f, c]
            if c in stated or truth.vague or quantity.per != truth.per:
                continue
            if dimension_of(quantity.unit, None) == "money" and quantity.unit != truth.unit:
                continue
            digits = min(significant_digits(quantity.low), significant_digits(truth.low))
            if digits < 3:
                continue
            binding = self.against.of_one_slip(f, c)
            if binding is not None and (digits >= 4 or binding.rule == "FIG102"):
                found.append(binding)
        return found[0] if len(found) == 1 else None

    def _slip_of_neighbour(self, f: int, bindings: Sequence[Binding | None]) -> Binding | None:
        """A confusable currency that makes a figure agree with one that is bound already, by scale word or digits."""
        figure = self.figures[f].figure
        if figure.kind != "money" or figure.unit is None:
            return None
        ours = quantity_of(figure)
        for g, binding in enumerate(bindings):
            if binding is None or binding.verdict != "supported" or binding.claim is None or g == f:
                continue
            other = self.figures[g].figure
            if (
                other.kind != "money"
                or other.unit is None
                or other.unit == figure.unit
                or not name_alike(figure.unit, other.unit)
            ):
                continue
            if not self._alike(figure.part("scale"), other.part("scale"), ours.low, other.low):
                continue
            changed = replace(ours, unit=other.unit, per=None)
            found = self.comparer.between(changed, replace(quantity_of(other), per=None), self.comparer.date)
            if found is not None:
                return Binding("contradicted", binding.claim, rule="FIG104", slip=Slip("unit", other.unit), other=g)
        return None

    @staticmethod
    def _alike(ours: object, theirs: object, low: Decimal, other: Decimal) -> bool:
        same_scale = (
            ours is not None and theirs is not None and getattr(ours, "value", "") == getattr(theirs, "value", "-")
        )
        return same_scale or low == other

    # ------------------------------------------------------------ the rest

    def _nearest(self, f: int) -> int | None:
        """The claim that an unverified figure is nearest to: tied, else nearest in value."""
        tied = [c for c in self.fits[f] if self.ties.get((f, c))]
        options = tied or self.fits[f]
        best: tuple[Decimal, int] | None = None
        for c in options:
            bridge = self.comparer.bridge(self.quantities[f, c], self.claims[c])
            value, truth = self.quantities[f, c].low, self.truths[c].low
            if bridge is None or not value or not truth:
                continue
            ratio = abs(bridge.steps[0].apply(value) / truth)
            far = abs(ratio.ln()) if ratio else Decimal(99)
            if best is None or far < best[0]:
                best = (far, c)
        return best[1] if best is not None else None
