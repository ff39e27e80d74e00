"""What looks at pages sees what is wrong on them: each fault beside the same page without it."""

import looking
import pytest
from walking import PHONE, WIDE

PAGE = """<!doctype html><html lang="en"><head><title>A page</title><style>{style}</style></head>
<body><main><h1>A page</h1>{words}</main></body></html>"""
WORDS = "<p>These words are read.</p>"
FAINT = "p { color: #bbb }"
ON_GREY = "<div style='background: #bbb'><p style='color: #666'>These words are read.</p></div>"
NAMELESS = "<p>These words are read.</p><input class='late'>"
SCROLLED = "div { overflow: auto } @media (max-width: 500px) { div { height: 8px } }"
ONLY_NARROW = ".late { display: none } @media (max-width: 500px) { .late { display: block } }"


@pytest.fixture
def page(chromium):
    context = chromium.browser.new_context(viewport=WIDE)
    yield context.new_page()
    context.close()


def shows(page, *, words=WORDS, style=""):
    page.set_content(PAGE.format(words=words, style=style))


def test_ink_that_is_too_faint_is_seen_also_after_the_same_words_could_be_read(page):
    shows(page)
    assert looking.judge(page)[0] == ""
    shows(page, style=FAINT)
    assert "color-contrast" in looking.judge(page)[0]
    assert "color-contrast" in looking.judge(page)[0], "what is too faint stays so"


def test_the_same_ink_on_another_paper_is_judged_again(page):
    shows(page, words="<p style='color: #666'>These words are read.</p>")
    assert looking.judge(page)[0] == ""
    shows(page, words=ON_GREY)
    assert "color-contrast" in looking.judge(page)[0]


def test_a_field_without_a_name_that_only_a_phone_shows_is_seen(page):
    shows(page, words=NAMELESS, style=ONLY_NARROW)
    wrong, drawn = looking.judge(page)
    assert wrong == ""
    page.set_viewport_size(PHONE)
    assert "label" in looking.judge(page, before=drawn)[0]


def test_a_part_that_only_a_phone_scrolls_is_reached_by_keys(page):
    shows(page, words=f"<div>{WORDS}</div>", style=SCROLLED)
    wrong, drawn = looking.judge(page)
    assert wrong == ""
    page.set_viewport_size(PHONE)
    assert "scrollable-region-focusable" in looking.judge(page, before=drawn)[0]


def test_what_is_wider_than_a_phone_is_seen(page):
    shows(page, words="<p class='long'>These words are read.</p>", style=".long { width: 500px }")
    wrong, drawn = looking.judge(page)
    assert wrong == ""
    page.set_viewport_size(PHONE)
    assert "scrolls sideways" in looking.judge(page, before=drawn)[0]
