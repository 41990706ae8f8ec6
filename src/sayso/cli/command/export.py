"""``sayso export``: all tables of a ledger as files."""

from typing import Annotated, Optional

import typer

from sayso.cli.option import LedgerArgument

NAME = "export"
SHORT = "All tables as files, with a manifest."
EXAMPLE = (
    "sayso export pile.db --output tables",
    "sayso export pile.db --output book --format xlsx",
    "sayso export pile.db --canonical > pile.jsonl",
)


def command(
    ledger: LedgerArgument = None,
    output: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--output", "-o", help="Folder for the files; it is made when missing.", metavar="FOLDER"),
    ] = None,
    form: Annotated[str, typer.Option("--format", help="csv, xlsx, parquet or json.", metavar="FORMAT")] = "csv",
    exact: Annotated[
        bool, typer.Option("--exact", help="CSV cells as they stand, for programs: not safe in a spreadsheet.")
    ] = False,
    public: Annotated[
        bool, typer.Option("--public", help="Excerpts instead of whole texts, names of private persons masked.")
    ] = False,
    canonical: Annotated[
        bool, typer.Option("--canonical", help="All but timestamps as sorted JSON lines: equal ledgers, equal bytes.")
    ] = False,
) -> None:
    """Write all tables of a ledger to a folder, with a manifest of rows, hashes and parameters.

    Every row has the article, the span, the quoted words and the chain that vouches for them.
    """
    from sayso.cli.config import configure
    from sayso.cli.exporting import Wanted, export, export_canonical
    from sayso.cli.folder import check_form
    from sayso.cli.pile import open_pile
    from sayso.cli.screen import screen

    check_form(form)
    if output is None and not canonical:
        raise typer.BadParameter("name a folder for the files", param_hint="--output")
    with open_pile(configure(screen().config, ledger=ledger)) as held:
        if canonical:
            export_canonical(held, output)
        elif output is not None:
            export(held, output, Wanted(form=form, exact=exact, public=public))
