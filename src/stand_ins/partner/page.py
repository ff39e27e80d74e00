"""A page that shows what arrived, newest first, and how the next messages are answered."""

import html

from stand_ins.partner.receiving import Partner, Received
from stand_ins.partner.switches import ANSWERS

_SHELL = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A partner’s system</title>
<style>body{{font:19px/1.5 Arial,sans-serif;max-width:44rem;margin:1rem auto;padding:0 1rem;color:#212b32}}
li{{border-left:4px solid #005eb8;padding:.25rem 1rem;margin:1rem 0;list-style:none}}ul{{padding:0}}
pre{{overflow:auto;background:#f0f4f5;padding:1rem;font-size:14px}}button,select{{font:inherit;padding:.25rem}}</style>
<h1>A partner’s system</h1><p>This is a stand-in: it shows which answers to its own messages have arrived.</p>
<form method="post" action="/switch"><label for="answer">Next messages: </label>
<select id="answer" name="answer">{choices}</select> <button>Switch</button></form>
<p>{count}</p><ul>{received}</ul></html>"""


def shown(partner: Partner) -> bytes:
    """The whole page."""
    kept = partner.received
    count = f"{len(kept)} received, {partner.lost} lost, asked {len(partner.asked)} times."
    chosen = partner.switch.answer
    choices = "".join(
        f'<option value="{answer}"{" selected" if answer == chosen else ""}>{html.escape(words)}</option>'
        for answer, words in ANSWERS.items()
    )
    received = "".join(map(_item, reversed(kept)))
    return _SHELL.format(choices=choices, count=count, received=received).encode()


def _item(message: Received) -> str:
    request = message.of("ServiceRequest")
    said = html.escape(request["note"][0]["text"] if request.get("note") else "No words.")
    about = html.escape(message.of("MessageHeader").get("response", {}).get("identifier", ""))
    return f"<li><strong>{said}</strong><br>{html.escape(request.get('status', ''))}; answers message {about}</li>"
