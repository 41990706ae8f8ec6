"""The ledger: articles, their versions, what was read in them and what people said of them, in one file or database."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import select

from sayso.errors import BadSetting, UnknownName
from sayso.plugins import encoder_of
from sayso.records import Failure, Given, Links, PublisherEntry, Reading, Unread
from sayso.review.erasure import Eraser
from sayso.settings import VERSION, Settings
from sayso.store import frame, schema
from sayso.store.address import title_of
from sayso.store.canonical import export_canonical
from sayso.store.card import Card, cards, harms, holding, voices
from sayso.store.engine import open_database
from sayso.store.find import search
from sayso.store.forget import Forgetting, check_name, forget_person, forgotten_names, left_over, lines_with
from sayso.store.frame import Table
from sayso.store.gist import Gists
from sayso.store.held import current, fetch, find_article, held
from sayso.store.linked import aside, hash_inputs, keep_aside, links_of, records_of, stored_inputs, unread
from sayso.store.outlet import keep_publishers, kept_publishers
from sayso.store.plan import Planner, cleared_by_people, lies_elsewhere, set_by_people
from sayso.store.quotation import Quotation, Spot, holders, lengths, quotations, roles
from sayso.store.remove import SAYSO, readmit, remove
from sayso.store.review import Review
from sayso.store.row import Entry, decode_said, encode_reading
from sayso.store.toll import Toll, tolls
from sayso.store.verify import Problem, problems
from sayso.store.write import Known, write, write_failures
from sayso.vocabulary import How

SETTABLE = ("title", "publisher", "agency", "author", "published", "modified", "language", "url", "cleared")
"""What people may say of an article; ``cleared`` names persons in it who may be shown in public, parted by ``;``."""


class Ledger:
    """A ledger, open. Use it in a ``with`` statement, or `close` it. One thread at a time.

    title:    what it is called in headings
    settings: what articles are marked and linked with when the ledger does so itself (`set`, `links`); outlets that it
              does not describe are those that `describe_publishers` kept
    review:   what people decide of what it holds, see `sayso.store.review`
    """

    def __init__(self, address: str | Path, *, settings: Settings | None = None, create: bool = True) -> None:
        self._database = open_database(address, create=create)
        self.title = title_of(address)
        self.settings = settings or Settings()
        self.publishers_given = bool(self.settings.publishers)
        self.review = Review(self._database)
        self.settings = replace(self.settings, forgotten=forgotten_names(self._database))
        if not self.publishers_given:
            self.settings = replace(self.settings, publishers=kept_publishers(self._database))

    @property
    def name(self) -> str:
        """The ledger as it was named, without password."""
        return self._database.name

    def close(self) -> None:
        """Let go of it; what was stored is stored."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing ---------------------------------------------------------------------------------------------------------

    def put(self, readings: Iterable[Reading], *, force: bool = False) -> int:
        """Store ``readings`` in one transaction, all or none, and return how many there were.

        A reading that is stored already only comes to hold again; ``force`` writes it anew.
        Raises: SpanMismatch when a span does not quote its text; LedgerNotWritable
        """
        entries = [encode_reading(one, self.settings) for one in readings]
        write(self._database, entries, elsewhere=lambda *_: False, force=force)
        return len(entries)

    def planner(self, *, model: str | None, force: bool = False) -> Planner:
        """Return what tells, input by input, whether there is anything to read; one planner a run.

        model: hash of the model file that would mark
        """
        # Another process may have been told to forget somebody since this one opened the ledger.
        self.settings = replace(self.settings, forgotten=forgotten_names(self._database))
        return Planner(self._database, settings=self.settings, tool=VERSION, model=model, force=force)

    def store(self, items: Sequence[Entry | Known], *, force: bool = False) -> list[Entry]:
        """Store what a run has read, in one transaction; return entries whose key another process took meanwhile."""
        return write(self._database, items, elsewhere=lies_elsewhere, force=force)

    def describe_publishers(self, publishers: tuple[PublisherEntry, ...]) -> None:
        """Take ``publishers`` into the settings and keep them, so that later links are made with the same."""
        self.settings = replace(self.settings, publishers=publishers)
        keep_publishers(self._database, publishers)

    def note_failures(self, failures: Iterable[Failure]) -> None:
        """Note inputs that could not be read; a note goes when its input is read after all."""
        write_failures(self._database, failures)

    def set(self, article: str, field: str, value: str, *, by: str | None = None) -> Reading:
        """Note what a person says of an article, mark it anew in that light, and return the new reading.

        article: its id or the start of it (4 hex digits or more), its key, or its URI
        field:   one of `SETTABLE`
        by:      who says so, for the log
        Raises: NotFound, Ambiguous when no or several articles are meant; BadSetting for another field
        """
        from sayso.pipeline import mark_again
        from sayso.read import apply_given

        if field not in SETTABLE:
            raise BadSetting("field", field, f"it is one of {', '.join(SETTABLE)}")
        number = find_article(self._database, article)
        value = Eraser(self.settings.forgotten).mask(value)
        old = self._holding(number)
        one = next(held(self._database, [old]))
        before = {given.field: given for given in set_by_people(self._database, [one.key]).get(one.key, ())}
        before[field] = Given(field=field, value=value, how=How.GIVEN)
        given = tuple(before[name] for name in sorted(before))
        said = fetch(self._database, one, ()).article
        reading = mark_again(apply_given(said, given, self.settings), self.settings, encoder_of(self.settings.language))
        (location,) = self._database.rows(select(schema.article.c.location).where(schema.article.c.number == number))[0]
        entry = encode_reading(
            reading, self.settings, said=decode_said(one.said), set_by_people=given, location=location
        )
        write(self._database, [entry], elsewhere=lambda *_: False, word=(number, field, value, by))
        return reading

    def remove(self, article: str, reason: str) -> list[str]:
        """Take an article out in all its versions, with all it says and all that was judged of it.

        Its ids and ``reason`` stay; a line of the review log says that others were erased.

        A removed article is not read again by later runs; `readmit` lifts that. Returns the ids.
        Raises: NotFound, Ambiguous when no or several articles are meant
        """
        return remove(self._database, find_article(self._database, article), reason, self.review)

    def forget(self, name: str, reason: str, *, by: str = SAYSO) -> Forgetting:
        """Mask a person's name wherever it stands, now and in what is read later; erase judgements that hold it.

        name: the whole name; its words are masked alone too in articles where the whole name stands
        by:   who does so, for the review log
        Raises: BadSetting for a name without letters, or that of a reviewer
        """
        check_name(self.review.log, name)
        with self._database.transaction():
            readings = forget_person(self._database, name, reason)
            if seals := lines_with(self.review.log.lines(), name):
                self.review.log.erase(seals, reviewer=by, decision=uuid.uuid4().hex)
        self._database.overwrite()
        self.settings = replace(self.settings, forgotten=forgotten_names(self._database))
        left = tuple(left_over(self._database, name))
        return Forgetting(readings=readings, judgements=len(seals), left=left)

    def readmit(self, id: str) -> None:
        """Let a removed article be read again. Raises: NotFound when none with this id was removed."""
        readmit(self._database, id)

    def cleared(self) -> frozenset[str]:
        """Return the names that people allowed to be shown in public (``sayso set ARTICLE cleared=NAME``)."""
        return cleared_by_people(self._database)

    # Reading ---------------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        """Return how many articles there are."""
        return int(self._database.sql("SELECT count(*) FROM article").scalar_one())

    def readings(self, kinds: Collection[str] | None = None, *, revised: bool = True) -> Iterator[Reading]:
        """Yield the reading that holds of each article, by key, a few in memory at a time.

        kinds:   the kinds of marks to fetch (``claims figures dates ...``); all by default, none for ``()``
        revised: without marks that reviewers rejected, and with their edits; else as it was read
        Raises: UnknownName for another kind
        """
        wanted = tuple(schema.MARK_RECORDS) if kinds is None else kinds
        for kind in wanted:
            if kind not in schema.MARK_RECORDS:
                raise UnknownName("kind of mark", kind, list(schema.MARK_RECORDS))
        revise = self.review.reviser() if revised else None
        for one in held(self._database, current(self._database)):
            reading = fetch(self._database, one, wanted)
            yield revise(reading) if revise else reading

    def reading(self, article: str, kinds: Collection[str] | None = None, *, revised: bool = True) -> Reading:
        """Return the reading that holds of one article, called by id, start of id, key or URI.

        kinds:   the kinds of marks to fetch, as for `readings`
        revised: without marks that reviewers rejected, and with their edits; else as it was read
        Raises: NotFound, Ambiguous when no or several articles are meant
        """
        one = next(held(self._database, [self._holding(find_article(self._database, article))]))
        reading = fetch(self._database, one, tuple(schema.MARK_RECORDS) if kinds is None else kinds)
        return self.review.reviser()(reading) if revised else reading

    def articles(self) -> Table:
        """Return a table of the articles, a row each, with their text and how many marks of each kind they have."""
        return frame.articles_table(self._database)

    def claims(self) -> Table:
        """Return a table of all claims, each with its quoted text and its chain in words."""
        return frame.marks_table(self._database, "claims")

    def attributions(self) -> Table:
        """Return a table of all attributions with what source, cue and content quote."""
        return frame.marks_table(self._database, "attributions")

    def figures(self) -> Table:
        """Return a table of all figures with the chain of the claim they stand in."""
        return frame.marks_table(self._database, "figures")

    def dates(self) -> Table:
        """Return a table of all dates with the claim they stand in and its chain."""
        return frame.marks_table(self._database, "dates")

    def events(self) -> Table:
        """Return a table of all events with the chain of the claim that says so."""
        return frame.marks_table(self._database, "events")

    def names(self) -> Table:
        """Return a table of all names with the claim they stand in and its chain."""
        return frame.marks_table(self._database, "names")

    def entities(self) -> Table:
        """Return a table of the entities of each article."""
        return frame.marks_table(self._database, "entities")

    def wording(self) -> Table:
        """Return a table of evaluative words; empty unless the settings ask for them."""
        return frame.marks_table(self._database, "wording")

    def search(self, query: str, *, limit: int = 100, within: Sequence[int] | None = None) -> Table:
        """Return the articles that hold all words of ``query`` in text or headline, the best first.

        query:  words; ``"a phrase"`` in double quotes; ``displac*`` for all words that start so
        within: numbers of the articles to look in (`match`), a few; all by default
        The table has, beside the article's columns, ``hits`` (spans in the text) and ``excerpt``.
        """
        return search(self._database, query, limit, within)

    def match(self, query: str) -> list[int]:
        """Return the numbers (`cards`) of all articles that `search` would find, the best first."""
        with self._database.faults():
            return self._database.match(query)

    def holding(self) -> list[tuple[int, int]]:
        """Return the number of every article, and of the reading of it that holds."""
        return holding(self._database)

    def cards(self, numbers: Sequence[int]) -> Iterator[Card]:
        """Yield what a list shows of the articles with these numbers, without their texts."""
        return cards(self._database, numbers)

    def voices_of(self, readings: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield the chains of claims of these readings as JSON, each once a reading, after the reading's number."""
        return voices(self._database, readings)

    def harms_of(self, readings: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield the lists of harm that these readings count people by, as JSON, after the reading's number."""
        return harms(self._database, readings)

    def links(self) -> Links:
        """Return what holds across the articles; made anew when anything it follows from has changed.

        What linking keeps of an article is kept here as well, so that only those that came since are read again.
        """
        from sayso.pipeline import link

        def make(left: tuple[Unread, ...]) -> Links:
            gists = Gists(self._database, self.review.reviser(), self.review.changed())
            reader = encoder_of(self.settings.language)
            return link(gists.others(), self.settings, left, reader, self.review.rulings(), gists.known())

        return links_of(self._database, self.settings, make, self.review.ruled())

    def linked_inputs(self) -> str | None:
        """Return the hash that the stored link results carry, None when there are none; stale ones count too."""
        return stored_inputs(self._database)

    def links_hold(self) -> bool:
        """Return whether the stored link results are of what the ledger holds now."""
        ruled = self.review.ruled()
        return stored_inputs(self._database) == hash_inputs(self._database, self.settings, self.unread(), ruled)

    def linked(self, kind: str, inputs: str, positions: Sequence[int] | None = None) -> Iterator[tuple[int, Any]]:
        """Yield stored link results of one kind (a field of `Links`) after their positions, without the others.

        inputs:    the hash that they carry; nothing is yielded when others stand in their place by now
        positions: those wanted; all by default
        """
        return records_of(self._database, inputs, kind, positions)

    def aside(self, inputs: str, name: str) -> str | None:
        """Return what was kept under ``name`` beside the link results that carry the hash ``inputs``, or None."""
        return aside(self._database, inputs, name)

    def keep_aside(self, inputs: str, name: str, body: str) -> None:
        """Keep what is costly to make of link results beside them; it goes when they do.

        Nothing is kept when the stored link results carry another hash than ``inputs`` by now.
        """
        keep_aside(self._database, inputs, name, body)

    def located(self, folder: str) -> list[tuple[str, str]]:
        """Return where each article was found that lies in ``folder`` (a resolved path), with its id, by place."""
        article, version, reading = schema.article.c, schema.version.c, schema.reading.c
        find = (
            select(article.location, version.id)
            .join(schema.reading, reading.number == article.reading)
            .join(schema.version, version.number == reading.version)
            .where(article.location.startswith(folder.rstrip("/") + "/", autoescape=True))
        )
        return sorted((location, id_) for location, id_ in self._database.rows(find))

    def pulse(self) -> tuple[int, ...]:
        """Return numbers that change whenever an article comes, goes or is read anew, or somebody decides something."""
        last = "(SELECT max(number) FROM reading), (SELECT max(number) FROM given), (SELECT count(*) FROM removed)"
        # The sum: an earlier reading may come to hold again, which makes no new one.
        said = "(SELECT count(*) FROM log)"
        row = self._database.cells(f"SELECT count(*), sum(reading), {last}, {said} FROM article")[0]
        return tuple(int(cell or 0) for cell in row)

    def unread(self) -> tuple[Unread, ...]:
        """Return the inputs that could not be read, by URI, with the reason."""
        return unread(self._database)

    def verify(self) -> Iterator[Problem]:
        """Check every span, quoted text, id and hash again, and yield what is wrong; nothing for a sound ledger."""
        return problems(self._database)

    def export_canonical(self) -> Iterator[bytes]:
        """Yield all that the ledger holds but timestamps, as sorted JSON lines: equal contents, equal bytes."""
        return export_canonical(self._database)

    def quotations(self, spots: Sequence[Spot]) -> list[Quotation | None]:
        """Return the words at each of a few places with their chains; None where the article or claim has gone."""
        return quotations(self._database, spots)

    def lengths(self, articles: Iterable[str]) -> dict[str, int]:
        """Return how many code points the text of each of these articles has, by id."""
        return lengths(self._database, articles)

    def holders(self, claims: frozenset[str]) -> dict[str, str]:
        """Return the article that each of these claims stands in, both by id; it goes through all claims."""
        return holders(self._database, claims)

    def roles(self, mentions: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
        """Return the titles and roles given in its article to whom each mention (article, id of a name) names."""
        return roles(self._database, mentions)

    def tolls(self) -> Iterator[Toll]:
        """Yield the figures of people harmed in all articles, each with the chain that vouches for it."""
        return tolls(self._database)

    def _holding(self, number: int) -> int:
        (row,) = self._database.rows(select(schema.article.c.reading).where(schema.article.c.number == number))
        return int(row[0])


def open_ledger(address: str | Path, *, settings: Settings | None = None, create: bool = True) -> Ledger:
    """Return the ledger at ``address``, made when there is none and ``create`` is true.

    address: the path of a file (made with mode 0600), or ``postgresql://USER@HOST/DATABASE`` for a database that is
             there; that needs the extra ``sayso[postgresql]``
    Raises: NotALedger when it is something else, NewerLedger when a later sayso made it, LedgerNotWritable,
    NoLedger when it is missing and not to be made; of a server LedgerUnreachable, ServerTooOld, ConnectionLost,
    MissingPart without its driver.
    """
    return Ledger(address, settings=settings, create=create)
