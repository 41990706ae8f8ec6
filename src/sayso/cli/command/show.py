"""``sayso show``: what a ledger holds, as tables and single rows."""

from pathlib import Path
from typing import Annotated, Literal, Optional

import typer

from sayso.cli.option import AsJson, LedgerArgument

NAME = "show"
SHORT = "Tables of a ledger, or one row with its chain."
EXAMPLE = (
    "sayso show articles pile.db",
    "sayso show claims pile.db --article 04-courier-market.txt",
    "sayso show figures pile.db --csv > figures.csv",
    "sayso show claims pile.db --explain 3fa1c02b",
)


def command(
    what: Annotated[
        str,
        typer.Argument(
            help="articles, claims, figures, dates, names, attributions, copies, questions, voices, documents, "
            "chronology, words, differences, rollups, tolls, another table, or the first digits of a row's id.",
            metavar="WHAT",
            show_default=False,
        ),
    ],
    ledger: LedgerArgument = None,
    article: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--article", help="Of one article alone: its address or the start of its id.", metavar="ARTICLE"),
    ] = None,
    limit: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(
            "--limit", help="Rows to show at most, 0 for all; 100 on a page, all with --json and --csv.", min=0
        ),
    ] = None,
    explain: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--explain", help="With claims: the evidence that decided the one claim with this id.", metavar="ID"
        ),
    ] = None,
    rule: Annotated[
        str,
        typer.Option(
            "--rule",
            help="For rollups: range, conservative, low-high, two-origins, majority or hierarchy.",
            metavar="RULE",
        ),
    ] = "range",
    ranking: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--ranking", help="For rollups --rule hierarchy: a CSV file with rank and name.", metavar="FILE"),
    ] = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV, cells that begin like a formula guarded.")] = False,
) -> None:
    """Show what a ledger holds: a table, or one row in its sentence with the chain that vouches for it."""
    from sayso.cli.config import configure
    from sayso.cli.pile import open_pile
    from sayso.cli.screen import screen
    from sayso.cli.showing import Shape, show
    from sayso.errors import UnknownName

    configuration = configure(screen().config, ledger=ledger)
    with open_pile(configuration) as held:
        if explain is not None and what == "claims":
            from sayso.cli.explaining import explain_claim

            explain_claim(held, configuration.settings(), explain, as_json=as_json)
            return
        if explain is not None:
            raise UnknownName("table with --explain", what, ["claims"])
        form: Literal["page", "json", "csv"] = "json" if as_json else "csv" if as_csv else "page"
        shape = Shape(article=article, limit=limit, form=form, rule=rule, ranking=ranking)
        show(held, what, shape)
