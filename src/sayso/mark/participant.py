"""Participants: the noun phrases that take part in a happening, by their place in the tree."""

from collections.abc import Iterator, Mapping, Sequence

from sayso.mark.cue import plural
from sayso.mark.doer import find_doer
from sayso.mark.noun import is_person
from sayso.mark.parse import NONE, Parse
from sayso.mark.party import GROUPS
from sayso.mark.trigger import Trigger, light_role, noun_entry
from sayso.records import Name, Participant
from sayso.vocabulary import EventType, NameType

BEFORE_HEAD = frozenset({"amod", "compound", "nummod", "flat", "nmod", "advmod", "det"})
AFTER_HEAD = frozenset({"flat", "fixed", "compound", "nummod"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
NOBODY = frozenset({"none", "nothing", "one"})
BY_HIM = frozenset({"between", "among", "by"})
TO_HIM = frozenset({"on", "against", "upon"})
ACTORS = frozenset({NameType.GPE, NameType.ORG, NameType.PERSON, NameType.NORP})
HURTS = frozenset({EventType.HARM, EventType.DISPLACE})
"""Types whose agent is blamed: it has to be somebody."""
OWNED = frozenset({EventType.ASSAULT, EventType.SEIZE, EventType.DESTROY, EventType.COERCE, EventType.HARM,
                   EventType.DISPLACE, EventType.RETREAT, EventType.MOBILIZE, EventType.SANCTION,
                   EventType.THREATEN})  # fmt: skip
"""Types whose noun may have its agent as an adjective before it: "Kenyan shelling"."""
PEOPLES = ("an", "ish", "ese")
"""Endings of adjectives made of the names of peoples and countries."""
DEPTH = 6
"""Steps up the tree to a subject that several verbs share."""


BOUNDS = frozenset("least most more fewer less to".split())
"""Words that make a preposition before them a bound of a number: "at least", "up to", "of more than"."""


class Cast:
    """Who takes part in the happenings of one article.

    names: in text order; a phrase whose head lies in one is quoted and resolved as that name
    """

    def __init__(self, parse: Parse, names: Sequence[Name]) -> None:
        self.parse = parse
        self.names = names
        self.name_at: Mapping[int, Name] = {
            number: name for name in names for number in parse.within(name.start, name.end)
        }

    def of(self, trigger: Trigger) -> tuple[int | None, int | None]:
        """Return the words that head agent and patient; None for what the sentence does not name."""
        agent, patient = self._of_noun(trigger) if trigger.noun else self._of_verb(trigger)
        if agent is not None and agent == patient:
            patient = None
        return self._doer(agent, trigger), self._named(patient)

    def participant(self, head: int | None) -> Participant | None:
        """Return the phrase around a word, without its article; that of a name with what it stands for."""
        if head is None:
            return None
        first, after = self.extent(head)
        name = self.name_at.get(head)
        start, end = self.parse.starts[first], self.parse.ends[after - 1]
        entity = None
        if name is not None and (name.end >= end or name.end >= self.parse.ends[head]) and not self._more(head):
            start, end, entity = name.start, name.end, name.entity
        return Participant(text=self.parse.text[start:end], start=start, end=end, entity=entity)

    def extent(self, head: int) -> tuple[int, int]:
        """Return the first word of the phrase around ``head`` and the word after its last."""
        parse = self.parse
        first, after = head, head + 1
        for child in reversed(parse.children[head]):
            relation = parse.bases[child]
            if child < head and relation in BEFORE_HEAD and not self._dropped(child):
                low, high = parse.reach[child]
                if high <= first + 1 and low < first:
                    first = self._past_articles(low, first)
        more = self._more(head)
        for child in (*parse.children[head], *more):
            if child > head and (parse.bases[child] in AFTER_HEAD or child in more):
                after = max(after, self.extent(child)[1])
        return first, after

    def _dropped(self, child: int) -> bool:
        """Return whether a word before the head says nothing of it: an article, a pronoun that owns it."""
        word = self.parse.words[child]
        return word.upos in ("DET", "PRON", "ADP") or word.relation in ("det", "advmod")

    def _past_articles(self, low: int, first: int) -> int:
        words, lower = self.parse.words, self.parse.lower
        while low < first and words[low].upos in ("DET", "PUNCT", "ADP"):
            bound = words[low].upos == "ADP" and (lower[low + 1] in BOUNDS or words[low + 1].upos == "NUM")
            if bound:  # "at least 40", "between 40 and 50": a number's own words
                return low
            low += 1
        return low

    def _more(self, head: int) -> list[int]:
        """Return what belongs to the phrase behind its head: "of" phrases and what is coordinated with it."""
        parse = self.parse
        found = []
        for child in parse.children[head]:
            if child < head or parse.words[child].upos not in ("NOUN", "PROPN", "NUM"):
                continue
            relation = parse.words[child].relation
            of = relation.startswith("nmod") and any(parse.lower[case] == "of" for case in parse.every(child, "case"))
            alike = relation == "conj" and parse.child(child, "nsubj", "cop") is None
            if of or (alike and not self._clause_between(head, child)):
                found.append(child)
        stray = self._stray(head)
        return found if stray is None else [*found, stray]

    def _stray(self, head: int) -> int | None:
        """Return what "of" brings behind a noun where the tree hangs it on the verb: "ordered the arrest | of 14"."""
        parse, verb = self.parse, self.parse.words[head].head
        if parse.words[head].upos != "NOUN" or verb < 0 or parse.lower[head + 1 : head + 2] != ["of"]:
            return None
        of = parse.words[head + 1].head
        objects = parse.words[of].head == verb and parse.bases[of] in ("obj", "obl") and of > head + 1
        return of if objects else None

    def _clause_between(self, head: int, other: int) -> bool:
        """Return whether a clause stands between a noun and one joined to it: trees err there, and it is no phrase."""
        parse = self.parse
        return any(parse.words[at].upos == "VERB" and parse.bases[at] != "amod" for at in range(head + 1, other))

    def _named(self, word: int | None) -> int | None:
        """Return ``word`` where it names something: a pronoun, "nobody" and a clause do not."""
        if word is None or self.parse.words[word].upos not in ("NOUN", "PROPN", "NUM", "ADJ", "SYM", "X"):
            return None
        return None if self.parse.lower[word] in NOBODY else word

    def _doer(self, word: int | None, trigger: Trigger) -> int | None:
        """Return who does it: for "the raid killed" whoever the raid is said to be by.

        Who harms people is somebody: a name, or people of some kind; a bomb or a flood is nobody to blame.
        """
        word = self._named(word)
        if word is None or word == trigger.word:
            return None
        if word in self.name_at:
            return word if trigger.entry.type not in HURTS or self.name_at[word].type in ACTORS else None
        entry = noun_entry(self.parse, word) if self.parse.words[word].upos == "NOUN" else None
        if entry is None or entry.type is EventType.OTHER:
            return word if trigger.entry.type not in HURTS or self._is_somebody(word) else None
        inner = Trigger(word=word, after=word + 1, entry=entry, noun=True, second=None, light=None)
        return self._of_noun(inner)[0] if entry.type in OWNED else None

    def _is_somebody(self, word: int) -> bool:
        """Return whether a word that is in no name stands for people: by the lists, or a capital of a name missed."""
        lower = self.parse.lower[word]
        if self.parse.words[word].upos in ("PROPN", "ADJ"):
            return self.parse.forms[word][:1].isupper()
        return lower in GROUPS or is_person(lower) or is_person(plural(lower))

    # Verbs ------------------------------------------------------------------------------------------------------------

    def _of_verb(self, trigger: Trigger) -> tuple[int | None, int | None]:
        parse, verb = self.parse, trigger.word
        if self.is_passive(verb):
            return self._by(verb), self.subject(verb)
        # Who harms is blamed: the stricter reading of who does something.
        hurts = trigger.entry.type in HURTS and trigger.entry.role != "undergoes"
        subject = find_doer(parse, verb, self.names) if hurts else self.subject(verb)
        patient = next((one for one in parse.every(verb, "obj", "iobj") if one != trigger.second), None)
        aside = self._aside(trigger)
        if trigger.entry.role == "receives":
            beside = self.oblique(patient, trigger.entry.sides) if patient is not None else None
            patient = parse.child(verb, "iobj") or aside or beside or patient
        elif patient is None:
            patient = aside
        if trigger.entry.role == "undergoes" and (patient is None or trigger.entry.type is EventType.DISPLACE):
            return None, subject
        return subject, patient

    def _by(self, verb: int) -> int | None:
        """Return who "by" names: of the verb itself, or where the tree hangs the phrase on one in between."""
        own = self.oblique(verb, frozenset({"by"}), agent=True)
        return own if own is not None else self._further(verb)

    def _further(self, word: int) -> int | None:
        """Return who "by" names under a dependent of ``word``: "the shelling of the port by the navy"."""
        for child in self.parse.children[word]:
            if child > word and self.parse.bases[child] in ("nmod", "obl", "obj"):
                found = self.oblique(child, frozenset({"by"}))
                if found is not None:
                    return found
        return None

    def _aside(self, trigger: Trigger) -> int | None:
        """Return whom a preposition names as the other side: "met with", "took control of"."""
        sides = trigger.entry.sides
        if trigger.second is None:
            return self.oblique(trigger.word, sides)
        if trigger.entry.company[-1] in sides:  # "called on the council": the particle is the preposition
            return next((one for one in self.parse.every(trigger.word, "obl") if one != trigger.second), None)
        found = self.oblique(trigger.word, sides)
        if found is None:
            found = self.oblique(trigger.second, sides)
        if found is None and not sides and self.parse.words[trigger.second].relation == "obj":
            return trigger.second
        return found

    def is_passive(self, verb: int) -> bool:
        """Return whether a verb is said of whom it is done to: "was hit", "the men hit by", "were shot and killed"."""
        parse = self.parse
        word = parse.words[verb]
        if parse.child(verb, "nsubj:pass", "aux:pass") is not None and any(
            parse.words[child].relation in ("nsubj:pass", "aux:pass", "csubj:pass") for child in parse.children[verb]
        ):
            return True
        if word.upos == "ADJ":
            return True
        form = parse.lower[verb]
        if form.endswith("ing") or parse.child(verb, "aux", "nsubj", "mark") is not None:
            return False
        if word.relation == "conj" and word.head >= 0 and parse.words[word.head].upos == "VERB":
            return parse.child(verb, "obj") is None and self.is_passive(word.head)
        if word.relation in ("acl", "advcl", "xcomp", "amod"):
            return parse.child(verb, "obj") is None or self.oblique(verb, frozenset({"by"}), agent=True) is not None
        return False

    def subject(self, verb: int, depth: int = DEPTH) -> int | None:
        """Return the subject of a verb, found up the tree where several share it; None for a pronoun or none."""
        parse = self.parse
        word = parse.words[verb]
        own = parse.child(verb, "nsubj")
        if own is not None:
            relative = parse.lower[own] in RELATIVE and word.relation.startswith("acl") and word.head >= 0
            return word.head if relative else own
        if depth == 0 or word.head < 0:
            return None
        relation, head = parse.bases[verb], word.head
        if relation == "acl":
            return head if parse.child(verb, "mark") is None else None
        if relation == "conj" and parse.words[head].upos in ("VERB", "ADJ", "AUX", "NOUN"):
            return self.subject(head, depth - 1)
        if relation == "xcomp":
            told = parse.child(head, "obj", "iobj") or self.oblique(head, frozenset({"on"}))
            return told if told is not None and told < verb else self.subject(head, depth - 1)
        if relation == "advcl" and (told := self._called_on(verb, head)) is not None:
            return told
        if relation == "advcl" and parse.words[head].upos == "VERB" and not self._finite(verb):
            return self.subject(head, depth - 1)
        if relation in ("obj", "ccomp") and parse.lower[verb].endswith("ing"):
            return self.subject(head, depth - 1)
        return None

    def _called_on(self, verb: int, head: int) -> int | None:
        """Return who is to do what "to" opens where somebody is called upon: "called on the ministry to ban"."""
        if not any(self.parse.lower[mark] == "to" for mark in self.parse.every(verb, "mark")):
            return None
        told = self.oblique(head, frozenset({"on", "upon"}))
        beside = told is not None and any(case == head + 1 for case in self.parse.every(told, "case"))
        return told if told is not None and beside and told < verb else None

    def _finite(self, verb: int) -> bool:
        return any(self.parse.lower[mark] not in ("to", "after", "before", "by", "while", "without", "for")
                   for mark in self.parse.every(verb, "mark"))  # fmt: skip

    def oblique(self, word: int, cases: frozenset[str], *, agent: bool = False) -> int | None:
        """Return the first dependent that one of the prepositions ``cases`` introduces.

        agent: whether a dependent that the tree calls an agent counts as well
        """
        parse = self.parse
        for child in parse.children[word]:
            relation = parse.words[child].relation
            if parse.bases[child] not in ("obl", "nmod"):
                continue
            if (agent and relation == "obl:agent") or not parse.cases.get(child, NONE).isdisjoint(cases):
                return child
        return None

    # Nouns ------------------------------------------------------------------------------------------------------------

    def _of_noun(self, trigger: Trigger) -> tuple[int | None, int | None]:
        parse, noun = self.parse, trigger.word
        role = trigger.entry.role
        owner = next((one for one in parse.children[noun] if parse.words[one].relation == "nmod:poss"), None)
        agent = self.oblique(noun, BY_HIM)
        if agent is None:
            agent = self._further(noun)
        if agent is None:
            agent = self._strayed(noun)
        patient = self.oblique(noun, TO_HIM)
        if patient is None:
            patient = self.oblique(noun, frozenset({"to", "with", "for", *trigger.entry.sides}))
        of = self.oblique(noun, frozenset({"of"}))
        if of is None:
            of = self._stray(noun)
        if of is not None:
            if role == "does" and agent is None:
                agent = of
            elif role != "does":
                patient = of
        if owner is not None:
            if role == "undergoes" and of is None and patient is None:
                patient = owner
            elif agent is None:
                agent = owner
        if agent is None and trigger.entry.type in OWNED:
            agent = self._adjective(noun)
        return self._lent(trigger, agent, patient)

    def _strayed(self, noun: int) -> int | None:
        """Return who "by" names where the tree hangs it on the active verb before: "condemned the raid by rebels"."""
        parse, verb = self.parse, self.parse.words[noun].head
        if parse.bases[noun] != "obj" or verb < 0 or verb > noun or self.is_passive(verb):
            return None
        found = self.oblique(verb, frozenset({"by"}))
        if found is None or found < noun or noun_entry(parse, found) is not None:
            return None
        return found if found in self.name_at or self._is_somebody(found) else None

    def _lent(self, trigger: Trigger, agent: int | None, patient: int | None) -> tuple[int | None, int | None]:
        """Return agent and patient with what the light verb adds: "X held talks", "an attack was carried out by X"."""
        verb = trigger.light
        if verb is None:
            return agent, patient
        role = light_role(self.parse, verb)
        if role != "none":
            who = self.subject(verb)
            if self.is_passive(verb):
                who = self.oblique(verb, frozenset({"by"}), agent=True)
            if role == "undergoes":
                patient = patient if patient is not None else who
            elif agent is None and who != trigger.word:
                agent = who
        if patient is None:
            patient = self.oblique(verb, TO_HIM | {"to", "with", "for"})
        return agent, patient

    def _adjective(self, noun: int) -> int | None:
        """Return an adjective made of a people's or country's name before the noun: "Kenyan"."""
        for child in self._before(noun):
            word, form = self.parse.words[child], self.parse.forms[child]
            if word.upos not in ("ADJ", "PROPN") or not form[:1].isupper() or form.isupper():
                continue
            opens = child == 0 or not self.parse.forms[child - 1][-1].isalnum()
            if opens and not form.endswith(PEOPLES) and child not in self.name_at:
                continue
            people = word.relation == "compound" and form.endswith(PEOPLES)
            if word.relation == "amod" or (people and not self._is_town(child)):
                return child
        return None

    def _is_town(self, word: int) -> bool:
        """Return whether a word is in the name of a place: "the Oslan shelling" may be that of Oslan."""
        name = self.name_at.get(word)
        return name is not None and name.type in (NameType.GPE, NameType.LOC, NameType.FAC)

    def _before(self, noun: int) -> Iterator[int]:
        yield from (child for child in self.parse.children[noun] if child < noun)
