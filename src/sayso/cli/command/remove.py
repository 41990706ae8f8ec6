"""``sayso remove``: an article and all it says out of the ledger."""

from typing import Annotated

import typer

from sayso.cli.option import LedgerOption

NAME = "remove"
SHORT = "Take an article out, with all it says."
EXAMPLE = ('sayso remove 18-voice-undated.html --reason "asked by the family" --ledger pile.db',)


def command(
    article: Annotated[str, typer.Argument(help="Its address, or the start of its id.", metavar="ARTICLE")],
    reason: Annotated[str, typer.Option("--reason", help="Why, for the log. Name nobody here.", metavar="WORDS")],
    ledger: LedgerOption = None,
) -> None:
    """Take an article out with all it says. Its hash and your reason stay, so that it is not read again."""
    from sayso.cli.config import configure
    from sayso.cli.pile import find_article, open_pile
    from sayso.cli.screen import screen, tell
    from sayso.errors import BadSetting

    if not reason.strip():
        raise BadSetting("--reason", reason, "it takes some words")
    with open_pile(configure(screen().config, ledger=ledger)) as held:
        gone = held.remove(find_article(held, article), reason.strip())
        for one in gone:
            tell(f"Removed {one}.")
