"""Connections: two names that the text itself makes one source, an office and its holder, or one paper under two names.

Nothing else connects a person with an organisation: that both speak of one thing, or come from one town, does not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.link.entity import EntityFinding
from sayso.link.fact import ArticleFact
from sayso.link.spelling import fold_name
from sayso.link.topic import stem
from sayso.records import Passage
from sayso.vocabulary import NameType

_LITTLE = frozenset("of the for and s".split())
_VAGUE_PAPER = frozenset(
    "report statement letter post document text draft law list paper article interview book".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Two voices that are one source, and where the text says so (None for two names of one paper)."""

    one: str
    other: str
    where: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Title:
    """A title given to somebody: the stems of its words, and where it stands."""

    words: frozenset[str]
    where: Passage


class Connections:
    """The titles of everybody in a pile. Voices go by the keys of `sayso.link.origin.Voices`."""

    def __init__(self, articles: Sequence[ArticleFact], entities: EntityFinding) -> None:
        self._entities = entities
        # Of equal titles of one voice the first says all: somebody heard every day has thousands.
        self._titles: dict[int, dict[frozenset[str], _Title]] = {}
        for number, article in enumerate(articles):
            for role in article.roles:
                where = Passage(article=article.id, start=role.start, end=role.end)
                title = _Title(words=_stems(fold_name(role.text)), where=where)
                self._titles.setdefault(entities.linked(number, role.entity), {}).setdefault(title.words, title)

    def among(self, keys: Sequence[str]) -> Iterator[Connection]:
        """Yield the connections among the voices ``keys``, each pair once."""
        bodies = _index({key: self._body(key) for key in keys})
        for key in keys:
            seen = set()
            for title in self._of(key):
                for body in _covered(bodies, title.words):
                    if body != key and body not in seen:
                        seen.add(body)
                        yield Connection(one=key, other=body, where=title.where)
        papers = {key: _paper(key) for key in keys}
        shorter = _index(papers)
        for key in keys:
            for other in _covered(shorter, papers[key]):
                if key != other and (papers[key] != papers[other] or key < other):
                    yield Connection(one=key, other=other, where=None)

    def speaks_for(self, key: str, body: str) -> bool:
        """Whether a title of the voice ``key`` names all of ``body``, a folded name."""
        words = _stems(body)
        return bool(words) and any(words <= title.words for title in self._of(key))

    def _of(self, key: str) -> Iterable[_Title]:
        """Return the titles of a voice, each where it first stands."""
        kind, _, rest = key.partition(" ")
        return self._titles.get(int(rest), {}).values() if kind == "entity" else ()

    def _body(self, key: str) -> frozenset[str]:
        """Return the stems of the words of an organisation's key; none for anything a title cannot name."""
        kind, _, rest = key.partition(" ")
        if kind == "entity":
            entity = self._entities.entities[int(rest)]
            words = _stems(fold_name(entity.name))
            fits = entity.type != NameType.PERSON and (len(words) > 1 or entity.type == NameType.ORG)
            return words if fits else frozenset()
        words = _stems(rest)
        return words if len(words) > 1 else frozenset()


def _stems(folded: str) -> frozenset[str]:
    """Return the stems of the words of a folded name: one for office and holder, minister and ministry."""
    return frozenset(
        "minist" if word.startswith("minist") else stem(word) for word in folded.split() if word not in _LITTLE
    )


def _paper(key: str) -> frozenset[str]:
    """Return the stems of the words of a written source's key; none where they say no more than "the report"."""
    kind, _, rest = key.partition(" ")
    words = frozenset(stem(word) for word in rest.split()) - _LITTLE if kind == "words" else frozenset()
    return words if len(words) > 1 and words - _VAGUE_PAPER else frozenset()


def _index(words_of: dict[str, frozenset[str]]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return the keys with their words, by the first of these."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for key, words in words_of.items():
        if words:
            found.setdefault(min(words), []).append((key, words))
    return found


def _covered(index: dict[str, list[tuple[str, frozenset[str]]]], words: frozenset[str]) -> list[str]:
    """Return the indexed keys all of whose words are among ``words``, in a fixed order."""
    return [key for word in sorted(words) for key, its in index.get(word, ()) if its <= words]
