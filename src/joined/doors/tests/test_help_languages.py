"""The help page in another language: whole, approved by a human, and from the side that it is read from (H31)."""

import re

import pytest
from django.test import Client

from joined.base.making import making
from joined.base.speaking import Speaking
from joined.doors import actions, models, questions
from joined.doors.tests import asking_for_help as ben
from joined.kit import actors, errors

TAGS = re.compile(r"<(script|style|title).*?</\1>|<[^>]*>", re.S)
KEPT = ("999", "111", "Joined Up")


def marked() -> dict[str, str]:
    """Every sentence as a reader of no language: what is not marked was not translated."""
    names = re.compile(r"\{\w+\}")
    return {
        sentence: "".join(part if names.fullmatch(part) else "※" * bool(part.strip()) for part in parts(sentence))
        for sentence in questions.sentences()
    }


def parts(sentence: str) -> list[str]:
    return re.split(r"(\{\w+\})", sentence)


WRITER, READER = actors.System("writes"), actors.System("reads")


def propose(*, words=None):
    row = actions.propose_language(by=WRITER, code="ar", name="العربية")
    return actions.write_language(by=WRITER, language=row, version=1, words=marked() if words is None else words)


def approve(place, *, words=None, by=READER, approved_by="Riverside reading group"):
    return actions.approve_language(by=by, language=propose(words=words), approved_by=approved_by)


def main_words(page) -> list[str]:
    """What a page says in English between header and footer, without what is nobody's to translate."""
    main = page.text[page.text.index("<main") : page.text.index("</main>")]
    text = TAGS.sub(" ", main)
    for name in ("Riverside North", "Lockside Surgery", "St Brendan’s Practice", "day and night", "English", "العربية"):
        text = text.replace(name, " ")
    return re.findall(r"[A-Za-z]{3,}", text)


def test_from_the_right_a_number_to_ring_keeps_its_order(place):
    """Read from the right, the groups of a telephone number change places: somebody would ring a wrong one."""
    approve(place)
    browser = Client()
    browser.get("/help/?in=ar")
    start = browser.get("/help/").text
    assert 'dir="ltr">01632 960111</a>' in start
    assert '<footer class="ju-foot" lang="en-GB" dir="ltr">' in start
    arabic = Speaking(code="ar", direction="rtl", words={"Ring": "※ 18001 111"})
    assert arabic.say("Ring") == "※ \u206618001 111\u2069"
    assert 'class="ju-foot">' in Client().get("/help/").text


def test_where_none_is_approved_english_says_that_we_ring_with_an_interpreter(place):
    text = Client().get("/help/").text
    assert "Another language? Write which, in any language. We ring you with an interpreter." in text
    assert "?in=" not in text
    assert 'lang="en-GB" dir="ltr"' in text


def test_an_approved_language_speaks_every_page_from_its_own_side(place):
    approve(place)
    browser = Client()
    assert 'href="?in=ar" lang="ar" dir="rtl">العربية</a>' in browser.get("/help/").text
    first = browser.get("/help/?in=ar")
    assert 'lang="ar" dir="rtl"' in first.text
    assert main_words(first) == []
    for number in range(1, len(questions.QUESTIONS) + 1):
        page = browser.get(f"/help/{number}/")
        assert page.status_code == 404 or main_words(page) == [], number
    assert main_words(browser.post("/help/1/", {})) == []
    assert main_words(browser.get("/help/now/")) == []
    ben.answers(browser, words={"words": "※"}, wish={"wish": ""}, name={"name": "※"}, needs={"needs": ["Large print"]})
    assert main_words(browser.get("/help/check/")) == []
    browser.post("/help/check/", {"form_key": "k"})
    sent = browser.get("/help/sent/")
    link = re.search(r'href="http://testserver(/help/status/[^"]+)"', sent.text).group(1)
    assert main_words(browser.get(link)) == []


def test_half_a_translation_is_not_offered(place):
    words = marked()
    words.pop("Talk to us")
    with pytest.raises(errors.Refused, match="1 sentences are missing. The first: Talk to us"):
        approve(place, words=words)
    assert "?in=" not in Client().get("/help/").text


def test_nothing_is_offered_that_no_human_approved(place):
    with pytest.raises(errors.Refused, match="Name who approved"):
        approve(place, approved_by=" ")


def test_nobody_approves_what_they_wrote(place):
    row = propose()
    for by, name in ((WRITER, "Somebody else"), (READER, WRITER.shown)):
        with pytest.raises(errors.Refused, match="Somebody else approves|did not propose them"):
            actions.approve_language(by=by, language=row, approved_by=name)
    assert "?in=" not in Client().get("/help/").text
    actions.approve_language(by=READER, language=row, approved_by="Riverside reading group")
    assert "?in=ar" in Client().get("/help/").text


def test_room_in_braces_is_kept_so_that_a_time_fits_in(place):
    row = propose()
    for wrong in ("※", "※ {when}", "※ {at", "※ {at} {at}"):
        with pytest.raises(errors.Refused, match="Keep what stands in braces"):
            actions.write_language(by=WRITER, language=row, version=2, words={"Sent {at}.": wrong})


def test_a_language_that_lacks_a_sentence_of_today_is_not_offered(place):
    row = approve(place)
    with making("doors"):
        models.HelpLanguage.objects.filter(pk=row.pk).update(words=marked() | {"Talk to us": ""})
    assert "?in=" not in Client().get("/help/").text
    assert "Talk to us" in Client().get("/help/?in=ar").text


def test_a_newer_wording_takes_the_place_of_the_older(place):
    approve(place)
    approve(place, words=marked() | {"Talk to us": "☎"})
    assert "☎" in Client().get("/help/?in=ar").text


def test_a_language_that_nobody_approved_is_english(place):
    assert "Talk to us" in Client().get("/help/?in=xx").text
