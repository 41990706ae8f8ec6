"""What ``sayso run`` does around the run itself: progress, summary, failures file, overview, report."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sayso.cli.config import Configuration
from sayso.cli.folder import write_own
from sayso.cli.group import DONE, INTERRUPTED, PARTLY_FAILED
from sayso.cli.inputs import Inputs
from sayso.cli.masking import masked
from sayso.cli.progress import Meter
from sayso.cli.screen import screen, tell, whisper, width
from sayso.records import Failure, Links
from sayso.show.count import count_words

if TYPE_CHECKING:
    from sayso.run import Summary
    from sayso.store import Ledger

SHOWN = 10
"""Failures told on the screen; the file has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What is shown at the end: ``report`` is where the HTML page goes; ``public`` masks and excerpts."""

    report: str | None
    public: bool


def run(inputs: Inputs, configuration: Configuration, pages: Pages, *, force: bool) -> None:
    """Carry the inputs into the ledger, print the overview, and end with the status that fits.

    Raises: typer.Exit; whatever opening and writing the ledger raises
    """
    from sayso.run import Interrupted, Summary
    from sayso.store import open_ledger

    path = str(configuration["ledger"])
    try:
        with open_ledger(path, settings=inputs.settings) as ledger:
            summary = _read(ledger, inputs, configuration.workers(), force=force)
            _tell_failures(summary.failures, path)
            _tell_orphans(ledger)
            if len(ledger):
                _show(ledger, pages)
    except KeyboardInterrupt as stopped:
        _tell_stop(stopped.summary if isinstance(stopped, Interrupted) else Summary(), path)
        raise typer.Exit(INTERRUPTED) from None
    tell(summary_line(summary))
    raise typer.Exit(PARTLY_FAILED if summary.failed else DONE)


def read_inputs(inputs: Inputs, configuration: Configuration) -> None:
    """Carry the inputs into the ledger and link them, without showing them; what failed is told as after a run.

    Raises: typer.Exit on Ctrl-C; whatever opening and writing the ledger raises
    """
    from sayso.run import Interrupted, Summary
    from sayso.store import open_ledger

    path = str(configuration["ledger"])
    try:
        with open_ledger(path, settings=inputs.settings) as ledger:
            summary = _read(ledger, inputs, configuration.workers(), force=False)
            _tell_failures(summary.failures, path)
            if len(ledger):
                _links(ledger)
    except KeyboardInterrupt as stopped:
        _tell_stop(stopped.summary if isinstance(stopped, Interrupted) else Summary(), path)
        raise typer.Exit(INTERRUPTED) from None
    tell(summary_line(summary))


def _read(ledger: "Ledger", inputs: Inputs, workers: int, *, force: bool) -> "Summary":
    """Read the inputs into the ledger, with a line of progress."""
    from sayso.run import read_into

    with Meter() as meter:
        return read_into(
            ledger,
            inputs.paths,
            given=inputs.given,
            columns=inputs.columns,
            workers=workers,
            force=force,
            progress=meter,
        )


def _tell_orphans(ledger: "Ledger") -> None:
    """Say how many judgements fit nothing any more, once articles were read anew."""
    orphans = len(ledger.review.standing().orphans)
    if orphans:
        tell(f"{count_words(orphans, 'judgement')} fit nothing any more: `sayso review list` names them.")


def _tell_stop(so_far: "Summary", path: str) -> None:
    """Say how far a run came that Ctrl-C has ended."""
    from sayso.run import Summary
    from sayso.store import without_secrets

    if so_far != Summary():
        _tell_failures(so_far.failures, path)
        whisper(summary_line(so_far))
    whisper(f"Stopped. {without_secrets(path)} is whole; run the same command again and it goes on from here.")


def summary_line(summary: "Summary") -> str:
    """Return what became of the inputs, in one line."""
    return (
        f"{summary.read:,} read, {summary.unchanged:,} unchanged, {summary.skipped:,} skipped, "
        f"{summary.warned:,} warned, {summary.failed:,} failed"
    )


def _show(ledger: "Ledger", pages: Pages) -> None:
    """Print the overview and write the report."""
    from sayso.cli.screen import printable
    from sayso.settings import VERSION
    from sayso.show.overview import make_overview, render_overview
    from sayso.show.report import make_report, render_report

    links, readings = masked(ledger) if pages.public else (_links(ledger), ledger.readings())
    if pages.report is None:
        overview = make_overview(readings, links)
    else:
        report = make_report(readings, links, title=ledger.title, tool=VERSION, public=pages.public)
        overview = report.overview
        write_own(Path(pages.report), [render_report(report).encode("utf-8")])
    # Characters that could steer the terminal are shown as what they are.
    print(printable(render_overview(overview, width())), flush=True)
    if pages.report is not None:
        tell(f"report: {pages.report}")


def _links(ledger: "Ledger") -> Links:
    with Meter("linking"):
        return ledger.links()


def failures_path(ledger: str) -> Path:
    """Return the file in which the failures of the last run stand: beside the ledger; here for one on a server."""
    from sayso.store.address import is_url, title_of

    return Path(f"{title_of(ledger) if is_url(ledger) else ledger}.failures.jsonl")


def _tell_failures(failures: Sequence[Failure], ledger: str) -> None:
    """Write the failures file, or take away that of an earlier run; tell the first few on the screen."""
    import msgspec

    path = failures_path(ledger)
    if not failures:
        path.unlink(missing_ok=True)
        return
    write_own(path, [msgspec.json.encode(failure) + b"\n" for failure in failures])
    for failure in failures[: None if screen().verbose else SHOWN]:
        whisper(f"failed ({failure.code}): {failure.message}")
    if len(failures) > SHOWN and not screen().verbose:
        whisper(f"and {len(failures) - SHOWN:,} more")
    whisper(f"all of them with their reasons: {path}")
