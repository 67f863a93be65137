"""What the commands do, apart from how their options are read. Returns exit statuses; raises nothing on purpose."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from figcheck.apps.sources import date_of, open_sources, tell
from figcheck.checking.checker import Options, check_claim_file, check_document
from figcheck.checking.rules import find_rule
from figcheck.claims.load import load_claims
from figcheck.claims.merge import merge_claims
from figcheck.config import Settings, find_settings
from figcheck.documents.files import CLAIM_NAMES, find_documents
from figcheck.documents.readers import read_document
from figcheck.errors import ConfigError, DocumentError, FigcheckError
from figcheck.extraction.document import read_figures
from figcheck.locales.lexicon import resolve
from figcheck.model.claim import Claims
from figcheck.model.document import Document
from figcheck.model.finding import CheckedFigure, DocumentReport, Finding, Report
from figcheck.quantities.exchange.sources import open_exchange
from figcheck.reports.reporters import REPORTERS, write_report

__all__ = ["Run", "documents_of", "finish", "guarded", "options_of", "run_extract", "run_verify", "runner_of"]

_RANKS = {"note": 0, "warning": 1, "error": 2, "never": 9}


def run_verify(paths: Sequence[str], values: Mapping[str, Any]) -> int:
    """`figcheck verify`: 0 nothing found, 1 findings at or above --fail-on, 2 the run could not be made as asked."""
    settings = find_settings(paths[0])
    options = options_of(settings, values)
    asked = open_sources(values)
    as_of = date_of(values)
    names = documents_of(paths, settings, values)
    explicit = values.get("claims") or ([settings.claims] if settings.claims else [])
    if options.own_only:
        groups: dict[tuple[str, ...], list[str]] = {(): names}
        orphans: list[str] = []
    else:
        groups, orphans = _by_claim_file(names, list(explicit))
    if orphans:
        shown = ", ".join(orphans[:3]) + (", …" if len(orphans) > 3 else "")
        raise ConfigError(
            f"there is no claim file for {shown}: put a claims.yaml beside it or above it, or name one with --claims FILE"
        )
    run = Run()
    loaded: list[Claims] = []
    for claim_paths, members in groups.items():
        claims = merge_claims([load_claims(path) for path in claim_paths]) if claim_paths else Claims()
        claims = replace(claims, as_of=as_of) if as_of else claims
        loaded.append(claims)
        exchange = open_exchange(claims.exchange_rates, asked)
        run.findings += check_claim_file(claims, exchange, options)
        for name in members:
            document = run.read(name, options)
            if document is not None:
                report, found = check_document(document, claims, exchange, options)
                run.add(report, found)
        tell(exchange)
    result = replace(run.report("verify"), claims=", ".join(path for paths in groups for path in paths) or None, as_of=loaded[0].as_of if len(loaded) == 1 else None,
                     claim_ids=tuple(dict.fromkeys(claim.id for claims in loaded for claim in claims.claims)))  # fmt: skip
    return finish(result, values, settings)


def run_extract(paths: Sequence[str], values: Mapping[str, Any]) -> int:
    """`figcheck extract`: 0, or 2 where a file could not be read."""
    settings = find_settings(paths[0])
    options = options_of(settings, values)
    run = Run()
    for name in documents_of(paths, settings, values):
        document = run.read(name, options)
        if document is None:
            continue
        reading = read_figures(document, options.locale_for(name))
        figures = tuple(
            CheckedFigure(placed.figure, placed.start, placed.end, placed.line, placed.column, "unverified")
            for placed in reading.figures
        )
        run.add(DocumentReport(name, reading.locale, figures), [])
    return finish(run.report("extract"), {**values, "fail_on": "never"}, settings)


@dataclass(slots=True)
class Run:
    """What a run has gathered so far."""

    documents: list[DocumentReport]
    findings: list[Finding]
    unreadable: int

    def __init__(self) -> None:
        self.documents, self.findings, self.unreadable = [], [], 0

    def read(self, name: str, options: Options) -> Document | None:
        """A document, or None with a finding where it cannot be read."""
        try:
            return read_document(name)
        except DocumentError as error:
            self.unreadable_document(name, error, options)
            return None

    def unreadable_document(self, name: str, error: DocumentError, options: Options) -> None:
        """Take note of a document that cannot be read."""
        self.unreadable += 1
        if options.wants("FIG901"):
            rule = find_rule("FIG901")
            assert rule is not None
            message = f"{error} ({rule.code} {rule.slug})"
            self.findings.append(Finding(rule.code, rule.slug, rule.severity, "unverified", name, message))

    def add(self, report: DocumentReport, findings: list[Finding]) -> None:
        """Take in a document's report and findings."""
        self.documents.append(report)
        self.findings += findings

    def report(self, command: str) -> Report:
        """The report of the run."""
        return Report(command, tuple(self.documents), tuple(self.findings), unreadable=self.unreadable)


