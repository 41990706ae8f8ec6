"""Retold: a report inside what somebody is said to have said, read from the words where the trees say too little."""

from collections.abc import Sequence

from sayso.mark.clause import antecedent, phrase, stopped_at
from sayso.mark.cue import Verb, nouns, verbs
from sayso.mark.draft import Draft
from sayso.mark.ground import Ground
from sayso.mark.inner import is_unsaid
from sayso.mark.mend import BRIDGES, EMPTY, NOMINAL, OWNER
from sayso.mark.source import source_nouns
from sayso.records import Span
from sayso.vocabulary import Stance

OWN = frozenset("i we me us my our you your one let's nobody none anyone anybody".split())
"""Who speaks of himself in a content is no second voice, and "you" and "one" are nobody's."""
OPENERS = frozenset("that whether how why what where who".split())
FIRM = frozenset(
    (
        Stance.DENIES,
        Stance.ADMITS,
        Stance.DEMANDS,
        Stance.CLAIMS,
        Stance.BELIEVES,
        Stance.PROMISES,
        Stance.WARNS,
        Stance.ORDERS,
    )
)
"""Stances of verbs that take a clause and whose bare object says as much: "denies the charge"."""
NEAR = 7
"""How many words may stand between a verb and the clause it opens: its hearer, a time."""
PERCEIVED = frozenset(
    "hear hears heard hearing overhear overhears overheard overhearing recall recalls recalled recalling remember "
    "remembers remembered remembering describe describes described describing quote quotes quoted quoting record "
    "records recorded recording film filmed catch caught watch watched".split()
)
"""Verbs before somebody and what he does: "heard *a guard say* that", "recalled *his father saying* that"."""
WRITTEN = frozenset("sign signs poster posters banner banners placard placards leaflet paper papers slogan".split())
"""Things that bear words and are seldom a source by themselves: "a sign *saying* that"."""
RUMOURED = frozenset(
    "reports rumours rumors allegations accusations claims suggestions complaints fears warnings talk gossip".split()
)
"""Nouns that tell of something, whoever says it: "reports *of a rift*"."""
TELLING = frozenset("told promised assured warned asked ordered".split())
"""What "you" did to whoever speaks: "you told us that"."""


