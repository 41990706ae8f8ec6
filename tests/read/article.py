"""How the tests of reading make an article out of a few lines."""

from sayso.read import read_article
from sayso.records import Article, Block, Boilerplate, Given, PublisherEntry, Raw
from sayso.settings import Settings

OUTLETS = Settings(
    publishers=(
        PublisherEntry(domain="tanura.example", name="The Tanura Post", aliases=("Tanura Post",)),
        PublisherEntry(domain="orbis.example", name="Orbis News Agency", aliases=("Orbis", "ONA"), agency=True),
    ),
    today="2031-06-01",
)

STORY = (
    "Two bridges over the Selm were closed on Monday after the river rose by a metre overnight, the mayor said.\n\n"
    "Boats carried people from the lower town to the school on the hill, where blankets were handed out until noon.\n\n"
    "The water is expected to fall again by the end of the week, according to the river office in the capital."
)


def read(
    text: str | bytes,
    media_type: str = "text/plain",
    settings: Settings = OUTLETS,
    given: tuple[Given, ...] = (),
) -> Article:
    """Return the article that ``text`` makes."""
    body = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    raw = Raw(uri="a.txt", key="a.txt", location=None, media_type=media_type, body=body, given=given)
    return read_article(raw, settings)


def quoted(article: Article, piece: Block | Boilerplate) -> str:
    """Return what stands at a block or piece of boilerplate."""
    return article.text[piece.start : piece.end]


def boilerplate(article: Article) -> list[tuple[str, str]]:
    """Return the kind and text of each piece of boilerplate."""
    return [(piece.kind.value, quoted(article, piece)) for piece in article.boilerplate]
