"""The phone screens of the demo."""

import urllib.error
import urllib.parse
import urllib.request

import pytest

from stand_ins.notify import phone


def test_a_phone_shows_its_texts_as_they_arrive(send, ask):
    send("Hello Amina. We have a plan to suggest: a nurse comes on Friday.", reference="one")
    page = ask("/phone/07700900123")
    assert "<h1>07700 900123</h1>" in page
    assert "Hello Amina. We have a plan to suggest: a nurse comes on Friday." in page


def test_the_locked_screen_shows_only_the_beginning(send, ask):
    send("Hello Amina. We have a plan to suggest: a nurse comes on Friday.")
    locked = ask("/phone/07700900123").split("The locked screen")[1].split("</div>")[0]
    assert "Hello Amina. We have a plan to sugg…" in locked
    assert "nurse" not in locked


def test_all_phones_are_listed_the_latest_first(send, ask):
    send(to="07700900111")
    send(to="07700900222")
    page = ask("/phones")
    assert page.index("07700 900222") < page.index("07700 900111")
    assert "2 phones." in page
    assert "Nobody has been texted yet." not in page


def test_a_text_that_failed_is_on_no_phone(send, ask):
    ask("/switches", {"rules": [{"receipts": ["permanent-failure"]}]})
    send("You will never see this.")
    assert "You will never see this." not in ask("/phone/07700900123")
    assert "No texts arrived" in ask("/phones")


def test_words_are_shown_as_words(send, ask):
    send("<script>alert(1)</script> & more")
    page = ask("/phone/07700900123")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_somebody_can_write_back(ask, callback, notify):
    body = urllib.parse.urlencode({"words": "STOP"}).encode()
    with urllib.request.urlopen(f"{notify.url}/phone/07700900123/reply", data=body, timeout=5) as answer:
        assert answer.url.endswith("/phone/+447700900123")
    notify.stand_in.postman.settle()
    [received] = callback.got
    assert (received["source_number"], received["message"]) == ("447700900123", "STOP")
    assert "STOP" in ask("/phone/07700900123")


@pytest.mark.parametrize("path", ["/phone/nobody", "/phone/123", "/elsewhere"])
def test_there_is_no_other_page(ask, path):
    with pytest.raises(urllib.error.HTTPError) as found:
        ask(path)
    found.value.close()
    assert found.value.code in (401, 404)


def test_a_page_needs_nothing_from_elsewhere_and_no_script(ask):
    page = ask("/phones")
    assert "http" not in page
    assert "style=" not in page
    assert all(ask(path) for path in phone.FILES)
