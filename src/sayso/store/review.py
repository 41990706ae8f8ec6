"""Reviewing a ledger: decisions that carry what they saw, what stands, and readings as reviewers left them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import select

from sayso.errors import BadSetting, NothingToUndo, StaleDecision
from sayso.identity import hash_array
from sayso.records import Reading, Rulings
from sayso.review.anchor import Anchorage, find_place, place_of
from sayso.review.judgement import EDITABLE, Judgement, Place, Target, Value, check, pair
from sayso.review.line import Fault, Line, faults, order
from sayso.review.revision import edit, revise
from sayso.review.ruling import rule
from sayso.review.standing import Decided, Standing, fold, said, seen, settle, slot_of
from sayso.store import schema
from sayso.store.database import Database
from sayso.store.held import fetch, find_article, held
from sayso.store.log import Log, State
from sayso.vocabulary import Verdict

NOTHING_SEEN = seen(())
"""What a decision about something that nobody judged yet says that it saw."""

_CHUNK = 500
"""Keys asked for at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer decides, as a door hands it in.

    id:       made by the client, so that the same decision sent twice is one line
    marks:    the marks by (article, kind, id) as the reviewer saw them: one, two for a pair; kind and id ``""`` for an
              article as a whole
    saw:      `Review.saw` of these marks when the reviewer looked
    """

    id: str
    reviewer: str
    verdict: Verdict
    marks: tuple[tuple[str, str, str], ...]
    saw: str
    value: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """The reading that holds of an article with judgements, as far as they need it."""

    number: int
    reading: Reading
    anchorage: Anchorage


class Review:
    """The log of one ledger and what follows from it. One thread at a time, as the ledger itself."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.log = Log(database)
        self._judged: dict[str, _Judged] = {}
        self._keys: tuple[State, list[str]] | None = None
        self._settled: tuple[object, Standing] | None = None

    # What stands -----------------------------------------------------------------------------------------------------

    def standing(self) -> Standing:
        """Return what stands, each target found again in the readings that hold, with those that are lost."""
        state = self.log.state()
        if state == (0, 0):
            return Standing()
        lines = self.log.lines()
        if self._keys is None or self._keys[0] != state:
            keys = {place.key for line in fold(lines) for place in said(line).target.places}
            self._keys = state, sorted(keys)
        self._hold(self._keys[1])
        now: tuple[State, list[tuple[str, int]]] = state, [(key, one.number) for key, one in self._judged.items()]
        if self._settled is None or self._settled[0] != now:
            places = {key: one.anchorage for key, one in self._judged.items()}
            self._settled = now, settle(lines, lambda place: find_place(place, places))
        return self._settled[1]

    def about(self, *marks: tuple[str, str, str]) -> tuple[Decided, ...]:
        """Return what was decided about marks, by (article, kind, id) as they are now: one, or two for a pair."""
        wanted = sorted((mark, self._key(article)) for article, _, mark in marks)
        return tuple(
            one
            for one in self.standing().decided
            if sorted(zip(one.marks, one.keys, strict=True)) == wanted and one.kind == marks[0][1]
        )

    def saw(self, *marks: tuple[str, str, str]) -> str:
        """Return what a decision about these marks says that it saw: the hash of all that stands about them."""
        return seen(self.about(*marks))

    def confidences(self) -> dict[str, float]:
        """Return how sure figures and dates of the readings that hold were when they were found, by id."""
        found: dict[str, float] = {}
        for kind in ("figures", "dates"):
            holding = f'"{kind}" AS mark JOIN article ON article.reading = mark.reading'
            found |= {
                mark: float(sure) for mark, sure in self._database.cells(f"SELECT mark.id, confidence FROM {holding}")
            }
        return found

    def names_of(self, marks: Collection[str]) -> dict[str, str]:
        """Return what these names of the readings that hold say, by id."""
        find = "SELECT names.id, names.text FROM names JOIN article ON article.reading = names.reading"
        return {mark: str(words) for mark, words in self._database.cells(find) if mark in marks}

    def reviser(self) -> Callable[[Reading], Reading]:
        """Return what gives readings of this ledger without what was rejected, and with what was edited, as of now."""
        changed = self._changed()

        def revised(reading: Reading) -> Reading:
            mine = changed.get(reading.article.key)
            return revise(reading, mine) if mine else reading

        return revised

    def changed(self) -> frozenset[str]:
        """Return the keys of the articles that `reviser` changes, as of now."""
        return frozenset(self._changed())

    def _changed(self) -> dict[str, list[Decided]]:
        """Return what was rejected or edited, by the key of its article."""
        changed: dict[str, list[Decided]] = {}
        for one in self.standing().decided:
            if one.slot == "mark" and one.verdict is not Verdict.ACCEPT:
                changed.setdefault(one.keys[0], []).append(one)
        return changed

    def rulings(self) -> Rulings:
        """Return what was decided about what belongs together."""
        return rule(self.standing(), self._entity_of)

    def ruled(self) -> str:
        """Return the hash of all decisions that change links; ``""`` while there are none."""
        standing = self.standing()
        changed = [
            one.line.seal
            for one in standing.decided
            if one.slot == "mark" and one.verdict in {Verdict.REJECT, Verdict.EDIT}
        ]
        rulings = self.rulings()
        if not changed and rulings == Rulings():
            return ""
        return hash_array("ruled", changed, msgspec.to_builtins(rulings))

    # Deciding --------------------------------------------------------------------------------------------------------

    def decide(self, decision: Decision) -> Line:
        """Write a decision into the log and return its line; one that is there already is not written again.

        Raises: StaleDecision when somebody decided about the same since the reviewer looked, or what was judged is
        gone; NotFound for an article that is not there; BadSetting when such a thing cannot be said of it
        """
        if not decision.reviewer.strip() or not decision.id.strip():
            raise BadSetting("reviewer and decision", decision.reviewer, "both have a name")

        def write() -> Line:
            with self._database.transaction():
                there = self.log.of_decision(decision.id)
                if there is not None:
                    return _same(there, decision)
                judgement = self._judgement(decision)
                return self.log.append(judgement, reviewer=decision.reviewer, decision=decision.id)

        self._database.sure()
        return self._database.repeat(write)

    def undo(self, reviewer: str, decision: str, *, line: str | None = None) -> Line:
        """Withdraw the last decision of ``reviewer`` that stands and was made here, or the one with the seal ``line``.

        decision: id of the undoing itself, as in `Decision`
        Raises: NothingToUndo
        """

        def write() -> Line:
            with self._database.transaction():
                there = self.log.of_decision(decision)
                if there is not None:
                    return there
                desk = self.log.desk()
                mine = [one for one in fold(self.log.lines()) if one.reviewer == reviewer]
                mine = [one for one in mine if (one.seal == line if line else one.desk == desk)]
                if not mine:
                    raise NothingToUndo(reviewer)
                target = Target(lines=(mine[-1].seal,))
                judgement = Judgement(target=target, verdict=Verdict.WITHDRAW, value={}, reason="", saw=NOTHING_SEEN)
                return self.log.append(judgement, reviewer=reviewer, decision=decision)

        self._database.sure()
        return self._database.repeat(write)

    def erase(self, seals: Sequence[str], *, reviewer: str, decision: str) -> Line | None:
        """Erase what lines said, of whichever reviewer, and write a line that says so; None when there are none.

        decision: id of the erasing itself, as in `Decision`
        """
        if not seals:
            return None

        def write() -> Line:
            with self._database.transaction():
                return self.log.of_decision(decision) or self.log.erase(seals, reviewer=reviewer, decision=decision)

        self._database.sure()
        line = self._database.repeat(write)
        self._database.overwrite()
        return line

    def lines_about(self, key: str) -> list[str]:
        """Return the seals of the lines whose words are those of an article, by its key."""
        return [
            line.seal
            for line in self.log.lines()
            if line.judgement is not None and any(place.key == key for place in line.judgement.target.places)
        ]

    def verify(self) -> Iterator[Fault]:
        """Yield what is wrong with the log: lines changed, dropped or put elsewhere; nothing for a sound one."""
        return faults(self.log.lines())

    def _judgement(self, decision: Decision) -> Judgement:
        """Return a decision as a judgement of the marks that hold now. Raises: StaleDecision, NotFound, BadSetting."""
        places = [self._place(*mark) for mark in decision.marks]
        target = pair(*places) if len(places) == 2 else Target(places=tuple(places))
        judgement = Judgement(
            target=target,
            verdict=decision.verdict,
            value=dict(sorted(decision.value.items())),
            reason=decision.reason,
            saw=decision.saw,
        )
        check(judgement)
        if decision.verdict is Verdict.EDIT:
            (place,) = places
            reading = self._judged[place.key].reading
            edit(reading, place.kind, _mark(reading, place), judgement.value)
        now = self.about(*decision.marks)
        if slot_of(decision.verdict) != "note" and seen(now) != decision.saw:
            lines = [line for one in now for line in one.lines]
            last = max(lines, key=order, default=None)
            told = f"{last.reviewer} said {said(last).verdict} on {last.at[:16]}" if last else "it was taken back"
            raise StaleDecision("What stands about it", told)
        return judgement

    def _place(self, article: str, kind: str, mark: str) -> Place:
        key = self._key(article)
        self._hold([key])
        place = place_of(self._judged[key].reading, kind, mark)
        if place is None:
            raise StaleDecision("The mark", "it is not there any more")
        return place

    # What is judged --------------------------------------------------------------------------------------------------

    def _key(self, article: str) -> str:
        """Return the key of an article by its id. Raises: NotFound."""
        number = find_article(self._database, article)
        ((key,),) = self._database.cells("SELECT key FROM article WHERE number = ?", (number,))
        return str(key)

    def _entity_of(self, key: str, mark: str) -> tuple[str, str] | None:
        marks = self._judged[key].reading.marks
        entity = next((name.entity for name in marks.names if name.id == mark), None)
        return next(((one.id, one.name) for one in marks.entities if one.id == entity), None)

    def _hold(self, keys: Sequence[str]) -> None:
        """Have the readings that hold of these articles; those of articles that are gone go as well."""
        article = schema.article
        holding: dict[str, int] = {}
        for at in range(0, len(keys), _CHUNK):
            find = select(article.c.key, article.c.reading).where(article.c.key.in_(keys[at : at + _CHUNK]))
            holding |= {key: number for key, number in self._database.rows(find) if number is not None}
        for key in keys:
            if key not in holding:
                self._judged.pop(key, None)
        stale = {number: key for key, number in holding.items() if self._number(key) != number}
        for one in held(self._database, list(stale)):
            reading = fetch(self._database, one, (*EDITABLE, "entities"))
            self._judged[one.key] = _Judged(number=one.number, reading=reading, anchorage=Anchorage(reading))

    def _number(self, key: str) -> int | None:
        there = self._judged.get(key)
        return there.number if there is not None else None


def _mark(reading: Reading, place: Place) -> object:
    return next(mark for mark in getattr(reading.marks, place.kind) if mark.id == place.mark)


def _same(there: Line, decision: Decision) -> Line:
    """Return the line of a decision that came again. Raises: BadSetting when another decision has its id."""
    judgement = there.judgement
    if there.reviewer != decision.reviewer or (judgement is not None and judgement.verdict != decision.verdict):
        raise BadSetting("decision", decision.id, "it is a new id for each decision")
    return there
