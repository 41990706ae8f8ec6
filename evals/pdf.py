"""PDF: our text against pdftotext's (poppler) on 30 invented documents, made here in as many shapes.

Words of both sides are compared as multisets (F1), with hyphens at line ends mended, since both mend some of them; so
are pairs of neighbouring words, which tell whether both read in one order (what stands at page edges differs). A
position is right when a marker word that was drawn on one page alone lies in the stretch of that page.

Needs reportlab and fpdf2 (development only) and the command pdftotext; without them the measurement is left out.
"""

import io
import itertools
import random
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

from evals.score import Score
from sayso.read import read_article
from sayso.records import Raw
from sayso.settings import Settings

DOCUMENTS = 30

WORDS = (
    "river bridge mayor school blankets water people boats office engineers council road harvest market letter winter "
    "harbour committee train valley orchard statement repair tender border evening families teachers inter-regional "
    "long-term farmers reported closed opened counted moved found waited between after before under against which "
    "their several about nearly the of and to in a on was were by from with had that said not"
).split()


def measure(data: Path, size: str) -> list[Score]:
    """Return word F1 against pdftotext and the share of markers on the right page. Raises: FileNotFoundError."""
    if not which("pdftotext") or not find_spec("reportlab") or not find_spec("fpdf"):
        raise FileNotFoundError("pdftotext, reportlab and fpdf2")
    count = DOCUMENTS if size == "full" else 6
    scores, pairs, verdicts, right, markers = [], [], [], 0, 0
    for number in range(count):
        body = _SHAPES[number % len(_SHAPES)](random.Random(number))
        raw = Raw(uri=f"{number}.pdf", key=f"{number}.pdf", location=None, media_type="application/pdf", body=body)
        article = read_article(raw, Settings())
        scores.append(_f1(_words(article.text), _words(_peer(body))))
        pairs.append(_f1(_pairs(article.text), _pairs(_peer(body))))
        verdicts.append(f"{number}\t{_SHAPES[number % len(_SHAPES)].__name__}\t{scores[-1]:.4f}")
        for page in article.pages:
            drawn = re.findall(r"mark(\d+)x\d+", article.text[page.start : page.end])
            markers += len(drawn)
            right += drawn.count(str(page.number))
    mean = 100 * sum(scores) / len(scores)
    return [
        Score(data="pdf", metric="word F1 against pdftotext", value=mean, cases=count, verdicts=tuple(verdicts)),
        Score(data="pdf", metric="lowest word F1 of a document", value=100 * min(scores), cases=count),
        Score(data="pdf", metric="F1 of pairs of neighbouring words", value=100 * sum(pairs) / len(pairs), cases=count),
        Score(data="pdf", metric="positions on the right page", value=100 * right / markers, cases=markers),
    ]


def _peer(body: bytes) -> str:
    """Return what pdftotext makes of a document."""
    done = subprocess.run(["pdftotext", "-q", "-enc", "UTF-8", "-", "-"], input=body, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def _words(text: str) -> Counter[str]:
    """Return the words of a text, those broken at the end of a line in one piece on both sides."""
    return Counter(_in_order(text))


def _pairs(text: str) -> Counter[tuple[str, str]]:
    """Return the words of a text with their followers: whether both sides have them in one order."""
    words = _in_order(text)
    return Counter(itertools.pairwise(words))


def _in_order(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"(?<=\w)-\s*\n?\s*(?=\w)", "", text))


def _f1(ours: Counter[Any], theirs: Counter[Any]) -> float:
    shared = sum((ours & theirs).values())
    return 2 * shared / (sum(ours.values()) + sum(theirs.values()))


