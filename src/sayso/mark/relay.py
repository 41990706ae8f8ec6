"""Relays: voices that stand over or inside a report and that the encoder was not taught to read.

PolNeAR annotates one report a stretch, so that in "According to A, B told C that …" one of two is missing. What is
added here is read from the words and their trees: "according to", a cue after the sentence it reports, "quoted B as
saying", "citing B", verbs and nouns of saying inside what somebody is said to have said.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.lexicon import words
from sayso.mark.aside import read_asides
from sayso.mark.clause import RELATIVE, by_phrase, phrase, verb_group
from sayso.mark.cue import nouns, quoting_forms, verbs
from sayso.mark.draft import Draft, shared
from sayso.mark.extent import extended
from sayso.mark.ground import Ground
from sayso.mark.hearing import without_hearers
from sayso.mark.inner import tells_of
from sayso.mark.mend import NOMINAL, cuts_quotation, mended, parted, retells
from sayso.mark.nesting import CITING
from sayso.mark.parse import Parse
from sayso.mark.quotation import is_quoted
from sayso.mark.reported import WHEN
from sayso.mark.retold import Retold
from sayso.records import Span

PASSED_ON = frozenset("quoted cited quotes cites".split())
"""Forms of handing on what somebody says."""

INTERPOSED = 9
"""Words of a source and cue between two commas at most."""
SPEAKING = frozenset("he she they it".split())
FARTHEST_AS = 10
"""Words between "quoted" and its "as" at most."""
GIVING = frozenset(
    "spread spreads spreading circulated circulates circulating peddled peddles peddling made makes making issued "
    "issues issuing repeated repeats repeating voiced voices voicing raised raises raising gave gives giving published "
    "publishes publishing released released floated floats floating advanced advances advancing".split()
)
"""What is done with something said, as an object of one's own: "made the claim that"."""


