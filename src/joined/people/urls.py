"""Addresses of people; a person's own page is the front's."""

from django.urls import path

from joined.people.pages import finding, reaching, withholding

app_name = "people"
urlpatterns = [
    path("", finding.find, name="find"),
    path("add/", finding.add, name="add"),
    path("<uuid:person>/edit/", finding.edit, name="edit"),
    path("<uuid:person>/reach/", reaching.reach, name="reach"),
    path("<uuid:person>/reach/in-full/", reaching.unmask, name="unmask"),
    path("<uuid:person>/reach/confidential/", withholding.keep_back, name="keep_back"),
    path("<uuid:person>/reach/home/", withholding.home, name="home"),
    path("<uuid:person>/reach/stop/", reaching.stop, name="stop"),
    path("letters/<uuid:message>/", reaching.letter, name="letter"),
    path("letters/<uuid:message>/print/", reaching.print_letter, name="print_letter"),
    path("letters/<uuid:message>/sheet/", reaching.sheet, name="sheet"),
    path("letters/<uuid:message>/posted/", reaching.posted, name="posted"),
    path("letters/<uuid:message>/came-back/", reaching.came_back, name="came_back"),
]
