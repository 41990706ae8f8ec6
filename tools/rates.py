"""How often each field is wrong, for the foot of pages and exports: lexicon/field_rates.csv out of evals/floors.json.

``python -m tools.rates`` writes the table; tests/house compares it with the floors that hold now. A floor
is half a point under what was measured, so that no rate here is better than the measured one.
"""

import csv
import io
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "evals" / "floors.json"
TABLE = ROOT / "src" / "sayso" / "lexicon" / "field_rates.csv"

HEAD = """\
# How often a field of a row is right: `right` of 100 by `measure` on `data`. Written by `python -m tools.rates` from
# evals/floors.json, which `make eval` holds to. Licence: Apache-2.0.
"""

MEASURED: tuple[tuple[str, str, str, str, str], ...] = (
    ("source", "who speaks", "exact words, F1", "PolNeAR, development part", "polnear dev | source, F1"),
    ("cue", "the word for saying", "exact words, F1", "PolNeAR, development part", "polnear dev | cue, F1"),
    ("content", "what is said", "exact stretch, F1", "PolNeAR, development part", "polnear dev | content fragment, F1"),
    ("chain", "the whole chain of voices", "all of them exact in an article",
     "invented articles by another hand, unread", "chains | invented fresh articles, shut half, chain exact"),
    ("speaker", "the speaker's full name", "right, of those found", "200 attributions read by hand",
     "200 attributions | speaker's name, of those found"),
    ("stance", "what the word for saying does", "right, of those found", "200 attributions read by hand",
     "200 attributions | stance, of those found"),
    ("value", "a figure's number", "F1", "NewsQuant, second half", "newsquant, second half | value F1"),
    ("unit", "a figure's number and unit", "F1", "NewsQuant, second half",
     "newsquant, second half | value and unit F1"),
    ("harm", "the toll an article states", "found among its figures", "1,240 shootings, 40% kept",
     "incidents, held out | the toll an article states is among its figures"),
    ("date", "a date's value", "F1", "TimeBank, 20% kept", "timebank, held out | value F1"),
    ("name", "a name and its type", "exact, F1", "Worldwide Newswire, 20% kept",
     "worldwide_names, held out | entity F1"),
    ("place", "where a place lies", "within 161 km, of those given", "LGL, local news",
     "LGL | coordinates within 161 km, of those given"),
    ("event", "a happening", "trigger, F1", "ECB+, development topics", "ecbplus, dev topics | action triggers F1"),
    ("modality", "how a claim puts it", "right", "invented sentences", "invented sentences | modality"),
    ("entity", "spellings taken for one name", "B-cubed F1", "ECB+, development topics",
     "ecbplus, dev topics | names across articles, B-cubed F1, ours"),
    ("linked_event", "mentions taken for one happening", "B-cubed F1", "ECB+, development topics",
     "ecbplus, dev topics | same event, B-cubed F1"),
    ("question", "tolls taken for answers to one question", "are of one incident", "1,240 shootings, 40% kept",
     "incidents, held out | joined tolls are of one incident"),
    ("meeting", "tolls of one incident", "brought together", "1,240 shootings, 40% kept",
     "incidents, held out | tolls of one incident are joined"),
    ("relation", "how two accounts stand to each other", "as a reader has it", "150 pairs read by hand",
     "incidents, 150 pairs read | the relation is the reader's"),
    ("origins", "the number of separate origins", "exact", "invented piles",
     "origins, chains read | separate origins exact"),
    ("copies", "copied passages, up to 30% edited", "found", "planted in AllSides",
     "allsides, planted copies | found, up to 30% edited"),
    ("published", "the day of publication", "right", "web pages", "pages | date"),
)  # fmt: skip
"""Field, what it is in words, how it is measured, on what, and the key of its floor."""


def make_table(floors: dict[str, float]) -> str:
    """Return the table as text. Raises: KeyError when an evaluation has gone."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(("field", "words", "right", "measure", "data"))
    for field, words, measure, data, key in MEASURED:
        writer.writerow((field, words, f"{floors[key]:.1f}", measure, data))
    return HEAD + sheet.getvalue()


def read_floors() -> dict[str, float]:
    """Return the floors of the full evaluation."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))["full"]
    return floors


def main() -> None:
    """Write the table."""
    TABLE.write_text(make_table(read_floors()), encoding="utf-8")


if __name__ == "__main__":
    main()
