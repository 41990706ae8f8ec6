"""Quotations that the encoder gives nobody: whose words they are.

"“The bridge is closed,” Orr said. “Use the ferry.”": the second sentence is Orr's too. A paragraph that is nothing but
a quotation goes on with the last speaker; one that follows a colon belongs to who stands before it.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from sayso.mark.clause import by_phrase, has_verb, phrase, subject_of, verb_group
from sayso.mark.cue import quoting_forms
from sayso.mark.draft import Draft, Held, shared
from sayso.mark.edge import Edges, joined
from sayso.mark.parse import Parse
from sayso.mark.quotation import MARKS, Quotation
from sayso.mark.signature import Signatures
from sayso.mark.source import source_nouns
from sayso.records import Span

VOICED = frozenset("expressed voiced made shared put given stated uttered issued published posted".split())
SAID = frozenset(
    "opinion view statement remark remarks comment comments assessment position words idea thought claim "
    "opinions views statements message announcement warning".split()
)
"""What "this opinion was expressed by X" calls the quotation beside it."""
WRITTEN = frozenset("statement memo letter tweet message email e-mail post note transcript text release".split())
"""What is said to be somebody's before it is quoted whole."""
LABEL = 8
"""How many words may stand before the colon of a quotation when they only name who speaks."""
SHORTEST = 5
"""Words of a quotation that goes on without a cue; a shorter one may be a heading or a cry from the crowd."""
MOST_STRETCHES = 50
"""Stretches of a content to which a quotation is still joined, so that time grows with the text and not faster."""
REPEATED = 40
"""Code points in which a quotation set again beside the text is the same as the one in it."""
NEAR = 3
"""Drafts before a quotation that it may go on from: the one before may stand in the rest of its sentence."""
OPENS = 2
"""Among how many first paragraphs a quotation opens an article: above it may stand its title."""
FIRST_WORDS = 8
"""Words of a paragraph among which stands whom it begins with."""
NEAR_FIRST = 24
"""Code points before whom a paragraph begins with: a title or trade."""
APART = 3
"""How many paragraphs a quotation may stand from the last voice."""


