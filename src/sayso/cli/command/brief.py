"""``sayso brief``: one page to take along."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from sayso.cli.option import LedgerArgument

NAME = "brief"
SHORT = "One page: agreed, differing, on one voice, missing."
EXAMPLE = (
    "sayso brief pile.db",
    "sayso brief pile.db --output brief.docx",
    "sayso brief pile.db --public > brief.md",
)


def command(
    ledger: LedgerArgument = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--output", "-o", help="A file ending in .md or .docx; else Markdown is printed.", metavar="FILE"),
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="Names of private persons masked.")] = False,
) -> None:
    """Tell what a ledger holds on one page: what is agreed, what differs, what rests on one voice, what is missing.

    Every line names the articles and characters it rests on; the foot says how often each field is wrong.
    """
    from sayso.cli.briefing import write_brief
    from sayso.cli.config import configure
    from sayso.cli.pile import open_pile
    from sayso.cli.screen import screen

    with open_pile(configure(screen().config, ledger=ledger)) as held:
        write_brief(held, output, public=public)
