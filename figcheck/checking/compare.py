"""A target against its source: what each figure renders, what slipped, what is missing, what was added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from figcheck.checking import changed_numbers
from figcheck.checking.align import Match, align
from figcheck.checking.comparison import Comparer, said_outright
from figcheck.checking.derive import find_derivation
from figcheck.checking.judge import Judge
from figcheck.checking.leftovers import Numbers, find_converted, is_idle, is_small
from figcheck.checking.options import Options
from figcheck.checking.pairing import PairReporter
from figcheck.checking.rules import over_precise_conversion, relation_mismatch
from figcheck.checking.rules.conversion_mismatch import Conversion, find_conversions
from figcheck.checking.swapped import find_crossings
from figcheck.checking.view import View
from figcheck.extraction.document import PlacedFigure, Reading, read_figures
from figcheck.extraction.statements import read_statements
from figcheck.extraction.tables import read_tables
from figcheck.extraction.unread import Unread, has_number_word, read_unread
from figcheck.model.claim import Claims
from figcheck.model.document import Block, Document
from figcheck.model.figure import Figure
from figcheck.model.finding import DocumentReport, Finding
from figcheck.quantities.exchange.sources import Exchange

__all__ = ["compare_documents", "compare_segments"]


@dataclass(frozen=True, slots=True)
class _Side:
    """A document that was read, its conversions in brackets by the position of the converted figure, its other numbers."""

    reading: Reading
    conversions: dict[int, Conversion]
    unread: Sequence[Unread]

    def holding(self, members: Sequence[int]) -> dict[int, bool | None]:
        """Of the members that are conversions in brackets, by their place among them: whether they hold."""
        return {place: self.conversions[at].holds for place, at in enumerate(members) if at in self.conversions}


@dataclass(frozen=True, slots=True)
class _Group:
    """What is compared with one another: positions of figures and other numbers of a segment, or of all."""

    sources: Sequence[int]
    targets: Sequence[int]
    source_numbers: Sequence[Unread]
    target_numbers: Sequence[Unread]


def compare_documents(
    source: Document, target: Document, exchange: Exchange, options: Options, as_of: str | None = None
) -> tuple[DocumentReport, list[Finding]]:
    """A target against its source. Raises LocaleError for a locale that is not known."""
    comparer, sides = _read(source, target, exchange, options, as_of)
    first, second = sides
    whole = _Group(range(len(first.reading.figures)), range(len(second.reading.figures)), first.unread, second.unread)
    return _compare(first, second, [whole], comparer, options)


def compare_segments(
    document: Document, exchange: Exchange, options: Options, as_of: str | None = None
) -> tuple[DocumentReport, list[Finding]]:
    """The targets of a bilingual file against their sources, segment by segment."""
    blocks = {
        side: tuple(b for b in document.blocks if b.segment and b.segment.side == side) for side in ("source", "target")
    }
    halves = [replace(document, blocks=blocks[side], locale=_language(blocks[side])) for side in ("source", "target")]
    comparer, (first, second) = _read(halves[0], halves[1], exchange, options, as_of)
    return _compare(first, second, _by_segment(first, second), comparer, options)


def _language(blocks: Iterable[Block]) -> str | None:
    return next((block.language for block in blocks if block.language), None)


def _read(
    source: Document, target: Document, exchange: Exchange, options: Options, as_of: str | None
) -> tuple[Comparer, tuple[_Side, _Side]]:
    readings = (
        read_figures(
            source, options.source_locale or (options.locale_for(source.path) if not options.locale else None)
        ),
        read_figures(target, options.locale_for(target.path)),
    )
    date = as_of or target.date or source.date
    sides = []
    for reading in readings:
        said = said_outright(placed.figure for placed in reading.figures)
        comparer = Comparer(Claims(as_of=as_of), exchange, date, said, options.strict)
        conversions = {c.converted: c for c in find_conversions(reading.document, reading.figures, comparer)}
        sides.append(_Side(reading, conversions, read_unread(reading)))
    return comparer, (sides[0], sides[1])


def _by_segment(first: _Side, second: _Side) -> list[_Group]:
    parts: list[dict[str, list[int]]] = []
    numbers: list[dict[str, list[Unread]]] = []
    order: dict[str, None] = {}
    for side in (first, second):
        by_id: dict[str, list[int]] = defaultdict(list)
        runs: dict[str, list[Unread]] = defaultdict(list)
        ids = [block.segment.id if block.segment else "" for block in side.reading.document.blocks]
        for at, placed in enumerate(side.reading.figures):
            by_id[ids[placed.block]].append(at)
        for each in side.unread:
            runs[ids[each.block]].append(each)
        order |= dict.fromkeys(ids)
        parts.append(by_id)
        numbers.append(runs)
    return [_Group(parts[0][key], parts[1][key], numbers[0][key], numbers[1][key]) for key in order]


def _compare(
    first: _Side, second: _Side, groups: Iterable[_Group], comparer: Comparer, options: Options
) -> tuple[DocumentReport, list[Finding]]:
    reporter = PairReporter(first.reading, second.reading, comparer, options)
    for group in groups:
        _compare_group(first, second, group, comparer, options, reporter)
    own = second.reading
    view = View(own, comparer, (), tuple(second.conversions.values()), read_statements(own), read_tables(own))
    for rule in (relation_mismatch, over_precise_conversion):
        for complaint in rule.complain(view):
            reporter.complaint(rule.CODE, complaint)
    return reporter.report()


def _compare_group(
    first: _Side, second: _Side, group: _Group, comparer: Comparer, options: Options, reporter: PairReporter
) -> None:
    sources = [first.reading.figures[at] for at in group.sources]
    targets = [second.reading.figures[at] for at in group.targets]
    judge = Judge(sources, targets, comparer, told=second.reading.told, strictly=not options.summary)
    matches, halves, wholes = align(
        [each.figure for each in sources], [each.figure for each in targets], judge.judge, judge.states
    )
    if options.summary:
        matches = [match for match in matches if not _is_worked_out(match, sources, targets)]
    for match in matches:
        reporter.match(group.sources[match.source], group.targets[match.target], match.judgement)
    if not options.summary:
        for one, other in find_crossings(matches, first.reading, second.reading, group.sources, group.targets):
            reporter.swapped(one, other)
    for at, parts in halves:
        for part in parts:
            reporter.supported(group.targets[part], "approximate", group.sources[at])
    for at, parts in wholes:
        reporter.supported(group.targets[at], "approximate", group.sources[parts[0]])
    left = _left(
        len(sources), [match.source for match in matches], [at for at, _ in halves], *(parts for _, parts in wholes)
    )
    added = _left(
        len(targets), [match.target for match in matches], [at for at, _ in wholes], *(parts for _, parts in halves)
    )
    _report_added(first, second, group, sources, targets, added, comparer, options, reporter)
    if not options.summary:
        _report_missing(first, second, group, sources, left, matches, comparer, reporter)
        for change in changed_numbers.find(group.source_numbers, group.target_numbers, sources, targets):
            reporter.changed_number(change)


def _is_worked_out(match: Match, sources: Sequence[PlacedFigure], targets: Sequence[PlacedFigure]) -> bool:
    """Whether what looks like another value is worked out from two figures of one sentence."""
    if match.judgement.rule not in ("FIG101", "FIG108"):
        return False
    found = find_derivation(targets[match.target].figure, sources)
    return found is not None and sources[found.first].sentence == sources[found.second].sentence


def _left(count: int, *taken: Iterable[int]) -> list[int]:
    gone = set().union(*taken)
    return [at for at in range(count) if at not in gone]


def _report_added(
    first: _Side, side: _Side, group: _Group, sources: Sequence[PlacedFigure], targets: Sequence[PlacedFigure], added: Sequence[int],
    comparer: Comparer, options: Options, reporter: PairReporter,
) -> None:  # fmt: skip
    """Figures of the target that render none of the source's."""
    held = side.holding(group.targets)
    wrong = {at for at in added if held.get(at, True) is False and at - 1 not in added}
    converted = find_converted([at for at in added if at not in wrong], targets, held, comparer)
    numbers = Numbers(group.source_numbers)
    said = {(each.figure.low, each.figure.high, each.figure.unit) for each in sources}
    for at in added:
        figure, position = targets[at].figure, group.targets[at]
        if at in wrong:
            reporter.conversion(position, side.conversions[position])
        elif at in converted:
            reporter.supported(position, "converted")
        elif (figure.low, figure.high, figure.unit) in said:
            reporter.supported(position, "exact")
        elif (
            is_idle(figure)
            or numbers.take(figure)
            or (is_small(figure) and _is_worded(first, group.sources, at / len(targets), figure))
        ):
            reporter.silent(position)
        else:
            derivation = find_derivation(figure, sources) if options.summary else None
            reporter.added(position, None if derivation is None else (derivation, group.sources))