def options_of(settings: Settings, values: Mapping[str, Any]) -> Options:
    """The settings of a run: the command line's, else the configuration's. Raises ConfigError, LocaleError."""
    select = tuple(values.get("select") or settings.select)
    ignore = (*settings.ignore, *(values.get("ignore") or ()))
    for name in (*select, *ignore):
        if find_rule(name) is None and not name.upper().startswith("FIG"):
            raise ConfigError(f"there is no rule {name!r}; write a code as FIG102 or a name as magnitude-slip")
    for locale in (values.get("locale") or settings.locale, values.get("source_locale")):
        if locale:
            resolve(locale)
    return Options(
        locale=values.get("locale"),
        locales={**settings.locales, **({"*": settings.locale} if settings.locale else {})},
        select=select,
        ignore=ignore,
        strict=values.get("strict") or settings.strict or "vague",
        required_everywhere=not values.get("files_only"),
        own_only=bool(values.get("own_only")),
        source_locale=values.get("source_locale"),
        summary=bool(values.get("summary")),
    )


def documents_of(paths: Sequence[str], settings: Settings, values: Mapping[str, Any]) -> list[str]:
    """The documents that some paths name. Raises ConfigError where a folder has none."""
    names = find_documents(paths, (*settings.exclude, *(values.get("exclude") or ())))
    if not names and any(path != "-" and Path(path).is_dir() for path in paths):
        raise ConfigError(
            f"there is no document that figcheck reads in {', '.join(paths)}; it reads .txt and .md files"
        )
    return names


def _by_claim_file(names: Sequence[str], explicit: list[str]) -> tuple[dict[tuple[str, ...], list[str]], list[str]]:
    """Documents by the claim files that hold for them, and those that have none."""
    if explicit:
        return {tuple(explicit): list(names)}, []
    groups: dict[tuple[str, ...], list[str]] = {}
    orphans = []
    known: dict[Path, str | None] = {}
    for name in names:
        folder = Path.cwd() if name == "-" else Path(name).resolve().parent
        found = _nearest(folder, known)
        if found is None:
            orphans.append(name)
        else:
            groups.setdefault((_shown(found, name),), []).append(name)
    return groups, orphans


def _nearest(folder: Path, known: dict[Path, str | None]) -> str | None:
    if folder not in known:
        own = next((str(folder / each) for each in CLAIM_NAMES if (folder / each).is_file()), None)
        known[folder] = own or (None if folder.parent == folder else _nearest(folder.parent, known))
    return known[folder]


def _shown(path: str, name: str) -> str:
    """A claim file's path as a user would write it: relative where the document's is."""
    if name == "-" or not Path(name).is_absolute():
        relative = os.path.relpath(path)
        return relative if not relative.startswith(f"..{os.sep}..{os.sep}..") else path
    return path


def finish(report: Report, values: Mapping[str, Any], settings: Settings) -> int:
    """Write the report and give the exit status; 2 wins over 1."""
    form = values.get("format") or "text"
    if form not in REPORTERS:
        raise ConfigError(f"there is no format {form!r}; known are {', '.join(REPORTERS)}")
    output = values.get("output")
    colour = not output and form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    notes = bool(values.get("notes") or settings.notes)
    text = write_report(report, form, colour=colour, notes=notes, quiet=bool(values.get("quiet")))
    if output:
        try:
            Path(output).write_text(text, encoding="utf-8")
        except OSError as error:
            raise ConfigError(f"the report cannot be written to {output} ({error.strerror or error})") from error
    else:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    if report.unreadable:
        return 2
    fail_on = _RANKS[values.get("fail_on") or settings.fail_on or "error"]
    if fail_on == _RANKS["never"]:
        return 0
    worst = max((_rank(finding) for finding in report.findings), default=-1)
    return 1 if worst >= fail_on else 0


def _rank(finding: Finding) -> int:
    return _RANKS["error"] if finding.verdict == "contradicted" else _RANKS[finding.severity]


def guarded(run: Any, paths: Sequence[str], values: Mapping[str, Any]) -> int:
    """Run a command; what figcheck raises on purpose is one sentence on standard error and exit status 2."""
    try:
        result: int = run(paths, values)
    except FigcheckError as error:
        print(f"figcheck: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return result


def runner_of(name: str) -> Any:
    """What a command does. Those that check nothing are imported when they are asked for."""
    if name in ("verify", "extract"):
        return {"verify": run_verify, "extract": run_extract}[name]
    if name == "compare":
        from figcheck.apps.comparing import run_compare

        return run_compare
    from figcheck.apps import lookups

    return getattr(lookups, f"run_{name}")
