"""A slip planted in a figure of any corpus is flagged and named; a right restatement is silent."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from benchmarks.mutations import cases, is_written, judge, mutations
from figcheck.checking.rules import find_rule

LINES = 2000  # of the corpora, that are changed
PER_RULE = 100  # mutations of a rule that are judged, drawn over all languages


@pytest.fixture(scope="module")
def drawn():
    """Mutations by rule, so many of each, from all languages alike."""
    found = {}
    draw = random.Random(20240731)
    lines = list(cases())
    draw.shuffle(lines)
    for language, text, figure in lines[:LINES]:
        for mutation in mutations(text, figure):
            members = found.setdefault(mutation.rule, [])
            if len(members) < PER_RULE and draw.random() < 0.5 and is_written(mutation, figure.locale):
                members.append((language, text, figure, mutation))
    return found


def _judged(drawn, rule):
    wrong, counts = [], Counter()
    for language, text, figure, mutation in drawn[rule]:
        found = judge(mutation, figure, text)
        counts.update(flagged=bool(found), named=rule in found, all=1)
        if bool(found) is not bool(rule):
            wrong.append(f"{language}: {text!r} -> {mutation.text!r}: {sorted(found)}")
    return counts, "\n".join(wrong)


@pytest.mark.parametrize("rule", [f"FIG{code}" for code in (102, 103, 104, 105, 106, 107, 108, 109, 110)])
def test_a_planted_slip_is_flagged_and_called_by_its_name(drawn, rule):
    counts, wrong = _judged(drawn, rule)
    assert counts["all"] >= 8
    assert counts["flagged"] >= 0.98 * counts["all"], wrong
    assert counts["named"] >= 0.93 * counts["all"], find_rule(rule)


def test_a_right_restatement_is_silent(drawn):
    counts, wrong = _judged(drawn, None)
    assert counts["all"] >= 80
    assert counts["flagged"] <= 0.01 * counts["all"], wrong
