"""``sayso mark``: articles to marked articles."""

from sayso.cli.option import AsJson, Column, Paths, Published, Publisher, Workers

NAME = "mark"
SHORT = "Marks: who says what, figures, dates, names."
EXAMPLE = (
    "sayso mark article.txt",
    "sayso mark --json articles/ > marked.jsonl",
)


def command(
    paths: Paths = None,
    as_json: AsJson = False,
    publisher: Publisher = None,
    published: Published = None,
    column: Column = None,
    workers: Workers = None,
) -> None:
    """Mark who says what in articles: claims, attributions, figures, dates, names.

    Takes files and folders, or from a pipe: a text, a page, rows of JSON, or what `sayso read` prints.
    """
    from sayso.cli.config import configure
    from sayso.cli.inputs import gather, name_paths
    from sayso.cli.page import print_reading
    from sayso.cli.screen import is_terminal, put, screen
    from sayso.cli.stage import mark_all
    from sayso.cli.tally import Tally
    from sayso.contract import encode_reading

    configuration = configure(screen().config, workers=workers)
    inputs = gather(name_paths(paths), configuration, columns=column, publisher=publisher, published=published)
    tally = Tally()
    for reading in tally.sieve(mark_all(inputs, inputs.settings, configuration.workers())):
        if as_json or not is_terminal():
            put(encode_reading(reading))
        else:
            print_reading(reading)
    tally.finish()
