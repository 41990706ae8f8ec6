"""Run benchmarks: ``python -m benchmarks --data FOLDER [NAME ...]``.

Each module of this folder that has ``run(data: Path) -> None`` is one; without names all run, one after the other.
A benchmark whose data are missing is skipped aloud.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run what is asked for. Returns the exit status: 2 for an unknown name."""
    known = sorted(module.name for module in iter_modules([str(HERE)]) if not module.name.startswith("_"))
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed and memory.")
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder a data set")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones: {', '.join(known)}; all by default")
    choice = parser.parse_args()
    unknown = [name for name in choice.names if name not in known]
    if unknown:
        parser.error(f"no benchmark is called {unknown[0]!r}; there are {', '.join(known)}")
    for name in choice.names or known:
        module = import_module(f"benchmarks.{name}")
        if not hasattr(module, "run"):
            continue
        try:
            module.run(choice.data)
        except FileNotFoundError as missing:
            print(f"SKIPPED {name}: {missing.filename or missing} is not there")
        print(flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
