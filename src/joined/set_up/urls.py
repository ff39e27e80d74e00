"""Addresses of the set-up area; those of people stand in `accounts`."""

from django.urls import path

from joined.set_up.pages import (
    catalogue,
    geography,
    home,
    huddles,
    languages,
    leaving,
    organisations,
    rules,
    teams,
    telling,
    texts,
)

app_name = "set_up"
urlpatterns = [
    path("", home.home, name="home"),
    path("places/add/", geography.add, name="add_place"),
    path("places/<uuid:place_id>/", geography.place, name="place"),
    path("places/<uuid:place_id>/rename/", geography.rename, name="rename_place"),
    path("places/<uuid:place_id>/postcodes/", geography.postcodes, name="postcodes"),
    path("places/<uuid:place_id>/practices/", geography.practice, name="practices"),
    path("places/<uuid:place_id>/addresses/", geography.address, name="addresses"),
    path("places/<uuid:place_id>/duty/", geography.duty, name="duty"),
    path("places/<uuid:place_id>/huddle/", huddles.standing, name="huddle"),
    path("places/<uuid:place_id>/rules/", rules.every, name="rules"),
    path("places/<uuid:place_id>/rules/<slug:name>/", rules.one, name="rule"),
    path("places/<uuid:place_id>/help/", catalogue.every, name="catalogue"),
    path("places/<uuid:place_id>/help/add/", catalogue.add, name="add_help"),
    path("help/<uuid:intervention_id>/end/", catalogue.end, name="end_help"),
    path("postcodes/<uuid:area_id>/end/", geography.end_postcodes, name="end_postcodes"),
    path("practices/<uuid:area_id>/end/", geography.end_practice, name="end_practice"),
    path("organisations/", organisations.every, name="organisations"),
    path("organisations/add/", organisations.add, name="add_organisation"),
    path("organisations/<uuid:organisation_id>/", organisations.one, name="organisation"),
    path("organisations/<uuid:organisation_id>/first/", organisations.first, name="first_administrator"),
    path("teams/", teams.every, name="teams"),
    path("teams/add/", teams.add, name="add_team"),
    path("teams/<uuid:team_id>/", teams.one, name="team"),
    path("teams/<uuid:team_id>/join/", teams.join, name="join_team"),
    path("teams/<uuid:team_id>/type/", teams.say_type, name="team_type"),
    path("teams/<uuid:team_id>/close/", teams.close, name="close_team"),
    path("teams/<uuid:team_id>/reopen/", teams.reopen, name="reopen_team"),
    path("teams/joined/<uuid:member_id>/end/", teams.end_joined, name="end_joined"),
    path("told/", telling.told, name="told"),
    path("told/<uuid:told_id>/answer/", telling.answer, name="answer_told"),
    path("texts/", texts.every, name="texts"),
    path("texts/propose/", texts.propose, name="propose_text"),
    path("texts/<uuid:template_id>/approve/", texts.approve, name="approve_text"),
    path("texts/<uuid:template_id>/retire/", texts.retire, name="retire_text"),
    path("languages/", languages.every, name="languages"),
    path("languages/propose/", languages.propose, name="propose_language"),
    path("languages/<uuid:language_id>/part-<int:part>/", languages.write, name="write_language"),
    path("languages/<uuid:language_id>/approve/", languages.approve, name="approve_language"),
    path("languages/<uuid:language_id>/end/", languages.end, name="end_language"),
    path("people/<uuid:user_id>/leave/", leaving.leave, name="leave"),
]
telling_us = ([path("", telling.tell_us, name="tell")], "tell_us")
"""For everybody at work, at an address of its own."""
