"""One spelling for all the addresses of one page."""

from urllib.parse import urlsplit, urlunsplit

from courlan import clean_url


def is_url(named: str) -> bool:
    """Whether something is a web address rather than a path."""
    return named.lower().startswith(("http://", "https://"))


def canonical_url(url: str) -> str:
    """Return the one spelling under which all addresses of a page are counted.

    That is https, the host in lower case, no fragment, no tracking parameters, no slash at the end. What is no web
    address comes back as it is, stripped of white space.

    Source: the list of tracking parameters is courlan's.
    """
    url = url.strip()
    if not is_url(url):
        return url
    try:
        cleaned = clean_url(url) or url
        parts = urlsplit(cleaned)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return url
    return urlunsplit(("https", host + port, parts.path.rstrip("/"), parts.query, ""))
