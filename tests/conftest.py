"""Where things are, and what a machine may lack."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
REQUIRED = {name for name in os.environ.get("FIGCHECK_REQUIRE", "").split(",") if name}


def need(part: str, present: bool, reason: str) -> None:
    """Skip a test whose part is missing, with the reason; fail it where FIGCHECK_REQUIRE names the part."""
    if present:
        return
    if part in REQUIRED:
        pytest.fail(f"{part} is required and missing: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared cases, or a skip where they are absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared cases are not beside this checkout")
    return SHARED


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capfdbinary):
    """Run the command line in this process: (exit status, standard output, standard error)."""
    from figcheck.__main__ import main

    def call(*arguments: str) -> tuple[int, str, str]:
        capfdbinary.readouterr()
        status = main([*arguments])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call