def fill_silence(parse: Parse, edges: Edges, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a voice to quotations that no draft holds: joined to the draft before them, or as drafts of their own."""
    silence = _Silence(parse, edges, drafts)
    silence.sign()
    for at in sorted(edges.speech):
        if not silence.voiced(edges.quotations[at]):
            silence.fill(edges.quotations[at])
    silence.expressed()
    silence.lead_on()
    silence.opening()
    return silence.drafts


class _Silence:
    """The drafts of an article while quotations are being added to them."""

    def __init__(self, parse: Parse, edges: Edges, drafts: Sequence[Draft]) -> None:
        self.parse = parse
        self.text = parse.text
        self.paragraphs = edges.paragraphs
        self.edges = edges
        self.signatures = Signatures(parse, edges)
        self.drafts = sorted(drafts, key=_start)
        self.held = Held(self.drafts)
        self.quoted: dict[int, bool] = {}

    def voiced(self, quotation: Quotation) -> bool:
        """Return whether at least half of a quotation stands in the content of one draft."""
        whole = sum(span.end - span.start for span in quotation.spans)
        near = [draft for span in quotation.spans for draft in self.held.over(span)]
        return any(2 * sum(shared(span, draft.content) for span in quotation.spans) >= whole for draft in near)

    def sign(self) -> None:
        """Give each quotation with a dash and a name right behind it to that name, whoever holds it so far."""
        signed = [
            one
            for at in sorted(self.edges.speech)
            if (one := self.signatures.dashed(self.edges.quotations[at])) is not None
        ]
        if not signed:
            return
        taken = [span for one in signed for span in one.content]
        cues = {one.cue for one in signed}
        left = []
        for draft in self.drafts:
            content = tuple(span for span in draft.content if not shared(span, taken))
            if draft.cue not in cues and content:
                left.append(replace(draft, content=content))
        self.drafts = sorted(left + signed, key=_start)
        self.held = Held(self.drafts)

    def fill(self, quotation: Quotation) -> None:
        """Find the voice of one quotation."""
        draft = self.signatures.inside(quotation) or self._beside(quotation) or self._after_colon(quotation)
        draft = draft or self.signatures.behind(quotation)
        if draft is None:
            last = bisect_left(self.drafts, quotation.start, key=_start) - 1
            for at in range(last, max(-1, last - NEAR), -1):
                before = self.drafts[at]
                if self._touches(before, quotation):
                    self.drafts[at] = replace(before, content=joined(before.content + quotation.spans))
                    return
            draft = self._gone_on(quotation, self.drafts[last] if last >= 0 else None)
        if draft is not None:
            insort(self.drafts, draft, key=_start)

    def _beside(self, quotation: Quotation) -> Draft | None:
        """Return a draft for a quotation that hangs on a verb of saying, or has one hang on it."""
        parse, inside = self.parse, self.parse.within(quotation.start, quotation.spans[0].end)
        for number in inside:
            head = parse.words[number].head
            verb = head if head >= 0 and head not in inside else None
            if verb is None:
                verb = next((n for n in parse.every(number, "parataxis") if n not in inside), None)
            if verb is None or parse.lower[verb] not in quoting_forms():
                continue
            subject = subject_of(parse, verb)
            if (thing := parse.child(verb, "obj")) is not None and thing not in inside:
                continue  # "will continue its course, though it will “…”"
            if subject is not None and subject not in inside:
                source, cue = phrase(parse, subject), verb_group(parse, verb)
                if not any(shared(part, quotation.spans) for part in (source, cue)):
                    return Draft(rule="beside", cue=cue, source=source, content=quotation.spans)
        return None

    def _after_colon(self, quotation: Quotation) -> Draft | None:
        """Return a draft for "X: “…”" and "X was blunt: “…”"."""
        parse, paragraph = self.parse, self.paragraphs[self.edges.paragraph_of(quotation.start)]
        before = parse.within(paragraph.start, quotation.start)
        if not before or parse.forms[before[-1]] != ":":
            return None
        colon = before[-1]
        first = next((n + 1 for n in reversed(before[:-1]) if parse.forms[n] in '.!?”"'), before[0])
        if first >= colon:
            return None
        if colon - first <= LABEL and not has_verb(parse, parse.starts[first], parse.starts[colon]):
            label, cue = parse.span(first, colon), parse.span(colon, colon + 1)
            return Draft(rule="colon", cue=cue, source=label, content=quotation.spans)
        verb = next((n for n in range(first, colon) if parse.words[n].upos in ("VERB", "AUX")), first)
        subject = subject_of(parse, verb)
        source = self._with_rest(phrase(parse, subject), verb) if subject is not None else None
        return Draft(rule="colon-clause", cue=None, source=source, content=quotation.spans)

    def _with_rest(self, source: Span, verb: int) -> Span:
        """Return a source with the rest of a name that the tree broke off ahead of the verb: "*Kolm* head Orr"."""
        parse = self.parse
        rest = [n for n in parse.within(source.end, parse.starts[verb]) if parse.starts[n] >= source.end]
        while rest and parse.words[rest[-1]].upos in ("ADV", "AUX"):
            rest.pop()
        whole = rest and parse.words[rest[-1]].upos == "PROPN" and parse.starts[rest[0]] <= source.end + 1
        named = whole and all(parse.words[n].upos in ("PROPN", "NOUN", "ADJ") or parse.forms[n] in "-–" for n in rest)
        return Span(start=source.start, end=parse.ends[rest[-1]]) if named else source

    def _touches(self, before: Draft, quotation: Quotation) -> bool:
        """Return whether a quotation goes on right where a draft with quoted words ends, or in the next paragraph."""
        if len(before.content) >= MOST_STRETCHES or before.end > quotation.start:
            return False
        if not any(self.edges.inside(span) for span in before.content) or self._repeats(before, quotation):
            return False
        here, there = self.edges.paragraph_of(quotation.start), self.edges.paragraph_of(before.end - 1)
        if here - there > 1:
            return False
        if has_verb(self.parse, before.end, quotation.start):
            return here == there and self._trails(before, quotation)
        return here == there or (self._only_quotation(here) and quotation.words >= SHORTEST and self._alone(quotation))

    def _repeats(self, before: Draft, quotation: Quotation) -> bool:
        """Return whether a quotation begins as one before it did: one set again beside the text goes on from none."""
        first = self.text[quotation.start : quotation.end].strip(MARKS)[:REPEATED].casefold()
        said = " ".join(self.text[span.start : span.end] for span in before.content)
        return len(first) == REPEATED and first in said.casefold()

    def _trails(self, before: Draft, quotation: Quotation) -> bool:
        """Return whether a clause without subject ends the sentence before: "“…,” Orr said, *pointing* out. “…”"."""
        parse, inside = self.parse, self.parse.within(before.end, quotation.start)
        if before.cue is None or before.source is None or not self._alone(quotation):
            return False
        if any(parse.forms[number] in ".?!:" for number in inside[:-1]) or parse.forms[inside[-1]] != ".":
            return False
        first = next((number for number in inside if parse.words[number].upos in ("VERB", "AUX")), inside[-1])
        going = parse.words[first].upos == "VERB" and parse.lower[first].endswith("ing")
        return going and not any(parse.bases[number] == "nsubj" for number in range(inside.start, first))

    def _gone_on(self, quotation: Quotation, before: Draft | None) -> Draft | None:
        """Return a draft in the last voice for a quotation that is a sentence or a paragraph of its own."""
        if before is None or quotation.words < SHORTEST or not self._alone(quotation):
            return None
        here, there = self.edges.paragraph_of(quotation.start), self.edges.paragraph_of(before.end - 1)
        rule = "unspoken-later" if here == there else "unspoken-next"
        if here - there > APART:
            return None
        if here != there and not self._only_quotation(here):
            return None
        return Draft(rule=rule, cue=None, source=None, content=quotation.spans)

    def _alone(self, quotation: Quotation) -> bool:
        """Return whether a quotation has no other words in its sentence."""
        paragraph = self.paragraphs[self.edges.paragraph_of(quotation.start)]
        before = self.parse.within(paragraph.start, quotation.start)
        lead = self.parse.forms[before[-1]] if before else ""
        rest = self.text[quotation.end : quotation.end + 40].lstrip(" ")
        stopped = self.text[quotation.end - 2 : quotation.end].strip("”\"’'»")[-1:] in tuple(".!?…") or not rest
        return (not lead or lead[-1] in '.!?…”"’»') and stopped and not rest[:1].islower()

    def _only_quotation(self, at: int) -> bool:
        """Return whether nothing but quotations stands in a paragraph, from memory where it was asked before."""
        if at not in self.quoted:
            self.quoted[at] = self._is_quoted(at)
        return self.quoted[at]

    def _is_quoted(self, at: int) -> bool:
        paragraph = self.paragraphs[at]
        words = self.parse.within(paragraph.start, paragraph.end)
        inside = {
            number
            for start, end, _ in self.edges.over(paragraph.start, paragraph.end)
            for number in self.parse.within(start, end)
        }
        return bool(words) and all(number in inside or self.parse.words[number].upos == "PUNCT" for number in words)

    def _quotations_in(self, at: int) -> list[Quotation]:
        paragraph = self.paragraphs[at]
        return [
            self.edges.quotations[quote]
            for _, _, quote in self.edges.over(paragraph.start, paragraph.end)
            if quote in self.edges.speech
        ]

    def expressed(self) -> None:
        """Give "This opinion was expressed by X" the quotation before it, or else the one after it."""
        held, gone, found = Held(self.drafts), [], []
        for verb, form in enumerate(self.parse.lower):
            if form not in VOICED or self.parse.words[verb].upos != "VERB":
                continue
            theme, source = self.parse.child(verb, "nsubj:pass"), by_phrase(self.parse, verb)
            if theme is None or source is None or self.parse.lower[theme] not in SAID or not _points(self.parse, theme):
                continue
            here = self.edges.paragraph_of(self.parse.starts[verb])
            beside = next((at for at in (here - 1, here + 1) if self._free(at, here, held)), None)
            if beside is None:
                continue
            content = joined([span for quotation in self._quotations_in(beside) for span in quotation.spans])
            cue = Span(start=phrase(self.parse, theme).start, end=self.parse.ends[verb])
            over = [draft for span in (cue, *content) for draft in held.over(span)]
            gone += [draft for draft in over if draft.cue is None or not shared(draft.cue, content)]
            found.append(Draft(rule="expressed", cue=cue, source=source, content=content))
        self._put(found, gone)

    def _put(self, found: Sequence[Draft], gone: Sequence[Draft]) -> None:
        """Put drafts in the place of others."""
        left_out = set(gone)
        self.drafts = sorted([draft for draft in self.drafts if draft not in left_out] + list(found), key=_start)

    def _free(self, at: int, beside: int, held: Held) -> bool:
        """Return whether a paragraph is a quotation that nobody speaks by name, but for a cue in ``beside``."""
        if not 0 <= at < len(self.paragraphs) or not self._only_quotation(at) or not self._quotations_in(at):
            return False
        return all(
            draft.rule.startswith("unspoken")
            or (draft.cue is not None and self.edges.paragraph_of(draft.cue.start) in (at, beside))
            for draft in held.over(self.paragraphs[at])
        )

    def lead_on(self) -> None:
        """Give what follows a paragraph that ends with "Orr wrote on her page:" to Orr."""
        held, gone, found = Held(self.drafts), [], []
        for at, paragraph in enumerate(self.paragraphs[:-1]):
            if not self.text[max(paragraph.start, paragraph.end - 8) : paragraph.end].rstrip().endswith(":"):
                continue
            over = held.over(self.paragraphs[at + 1])
            before = [one for one in over if one.cue is None or not self.edges.over(one.cue.start, one.cue.end)]
            draft = self._led(paragraph, at + 1)
            if draft is not None and all(one.rule.startswith("unspoken") for one in before):
                gone += before
                found.append(draft)
        self._put(found, gone)

    def opening(self) -> None:
        """Give a quotation that opens an article to whoever the next paragraph begins with and who speaks later."""
        at = next((n for n in range(min(OPENS, len(self.paragraphs) - 1)) if self._only_quotation(n)), None)
        if at is None or Held(self.drafts).over(self.paragraphs[at]) or not self._quotations_in(at):
            return
        if self.text[self.paragraphs[at].start : self.paragraphs[at].end].rstrip().rstrip(MARKS)[-1:] not in tuple(
            ".!?…"
        ):
            return  # a headline
        words = self.parse.within(self.paragraphs[at + 1].start, self.paragraphs[at + 1].end)
        subject = next((n for n in words[:FIRST_WORDS] if self.parse.words[n].relation == "nsubj"), None)
        if subject is None or self.parse.words[subject].upos != "PROPN" or self._only_quotation(at + 1):
            return
        source = phrase(self.parse, subject, clauses=False)
        again = self.parse.lower[self.parse.within(source.start, source.end)[-1]]
        speaks = [self.parse.lower[n] for one in self.drafts if one.source for n in self._words(one.source)]
        if again in speaks and source.start - self.paragraphs[at + 1].start <= NEAR_FIRST:
            content = joined([span for quotation in self._quotations_in(at) for span in quotation.spans])
            self._put([Draft(rule="opening", cue=None, source=source, content=content)], [])

    def _words(self, span: Span) -> range:
        return self.parse.within(span.start, span.end)

    def _may_speak(self, subject: int) -> bool:
        """Return whether a subject is a name, a pronoun or a noun that sources are called by, and no mere thing."""
        return self.parse.words[subject].upos != "NOUN" or self.parse.lower[subject] in source_nouns()

    def _led(self, paragraph: Span, at: int) -> Draft | None:
        parse = self.parse
        spoken = self._only_quotation(at)
        if spoken and (introduced := self._introduced(paragraph, at)) is not None:
            return introduced
        for verb in reversed(parse.within(paragraph.start, paragraph.end)):
            if parse.forms[verb] in (".", "?", "!"):
                return None
            subject = subject_of(parse, verb) if parse.words[verb].upos == "VERB" else None
            quoting = parse.lower[verb] in quoting_forms()
            if subject is None or not (quoting or (spoken and self._may_speak(subject))):
                continue
            words = parse.within(self.paragraphs[at].start, self.paragraphs[at].end)
            whole = (parse.span(words.start, words.stop),) if words else ()
            quoted = [span for quotation in self._quotations_in(at) for span in quotation.spans]
            content = joined(quoted) if spoken and quoted else whole
            if not content or not has_verb(parse, content[0].start, content[0].end):
                return None
            return Draft(rule="leads-on", cue=verb_group(parse, verb), source=phrase(parse, subject), content=content)
        return None

    def _introduced(self, paragraph: Span, at: int) -> Draft | None:
        """Return a draft for a quotation behind "Below is the memo sent from Orr:"."""
        parse = self.parse
        words = [n for n in parse.within(paragraph.start, paragraph.end) if parse.words[n].upos != "PUNCT"]
        case = next((n for n in reversed(words) if parse.lower[n] in ("from", "by", "of")), None)
        text = next((n for n in reversed(words) if parse.lower[n] in WRITTEN), None)
        if case is None or text is None or text > case or case == words[-1]:
            return None
        if any(parse.words[n].upos not in ("PROPN", "NOUN", "DET", "ADJ") for n in words if n > case):
            return None
        content = joined([span for quotation in self._quotations_in(at) for span in quotation.spans])
        source = Span(start=parse.starts[case + 1], end=parse.ends[words[-1]])
        return Draft(rule="leads-on", cue=parse.span(text, case), source=source, content=content) if content else None


def _start(draft: Draft) -> int:
    return draft.start


def _points(parse: Parse, noun: int) -> bool:
    """Return whether a noun points at something beside it: "this opinion"."""
    return any(parse.lower[n] in ("this", "that", "such", "these", "the") for n in parse.every(noun, "det", "amod"))
