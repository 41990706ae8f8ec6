"""What names a ledger: the path of a file, or the URL of a PostgreSQL database, and what of it may be shown."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

SCHEMES = ("postgresql", "postgres")
_SECRET = frozenset({"password", "passfile", "sslpassword", "sslkey"})


def is_url(address: str | Path) -> bool:
    """Return whether ``address`` names a PostgreSQL database; anything else is the path of a file."""
    return isinstance(address, str) and address.partition("://")[0] in SCHEMES and "://" in address


def without_secrets(address: str | Path) -> str:
    """Return ``address`` as it may be shown and logged: without password, and without paths of keys."""
    if not is_url(address):
        return str(address)
    try:
        parts = urlsplit(str(address))
    except ValueError:
        return "postgresql://"
    user, at, host = parts.netloc.rpartition("@")
    query = urlencode([pair for pair in parse_qsl(parts.query) if pair[0] not in _SECRET], safe="/")
    return f"postgresql://{user.partition(':')[0]}{at}{host}{parts.path}" + (f"?{query}" if query else "")


def title_of(address: str | Path) -> str:
    """Return what a ledger is called in headings: its file's name without ending, or its database's name."""
    if not is_url(address):
        return Path(address).stem
    parts = urlsplit(without_secrets(address))
    return unquote(parts.path.strip("/")) or dict(parse_qsl(parts.query)).get("dbname", "") or "sayso"
