"""Every part of a page has an example, is drawn, and keeps to the content policy."""

import datetime
import pathlib
import re

import jinja2
import markupsafe
import pytest
from django.template import loader
from jinja2 import nodes

from joined.base import components, jinja
from joined.base.samples import values
from joined.kit import clock

HOUSE = pathlib.Path(jinja.__file__).resolve().parents[1]
PARTS = sorted((HOUSE / "base/templates/components").glob("*.jinja"))
TEMPLATES = sorted(HOUSE.glob("*/templates/**/*.jinja"))
NOW = datetime.datetime(2026, 3, 3, 12, 41, tzinfo=datetime.UTC)
PAGE_OF_EXAMPLES = "examples"
HOOKS = {  # names without a rule of their own, and the beginnings of names that a value ends
    *("ju-side", "ju-story", "ju-queue", "ju-banner__who", "ju-banner__name", "ju-row-card__tag", "ju-row-card__what"),
    *("ju-flash--", "ju-input--w"),
}
FORBIDDEN = {
    "a style": re.compile(r"<[^>]*\sstyle\s*="),
    "a style sheet in the page": re.compile(r"<style\b"),
    "a script in the page": re.compile(r"<script(?![^>]*\ssrc=)"),
    "a deed in an attribute": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "a javascript address": re.compile(r"javascript:"),
}


@pytest.fixture(autouse=True)
def _tuesday():
    clock.permit_moving()
    with clock.at(NOW):
        yield


@pytest.fixture(scope="module")
def environment():
    return jinja.environment(loader=jinja2.FileSystemLoader(HOUSE), autoescape=True)


def drawn(environment, example):
    page = environment.get_template("base/templates/components/examples.jinja")
    return str(page.make_module({"examples": []}).drawn(example))


def rendered(template, **context):
    return loader.render_to_string(template, context, using="jinja2")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_every_component_says_what_it_takes_and_has_an_example_of_each_macro(part):
    text = part.read_text()
    assert text.startswith("{#")
    if part.stem == PAGE_OF_EXAMPLES:
        return
    public = set(re.findall(r"{%-? macro ([a-z]\w*)\(", text))
    shown = {example.macro for example in components.examples() if example.component == part.stem}
    inner = {"chip", "queue", "bar", "columns"}  # drawn by other examples, or only around what a page puts in
    assert public - inner <= shown
    explained = text[: text.index("#}")]
    assert [name for name in public - inner if name not in explained] == []


def test_every_example_is_drawn(environment):
    for example in components.examples():
        text = drawn(environment, example)
        assert text.strip() or example.case == "empty", (example.component, example.case)


def test_every_component_stands_a_long_name_and_another_script():
    cases = {}
    for example in components.examples():
        cases.setdefault(example.component, set()).add(example.case)
    for component in ("person_banner", "step_card", "story_item", "queue_row", "message_preview", "offer_card"):
        assert "long" in cases[component], component
    assert sum("Arabic" in found for found in cases.values()) >= 5
    assert sum("Welsh" in found for found in cases.values()) >= 2


def test_words_from_people_are_escaped_wherever_they_are_shown(environment):
    harm = "<b onclick=alert(1)>\"'"
    for example in components.examples():
        changed = {key: _harmed(value, harm) for key, value in example.arguments.items()}
        text = drawn(environment, values.Example(example.component, example.macro, "", changed, example.body))
        assert "<b onclick" not in text, (example.component, example.macro)


def _harmed(value, harm):
    """Every plain text in a value, however deep, with something harmful at its end."""
    if isinstance(value, markupsafe.Markup):
        return value
    if isinstance(value, str):
        return value + harm if " " in value else value  # words, not keys such as `can_start`
    if isinstance(value, tuple | list):
        return type(value)(_harmed(one, harm) for one in value)
    if isinstance(value, dict):
        return {key: _harmed(one, harm) for key, one in value.items()}
    if hasattr(value, "__dict__") and type(value).__name__ == "SimpleNamespace":
        return type(value)(**{key: _harmed(one, harm) for key, one in vars(value).items()})
    return value


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_template_carries_styles_scripts_or_deeds_in_its_markup(template):
    text = re.sub(r"{#.*?#}", "", template.read_text(), flags=re.DOTALL)
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_every_template_is_whole_and_finds_its_parts(environment, template):
    tree = environment.parse(template.read_text())
    for needed in tree.find_all((nodes.Extends, nodes.Include, nodes.Import)):
        if isinstance(needed.template, nodes.Const):
            environment.get_template(needed.template.value)
    for needed in tree.find_all(nodes.FromImport):
        part = environment.parse((HOUSE / needed.template.value).read_text())
        macros = {macro.name for macro in part.find_all(nodes.Macro)}
        wanted = {name[0] if isinstance(name, tuple) else name for name in needed.names}
        assert wanted <= macros, needed.template.value
    environment.get_template(str(template.relative_to(HOUSE)))


def test_every_class_of_ours_is_in_a_style_sheet():
    styles = "".join(sheet.read_text() for sheet in (HOUSE / "base/static/joined").glob("*.css"))
    known = set(re.findall(r"\.(ju-[\w-]+)", styles)) | HOOKS
    unknown = {
        (name, str(template.relative_to(HOUSE)))
        for template in TEMPLATES
        for names in re.findall(r'class="([^"]*)"', template.read_text())
        for name in re.findall(r"(?<![\w-])ju-[\w-]+", names)
        if name not in known
    }
    assert unknown == set()


def test_a_name_that_is_not_there_is_an_error_and_not_an_empty_place(environment):
    with pytest.raises(jinja2.UndefinedError):
        environment.from_string("{{ person.nmae }}").render(person={})


def test_the_design_systems_own_parts_may_be_used(environment):
    text = environment.from_string('{{ nhs("inset-text", {"text": words}) }}').render(words="<b>")
    assert "nhsuk-inset-text" in text
    assert "<b>" not in text


def test_a_time_is_exact_for_machines_and_on_hover():
    text = str(jinja.when(NOW, "time"))
    assert text == '<time datetime="2026-03-03T12:41+00:00" title="Tuesday 3 March 2026, 12:41pm">12:41pm</time>'
    assert str(jinja.when(NOW.date(), "short_moment")).endswith(">Tue 3 March</time>")
    assert str(jinja.when(None)) == ""


def test_the_page_for_what_is_not_here_holds_no_time_path_or_token():
    shell = {
        "text_size": 1,
        "contrast": "standard",
        "csrf_input": "TOKEN",
        "now": NOW,
        "actor": None,
        "messages": ["Saved"],
    }
    first = rendered("base/templates/error.jinja", status=404, sentence="We cannot find that page.", **shell)
    later = shell | {"now": NOW + datetime.timedelta(hours=1), "csrf_input": "OTHER", "messages": []}
    assert first == rendered("base/templates/error.jinja", status=404, sentence="We cannot find that page.", **later)
    assert "TOKEN" not in first
    assert "Saved" not in first


@pytest.mark.parametrize("status", [403, 404, 409, 413, 422, 500, 503])
def test_every_problem_has_a_page_that_says_what_to_do(status):
    text = rendered("base/templates/error.jinja", status=status, sentence="Ask your manager.")
    assert "Go to Today" in text
    assert status == 404 or "Ask your manager." in text


def test_choices_of_text_size_and_contrast_are_classes_of_the_page():
    text = rendered("base/templates/error.jinja", status=404, sentence="", text_size=3, contrast="dark")
    assert 'class="text-3 contrast-dark"' in text
