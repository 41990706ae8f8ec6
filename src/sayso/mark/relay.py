"""Relays: voices that stand over or inside a report and that the encoder was not taught to read.

PolNeAR annotates one report a stretch, so that in "According to A, B told C that …" one of two is missing. What is
added here is read from the words and their trees: "according to", a cue after the sentence it reports, "quoted B as
saying", "citing B", verbs and nouns of saying inside what somebody is said to have said.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.mark.clause import antecedent, phrase, verb_group
from sayso.mark.cue import Verb, nouns, verbs
from sayso.mark.draft import Draft, shared
from sayso.mark.mend import BRIDGES, CLOSERS, EMPTY, NOMINAL, OWNER, is_quoted, mended, parted, retells
from sayso.mark.nesting import CITING
from sayso.mark.parse import Parse
from sayso.mark.reported import WHEN
from sayso.records import Span
from sayso.vocabulary import Stance

OWN = frozenset("i we me us my our you your one let's".split())
"""Who speaks of himself in a content is no second voice, and "you" and "one" are nobody's."""
OPENERS = frozenset("that whether how why what where who".split())
FIRM = frozenset((Stance.DENIES, Stance.ADMITS, Stance.DEMANDS, Stance.CLAIMS, Stance.BELIEVES, Stance.PROMISES))
"""Stances of verbs that take a clause and whose bare object says as much: "denies the charge"."""
NEAR = 7
"""How many words may stand between a verb and the clause it opens: its hearer, a time."""


