"""Opens what the user names: files, folders, globs, tables and standard input, one `Raw` an article.

Nothing is skipped in silence: what cannot be opened comes out as a `Failure` that says why, and the rest goes on.
"""

from sayso.intake.inputs import open_inputs
from sayso.intake.publishers import find_publishers, load_publishers
from sayso.intake.sides import find_sides, load_sides
from sayso.intake.stream import open_stream, sniff_stdin
from sayso.intake.url import canonical_url

__all__ = [
    "canonical_url",
    "find_publishers",
    "find_sides",
    "load_publishers",
    "load_sides",
    "open_inputs",
    "open_stream",
    "sniff_stdin",
]
