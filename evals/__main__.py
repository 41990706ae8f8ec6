"""Run every measurement: ``python -m evals --size small|full --data FOLDER``.

Prints a table (set, metric, ours, floor, published), writes the verdicts of each case under build/evals/, and exits
with 1 when a figure lies below its floor in evals/floors.json. A set whose folder is missing is skipped aloud.
"""

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from evals.score import Score

HERE = Path(__file__).resolve().parent
RESULTS = HERE.parent / "build" / "evals"
FLOORS = HERE / "floors.json"


def main() -> int:
    """Measure, print, write, compare. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="Quality on public data sets.")
    parser.add_argument("--size", choices=("small", "full"), default="small", help="a fixed sample, or all of it")
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder a data set")
    parser.add_argument("--only", default="", help="names of measurements, separated by commas")
    parser.add_argument("--raise-floors", action="store_true", help="write today's figures as the new floors")
    choice = parser.parse_args()
    scores: list[Score] = []
    wanted = set(filter(None, choice.only.split(",")))
    for name in sorted(module.name for module in iter_modules([str(HERE)])):
        module = import_module(f"evals.{name}") if not wanted or name in wanted else None
        if module is None or not hasattr(module, "measure"):
            continue
        try:
            scores.extend(module.measure(choice.data, choice.size))
        except FileNotFoundError as missing:
            print(f"SKIPPED {name}: {missing.filename or missing} is not there")
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    here = floors.setdefault(choice.size, {})
    below = _print(scores, here)
    _write(scores)
    if choice.raise_floors:
        # A floor that is to fall is edited by hand, with the reason in the commit.
        for score in (score for score in scores if score.ours):
            here[score.key] = max(here.get(score.key, 0.0), round(score.value - 0.5, 1))
        text = json.dumps(floors, indent=1, ensure_ascii=False, sort_keys=True)
        FLOORS.write_text(text + "\n", encoding="utf-8")
        return 0
    if below:
        print(f"{len(below)} below their floor: " + "; ".join(below))
    return 1 if below else 0


def _print(scores: list[Score], floors: dict[str, float]) -> list[str]:
    """Print the table; return the keys of the figures below their floor."""
    below = []
    print(f"{'set':28} {'metric':42} {'ours':>6} {'floor':>6} {'cases':>6}  published")
    for score in scores:
        floor = floors.get(score.key)
        if floor is not None and score.value < floor:
            below.append(score.key)
        shown = f"{floor:6.1f}" if floor is not None else f"{'-':>6}"
        mark = " BELOW" if score.key in below else ""
        print(f"{score.data:28} {score.metric:42} {score.value:6.1f} {shown} {score.cases:6}  {score.published}{mark}")
    return below


def _write(scores: list[Score]) -> None:
    """Write the verdicts of each case, one file a set."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {}
    for score in scores:
        for verdict in score.verdicts:
            lines.setdefault(score.data, []).append(f"{score.metric}\t{verdict}")
    for data, rows in lines.items():
        name = "".join(letter if letter.isalnum() else "-" for letter in data)
        (RESULTS / f"{name}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
