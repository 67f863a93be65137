"""Sentences of the corpora put together to stories, with a claim for each, bound by the sentences' own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import figcheck
from benchmarks.mutations.edits import Mutation, reads_as_meant
from benchmarks.mutations.restatements import DATE
from figcheck.locales.words import is_unspaced
from figcheck.model.claim import Claim, Claims
from figcheck.model.figure import Figure
from figcheck.model.finding import Finding, Report
from tests.corpus import FOLDER, read_corpus

__all__ = ["Line", "Story", "Verdict", "judge", "read_stories", "read_swaps"]

_FELLOWS = 3
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u200c’'-])+")
_CLAUSE = re.compile(r"[,;:()—–、，،]")
_LONG, _RUN, _CLAUSE_COST = 4, 4, 20
_COMMENT = "<!-- figcheck: claim=fact-0-0 -->\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, its figures, and for each the words that a claim file would give as context."""

    text: str
    figures: tuple[Figure, ...]
    contexts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One figure (`at`) of a line, among other lines of its locale whose words are others.

    Where the line has no words but its figure's, a comment binds the figure, and there are no fellows.
    """

    language: str
    line: Line
    at: int
    fellows: tuple[Line, ...]

    @property
    def figure(self) -> Figure:
        """The figure that is changed."""
        return self.line.figures[self.at]

    @property
    def by_comment(self) -> bool:
        """Whether the figure is bound by a comment."""
        return not self.line.contexts[self.at]

    @property
    def start(self) -> int:
        """Where the line starts in the document."""
        return len(_COMMENT) if self.by_comment else 0

    def report(self, text: str, truth: Figure | None = None, neighbour: str | None = None) -> Report:
        """The report on the story with a text in its line's place, against the claims of all figures of all its lines."""
        figures = [*self.line.figures[: self.at], truth or self.figure, *self.line.figures[self.at + 1 :]]
        lines = [replace(self.line, figures=tuple(figures)), *self.fellows]
        claims = tuple(
            Claim(f"fact-{at}-{place}", figure, line.text, context=context)
            for at, line in enumerate(lines)
            for place, (figure, context) in enumerate(zip(line.figures, line.contexts, strict=True))
        )
        texts = [line.text for line in self.fellows]
        if neighbour is not None:
            texts[0] = neighbour
        document = _COMMENT * self.by_comment + "\n\n".join([text, *texts])
        return figcheck.verify_text(document, Claims(as_of=DATE, claims=claims), locale=self.figure.locale)

    def reads_as_meant(self, mutation: Mutation) -> bool:
        """Whether a mutation of its figure reads back as what was meant, between the line's other figures."""
        return reads_as_meant(mutation, self.line.figures[: self.at], self.line.figures[self.at + 1 :])

    def is_bound(self) -> bool:
        """Whether every figure of the unchanged story is supported by its own claim."""
        bound = [(figure.verdict, figure.claim) for figure in self.report(self.line.text).documents[0].figures]
        lines = (self.line, *self.fellows)
        return bound == [
            ("supported", f"fact-{at}-{place}") for at, line in enumerate(lines) for place in range(len(line.figures))
        ]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of a changed sentence, and how often the other sentences were blamed for it.

    `suggested` is whether a suggestion was made, `mends` whether the sentence is right with the suggestion in it.
    """

    rules: frozenset[str]
    notes: frozenset[str]
    elsewhere: int
    suggested: bool = False
    mends: bool = False

    def is_named(self, rule: str) -> bool:
        """Whether the rule is among what was said."""
        return rule in self.rules or rule in self.notes


def judge(story: Story, mutation: Mutation) -> Verdict:
    """Check a changed sentence among its fellows, and what is suggested for it."""
    report = story.report(mutation.text, mutation.truth, mutation.neighbour)
    end = story.start + len(mutation.text)
    own = [finding for finding in report.findings if finding.end is not None and finding.end <= end]
    said = [finding for finding in own if finding.severity != "note"]
    elsewhere = sum(finding.severity != "note" for finding in report.findings) - len(said)
    if mutation.neighbour is not None:
        elsewhere = max(0, elsewhere - 1)  # it is wrong, too
    suggestion = next((finding for finding in said if finding.suggestion and finding.rule == mutation.rule), None)
    mends = False
    if suggestion is not None:
        mended = _with_suggestion(mutation.text, suggestion, story.start)
        better = story.report(mended, mutation.truth)  # the neighbour as it was
        mends = not any(finding.severity != "note" for finding in better.findings)
    return Verdict(
        frozenset(finding.rule for finding in said),
        frozenset(finding.rule for finding in own if finding.severity == "note"),
        elsewhere,
        suggestion is not None,
        mends,
    )


_OUTSIDE = {"FIG105": "per", "FIG109": "direction", "FIG110": "qualifier"}


def _with_suggestion(text: str, finding: Finding, offset: int) -> str:
    """A sentence with a suggestion in the place that it was made for: the figure, and the words of it that were wrong."""
    assert finding.figure is not None and finding.start is not None and finding.end is not None
    start, end = finding.start - offset, finding.end - offset
    part = finding.figure.part(_OUTSIDE.get(finding.rule, ""))
    if part is not None:
        start, end = min(start, part.start), max(end, part.end)
    return f"{text[:start]}{finding.suggestion}{text[end:]}"


def read_stories(languages: Sequence[str] = ()) -> Iterator[Story]:
    """A story for every figure of every sentence of the corpora."""
    for path in sorted(FOLDER.glob("*.toml")):
        if languages and path.stem not in languages:
            continue
        lines: dict[str, list[Line]] = defaultdict(list)
        for entry in read_corpus(path):
            figures = figcheck.extract(entry.text, locale=entry.locale)
            if entry.expected and len(entry.expected) == len(figures):
                contexts = tuple(_context(entry.text, figures, at) for at in range(len(figures)))
                if len(figures) == 1 or all(contexts):
                    lines[figures[0].locale].append(Line(entry.text, tuple(figures), contexts))
        for members in lines.values():
            for at, line in enumerate(members):
                fellows = tuple(_fellows(members, at)) if line.contexts[0] else ()
                for place in range(len(line.figures)):
                    yield Story(path.stem, line, place, fellows)


def read_swaps(languages: Sequence[str] = ()) -> Iterator[tuple[Story, Mutation]]:
    """FIG113: two neighbouring sentences whose figures, of one unit, stand in each other's place."""
    waiting: dict[tuple[str, str, str | None, str | None], Line] = {}
    for story in read_stories(languages):
        line, figure = story.line, story.figure
        if len(line.figures) > 1 or story.by_comment or figure.vague or figure.is_range or figure.qualifier:
            continue
        key = figure.locale, figure.kind, figure.unit, figure.per
        other = waiting.get(key)
        if other is None or not _are_apart(line, other):
            waiting[key] = line
            continue
        del waiting[key]
        ours, theirs = (_with_figure(one, two.figures[0]) for one, two in ((line, other), (other, line)))
        if all(
            reads_as_meant(Mutation(None, text, replace(each.figures[0], readings=()))) or each.figures[0].readings
            for text, each in ((ours, other), (theirs, line))
        ):
            wanted = other.figures[0]
            yield Story(story.language, line, 0, (other,)), Mutation("FIG113", ours, wanted, neighbour=theirs)


