"""The table of articles: what is known of each, how it is known, and how much was marked in it."""

import re
from collections.abc import Iterator

from sayso.records import Named, Reading
from sayso.show.table import Row, Table, integer, list_words, text

_MADE_BY = (
    text("reader", "name and version of what turned the bytes into text"),
    text("tool", "version of sayso"),
    text("model", "sha256 of the model file; empty while rules alone mark"),
)


def count_words(words: str) -> int:
    """Return how many runs of letters and digits stand in ``words``."""
    return sum(1 for _ in re.finditer(r"\w+(?:['’\-]\w+)*", words))


def _named(named: Named | None) -> Row:
    return (named.name, named.how.value) if named else (None, None)


def articles(reading: Reading) -> Iterator[Row]:
    """Yield the one row of an article."""
    article, marks = reading.article, reading.marks
    published = article.published
    yield (
        article.id,
        article.uri,
        article.key,
        article.title.text if article.title else None,
        *_named(article.publisher),
        *_named(article.agency),
        list_words(author.name for author in article.authors),
        *((published.value, published.how.value) if published else (None, None)),
        article.modified.value if article.modified else None,
        article.language,
        count_words(article.text),
        len(article.text),
        len(marks.claims),
        len(marks.attributions),
        len(marks.figures),
        len(marks.dates),
        len(marks.names),
        list_words(caveat.code for caveat in (*article.warnings, *marks.warnings)),
        article.digest,
        article.reader,
        reading.tool,
        reading.model,
        article.text,
    )


ARTICLES = Table(
    name="articles",
    about="every article in its current reading",
    columns=(
        text("id", "id of the article: sha256 of its key and its bytes"),
        text("uri", "the input as it was named"),
        text("key", "path under the named folder, or canonical URL: versions of one article share it"),
        text("title", "headline"),
        text("publisher", "who published it; empty when unknown"),
        text("publisher_how", "how the publisher is known"),
        text("agency", "agency whose text it is"),
        text("agency_how", "how the agency is known"),
        text("authors", "names in the by-line"),
        text("published", "publication date (EDTF); empty when undated"),
        text("published_how", "how the publication date is known"),
        text("modified", "date of the last change (EDTF)"),
        text("language", "BCP 47 tag"),
        integer("words", "words in the text"),
        integer("characters", "code points in the text"),
        integer("n_claims", "claims"),
        integer("n_attributions", "attributions"),
        integer("n_figures", "figures"),
        integer("n_dates", "dates"),
        integer("n_names", "names"),
        text("warnings", "codes of the warnings on it"),
        text("digest", "sha256 of its bytes, in hex"),
        *_MADE_BY,
        text("text", "the stored text, to which every span points"),
    ),
    rows=articles,
)