def _prose(chance: random.Random, words: int) -> str:
    """Return sentences of invented words."""
    out: list[str] = []
    while len(out) < words:
        sentence = [chance.choice(WORDS) for _ in range(chance.randint(6, 26))]
        if chance.random() < 0.3:
            sentence[len(sentence) // 2] = str(chance.randint(2, 90_000))
        if chance.random() < 0.2:
            sentence = [f"“{sentence[0]}", *sentence[1:-1], f"{sentence[-1]}”"]
        out += [sentence[0].capitalize(), *sentence[1:-1], sentence[-1] + chance.choice(("." * 5 + "?")[0:6])]
    return " ".join(out)


def _platypus(
    chance: random.Random, *, columns: int = 1, justified: bool = False, heads: bool = True, font: str = "Times-Roman"
) -> bytes:
    """Return a document set by reportlab: headings, paragraphs, running heads, in columns."""
    from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
    from reportlab.lib.pagesizes import A4, LETTER
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

    width, height = chance.choice([A4, LETTER])

    def edge(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        if heads:
            canvas.drawString(60, height - 30, f"Notes of the Tanura office, volume {chance.randint(1, 9)}")
            canvas.drawCentredString(width / 2, 25, str(document.page))
        canvas.drawString(60, height - 45, " ".join(f"mark{document.page}x{at}" for at in range(4)))

    body = ParagraphStyle(
        "body", fontName=font, fontSize=10, leading=chance.choice([11.5, 12.5, 14]),
        alignment=TA_JUSTIFY if justified else TA_LEFT, spaceAfter=chance.choice([4, 8, 12]),
        firstLineIndent=chance.choice([0, 12]),
    )  # fmt: skip
    head = ParagraphStyle("head", parent=body, fontName="Helvetica-Bold", fontSize=15, leading=18, firstLineIndent=0)
    gap = 18
    each = (width - 120 - gap * (columns - 1)) / columns
    frames = [Frame(60 + at * (each + gap), 60, each, height - 120, id=str(at)) for at in range(columns)]
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=(width, height))
    document.addPageTemplates([PageTemplate(id="all", frames=frames, onPage=edge)])
    story: list[Any] = [Paragraph(_prose(chance, 8)[:70].rsplit(" ", 1)[0], head)]
    for number in range(chance.randint(18, 34)):
        if number % 6 == 5:
            story += [Spacer(1, 8), Paragraph(_prose(chance, 5)[:40].rsplit(" ", 1)[0], head)]
        story.append(Paragraph(_prose(chance, chance.randint(30, 110)), body))
    document.build(story)
    return out.getvalue()


def one_column(chance: random.Random) -> bytes:
    """One column, ragged, with running heads."""
    return _platypus(chance)


def justified(chance: random.Random) -> bytes:
    """One column, justified."""
    return _platypus(chance, justified=True, font="Helvetica")


def two_columns(chance: random.Random) -> bytes:
    """Two columns, justified."""
    return _platypus(chance, columns=2, justified=True)


def three_columns(chance: random.Random) -> bytes:
    """Three narrow columns without running heads."""
    return _platypus(chance, columns=3, heads=False)


def rows_of_two(chance: random.Random) -> bytes:
    """Two columns that are drawn row by row, as some programs do."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for page in range(1, 4):
        canvas.drawString(60, 800, " ".join(f"mark{page}x{at}" for at in range(3)))
        sides = [_prose(chance, 260).split(), _prose(chance, 260).split()]
        for row in range(45):
            for side, left in enumerate((60, 320)):
                canvas.drawString(left, 770 - 15 * row, " ".join(sides[side][5 * row : 5 * row + 5]))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def table(chance: random.Random) -> bytes:
    """Paragraphs around a table with a grid."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    out = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]

    def edge(canvas: Any, document: Any) -> None:
        canvas.drawString(70, 30, f"mark{document.page}x1 mark{document.page}x2")

    story: list[Any] = []
    for _ in range(4):
        story += [Paragraph(_prose(chance, 90), style)]
        rows = [[chance.choice(WORDS).capitalize(), *(str(chance.randint(1, 999)) for _ in range(4))] for _ in range(9)]
        story += [Table(rows)]
    SimpleDocTemplate(out).build(story, onFirstPage=edge, onLaterPages=edge)
    return out.getvalue()


def unicode_font(chance: random.Random) -> bytes:
    """Letters of several scripts from an embedded font, by fpdf2."""
    from fpdf import FPDF

    faces = sorted(Path("/usr/share/fonts").rglob("*Sans-Regular.ttf")) + sorted(
        Path("/usr/share/fonts").rglob("*Sans*.ttf")
    )
    document = FPDF()
    if faces:
        document.add_font("face", "", str(faces[0]))
    document.set_font("face" if faces else "Helvetica", size=11)
    extra = ["Ondřejov", "Čáslav", "São", "Łódź", "Жители", "реки", "ποτάμι"] if faces else ["São"]
    for page in range(1, 4):
        document.add_page()
        document.multi_cell(0, 6, " ".join(f"mark{page}x{at}" for at in range(3)), new_x="LMARGIN", new_y="NEXT")
        for _ in range(5):
            words = _prose(chance, 60).split()
            words[3], words[9] = chance.choice(extra), chance.choice(extra)
            document.multi_cell(0, 6, " ".join(words).replace("“", '"').replace("”", '"'), align="J", new_x="LMARGIN")
            document.ln(4)
    return bytes(document.output())


def letter(chance: random.Random) -> bytes:
    """A letter by fpdf2: an address, short lines, hyphens at line ends."""
    from fpdf import FPDF

    document = FPDF()
    document.set_font("Times", size=12)
    for page in range(1, 3):
        document.add_page()
        for line in (f"mark{page}x1", "River Office", f"{chance.randint(1, 90)} Quay Street", "Tanura", ""):
            document.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
        words = _prose(chance, 200).replace("“", '"').replace("”", '"').split()
        while words:
            line, words = " ".join(words[:11]), words[11:]
            broken = words and len(words[0]) > 8 and words[0].isalpha()
            if broken:
                line, words[0] = f"{line} {words[0][:4]}-", words[0][4:]
            document.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


_SHAPES: tuple[Callable[[random.Random], bytes], ...] = (
    one_column, two_columns, justified, rows_of_two, table, unicode_font, letter, three_columns,
)  # fmt: skip