def read_relays(parse: Parse, sentences: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """Return ``drafts``, mended where a source or a second voice says more, and the relays found beside them."""
    whole = [one for draft in drafts for one in without_hearers(parse, mended(parse, draft)) if one.content]
    whole = [extended(parse, one, whole) for one in whole]
    relays = _Relays(parse, sentences, parted(parse.text, sentences, whole))
    for sentence in sentences:
        relays.according(sentence)
        relays.postposed(sentence)
        relays.interposed(sentence)
        relays.owned(sentence)
        relays.plain(sentence)
    for aside in read_asides(relays.ground, relays.drafts):
        relays.add(aside)
    relays.quoted()
    relays.quoting()
    relays.inside()
    relays.citing()
    return relays.drafts


class _Relays:
    """The drafts of one article while relays are being added to them."""

    def __init__(self, parse: Parse, sentences: Sequence[Span], drafts: list[Draft]) -> None:
        self.parse = parse
        self.ground = Ground(parse, sentences)
        self.retold = Retold(self.ground)
        self.drafts = drafts
        self.according_to = [n for n, pair in enumerate(pairwise(parse.lower)) if pair == ("according", "to")]
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
        for number in self.according_to:
            if number not in inside:
                continue
            cue = parse.span(number, number + 2)
            old = next((at for at, one in enumerate(self.drafts) if one.cue and shared(one.cue, (cue,))), None)
            source = self.ground.named_after(number + 2, inside.stop)
            region = self.ground.region(self.drafts, sentence, cue)
            if source is None or region is None:
                continue
            before = self.ground.clean(region.start, cue.start)
            after = self.ground.clean(source.end, region.end)
            if old is not None:
                known = self.drafts[old]
                if after is not None and self._joined(number):
                    self.drafts[old] = replace(known, content=(after,))
                    continue
                cut = before is not None and after is not None and not self.ground.has_verb(before)
                if cut and before is not None and after is not None:
                    self.drafts[old] = replace(known, content=(before, after))
                continue
            content = tuple(span for span in (before, after) if span is not None)
            self.add(Draft(rule="according", cue=cue, source=source, content=content))

    def _joined(self, number: int) -> bool:
        """Return whether an aside opens the second of two clauses or verbs: "fell on Tuesday and, *according* to"."""
        parse = self.parse
        return number > 1 and parse.forms[number - 1] == "," and parse.words[number - 2].upos == "CCONJ"

    def postposed(self, sentence: Span) -> None:
        """Add a cue after what it reports: "The border is open, the guide said on Monday"."""
        parse = self.parse
        inside = parse.within(sentence.start, sentence.end)
        commas = [n for n in inside if parse.forms[n] == ","]
        comma = next((n for n in reversed(commas) if self._cited_after(n, inside.stop)), None)
        if comma is None:
            return
        verb = next(n for n in range(comma + 1, inside.stop) if parse.words[n].upos == "VERB" and not self._seen(n))
        first = self.ground.group_first(verb)
        last = first - 1 if parse.forms[first - 1] == "," else first
        source = parse.span(comma + 1, last) if last > comma + 1 else self.ground.named_after(verb + 1, inside.stop)
        content = self.ground.clean(sentence.start, parse.starts[comma])
        if (
            source is None
            or content is None
            or not self.ground.has_verb(content)
            or cuts_quotation(parse.text, content)
            or self._is_told_across(parse.starts[comma], parse.starts[verb])
        ):
            return
        self.add(Draft(rule="postposed", cue=verb_group(parse, verb), source=source, content=(content,)))

    def _is_told_across(self, comma: int, verb: int) -> bool:
        """Return whether a report before a comma holds the verb behind it: "Orr reports that Lind, citing it, put"."""
        return any(span.start < comma and verb < span.end for draft in self.drafts for span in draft.content)

    def interposed(self, sentence: Span) -> None:
        """Add a source and cue between commas: "The road, said Orr, “is a grave”"."""
        parse = self.parse
        inside = parse.within(sentence.start, sentence.end)
        for first, last in pairwise([n for n in inside if parse.forms[n] == ","]):
            found = [n for n in range(first + 1, last) if parse.words[n].upos == "VERB"]
            source = self._who_between(first, last, found)
            before = self.ground.clean(sentence.start, parse.starts[first])
            after = self.ground.clean(parse.ends[last], sentence.end)
            if source is None or before is None or after is None or cuts_quotation(parse.text, before):
                continue
            # "…, Orr keeps saying, and every winter it is shut"; "…, wrote Orr, who leads it"
            beside = parse.words[last + 1].upos == "CCONJ" or parse.lower[last + 1] in RELATIVE
            beside = beside or (parse.words[last + 1].upos == "VERB" and parse.lower[last + 1].endswith("ing"))
            joined = beside or not (self.ground.has_verb(after) or is_quoted(parse.text, after))
            content = (before,) if joined else (before, after)
            spoken = any(one.cue is not None and shared(one.cue, content) for one in self.drafts)
            if spoken or not any(self.ground.has_verb(span) for span in content):
                continue
            cue = parse.span(found[0], found[-1] + 1)
            self.drafts = [one for one in self.drafts if one.cue is None or not shared(one.cue, (cue,))]
            self.cues -= set(found)
            self.add(Draft(rule="postposed", cue=cue, source=source, content=content))

    def _who_between(self, first: int, last: int, found: Sequence[int]) -> Span | None:
        """Return the source where nothing but it and its cue stand between two commas."""
        parse = self.parse
        if not found or not 3 <= last - first <= INTERPOSED or not self._misread(found[-1]):
            return None
        others = [n for n in range(first + 1, last) if n not in found and parse.words[n].upos != "AUX"]
        named = all(parse.words[n].upos in NOMINAL | {"ADP", "PART"} or parse.lower[n] in SPEAKING for n in others)
        says = len(found) == 1 and parse.lower[found[0]] in quoting_forms()
        if not named or not others or not (says or self._goes_on(found)):
            return None
        head = self.ground.group_first(found[0])
        if parse.words[first + 1].upos == "ADP" or parse.lower[first + 1] in ("then", "and"):
            return None
        if parse.lower[found[-1] + 1] == "by":  # "Marrow, land claimed by Ondria, was flooded"
            return None
        return parse.span(first + 1, head) if head > first + 1 else self.ground.named_after(found[-1] + 1, last)

    def _misread(self, verb: int) -> bool:
        """Return whether a verb is no cue yet, or was made one without the encoder."""
        word = (self.parse.span(verb, verb + 1),)
        beside = [one for one in self.drafts if one.cue is not None and shared(one.cue, word)]
        return all(one.rule.startswith("unseen") for one in beside)

    def _goes_on(self, found: Sequence[int]) -> bool:
        """Return whether two verbs say one thing again and again: "keeps saying"."""
        parse = self.parse
        again = len(found) == 2 and found[1] == found[0] + 1 and parse.lower[found[0]] in words("going_on")
        return again and any("quote" in one.complements for one in verbs().get(parse.lower[found[1]], ()))

    def owned(self, sentence: Span) -> None:
        """Add a noun whose owner stands beside it, where nothing else is reported: "X's claim that …"."""
        lower, known = self.parse.lower, nouns()
        for number in self.parse.within(sentence.start, sentence.end):
            if lower[number] in known and self.parse.words[number].upos == "NOUN":
                place = self.parse.starts[number]
                if any(span.start <= place < span.end for one in self.drafts for span in one.parts):
                    continue
                draft = self.retold.from_noun(number, sentence, definite=True)
                if draft is not None and draft.source is None:
                    draft = replace(draft, source=self._spreader(number))
                if draft is not None and (draft.source is not None or self._there(number)):
                    self.add(draft)

    def _there(self, noun: int) -> bool:
        """Return whether a noun is but said to be there: "there were *reports* that"."""
        parse = self.parse
        verb = parse.words[noun].head
        return verb >= 0 and parse.bases[noun] == "nsubj" and parse.child(verb, "expl") is not None

    def _spreader(self, noun: int) -> Span | None:
        """Return who gives out what a noun tells of: "*the radio* is spreading a fable that"."""
        parse = self.parse
        verb = parse.words[noun].head
        if verb < 0 or parse.bases[noun] != "obj" or parse.lower[verb] not in GIVING:
            return None
        subject = parse.child(verb, "nsubj")
        if subject is None or subject > verb or parse.words[subject].upos not in ("NOUN", "PROPN"):
            return None
        return phrase(parse, subject, clauses=False)

    def plain(self, sentence: Span) -> None:
        """Add a sentence that reports by its main verb and of which nothing is read: "Orr said the number was …"."""
        parse, words = self.parse, self.parse.words
        for number in parse.within(sentence.start, sentence.end):
            if words[number].head >= 0 or parse.lower[number] not in verbs() or tells_of(parse, number):
                continue
            place = parse.starts[number]
            if any(span.start <= place < span.end for one in self.drafts for span in one.parts):
                continue
            draft = self.retold.report(number, sentence, None) if parse.child(number, "nsubj") is not None else None
            if draft is None or draft.source is None or not all(self.ground.has_verb(one) for one in draft.content):
                continue
            if not any(shared(part, one.parts) for part in draft.parts for one in self.drafts):
                self.add(replace(draft, rule="unseen"))

    def quoted(self) -> None:
        """Put "Orr was quoted by the Herald as saying …" right: the Herald passes on what Orr says."""
        parse = self.parse
        for verb, word in enumerate(parse.lower):
            if word not in PASSED_ON or parse.child(verb, "aux:pass") is None:
                continue
            who, saying = parse.child(verb, "nsubj:pass"), parse.child(verb, "advcl")
            relayer = by_phrase(parse, verb)
            if who is None or saying is None or relayer is None or saying < verb:
                continue
            last = parse.reach[saying][1]
            content = self.ground.clean(parse.ends[saying], parse.ends[last - 1])
            if parse.lower[saying - 1] != "as" or content is None or not parse.forms[saying].endswith("ing"):
                continue
            cue, source = verb_group(parse, verb), phrase(parse, who, clauses=False)
            saying_cue = parse.span(saying, saying + 1)
            over = Span(start=saying_cue.start, end=content.end)
            self.drafts = [one for one in self.drafts if one.cue is None or not shared(one.cue, (cue, saying_cue))]
            self.drafts.append(Draft(rule="quoted-by", cue=cue, source=relayer, content=(source, over)))
            self.drafts.append(Draft(rule="quoted-by", cue=saying_cue, source=source, content=(content,)))
            self.cues |= {verb, saying}

    def quoting(self) -> None:
        """Put "…, the agency quoted the ministry as saying" right, which was read as one cue of the agency's."""
        parse = self.parse
        for at, draft in enumerate(self.drafts):
            inside = parse.within(draft.cue.start, draft.cue.end) if draft.cue is not None else range(0)
            if not inside or parse.lower[inside[0]] not in PASSED_ON:
                continue
            sentence = self.ground.in_sentence(None, inside[0])
            limit = parse.within(sentence.start, sentence.end).stop
            near = range(inside[0] + 1, min(limit, inside[0] + FARTHEST_AS))
            opener = next((n for n in near if parse.lower[n] == "as"), None)
            if opener is None or opener == near[0] or not parse.lower[opener + 1 : opener + 2][0].endswith("ing"):
                continue
            content = draft.content
            if opener >= inside.stop:  # "…, the agency quoted | the ministry as saying"
                first = draft.source.start if draft.source is not None else draft.cue.start if draft.cue else 0
                before = self.ground.clean(sentence.start, first)
                if opener + 2 < limit and parse.words[opener + 2].upos != "PUNCT":
                    continue
                if before is None or not self.ground.has_verb(before) or cuts_quotation(parse.text, before):
                    continue
                content = (before,)
            who, cue = parse.span(inside[0] + 1, opener), parse.span(opener, opener + 2)
            self.drafts[at] = replace(draft, cue=parse.span(inside[0], inside[0] + 1), content=content)
            self.drafts.append(Draft(rule="inner-citing", cue=cue, source=who, content=content))

    def _cited_after(self, comma: int, stop: int) -> bool:
        """Return whether nothing but a source, its cue and a time or place stands after ``comma``."""
        parse = self.parse
        found = [n for n in range(comma + 1, stop) if parse.words[n].upos == "VERB" and not self._seen(n)]
        if len(found) != 1 or found[0] in self.cues or not retells(parse, found[0]):
            return False
        before: Sequence[int] = range(comma + 1, self.ground.group_first(found[0]))
        allowed = NOMINAL | {"ADP", "PART"} if before else NOMINAL | {"ADP", "PUNCT"}
        follow = found[0] + 1
        if follow < stop and parse.words[follow].upos == "ADP" and parse.lower[follow] not in WHEN:
            return False
        before = self._without_apposition(comma + 1, self.ground.group_first(found[0]))
        owned = all(
            parse.words[n].upos in allowed or self._seen(n) or parse.words[n].relation == "nmod:poss" for n in before
        )
        return owned and found[0] - comma < 12

    def _seen(self, verb: int) -> bool:
        """Return whether a participle only tells of a text who saw it: "papers *seen* by the Herald"."""
        parse = self.parse
        return parse.words[verb].relation == "acl" and parse.lower[verb + 1 : verb + 2] == ["by"]

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
        lower, said, named = self.parse.lower, verbs(), nouns()
        at = 0
        while at < len(self.drafts):
            before: Span | None = None
            for span in self.drafts[at].content:
                for number in self.parse.within(span.start, span.end):
                    if lower[number] not in said and lower[number] not in named:
                        continue
                    if number not in self.cues and self.parse.starts[number] >= span.start:
                        self.add(self.retold.report(number, self.ground.in_sentence(span, number), before))
                before = span
            at += 1

    # Beside a report -------------------------------------------------------------------------------------------------

    def citing(self) -> None:
        """Add whom a source cites for all it says: "The Herald, citing two officials, reported …"."""
        parse = self.parse
        for number, word in enumerate(parse.lower):
            after = self._cites(number)
            if after is None:
                continue
            sentence = self.ground.in_sentence(None, number)
            cue, place = parse.span(number, after), parse.starts[number]
            source = self.ground.named_after(after, parse.within(sentence.start, sentence.end).stop)
            citing = [
                one
                for one in self.drafts
                if one.cue is not None
                and sentence.start <= one.cue.start < sentence.end
                and not shared(one.cue, (cue,))
                and not any(span.start <= place < span.end for span in one.content)
            ]
            if source is not None and citing and (word in ("citing", "quoting") or self._reports(citing)):
                nearest = min(citing, key=lambda one: abs((one.cue or cue).start - place))
                self.drafts = [one for one in self.drafts if one.cue is None or not shared(one.cue, (cue,))]
                self.drafts.append(Draft(rule="inner-citing", cue=cue, source=source, content=nearest.content))

    def _cites(self, number: int) -> int | None:
        """Return the word after a phrase that names a further source, where one begins at word ``number``."""
        for phrase_ in sorted(CITING - {"from", "as saying"}):
            words = phrase_.split()
            if self.parse.lower[number : number + len(words)] == words:
                return number + len(words)
        return None

    def _reports(self, drafts: Sequence[Draft]) -> bool:
        """Return whether the one cue beside a longer phrase reports, so that the phrase may name its source."""
        cues = [one.cue for one in drafts if one.cue is not None]
        return any(self.parse.text[cue.start : cue.end].casefold().startswith("report") for cue in cues)
