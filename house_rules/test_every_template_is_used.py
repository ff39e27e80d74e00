"""Templates: each is used, none holds style or script of its own (the Content-Security-Policy would refuse it)."""

import pathlib
import re

from house_rules import reading

TEMPLATES = sorted(str(file.relative_to(reading.HOUSE)) for file in reading.HOUSE.rglob("*.jinja"))
# Found by their own address, because the sign-in library asks for them: accounts/library.py says which.
OF_THE_LIBRARY = ("accounts/templates/account/", "accounts/templates/mfa/", "accounts/templates/429.jinja")
OWN_STYLE = re.compile(r"<style|\sstyle\s*=|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)


def texts() -> dict[str, str]:
    """What each template says."""
    return {name: (reading.HOUSE / name).read_text() for name in TEMPLATES}


def test_every_template_is_used():
    said = texts()
    everything = "".join(file.read_text() for file in reading.HOUSE.rglob("*.py")) + "".join(said.values())
    quoted = set(re.findall(r"""["']([^"'\n]+\.jinja)["']""", everything))
    folders = set(re.findall(r"""f"([^"{\n]+)/\{""", everything))
    said_alone = set(re.findall(r"""["']([a-z_]+)["']""", everything))
    unused = [
        name
        for name in TEMPLATES
        if not {name, name.split("templates/", 1)[1]} & quoted
        and not (name.rpartition("/")[0] in folders and pathlib.PurePath(name).stem in said_alone)
        and not name.startswith(OF_THE_LIBRARY)
    ]
    assert unused == []


def test_no_template_holds_style_or_script_of_its_own():
    assert {name: found for name, text in texts().items() if (found := OWN_STYLE.search(text))} == {}


def test_nothing_is_shown_without_escaping():
    unsafe = re.compile(r"autoescape false|\|\s*safe\b")
    assert [name for name, text in texts().items() if unsafe.search(text)] == []


def test_templates_were_found():
    assert len(TEMPLATES) > 20
