"""What the address of an article tells of it: its host, and the day or month in its path."""

import re
from urllib.parse import urlsplit

from sayso.read.date import iso_date
from sayso.records import DateCandidate
from sayso.vocabulary import How

_URL = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<s>[/_-]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_LOOSE = re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<m>\d{1,2})/(?P<d>\d{1,2})/")
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<m>0[1-9]|1[0-2])/")


def host_of(url: str | None) -> str:
    """Return the host of an address, without ``www.``."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def day_of_address(url: str | None) -> tuple[DateCandidate, ...]:
    """Return the day in an address as a candidate for publication; () without one."""
    match = _URL.search(url or "") or _URL_LOOSE.search(url or "")
    value = iso_date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    return (_candidate(value),) if value else ()


def month_of_address(url: str | None) -> tuple[DateCandidate, ...]:
    """Return the month in an address that names no day; () without one."""
    month = None if day_of_address(url) else _URL_MONTH.search(url or "")
    return (_candidate(f"{month['y']}-{month['m']}"),) if month else ()


def _candidate(value: str) -> DateCandidate:
    """Return a date read from an address: it stands nowhere in the text."""
    return DateCandidate(value=value, how=How.URL, start=None, end=None)
