"""``sayso set``: what people know of an article and the article does not say."""

from typing import Annotated, Optional

import typer

from sayso.cli.option import LedgerOption

NAME = "set"
SHORT = "Say what an article does not."
EXAMPLE = (
    "sayso set 18-voice-undated.html published=2025-03-10 --ledger pile.db",
    'sayso set 3f2a91c0 publisher="The Dovenne Courier" --ledger pile.db --by "A. Reader"',
)


def command(
    article: Annotated[str, typer.Argument(help="Its address, or the start of its id.", metavar="ARTICLE")],
    facts: Annotated[
        list[str],
        typer.Argument(
            help="title, publisher, agency, author, published, modified, language, url, or cleared (names that may be "
            "shown in public); nothing after = empties it.",
            metavar="FIELD=VALUE",
        ),
    ],
    ledger: LedgerOption = None,
    by: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--by", help="Who says so, for the log.", metavar="NAME"),
    ] = None,
) -> None:
    """Say what an article does not: it is marked again in that light, and the fact is stored as given by you."""
    from sayso.cli.config import configure
    from sayso.cli.pile import find_article, open_pile
    from sayso.cli.screen import screen, tell
    from sayso.errors import BadSetting
    from sayso.read.given import check_date
    from sayso.store import SETTABLE

    pairs = [fact.partition("=") for fact in facts]
    for fact, (field, equals, value) in zip(facts, pairs, strict=True):
        if field not in SETTABLE or not equals:
            raise BadSetting("set", fact, f"write FIELD=VALUE, FIELD one of {', '.join(SETTABLE)}")
        if field in {"published", "modified"}:
            check_date(field, value)
    with open_pile(configure(screen().config, ledger=ledger)) as held:
        found = find_article(held, article)
        for field, _, value in pairs:
            reading = held.set(found, field, value.strip(), by=by)
            tell(f"{field} of {reading.article.uri} is {value.strip() or 'nothing'} (given).")
