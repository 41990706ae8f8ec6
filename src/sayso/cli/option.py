"""Options and arguments that several commands share, so that each reads the same everywhere."""

from pathlib import Path
from typing import Annotated, Optional

import typer

Paths = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Argument(help="Files, folders, globs; - is standard input.", metavar="PATH", show_default=False),
]
LedgerArgument = Annotated[
    Optional[str],  # noqa: UP045
    typer.Argument(help="The ledger; sayso.db in this folder when left out.", metavar="LEDGER", show_default=False),
]
LedgerOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--ledger", help="The ledger; sayso.db in this folder when left out.", metavar="FILE"),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, one line each; so in a pipe without asking.")]
Workers = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--workers", help="Processes at work. The output is the same for any number.", metavar="N"),
]
Ranking = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--ranking", help="Your ranking of sources, for roll-ups: a CSV file with rank and name.", metavar="FILE"
    ),
]
Publisher = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--publisher", help="Who published all of it.", metavar="NAME"),
]
Published = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--published", help="When all of it was published, such as 2024-05-31.", metavar="DATE"),
]
Column = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--column", help="For tables: which column holds what, such as text=body.", metavar="OURS=THEIRS"),
]
