"""The help page in another language: proposed, written in parts, read and approved by somebody else (H31)."""

import re

import pytest
from django.test import Client

from joined.base.making import making
from joined.doors import help_words, models, questions
from joined.huddle.tests import riverside

HERE = "/admin-area/languages/"
ON_A_PAGE = 20
FIELD = re.compile(r'name="(s\d+)"')
pytestmark = pytest.mark.django_db


def write(browser, row, number, **more):
    path = f"{HERE}{row.pk}/part-{number}/"
    row.refresh_from_db()
    names = dict.fromkeys(FIELD.findall(browser.get(path).text))
    part = questions.sentences()[(number - 1) * ON_A_PAGE :]
    said = {name: "※ " + " ".join(re.findall(r"\{\w+\}", english)) for name, english in zip(names, part, strict=False)}
    return browser.post(path, said | {"version": str(row.version)} | more)


def test_a_language_is_proposed_written_and_approved_by_somebody_else(place, keepers):
    writer, reader = riverside.browser(keepers.trust), riverside.browser(keepers.lead)
    assert writer.post(f"{HERE}propose/", {"name": "العربية", "code": "ar"}).status_code == 303
    row = models.HelpLanguage.objects.get()
    assert 'lang="ar" dir="rtl"' in writer.get(HERE).text
    parts = -(-len(questions.sentences()) // ON_A_PAGE)
    wrong = write(writer, row, 1, **{FIELD.findall(writer.get(f"{HERE}{row.pk}/part-1/").text)[0]: "※ {when}"})
    assert (wrong.status_code, "Keep what stands in braces" in wrong.text) == (422, True)
    for number in range(1, parts):
        assert write(writer, row, number).status_code == 303
    asked = {"approved_by": "Riverside reading group"}
    assert reader.post(f"{HERE}{row.pk}/approve/", asked).status_code == 422
    assert write(writer, row, parts).status_code == 303
    assert "You wrote words of this yourself" in writer.get(f"{HERE}{row.pk}/approve/").text
    assert writer.post(f"{HERE}{row.pk}/approve/", asked).status_code == 422
    assert "?in=ar" not in Client().get("/help/").text
    assert reader.post(f"{HERE}{row.pk}/approve/", asked).status_code == 303
    assert "?in=ar" in Client().get("/help/").text
    assert "Approved by Riverside reading group" in reader.get(HERE).text
    assert reader.post(f"{HERE}{row.pk}/end/").status_code == 303
    assert "?in=ar" not in Client().get("/help/").text


def test_a_new_sentence_is_shown_alone_beside_what_was_approved_and_whoever_may_approve_hears_of_it(place, keepers):
    writer, reader = riverside.browser(keepers.trust), riverside.browser(keepers.lead)
    every = {english: "※ " + " ".join(re.findall(r"\{\w+\}", english)) for english in questions.sentences()}
    new, quiet = "Is this not what you want?", {k: v for k, v in every.items() if k not in help_words.MAY_WAIT}
    approved = {
        "code": "ar",
        "name": "العربية",
        "direction": "rtl",
        "approved_by": "A group",
        "approved_on": "2026-03-02",
    }
    with making("doors"):
        models.HelpLanguage.objects.create(state="in_force", words=quiet, **approved)
        proposed = models.HelpLanguage.objects.create(
            code="ar", name="العربية", direction="rtl", words=every, written_by_ids=[str(keepers.trust.id)]
        )
    assert "?in=ar" in Client().get("/help/").text, "a sentence that may wait does not shut it"
    text = reader.get(f"{HERE}{proposed.pk}/approve/").text
    assert f"New since it was approved: {len(help_words.MAY_WAIT)} sentences" in text
    assert text.index(new) < text.index("As they were approved") < text.index("Leave this page")
    assert "1 language to approve" in reader.get("/").text
    for who in (writer, riverside.browser(place.gp)):
        assert "to approve" not in who.get("/").text
    with making("doors"):
        models.HelpLanguage.objects.filter(state="in_force").update(
            words={english: said for english, said in quiet.items() if english != "Start"}
        )
    assert "?in=ar" not in Client().get("/help/").text


def test_two_who_write_at_once_lose_nothing_silently(place, keepers):
    one, other = riverside.browser(keepers.trust), riverside.browser(keepers.lead)
    one.post(f"{HERE}propose/", {"name": "Soomaali", "code": "so"})
    row = models.HelpLanguage.objects.get()
    assert write(one, row, 1).status_code == 303
    assert write(other, row, 1, version="1").status_code == 409


def test_only_whoever_keeps_a_place_keeps_its_languages(place, keepers):
    riverside.browser(keepers.trust).post(f"{HERE}propose/", {"name": "Soomaali", "code": "so"})
    row = models.HelpLanguage.objects.get()
    for who in (keepers.practice, keepers.charity, place.chair, place.gp):
        browser = riverside.browser(who)
        for path in ("", "propose/", f"{row.pk}/part-1/", f"{row.pk}/approve/"):
            assert browser.get(HERE + path).status_code == 404, (who.name, path)
        assert browser.post(f"{HERE}{row.pk}/end/").status_code == 404
    assert riverside.browser(keepers.lead).get(f"{HERE}{row.pk}/approve/").status_code == 200


def test_english_itself_and_what_is_no_language_are_not_proposed(place, keepers):
    for code in ("en", "en-GB", "somali language"):
        assert keepers.browser.post(f"{HERE}propose/", {"name": "X", "code": code}).status_code == 422, code
