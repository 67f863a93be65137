"""Every line of every corpus: the figures that are there, and no others."""

from __future__ import annotations

import pytest

from figcheck import extract
from figcheck.locales.detect import detect
from figcheck.locales.supplement import data_tags
from tests.corpus import FOLDER, Line, describe, read_corpus, read_detected
from tests.entries import unread

PATHS = sorted(FOLDER.glob("*.toml"))


def mistakes(line: Line) -> list[str]:
    """What is wrong with the reading of a line, in words; empty if all is right."""
    figures = extract(line.text, locale=line.locale)
    if len(figures) == len(line.expected) and all(e.matches(f) for e, f in zip(line.expected, figures, strict=True)):
        return []
    read, wanted = ("; ".join(map(describe, each)) or "nothing" for each in (figures, line.expected))
    return [f"{line.text!r} ({line.locale})\n    read   {read}\n    wanted {wanted}"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_line_of_a_corpus_is_read_as_it_says(path):
    wrong = [mistake for line in read_corpus(path) for mistake in mistakes(line)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_corpus_has_enough_lines_of_both_kinds(path):
    lines = list(read_corpus(path))
    assert len(lines) >= 40
    assert sum(not line.expected for line in lines) >= 10


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_language_of_every_sentence_is_found(path):
    sentences = list(read_detected(path))
    wrong = [(text, found) for locale, text in sentences if (found := detect(text)) != locale]
    assert not wrong
    assert len(sentences) >= 4


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_language_of_all_sentences_together_is_found(path):
    lines = [line for line in read_corpus(path) if line.locale == path.stem and len(line.text) > 60]
    assert detect("\n\n".join(line.text for line in lines)) == path.stem


@pytest.mark.parametrize("tag", data_tags())
def test_every_entry_of_a_data_file_is_read_as_it_says(tag):
    wrong = unread(tag)
    assert not wrong, "\n".join(wrong)
