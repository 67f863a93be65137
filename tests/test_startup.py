"""Starting is cheap: what a plain run must not import."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

HEAVY = {
    "pint",
    "babel",
    "pydantic",
    "requests",
    "typer",
    "rich",
    "unicode_rbnf",
    "currency_converter",
    "forex_python",
    "hypothesis",
}


def imported(*arguments: str) -> set[str]:
    code = (
        "import sys\nfrom figcheck.__main__ import main\n"
        f"main({list(arguments)!r})\nprint('|' + ' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(done.stdout.rpartition("|")[2].split())


@pytest.mark.parametrize("arguments", [["--version"], ["verify", "fixtures/seeds/"], ["extract", "fixtures/seeds/"]])
def test_a_plain_run_imports_nothing_heavy(arguments):
    imported(*arguments)  # the first run may compile lexicons
    assert not imported(*arguments) & HEAVY


def test_the_version_is_told_without_reading_a_lexicon():
    assert "yaml" not in imported("--version")
