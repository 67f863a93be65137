"""`figcheck compare`: a source and its targets, folders by path, bilingual files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from figcheck.apps.run import Run, documents_of, finish, options_of
from figcheck.apps.sources import date_of, open_sources, tell
from figcheck.checking.compare import compare_documents, compare_segments
from figcheck.checking.options import Options
from figcheck.config import Settings, find_settings
from figcheck.documents.bilingual import is_bilingual, read_bilingual
from figcheck.documents.files import find_documents
from figcheck.errors import ConfigError, DocumentError
from figcheck.model.document import Document
from figcheck.quantities.exchange.sources import open_exchange

__all__ = ["run_compare"]


def run_compare(paths: Sequence[str], values: Mapping[str, Any]) -> int:
    """`figcheck compare`: 0 nothing found, 1 findings at or above --fail-on, 2 the run could not be made as asked."""
    settings = find_settings(paths[0])
    options = options_of(settings, values)
    as_of = date_of(values)
    exchange = open_exchange((), open_sources(values))
    run = Run()
    fields = values.get("source_field"), values.get("target_field")
    bilingual = [path for path in paths if any(fields) or is_bilingual(path)]
    for path in bilingual:
        document = _read(run, path, options, lambda name: read_bilingual(name, *fields))
        if document is not None:
            run.add(*compare_segments(document, exchange, options, as_of))
    plain = [path for path in paths if path not in bilingual]
    sources: dict[str, Document | None] = {}
    for source_path, target_path in _pairs(plain, settings, values):
        if source_path not in sources:
            sources = {source_path: run.read(source_path, options)}
        source, target = sources[source_path], run.read(target_path, options)
        if source is not None and target is not None:
            run.add(*compare_documents(source, target, exchange, options, as_of))
    tell(exchange)
    return finish(replace(run.report("compare"), as_of=as_of), values, settings)


def _read(run: Run, path: str, options: Options, read: Any) -> Document | None:
    try:
        document: Document = read(path)
    except DocumentError as error:
        run.unreadable_document(path, error, options)
        return None
    return document


def _pairs(paths: Sequence[str], settings: Settings, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not paths:
        return
    if values.get("by_path"):
        yield from _by_path(paths, settings, values)
        return
    if len(paths) < 2:
        raise ConfigError(f"compare needs a source and a target; only {paths[0]} was given")
    folder = next((path for path in paths if path != "-" and Path(path).is_dir()), None)
    if folder is not None:
        raise ConfigError(f"{folder} is a folder; write --by-path to compare folders file by file")
    for target in documents_of(paths[1:], settings, values):
        yield paths[0], target


def _by_path(paths: Sequence[str], settings: Settings, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The files of the first folder with those of the same path, or of the same name but for its language, in others."""
    if len(paths) < 2 or not all(Path(path).is_dir() for path in paths):
        raise ConfigError("--by-path needs a folder of sources and one or more folders of targets")
    exclude = (*settings.exclude, *(values.get("exclude") or ()))
    first = {_key(name, paths[0]): name for name in find_documents([paths[0]], exclude)}
    found = False
    for folder in paths[1:]:
        for name in find_documents([folder], exclude):
            source = first.get(_key(name, folder))
            if source is not None:
                found = True
                yield source, name
    if not found:
        raise ConfigError(f"no file of {', '.join(paths[1:])} has the name of one in {paths[0]}")


def _key(name: str, folder: str) -> str:
    """A file's path under a folder without the language in its name: `a/story.hi.md` is `a/story.md`."""
    path = (
        Path(name).relative_to(folder)
        if not Path(name).is_absolute()
        else Path(name).resolve().relative_to(Path(folder).resolve())
    )
    parts = path.name.split(".")
    if len(parts) > 2 and 2 <= len(parts[-2].split("-")[0]) <= 3:
        parts.pop(-2)
    return str(path.with_name(".".join(parts)))
