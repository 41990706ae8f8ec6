"""Places: names of places found and where they are said to lie, on LGL (local news) and GeoVirus (disease reports).

Both sets are for measuring only and never read. Which public offices stay apart from the place before them
(`sayso.mark.compound`) was chosen among some twenty lists of words with the F1 of LGL and of both sets of `evals.names`
in view: those figures are a little too good. A place counts as right within 161 km (100 miles) of the gold coordinates,
as in Gritta et al., "What's missing in geographical parsing?", LREV 2018.

LGL marks places within the names of bodies too ("Orvale | University"); here the longest name counts and nothing inside
it. F1 is therefore given twice: of all gold names, and of those that stand in no longer name of ours.
"""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evals.article import entities_in, make_article
from evals.score import Score, Tally, in_sample
from sayso.lexicon.gazetteer import kilometres
from sayso.vocabulary import NameType

SMALL = 0.08
NEAR = 161.0
PLACES = (NameType.GPE, NameType.LOC)
Gold = tuple[int, int, float | None, float | None]


def measure(data: Path, size: str) -> list[Score]:
    """Return F1 of place names and how many of the coordinates given lie near, by set; ``small`` takes a sample.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    folder = data / "geoparsing" / "data" / "Corpora"
    sets = (("LGL", read_lgl(folder / "lgl.xml")), ("GeoVirus", read_geovirus(folder / "GeoVirus.xml")))
    scores = []
    for name, rows in sets:
        scores += score(name, ((f"{name}/{key}", text, gold) for key, text, gold in rows), size)
    return scores


def read_lgl(path: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """Yield (id, text, gold) of LGL (Lieberman et al., ICDE 2010); places without coordinates count as names only."""
    for number, article in enumerate(ElementTree.parse(path).getroot()):
        gold: list[Gold] = []
        for one in article.iter("toponym"):
            tag = one.find("gaztag")
            lat, lon = (None, None) if tag is None else (_number(tag, "lat"), _number(tag, "lon"))
            gold.append((int(one.findtext("start", "0")), int(one.findtext("end", "0")), lat, lon))
        yield str(number), article.findtext("text", ""), gold


def read_geovirus(path: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """Yield (id, text, gold) of GeoVirus (Gritta et al., LREV 2018), whose places count from 1."""
    for number, article in enumerate(ElementTree.parse(path).getroot()):
        gold: list[Gold] = []
        text = article.findtext("text", "")
        for one in article.iter("location"):
            start, name = int(one.findtext("start", "0")), one.findtext("name", "")
            start = next((at for at in (start, start - 1) if text[at : at + len(name)] == name), start)
            gold.append((start, start + len(name), _number(one, "lat"), _number(one, "lon")))
        yield str(number), text, gold


def _number(element: "ElementTree.Element", tag: str) -> float | None:
    found = element.findtext(tag)
    return float(found) if found else None


@dataclass(slots=True)
class Counts:
    """Mentions found that have gold coordinates: with coordinates of ours, with near ones, and all of them."""

    names: Tally = field(default_factory=Tally)
    apart: Tally = field(default_factory=Tally)
    strict: Tally = field(default_factory=Tally)
    matched: int = 0
    given: int = 0
    near: int = 0


def score(data: str, rows: Iterator[tuple[str, str, list[Gold]]], size: str) -> list[Score]:
    """Return the scores of one set."""
    counts = Counts()
    for key, text, gold in rows:
        if size != "full" and not in_sample(f"small {key}", SMALL):
            continue
        _count(counts, key, text, gold)
    return [
        Score(data=data, metric="place names, overlapping F1", value=counts.names.f1, cases=counts.names.gold),
        Score(data=data, metric="place names that stand in no longer name, overlapping F1", value=counts.apart.f1,
              cases=counts.apart.gold),
        Score(data=data, metric="place names, exact F1", value=counts.strict.f1, cases=counts.strict.gold),
        Score(data=data, metric="coordinates within 161 km, of those given",
              value=100 * counts.near / max(counts.given, 1), cases=counts.given),
        Score(data=data, metric="coordinates within 161 km, of all places found",
              value=100 * counts.near / max(counts.matched, 1), cases=counts.matched),
    ]  # fmt: skip


def _count(counts: Counts, key: str, text: str, gold: list[Gold]) -> None:
    """Count one article: each gold name takes the first of our places that overlaps it."""
    names, entities = entities_in(make_article(text, key))
    where = {entity.id: entity.place for entity in entities}
    ours = [name for name in names if name.type in PLACES]
    counts.strict.add({(key, one.start, one.end) for one in ours}, {(key, *one[:2]) for one in gold})
    pairs: dict[int, int] = {}
    for number, (start, end, _, _) in enumerate(gold):
        for at, name in enumerate(ours):
            if at not in pairs and name.start < end and start < name.end:
                pairs[at] = number
                break
    found = {(key, "pair", pairs[at]) if at in pairs else (key, "ours", at) for at in range(len(ours))}
    counts.names.add(found, {(key, "pair", number) for number in range(len(gold))})
    longer = [one for one in names if one.type not in PLACES]
    inside = {
        number
        for number, (start, end, _, _) in enumerate(gold)
        if any(one.start <= start and end <= one.end and one.end - one.start > end - start for one in longer)
    }
    counts.apart.add(found, {(key, "pair", number) for number in range(len(gold)) if number not in inside})
    for at, number in pairs.items():
        _, _, lat, lon = gold[number]
        if lat is None or lon is None:
            continue
        counts.matched += 1
        place = where.get(ours[at].entity or "")
        if place is not None:
            counts.given += 1
            counts.near += kilometres(place.lat, place.lon, lat, lon) <= NEAR
