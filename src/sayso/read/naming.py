"""Headlines, outlets and authors as markup writes them, brought to how they are named."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from sayso.read.byline import tidy_name
from sayso.read.publisher import fold

LONGEST_TITLE, LONGEST_NAME = 400, 80
"""Characters; what is longer is no headline, no person's name."""

SHARED = 0.5
"""The share of words that a page's first heading and the title of its markup must have in common to be one headline.
On the saved pages it was tried on, other headings share hardly any."""

_SEPARATOR = re.compile(r"\s+[|•·»:–—-]+\s+|\s*\|\s*|:\s+")
_TAGLINE = re.compile(r"\s+[–—|-]\s+|:\s+|\s*\|\s*")
_WORD = re.compile(r"\w+")
_NO_NAME = re.compile(
    r"(?i)https?:|www\.|@|\.(?:com|org|net)\b|\bnet\b|\b(?:admin|administrator|staff|editors?|newsroom|desk|team|guest|redazione)\b"
)
_STAMP = re.compile(r"\s+(?:Published|Updated|Posted|Last)\b.*|^(?:Published|Updated|Posted)\b.*")
_LEAD = re.compile(r"(?i)^(?:written\s+by|by|von|from)\s+")


def find_headline(tree: HtmlElement, title: str, publisher: str | None, host: str) -> str | None:
    """Return the headline: the page's first heading where it says what ``title`` says, else ``title`` without the site.

    title: as the markup has it, often with the site's name behind it; "" when there is none
    """
    title = without_site(title, publisher, host)
    for heading in tree.iter("h1"):
        shown = " ".join("".join(heading.itertext()).split())
        if 0 < len(shown) <= LONGEST_TITLE and len(shown.split()) > 1 and _says_the_same(shown, title):
            return shown
    return title[:LONGEST_TITLE].rstrip() or None


def _says_the_same(shown: str, title: str) -> bool:
    """Whether two headlines share at least half of the words of the shorter one."""
    ours, theirs = (set(_WORD.findall(text.casefold())) for text in (shown, title))
    return bool(ours) and (not theirs or len(ours & theirs) >= SHARED * min(len(ours), len(theirs)))


def without_site(title: str, publisher: str | None, host: str) -> str:
    """Return ``title`` without the site's name before or behind it."""
    names = {fold(name) for name in (publisher, host, host.split(".", maxsplit=1)[0] if host else None) if name}
    squeezed = {re.sub(r"\W", "", name) for name in names}
    parts = [match.span() for match in _SEPARATOR.finditer(title)]
    if not parts:
        return title
    first, last = title[: parts[0][0]], title[parts[-1][1] :]
    if _is_site(last, squeezed) and len(title[: parts[-1][0]].split()) > 1:
        return title[: parts[-1][0]]
    if _is_site(first, squeezed) and len(title[parts[0][1] :].split()) > 1:
        return title[parts[0][1] :]
    return title


def _is_site(part: str, names: set[str]) -> bool:
    """Whether a part of a title is the name of the site, in whole or as its beginning."""
    squeezed = re.sub(r"\W", "", fold(part))
    return len(squeezed) > 1 and any(
        name == squeezed or name.startswith(squeezed) or squeezed.startswith(name) for name in names if len(name) > 2
    )


def outlet_name(name: str) -> str | None:
    """Return an outlet's name without the motto behind it, or None when it is an address or a handle."""
    name = " ".join(name.split())
    if not name or name.startswith(("http", "@")):
        return None
    cut = _TAGLINE.search(name)
    return name[: cut.start()] if cut and cut.start() > 1 and len(name[cut.end() :].split()) > 1 else name


def clean_authors(names: Iterable[str], publisher: str | None) -> tuple[str, ...]:
    """Return the names of people and organisations that wrote, without roles, addresses, degrees and the outlet itself.

    A single word counts when it is the only name.
    """
    site = re.sub(r"\W", "", fold(publisher)) if publisher else ""
    kept: dict[str, None] = {}
    for name in names:
        cleaned = _LEAD.sub("", _STAMP.sub("", " ".join(name.split()))).strip(" ,;|")
        degree = " " not in cleaned and cleaned.isupper() and len(cleaned) <= 4 and kept
        same_as_site = site and re.sub(r"\W", "", fold(cleaned)) == site
        if cleaned and len(cleaned) <= LONGEST_NAME and not (degree or same_as_site or _NO_NAME.search(cleaned)):
            kept.setdefault(tidy_name(cleaned))
    several = tuple(name for name in kept if " " in name)
    return several or tuple(kept)
