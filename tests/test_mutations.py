"""A slip planted in a figure of any corpus is flagged and named; a right restatement is silent."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from functools import cache

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benchmarks.mutations.restatements import restate
from benchmarks.mutations.slips import plant_slips
from benchmarks.mutations.stories import judge, read_stories, read_swaps
from tests.corpus import FOLDER

STORIES = 55  # of a language
MOST = 3  # mutations of a rule and language
SLIPS = (*(f"FIG{code}" for code in range(101, 112)), "FIG113")
NOTES = ("FIG115", "FIG116")


@pytest.fixture(scope="module")
def drawn():
    """Mutations by rule with their stories, of all languages alike, and how many stories are bound as they stand."""
    found, counts = defaultdict(list), Counter()
    draw = random.Random(20240731)
    stories = list(read_stories())
    draw.shuffle(stories)
    for story in stories:
        counts[story.language] += 1
        if counts[story.language] > STORIES:
            continue
        line, figure = story.line, story.figure
        mutations = [*plant_slips(line.text, figure), *restate(line.text, figure)]
        draw.shuffle(mutations)
        for mutation in mutations:
            key = mutation.rule, story.language
            if counts[key] < MOST and story.reads_as_meant(mutation):
                if counts[key] == 0 or draw.random() < 0.3:
                    counts[key] += 1
                    found[mutation.rule].append((story, mutation))
    swaps = [(story, mutation) for story, mutation in read_swaps() if story.is_bound()]
    found["FIG113"] = draw.sample(swaps, min(len(swaps), 150))
    return found


@pytest.fixture(scope="module")
def judged(drawn):
    """(story, mutation, verdict) by rule."""
    return {rule: [(story, each, judge(story, each)) for story, each in members] for rule, members in drawn.items()}


def _told(cases):
    return "\n".join(
        f"{story.language}: {story.line.text!r} -> {mutation.text!r}: {sorted(verdict.rules)}"
        for story, mutation, verdict in cases
    )


def test_every_figure_of_a_story_is_bound_to_its_own_claim(drawn):
    stories = {id(story): story for members in drawn.values() for story, _ in members}
    unbound = [story.line.text for story in stories.values() if not story.is_bound()]
    assert len(stories) > 1000
    assert len(unbound) <= 0.005 * len(stories), unbound


@pytest.mark.parametrize("rule", SLIPS)
def test_a_planted_slip_is_flagged_and_called_by_its_name(judged, rule):
    cases = judged[rule]
    unflagged = [case for case in cases if not case[2].rules]
    unnamed = [case for case in cases if not case[2].is_named(rule)]
    assert len(cases) >= 40
    assert len(unflagged) <= 0.02 * len(cases), _told(unflagged)
    assert len(unnamed) <= 0.05 * len(cases), _told(unnamed)


def test_of_all_slips_99_in_100_are_flagged_and_95_named(judged):
    cases = [(rule, case) for rule in SLIPS for case in judged[rule]]
    assert sum(bool(case[2].rules) for _, case in cases) >= 0.99 * len(cases)
    assert sum(case[2].is_named(rule) for rule, case in cases) >= 0.95 * len(cases)


@pytest.mark.parametrize("rule", NOTES)
def test_what_deserves_a_note_gets_that_note_and_no_more(judged, rule):
    cases = judged[rule]
    wrong = [case for case in cases if not case[2].is_named(rule) or case[2].rules]
    assert len(wrong) <= 0.02 * len(cases), _told(wrong)


def test_a_right_restatement_is_silent(judged):
    alarms = [case for case in judged[None] if case[2].rules]
    assert len(judged[None]) >= 150
    assert len(alarms) < 0.005 * len(judged[None]), _told(alarms)


def test_no_other_sentence_is_blamed(judged):
    cases = [case for members in judged.values() for case in members]
    elsewhere = [case for case in cases if case[2].elsewhere]
    assert len(elsewhere) < 0.005 * len(cases), _told(elsewhere)


def test_what_is_suggested_mends_the_sentence(judged):
    cases = [case for rule in SLIPS for case in judged[rule] if case[2].suggested]
    useless = [case for case in cases if not case[2].mends]
    assert len(cases) > 1000
    assert len(useless) <= 0.01 * len(cases), _told(useless)


LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def _stories(language):
    return list(read_stories([language]))


@st.composite
def _mutations(draw, make):
    """Any story of any language, and one mutation of its figure."""
    story = draw(st.sampled_from(_stories(draw(st.sampled_from(LANGUAGES)))))
    line, figure = story.line, story.figure
    found = list(make(line.text, figure))
    assume(found)
    mutation = draw(st.sampled_from(found))
    assume(story.reads_as_meant(mutation))
    return story, mutation


SEARCH = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@SEARCH
@given(_mutations(plant_slips))
def test_any_slip_in_any_figure_of_any_language_is_told(case):
    story, mutation = case
    verdict = judge(story, mutation)
    assert verdict.rules or verdict.is_named(mutation.rule), mutation
    assert not verdict.elsewhere, mutation


@SEARCH
@given(_mutations(restate))
def test_no_right_restatement_of_any_figure_of_any_language_is_blamed(case):
    story, mutation = case
    assert not judge(story, mutation).rules, mutation
