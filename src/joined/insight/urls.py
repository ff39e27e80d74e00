"""Addresses of numbers: one neighbourhood, one month, one way of looking at a time."""

from django.urls import path

from joined.insight import pages

app_name = "insight"
urlpatterns = [
    path("", pages.home, name="home"),
    path("ours/<str:month>/", pages.ours, name="ours"),
    path("ours/<str:month>/figures.csv", pages.ours_csv, name="ours_csv"),
    path("sittings/<uuid:sitting_id>/", pages.sitting, name="sitting"),
    path("sittings/<uuid:sitting_id>/figures.csv", pages.sitting_csv, name="sitting_csv"),
    path("<uuid:place_id>/before/", pages.before, name="before"),
    path("<uuid:place_id>/before/template.csv", pages.before_template, name="before_template"),
    path("<uuid:place_id>/areas/", pages.areas, name="areas"),
    path("<uuid:place_id>/areas/template.csv", pages.areas_template, name="areas_template"),
    path("<uuid:place_id>/<str:month>/", pages.place, name="place"),
    path("<uuid:place_id>/<str:month>/figures.csv", pages.place_csv, name="place_csv"),
    path("<uuid:place_id>/<str:month>/sheet/", pages.sheet, name="sheet"),
    path("<uuid:place_id>/<str:month>/by/<slug:by>/", pages.by_group, name="by_group"),
    path("<uuid:place_id>/<str:month>/by/<slug:by>/figures.csv", pages.by_group_csv, name="by_group_csv"),
]
