"""Unlocking, one's own account, how pages look, drafts, and the set-up area."""

from django.urls import path

from joined.accounts.pages import links, own, set_up, telephones

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
    path("admin-area/people/<uuid:user_id>/telephone/", telephones.telephone, name="telephone"),
    path("admin-area/people/<uuid:user_id>/telephone/code/", telephones.confirm, name="confirm_telephone"),
    path("admin-area/people/<uuid:user_id>/telephone/end/", telephones.end, name="end_telephone"),
    path("admin-area/people/works/<uuid:membership_id>/end/", set_up.end_work, name="end_work"),
    path("admin-area/access/", set_up.access_review, name="access_review"),
    path("partner/<str:token>/send-code/", links.send_code, name="link_send_code"),
    path("partner/<str:token>/code/", links.code, name="link_code"),
    path("partner/<str:token>/new/", links.new_link, name="link_new"),
    path("partner/<str:token>/leave/", links.leave, name="link_leave"),
    path("admin-area/access/<uuid:membership_id>/", set_up.review, name="review"),
]
