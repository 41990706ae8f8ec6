"""Occasions: where and when a happening is said to be, as far as place and time hang on its own clause."""

import re
from collections.abc import Mapping, Sequence

from sayso.lexicon import words
from sayso.mark.noun import singular
from sayso.mark.parse import NONE, Parse
from sayso.mark.participant import Cast
from sayso.mark.trigger import Trigger, forms_of_type
from sayso.records import Date, Participant
from sayso.vocabulary import DateType, EventType, NameType

PLACES = frozenset({NameType.GPE, NameType.LOC, NameType.FAC})
WHERE = frozenset("in at near outside around across inside throughout off within on from into to through over along"
                  " between beside behind below above against".split())  # fmt: skip
BUT_FROM = WHERE - {"from"}
STRICT = frozenset("in at near outside around across inside throughout off within along beside".split())
"""Prepositions that say where something happens; the others may say where it comes from or leads to."""
AFTER_PLACE = frozenset({"PUNCT", "ADP", "ADV", "SCONJ", "CCONJ", "PRON"})
"""What may stand behind a place that is set behind another."""
LEAVING = frozenset({EventType.RETREAT, EventType.RETURN, EventType.DISPLACE})
"""Types that are said of the place they lead away from; others only come from there."""
CLAUSES = frozenset({"acl", "ccomp", "csubj", "advcl", "parataxis", "conj", "xcomp"})
DEPTH = 5
PERFECT = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
BREAK = re.compile(r":\s")


class Occasions:
    """Where and when the happenings of one article are said to be."""

    def __init__(self, parse: Parse, cast: Cast, dates: Sequence[Date]) -> None:
        self.parse = parse
        self.cast = cast
        usable = (one for one in dates if one.type in (DateType.DATE, DateType.TIME) and "_REF" not in one.value)
        self.date_at: Mapping[int, Date] = {
            number: date for date in usable for number in parse.within(date.start, date.end)
        }

    def of(self, trigger: Trigger, taken: frozenset[int]) -> tuple[Participant | None, Date | None]:
        """Return place and date of a trigger.

        taken: the words that head agent and patient, which are no place besides
        """
        place: int | None = None
        date: Date | None = None
        for word in self._above(trigger):
            near = self._near(word)
            if date is None:
                date = self._date(near, trigger.word)
            if place is None:
                place = self._place(near, taken, trigger)
            if date is not None and place is not None:
                break
        return self._where(place), date

    def _above(self, trigger: Trigger) -> list[int]:
        """Return the trigger and the words above it whose place and time are its own as well."""
        parse = self.parse
        found = [trigger.word]
        word = trigger.word
        for _ in range(DEPTH):
            head, relation = parse.words[word].head, parse.bases[word]
            if head < 0 or relation in ("parataxis", "ccomp"):
                break
            if relation == "acl" or (trigger.noun and self._remembers(head)):
                break
            if relation in ("nmod", "obl") and word != trigger.word:
                break
            found.append(head)
            word = head
            if parse.words[head].upos == "VERB" and trigger.noun and head != trigger.light:
                break
        return found

    def _remembers(self, word: int) -> bool:
        """Return whether a word commemorates what hangs on it: its day is not that of what is remembered."""
        return self.parse.lower[word] in forms_of_type(EventType.COMMEMORATE)

    def _near(self, word: int) -> list[int]:
        """Return the words under ``word`` in its own clause, nearest first."""
        parse = self.parse
        children, bases, words = parse.children, parse.bases, parse.words
        queue = [word]
        for at in queue:
            for child in children[at]:
                relation = bases[child]
                if relation == "punct" or (relation in CLAUSES and words[child].upos in ("VERB", "AUX", "ADJ")):
                    continue
                if relation == "appos":
                    continue  # "Velmar, the second port in Lesna": where it lies, and nothing besides
                if relation == "conj" and at == word and words[child].upos in ("NOUN", "PROPN"):
                    continue
                queue.append(child)
        return queue[1:]

    def _date(self, near: Sequence[int], trigger: int) -> Date | None:
        at = self.parse.starts[trigger]
        found = [self.date_at[number] for number in near if number in self.date_at]
        found = [date for date in found if not self._is_apart(at, date.start) and not self._is_since(trigger, date)]
        return min(found, key=lambda date: (abs(date.start - at), date.start)) if found else None

    def _is_since(self, trigger: int, date: Date) -> bool:
        """Return whether "since" brings a day to a verb that is in no perfect tense: another verb's, as trees err.

        "The army liberated its lands, occupied since 1992": the lands were not liberated in 1992.
        """
        parse = self.parse
        first = parse.within(date.start, date.end).start
        if first == 0 or parse.lower[first - 1] != "since" or parse.words[trigger].upos != "VERB":
            return False
        verbs = (trigger, parse.words[trigger].head)
        return not any(parse.lower[aux] in PERFECT for verb in verbs if verb >= 0 for aux in parse.every(verb, "aux"))

    def _is_apart(self, one: int, other: int) -> bool:
        """Return whether a colon stands between two places: what it opens has days of its own."""
        first, last = sorted((one, other))
        return BREAK.search(self.parse.text, first, last) is not None

    def _place(self, near: Sequence[int], taken: frozenset[int], trigger: Trigger) -> int | None:
        where = WHERE if trigger.entry.type in LEAVING else BUT_FROM
        named: list[tuple[int, int, int]] = []
        for number in near:
            cases = self.parse.cases.get(number, NONE)
            if cases.isdisjoint(where) or number in taken or number in self.date_at or number == trigger.word:
                continue
            if "between" in cases and self.parse.child(number, "conj") is not None:
                continue  # "fighting between Velt and Karth" says who, not where
            if cases.isdisjoint(STRICT) and self.parse.words[number].relation.startswith("nmod"):
                continue  # "a convoy from Velmar": where a thing comes from is no place of what befalls it
            name = self.cast.name_at.get(number)
            if name is not None and name.type not in PLACES:
                continue
            if name is None and not self._is_place(number):
                continue
            rank = (0 if name is not None else 1) + (0 if not cases.isdisjoint(STRICT) else 2)
            named.append((rank, abs(number - trigger.word), number))
        return min(named)[2] if named else None

    def _is_place(self, word: int) -> bool:
        return self.parse.words[word].upos == "NOUN" and singular(self.parse.lower[word]) in words("place_nouns")

    def _where(self, head: int | None) -> Participant | None:
        """Return the place with what it lies in, as it is written: "Oster, Velmar province"."""
        found = self.cast.participant(head)
        if found is None or head is None:
            return found
        end = found.end
        while (wider := self._around(end)) is not None:
            end = wider
        return Participant(text=self.parse.text[found.start : end], start=found.start, end=end, entity=found.entity)

    def _around(self, end: int) -> int | None:
        """Return where the place ends that is set behind a comma at ``end``; None when no place is.

        Read off the words: trees hang it on many things. "In Oster, Velmar forces" goes on with a noun and names none.
        """
        parse = self.parse
        after = next(iter(parse.within(end, end + 1)), None)
        if after is None or parse.forms[after] != "," or after + 1 >= len(parse.words):
            return None
        name = self.cast.name_at.get(after + 1)
        if name is None or name.type not in PLACES or name.start != parse.starts[after + 1]:
            return None
        last = parse.within(name.start, name.end)[-1]
        if last + 1 < len(parse.words) and self._is_place(last + 1):
            last += 1
        behind = parse.words[last + 1].upos if last + 1 < len(parse.words) else "PUNCT"
        return parse.ends[last] if behind in AFTER_PLACE else None
