"""Translations of templates: found again by another process, and only in a folder that is ours alone."""

import jinja2
import pytest

from joined.base import compiled

OPTIONS = b"how templates are read"


def shown(cache, *, words):
    made = jinja2.Environment(loader=jinja2.DictLoader({"page": words}), bytecode_cache=cache, autoescape=True)
    return made.get_template("page").render(name="Ewa")


def test_what_is_kept_is_found_again_and_a_template_that_changed_is_translated_anew(tmp_path):
    assert shown(compiled.kept(tmp_path, options=OPTIONS), words="Hello {{ name }}") == "Hello Ewa"
    (folder,) = tmp_path.iterdir()
    assert len(list(folder.iterdir())) == 1
    assert shown(compiled.kept(tmp_path, options=OPTIONS), words="Good morning {{ name }}") == "Good morning Ewa"


def test_other_options_have_a_folder_of_their_own(tmp_path):
    for options in (OPTIONS, b"otherwise"):
        shown(compiled.kept(tmp_path, options=options), words="Hello")
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(("mode", "is_used"), [(0o700, True), (0o755, True), (0o775, False), (0o777, False)])
def test_a_folder_that_others_may_write_to_is_not_read(tmp_path, mode, is_used):
    compiled.kept(tmp_path, options=OPTIONS)
    (folder,) = tmp_path.iterdir()
    folder.chmod(mode)
    assert (compiled.kept(tmp_path, options=OPTIONS) is not None) == is_used


def test_where_no_folder_can_be_made_pages_are_translated_by_each_process(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    assert compiled.kept(tmp_path / "file", options=OPTIONS) is None


def test_what_cannot_be_kept_is_shown_all_the_same(tmp_path):
    cache = compiled.kept(tmp_path, options=OPTIONS)
    (folder,) = tmp_path.iterdir()
    folder.rmdir()
    assert shown(cache, words="Hello {{ name }}") == "Hello Ewa"
