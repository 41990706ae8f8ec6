"""Where fuzzing begins: a few small inputs of each kind, all of them good; what goes wrong is found from there."""

import gzip
import io
import json
from collections.abc import Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow as pa
import pyarrow.parquet as pq

from tests.intake.messages import STORY, make_mail
from tests.intake.warcs import PAGE, answer, packed, record
from tests.read.documents import make_docx, styled
from tests.read.pdfs import ENCRYPTED, column, make_pdf

HTML = (
    '<!DOCTYPE html><html lang="en"><head><title>River closes two bridges - Tanura Post</title>'
    '<meta property="article:published_time" content="2031-03-12T10:00:00Z"><meta name="author" content="Jana Holm">'
    '<link rel="canonical" href="https://tanura.example/river"><script type="application/ld+json">'
    '{"@type": "NewsArticle", "headline": "River closes two bridges", "datePublished": "2031-03-12"}</script></head>'
    "<body><nav>Home | News</nav><article><h1>River closes two bridges</h1><p>By Jana Holm</p>"
    "<p>Two bridges over the Selm were closed on Monday, the mayor said.</p><figure><img src=a.png>"
    "<figcaption>(File Photo/Orbis)</figcaption></figure><table><tr><td>1&nbsp;200<td>&#x1F56F;</table>"
    "<p>“Nobody was hurt,” she told Orbis.</p></article><footer>© 2031</footer></body></html>"
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>Tanura Post</title><item><title>River &lt;b&gt;closes&lt;/b&gt; bridges</title>"
    "<link>https://tanura.example/1</link><pubDate>Wed, 12 Mar 2031 10:00:00 GMT</pubDate>"
    "<content:encoded><![CDATA[<p>Two bridges were closed.</p>]]></content:encoded></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Orbis</title><entry><id>urn:1</id>'
    '<title type="html">River</title>'
    "<updated>2031-03-12T10:00:00Z</updated><author><name>Jana Holm</name></author>"
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Two bridges.</p></div></content></entry></feed>'
)
ARCHIVER = (
    "Entry Number,Archive Status,Archive Location,Archive Date,Upload Timestamp,Upload Title,Text Content,Entry URL\n"
    '1,success,https://archive.example/1,2031-03-12,2031-03-11T09:00:00Z,River,"Two bridges, she said",https://a.example/1\n'
)
ROW = {"text": STORY, "title": "River closes two bridges", "published": "2031-03-12", "publisher": "Tanura Post"}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of some files."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def parquet() -> bytes:
    """Return a table of two articles."""
    out = io.BytesIO()
    pq.write_table(pa.table({name: [value, value] for name, value in ROW.items()}), out)
    return out.getvalue()


def mhtml() -> bytes:
    """Return a page saved with its assets."""
    return make_mail(None, html=HTML, attached=(("a.png", "image/png", b"\x89PNG"),)).replace(
        b"multipart/mixed", b"multipart/related"
    )


def seeds() -> dict[str, Sequence[bytes]]:
    """Return by suffix the inputs that fuzzing of that kind begins with."""
    text = f"River closes two bridges\nBy Jana Holm\nTANURA, March 12 (Orbis) - {STORY}(File Photo/Orbis)\r\n© 2031"
    document = make_docx("River closes two bridges", "By Jana Holm", STORY, body=styled("Titel", "River 🕯️"))
    mail = make_mail(html=HTML, attached=(("note.txt", "text/plain", STORY.encode()), ("p.html", "text/html", PAGE)))
    archive = answer("https://tanura.example/1") + record("metadata", "https://tanura.example/1", b"a: b")
    return {
        ".txt": (text.encode(), text.encode("utf-16")),
        ".md": (f"---\ntitle: River\ndate: 2031-03-12\n---\n# River\n\n{STORY}\n\n| a | b |\n|---|---|\n".encode(),),
        ".html": (HTML.encode(),),
        ".pdf": (make_pdf(column(text.replace("\r", "")[:300]), column("Page two\nends."), title="River"), ENCRYPTED),
        ".docx": (document,),
        ".eml": (mail, make_mail()),
        ".mhtml": (mhtml(),),
        ".jsonl": (json.dumps(ROW).encode() + b"\n" + json.dumps({**ROW, "text": "🕯️"}).encode(),),
        ".csv": (
            f'text,title,published\n"{STORY}",River,2031-03-12\n'.encode(),
            ARCHIVER.encode(),
        ),
        ".parquet": (parquet(),),
        ".rss": (RSS.encode(),),
        ".atom": (ATOM.encode(),),
        ".zip": (zipped({"a.txt": text.encode(), "b/c.html": HTML.encode(), "d.zip": zipped({"e.eml": mail})}),),
        ".warc": (archive,),
        ".warc.gz": (packed(answer("https://tanura.example/1"), answer("https://tanura.example/2")),),
        ".txt.gz": (gzip.compress(text.encode(), mtime=0),),
    }
