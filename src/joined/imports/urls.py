"""Addresses of imports."""

from django.urls import path

from joined.imports import pages

app_name = "imports"
urlpatterns = [
    path("", pages.lists, name="lists"),
    path("template/", pages.template, name="template"),
    path("<uuid:of>/", pages.one, name="one"),
    path("<uuid:of>/to-mend/", pages.to_mend, name="to_mend"),
    path("<uuid:of>/decide/", pages.decide, name="decide"),
    path("<uuid:of>/approve/", pages.approve, name="approve"),
    path("<uuid:of>/throw-away/", pages.throw_away, name="throw_away"),
    path("<uuid:of>/undo/", pages.undo, name="undo"),
]
