"""Precision, recall and F1 of reading, per language and kind.

    python -m benchmarks.accuracy                    # over fixtures/corpus
    python -m benchmarks.accuracy --suites FOLDER    # and over test cases of other readers, with their scorer

A figure is right when value, unit, *per* and qualifier are (columns `whole`), or value and unit alone (columns `value`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import figcheck
from tests.corpus import Expected, all_lines

HERE = Path(__file__).parent
SUITES = HERE.parents[1] / "shared" / "suites"


@dataclass(slots=True)
class Score:
    """Counts of figures: expected, found, and right."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    whole: int = 0

    def add(self, wanted: int, found: int, right: int, whole: int) -> None:
        self.wanted += wanted
        self.found += found
        self.right += right
        self.whole += whole

    def row(self, name: str) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.wanted)
        f1 = 2 * self.right / max(1, self.wanted + self.found)
        whole = 2 * self.whole / max(1, self.wanted + self.found)
        return f"{name:<12}{self.wanted:>7}{precision:>9.3f}{recall:>8.3f}{f1:>8.3f}{whole:>9.3f}"


def kind_of(unit: str | None) -> str:
    """The kind of an expected figure."""
    if unit is None:
        return "number"
    return "percent" if unit in ("%", "pp", "bp") else "money" if unit.isupper() and len(unit) == 3 else "measure"


def _is_right(wanted: Expected, figure: figcheck.Figure) -> bool:
    plain = Expected(
        wanted.text, wanted.low, wanted.high, wanted.vague, wanted.unit, figure.per, figure.qualifier, None
    )
    return plain.matches(figure)


def score_corpora() -> tuple[dict[str, Score], dict[str, Score]]:
    """The scores over `fixtures/corpus`, by language and by kind."""
    languages: dict[str, Score] = defaultdict(Score)
    kinds: dict[str, Score] = defaultdict(Score)
    for line in all_lines():
        figures = list(figcheck.extract(line.text, locale=line.locale))
        for figure in figures:
            kinds[figure.kind].found += 1
        languages[line.language].add(len(line.expected), len(figures), 0, 0)
        for wanted in line.expected:
            match = next((figure for figure in figures if _is_right(wanted, figure)), None)
            whole = match is not None and wanted.matches(match)
            if match is not None:
                figures.remove(match)
            languages[line.language].add(0, 0, match is not None, whole)
            kinds[kind_of(wanted.unit)].add(1, 0, match is not None, whole)
    return languages, kinds


def known_differences() -> dict[str, str]:
    """Case ids whose convention contradicts figcheck's own, each with the reason."""
    data = tomllib.loads((HERE / "known_differences.toml").read_text(encoding="utf-8"))
    return {case: block["reason"] for block in data["differences"] for case in block["cases"]}


def score_suites(folder: Path, jobs: int) -> int:
    """Run the suites' own scorer without the known differences; its table goes to standard output."""
    known = known_differences()
    lines = (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if json.loads(line)["id"] not in known]
    print(f"\n{len(kept)} cases of other readers, {len(lines) - len(kept)} known differences left out")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as cases:
        cases.writelines(kept)
        cases.flush()
        command = [sys.executable, "score.py", "adapters/figcheck.py", "--cases", cases.name, "--jobs", str(jobs)]
        return subprocess.run(command, cwd=folder, check=False).returncode


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--suites", type=Path, default=SUITES if SUITES.exists() else None)
    options.add_argument("--jobs", type=int, default=1)
    given = options.parse_args()
    languages, kinds = score_corpora()
    print(f"{'fixtures/corpus':<12}figures  precision  recall  F1  F1 whole")
    for name, score in (*sorted(languages.items()), *sorted(kinds.items())):
        print(score.row(name))
    if given.suites is not None:
        sys.stdout.flush()
        raise SystemExit(score_suites(given.suites, given.jobs))


if __name__ == "__main__":
    main()
