"""Templates: each is used, none holds style or script of its own (the Content-Security-Policy would refuse it)."""

import re

import pytest
from house_rules import reading

TEMPLATES = sorted(str(file.relative_to(reading.HOUSE)) for file in reading.HOUSE.rglob("*.jinja"))
# Found by their own address, because the sign-in library asks for them: accounts/library.py says which.
OF_THE_LIBRARY = ("accounts/templates/account/", "accounts/templates/mfa/", "accounts/templates/429.jinja")
OWN_STYLE = re.compile(r"<style|\sstyle\s*=|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)


def mentions() -> str:
    """Everything that may name a template."""
    python = "".join(file.read_text() for file in reading.HOUSE.rglob("*.py"))
    return python + "".join((reading.HOUSE / name).read_text() for name in TEMPLATES)


EVERYTHING = mentions()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_used(name):
    short = name.split("templates/", 1)[1]
    is_mentioned = any(f"{quote}{said}{quote}" in EVERYTHING for quote in "\"'" for said in (name, short))
    is_one_of_a_folder = f'f"{name.rpartition("/")[0]}/{{' in EVERYTHING
    assert is_mentioned or is_one_of_a_folder or name.startswith(OF_THE_LIBRARY)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_holds_no_style_or_script_of_its_own(name):
    found = OWN_STYLE.search((reading.HOUSE / name).read_text())
    assert found is None, found


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_is_shown_without_escaping(name):
    text = (reading.HOUSE / name).read_text()
    assert "autoescape false" not in text
    assert not re.search(r"\|\s*safe\b", text)


def test_templates_were_found():
    assert len(TEMPLATES) > 20
