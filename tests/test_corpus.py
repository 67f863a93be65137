"""Every line of every corpus: the figures that are there, and no others."""

from __future__ import annotations

import pytest

from figcheck import extract
from tests.corpus import FOLDER, Line, describe, read_corpus

PATHS = sorted(FOLDER.glob("*.toml"))


def mistakes(line: Line) -> list[str]:
    """What is wrong with the reading of a line, in words; empty if all is right."""
    figures = extract(line.text, locale=line.locale)
    if len(figures) == len(line.expected) and all(e.matches(f) for e, f in zip(line.expected, figures, strict=True)):
        return []
    return [f"{line.text!r} ({line.locale}) read as [{'; '.join(map(describe, figures))}], want {line.expected}"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_line_of_a_corpus_is_read_as_it_says(path):
    wrong = [mistake for line in read_corpus(path) for mistake in mistakes(line)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_corpus_has_enough_lines_of_both_kinds(path):
    lines = list(read_corpus(path))
    assert len(lines) >= 40
    assert sum(not line.expected for line in lines) >= 10
