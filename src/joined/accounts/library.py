"""The sign-in library's pages that we open, and no others: no sign-up, no e-mail changes, no codes by e-mail.

Everything not named here does not exist (ASVS 6.3.4: no weaker side door).
"""

import typing

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

from joined.accounts import sessions
from joined.accounts.entrance import for_enrolling
from joined.base import web
from joined.base.web import public


class ActivateTOTP(totp.ActivateTOTPView):
    """The first second factor opens the session that added it."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        response = super().form_valid(form)
        sessions.has_enrolled(self.request)
        return response


class AddPasskey(passkeys.AddWebAuthnView):
    """As above."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        response = super().form_valid(form)
        sessions.has_enrolled(self.request)
        return response


class ChangePassword(account.PasswordChangeView):
    """Only where there is one to change: the demo's people have none."""

    def dispatch(self, request: HttpRequest, *args: typing.Any, **kwargs: typing.Any) -> HttpResponse:
        if not request.user.has_usable_password():
            return web.go("accounts:account")
        return super().dispatch(request, *args, **kwargs)


class SignOut(account.LogoutView):
    """Also tells the browser to forget pages that it keeps for its back button (T06)."""

    def post(self, request: HttpRequest, *args: typing.Any, **kwargs: typing.Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


index = for_enrolling(second_factor.IndexView.as_view())
activate_totp = for_enrolling(ActivateTOTP.as_view())
add_passkey = for_enrolling(AddPasskey.as_view())

urlpatterns = [
    path("login/", public(account.LoginView.as_view()), name="account_login"),
    path("logout/", public(SignOut.as_view()), name="account_logout"),
    path("password/reset/", public(account.PasswordResetView.as_view()), name="account_reset_password"),
    path("password/reset/done/", public(account.PasswordResetDoneView.as_view()), name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(account.PasswordResetFromKeyView.as_view()),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        public(account.PasswordResetFromKeyDoneView.as_view()),
        name="account_reset_password_from_key_done",
    ),
    path("password/change/", ChangePassword.as_view(), name="account_change_password"),
    path("2fa/", index, name="mfa_index"),
    path("2fa/authenticate/", public(second_factor.AuthenticateView.as_view()), name="mfa_authenticate"),
    path("2fa/reauthenticate/", second_factor.ReauthenticateView.as_view(), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", activate_totp, name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", totp.DeactivateTOTPView.as_view(), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", recovery_codes.ViewRecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        recovery_codes.GenerateRecoveryCodesView.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/download/",
        recovery_codes.DownloadRecoveryCodesView.as_view(),
        name="mfa_download_recovery_codes",
    ),
    path("2fa/webauthn/", passkeys.ListWebAuthnView.as_view(), name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", add_passkey, name="mfa_add_webauthn"),
    path("2fa/webauthn/login/", public(passkeys.LoginWebAuthnView.as_view()), name="mfa_login_webauthn"),
    path(
        "2fa/webauthn/reauthenticate/",
        passkeys.ReauthenticateWebAuthnView.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("2fa/webauthn/keys/<int:pk>/remove/", passkeys.RemoveWebAuthnView.as_view(), name="mfa_remove_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/edit/", passkeys.EditWebAuthnView.as_view(), name="mfa_edit_webauthn"),
]
