"""``sayso verify``: whether a ledger still says what its articles say."""

from sayso.cli.option import LedgerArgument

NAME = "verify"
SHORT = "Check that every span quotes its text."
EXAMPLE = ("sayso verify pile.db",)


def command(ledger: LedgerArgument = None) -> None:
    """Check every span, quoted text, id and hash of a ledger again; stop at the first that does not hold."""
    import typer

    from sayso.cli.config import configure
    from sayso.cli.pile import open_pile
    from sayso.cli.screen import printable, screen, tell, whisper

    with open_pile(configure(screen().config, ledger=ledger)) as held:
        for problem in held.verify():
            whisper(f"{problem.uri}: {problem.message}")
            raise typer.Exit(1)
        articles = len(held)
    tell(printable(f"{articles:,} {'article' if articles == 1 else 'articles'}: every span quotes its text."))