class Retold:
    """Reads the reports inside contents of one article, cue by cue."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.parse = ground.parse

    def report(self, number: int, within: Span, before: Span | None) -> Draft | None:
        """Return the report of the cue word ``number``; before: the stretch of the content ahead of this one."""
        parse = self.parse
        upos = parse.words[number].upos
        if upos == "VERB" and parse.lower[number] in verbs():
            return self._from_verb(number, within, before)
        if upos == "NOUN" and parse.lower[number] in nouns():
            return self.from_noun(number, within)
        return None

    def _from_verb(self, verb: int, within: Span, before: Span | None) -> Draft | None:
        """Return a draft for a verb of saying with its subject right before it, or the object of "quoted … as"."""
        parse = self.parse
        first = self.ground.group_first(verb)
        if self._describes(verb, first) and not self._overheard(verb, within):
            return None
        if parse.lower[first - 1] == "you" and parse.lower[verb] in TELLING and parse.starts[first] > within.start:
            subject: Span | None = parse.span(first - 1, first)
        elif parse.starts[first] <= within.start:
            # "The herders, Orr said, believe …": the subject stands in the stretch before the outer cue.
            subject = before if before is not None and not self.ground.has_verb(before) else None
        else:
            subject = self._speaker_before(first, within) or self._speaker_above(verb, within)
        start = self._clause_after(verb, verbs()[parse.lower[verb]], within)
        if subject is None or start is None or self._asks(verb, subject) or is_unsaid(parse, verb):
            return None
        last, end = self._with_particle(verb, start, self._clause_end(verb, start, within))
        content = self.ground.clean(start, end)
        if content is None:
            return None
        head = parse.top(subject.start, subject.end)
        referent = antecedent(parse, head) if head is not None else None
        if referent is None and head is not None and parse.lower[head] in ("who", "which", "whom"):
            return None  # a question
        return Draft(
            rule="inner-words",
            cue=parse.span(first, last),
            source=subject,
            referent=phrase(parse, referent, clauses=False) if referent is not None else None,
            content=(content,),
        )

    def _asks(self, verb: int, subject: Span) -> bool:
        """Return whether a sentence asks whether somebody says it: "*Will* the minister tell us why"."""
        parse = self.parse
        aux = parse.every(verb, "aux")
        return any(parse.ends[n] < subject.start for n in aux) and subject.end <= parse.starts[verb]

    def _describes(self, verb: int, first: int) -> bool:
        """Return whether a verb form only describes a noun ("a state known for …") or has its source elsewhere."""
        parse = self.parse
        if parse.child(verb, "aux:pass") is not None:
            return True
        gerund = first == verb and parse.forms[verb].endswith("ing")
        if gerund and not (verb and parse.lower[verb - 1] in ("as", "of")):
            return True
        return parse.words[verb].relation in ("acl", "amod") and first == verb and parse.lower[verb - 1] != "to"

    def _overheard(self, verb: int, within: Span) -> bool:
        """Return whether a form in -ing follows who says it: "recalled *his father* saying", "*a note* saying"."""
        parse = self.parse
        if not parse.forms[verb].endswith("ing") or parse.child(verb, "ccomp") is None:
            return False
        who = self._speaker_before(verb, within)
        if who is None or who.end > parse.starts[verb]:
            return False
        inside = parse.within(who.start, who.end)
        written = source_nouns().get(parse.lower[inside[-1]])
        if (written is not None and written.kind == "document") or parse.lower[inside[-1]] in WRITTEN:
            return True
        return inside[0] > 0 and parse.lower[inside[0] - 1] in PERCEIVED

    def _speaker_before(self, first: int, within: Span) -> Span | None:
        """Return the noun phrase that ends where a verb group begins, past "as" or "of" before a gerund."""
        parse = self.parse
        last = first
        gerund = parse.forms[first].endswith("ing")
        if parse.lower[last - 1] in (("as", "of") if gerund else ("to",)):
            last -= 1
        if last <= 0 or parse.lower[last - 1] in OWN | EMPTY:
            return None
        if parse.words[last - 1].upos == "PRON":
            some = parse.lower[last - 2 : last - 1] == ["of"] and parse.words[last - 3].upos in (
                "NUM",
                "DET",
                "PRON",
                "ADJ",
            )
            return parse.span(last - 3 if some and last > 2 else last - 1, last)
        low = last
        while low > 0 and parse.starts[low - 1] >= within.start and self._in_phrase(low - 1, low < last):
            low -= 1
        while low < last and parse.words[low].upos in ("ADP", "PART"):
            low += 1
        has_noun = any(parse.words[n].upos in ("NOUN", "PROPN") for n in range(low, last))
        return parse.span(low, last) if has_noun else None

    def _speaker_above(self, verb: int, within: Span) -> Span | None:
        """Return the subject that the tree gives a verb, where an adverb parts the two: "farmers there fear"."""
        parse = self.parse
        subject = parse.child(verb, "nsubj")
        if subject is None or subject > verb or parse.words[subject].relation != "nsubj":
            return None
        if parse.lower[subject] in OWN | EMPTY or parse.words[subject].upos not in ("NOUN", "PROPN"):
            return None
        whole = phrase(parse, subject)
        inside = within.start <= whole.start and whole.end <= parse.starts[verb]
        between = parse.within(whole.end, parse.starts[verb])
        return whole if inside and all(parse.words[n].upos in ("ADV", "AUX") for n in between) else None

    def _in_phrase(self, word: int, after: bool) -> bool:
        parse = self.parse
        upos = parse.words[word].upos
        if upos == "PART":
            return parse.lower[word] in ("'s", "’s", "'", "’")
        if upos == "PRON":
            return parse.words[word].relation == "nmod:poss"
        if upos == "VERB":
            return parse.words[word].relation == "amod"
        return upos in NOMINAL or (after and upos == "ADP" and parse.lower[word] in BRIDGES)

    def _clause_after(self, verb: int, entries: Sequence[Verb], within: Span) -> int | None:
        """Return where what was said begins: after "that" and its like, at the clause or object the tree gives."""
        parse = self.parse
        kinds = frozenset(kind for one in entries if not one.particle for kind in one.complements)
        limit = parse.within(within.start, within.end).stop
        for number in range(verb + 1, min(limit, verb + NEAR)):
            word = parse.words[number]
            opens = word.upos in ("SCONJ", "ADV") or (number == verb + 1 and parse.lower[number] != "that")
            if parse.lower[number] in OPENERS and opens:
                return parse.starts[number + 1] if parse.lower[number] == "that" and number + 1 < limit else word.start
            if word.upos in ("VERB", "AUX", "PUNCT"):
                break
        if (said := self._after_particle(verb, entries, limit)) is not None:
            return said
        clause = next((n for n in parse.every(verb, "ccomp", "xcomp") if n > verb), None)
        if clause is not None and parse.lower[verb] in PERCEIVED and self._heard(verb, clause):
            return parse.starts[max(verb + 1, parse.reach[clause][0])] if parse.lower[verb + 1] != "," else None
        thing = next((n for n in parse.every(verb, "obj") if n > verb), None)
        follow = verb + 1
        if kinds & {"quote", "bare"} and follow + 1 < limit and parse.forms[follow] in ",:":
            follow += 1
        if "quote" in kinds:
            follow = self._after_hearer(follow, limit)
        if kinds & {"quote", "bare"} and follow < limit and parse.forms[follow] in "‘'\"“":
            return parse.starts[follow]
        if "to" in kinds and parse.lower[verb + 1 : verb + 2] == ["to"] and parse.words[verb + 1].upos == "PART":
            return parse.starts[verb + 1]
        if clause is not None and thing is not None and thing < clause:
            if "object" in kinds or parse.child(clause, "mark") is None:
                return parse.starts[max(verb + 1, parse.reach[thing][0])]
        if clause is not None and kinds & {"bare", "that", "told", "to", "object"}:
            low = parse.reach[clause][0]
            return parse.starts[low if low > verb else verb + 1]
        firm = any(one.stance in FIRM and {"noun", "that"} <= one.complements for one in entries if not one.particle)
        firm = firm or any(one.stance is Stance.ACCUSES and "object" in one.complements for one in entries)
        if thing is not None and firm and parse.words[thing].upos != "PRON":
            return parse.starts[max(verb + 1, parse.reach[thing][0])]
        return self._bare_clause(verb, kinds, limit)

    def _with_particle(self, verb: int, start: int, end: int) -> tuple[int, int]:
        """Return the word after a cue with its particle, and where what the particle stands before ends."""
        parse = self.parse
        first = parse.at(start)
        if first is None or first < verb + 2:
            return verb + 1, end
        words = " ".join(parse.lower[verb + 1 : first])
        if not any(entry.particle == words for entry in verbs()[parse.lower[verb]]):
            return verb + 1, end
        thing = parse.words[first - 1].head
        return first, min(end, parse.ends[parse.reach[thing][1] - 1]) if thing >= first else end

    def _after_particle(self, verb: int, entries: Sequence[Verb], limit: int) -> int | None:
        """Return where begins what a verb with its particle tells of: "asked for *time*", "knew of *it all*"."""
        parse = self.parse
        for entry in entries:
            after = verb + 1 + len(entry.particle.split())
            if not entry.particle or not entry.complements & {"noun", "object"} or after >= limit:
                continue
            if " ".join(parse.lower[verb + 1 : after]) == entry.particle and parse.words[after].upos in NOMINAL | {
                "VERB"
            }:
                return parse.starts[after]
        return None

    def _heard(self, verb: int, clause: int) -> bool:
        """Return whether somebody is heard to say something: "heard a guard *say* the cells were full"."""
        parse = self.parse
        who = next((n for n in parse.every(clause, "nsubj") if n > verb), None) or parse.child(verb, "obj")
        forms = {entry.form for entry in verbs().get(parse.lower[clause], ()) if entry.complements & {"quote", "that"}}
        spoken = "ing" in forms or ("base" in forms and parse.child(clause, "aux") is None)
        return spoken and who is not None and verb < who < clause

    def _after_hearer(self, follow: int, limit: int) -> int:
        """Return the word after a hearer and a comma where a quotation opens there: "said to them, ‘…’"."""
        parse = self.parse
        at = follow
        while at < min(limit, follow + NEAR) and parse.words[at].upos in NOMINAL | {"ADP", "PRON"}:
            at += 1
        opens = follow < at and at + 1 < limit and parse.forms[at] in ",:" and parse.forms[at + 1] in "‘'\"“"
        return at + 1 if opens else follow

    def _bare_clause(self, verb: int, kinds: frozenset[str], limit: int) -> int | None:
        """Return where a clause without "that" begins right after the verb, or a hearer and "to"."""
        parse = self.parse
        rest = range(verb + 1, limit)
        if "bare" in kinds and rest and parse.words[rest[0]].upos in NOMINAL | {"PRON"}:
            finite = next((n for n in rest if parse.words[n].upos in ("VERB", "AUX")), None)
            return parse.starts[rest[0]] if finite is not None and self._is_clause(verb, finite) else None
        return None

    def _is_clause(self, cue: int, verb: int) -> bool:
        """Return whether a verb or its head has its subject between the cue and it, and describes no noun there."""
        parse = self.parse
        if parse.words[verb].upos == "AUX" and parse.words[verb].head > verb:
            verb = parse.words[verb].head
        if parse.words[verb].relation.startswith("acl"):
            return False
        return any(cue < subject < verb for subject in parse.every(verb, "nsubj", "csubj", "expl"))

    def _clause_end(self, verb: int, start: int, within: Span) -> int:
        """Return where what was said ends: with the surrounding content, or before a clause joined to the verb."""
        parse = self.parse
        if parse.text[start] in "‘'\"“":
            close = {"‘": "’", "'": "'", '"': '"', "“": "”"}[parse.text[start]]
            places = [at for at in range(start + 1, within.end) if parse.text[at] == close]
            ends = [at for at in places if at + 1 >= len(parse.text) or not parse.text[at + 1].isalnum()]
            return ends[0] + 1 if ends else within.end
        end = stopped_at(parse, start, within.end)
        over = {verb, *parse.above(verb)}
        for number in parse.within(start, end):
            if parse.words[number].upos == "CCONJ":
                joined = parse.words[number].head
                if joined >= 0 and parse.words[joined].relation == "conj" and parse.words[joined].head in over:
                    return parse.starts[number]
        return end

    def from_noun(self, noun: int, within: Span, *, definite: bool = False) -> Draft | None:
        """Return a draft for "X's claim that …", "the accusation by X that …", "reports that …", "a claim that …".

        definite: whether "the claim that" is taken as well, of which somebody has told before
        """
        parse = self.parse
        limit = parse.within(within.start, within.end).stop
        opener = next((n for n in range(noun + 1, min(limit, noun + NEAR)) if parse.lower[n] == "that"), None)
        if opener is None or opener + 1 >= limit or not self._opens(opener):
            return self._of_noun(noun, within)
        between = range(noun + 1, opener)
        if between and self._tells_when(between):
            between = range(0)
        source = None
        if between:
            if parse.lower[between[0]] not in OWNER or len(between) < 2:
                return None
            source = self.ground.clean(parse.starts[between[1]], parse.ends[between.stop - 1])
        elif parse.lower[noun - 1] in ("'s", "’s"):
            source = self._speaker_before(noun - 1, within)
        elif parse.words[noun - 1].relation == "nmod:poss" or not (definite or self._untold(noun)):
            return None
        last = self._before_as(noun, opener, self._noun_clause_end(noun, opener, limit))
        content = self.ground.clean(parse.starts[opener + 1], parse.ends[last - 1])
        cue = parse.span(noun, noun + 1)
        return Draft(rule="inner-noun", cue=cue, source=source, content=(content,)) if content else None

    def _of_noun(self, noun: int, within: Span) -> Draft | None:
        """Return a draft for "reports of a rift", of which nobody is said to have told."""
        parse = self.parse
        limit = parse.within(within.start, within.end).stop
        if parse.lower[noun] not in RUMOURED or parse.lower[noun + 1 : noun + 2] != ["of"]:
            return None
        thing = parse.words[noun + 1].head
        if not noun < thing < limit:
            return None
        owned = parse.child(noun, "nmod:poss") is not None or parse.words[thing].upos in ("PROPN", "PRON")
        if owned or parse.lower[thing] in source_nouns() or self.ground.has_verb(parse.span(noun, noun + 1)):
            return None
        content = self.ground.clean(parse.starts[noun + 2], min(within.end, parse.ends[parse.reach[thing][1] - 1]))
        return (
            Draft(rule="inner-noun", cue=parse.span(noun, noun + 2), source=None, content=(content,))
            if content
            else None
        )

    def _tells_when(self, between: range) -> bool:
        """Return whether words between a noun and its "that" only tell a time: "reports *on Monday* that"."""
        parse = self.parse
        timed = {"day", "days", "week", "month", "year", "night", "morning", "evening", "today", "yesterday", "earlier"}
        named = [n for n in between if parse.words[n].upos in ("NOUN", "PROPN", "ADV")]
        days = all(parse.lower[n] in timed or parse.lower[n].endswith("day") for n in named)
        return bool(named) and days and all(parse.words[n].upos in NOMINAL | {"ADP", "ADV"} for n in between)

    def _opens(self, that: int) -> bool:
        """Return whether a "that" opens a clause: one beside the subject of its verb is no subject itself."""
        word = self.parse.words[that]
        beside = word.head >= 0 and any(n != that for n in self.parse.every(word.head, "nsubj"))
        return word.upos == "SCONJ" or (word.upos == "PRON" and beside)

    def _untold(self, noun: int) -> bool:
        """Return whether a noun brings in something that nobody is said to have told: "reports", "a claim"."""
        return self.parse.lower[noun].endswith("s") or self.parse.lower[noun - 1] == "a"

    def _before_as(self, noun: int, opener: int, last: int) -> int:
        """Return where a clause ends before what it is called: "dismissed reports that it fell | *as panic*"."""
        parse = self.parse
        verb = parse.words[noun].head
        if verb < 0 or not any("noun" in one.complements for one in verbs().get(parse.lower[verb], ())):
            return last
        called = next((n for n in range(last - 1, opener + 1, -1) if parse.lower[n] == "as"), None)
        rest = parse.span(called, last) if called is not None else None
        return called if called is not None and rest is not None and not self.ground.has_verb(rest) else last

    def _noun_clause_end(self, noun: int, opener: int, limit: int) -> int:
        """Return the word after the clause on ``noun``: that of the tree, which ends before the noun's own verb."""
        clause = next((n for n in self.parse.every(noun, "acl", "ccomp") if n > opener), None)
        return min(limit, self.parse.reach[clause][1]) if clause is not None else limit
