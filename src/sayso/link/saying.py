"""Sayings: whether a claim says of a doing in it that it was or will be done, that it was not, or only names it.

Told by the few words before the doing's word and after it, in the spelling of the claim; no tree is at hand any more.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from sayso.link.fact import ClaimFact, EventFact
from sayso.link.spelling import fold_name
from sayso.link.topic import PLAIN, stem
from sayso.vocabulary import Modality

BEFORE, AFTER = 60, 90
"""Code points around a doing by which two tellings of it are compared."""
REACH = 80
"""Code points before a doing in which a word that negates it may stand."""
PRONOUNS = frozenset("i we he she it they you who which that".split())
_THEMSELVES = frozenset("i we he she it they".split())
_WORD = re.compile(r"[\w']+")
_REFUSING = re.compile(r"\b(?:refus\w+|declin\w+|(?:not|n't) (?:want|agree|intend|plan)) to\W+(?:\w+ly\W+)?$")
_NOT = re.compile(
    r"(?:\b(?:(?<!could )(?<!can )not|never|fail\w* to)|(?<!ca)(?<!could)n't)\W+(?P<between>(?:[\w']+\W+){0,3})$"
)
_NO = re.compile(r"\b(?:no|nobody|none|nothing|neither|nor)\W+(?:[\w']+\W+){0,4}$")
_OPEN = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor|cannot|without|if|whether|unless|until|before|unclear)\b|n't\b"
)
"""Words before a doing that leave open whether it happened."""
_BOUND = re.compile(
    r"^\W*(?:[\w']+\W+){0,3}(?:only|because|just|solely|enough|yet|immediately|imminently|entirely|fully)\b"
    r"|\b(?:until|unless|if|so long)\b"
)
"""Words after a doing that is not so by which only a part of it is not so, or only for a time."""
_ASKING = re.compile(
    r"\W*(?:would|will|do|did|does|is|are|was|were|can|could|should|has|have) (?:you|he|she|it|they|we|i|the)\b"
)
_NEGATION = re.compile(r"\b(?:not|never|no)\b|n't")
_BE = frozenset("am is are was were be been being get got gets getting 's 're".split())
_HAVE = frozenset("has have had having 've".split())
_MODAL = frozenset("will wo would shall should must can could may might do does did 'll 'd ca".split())
_SKIPPED = frozenset("not never also already ever even just still".split())
_PLANNING = frozenset(stem(word) for word in "plan intend promise vow pledge agree going set due ready decide".split())
_GIVING_UP = frozenset(
    stem(word) for word in "cancel scrap drop abandon shelve halt suspend delay postpone end".split()
)
_DETERMINERS = frozenset(
    "the a an this these those his her its their our my your any some no each every another of".split()
)
_NOUN_ENDINGS = ("ion", "ions", "ment", "ments", "ance", "ence", "death", "deaths", "ity")


@dataclass(frozen=True)
class Saying:
    """A claim up to and around one doing in it.

    leads:  whether the doing is the first of the claim
    blamed: whether the claim is what somebody is accused of
    """

    text: str
    claim: ClaimFact
    event: EventFact
    leads: bool
    blamed: bool

    def refuses(self) -> bool:
        """Whether somebody is said to refuse to do it."""
        return bool(self.event.negated and _REFUSING.search(self._before)) and not self._is_bound()

    def is_against(self) -> bool:
        """Whether the claim says that it was not done or will not be, not of another doing that it was not so."""
        if self._is_noun() or self._is_bound() or self._tells_which():
            return False
        found = _NOT.search(self._before)
        if found is not None:
            if _OPEN.search(self._before[: found.start()]):
                return False  # "no proof that it was not"
            return all(word in _BE | _HAVE | _SKIPPED or word.endswith("ly") for word in found["between"].split())
        return (self.claim.denied and self.leads) or (_NO.search(self._before) is not None and self._is_finite())

    def is_firm(self) -> bool:
        """Whether the claim says that it was done, will be, or is to be."""
        if self.claim.denied or self._is_noun() or self._tells_which() or _OPEN.search(self._before) or self._asks():
            return False
        if self.event.modality is Modality.ASSERTED:
            return self._is_finite()
        if self._word.endswith("ing") and (not self._ahead or self._ahead[-1] not in _BE):
            return False
        if self.event.modality is Modality.DEMANDED and (self.claim.own or not self.claim.chain):
            return False  # what must be done is often what the law asks for
        if self._ahead[-1:] != ["to"] or len(self._ahead) == 1 or self.event.modality is Modality.DEMANDED:
            return bool(self._ahead) or not self.claim.own
        if stem(self._ahead[-2]) not in _PLANNING:  # "the decision to", "the cost of voting to"
            return False
        return len(self._ahead) < 3 or stem(self._ahead[-3]) not in _GIVING_UP

    def is_passive(self) -> bool:
        """Whether it was done to whom the clause is about."""
        return bool(self._ahead) and self._ahead[-1] in _BE and not self._word.endswith("ing")

    def of_itself(self) -> bool:
        """Whether who speaks is whom the clause is about: "we did not", "denied that it had", "denied breaking"."""
        if self.claim.denied and self.leads and not self._ahead:
            return True
        ahead = list(self._ahead)
        while ahead and ahead[-1] in _MODAL | _HAVE | _BE:
            ahead.pop()
        return bool(ahead) and ahead[-1] in _THEMSELVES and len(ahead) < 3

    def around(self) -> str:
        """Return the words around the doing, folded, without those that negate: what two tellings are compared by."""
        start, end = max(self.claim.start, self.event.start - BEFORE), min(self.claim.end, self.event.end + AFTER)
        words = self.text[start:end].casefold().replace("’", "'")
        words = words.split(" ", 1)[-1] if start > self.claim.start else words
        words = words.rsplit(" ", 1)[0] if end < self.claim.end else words
        return " ".join(_NEGATION.sub("", words).split())

    def after(self) -> str:
        """Return the words after the doing, folded: what it was done about or to, where nobody is told."""
        end = min(self.claim.end, self.event.end + AFTER)
        words = self.text[self.event.end : end].casefold().replace("’", "'")
        words = words.rsplit(" ", 1)[0] if end < self.claim.end else words
        return " ".join(_WORD.findall(words))

    @cached_property
    def _before(self) -> str:
        return (
            self.text[max(self.claim.start, self.event.start - REACH) : self.event.start].casefold().replace("’", "'")
        )

    @cached_property
    def _ahead(self) -> list[str]:
        """The last words of the claim before the doing, without adverbs and what negates."""
        words = [word.removesuffix("n't") for word in _WORD.findall(self._before)]
        return [word for word in words if word not in _SKIPPED and not word.endswith("ly")]

    @cached_property
    def _word(self) -> str:
        return self.event.text.casefold().split()[0]

    def _is_bound(self) -> bool:
        return _BOUND.search(self.text[self.event.end : self.claim.end].casefold()) is not None

    def _tells_which(self) -> bool:
        """Whether the doing only tells which one is meant: "people who do not qualify"."""
        ahead = list(self._ahead)
        while ahead and ahead[-1] in _MODAL | _HAVE | _BE:
            ahead.pop()
        return len(ahead) > 1 and ahead[-1] in {"who", "that", "which"}

    def _asks(self) -> bool:
        return "?" in self.text[self.event.end : self.claim.end + 1] or _ASKING.match(self._opening) is not None

    @cached_property
    def _opening(self) -> str:
        return self.text[self.claim.start : min(self.claim.start + 40, self.claim.end)].casefold()

    def _is_noun(self) -> bool:
        """Whether the doing is named by a noun, as its ending or the word before it tells, or by none: "going to"."""
        last = self._ahead[-1] if self._ahead else ""
        if self._word == "going" and self.text[self.event.end : self.event.end + 4].casefold() == " to ":
            return True
        if self.blamed and last == "of":  # "of breaking the truce"
            return False
        return self._word.endswith(_NOUN_ENDINGS) or last in _DETERMINERS or last.endswith(("'s", "s'"))

    def _is_finite(self) -> bool:
        """Whether the word is the verb of a clause: not "to go", "going", "the town taken by", "sexual assault"."""
        last, near = self._ahead[-1] if self._ahead else "", set(self._ahead[-3:])
        if last == "to":
            return False
        if self._word.endswith("ing"):
            return last in _BE or (self.blamed and last in {"of", "and", "for"})
        if last in PRONOUNS | _MODAL | _HAVE | _BE or (near & (_BE | _HAVE) and last not in PLAIN):
            return True
        agent = self.event.agent
        return agent is not None and bool(last) and fold_name(agent[0]).split()[-1:] == fold_name(last).split()[-1:]
