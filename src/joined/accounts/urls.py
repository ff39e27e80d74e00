"""Unlocking, one's own account, how pages look, drafts, and the set-up area."""

from django.urls import path

from joined.accounts.pages import own, set_up

app_name = "accounts"
urlpatterns = [
    path("unlock/", own.unlock, name="unlock"),
    path("account/", own.account, name="account"),
    path("account/act-for/", own.act_for, name="act_for"),
    path("preferences/", own.prefer, name="prefer"),
    path("drafts/<slug:form>/", own.keep_draft, name="keep_draft"),
    path("admin-area/people/", set_up.people, name="set_up"),
    path("admin-area/people/add/", set_up.add, name="add_user"),
    path("admin-area/people/<uuid:user_id>/", set_up.colleague, name="colleague"),
    path("admin-area/people/<uuid:user_id>/join/", set_up.join, name="join"),
    path("admin-area/people/<uuid:user_id>/second-factor/", set_up.second_factor, name="second_factor"),
    path("admin-area/people/works/<uuid:membership_id>/end/", set_up.end_work, name="end_work"),
    path("admin-area/access/", set_up.access_review, name="access_review"),
    path("admin-area/access/<uuid:membership_id>/", set_up.review, name="review"),
]
