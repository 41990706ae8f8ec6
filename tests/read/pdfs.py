"""How the tests make PDF documents: lines of Helvetica at given places, written by hand."""

from base64 import b64decode
from collections.abc import Sequence

from sayso.records import Article
from tests.read.article import read

Shown = tuple[float, float, str]
"""A line: points from the left, points from the bottom, what it says."""

PDF = "application/pdf"

ENCRYPTED = b64decode(
    "JVBERi0xLjMKJZOMi54gUmVwb3J0TGFiIEdlbmVyYXRlZCBQREYgZG9jdW1lbnQgKG9wZW5zb3VyY2UpCjEgMCBvYmoKPDwKL0YxIDIgMCBSCj4+"
    "CmVuZG9iagoyIDAgb2JqCjw8Ci9CYXNlRm9udCAvSGVsdmV0aWNhIC9FbmNvZGluZyAvV2luQW5zaUVuY29kaW5nIC9OYW1lIC9GMSAvU3VidHlw"
    "ZSAvVHlwZTEgL1R5cGUgL0ZvbnQKPj4KZW5kb2JqCjMgMCBvYmoKPDwKL0NvbnRlbnRzIDggMCBSIC9NZWRpYUJveCBbIDAgMCA1OTUuMjc1NiA4"
    "NDEuODg5OCBdIC9QYXJlbnQgNyAwIFIgL1Jlc291cmNlcyA8PAovRm9udCAxIDAgUiAvUHJvY1NldCBbIC9QREYgL1RleHQgL0ltYWdlQiAvSW1h"
    "Z2VDIC9JbWFnZUkgXQo+PiAvUm90YXRlIDAgL1RyYW5zIDw8Cgo+PiAKICAvVHlwZSAvUGFnZQo+PgplbmRvYmoKNCAwIG9iago8PAovUGFnZU1v"
    "ZGUgL1VzZU5vbmUgL1BhZ2VzIDcgMCBSIC9UeXBlIC9DYXRhbG9nCj4+CmVuZG9iago1IDAgb2JqCjw8Ci9BdXRob3IgKFwwMDJAeVwwMTFcMjQy"
    "XDI3MVwzMjMzXDAwNykgL0NyZWF0aW9uRGF0ZSAoJ1wwMjQkV1wzNTFcMzQyXDIxNXdGOlwyMjdcMzAwXDM3NFwyNTZcMjcyXDM0N1wyMTNhXDI1"
    "N1wyNzV7XDIzM1wyNzApIC9DcmVhdG9yIChcMDAyQHlcMDExXDI0MlwyNzFcMzIzM1wwMDcpIC9LZXl3b3JkcyAoKSAvTW9kRGF0ZSAoJ1wwMjQk"
    "V1wzNTFcMzQyXDIxNXdGOlwyMjdcMzAwXDM3NFwyNTZcMjcyXDM0N1wyMTNhXDI1N1wyNzV7XDIzM1wyNzApIC9Qcm9kdWNlciAoMUtmXDAxMFwy"
    "NTFcMjQwXDM2MCdcMDI2KlwzNjVcMjY2XDIxM1wyNzRcMzA2XDI3M1wzMDIjXDM3NlwzNTAyXDIxM1wyNjJbJFwyMDRxXDM1NFwzNjEzZFwyNzJe"
    "XDAyMlwzMjB1KSAKICAvU3ViamVjdCAoXDAyNkBlXDAyN1wyNzZcMjY3XDMyNSBcMDM1b1wzMDEpIC9UaXRsZSAoXDAyNkBiXDAxNlwyNTdcMjcw"
    "XDMzMSIpIC9UcmFwcGVkIC9GYWxzZQo+PgplbmRvYmoKNiAwIG9iago8PAovRmlsdGVyIC9TdGFuZGFyZCAvTyA8OTNGMjFBNTM0M0YxREI2NzU0"
    "NzkwNENDMEI1OUQxMDE0MEQ0Q0JFNTJGQTRGRUIwNzhDMEE4MkNBMDU5MTM3OD4gL1AgLTggL1IgMiAvVSA8NEREMjMwMTVGRkE3MjE1MzUxQUNB"
    "MzBFNjFDNUVBMjY3RUU3M0EyNDlCM0E4OUYzMDBENjY4NkZGQUM1MTk1MD4gL1YgMQo+PgplbmRvYmoKNyAwIG9iago8PAovQ291bnQgMSAvS2lk"
    "cyBbIDMgMCBSIF0gL1R5cGUgL1BhZ2VzCj4+CmVuZG9iago4IDAgb2JqCjw8Ci9GaWx0ZXIgWyAvQVNDSUk4NURlY29kZSAvRmxhdGVEZWNvZGUg"
    "XSAvTGVuZ3RoIDk2Cj4+CnN0cmVhbQoGxB0KKTmrp6YDtqqMQKX+QtxVJEs2l7lCxigrBNRfuF5a/2ZGZ19UG4oHqR+pdCVpjdj0P6DFUkW2Y6kX"
    "jDyqEU/xu/2aorhGGRff1JYMItGFGRP6doXWzwSaaAVNC1plbmRzdHJlYW0KZW5kb2JqCnhyZWYKMCA5CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAw"
    "MDAwMDA2MSAwMDAwMCBuIAowMDAwMDAwMDkyIDAwMDAwIG4gCjAwMDAwMDAxOTkgMDAwMDAgbiAKMDAwMDAwMDQwMiAwMDAwMCBuIAowMDAwMDAw"
    "NDcwIDAwMDAwIG4gCjAwMDAwMDA5NTcgMDAwMDAgbiAKMDAwMDAwMTE1MiAwMDAwMCBuIAowMDAwMDAxMjExIDAwMDAwIG4gCnRyYWlsZXIKPDwK"
    "L0VuY3J5cHQgNiAwIFIKL0lEIApbPDA3NTAxZGQ5NzQxMWE2MWQyMjM5NDlhM2EzMjJhZTUzPjwwNzUwMWRkOTc0MTFhNjFkMjIzOTQ5YTNhMzIy"
    "YWU1Mz5dCiUgUmVwb3J0TGFiIGdlbmVyYXRlZCBQREYgZG9jdW1lbnQgLS0gZGlnZXN0IChvcGVuc291cmNlKQoKL0luZm8gNSAwIFIKL1Jvb3Qg"
    "NCAwIFIKL1NpemUgOQo+PgpzdGFydHhyZWYKMTM5NgolJUVPRgo="
)
"""One page that only opens with a password."""


def make_pdf(*pages: Sequence[Shown], title: str = "", size: float = 11) -> bytes:
    """Return a document whose pages show the given lines."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b""]
    objects[2] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = []
    for page in pages:
        drawn = b"".join(
            f"BT /F1 {size:g} Tf 1 0 0 1 {x:g} {y:g} Tm (".encode() + _escaped(text) + b") Tj ET\n"
            for x, y, text in page
        )
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects) + 2} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n".encode() + drawn + b"\nendstream")
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    objects.append(b"<< /Title (" + _escaped(title) + b") >>")
    return _written(objects)


def column(text: str, *, left: float = 72, top: float = 760, step: float = 14) -> list[Shown]:
    """Return the lines of ``text`` below each other."""
    return [(left, top - step * number, line) for number, line in enumerate(text.split("\n")) if line]


def read_pages(*pages: Sequence[Shown], title: str = "", size: float = 11) -> Article:
    """Return the article that a document of such pages makes."""
    return read(make_pdf(*pages, title=title, size=size), PDF)


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _written(objects: Sequence[bytes]) -> bytes:
    """Return the file of numbered objects, the last of which describes the document."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    return bytes(out) + f"startxref\n{start}\n%%EOF\n".encode()
