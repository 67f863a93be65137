"""`python -m figcheck`, and the `figcheck` command."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments in (["--version"], ["-V"]):
        from figcheck.version import __version__

        print(f"figcheck {__version__}")
        return 0
    from figcheck.apps.quick import parse_quickly

    parsed = parse_quickly(arguments)
    if parsed is not None:
        from figcheck.apps.run import guarded, runner_of

        command, paths, values = parsed
        return guarded(runner_of(command.name), paths, values)
    from figcheck.apps.cli import make_app

    try:
        make_app()(args=arguments, prog_name="figcheck")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
