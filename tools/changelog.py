"""The changelog: one fragment a change in changelog.d/, folded into CHANGELOG.md when a version is released.

``python -m tools.changelog 0.2.0 2030-01-31`` puts all fragments under that version and removes their files.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "changelog.d"
CHANGELOG = ROOT / "CHANGELOG.md"
KINDS = ("added", "changed", "fixed", "removed", "security")
MARK = "<!-- released versions below -->"


def faults(folder: Path) -> list[str]:
    """Return what is wrong with the fragments in ``folder``, one sentence each."""
    wrong = []
    for path in sorted(folder.iterdir()):
        if path.name == "README.md":
            continue
        named = re.fullmatch(r"[a-z0-9-]+\.([a-z]+)\.md", path.name)
        if not named or named[1] not in KINDS:
            wrong.append(f"{path.name}: name it topic.kind.md, kind being one of {', '.join(KINDS)}")
            continue
        text = path.read_text(encoding="utf-8")
        if not re.fullmatch(r"(?s)[A-Z`“\"].*[.)]\n", text) or "\n\n" in text:
            wrong.append(f"{path.name}: write one paragraph of whole sentences, ending in a full stop and a line end")
    return wrong


def section(folder: Path, version: str, day: str) -> str:
    """Return the changelog section that the fragments in ``folder`` make, without its last line end."""
    lines = [f"## {version} ({day})"]
    for kind in KINDS:
        found = sorted(folder.glob(f"*.{kind}.md"))
        if found:
            lines += ["", f"### {kind.capitalize()}", ""]
            lines += ["- " + path.read_text(encoding="utf-8").strip().replace("\n", "\n  ") for path in found]
    return "\n".join(lines)


def release(folder: Path, changelog: Path, version: str, day: str) -> None:
    """Move every fragment of ``folder`` into ``changelog`` under ``version``."""
    head, mark, rest = changelog.read_text(encoding="utf-8").partition(MARK)
    text = f"{head}{mark}\n\n{section(folder, version, day)}{rest}"
    changelog.write_text(text, encoding="utf-8")
    for kind in KINDS:
        for path in folder.glob(f"*.{kind}.md"):
            path.unlink()


def main(arguments: list[str]) -> int:
    """Release, after checking; 1 when a fragment is malformed, 2 on wrong usage."""
    if len(arguments) != 2 or not re.fullmatch(r"\d{4}-\d\d-\d\d", arguments[1]):
        print("Usage: python -m tools.changelog VERSION YYYY-MM-DD", file=sys.stderr)
        return 2
    wrong = faults(FOLDER)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    release(FOLDER, CHANGELOG, arguments[0], arguments[1])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
