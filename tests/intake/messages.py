"""How the tests make e-mail messages."""

from collections.abc import Sequence
from email.message import EmailMessage

STORY = (
    "Two bridges over the Selm were closed on Monday after the river rose by a metre overnight, the mayor said.\n\n"
    "Boats carried people from the lower town to the school on the hill, where blankets were handed out until noon.\n"
)


def make_mail(
    text: str | None = STORY,
    *,
    html: str | None = None,
    subject: str = "River closes two bridges",
    sender: str = "Jana Holm <jana@tanura.example>",
    attached: Sequence[tuple[str, str, bytes]] = (),
) -> bytes:
    """Return a message; ``attached``: file name, media type and bytes of each attachment."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "desk@selm.example"
    message["Subject"] = subject
    message["Date"] = "Wed, 12 Mar 2031 23:30:00 -0500"
    if text is not None:
        message.set_content(text)
    if html is not None:
        if text is None:
            message.set_content(html, subtype="html")
        else:
            message.add_alternative(html, subtype="html")
    for name, media_type, body in attached:
        main, _, sub = media_type.partition("/")
        message.add_attachment(body, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()
