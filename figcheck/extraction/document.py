"""A document to its figures, each with its place in the file and its sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from figcheck.documents.readers import read_string
from figcheck.documents.sentences import sentence_spans
from figcheck.errors import LocaleError
from figcheck.extraction.extractor import extract_figures, moved
from figcheck.locales.detect import detect, guess, in_script
from figcheck.locales.lexicon import open_lexicon, resolve
from figcheck.model.document import Document
from figcheck.model.figure import Figure

__all__ = ["PlacedFigure", "Reading", "Sentence", "locale_of", "read_figures", "read_text_figures"]

_CLEARLY = 700  # lead, in parts of a thousand, by which a paragraph must be in another language
_ENOUGH_WORDS = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: its block, and where it stands in the block's text."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure of a document: the figure (offsets in its block's text), its block, its sentence, its place in the file."""

    figure: Figure
    block: int
    sentence: int
    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of a document."""

    document: Document
    locale: str
    told: bool
    figures: tuple[PlacedFigure, ...]
    sentences: tuple[Sentence, ...]


def locale_of(document: Document, locale: str | None = None) -> tuple[str, bool]:
    """The locale of a document and whether anybody told it: the one given, the document's own mark, else detected."""
    for told in (locale, document.locale):
        if told:
            try:
                return in_script(resolve(told), "\n".join(block.text for block in document.blocks[:20])), True
            except LocaleError:
                if told == locale:
                    raise
    return detect("\n".join(block.text for block in document.blocks)), False


def read_figures(document: Document, locale: str | None = None) -> Reading:
    """Every figure of a document in order. A block that is marked, or clearly is, in another language is read in that.

    Raises LocaleError if a locale is given that is not known.
    """
    main, told = locale_of(document, locale)
    figures: list[PlacedFigure] = []
    sentences: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        own = main if locale else _locale_of_block(block.text, block.language, main, told=told)
        first = len(sentences)
        spans = sentence_spans(block.text, open_lexicon(own).abbreviations)
        sentences += [Sentence(index, start, end) for start, end in spans]
        at = 0
        for figure in extract_figures(block.text, own):
            while at + 1 < len(spans) and figure.start >= spans[at][1]:
                at += 1
            start, end = block.offset(figure.start), block.offset(figure.end, end=True)
            place = document.place(start)
            figures.append(PlacedFigure(figure, index, first + at, start, end, place.line, place.column))
    return Reading(document, main, told, tuple(figures), tuple(sentences))


def _locale_of_block(text: str, marked: str | None, main: str, *, told: bool) -> str:
    if marked:
        try:
            return resolve(marked)
        except LocaleError:
            return main
    if len(text) < 60 or told:
        return main
    found = guess(text)
    clear = found.lead >= _CLEARLY and found.words >= _ENOUGH_WORDS
    return found.locale if clear and found.locale not in ("und", main, main.partition("-")[0]) else main


def read_text_figures(text: str, locale: str | None = None) -> list[Figure]:
    """The figures of a text in memory, with offsets in it; its language is found out if not given."""
    own = in_script(locale, text) if locale is not None else detect(text)
    if "\n" not in text and "\r" not in text:
        return extract_figures(text, own)
    figures = []
    for block in read_string(text).blocks:
        start = block.map[0][1]
        end = start + len(block.text)
        if text.startswith(block.text, start):
            figures += extract_figures(text, own, start, end)
        else:  # lines that were broken to a fixed width
            placed = (moved(figure, start) for figure in extract_figures(block.text, own))
            figures += [replace(figure, text=text[figure.start : figure.end]) for figure in placed]
    return figures
