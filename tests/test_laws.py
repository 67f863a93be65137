"""Laws of reading that hold for every line of every corpus, whatever its language."""

from __future__ import annotations

import re
import unicodedata

import pytest

from figcheck import extract
from tests.corpus import FOLDER, Line, read_corpus

PATHS = sorted(FOLDER.glob("*.toml"))
# No-break and thin spaces that typesetters put for a plain one. A figure or thin space between two numerals may group them.
SPACES = ("\u00a0", "\u202f", "\u2009", "\u2003", "\u3000")


def _values(text: str, locale: str) -> list[tuple[object, ...]]:
    return [(f.low, f.high, f.unit, f.per, f.qualifier, f.vague) for f in extract(text, locale=locale)]


def _lines(path) -> list[Line]:
    return list(read_corpus(path))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_composed_and_decomposed_text_read_alike(path, form):
    wrong = [
        line.text
        for line in _lines(path)
        if _values(unicodedata.normalize(form, line.text), line.locale) != _values(line.text, line.locale)
    ]
    assert not wrong


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_compatible_characters_read_alike(path):
    # NFKC makes 10² a plain 102, ½ three characters, № two letters: signs that say something are left as they are.
    telling = "²³¹⁰⁴⁵⁶⁷⁸⁹½¼¾⅓⅔⅛⅜⅝⅞№ºª˚´¨…"
    lines = [line for line in _lines(path) if not any(sign in line.text for sign in telling)]
    wrong = [
        line.text
        for line in lines
        if _values(unicodedata.normalize("NFKC", line.text), line.locale) != _values(line.text, line.locale)
    ]
    assert not wrong


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_any_space_between_words_reads_alike(path):
    wrong = []
    for at, line in enumerate(_lines(path)):
        spaced = line.text.replace(" ", SPACES[at % len(SPACES)])
        if _values(spaced, line.locale) != _values(line.text, line.locale):
            wrong.append(line.text)
    assert not wrong


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_figures_stand_in_order_and_apart(path):
    for line in _lines(path):
        last = 0
        for figure in extract(line.text, locale=line.locale):
            assert last <= figure.start < figure.end
            assert line.text[figure.start : figure.end] == figure.text
            last = figure.end


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_capitals_read_alike(path):
    """Of texts of words alone: a unit's symbol or a sign of few letters may mean something else in capitals."""
    wrong = []
    for line in _lines(path):
        words = re.findall(r"[^\W\d_]+", line.text)
        plain = all(len(word) > 3 and word.islower() for word in words)
        plain = plain and not re.search(r"\d\. \w", line.text)  # where a capital says that a sentence begins
        if plain and words and _values(line.text.upper(), line.locale) != _values(line.text, line.locale):
            wrong.append(line.text)
    assert not wrong
