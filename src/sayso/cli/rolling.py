"""What roll-ups are asked for with: the name of a rule, and the file in which people rank sources."""

import csv
from pathlib import Path

from sayso.errors import NotReadable, UnknownName
from sayso.vocabulary import RollUpRule


def read_rule(name: str) -> RollUpRule:
    """Return the rule of that name. Raises: UnknownName, which lists the names there are."""
    try:
        return RollUpRule(name)
    except ValueError:
        raise UnknownName("rule", name, [rule.value for rule in RollUpRule]) from None


def read_ranking(path: Path | None) -> dict[str, int]:
    """Return the rank of each source in a CSV file with the columns ``rank`` (1 is the highest) and ``name``.

    Raises: NotReadable when it cannot be opened, a column is missing or a rank is no whole number.
    """
    if path is None:
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return {row["name"].strip(): int(row["rank"]) for row in csv.DictReader(lines)}
    except (OSError, UnicodeDecodeError, ValueError, KeyError, AttributeError) as error:
        raise NotReadable(str(path), f"not a ranking with the columns rank and name: {error}") from error
