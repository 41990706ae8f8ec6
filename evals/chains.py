"""Chains: invented sentences and short articles in which every stretch has its say-so chain, labelled beforehand.

The text is ours and stands in evals/chains/, with what it is to give in braces: ``{Name: text}`` is what Name vouches
for inside whatever surrounds it. A case is right when each labelled stretch lies in claims whose chain is exactly its
own, hop by hop, and what no brace holds is nobody's but the publisher's (agency's, author's). ``python -m
evals.chains`` prints each case that is not.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.score import Score
from sayso.model.encoder import shared_encoder
from sayso.pipeline import read_and_mark
from sayso.protocols import Reader
from sayso.records import Claim, Given, Raw, Reading
from sayso.settings import Settings
from sayso.vocabulary import How

HERE = Path(__file__).resolve().parent / "chains"
BY = re.compile(r"^\(by ([^)]+)\) ")
LABEL = re.compile(r"\{([^:{}]+):[ ]?")
ARTICLE = re.compile(r"^(?:the|an?|your|his|her|its) ")
LEAST = 0.6
"""Share of the letters of a stretch that have to stand under its chain: where exactly a content begins and ends is
counted by other measures."""
READ_SINCE = ("blind", "sealed")
"""Sets that were long kept unread, one written after the rules for the open ones, the other drawn by hash from what was
written for the sets in many styles: measured a last time, then read for errors.
"""
FRESH = "fresh"
"""A set by another hand, which saw no output: the cases at odd places are read for errors, of those at even places only
the total is printed.
"""
SHUT = "shut"
"""A word of the name of a set of which no case is printed."""
Chain = tuple[str, ...]
"""Names from the outside in; ``a|b`` where two are right, ``?`` for a nameless hop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Text under one chain, without what is nested in it: code points ``[start, end)``.

    whole: all of it has to stand in claims; False for own voice and for what holds a nested stretch, where source and
    cue are left over, which are no claim
    """

    chain: Chain
    pieces: tuple[tuple[int, int], ...]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One sentence or article: the text as published, what is given from outside, its stretches in text order."""

    name: str
    text: str
    given: tuple[Given, ...]
    stretches: tuple[Stretch, ...]


def measure(data: Path, size: str) -> list[Score]:
    """Return how many of the invented sentences and articles have exactly the chains they were labelled with."""
    reader = shared_encoder()
    scores = []
    for kind, cases in sets():
        verdicts = [(case.name, judge(case, reader)) for case in cases]
        right = sum(not wrong for _, wrong in verdicts)
        scores.append(
            Score(
                data="chains",
                metric=f"invented {kind}, chain exact",
                value=100 * right / len(verdicts),
                cases=len(verdicts),
                verdicts=tuple(f"{name}\t{'wrong' if wrong else 'right'}" for name, wrong in verdicts),
            )
        )
    return scores


def sets() -> Iterator[tuple[str, list[Case]]]:
    """Yield the sets with what they are called; of those called `SHUT` no case is looked at."""
    yield "sentences", sentences()
    yield "articles", articles()
    yield "sentences in styles", sentences("styles_sentences.txt")
    yield "articles in styles", articles("styles_articles.txt")
    yield "sentences of outlets", sentences("outlets_sentences.txt")
    yield "articles of outlets", articles("outlets_articles.txt")
    for word in READ_SINCE:
        yield f"{word} sentences, read since", sentences(f"{word}_sentences.txt")
        yield f"{word} articles, read since", articles(f"{word}_articles.txt")
    fresh = {"sentences": sentences(f"{FRESH}_sentences.txt"), "articles": articles(f"{FRESH}_articles.txt")}
    for kind, cases in fresh.items():
        yield f"{FRESH} {kind}, open half", cases[::2]
        yield f"{FRESH} {kind}, {SHUT} half", cases[1::2]


