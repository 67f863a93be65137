"""The typer app, made from the table of options."""

from __future__ import annotations

import inspect
from typing import Annotated, Any, Literal

import typer

from figcheck.apps.options import COMMANDS, Command, Option
from figcheck.apps.run import guarded, runner_of
from figcheck.version import __version__

__all__ = ["make_app"]

_HELP = """Check the figures in documents of any language against what is known to be true."""


def make_app() -> typer.Typer:
    """The command line app."""
    app = typer.Typer(
        name="figcheck", help=_HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
    )

    @app.callback()
    def main(
        version: Annotated[
            bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_version)
        ] = False,
    ) -> None:
        pass

    for command in COMMANDS:
        app.command(command.name, help=command.help)(_function(command))
    return app


def _version(value: bool) -> None:
    if value:
        typer.echo(f"figcheck {__version__}")
        raise typer.Exit


def _function(command: Command) -> Any:
    """A function with the signature that typer makes a command of."""

    def run(**values: Any) -> None:
        paths = values.pop("paths", None) or []
        if command.most is not None and len(paths) > command.most:
            given = f"{len(paths)} were given" if command.most else "it takes none"
            typer.echo(f"figcheck: {command.name} takes at most {command.most} {command.argument}; {given}", err=True)
            raise typer.Exit(2)
        lists = {option.name for option in command.options if option.kind == "list"}
        for name in lists:
            values[name] = [part.strip() for value in values[name] or () for part in value.split(",") if part.strip()]
        raise typer.Exit(guarded(runner_of(command.name), paths, values))

    keyword = inspect.Parameter.KEYWORD_ONLY
    described = typer.Argument(help=command.argument_help, metavar=_metavar(command), show_default=False)
    parameters = []
    if command.most != 0:
        kind: Any = list[str] if command.least else list[str] | None
        default = inspect.Parameter.empty if command.least else None
        parameters.append(inspect.Parameter("paths", keyword, default=default, annotation=Annotated[kind, described]))
    parameters += [
        inspect.Parameter(option.name, keyword, default=_default(option), annotation=_type(option))
        for option in command.options
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _metavar(command: Command) -> str:
    shown = command.argument if command.most == 1 else f"{command.argument}..."
    return shown if command.least else f"[{shown}]"


def _default(option: Option) -> Any:
    return False if option.kind == "flag" else option.default


def _type(option: Option) -> Any:
    described = typer.Option(
        *option.flags, help=option.help, metavar=option.metavar or None, show_default=bool(option.default)
    )
    if option.kind == "flag":
        return Annotated[bool, described]
    if option.kind == "choice":
        return Annotated[Literal[option.choices] | None, described]
    if option.kind == "list":
        return Annotated[list[str] | None, described]
    return Annotated[str | None, described]
