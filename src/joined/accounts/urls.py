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
    path("set-up/", set_up.people, name="set_up"),
    path("set-up/people/add/", set_up.add, name="add_user"),
    path("set-up/people/<uuid:user_id>/", set_up.colleague, name="colleague"),
    path("set-up/people/<uuid:user_id>/join/", set_up.join, name="join"),
    path("set-up/people/<uuid:user_id>/disable/", set_up.disable, name="disable"),
]
