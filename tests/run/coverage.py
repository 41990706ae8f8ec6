"""Small piles of invented coverage on disk, for the tests of runs."""

import json
from pathlib import Path

PLACES = ("Vel", "Ostra", "Quendara", "Istmar")


def write_article(path: Path, number: int) -> Path:
    """Write one short article whose words tell its number."""
    place = PLACES[number % len(PLACES)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"Rain over {place}\n\nAt least {number + 2} people fled {place} on 3 May 2031, the mayor said.\n\n"
        f"“We lost {number + 10} houses,” Ana Doru told Vel Radio. 🌧️\n",
        encoding="utf-8",
    )
    return path


def write_pile(folder: Path, articles: int) -> Path:
    """Write ``articles`` text files, a table with two versions of one page, a copy, and a file that fails."""
    for number in range(articles):
        write_article(folder / f"{number:03}.txt", number)
    write_article(folder / "copy.txt", 0)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    rows = [
        {"id": 1, "text": "Two people fled Vel, the mayor said.", "url": "http://vel.example/a?utm_source=x"},
        {"id": 2, "text": "Ostra is calm.", "url": "http://vel.example/b"},
        {"id": 3, "text": "Three people fled Vel, the mayor said.", "url": "https://vel.example/a"},
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder
