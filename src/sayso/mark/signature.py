"""Signatures: names that stand behind or below a quotation and say whose it is: "“…” — Mara Orr, 34, baker"."""

from sayso.mark.clause import has_verb
from sayso.mark.draft import Draft
from sayso.mark.edge import Edges
from sayso.mark.parse import Parse
from sayso.mark.quotation import Quotation
from sayso.mark.reported import trimmed
from sayso.records import Span

DASHES = frozenset("— – - ― --".split())
SIGNED_AFTER = frozenset('.!?…”’»"') | {"''", "..."}
"""What a quotation ends with before the line of its speaker."""
LONGEST_SIGNATURE = 16
"""Words of the name and trade below a quotation that stands alone, dash included."""
CLOSERS = frozenset(".?!:;")


class Signatures:
    """Reads who signs the quotations of one article."""

    def __init__(self, parse: Parse, edges: Edges) -> None:
        self.parse = parse
        self.text = parse.text
        self.edges = edges
        self.paragraphs = edges.paragraphs

    def dashed(self, quotation: Quotation) -> Draft | None:
        """Return a draft for "“…” — Mara Orr" where a dash and a name end the quotation's own line."""
        paragraph = self.paragraphs[self.edges.paragraph_of(quotation.end - 1)]
        line = self.text.find("\n", quotation.end, paragraph.end)
        words = self.parse.within(quotation.end, paragraph.end if line < 0 else line)
        if not 1 < len(words) <= LONGEST_SIGNATURE or self.parse.forms[words[0]] not in DASHES:
            return None
        label = words[1:]
        named = any(self.parse.words[number].upos == "PROPN" for number in label[:2])
        name = Span(start=self.parse.starts[label[0]], end=self.parse.ends[label[-1]])
        if not named or not self._is_label(label) or self.edges.over(name.start, name.end):
            return None
        dash = self.parse.span(words[0], words[0] + 1)
        return Draft(rule="signed", cue=dash, source=trimmed(self.text, name), content=quotation.spans)

    def behind(self, quotation: Quotation) -> Draft | None:
        """Return a draft for "“…” — Mara Orr, 34, baker"; below the quotation the dash may be missing."""
        at = self.edges.paragraph_of(quotation.end - 1)
        rest = Span(start=quotation.end, end=self.paragraphs[at].end)
        below = not self.text[rest.start : rest.end].strip() and at + 1 < len(self.paragraphs)
        if below:
            rest = self.paragraphs[at + 1]
        words = self.parse.within(rest.start, rest.end)
        dashed = len(words) > 1 and self.parse.forms[words[0]] in DASHES
        label = words[1:] if dashed else words
        dash = self.parse.span(words[0], words[0] + 1) if dashed and not below else None
        if dash is not None and (signed := self._signature(label)) is not None:
            return Draft(rule="signed", cue=dash, source=signed, content=quotation.spans)
        if not 1 < len(words) <= LONGEST_SIGNATURE or not (dashed or (below and self._introduces(label))):
            return None
        name = Span(start=self.parse.starts[label[0]], end=self.parse.ends[label[-1]])
        if not self._is_label(label) or self.edges.over(name.start, name.end):
            return None
        return Draft(rule="signed", cue=dash, source=trimmed(self.text, name), content=quotation.spans)

    def inside(self, quotation: Quotation) -> Draft | None:
        """Return a draft for a quotation set apart with its speaker on the last line, within the same marks."""
        line = self.text.rfind("\n", quotation.start, quotation.end) + 1
        if line <= quotation.start or len(quotation.spans) > 1:
            return None
        label = [n for n in self.parse.within(line, quotation.end) if self.parse.words[n].upos != "PUNCT"]
        words = self.parse.within(quotation.start, line)
        if not label or not words or len(label) > LONGEST_SIGNATURE or not self.text[line : line + 1].isupper():
            return None
        name = Span(start=self.parse.starts[label[0]], end=self.parse.ends[label[-1]])
        if has_verb(self.parse, name.start, name.end) or self.parse.forms[words[-1]] not in SIGNED_AFTER:
            return None
        start = quotation.start + (self.text[quotation.start + 1] in "“‘«")
        return Draft(rule="signed", cue=None, source=name, content=(Span(start=start, end=self.parse.ends[words[-1]]),))

    def _is_label(self, label: range) -> bool:
        """Return whether words only name somebody and say what he is."""
        named = self.parse.words[label[0]].upos in ("PROPN", "DET", "NOUN", "ADJ")
        return named and not has_verb(self.parse, self.parse.starts[label[0]], self.parse.ends[label[-1]])

    def _signature(self, label: range) -> Span | None:
        """Return the name right after a dash where a stop follows it, whatever comes then: "“…” — Mara Orr. She …"."""
        parse = self.parse
        end = next((number for number in label if parse.words[number].upos != "PROPN"), label.stop)
        if end - label.start < 2 or end == label.stop or parse.words[end].upos != "PUNCT":
            return None
        if len(label) < LONGEST_SIGNATURE and self._is_label(label):
            return None  # a trade or town follows, and nothing else: all of it is the signature
        return parse.span(label.start, end)

    def _introduces(self, label: range) -> bool:
        """Return whether a line reads as a name with what its bearer is: "Mara Orr, 34, baker"."""
        parse = self.parse
        comma = next((number for number in label if parse.forms[number] == ","), None)
        if comma is None or parse.forms[label[-1]] in CLOSERS:
            return False
        return all(parse.words[number].upos == "PROPN" for number in range(label.start, comma))