def read_relays(parse: Parse, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """Return ``drafts``, mended where a source or a second voice says more, and the relays found beside them."""
    relays = _Relays(parse, sentences, parted(parse.text, sentences, [mended(parse, draft) for draft in drafts]))
    for sentence in sentences:
        relays.according(sentence)
        relays.postposed(sentence)
        relays.owned(sentence)
    relays.inside()
    relays.citing()
    return relays.drafts


class _Relays:
    """The drafts of one article while relays are being added to them."""

    def __init__(self, parse: Parse, sentences: Sequence[Span], drafts: list[Draft]) -> None:
        self.parse = parse
        self.sentences = sentences
        self.starts = [sentence.start for sentence in sentences]
        self.drafts = drafts
        self.cues = {number for draft in drafts if draft.cue for number in parse.within(draft.cue.start, draft.cue.end)}

    def add(self, draft: Draft | None) -> None:
        """Take a draft whose cue is nobody's yet."""
        if draft is None or draft.cue is None or not draft.content:
            return
        inside = self.parse.within(draft.cue.start, draft.cue.end)
        if not self.cues & set(inside):
            self.cues |= set(inside)
            self.drafts.append(draft)

    # Over whole sentences --------------------------------------------------------------------------------------------

    def according(self, sentence: Span) -> None:
        """Add or complete "according to X": all of its clause is X's, on both sides of the phrase."""
        parse = self.parse
        inside = parse.within(sentence.start, sentence.end)
        for number in inside:
            if parse.lower[number] != "according" or parse.lower[number + 1 : number + 2] != ["to"]:
                continue
            cue = parse.span(number, number + 2)
            old = next((at for at, one in enumerate(self.drafts) if one.cue and shared(one.cue, (cue,))), None)
            source = self._named_after(number + 2, inside.stop)
            region = self._region(sentence, cue)
            if source is None or region is None:
                continue
            before = self._clean(region.start, cue.start)
            after = self._clean(source.end, region.end)
            if old is not None:
                known = self.drafts[old]
                cut = before is not None and after is not None and not self._has_verb(before)
                if cut and before is not None and after is not None:
                    self.drafts[old] = replace(known, content=(before, after))
                continue
            content = tuple(span for span in (before, after) if span is not None)
            self.add(Draft(rule="according", cue=cue, source=source, content=content))

    def postposed(self, sentence: Span) -> None:
        """Add a cue after what it reports: "The border is open, the guide said on Monday"."""
        parse = self.parse
        inside = parse.within(sentence.start, sentence.end)
        commas = [n for n in inside if parse.forms[n] == ","]
        comma = next((n for n in reversed(commas) if self._cited_after(n, inside.stop)), None)
        if comma is None:
            return
        verb = next(n for n in range(comma + 1, inside.stop) if parse.words[n].upos == "VERB")
        first = self._group_first(verb)
        last = first - 1 if parse.forms[first - 1] == "," else first
        source = parse.span(comma + 1, last) if last > comma + 1 else self._named_after(verb + 1, inside.stop)
        content = self._clean(sentence.start, parse.starts[comma])
        if source is None or content is None or not self._has_verb(content) or is_quoted(parse.text, content):
            return
        self.add(Draft(rule="postposed", cue=verb_group(parse, verb), source=source, content=(content,)))

    def owned(self, sentence: Span) -> None:
        """Add a noun whose owner stands beside it, where nothing else is reported: "X's claim that …"."""
        inside = self.parse.within(sentence.start, sentence.end)
        for number in inside:
            if self.parse.lower[number] in nouns() and self.parse.words[number].upos == "NOUN":
                place = self.parse.starts[number]
                if any(span.start <= place < span.end for one in self.drafts for span in one.parts):
                    continue
                draft = self._from_noun(number, sentence)
                if draft is not None and draft.source is not None:
                    self.add(draft)

    def _cited_after(self, comma: int, stop: int) -> bool:
        """Return whether nothing but a source, its cue and a time or place stands after ``comma``."""
        parse = self.parse
        found = [n for n in range(comma + 1, stop) if parse.words[n].upos == "VERB"]
        if len(found) != 1 or found[0] in self.cues or not retells(parse, found[0]):
            return False
        before: Sequence[int] = range(comma + 1, self._group_first(found[0]))
        allowed = NOMINAL | {"ADP", "PART"} if before else NOMINAL | {"ADP", "PUNCT"}
        follow = found[0] + 1
        if follow < stop and parse.words[follow].upos == "ADP" and parse.lower[follow] not in WHEN:
            return False
        before = self._without_apposition(comma + 1, self._group_first(found[0]))
        owned = all(parse.words[n].upos in allowed or parse.words[n].relation == "nmod:poss" for n in before)
        return owned and found[0] - comma < 12

    def _without_apposition(self, first: int, last: int) -> Sequence[int]:
        """Return the words of a source without the commas around an apposition: "the club's head, Ivo Brandt, said"."""
        source = range(first, last)
        commas = [n for n in source if self.parse.forms[n] == ","]
        if len(commas) == 2 and commas[0] > first and commas[1] == last - 1:
            return [n for n in source if n not in commas]
        return source

    # Inside contents -------------------------------------------------------------------------------------------------

    def inside(self) -> None:
        """Add the reports inside the contents of all drafts, those added on the way included."""
        at = 0
        while at < len(self.drafts):
            before: Span | None = None
            for span in self.drafts[at].content:
                for number in self.parse.within(span.start, span.end):
                    if number not in self.cues and self.parse.starts[number] >= span.start:
                        self.add(self._report(number, self._in_sentence(span, number), before))
                before = span
            at += 1

    def _report(self, number: int, within: Span, before: Span | None) -> Draft | None:
        """Return the report of the cue word ``number``; before: the stretch of the content ahead of this one."""
        parse = self.parse
        upos = parse.words[number].upos
        if upos == "VERB" and parse.lower[number] in verbs():
            return self._from_verb(number, within, before)
        if upos == "NOUN" and parse.lower[number] in nouns():
            return self._from_noun(number, within)
        return None

    def _from_verb(self, verb: int, within: Span, before: Span | None) -> Draft | None:
        """Return a draft for a verb of saying with its subject right before it, or the object of "quoted … as"."""
        parse = self.parse
        first = self._group_first(verb)
        if self._describes(verb, first):
            return None
        if parse.starts[first] <= within.start:
            # "The herders, Orr said, believe …": the subject stands in the stretch before the outer cue.
            subject = before if before is not None and not self._has_verb(before) else None
        else:
            subject = self._speaker_before(first, within)
        start = self._clause_after(verb, verbs()[parse.lower[verb]], within)
        if subject is None or start is None:
            return None
        content = self._clean(start, self._clause_end(verb, start, within))
        if content is None:
            return None
        head = parse.top(subject.start, subject.end)
        referent = antecedent(parse, head) if head is not None else None
        return Draft(
            rule="inner-words",
            cue=parse.span(first, verb + 1),
            source=subject,
            referent=phrase(parse, referent, clauses=False) if referent is not None else None,
            content=(content,),
        )

    def _describes(self, verb: int, first: int) -> bool:
        """Return whether a verb form only describes a noun ("a state known for …") or has its source elsewhere."""
        parse = self.parse
        if parse.child(verb, "aux:pass") is not None:
            return True
        gerund = first == verb and parse.forms[verb].endswith("ing")
        if gerund and not (verb and parse.lower[verb - 1] in ("as", "of")):
            return True
        return parse.words[verb].relation in ("acl", "amod") and first == verb and parse.lower[verb - 1] != "to"

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
            return parse.span(last - 1, last)
        low = last
        while low > 0 and parse.starts[low - 1] >= within.start and self._in_phrase(low - 1, low < last):
            low -= 1
        while low < last and parse.words[low].upos in ("ADP", "PART"):
            low += 1
        has_noun = any(parse.words[n].upos in ("NOUN", "PROPN") for n in range(low, last))
        return parse.span(low, last) if has_noun else None

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
        clause = next((n for n in parse.every(verb, "ccomp", "xcomp") if n > verb), None)
        thing = next((n for n in parse.every(verb, "obj") if n > verb), None)
        follow = verb + 1
        if kinds & {"quote", "bare"} and follow + 1 < limit and parse.forms[follow] in ",:":
            follow += 1
        if kinds & {"quote", "bare"} and follow < limit and parse.forms[follow] in "‘'\"“":
            return parse.starts[follow]
        if clause is not None and thing is not None and thing < clause:
            if "object" in kinds or parse.child(clause, "mark") is None:
                return parse.starts[max(verb + 1, parse.reach[thing][0])]
        if clause is not None and kinds & {"bare", "that", "told", "to", "object"}:
            low = parse.reach[clause][0]
            return parse.starts[low if low > verb else verb + 1]
        firm = any(one.stance in FIRM and {"noun", "that"} <= one.complements for one in entries if not one.particle)
        if thing is not None and firm and parse.words[thing].upos != "PRON":
            return parse.starts[max(verb + 1, parse.reach[thing][0])]
        return self._bare_clause(verb, kinds, limit)

    def _bare_clause(self, verb: int, kinds: frozenset[str], limit: int) -> int | None:
        """Return where a clause without "that" begins right after the verb, or a hearer and "to"."""
        parse = self.parse
        rest = range(verb + 1, limit)
        if "bare" in kinds and rest and parse.words[rest[0]].upos in NOMINAL | {"PRON"}:
            finite = any(parse.words[n].upos in ("VERB", "AUX") for n in rest)
            return parse.starts[rest[0]] if finite else None
        return None

    def _clause_end(self, verb: int, start: int, within: Span) -> int:
        """Return where what was said ends: with the surrounding content, or before a clause joined to the verb."""
        parse = self.parse
        if parse.text[start] in "‘'\"“":
            close = {"‘": "’", "'": "'", '"': '"', "“": "”"}[parse.text[start]]
            places = [at for at in range(start + 1, within.end) if parse.text[at] == close]
            ends = [at for at in places if at + 1 >= len(parse.text) or not parse.text[at + 1].isalnum()]
            return ends[0] + 1 if ends else within.end
        over = {verb, *parse.above(verb)}
        for number in parse.within(start, within.end):
            if parse.words[number].upos == "CCONJ":
                joined = parse.words[number].head
                if joined >= 0 and parse.words[joined].relation == "conj" and parse.words[joined].head in over:
                    return parse.starts[number]
        return within.end

    def _from_noun(self, noun: int, within: Span) -> Draft | None:
        """Return a draft for "X's claim that …", "the accusation by X that …" or "reports that …"."""
        parse = self.parse
        limit = parse.within(within.start, within.end).stop
        opener = next((n for n in range(noun + 1, min(limit, noun + NEAR)) if parse.lower[n] == "that"), None)
        if opener is None or opener + 1 >= limit or not self._opens(opener):
            return None
        between = range(noun + 1, opener)
        source = None
        if between:
            if parse.lower[between[0]] not in OWNER or len(between) < 2:
                return None
            source = parse.span(between[1], between.stop)
        elif parse.lower[noun - 1] in ("'s", "’s"):
            source = self._speaker_before(noun - 1, within)
        elif parse.words[noun - 1].relation == "nmod:poss" or not parse.lower[noun].endswith("s"):
            return None
        last = self._noun_clause_end(noun, opener, limit)
        content = self._clean(parse.starts[opener + 1], parse.ends[last - 1])
        cue = parse.span(noun, noun + 1)
        return Draft(rule="inner-noun", cue=cue, source=source, content=(content,)) if content else None

    def _opens(self, that: int) -> bool:
        """Return whether a "that" opens a clause: one beside the subject of its verb is no subject itself."""
        word = self.parse.words[that]
        beside = word.head >= 0 and any(n != that for n in self.parse.every(word.head, "nsubj"))
        return word.upos == "SCONJ" or (word.upos == "PRON" and beside)

    def _noun_clause_end(self, noun: int, opener: int, limit: int) -> int:
        """Return the word after the clause on ``noun``: that of the tree, which ends before the noun's own verb."""
        clause = next((n for n in self.parse.every(noun, "acl", "ccomp") if n > opener), None)
        return min(limit, self.parse.reach[clause][1]) if clause is not None else limit

    # Beside a report -------------------------------------------------------------------------------------------------

    def citing(self) -> None:
        """Add whom a source cites for all it says: "The Herald, citing two officials, reported …"."""
        parse = self.parse
        for number, word in enumerate(parse.lower):
            if word not in CITING:
                continue
            sentence = self._in_sentence(None, number)
            cue, place = parse.span(number, number + 1), parse.starts[number]
            source = self._named_after(number + 1, parse.within(sentence.start, sentence.end).stop)
            citing = [
                one
                for one in self.drafts
                if one.cue is not None
                and sentence.start <= one.cue.start < sentence.end
                and not shared(one.cue, (cue,))
                and not any(span.start <= place < span.end for span in one.content)
            ]
            if source is not None and citing:
                nearest = min(citing, key=lambda one: abs((one.cue or cue).start - place))
                self.drafts = [one for one in self.drafts if one.cue is None or not shared(one.cue, (cue,))]
                self.drafts.append(Draft(rule="inner-citing", cue=cue, source=source, content=nearest.content))

    # Places ----------------------------------------------------------------------------------------------------------

    def _group_first(self, verb: int) -> int:
        return self.parse.within(*_ends(verb_group(self.parse, verb)))[0]

    def _named_after(self, first: int, stop: int) -> Span | None:
        """Return the noun phrase that begins at word ``first``: up to a stop or a verb."""
        parse = self.parse
        last = first
        while last < stop and (
            parse.words[last].upos not in ("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ")
            or parse.words[last].relation in ("acl", "amod")
            or (parse.words[last].upos == "CCONJ" and last + 1 < stop and parse.words[last + 1].upos in NOMINAL)
        ):
            last += 1
        return parse.span(first, last) if last > first else None

    def _region(self, sentence: Span, cue: Span) -> Span | None:
        """Return the stretch a phrase beside a clause can speak of: the content or sentence around it."""
        held = [
            span
            for draft in self.drafts
            for span in draft.content
            if span.start <= cue.start and cue.end <= span.end and not (draft.cue and shared(draft.cue, (cue,)))
        ]
        smallest = min(held, key=lambda span: span.end - span.start, default=sentence)
        start, end = max(smallest.start, sentence.start), min(smallest.end, sentence.end)
        for number in self.parse.within(start, cue.start):
            if self.parse.words[number].upos == "CCONJ" and number + 1 < len(self.parse.words):
                if self.parse.starts[number + 1] >= cue.start or self.parse.lower[number + 1] == ",":
                    start = self.parse.starts[number + 1]
        return Span(start=start, end=end)

    def _in_sentence(self, span: Span | None, number: int) -> Span:
        """Return the part of ``span`` that lies in the sentence of a word; the sentence for None."""
        place = self.parse.starts[number]
        at = bisect_right(self.starts, place) - 1
        sentence = self.sentences[at] if at >= 0 and place < self.sentences[at].end else None
        if span is None or sentence is None:
            return sentence or span or self.parse.span(number, number + 1)
        return Span(start=max(span.start, sentence.start), end=min(span.end, sentence.end))

    def _clean(self, start: int, end: int) -> Span | None:
        """Return ``[start, end)`` without stops, "that" and white space at its ends, None when nothing is left."""
        inside = [n for n in self.parse.within(start, end) if self.parse.starts[n] >= start]
        while inside and (self.parse.forms[inside[0]] in CLOSERS or self.parse.lower[inside[0]] == "that"):
            inside.pop(0)
        while inside and self.parse.forms[inside[-1]] in CLOSERS:
            inside.pop()
        return self.parse.span(inside[0], inside[-1] + 1) if inside else None

    def _has_verb(self, span: Span) -> bool:
        words = self.parse.words
        return any(words[number].upos in ("VERB", "AUX") for number in self.parse.within(span.start, span.end))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
