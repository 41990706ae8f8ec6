"""``sayso doctor``: what this installation is made of, what it can do here, and which settings hold."""

from typing import Annotated, Optional

import typer

NAME = "doctor"
SHORT = "Versions, parts and settings in force."
EXAMPLE = ("sayso doctor",)


def command(
    ledger: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(help="A ledger to look at too.", metavar="LEDGER", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON, one line a fact.")] = False,
) -> None:
    """Tell what this installation is made of and which settings hold, each with where it came from."""
    import msgspec
    from rich.text import Text

    from sayso.cli.config import configure
    from sayso.cli.health import Finding, examine
    from sayso.cli.screen import console, put, screen

    findings: list[Finding] = list(examine(configure(screen().config, ledger=ledger)))
    if as_json:
        for finding in findings:
            put(msgspec.json.encode(finding))
    else:
        page, part = console(), ""
        for finding in findings:
            if finding.part != part:
                part = finding.part
                page.print(Text(part, style="bold"))
            line = f"  {finding.name:<20} {finding.value}"
            page.print(Text(line, style="" if finding.well else "bold red"), soft_wrap=True)
    raise typer.Exit(0 if all(finding.well for finding in findings) else 1)
