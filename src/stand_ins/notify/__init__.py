"""GOV.UK Notify's text service as its official client meets it, with phones to look at and faults to switch on.

*Text*: what was taken under a reference. *Rule*: how a number's texts are answered and what becomes of them.
*Receipt*: what Notify posts to the callback afterwards, at once or when told to *release* it. *Phone*: a page that
shows the texts as they arrive. Sources: notifications-python-client 13.0.0 and the public source of Notify's API.

    python -m stand_ins.notify --port 6011 --callback http://localhost:8000/messages/notify/callback/
"""