def _with_figure(line: Line, figure: Figure) -> str:
    own = line.figures[0]
    return f"{line.text[: own.start]}{figure.text}{line.text[own.end :]}"


def _are_apart(line: Line, other: Line) -> bool:
    """Whether neither of two lines says the other's words, and their figures differ in more than rounding."""
    one, two = line.figures[0], other.figures[0]
    small, large = sorted((abs(one.low), abs(two.low)))
    return large > small * 2 and not any(
        word.casefold() in text.casefold()
        for words, text in ((line.contexts[0], other.text), (other.contexts[0], line.text))
        for word in words
    )


def _fellows(members: Sequence[Line], at: int) -> Iterator[Line]:
    """Lines further down the corpus that say nothing in the words of the line, nor of one another."""
    used = {word for context in members[at].contexts for word in context}
    texts, count = members[at].text, 0
    for step in range(1, len(members)):
        other = members[(at + 7 * step) % len(members)]
        words = {word for context in other.contexts for word in context}
        if not words or any(word.casefold() in texts.casefold() for word in words):
            continue
        if any(word.casefold() in other.text.casefold() for word in used) or other.text in texts:
            continue
        yield other
        used, texts, count = used | words, f"{texts} {other.text}", count + 1
        if count == _FELLOWS:
            return


def _context(text: str, figures: Sequence[Figure], at: int) -> tuple[str, ...]:
    """The words nearest to a figure and the longest of those that no other figure is nearer to, outside all figures."""
    figure = figures[at]
    spans = [(part.start, part.end) for each in figures for part in each.parts]
    spans += [(each.start, each.end) for each in figures]
    words: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if is_unspaced(text[start]):
            for low, high in sorted(spans):
                if start < high and low < end:
                    start, end = (start, low) if figure.start >= high or low >= figure.end else (max(start, high), end)
        if end - start < 2 or any(start < high and low < end for low, high in spans):
            continue
        if is_unspaced(text[start]):
            words.append((start, min(end, start + _RUN)) if start >= figure.end else (max(start, end - _RUN), end))
        elif end - start >= _LONG:
            words.append((start, end))
    own = [span for span in words if min(figures, key=lambda each: _gap(text, span, each)) is figure]
    if not own:
        return ()
    nearest = min(own, key=lambda span: _gap(text, span, figure))
    longest = max(own, key=lambda span: span[1] - span[0])
    chosen = tuple(dict.fromkeys(text[start:end] for start, end in (nearest, longest)))
    return chosen if len(figures) == 1 else tuple(word for word in chosen if text.count(word) == 1)


def _gap(text: str, span: tuple[int, int], figure: Figure) -> int:
    """Characters between a word and a figure; a word beyond a comma belongs to something else."""
    start, end = (span[1], figure.start) if span[1] <= figure.start else (figure.end, span[0])
    return end - start + _CLAUSE_COST * len(_CLAUSE.findall(text, start, end))
