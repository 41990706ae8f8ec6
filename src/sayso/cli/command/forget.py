"""``sayso forget``: a person's name, or an article, out of the ledger, the review log and all later exports."""

from typing import Annotated, Optional

import typer

from sayso.cli.option import LedgerOption

NAME = "forget"
SHORT = "Take a person's name, or an article, out of everything."
EXAMPLE = ('sayso forget --person "Aiwen Tuoreth" --reason "asked by herself" --ledger pile.db',)


def command(
    person: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--person", help="The whole name of a person.", metavar="NAME"),
    ] = None,
    article: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--article", help="An article: its address, or the start of its id.", metavar="ARTICLE"),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why. Name nobody here.", metavar="WORDS")] = "",
    by: Annotated[str, typer.Option("--by", help="Who does so, for the log.", metavar="NAME")] = "sayso",
    ledger: LedgerOption = None,
) -> None:
    """Mask a person's name in every text and table, now and in what is read later, or take an article out.

    Judgements that quote it lose their words; a line in the log says so, and its chains still verify. Where the name is
    part of an address it stays, is listed, and the exit status is 1: take that article out.
    """
    from sayso.cli.config import configure
    from sayso.cli.forgetting import forget_article, forget_person
    from sayso.cli.pile import open_pile
    from sayso.cli.screen import screen
    from sayso.errors import BadSetting

    if (person is None) == (article is None):
        raise typer.BadParameter("name a person or an article", param_hint="--person / --article")
    if not reason.strip():
        raise BadSetting("--reason", reason, "it takes some words")
    with open_pile(configure(screen().config, ledger=ledger)) as held:
        if article is not None:
            forget_article(held, article, reason.strip())
            return
        left = forget_person(held, person or "", reason.strip(), by)
    raise typer.Exit(1 if left else 0)
