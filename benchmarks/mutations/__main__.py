"""Print the rates of the proof by mutation, by rule, by language, and rule by language.

    python -m benchmarks.mutations [--languages hi it …] [--failures 20] [--per-rule 40]

A mutation counts only where the changed sentence reads back as what was meant ("written"); what a language has no words
for is counted apart ("unwritten"), and so is a story whose figures are not all bound as it stands ("unbound").
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable

from benchmarks.mutations.edits import Mutation
from benchmarks.mutations.restatements import restate
from benchmarks.mutations.slips import plant_slips
from benchmarks.mutations.stories import Story, judge, read_stories, read_swaps

RIGHT = "right"
NOTES = {"FIG115", "FIG116"}
Counts = Counter[tuple[str, str, str]]


def main() -> None:
    """Plant, judge, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--languages", nargs="*", default=())
    parser.add_argument("--failures", type=int, default=0, help="how many failures to print")
    parser.add_argument("--per-rule", type=int, default=10**9, help="at most so many mutations of a rule and language")
    arguments = parser.parse_args()
    counts = _count(arguments.languages, arguments.failures, arguments.per_rule)
    print_table(counts, 0, "rule")
    print_table(counts, 1, "language")
    print_crossed(counts)


def _count(languages: Iterable[str], failures: int, per_rule: int) -> Counts:
    counts: Counts = Counter()
    stories = list(read_stories(tuple(languages)))
    random.Random(20240731).shuffle(stories)
    for story in stories:
        counts["story", story.language, "written"] += 1
        if not story.is_bound():
            counts["story", story.language, "unbound"] += 1
            if failures > 0:
                print(f"unbound: {story.line.text!r}")
            continue
        line, figure = story.line, story.figure
        for mutation in (*plant_slips(line.text, figure), *restate(line.text, figure)):
            if counts[mutation.rule or RIGHT, story.language, "written"] >= per_rule:
                continue
            if story.reads_as_meant(mutation):
                failures -= _add(counts, story, mutation, failures > 0)
            else:
                counts[mutation.rule or RIGHT, story.language, "unwritten"] += 1
    for story, mutation in read_swaps(tuple(languages)):
        if story.is_bound():
            failures -= _add(counts, story, mutation, failures > 0)
    return counts


def _add(counts: Counts, story: Story, mutation: Mutation, is_shown: bool) -> bool:
    """Judge a mutation and count it; whether a failure was printed."""
    found, rule = judge(story, mutation), mutation.rule or RIGHT
    is_named = bool(mutation.rule) and found.is_named(mutation.rule or "")
    is_silent = mutation.rule is None or rule in NOTES
    counts[rule, story.language, "written"] += 1
    counts[rule, story.language, "flagged"] += bool(found.rules) if rule not in NOTES else is_named
    counts[rule, story.language, "named"] += is_named
    counts[rule, story.language, "alarms"] += bool(is_silent and found.rules)
    counts[rule, story.language, "elsewhere"] += bool(found.elsewhere)
    counts[rule, story.language, "suggested"] += found.suggested
    counts[rule, story.language, "mends"] += found.mends
    good = (not found.rules if is_silent else is_named) and not found.elsewhere and found.suggested == found.mends
    if not good and is_shown:
        said = ", ".join(sorted(found.rules)) or "nothing"
        extra = f", {found.elsewhere} elsewhere" * bool(found.elsewhere)
        useless = ", suggestion does not mend" * (found.suggested > found.mends)
        context = story.line.contexts[story.at]
        print(
            f"{rule} {story.figure.locale}: {story.line.text!r} -> {mutation.text!r} {context}: {said}{extra}{useless}"
        )
    return not good and is_shown


COLUMNS = ("flagged", "named", "alarms", "elsewhere", "suggested", "mends")


def print_table(counts: Counts, at: int, heading: str) -> None:
    """Rates by the rule (0) or the language (1)."""
    print(f"\n{heading:<10}{'written':>9}{''.join(f'{name:>11}' for name in COLUMNS)}{'unwritten':>11}{'unbound':>9}")
    for key in [*sorted({each[at] for each in counts}), "all"]:
        own = {each: count for each, count in counts.items() if key in ("all", each[at])}

        def total(name: str, right: bool | None = None, own: dict[tuple[str, str, str], int] = own) -> int:
            return sum(
                count
                for (rule, _, what), count in own.items()
                if what == name and rule != "story" and (right is None or (rule == RIGHT) is right)
            )

        slips, silent = total("written", right=False), total("written", right=True)
        of = {"flagged": slips, "named": slips, "alarms": silent or slips, "elsewhere": slips + silent,
              "suggested": slips, "mends": total("suggested")}  # fmt: skip
        rates = "".join(f"{100 * total(name) / of[name]:>11.2f}" if of[name] else f"{'':>11}" for name in COLUMNS)
        unbound = sum(c for (rule, _, what), c in own.items() if rule == "story" and what == "unbound")
        stories = sum(c for (rule, _, what), c in own.items() if rule == "story" and what == "written")
        bound = f"{unbound}/{stories}" if stories else ""
        if key != "story":
            print(f"{key:<10}{slips + silent:>9}{rates}{total('unwritten'):>11}{bound:>9}")


def print_crossed(counts: Counts) -> None:
    """Named per cent (of restatements: silent), rule by language."""
    rules = sorted({rule for rule, _, _ in counts} - {"story"})
    print(f"\n{'named, %':<10}{''.join(f'{rule:>8}' for rule in rules)}")
    for language in sorted({each[1] for each in counts}):
        cells = []
        for rule in rules:
            written = counts[rule, language, "written"]
            good = written - counts[rule, language, "alarms"] if rule == RIGHT else counts[rule, language, "named"]
            cells.append(f"{100 * good / written:>8.0f}" if written else f"{'·':>8}")
        print(f"{language:<10}{''.join(cells)}")


if __name__ == "__main__":
    main()