def sentences(file: str = "sentences.txt") -> list[Case]:
    """Return the sentences of a file of evals/chains/."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    found: list[Case] = []
    group = ""
    for line in lines:
        if line.startswith("## "):
            group = line[3:]
        elif line.strip() and not line.startswith("#"):
            by = BY.match(line)
            given = (Given(field="author", value=by.group(1), how=How.GIVEN),) if by else ()
            name = f"sentence {len(found) + 1} ({group})"
            found.append(_case(name, line[by.end() :] if by else line, given))
    return found


def articles(file: str = "articles.txt") -> list[Case]:
    """Return the articles of a file of evals/chains/."""
    parts = (HERE / file).read_text(encoding="utf-8").split("\n== ")[1:]
    found: list[Case] = []
    for part in parts:
        head, _, body = part.partition("\n\n")
        name, *fields = head.splitlines()
        pairs = (field.split(": ", maxsplit=1) for field in fields)
        given = tuple(Given(field=key, value=value, how=How.GIVEN) for key, value in pairs)
        found.append(_case(name, body.strip() + "\n", given))
    return found


def judge(case: Case, reader: Reader) -> list[str]:
    """Return what is wrong with the chains of ``case``, a line each; empty when all are exact."""
    reading = reading_of(case, reader)
    if reading.article.text.strip() != case.text.strip():
        return ["the text was changed in reading"]
    shift = reading.article.text.index(case.text.strip()[:1]) - case.text.index(case.text.strip()[:1])
    base = tuple(one.value for field in ("publisher", "agency", "author") for one in case.given if one.field == field)
    base = base if any(one.field == "publisher" for one in case.given) else ("?", *base)
    owners = _owners(reading.marks.claims, len(reading.article.text))
    cited = {
        at for one in reading.marks.attributions for span in one.cue + one.source for at in range(span.start, span.end)
    }
    wrong = []
    for stretch in case.stretches:
        places = [at + shift for start, end in stretch.pieces for at in range(start, end) if case.text[at].isalnum()]
        places = [at for at in places if owners[at] is not None or at not in cited]
        held = [owners[at] for at in places if owners[at] is not None]
        want = _once((*base, *stretch.chain))
        fits = [claim for claim in held if claim is not None and _same(claim, want)]
        enough = LEAST * (len(places) if stretch.whole else len(held))
        if len(fits) < enough:
            shown = " … ".join(case.text[start:end].strip() for start, end in stretch.pieces)
            had = dict.fromkeys(" > ".join(voice.name or "?" for voice in one.voice) for one in held if one)
            wrong.append(f"[{shown}] is to be {' > '.join(want)}; is {' / '.join(had) or 'in no claim'}")
    return wrong


def reading_of(case: Case, reader: Reader) -> Reading:
    """Return the marked article of ``case``."""
    raw = Raw(
        uri=case.name, key=case.name, location=None, media_type="text/plain", body=case.text.encode(), given=case.given
    )
    return read_and_mark(raw, Settings(), reader)


def _owners(claims: Sequence[Claim], length: int) -> list[Claim | None]:
    """Return the claim of each code point."""
    found: list[Claim | None] = [None] * length
    for claim in claims:
        for span in claim.spans:
            found[span.start : span.end] = [claim] * (span.end - span.start)
    return found


def _same(claim: Claim, want: Chain) -> bool:
    """Return whether the voices of a claim are those wanted, hop by hop."""
    return len(claim.voice) == len(want) and all(
        any(_is(voice.name, name) for name in names.split("|")) for voice, names in zip(claim.voice, want, strict=True)
    )


def _is(found: str | None, want: str) -> bool:
    """Return whether a name is the wanted one, articles and case aside; a description may say more or less."""
    if want == "?" or found is None:
        return found is None and want == "?"
    ours, theirs = (ARTICLE.sub("", name.casefold()) for name in (found, want))
    if ours == theirs:
        return True
    described = want.rsplit(maxsplit=1)[-1].islower()
    return described and (f" {theirs} " in f" {ours} " or f" {ours} " in f" {theirs} ")


def _once(chain: Chain) -> Chain:
    """Return a chain in which a name repeated in a row, articles aside, stands once."""
    found: list[str] = []
    before: set[str] = set()
    for names in chain:
        these = {ARTICLE.sub("", name.casefold()) for name in names.split("|")} - {"?"}
        if not these & before:
            found.append(names)
        before = these
    return tuple(found)


def _case(name: str, marked: str, given: tuple[Given, ...]) -> Case:
    """Return a case from its text with braces; a "that" which opens a stretch belongs to no content."""
    text, stretches = "", list[Stretch]()
    open_ones: list[tuple[Chain, list[tuple[int, int]], int]] = [((), [], 0)]
    at = 0
    while at < len(marked):
        label = LABEL.match(marked, at)
        if label or marked[at] == "}":
            chain, pieces, since = open_ones.pop()
            pieces.append((since, len(text)))
            if label:
                open_ones.append((chain, pieces, len(text)))
                open_ones.append(((*chain, label.group(1)), [], len(text)))
                at = label.end()
                continue
            pieces[0] = (pieces[0][0] + 4 * text.startswith("that ", pieces[0][0], pieces[0][1]), pieces[0][1])
            stretches.append(Stretch(chain=chain, pieces=tuple(pieces), whole=len(pieces) == 1))
            outer, kept, _ = open_ones.pop()
            open_ones.append((outer, kept, len(text)))
        else:
            text += marked[at]
        at += 1
    chain, pieces, since = open_ones.pop()
    if open_ones:
        raise ValueError(f"A brace of {name!r} is not closed.")
    stretches.append(Stretch(chain=chain, pieces=(*pieces, (since, len(text))), whole=False))
    return Case(name=name, text=text, given=given, stretches=tuple(_looked_at(text, stretches)))


def _looked_at(text: str, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches that have words and are to be looked at, in text order."""
    for stretch in sorted(stretches, key=lambda one: one.pieces[0]):
        words = any(character.isalnum() for start, end in stretch.pieces for character in text[start:end])
        if words and "_" not in stretch.chain:
            yield stretch


def main() -> int:
    """Print the cases whose chains are not exact, but for those kept unread, and how many of each set are."""
    parser = argparse.ArgumentParser(prog="python -m evals.chains")
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--set", default="", help="sets whose name begins so: sentences, articles, blind, fresh")
    choice = parser.parse_args()
    reader = shared_encoder()
    for kind, cases in sets():
        if not kind.startswith(choice.set):
            continue
        chosen = [case for case in cases if choice.only in case.name]
        wrong = {case.name: judge(case, reader) for case in chosen}
        for case in chosen:
            if wrong[case.name] and SHUT not in kind:
                print(f"{case.name}: {case.text.strip()[:300]}")
                print("".join(f"    {line}\n" for line in wrong[case.name]), end="")
        print(f"{sum(not lines for lines in wrong.values())} of {len(wrong)} {kind} right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