def _report_missing(
    side: _Side, second: _Side, group: _Group, sources: Sequence[PlacedFigure], left: Sequence[int],
    matches: Sequence[Match], comparer: Comparer, reporter: PairReporter,
) -> None:  # fmt: skip
    """Figures of the source that none of the target's renders."""
    held = side.holding(group.sources)
    kept = {match.source for match in matches}
    converted = find_converted(left, sources, held, comparer) | {
        at for at in left if held.get(at + 1) and at + 1 in kept
    }
    numbers = Numbers(group.target_numbers)
    said = defaultdict(set)
    for match in matches:
        placed = sources[match.source]
        said[placed.figure.low, placed.figure.high, placed.figure.unit].add(placed.sentence)
    for at in left:
        figure = sources[at].figure
        again = sources[at].sentence in said.get((figure.low, figure.high, figure.unit), ())
        if at in converted or again or is_idle(figure) or numbers.take(figure):
            continue
        if not (is_small(figure) and _is_worded(second, group.targets, at / len(sources), figure)):
            reporter.missing(group.sources[at])


_AROUND = 2  # figures on either side whose paragraphs are searched for a word
_TWICE = 2  # the greatest number that languages have words of their own for: once, both, a pair


def _is_worded(side: _Side, members: Sequence[int], place: float, figure: Figure) -> bool:
    """Whether the other side has a word for a small number about there, or may have one that is no number word."""
    if figure.low <= _TWICE:
        return True
    middle = int(place * len(members))
    near = members[max(0, middle - _AROUND) : middle + _AROUND + 1]
    blocks = {side.reading.figures[at].block for at in near} or set(range(len(side.reading.document.blocks))[:1])
    return has_number_word(side.reading, sorted(blocks), figure.low)
