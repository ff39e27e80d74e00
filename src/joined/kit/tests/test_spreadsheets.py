"""No cell that leaves us runs in a spreadsheet, and each comes back as it was (T13)."""

import pytest

from joined.kit import spreadsheets

RUNS = ("=1+1", "+44 20", "-1", "@SUM(A1)", "|calc", "%x", "\t=1", "  =1", "\x00=1", "\x1b@x", "＝1", "＠x")


@pytest.mark.parametrize("text", RUNS)
def test_what_would_run_stands_behind_an_apostrophe(text):
    assert spreadsheets.cell(text).startswith("'")


@pytest.mark.parametrize("text", ["Amina", "O’Brien", "'quoted'", "1980-02-01", "", "a=b", "Zoë"])
def test_other_text_is_left_alone(text):
    assert spreadsheets.cell(text) == text


@pytest.mark.parametrize("text", [*(text for text in RUNS if text[0] not in "\x00\x1b"), "Amina", "'quoted'"])
def test_it_comes_back_as_it_was(text):
    assert spreadsheets.typed(spreadsheets.cell(text)) == text
