"""Phones to look at in the demo: the texts as somebody receives them, and the locked screen that others may see."""

import datetime
import html
import pathlib
import re
import typing
import urllib.parse
import zoneinfo

from stand_ins.notify import numbers, texts

HERE = pathlib.Path(__file__).parent
LONDON = zoneinfo.ZoneInfo("Europe/London")
FILES = {"/phone.css": "text/css; charset=utf-8", "/phone.js": "text/javascript; charset=utf-8"}
LOCKED = 36
"""How many characters a locked screen shows."""

SHELL = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/phone.css">
<script src="/phone.js" defer></script>
</head>
<body>
<header><p><b>Demo.</b> These phones are made up. Nothing leaves this computer.</p></header>
<main>
{main}
</main>
</body>
</html>
"""
EVERYBODY = """<h1>Phones</h1>
<p class="soft">{count}</p>
<ul class="phones" id="live">
{phones}
</ul>
<p class="foot"><a href="/phones">Look again</a></p>
<p role="status" id="news" class="soft"></p>"""
CARD = """<li><a class="phone small" href="{address}">
<span class="number">{number}</span>
<span class="clock">{time}</span>
<span class="day">{day}</span>
<span class="note"><b>{sender}</b> <span dir="auto">{line}</span></span>
</a></li>"""
ONE = """<p class="back"><a href="/phones">All phones</a></p>
<h1>{number}</h1>
<div class="phone">
<div id="live">
{locked}
<h2>Messages</h2>
<ol class="talk">
{talk}
</ol>
</div>
<form method="post" action="{address}/reply">
<label for="words">Reply</label>
<div class="row"><input id="words" name="words" autocomplete="off" maxlength="1000" required>
<button>Send</button></div>
</form>
</div>
<p class="foot"><a href="{address}">Look again</a></p>
<p role="status" id="news" class="soft"></p>"""
LOCK = """<div class="lock" role="group" aria-label="The locked screen">
<p class="clock">{time}</p>
<p class="day">{day}</p>
<p class="note"><b>{sender}</b> <span class="when">{when}</span><br><span dir="auto">{line}</span></p>
</div>
<p class="soft small-words">Anybody near the phone can read this without unlocking it.</p>"""
BUBBLE = """<li class="{whose}"><p class="when">{who}, {when}</p><p class="bubble" dir="auto">{words}</p></li>"""
BOX = """<p class="back"><a href="/phones">All phones</a></p>
<h1>{address}</h1>
<ol class="talk" id="live">
{mails}
</ol>
<p role="status" id="news" class="soft"></p>"""
BOX_CARD = """<li><a class="phone small" href="/mail/{address}">
<span class="number">{box}</span>
<span class="note"><b>E-mail</b></span></a></li>"""
MAIL = (
    """<li class="theirs"><p class="when"><b>{subject}</b>, {when}</p><p class="bubble" dir="auto">{words}</p></li>"""
)
NOTHING = """<p class="soft">No texts yet.</p>"""


def address(number: str) -> str:
    """Where the phone with this number is shown."""
    return f"/phone/{number}"


def number_of_reply(path: str) -> str:
    """The number whose phone answers, for `/phone/<number>/reply`; empty for any other address."""
    found = re.fullmatch(r"/phone/([^/]+)/reply", path)
    return _plain(found[1]) if found else ""


def page(path: str, stand_in: typing.Any) -> tuple[bytes, str] | None:
    """The page, style or script at this address and its kind; None where it is not one of ours."""
    if path in FILES:
        return (HERE / path[1:]).read_bytes(), FILES[path]
    shown = None
    if found := re.fullmatch(r"/mail/([^/]+@[^/]+)/?", path):
        shown = _box(found[1], stand_in)
    elif path.rstrip("/") in ("", "/phones"):
        shown = _everybody(stand_in)
    elif (found := re.fullmatch(r"/phone/([^/]+)/?", path)) and (number := _plain(found[1])):
        shown = _one(number, stand_in)
    return (shown.encode(), "text/html; charset=utf-8") if shown else None


def _everybody(stand_in: typing.Any) -> str:
    cards = [BOX_CARD.format(address=urllib.parse.quote(box), box=html.escape(box)) for box in stand_in.shelf.boxes()]
    for number in stand_in.shelf.phones():
        received = stand_in.shelf.on_phone(number)
        latest = received[-1] if received else None
        cards.append(
            CARD.format(
                address=urllib.parse.quote(address(number)),
                number=numbers.spoken(number),
                time=_time(latest.created_at) if latest else "",
                day=_day(latest.created_at) if latest else "",
                sender=html.escape(stand_in.sender) if latest else "No texts arrived",
                line=_first_line(latest.words) if latest else "",
            )
        )
    many = "1 phone." if len(cards) == 1 else f"{len(cards)} phones."
    count = f"{many} Open one to read its texts." if cards else "Nobody has been texted yet."
    main = EVERYBODY.format(count=count, phones="\n".join(cards))
    return SHELL.format(title="Phones", main=main)


def _one(number: str, stand_in: typing.Any) -> str:
    received = stand_in.shelf.on_phone(number)
    spoken = numbers.spoken(number)
    main = ONE.format(
        number=spoken,
        address=urllib.parse.quote(address(number)),
        locked=_locked(received[-1], stand_in) if received else "",
        talk=_talk(received, number, stand_in) or f"<li>{NOTHING}</li>",
    )
    return SHELL.format(title=f"Phone {spoken}", main=main)


def _box(address: str, stand_in: typing.Any) -> str:
    mails = [text for text in stand_in.shelf.texts if text.kind == "email" and text.to == address]
    letters = "\n".join(
        MAIL.format(
            subject=html.escape(mail.subject),
            when=_when(mail.created_at),
            words=_bubble(mail.words),
        )
        for mail in reversed(mails)
    )
    main = BOX.format(address=html.escape(address), mails=letters or f"<li>{NOTHING}</li>")
    return SHELL.format(title=f"E-mail of {html.escape(address)}", main=main)


def _locked(text: texts.Text, stand_in: typing.Any) -> str:
    now = stand_in.now()
    return LOCK.format(
        time=_time(now),
        day=_day(now),
        sender=html.escape(stand_in.sender),
        when=_when(text.created_at),
        line=_first_line(text.words),
    )


def _talk(received: list[texts.Text], number: str, stand_in: typing.Any) -> str:
    told = [(text.created_at, "theirs", stand_in.sender, text.words) for text in received]
    told += [(r.at, "mine", "You", r.words) for r in stand_in.shelf.replies if r.number == number]
    return "\n".join(
        BUBBLE.format(whose=whose, who=html.escape(who), when=_when(at), words=_bubble(words))
        for at, whose, who, words in sorted(told, key=lambda line: line[0])
    )


def _bubble(words: str) -> str:
    """The words as a phone shows them: web addresses can be tapped."""
    shown = html.escape(words).replace("\n", "<br>")
    return re.sub(r"https?://[^\s<]+", lambda found: f'<a href="{found[0]}">{found[0]}</a>', shown)


def _plain(text: str) -> str:
    try:
        return numbers.plain(text)
    except numbers.NotANumber:
        return ""


def _first_line(words: str) -> str:
    line = words.replace("\n", " ")
    return html.escape(line if len(line) <= LOCKED else line[: LOCKED - 1].rstrip() + "…")


def _time(at: datetime.datetime) -> str:
    there = at.astimezone(LONDON)
    return f"{there.hour % 12 or 12}:{there:%M}{'pm' if there.hour >= 12 else 'am'}"


def _day(at: datetime.datetime) -> str:
    return f"{at.astimezone(LONDON):%A %-d %B}"


def _when(at: datetime.datetime) -> str:
    return f"{at.astimezone(LONDON):%a %-d %B}, {_time(at)}"
