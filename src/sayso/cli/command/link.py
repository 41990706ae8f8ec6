"""``sayso link``: marked articles to what holds across them."""

from typing import Annotated

import typer

from sayso.cli.option import AsJson, Column, Paths, Published, Publisher, Workers

NAME = "link"
SHORT = "Links: copies, accounts that meet or differ, origins."
EXAMPLE = (
    "sayso link articles/",
    "sayso mark articles/ | sayso link --json > links.json",
)


def command(
    paths: Paths = None,
    as_json: AsJson = False,
    as_lines: Annotated[bool, typer.Option("--jsonl", help="JSON, one record a line.")] = False,
    publisher: Publisher = None,
    published: Published = None,
    column: Column = None,
    workers: Workers = None,
) -> None:
    """Link articles: which are copies, where accounts meet or differ, how many origins are left.

    Takes a ledger, or files and folders, or from a pipe what `sayso mark` prints.
    """
    from sayso.cli.config import configure
    from sayso.cli.inputs import name_paths
    from sayso.cli.linking import link_ledger, link_paths
    from sayso.cli.pile import is_ledger
    from sayso.cli.screen import is_terminal, out, put, screen
    from sayso.cli.tally import Tally
    from sayso.cli.weave import print_links
    from sayso.contract import encode_links, encode_links_lines

    named, tally = name_paths(paths), Tally()
    ledger = named[0] if len(named) == 1 and is_ledger(named[0]) else None
    configuration = configure(screen().config, workers=workers, ledger=ledger)
    if ledger is not None:
        links = link_ledger(configuration)
    else:
        said = {"columns": column, "publisher": publisher, "published": published}
        links = link_paths(named, configuration, tally, **said)
    if as_lines:
        for line in encode_links_lines(links):
            put(line)
    elif as_json or not is_terminal():
        put(encode_links(links))
    else:
        print_links(links)
    out().flush()
    tally.finish()
