"""``sayso read``: bytes to articles."""

from sayso.cli.option import AsJson, Column, Paths, Published, Publisher, Workers

NAME = "read"
SHORT = "Articles: text, title, publisher, dates."
EXAMPLE = (
    "sayso read articles/*.html",
    "sayso read articles/ | sayso mark | sayso link --json",
)


def command(
    paths: Paths = None,
    as_json: AsJson = False,
    publisher: Publisher = None,
    published: Published = None,
    column: Column = None,
    workers: Workers = None,
) -> None:
    """Read articles: text, title, publisher, dates, each with how it is known."""
    from sayso.cli.config import configure
    from sayso.cli.inputs import gather, name_paths
    from sayso.cli.page import print_article
    from sayso.cli.screen import is_terminal, put, screen
    from sayso.cli.stage import read_all
    from sayso.cli.tally import Tally
    from sayso.contract import encode_article
    from sayso.settings import VERSION

    configuration = configure(screen().config, workers=workers)
    inputs = gather(name_paths(paths), configuration, columns=column, publisher=publisher, published=published)
    tally = Tally()
    for article in tally.sieve(read_all(inputs, inputs.settings, configuration.workers())):
        if as_json or not is_terminal():
            put(encode_article(article, VERSION))
        else:
            print_article(article)
    tally.finish()
